"""Text and settings to a `Report`: what a program calls."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from mjlint.diagnostic import ERROR, Diagnostic, value_class
from mjlint.errors import Mistake, PromptError, SettingsError
from mjlint.language.lexicon import Lexicon, Model, load
from mjlint.linting import affixes, fixer
from mjlint.linting.arguments import checked_model, checked_text
from mjlint.linting.keeping import keeps
from mjlint.linting.rule_set import RuleSet
from mjlint.plugins.names import unknown_names
from mjlint.plugins.registry import for_prompts
from mjlint.prompts.image_links import image_links
from mjlint.prompts.models import ModelChoice
from mjlint.prompts.tree import Prompt
from mjlint.rule import Rule
from mjlint.settings.links import LinkSettings
from mjlint.settings.settings import MIDJOURNEY, Settings
from mjlint.text.limits import MAXIMUM_PROMPT
from mjlint.text.masking import masked, shown

if TYPE_CHECKING:
    from mjlint.links.verdict import Verdict


@value_class
class Report:
    """All findings of one prompt: plain data, equal by value, which can be pickled."""

    text: str
    model: ModelChoice
    """The model this prompt will run on, and why."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text."""
    settings: Settings = field(repr=False)
    """What it was checked with."""
    default: str | None = field(default=None, repr=False)
    """The account's model that was named for this prompt alone; None: that of the settings."""
    links: tuple[Verdict, ...] = ()
    """What was found out about its links, where they were checked, each once."""
    _prompt: Prompt | None = field(default=None, repr=False, compare=False)
    _linter: Linter | None = field(default=None, repr=False, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        # The tree and the linter stay behind: they are found again where they are asked for.
        values = (self.text, self.model, self.diagnostics, self.settings, self.default, self.links)
        return type(self), values

    @property
    def ok(self) -> bool:
        """False: something would be refused."""
        return all(d.severity is not ERROR for d in self.diagnostics)

    @property
    def prompt(self) -> Prompt:
        """The tree; it is parsed again where the report came from another process."""
        return self._prompt or self.linter.parse(self.text)

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """The findings without the prompt's secrets, as they may be written to a log."""
        return tuple([shown(diagnostic, self.text) for diagnostic in self.diagnostics])

    @property
    def linter(self) -> Linter:
        """The linter that made it, or one of the same settings."""
        return self._linter or linter_for(self.settings)

    def fixed(self, unsafe: bool = False) -> str:
        """The prompt with its safe fixes; with ``unsafe`` also those that may change its meaning."""
        lint, default = self.linter.lint, self.default
        return fixer.fix(
            self.text,
            lambda text: lint(text, model=default).diagnostics,
            unsafe=unsafe,
            allowed=keeps,
        )

    def raise_for_errors(self) -> None:
        """Raise `PromptError` if something would be refused."""
        if not self.ok:
            raise PromptError(self)

    def to_dict(self) -> dict[str, object]:
        """The report as `mjlint/report.schema.json` has it, its findings as in ``-f json``."""
        from mjlint.linting.records import records

        return {
            "prompt": (shown := masked(self.text)),
            **({"masked": True} if shown != self.text else {}),
            "ok": self.ok,
            "model": self.model.to_dict(),
            "diagnostics": records(self.text, self.diagnostics),
            "links": [verdict.to_dict() for verdict in self.links],
        }

    def __str__(self) -> str:
        """The full report, as ``mjlint check`` prints it without colours."""
        return cast(str, _shown("text")(self))

    def _repr_html_(self) -> str:
        """A small card, for notebooks."""
        return cast(str, _shown("card")(self))


def _shown(name: str) -> Callable[[Report], Any]:
    """A function of the reports, which are loaded by name."""
    return cast(
        Callable[[Report], Any], getattr(importlib.import_module("mjlint.reports.one"), name)
    )


@lru_cache(16)
def linter_for(settings: Settings) -> Linter:
    """The linter of some settings, built once in a process."""
    return Linter(settings)


class Linter:
    """Checks prompts. Built once, called often, from any thread.

    ``settings``: what to check them with. ``clock``: gives seconds since 1970, for links that
    expire; it is lost where the linter is pickled. Raises `SettingsError` for a model, a target or a
    rule that does not exist.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clock: Callable[[], float] = time.time,
        _own: tuple[Iterable[Rule] | None, Lexicon | None] = (None, None),
    ) -> None:
        if settings is None:
            settings = Settings()
        elif not isinstance(settings, Settings):
            raise TypeError(f"Linter() takes Settings, not {type(settings).__name__}")
        rules, lexicon = _own
        self.settings = settings
        self.lexicon = lexicon or load()
        self._is_whole = self.lexicon is load() and rules is None
        if rules is None:
            rules = for_prompts(vendors=settings.target not in MIDJOURNEY)
            if mistakes := [*unknown_names(settings, self.lexicon, rules)]:
                raise SettingsError(*(Mistake("", None, message) for message in mistakes))
        self._rule_set = RuleSet(settings, tuple(rules), self.lexicon, clock)

    @classmethod
    def of(
        cls,
        settings: Settings,
        rules: Iterable[Rule] | None = None,
        lexicon: Lexicon | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> Linter:
        """A linter with rules or tables of its own, which settings files name; it is not pickled."""
        return cls(settings, clock=clock, _own=(rules, lexicon))

    def __reduce__(self) -> tuple[object, ...]:
        if not self._is_whole:
            raise TypeError("a Linter with rules or a language of its own cannot be pickled")
        return linter_for, (self.settings,)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run on every prompt."""
        return self._rule_set.rules

    def parse(self, text: str) -> Prompt:
        """The prompt's tree; any text gives one."""
        return self._rule_set.parse(checked_text("parse", text))

    def lint(self, text: str, *, model: str | None = None, check_links: bool = False) -> Report:
        """Check one prompt.

        ``model``: the account's default model for this prompt alone, by its name in the reference.
        ``check_links``: asks its links over the network, each once, with the settings' ``links``.
        Raises `SettingsError` where there is no such model.
        """
        report = self._lint(checked_text("lint", text), checked_model(model))
        if check_links:
            from mjlint.linting.link_checks import verdicts

            return self._completed(report, verdicts(self._urls(report), self._links))
        return report

    async def alint(
        self, text: str, *, model: str | None = None, check_links: bool = False
    ) -> Report:
        """`lint`, to be awaited: other tasks run while links are asked."""
        report = self._lint(checked_text("alint", text), checked_model(model))
        if check_links:
            from mjlint.linting.link_checks import awaited_verdicts

            known = await awaited_verdicts(self._urls(report), self._links)
            return self._completed(report, known)
        return report

    def lint_many(
        self, texts: Iterable[str], *, model: str | None = None, check_links: bool = False
    ) -> Iterator[Report]:
        """Check prompts one by one, as they come.

        With ``check_links`` a few hundred at a time: links of several prompts are asked at once,
        each distinct one once, and all within the time for one run.
        """
        if isinstance(texts, str | bytes):
            raise TypeError(f"lint_many() takes texts, not a {type(texts).__name__}")
        model = checked_model(model)
        reports = (self._lint(checked_text("lint_many", text), model) for text in texts)
        if check_links:
            from mjlint.linting.link_checks import in_lots

            return in_lots(reports, self._links, self._urls, self._completed)
        return reports

    def on_node(
        self, node: object, models: tuple[Model, ...] = (), assumed: bool = False
    ) -> tuple[Diagnostic, ...]:
        """The findings in a node that is no part of a prompt: a `LinkEvidence`, a `Request` ….

        ``models``, ``assumed``: as in `mjlint.rule.Context`.
        """
        return self._rule_set.on_node(node, models, assumed)

    def rules_on(self, node: str) -> tuple[Rule, ...]:
        """The rules that run on a node that is no part of a prompt, such as a ``Request``."""
        return self._rule_set.rules_on(node)

    def with_links(
        self, report: Report, verdicts: Mapping[str, Verdict], *, strict: bool = False
    ) -> Report:
        """A report with what was found out about its links, in the order of the text.

        ``verdicts``: by link, those of the prefix and the suffix too. ``strict``: doubt is an error.
        """
        from mjlint.linting.evidence import link_evidence, lowered

        settings = self.settings
        sent, _ = affixes.joined(settings.prefix, report.text, settings.suffix)
        if len(sent) > MAXIMUM_PROMPT:
            return report
        prompt, offset = self.sent(report.text)
        whole = prompt.source == report.text
        known = report.diagnostics
        if not whole:
            known = self._rule_set.on_prompt(prompt.source, report.default).diagnostics
        found = tuple(
            diagnostic
            for link in link_evidence(prompt, verdicts, self.lexicon, strict=strict)
            for diagnostic in self.on_node(link)
            if not link.is_said(diagnostic, known)
        )
        if not whole:
            found = affixes.placed(found, offset, len(report.text))
        links = image_links(report.prompt, self.lexicon)
        kept = lowered(report.diagnostics, links, verdicts, self.settings)
        every = sorted((*kept, *found), key=lambda diagnostic: diagnostic.order)
        return replace(report, diagnostics=tuple(every))

    def sent(self, text: str) -> tuple[Prompt, int]:
        """The tree of what is sent, with the prefix and the suffix of the settings.

        Also gives where the text begins in it.
        """
        whole, offset = affixes.joined(self.settings.prefix, text, self.settings.suffix)
        return self._rule_set.parse(whole), offset

    @property
    def _links(self) -> LinkSettings:
        return self.settings.links or LinkSettings()

    def _urls(self, report: Report) -> list[str]:
        """The links of a prompt, each once."""
        links = image_links(self.sent(report.text)[0], self.lexicon)
        return list(dict.fromkeys(link.url for link in links))

    def _completed(self, report: Report, known: Mapping[str, Verdict]) -> Report:
        """A report with the verdicts of its links."""
        own = tuple(known[url] for url in self._urls(report))
        return replace(self.with_links(report, known, strict=self._links.strict), links=own)

    def _lint(self, text: str, model: str | None) -> Report:
        settings = self.settings
        if settings.prefix or settings.suffix:
            whole, offset = affixes.joined(settings.prefix, text, settings.suffix)
            found = self._rule_set.on_prompt(whole, model)
            placed = affixes.placed(found.diagnostics, offset, len(text))
            return Report(text, found.model, placed, settings, model, _linter=self)
        found = self._rule_set.on_prompt(text, model)
        return Report(text, found.model, found.diagnostics, settings, model, (), found.prompt, self)
