"""What is known of a vendor: its requests, and what it refuses in a prompt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from mjlint.diagnostic import Severity
from mjlint.language.sources import Source
from mjlint.text.nodes import Scalar

NO_SOURCE: Final = Source("", "", "")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a request."""

    path: str
    """Its name, after those of the objects that hold it: ``input.prompt``."""
    type: str
    """``string``, ``integer``, ``number``, ``boolean``, ``list``, ``object`` or ``any``."""
    source: Source
    items: str = ""
    """The type of a list's items; empty where not known."""
    role: str = ""
    """``webhook``, ``image-link``, ``base64``, ``data-uri``, ``image`` (link or base64) or ``job``
    (the id of an image or job that exists)."""
    required: str = "no"
    """``yes``, ``no``, or ``disputed`` where the vendor's own pages disagree."""
    values: tuple[Scalar, ...] = ()
    open: bool = False
    """Whether there may be other values than those listed."""
    default: Scalar = None
    minimum: float | None = None
    maximum: float | None = None
    minimum_length: int | None = None
    maximum_length: int | None = None
    minimum_items: int | None = None
    maximum_items: int | None = None
    formats: tuple[str, ...] = ()
    https: bool = False
    public: bool = False
    """Whether the vendor says that a private URL is refused."""
    parameter: str = ""
    """The parameter that says the same in the prompt, by name; empty: none."""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A URL of a vendor that takes requests, and their fields."""

    id: str
    paths: tuple[str, ...]
    fields: Mapping[str, Field] = field(repr=False)
    """By path."""
    objects: frozenset[str]
    """The paths of objects whose own fields are listed too."""
    source: Source
    prompt: str = ""
    """The path of the prompt; empty where there is none."""
    mode: str = ""
    speeds: Mapping[str, str] = field(default_factory=dict)
    """The vendor's words for Midjourney's speeds, where they differ."""
    mode_wins: bool = False
    """Whether the field is known to win over a speed in the prompt."""
    timeout: str = ""
    timeouts: Mapping[str, int] = field(default_factory=dict)
    """The least timeout that one page gives for a speed, in seconds."""
    timeout_source: Source = NO_SOURCE
    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    """The model that a value of the field ``model`` chooses, by its name in the reference."""
    bots: str = ""
    """The field that chooses between Midjourney and niji."""
    continues: bool = False
    """Whether it works on an image or job that exists, so that the prompt may lack an image."""
    open: bool = False
    """Whether there may be other fields than those listed."""
    doubtful: bool = False
    """Whether all that is known comes from clients and not from the vendor."""
    one_of: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How the value of a field, in lower case, begins in every request for this endpoint."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """Names that are often sent instead of a field's, or of a parameter (``--ar``)."""

    def speed(self, word: str) -> str:
        """Midjourney's word for a value of the field ``mode``: ``relax``, ``fast``, ``turbo`` …"""
        return self.speeds.get(word, word).lower()


@dataclass(frozen=True, slots=True)
class Fines:
    """What a vendor does about refused prompts."""

    per_day: int
    after: str
    classes: Mapping[str, str]
    """The vendor's own name for a failure that it counts, by the failure's title."""
    source: Source


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that a vendor refuses in a prompt."""

    of: str
    """``permutation`` (any brace), ``bare-niji`` (without its number), ``length`` (more than
    ``maximum``), ``dashes`` (without a space before, or with one after), ``parameter`` (the ``names``,
    or all but ``only``), ``dropped`` (the ``names``, removed unseen), ``value`` (numbers or words of
    ``parameter``), ``code`` (codes and ``random`` for it), ``ending`` (links without one of the
    ``endings``), ``late-image`` (links after the text), ``image-count`` (more than ``maximum``) or ``word`` (one
    of ``values``, wherever it is in the text)."""
    severity: Severity
    """An error where it is documented or was seen; a warning where that may be out of date."""
    source: Source
    reply: str | None = None
    """What it answers; see `answer`."""
    maximum: float | None = None
    minimum: float | None = None
    counts: str = "characters"
    """What a length counts: ``characters`` or ``bytes``."""
    parameter: str | None = None
    """The id of the parameter whose values are meant."""
    names: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    def answer(self, **values: str) -> str | None:
        """The reply with the user's own in it."""
        return None if self.reply is None else self.reply.format_map(values)


@dataclass(frozen=True, slots=True)
class Vendor:
    """A receiver of prompts: a service, or Midjourney itself."""

    id: str
    name: str
    checked: str
    source: Source | None = None
    """Of its existence, where it is known for nothing else."""
    aliases: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    """What it refuses that Midjourney takes."""
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    """Parts of paths that show whose a request is, where the host does not say otherwise."""
    like: str = ""
    """The vendor whose interface it has, with the same fields; empty: its own."""
    self_hosted: bool = False
    """Whether people run it on hosts of their own."""
    key_header: str = ""
    key_header_also: tuple[str, ...] = ()
    key_scheme: str = ""
    key_header_source: Source = NO_SOURCE
    ended: str = ""
    """Why it takes no prompts any more; empty: it does."""
    ended_source: Source | None = None
    instead: str = ""
    path_speeds: Mapping[str, str] = field(default_factory=dict)
    """Parts of paths that choose a speed."""
    fines: Fines | None = None
    endpoints: tuple[Endpoint, ...] = ()

    def endpoint(self, id: str) -> Endpoint | None:
        """An endpoint by its id, in any case."""
        return next((e for e in self.endpoints if e.id.lower() == id.lower()), None)

    def refusal(self, of: str) -> Refusal | None:
        """What it says of one thing; None where it takes it."""
        return next(iter(self.all(of)), None)

    def all(self, *of: str) -> tuple[Refusal, ...]:
        """All that it says of some things."""
        return tuple(refusal for refusal in self.refusals if refusal.of in of)
