"""Prompt + rules + settings -> Report. Pure: no files, no network; the clock is handed in."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final, Protocol

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.language.lexicon import Lexicon, Model, load
from mjlint.linting import fixer
from mjlint.linting.dispatch import Dispatch
from mjlint.linting.selectors import selected, wished_severity
from mjlint.prompts.models import ModelChoice, select
from mjlint.prompts.parser import Parser
from mjlint.prompts.tree import Prompt
from mjlint.rule import Checker, Context, builtin
from mjlint.settings.settings import MIDJOURNEY, Settings

REMEMBERED_PARAMETERS: Final = 8192
"""How many parameters a linter remembers to be faultless. A check of a parameter sees nothing but
the parameter and its models, so one that was clean is clean again; most prompts of a batch end in
the same few."""


class Judgement(Protocol):
    """What every report has, be it of a prompt or of a whole request."""

    @property
    def text(self) -> str:
        """What was judged."""

    @property
    def ok(self) -> bool:
        """False: something would be refused."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """In the order of the text."""

    def fixed(self, unsafe: bool = False) -> str:
        """The text with its fixes."""


class PromptError(Exception):
    """A prompt that Midjourney would refuse."""

    def __init__(self, report: Judgement) -> None:
        self.report = report
        errors = [d for d in report.diagnostics if d.severity is Severity.ERROR]
        super().__init__("; ".join(f"{d.message} [{d.code}]" for d in errors))


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one prompt."""

    text: str
    prompt: Prompt
    model: ModelChoice
    """The model this prompt will run on, and why."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text."""
    _relint: Callable[[str], Report] = field(repr=False, compare=False)

    @property
    def ok(self) -> bool:
        """False: something would be refused."""
        return all(d.severity is not Severity.ERROR for d in self.diagnostics)

    def fixed(self, unsafe: bool = False) -> str:
        """The prompt with its safe fixes; with ``unsafe`` also those that may change its meaning."""
        return fixer.fix(self.text, lambda text: self._relint(text).diagnostics, unsafe=unsafe)[0]

    def raise_for_errors(self) -> None:
        """Raise `PromptError` if something would be refused."""
        if not self.ok:
            raise PromptError(self)


