"""The answers of the tools, as one text each."""

from __future__ import annotations

from collections.abc import Iterable

from mjlint.failures.explanation import Explanation
from mjlint.linting.linter import Report
from mjlint.reports.answers import answer


def answers(reports: Iterable[Report]) -> str:
    """The answers about prompts, numbered from 1 where there are several."""
    return numbered("\n".join(answer(report)) for report in reports)


def numbered(texts: Iterable[str]) -> str:
    """Texts, numbered from 1 where there are several."""
    found = list(texts)
    if len(found) == 1:
        return found[0]
    return "\n".join(f"{n}. {each}" for n, each in enumerate(found, 1))


def explanation(explained: Explanation) -> str:
    """What a failure means, and what to do now."""
    lines = [f"{explained.title}: {explained.means or explained.cause}"]
    lines += [f"do: {advice}" for advice in explained.advice]
    lines.append(f"retry: {explained.retry}")
    if explained.rules:
        lines.append("check the prompt; this failure is foreseen")
    return "\n".join(lines)
