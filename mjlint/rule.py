"""All that the author of a rule imports: the contract of a rule, the nodes, findings and fixes.

A rule is a module with three things in it: a docstring, which is its page; ``RULE``, which says
what it is called; and ``check``, which reads one node and yields what is wrong with it::

    from mjlint.rule import Context, Diagnostic, Rule, Severity, Text

    RULE = Rule("MJ999", "shouting", Severity.INFO, source="https://…")

    def check(text: Text, context: Context) -> Iterator[Diagnostic]:
        if text.text.isupper():
            yield RULE.found(text, f"`{text.text}` is all upper case", help="write it in lower case")

The annotation of the first argument names the node that the check reads: one of `NODES`. A check
sees its node, the models it may run on and the settings, and nothing else; one that needs more
reads the `Prompt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Final, TypeAlias

from mjlint.diagnostic import (
    ERROR,
    Applicability,
    Diagnostic,
    Edit,
    Failure,
    Fix,
    HasSpan,
    Label,
    Severity,
    plain_class,
    span,
    value_class,
)
from mjlint.errors import RuleError
from mjlint.language.lexicon import KnownParameter, Lexicon, Limit, Model
from mjlint.prompts.bare_parameters import BareParameter, bare_parameters, fits
from mjlint.prompts.image_links import SIGNS as LINK_SIGNS
from mjlint.prompts.image_links import ImageLink, image_links
from mjlint.prompts.misplaced_words import Strays, strays
from mjlint.prompts.nodes import (
    DASHES,
    Dashes,
    Flag,
    Item,
    Link,
    Node,
    Span,
    StrayBrace,
    Text,
    Weight,
)
from mjlint.prompts.option_text import into_options, takes_no_text_after
from mjlint.prompts.tree import Parameter, Part, Permutation, Piece, Prompt, Value
from mjlint.prompts.values import INVISIBLE, OPENING, PUNCTUATION, plain, read, sign
from mjlint.settings.settings import Settings
from mjlint.text.patterns import pattern
from mjlint.text.similar import near, nearest

__all__ = [
    "DASHES", "INVISIBLE", "LINK_SIGNS", "NODES", "OPENING", "PUNCTUATION",
    "Applicability", "BareParameter", "Check", "Context", "Dashes", "Diagnostic", "Edit",
    "Failure", "Fix", "Flag", "ImageLink", "Item", "KnownParameter", "Label", "Lexicon", "Limit",
    "Link", "Model", "Node", "Parameter", "Part", "Permutation", "Piece", "Prompt", "Rule",
    "RuleError", "Settings", "Severity", "Span", "StrayBrace", "Strays", "Text", "Value", "Weight",
    "bare_parameters", "fits", "image_links", "into_options", "near", "nearest", "pattern", "plain", "read",
    "sign", "strays", "takes_no_text_after",
]  # fmt: skip

NODES: Final = (
    "Prompt", "Flag", "Parameter", "Text", "Link", "Weight", "Dashes", "StrayBrace", "Permutation",
    "LinkEvidence", "Suppression", "UnusedEntry", "Request",
)  # fmt: skip
"""What a check may read, by name: a prompt or a piece of one, a link of a prompt with what was found
out about it, a comment that accepts findings, an entry of a baseline, a request to a vendor."""

Check: TypeAlias = Callable[..., Iterable[Diagnostic]]

_LONG_QUOTE: Final = pattern(r"`([^`]{60})[^`]{40,}([^`]{20})`")


def _unread(node: object, context: object) -> Iterable[Diagnostic]:
    return ()


@value_class
class Rule:
    """What a rule is called and what it foresees."""

    code: str
    """``MJ`` and three digits, stable for ever; plugins use letters of their own."""
    name: str
    """Kebab-case, names the fault, reads well after "allow"."""
    severity: Severity
    """The severity of its findings unless they say otherwise."""
    failure: Failure | None = None
    """What it foresees, unless a finding says otherwise."""
    source: str = ""
    """A key of ``grammar/sources.toml``, or a URL."""
    default: bool = True
    """Whether it is on without being selected."""
    parameters: tuple[str, ...] = ()
    """Runs only where one of these (by id or name) is in the prompt, under any of its names."""
    forms: tuple[str, ...] = ()
    """Of a check of a parameter: runs only where its value has one of these forms in the tables."""
    signs: tuple[str, ...] = ()
    """Runs only where one of these strings is in the prompt, whatever its case. Rules that share
    their signs are asked for together, so that most rules cost nothing for most prompts. Of a request:
    where it has one of these, see `mjlint.requests.request_signs`."""
    replaces: tuple[str, ...] = ()
    """Names of rules whose findings at the same place it leaves out: it says the same, and more."""
    at_targets: bool = False
    """Whether it checks what a receiver other than Midjourney itself refuses; runs for those alone."""
    lenient: bool = False
    """Whether its errors are warnings, without a failure and a reply, on the models of 2022, which
    took almost anything."""
    beside: tuple[str, ...] = ()
    """Parameters (by id) of which it reads `Context.chooser` and `Context.names`; what it finds in any
    other is remembered and must depend on the parameter and its models alone."""
    of_models: bool = False
    """Whether its errors rest on what the tables say of a model. On a model newer than the tables
    they are warnings, without a failure and a reply."""
    removable: bool = False
    """Whether its errors may be fixed, where nothing better is known, by leaving out the parameter or
    the image that they are about. The fix is unsafe, and made by `mjlint.linting.leaving_out`."""
    since: str = "0.1.0"
    page: str = field(default="", repr=False)
    """Its documentation, in Markdown: the docstring of its module. It and the fields below are read
    off the module."""
    path: str = field(default="", repr=False)
    """The file it comes from."""
    check: Check = field(default=_unread, repr=False)
    reads: str = ""
    """The name of the node that the check reads: one of `NODES`."""

    def found(
        self,
        where: HasSpan | tuple[int, int],
        message: str,
        *,
        help: str = "",
        severity: Severity | None = None,
        failure: Failure | None = None,
        reply: str | None = None,
        source: str = "",
        fix: Fix | None = None,
        other_fixes: Iterable[Fix | None] = (),
        label: str = "",
        labels: Iterable[tuple[HasSpan | tuple[int, int], str]] = (),
    ) -> Diagnostic:
        """A finding of this rule.

        ``where``: the place, a node or offsets into the prompt. ``message``: one sentence without
        a full stop, the user's own text in back-quotes. ``help``: how to fix it, in the
        imperative. ``reply``: what Midjourney would answer. ``other_fixes``: what would put it right
        as well. ``labels``: other places that matter, each with a word on it. A finding that is not
        an error foresees a failure only if it says so.
        """
        start, end = span(where)
        severity = severity or self.severity
        if failure is None and severity is ERROR:
            failure = self.failure
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=severity,
            message=_one_line(message),
            help=_one_line(help),
            start=start,
            end=end,
            failure=failure,
            reply=reply,
            source=Lexicon.url(source or self.source),
            fixes=tuple([each for each in (fix, *other_fixes) if each is not None]),
            label=label,
            labels=tuple(Label(*span(place), text) for place, text in labels),
        )


@plain_class
class Context:
    """What a check may know besides the node it reads."""

    lexicon: Lexicon
    settings: Settings
    models: tuple[Model, ...]
    """The models that the node may run on: several where a permutation chooses, none where the
    prompt names one that does not exist."""
    assumed: bool
    """Whether the model is the account's default and not typed."""
    clock: Callable[[], float] = field(repr=False)
    """Seconds since 1970, for links that expire."""
    chooser: tuple[int, int] | None = None
    """For rules of `Rule.beside`: where the prompt types its model; the end of the prompt, twice, where
    it types none; None where several are typed, or one in a permutation."""
    names: frozenset[str] = frozenset()
    """The names of all parameters of the prompt that are read, in lower case, without dashes; for rules
    of the prompt and of `Rule.beside`."""

    @property
    def lenient(self) -> bool:
        """Whether only models of 2022 are meant, which took almost anything."""
        return bool(self.models) and all(model.lenient for model in self.models)

    @property
    def ahead(self) -> bool:
        """Whether only models are meant that are newer than the tables."""
        return bool(self.models) and all(model.ahead is not None for model in self.models)

    def known(self, name: str) -> KnownParameter | None:
        """What a parameter's name (lower case, no dashes) means here."""
        return self.lexicon.find(name, self.models[0] if self.models else None)

    def refuses(self, known: KnownParameter) -> bool:
        """Whether none of the models takes a parameter at all, whatever its value."""
        return bool(self.models) and all(known.on(model).refused for model in self.models)

    def because(self, model: Model) -> str:
        """Which model is meant and why, for use at the end of a message."""
        if self.assumed:
            return f"on {model.short} (the default)"
        return f"on {model.short}"


def _one_line(text: str) -> str:
    """A message on one line, with what it quotes of a very long prompt shortened."""
    if len(text) > 300:
        text = _LONG_QUOTE.sub(r"`\1…\2`", text)
    return " ".join(text.split()) if "\n" in text or "\r" in text else text
