"""Findings on their way out: each once, in order, with safe fixes alone, in the severity wished for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mjlint.diagnostic import ERROR, Applicability, Diagnostic, Fix, Severity
from mjlint.language.lexicon import Lexicon, Model
from mjlint.language.replies import evidence
from mjlint.linting.keeping import Keeper
from mjlint.linting.leaving_out import Remover
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
        remover: Remover | None = None
        keeper: Keeper | None = None
        unique: dict[tuple[int, int, str, str], tuple[Diagnostic, tuple[Fix, ...]]] = {}
        for one in found:
            fixes = one.fixes
            if one.severity is ERROR and one.code in self.removable:
                remover = remover or Remover(prompt, lexicon, model)
                fixes = remover.completed(one)
            if fixes:
                keeper = keeper or Keeper(prompt.source)
                fixes = keeper.kept(fixes)
            order = one.order
            known = unique.get(order)
            if known is None:
                unique[order] = one, fixes
            elif known[0].severity.rank < one.severity.rank:  # one job is more severe on it
                unique[order] = one, fixes or known[1]
        return tuple([self.one(*unique[order]) for order in sorted(unique)])

    def one(self, one: Diagnostic, fixes: tuple[Fix, ...]) -> Diagnostic:
        """With these fixes, the wished severity, the URL of its source, the record of its reply."""
        severity = self.severities.get(one.code, one.severity)
        source, reply, seen = one.source, one.reply, ""
        if fixes and one.code in self.by_hand:
            fixes = tuple([Fix(Applicability.DISPLAY, fix.edits, fix.title) for fix in fixes])
        if source and not source.startswith("http"):
            source = Lexicon.url(source)
        if reply is not None:
            seen = evidence(reply)
        if (
            fixes is one.fixes
            and severity is one.severity
            and source is one.source
            and seen == one.reply_record
        ):
            return one
        return Diagnostic(
            one.code, one.name, severity, one.message, one.help, one.start, one.end,
            one.failure, reply, source, fixes, one.label, one.labels, seen,
        )  # fmt: skip