class Linter:
    """Judges prompts. Built once, called often, from any thread.

    ``settings``: how to judge. ``clock``: seconds since 1970, for links that expire.
    Raises `ValueError` for a model or a rule that does not exist.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clock: Callable[[], float] = time.time,
        lexicon: Lexicon | None = None,
        rules: Iterable[Checker] | None = None,
    ) -> None:
        self.settings = settings = settings or Settings()
        self.lexicon = lexicon or load()
        self._clock = clock
        custom = frozenset(name.lstrip("-").lower() for name in settings.custom_parameters)
        self._parser = Parser(self.lexicon.names | custom)
        self._default = self._model(settings.model)
        direct = settings.target in MIDJOURNEY
        if rules is None:
            rules = builtin(vendors=not direct)
        checkers = [c for c in rules if selected(c, settings)]
        if direct:
            checkers = [c for c in checkers if not c.rule.at_targets]
        self._replaces = {c.rule.code: c.rule.replaces for c in checkers if c.rule.replaces}
        self._severities = {
            c.rule.code: severity
            for c in checkers
            if (severity := wished_severity(c.rule, settings)) is not None
        }
        self._dispatch = Dispatch(checkers, self.lexicon)
        self._clean: dict[tuple[str, tuple[Model, ...], bool], None] = {}

    def parse(self, text: str) -> Prompt:
        """The prompt's tree; any text gives one."""
        return self._parser.parse(text)

    def lint(self, text: str, *, model: str | None = None) -> Report:
        """Judge one prompt.

        ``model``: the account's default model for this prompt alone, by its name in the reference.
        Raises `ValueError` where it does not exist.
        """
        if self.settings.prefix or self.settings.suffix:
            return self._lint_with_unseen(text, model)
        return self._lint(text, model)

    def _lint_with_unseen(self, text: str, model: str | None) -> Report:
        from mjlint.linting import affixes as unseen

        settings = self.settings
        whole, offset = unseen.joined(settings.prefix, text, settings.suffix)
        report = self._lint(whole, model)
        return replace(
            report,
            text=text,
            prompt=self._parser.parse(text),
            diagnostics=unseen.placed(report.diagnostics, offset, len(text)),
            _relint=lambda other: self.lint(other, model=model),
        )

    def _lint(self, text: str, model: str | None) -> Report:
        default = self._default if model is None else self._model(model)
        prompt = self._parser.parse(text)
        selection = select(prompt, self.lexicon, default)
        models = selection.models()
        assumed = not selection.choosers
        context = Context(self.lexicon, self.settings, models, assumed, self._clock)
        dispatch = self._dispatch
        found: list[Diagnostic] = []

        for parameter in prompt.parameters:
            own = context
            if parameter.branch or len(models) > 1:
                own = replace(context, models=selection.models(parameter))
            key = (text[parameter.start : parameter.end], own.models, parameter.flag.glued)
            if key in self._clean and not parameter.branch:
                continue
            before = len(found)
            for check in dispatch.on_flags:
                found.extend(check(parameter.flag, own))
            if parameter.flag.read:
                for check in dispatch.on_parameter(parameter.name):
                    found.extend(check(parameter, own))
            if len(found) == before and not parameter.branch:
                if len(self._clean) >= REMEMBERED_PARAMETERS:
                    self._clean.clear()
                self._clean[key] = None

        if dispatch.reads_pieces:
            for piece in prompt.walk():
                for check in dispatch.on_piece(piece):
                    found.extend(check(piece, context))

        names = {p.name for p in prompt.parameters if p.flag.read}
        for check in dispatch.on_prompt(text, names):
            found.extend(check(prompt, context))

        newest = default is self.lexicon.default
        why = f"the default since {default.default_from}" if newest else "the default"
        return Report(
            text,
            prompt,
            selection.choice(why),
            self._finished(found) if found else (),
            lambda other: self.lint(other, model=model),
        )

    def lint_many(self, texts: Iterable[str], *, model: str | None = None) -> Iterator[Report]:
        """Judge prompts one by one, as they come."""
        for text in texts:
            yield self.lint(text, model=model)

    def _finished(self, found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Each finding once, in the order of the text, with the address of its source."""
        unique: dict[tuple[int, int, str, str], Diagnostic] = {}
        if self._replaces:
            found = replaced(found, self._replaces)
        for diagnostic in found:
            severity = self._severities.get(diagnostic.code, diagnostic.severity)
            source = self.lexicon.url(diagnostic.source)
            unique.setdefault(
                diagnostic.order, replace(diagnostic, severity=severity, source=source)
            )
        return tuple(unique[order] for order in sorted(unique))

    def _model(self, name: str | None) -> Model:
        if name is None:
            return self.lexicon.default
        model = self.lexicon.model(name)
        if model is None:
            known = ", ".join(self.lexicon.models)
            raise ValueError(f"there is no model {name!r}; the models are {known}")
        return model


def replaced(found: list[Diagnostic], replaces: Mapping[str, tuple[str, ...]]) -> list[Diagnostic]:
    """The findings without those that another rule's stand for; their fixes and helps are kept.

    ``replaces``: the names of the rules that a rule, by its code, replaces.
    """
    strong = sorted((d for d in found if d.code in replaces), key=lambda d: d.order)
    if not strong:
        return found
    kept = [diagnostic for diagnostic in found if diagnostic.code not in replaces]
    for code, names in replaces.items():
        own = [n for n, diagnostic in enumerate(strong) if diagnostic.code == code]
        starts = [strong[n].start for n in own]
        # Up to each of them, the one that reaches furthest.
        ends = [(strong[n].end, n) for n in own]
        furthest = [n for _, n in accumulate(ends, max)]
        others, kept = kept, []
        for other in others:
            before = bisect_right(starts, other.end)
            if not before or other.name not in names:
                kept.append(other)
                continue
            n = furthest[before - 1]
            one = strong[n]
            if one.end < other.start:
                kept.append(other)
            else:
                strong[n] = replace(one, fix=one.fix or other.fix, help=one.help or other.help)
    return [*kept, *strong]
