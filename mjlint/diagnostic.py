"""What a rule says: where, what is wrong, what Midjourney would answer, and how to fix it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import Final, NamedTuple, Protocol, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def plain_class(kind: type[_T]) -> type[_T]:
    """A data class that is equal to itself alone, frozen for type checkers alone.

    To guard it at run time would triple the time to make one, and a prompt has dozens of nodes. What
    `dataclass` would compile anew for each class is shared: that took an eighth of a short run.
    """
    made = dataclass(slots=True, repr=False, eq=False)(kind)
    names = [each.name for each in fields(made) if each.repr]  # type: ignore[arg-type]

    def shown(self: object) -> str:
        values = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"{type(self).__qualname__}({', '.join(values)})"

    made.__repr__ = shown  # type: ignore[method-assign]
    return made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_class(kind: type[_T]) -> type[_T]:
    """A `plain_class` with equality and hash by value."""
    made = plain_class(kind)
    names = [each.name for each in fields(made) if each.compare]  # type: ignore[arg-type]
    values = attrgetter(*names)

    def is_equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    made.__eq__ = is_equal  # type: ignore[method-assign]
    made.__hash__ = hashed  # type: ignore[method-assign]
    return made


class Severity(StrEnum):
    """How sure it is that Midjourney refuses the prompt."""

    rank: int
    """0 for info, 2 for error."""

    ERROR = "error"
    """Midjourney will refuse it."""
    WARNING = "warning"
    """It may be refused, or read otherwise than meant."""
    INFO = "info"
    """It is legal; something may be worth knowing."""

    def __init__(self, value: str) -> None:
        self.rank = ("info", "warning", "error").index(value)


class Failure(StrEnum):
    """The failures that can be foreseen, in Midjourney's words: the titles of its replies."""

    INVALID_PARAMETER = "Invalid parameter"
    INVALID_LINK = "Invalid link"
    EMPTY_PROMPT = "Empty prompt"
    BANNED_PROMPT = "Banned prompt detected"
    ACTION_RESTRICTED = "Job action restricted"
    INVALID_PROMPT = "Invalid prompt"
    INVALID_REQUEST = "Invalid request"
    """A vendor refuses the request before Midjourney sees it."""
    JOB_TIMEOUT = "Job Timeout"


class Applicability(StrEnum):
    """Who may apply a fix."""

    SAFE = "safe"
    """The meaning stays: `--fix` applies it."""
    UNSAFE = "unsafe"
    """The meaning may change: `--unsafe-fixes` applies it."""
    DISPLAY = "display"
    """Only shown: a person has to finish it."""


# By names of their own: Python 3.11 takes ten times as long to find a member in its class.
ERROR: Final = Severity.ERROR
_SAFE: Final = Applicability.SAFE
_UNSAFE: Final = Applicability.UNSAFE


