"""Findings on their way out: each once, in order, with safe fixes alone, in the severity wished for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from mjlint.diagnostic import Applicability, Diagnostic, Severity
from mjlint.language.lexicon import Lexicon, Model
from mjlint.language.replies import record
from mjlint.linting.keeping import Keeper
from mjlint.linting.leaving_out import with_removals
from mjlint.linting.replacing import replaced
from mjlint.linting.selectors import fixable, wished_severity
from mjlint.prompts.tree import Prompt
from mjlint.rule import Rule
from mjlint.settings.settings import Settings


class Finish(NamedTuple):
    """What rules and settings say of findings; rules are known by their codes."""

    severities: Mapping[str, Severity]
    """Those that the settings give to rules."""
    by_hand: frozenset[str]
    """The rules whose fixes are only shown."""
    replaces: Mapping[str, tuple[str, ...]]
    """The names of the rules that a rule replaces."""
    removable: frozenset[str]
    """The rules for whose errors a parameter or an image may be left out."""

    @classmethod
    def of(cls, rules: Iterable[Rule], settings: Settings) -> Finish:
        """What holds for these rules."""
        rules = tuple(rules)
        wished = {rule.code: wished_severity(rule, settings) for rule in rules}
        by_hand: frozenset[str] = frozenset()
        if settings.fixable or settings.unfixable:
            by_hand = frozenset(rule.code for rule in rules if not fixable(rule, settings))
        return cls(
            {code: severity for code, severity in wished.items() if severity is not None},
            by_hand,
            {rule.code: rule.replaces for rule in rules if rule.replaces},
            frozenset(rule.code for rule in rules if rule.removable),
        )

    def all(
        self, prompt: Prompt, found: list[Diagnostic], lexicon: Lexicon, model: Model | None = None
    ) -> tuple[Diagnostic, ...]:
        """The findings of a prompt, which runs on a model, as a report has them."""
        if not found:
            return ()
        if self.replaces:
            found = replaced(found, self.replaces)
        found = with_removals(found, self.removable, prompt, lexicon, model)
        keeper = Keeper(prompt.source)
        found = [keeper.cleared(one) if one.fixes else one for one in found]
        if len(found) == 1:
            return (self.one(found[0]),)
        unique: dict[tuple[int, int, str, str], Diagnostic] = {}
        for diagnostic in found:
            known = unique.setdefault(diagnostic.order, diagnostic)
            if known.severity.rank < diagnostic.severity.rank:  # one job is more severe on it
                unique[diagnostic.order] = replace(
                    diagnostic, fixes=diagnostic.fixes or known.fixes
                )
        return tuple([self.one(unique[order]) for order in sorted(unique)])

    def one(self, diagnostic: Diagnostic) -> Diagnostic:
        """With the wished severity, the URL of its source, the record of its reply, and its fixes."""
        severity = self.severities.get(diagnostic.code, diagnostic.severity)
        source, reply, fixes = diagnostic.source, diagnostic.reply, diagnostic.fixes
        if fixes and diagnostic.code in self.by_hand:
            fixes = tuple([replace(fix, applicability=Applicability.DISPLAY) for fix in fixes])
        plain = not source or source.startswith("http")
        if (
            severity is diagnostic.severity
            and plain
            and reply is None
            and fixes is diagnostic.fixes
        ):
            return diagnostic
        return replace(
            diagnostic,
            severity=severity,
            source=source if plain else Lexicon.url(source),
            fixes=fixes,
            reply_record="" if reply is None else str(record(reply) or ""),
        )
