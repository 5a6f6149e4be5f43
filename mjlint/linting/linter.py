"""Prompt + rules + settings -> Report. Pure: no files, no network; the clock is handed in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.errors import PromptError
from mjlint.language.lexicon import Lexicon, Model, load
from mjlint.linting import fixer
from mjlint.linting.dispatch import Dispatch
from mjlint.linting.replacing import replaced
from mjlint.linting.selectors import selected, wished_severity
from mjlint.plugins.registry import builtin, for_prompts
from mjlint.prompts.models import ModelChoice, select
from mjlint.prompts.parser import Parser
from mjlint.prompts.tree import Prompt
from mjlint.rule import Context, Rule
from mjlint.settings.settings import MIDJOURNEY, Settings

if TYPE_CHECKING:
    from mjlint.links.verdict import Verdict

REMEMBERED_PARAMETERS: Final = 8192
"""How many parameters a linter remembers to be faultless. A check of a parameter sees nothing but
it and its models, so one that was clean is clean again; most prompts of a batch end in the same."""

_FOLDERS: Final = {
    "LinkEvidence": "links", "Suppression": "suppressions", "UnusedEntry": "suppressions",
    "Request": "requests",
}  # fmt: skip
"""By the name of a node that is no part of a prompt, the folder of the rules that read it."""


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
        rules: Iterable[Rule] | None = None,
    ) -> None:
        self.settings = settings = settings or Settings()
        self.lexicon = lexicon or load()
        self._clock = clock
        custom = frozenset(name.lstrip("-").lower() for name in settings.custom_parameters)
        self._parser = Parser(self.lexicon.names | custom)
        self._default = self._model(settings.model)
        direct = settings.target in MIDJOURNEY
        self._given = tuple(rules) if rules is not None else for_prompts(vendors=not direct)
        self.rules = tuple(
            rule
            for rule in self._given
            if rule.reads not in _FOLDERS
            and selected(rule, settings)
            and not (direct and rule.at_targets)
        )
        """The rules that run on every prompt."""
        self._on_nodes: dict[str, tuple[Rule, ...]] = {}
        self._replaces = {rule.code: rule.replaces for rule in self.rules if rule.replaces}
        self._lenient = frozenset(rule.code for rule in self.rules if rule.lenient)
        self._severities = self._wished(self.rules)
        self._dispatch = Dispatch(self.rules, self.lexicon)
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

    def _lint(self, text: str, model: str | None, *, expand: bool = True) -> Report:
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
            if len(found) > before and own.lenient:
                found[before:] = map(self._lowered, found[before:])
            if len(found) == before and not parameter.branch:
                if len(self._clean) >= REMEMBERED_PARAMETERS:
                    self._clean.clear()
                self._clean[key] = None

        before = len(found)
        if dispatch.reads_pieces:
            for piece in prompt.walk():
                for check in dispatch.on_piece(piece):
                    found.extend(check(piece, context))

        names = {p.name for p in prompt.parameters if p.flag.read}
        for check in dispatch.on_prompt(text, names):
            found.extend(check(prompt, context))
        if len(found) > before and context.lenient:
            found[before:] = map(self._lowered, found[before:])

        if expand and prompt.permutations:
            from mjlint.linting.expanding import of_expansions  # most prompts have no braces

            lint = partial(self._lint, model=model, expand=False)
            found += of_expansions(prompt, found, lint, self.settings)

        since = f" since {default.default_from}" if default is self.lexicon.default else ""
        return Report(
            text,
            prompt,
            selection.choice(f"the default{since}"),
            self._finished(found) if found else (),
            lambda other: self.lint(other, model=model),
        )

    def lint_many(self, texts: Iterable[str], *, model: str | None = None) -> Iterator[Report]:
        """Judge prompts one by one, as they come."""
        for text in texts:
            yield self.lint(text, model=model)

    def rules_on(self, node: str) -> tuple[Rule, ...]:
        """The rules that run on a node that is no part of a prompt, such as a ``Request``."""
        found = self._on_nodes.get(node)
        if found is None:
            every = {rule.code: rule for rule in (*self._given, *builtin(_FOLDERS[node]))}
            found = self._on_nodes[node] = tuple(
                rule
                for rule in every.values()
                if rule.reads == node and selected(rule, self.settings)
            )
        return found

    def on_node(
        self, node: object, models: tuple[Model, ...] = (), assumed: bool = False
    ) -> tuple[Diagnostic, ...]:
        """The findings in a node that is no part of a prompt: a `LinkEvidence`, a `Request` ….

        ``models``, ``assumed``: as in `Context`.
        """
        rules = self.rules_on(type(node).__name__)
        severities = self._wished(rules)
        context = Context(self.lexicon, self.settings, models, assumed, self._clock)
        found = [diagnostic for rule in rules for diagnostic in rule.check(node, context)]
        return tuple(self._wanted(diagnostic, severities) for diagnostic in found)

    def with_links(
        self, report: Report, verdicts: Mapping[str, Verdict], *, strict: bool = False
    ) -> Report:
        """A report with what was found out about its links, in the order of the text.

        ``verdicts``: by link. ``strict``: doubt is an error.
        """
        from mjlint.linting.evidence import link_evidence

        known = report.diagnostics
        found = [
            diagnostic
            for link in link_evidence(report.prompt, verdicts, self.lexicon, strict=strict)
            for diagnostic in self.on_node(link)
            if not link.is_said(diagnostic, known)
        ]
        if not found:
            return report
        every = sorted((*known, *found), key=lambda diagnostic: diagnostic.order)
        return replace(report, diagnostics=tuple(every))

    def _wished(self, rules: Iterable[Rule]) -> dict[str, Severity]:
        """The severities that the settings give to rules, by code."""
        return {
            rule.code: severity
            for rule in rules
            if (severity := wished_severity(rule, self.settings)) is not None
        }

    def _lowered(self, diagnostic: Diagnostic) -> Diagnostic:
        """A finding on the models of 2022, where the errors of lenient rules are warnings."""
        if diagnostic.severity is not Severity.ERROR or diagnostic.code not in self._lenient:
            return diagnostic
        return replace(diagnostic, severity=Severity.WARNING, failure=None, reply=None)

    def _wanted(self, diagnostic: Diagnostic, severities: Mapping[str, Severity]) -> Diagnostic:
        """With the severity that the settings give it, and the URL of its source."""
        severity = severities.get(diagnostic.code, diagnostic.severity)
        return replace(diagnostic, severity=severity, source=self.lexicon.url(diagnostic.source))

    def _finished(self, found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Each finding once, in the order of the text, with the address of its source."""
        unique: dict[tuple[int, int, str, str], Diagnostic] = {}
        if self._replaces:
            found = replaced(found, self._replaces)
        for diagnostic in found:
            unique.setdefault(diagnostic.order, self._wanted(diagnostic, self._severities))
        return tuple(unique[order] for order in sorted(unique))

    def _model(self, name: str | None) -> Model:
        if name is None:
            return self.lexicon.default
        model = self.lexicon.model(name)
        if model is None:
            known = ", ".join(self.lexicon.models)
            raise ValueError(f"there is no model {name!r}; the models are {known}")
        return model
