"""Checks each job that the permutations of a prompt make, as if it were sent alone.

A rule reads a parameter of each option by itself, which finds most; what only a whole job shows,
such as words after a parameter that one option brings, or a sum of weights, is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, Protocol

from mjlint.diagnostic import Diagnostic, Label, Severity
from mjlint.prompts.expansion import Expander
from mjlint.prompts.tree import Prompt
from mjlint.settings.settings import Settings

LIMITS: Final = {"basic": 4, "standard": 10, "pro": 40, "mega": 40}
"""Jobs that one prompt may make, by plan (Midjourney docs, Permutations, 2025-02-06; support FAQ,
2026-06-29). A prompt that makes more is refused for that."""


class HasDiagnostics(Protocol):
    """A report."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings."""


def of_expansions(
    prompt: Prompt,
    known: Iterable[Diagnostic],
    lint: Callable[[str], HasDiagnostics],
    settings: Settings,
) -> Iterator[Diagnostic]:
    """The errors of jobs that nothing in the whole prompt shows, placed in the prompt, without fixes.

    ``known``: what is found in the whole prompt; a rule that has found an error there is not asked
    again. ``lint``: checks one job. ``settings``: the plan limits the jobs.
    """
    expander = Expander(prompt)
    if not expander.varied or expander.plain:
        return
    limit = LIMITS.get((settings.plan or "").lower(), max(LIMITS.values()))
    said = {one.code for one in known if one.severity is Severity.ERROR}
    seen: set[tuple[str, int, int]] = set()
    for job in expander.expanded(limit):
        for one in lint(job.text).diagnostics:
            if one.severity is not Severity.ERROR or one.code in said:
                continue
            start, end = job.placed(one.start, one.end)
            if (one.code, start, end) in seen:
                continue
            seen.add((one.code, start, end))
            labels = tuple(Label(*job.placed(at, to), text) for at, to, text in one.labels)
            yield replace(one, start=start, end=end, labels=labels, fixes=())
