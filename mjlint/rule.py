"""The contract of a rule, and the registry that finds them.

A rule is a module with three things in it: a docstring, which is its page; ``RULE``, which says
what it is called; and ``check``, which reads one node and yields what is wrong with it::

    RULE = Rule("MJ999", "shouting", Severity.INFO, source="https://…")

    def check(text: Text, context: Context) -> Iterator[Diagnostic]:
        if text.text.isupper():
            yield RULE.found(text, f"`{text.text}` is all upper case", help="write it in lower case")

The annotation of the first argument says what the check reads: `Prompt`, `Flag`, `Parameter`,
`Text`, `Link`, `Weight`, `Dashes`, `StrayBrace` or `Permutation`. A check sees what it reads, the
models it may run on and the settings, and nothing else; one that needs more reads the `Prompt`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Final, TypeAlias

from mjlint.diagnostic import Diagnostic, Failure, Fix, Label, Severity
from mjlint.language.lexicon import KnownParameter, Lexicon, Model
from mjlint.prompts.tree import (
    Dashes,
    Flag,
    Link,
    Node,
    Parameter,
    Permutation,
    Prompt,
    Span,
    StrayBrace,
    Text,
    Weight,
)
from mjlint.settings.settings import Settings

Readable: TypeAlias = (
    Prompt | Flag | Parameter | Text | Link | Weight | Dashes | StrayBrace | Permutation
)

_LONG_QUOTE: Final = re.compile(r"`([^`]{60})[^`]{40,}([^`]{20})`")

_READABLE: Final[dict[str, type[Readable]]] = {
    kind.__name__: kind
    for kind in (Prompt, Flag, Parameter, Text, Link, Weight, Dashes, StrayBrace, Permutation)
}


@dataclass(frozen=True, slots=True)
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
    """A key of ``grammar/sources.toml``, or an address."""
    default: bool = True
    """Whether it is on without being selected."""
    parameters: tuple[str, ...] = ()
    """Runs only where one of these (by id or name) is in the prompt, under any of its names."""
    signs: tuple[str, ...] = ()
    """Runs only where one of these strings is in the prompt, whatever its case. Rules that share
    their signs are asked for together, so that most rules cost nothing for most prompts."""
    replaces: tuple[str, ...] = ()
    """Names of rules whose findings at the same place it leaves out: it says the same, and more."""
    at_targets: bool = False
    """Whether it judges what a receiver other than Midjourney itself refuses; runs for those alone."""
    since: str = "0.1.0"

    def found(
        self,
        where: Node | Span | tuple[int, int],
        message: str,
        *,
        help: str = "",
        severity: Severity | None = None,
        failure: Failure | None = None,
        reply: str | None = None,
        source: str = "",
        fix: Fix | None = None,
        label: str = "",
        labels: Iterable[tuple[Node | Span | tuple[int, int], str]] = (),
    ) -> Diagnostic:
        """A finding of this rule.

        ``where``: the place, a node or offsets into the prompt. ``message``: one sentence without
        a full stop, the user's own text in back-quotes. ``help``: how to mend it, in the
        imperative. ``reply``: what Midjourney would answer. ``labels``: other places that matter,
        each with a word on it. A finding that is no error foresees a failure only if it says so.
        """
        start, end = _span(where)
        severity = severity or self.severity
        if failure is None and severity is Severity.ERROR:
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
            source=source or self.source,
            fix=fix,
            label=label,
            labels=tuple(Label(*_span(place), text) for place, text in labels),
        )


@dataclass(frozen=True, slots=True)
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

    @property
    def lenient(self) -> bool:
        """Whether only models of 2022 are meant, which took almost anything."""
        return bool(self.models) and all(model.lenient for model in self.models)

    def known(self, name: str) -> KnownParameter | None:
        """What a parameter's name (lower case, no dashes) means here."""
        return self.lexicon.find(name, self.models[0] if self.models else None)

    def because(self, model: Model) -> str:
        """Which model is meant and why, to stand at the end of a message."""
        if self.assumed:
            return f"on {model.short} (the default, since none is typed)"
        return f"on {model.short}"


Check: TypeAlias = Callable[..., Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Checker:
    """A rule ready to run."""

    rule: Rule
    check: Check
    reads: type[object]
    page: str
    """Its documentation, in Markdown."""
    path: str
    """The file it comes from."""


class RuleError(Exception):
    """A rule that does not keep the contract; the message begins with its file and line."""


def checker(module: ModuleType, readable: Mapping[str, type[object]] = _READABLE) -> Checker:
    """The rule that a module holds. Raises `RuleError` where it does not keep the contract.

    ``readable``: what a check may read, by the name of its type.
    """
    path = module.__file__ or module.__name__
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError(f"{path}:1: a rule needs `RULE = Rule(code, name, severity, …)`")
    check = getattr(module, "check", None)
    code = getattr(check, "__code__", None)
    if check is None or code is None:
        raise RuleError(f"{path}:1: a rule needs a function `check`")
    if code.co_argcount != 2:
        raise RuleError(
            f"{path}:{code.co_firstlineno}: `check` takes two arguments, what it reads and the context"
        )
    first = code.co_varnames[0]
    annotation = check.__annotations__.get(first)
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    reads = readable.get(name.rpartition(".")[2])
    if reads is None:
        raise RuleError(
            f"{path}:{code.co_firstlineno}: the first argument of `check` is annotated with what it "
            f"reads ({', '.join(readable)}), not `{name or 'nothing'}`"
        )
    return Checker(rule, check, reads, module.__doc__ or "", path)


@cache
def builtin(*, vendors: bool = True) -> tuple[Checker, ...]:
    """The rules for prompts that mjlint ships, by code; those for requests are
    `mjlint.plugins.request_registry`'s.

    ``vendors``: with those that speak for other receivers than Midjourney (`Rule.at_targets`).
    """
    left_out = {"mjlint.rules.requests"} | (set() if vendors else {"mjlint.rules.targets"})
    package = importlib.import_module("mjlint.rules")
    found = (
        each
        for folder in pkgutil.iter_modules(package.__path__, "mjlint.rules.")
        if folder.ispkg and folder.name not in left_out
        for each in rules_in(folder.name)
    )
    return tuple(sorted(found, key=lambda checker: checker.rule.code))


def rules_in(package: str, readable: Mapping[str, type[object]] = _READABLE) -> Iterator[Checker]:
    """The rules in the modules of a package; those whose names begin with ``_`` hold none.

    ``readable``: as for `checker`, whose `RuleError` it raises.
    """
    folder = importlib.import_module(package)
    for info in pkgutil.iter_modules(folder.__path__, f"{package}."):
        if not info.name.rpartition(".")[2].startswith("_"):
            yield checker(importlib.import_module(info.name), readable)


def _one_line(text: str) -> str:
    """A message on one line, with what it quotes of a very long prompt shortened."""
    if len(text) > 300:
        text = _LONG_QUOTE.sub(r"`\1…\2`", text)
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def _span(where: Node | Span | tuple[int, int]) -> tuple[int, int]:
    if isinstance(where, Node):
        return where.start, where.end
    start, end = where
    return start, end
