"""Findings on their way out: each once, in order, with safe fixes alone, in the severity wished for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mjlint.diagnostic import Diagnostic, Severity
from mjlint.language.lexicon import Lexicon
from mjlint.language.replies import record
from mjlint.linting.keeping import Keeper
from mjlint.linting.replacing import replaced


def finished(
    text: str,
    found: list[Diagnostic],
    replaces: Mapping[str, tuple[str, ...]],
    severities: Mapping[str, Severity],
) -> tuple[Diagnostic, ...]:
    """The findings of a text as a report has them.

    ``replaces``: the names of the rules that a rule, by its code, replaces. ``severities``: those that
    the settings give to rules, by code.
    """
    if not found:
        return ()
    if replaces:
        found = replaced(found, replaces)
    keeper = Keeper(text)
    found = [keeper.cleared(one) if one.fixes else one for one in found]
    if len(found) == 1:
        return (wanted(found[0], severities),)
    unique: dict[tuple[int, int, str, str], Diagnostic] = {}
    for diagnostic in found:
        unique.setdefault(diagnostic.order, diagnostic)
    return tuple([wanted(unique[order], severities) for order in sorted(unique)])


def wanted(diagnostic: Diagnostic, severities: Mapping[str, Severity]) -> Diagnostic:
    """With the wished severity, the URL of its source and the record of its reply."""
    severity = severities.get(diagnostic.code, diagnostic.severity)
    source, reply = diagnostic.source, diagnostic.reply
    plain = not source or source.startswith("http")
    if severity is diagnostic.severity and plain and reply is None:
        return diagnostic
    seen = "" if reply is None else str(record(reply) or "")
    url = source if plain else Lexicon.url(source)
    return replace(diagnostic, severity=severity, source=url, reply_record=seen)
