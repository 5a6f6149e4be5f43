"""Checks each job that the permutations of a prompt make, as if it were sent alone.

A rule reads a parameter of each option by itself, which finds most; what only a whole job shows,
such as words after a parameter that one option brings, or a sum of weights, is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, Protocol

from mjlint.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from mjlint.prompts.expansion import Expander, Expansion
from mjlint.prompts.option_text import into_options, takes_no_text_after
from mjlint.prompts.tree import Permutation, Prompt
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
    """The errors of jobs that nothing in the whole prompt shows, placed in the prompt.

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
            fixes = (_spread(prompt, start), *(_carried(fix, job, prompt) for fix in one.fixes))
            kept = tuple([fix for fix in fixes if fix is not None])
            yield replace(one, start=start, end=end, labels=labels, fixes=kept[:1])


def _carried(fix: Fix, job: Expansion, prompt: Prompt) -> Fix | None:
    """The fix of one job in the whole prompt, where it changes nothing that only this job has."""
    edits = []
    for edit in fix.edits:
        start, end = job.placed(edit.start, edit.end)
        if prompt.source[start:end] != job.text[edit.start : edit.end]:
            return None
        if any(each.start <= end and start <= each.end for each in prompt.permutations):
            return None
        edits.append(Edit(start, end, edit.text))
    return replace(fix, edits=tuple(edits))


def _spread(prompt: Prompt, at: int) -> Fix | None:
    """The fix that writes the text after a permutation into each option, before its parameters.

    `an {owl --ar 3:2, crow} in snow`: no option may end in a parameter where text follows. The jobs
    stay those that are meant.
    """
    before = [piece for piece in prompt.pieces if piece.end <= at]
    if len(before) == len(prompt.pieces) or not before or type(before[-1]) is not Permutation:
        return None
    permutation = before[-1]
    if not takes_no_text_after(permutation):
        return None
    end = prompt.pieces[-1].end
    inserted = into_options(prompt, permutation, prompt.source[permutation.end : end])
    if inserted is None:
        return None
    edits = [*(Edit(*each) for each in inserted), Edit(permutation.end, end, "")]
    return Fix.of(edits, "Write the text into each option", unsafe=True)