class HasSpan(Protocol):
    """Whatever has a place in a text: a node, a label."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def span(where: HasSpan | tuple[int, int]) -> tuple[int, int]:
    """The offsets of a place."""
    if isinstance(where, tuple):
        return where[0], where[1]
    return where.start, where.end


class Edit(NamedTuple):
    """Put ``text`` in the place of ``[start:end]``, offsets into the prompt in characters."""

    start: int
    end: int
    text: str


class Places(Protocol):
    """Where the characters of a text are in another one; see `mjlint.text.places.SourceMap`."""

    def span(self, start: int, end: int, /) -> tuple[int, int]: ...

    def edit(self, edit: Edit, /) -> Edit | None: ...


class Shift(NamedTuple):
    """`Places` of a text that begins so many characters further on."""

    by: int

    def span(self, start: int, end: int, /) -> tuple[int, int]:
        """Both offsets, moved."""
        return start + self.by, end + self.by

    def edit(self, edit: Edit, /) -> Edit:
        """The same edit, moved."""
        return Edit(edit.start + self.by, edit.end + self.by, edit.text)


@value_class
class Fix:
    """Edits that belong together; they never overlap."""

    applicability: Applicability
    edits: tuple[Edit, ...]
    title: str
    """What it does, in the imperative: "Write `--v 6`"."""

    def moved(self, places: Places) -> Fix | None:
        """The same fix in the document that its text was read from; None where it does not fit."""
        edits: list[Edit] = []
        for edit in self.edits:
            moved = places.edit(edit)
            if moved is None:
                return None
            edits.append(moved)
        return Fix(self.applicability, tuple(edits), self.title)

    def to_dict(self) -> dict[str, object]:
        """The fix in types that JSON has."""
        edits = [{"start": e.start, "end": e.end, "content": e.text} for e in self.edits]
        return {"applicability": self.applicability.value, "message": self.title, "edits": edits}

    @classmethod
    def of(cls, edits: Iterable[Edit], title: str, *, unsafe: bool = False) -> Fix:
        """A fix of several edits, safe unless it may change the meaning."""
        return cls(_UNSAFE if unsafe else _SAFE, tuple(edits), title)

    @classmethod
    def replace(
        cls, where: HasSpan | tuple[int, int], text: str, title: str = "", *, unsafe: bool = False
    ) -> Fix:
        """Put a text in a place, a node or offsets; the title is "Write `…`" if none is given."""
        return cls.of((Edit(*span(where), text),), title or f"Write `{text}`", unsafe=unsafe)

    @classmethod
    def remove(
        cls,
        where: HasSpan | tuple[int, int],
        shown: str = "",
        *,
        title: str = "",
        unsafe: bool = False,
    ) -> Fix:
        """Remove what is in a place. ``shown``: its text, for the title "Remove `…`"."""
        return cls.replace(where, "", title or f"Remove `{shown}`", unsafe=unsafe)

    @classmethod
    def insert(cls, at: int, text: str, title: str = "", *, unsafe: bool = False) -> Fix:
        """Insert a text at an offset; the title is "Write `…`" if none is given."""
        return cls.replace((at, at), text, title or f"Write `{text.strip()}`", unsafe=unsafe)


class Label(NamedTuple):
    """A stretch of the prompt with a word on it: the primary place is the diagnostic's own."""

    start: int
    end: int
    text: str


@value_class
class Diagnostic:
    """One finding. Offsets count characters of the prompt from 0; ``end`` is exclusive."""

    code: str
    name: str
    severity: Severity
    message: str
    """One sentence: what is wrong, with the user's own text quoted, and what is expected."""
    help: str
    """One sentence in the imperative: how to fix it; may be empty."""
    start: int
    end: int
    failure: Failure | None = None
    """The failure it foresees; None where nothing is refused."""
    reply: str | None = None
    """What Midjourney would answer, where known."""
    source: str = ""
    """The URL that the rule or the fact rests on."""
    fixes: tuple[Fix, ...] = ()
    """What would put it right, the best first."""
    label: str = ""
    """A word on the place itself."""
    labels: tuple[Label, ...] = ()
    """Other places that matter."""
    reply_record: str = ""
    """The source and the day of the record in which these words were seen as a reply; empty where
    they are worded by analogy, or there are none."""

    def moved(self, places: Places) -> Diagnostic:
        """The same finding in the document that its text was read from.

        A fix that the document cannot hold is left out.
        """
        # Written out: `dataclasses.replace` takes as long as all the rest of a finding.
        moved = [fix.moved(places) for fix in self.fixes]
        fixes = tuple([fix for fix in moved if fix is not None])
        labels = [Label(*places.span(start, end), text) for start, end, text in self.labels]
        return Diagnostic(
            self.code, self.name, self.severity, self.message, self.help,
            *places.span(self.start, self.end), self.failure, self.reply, self.source, fixes,
            self.label, tuple(labels), self.reply_record,
        )  # fmt: skip

    @property
    def reply_basis(self) -> str | None:
        """``observed`` or ``by analogy``; None where no reply is foreseen."""
        if self.reply is None:
            return None
        return "observed" if self.reply_record else "by analogy"

    @property
    def fix(self) -> Fix | None:
        """The best of its fixes, None where it has none."""
        return self.fixes[0] if self.fixes else None

    def to_dict(self) -> dict[str, object]:
        """The finding in types that JSON has; offsets count characters of the prompt from 0."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message,
            "start": self.start,
            "end": self.end,
            "fixes": [fix.to_dict() for fix in self.fixes],
            "failure": None if self.failure is None else self.failure.value,
            "reply": self.reply,
            "reply_basis": self.reply_basis,
            "reply_record": self.reply_record or None,
            "help": self.help or None,
            "source": self.source or None,
        }

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Sorts findings in the order of the text."""
        return self.start, self.end, self.code, self.message


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made. They must not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])
