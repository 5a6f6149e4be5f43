"""The jobs that a prompt with permutations makes, each with its places in the prompt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, product
from typing import Final

from mjlint.prompts.nodes import Span
from mjlint.prompts.tree import Permutation, Prompt

_ESCAPE: Final = re.compile(r"\\(?=[,{}])")
_PLAIN: Final = re.compile(r"[^\W_](?:[\w .'’]*[\w.])?")


@dataclass(frozen=True, slots=True)
class Expansion:
    """One job of a prompt: stretches of it, joined."""

    source: str
    spans: tuple[Span, ...]
    groups: tuple[Span, ...]
    """The permutations of the prompt, those around others first."""

    @property
    def text(self) -> str:
        """What Midjourney runs."""
        return "".join(self.source[start:end] for start, end in self.spans)

    def placed(self, start: int, end: int) -> Span:
        """Where a stretch of the job is in the prompt.

        One that begins before a permutation and ends in it reaches to its closing brace.
        """
        ends = list(accumulate(span.end - span.start for span in self.spans))
        first, last = self._at(ends, start), self._at(ends, max(end - 1, start))
        last = max(last + (end > start), first)
        crossed = (group.end for group in self.groups if first < group.start < last < group.end)
        return Span(first, max(crossed, default=last))

    def _at(self, ends: Sequence[int], place: int) -> int:
        """The place in the prompt of a character of the job; the end of the job is that of its text."""
        if not ends or place >= ends[-1]:
            return self.spans[-1].end if self.spans else 0
        number = bisect_right(ends, place)
        return self.spans[number].end - (ends[number] - place)


def expansions(prompt: Prompt, limit: int) -> tuple[Expansion, ...]:
    """All jobs of a prompt, in Midjourney's order; none where there are more than ``limit``.

    Each option is cut of the white space around it. Braces around a single option stay as they are.
    """
    return Expander(prompt).expanded(limit)


class Expander:
    """Multiplies the permutations of one prompt out, having counted first."""

    def __init__(self, prompt: Prompt) -> None:
        self.source = prompt.source
        found = {each.start: each for each in prompt.permutations}
        self.groups = [found[start] for start in sorted(found)]

    @cached_property
    def varied(self) -> list[Permutation]:
        """The permutations that make a choice."""
        return [group for group in self.groups if len(group.options) > 1]

    @property
    def plain(self) -> bool:
        """Whether every option is a few words of prose between spaces, which change nothing."""
        source = self.source
        return all(
            source[group.start - 1 : group.start].isspace()
            and not source[group.end : group.end + 1].strip(" .,;")
            and all(_PLAIN.fullmatch(source, each.start, each.end) for each in group.options)
            for group in self.varied
        )

    def expanded(self, limit: int) -> tuple[Expansion, ...]:
        """See `expansions`."""
        # Each permutation adds a job at least, so that many of them need no counting.
        if not self.varied or len(self.varied) >= limit:
            return ()
        if not 1 < self._count(0, len(self.source), limit) <= limit:
            return ()
        found = islice(self._spans(0, len(self.source)), limit)
        groups = tuple(group.span for group in self.varied)
        return tuple(Expansion(self.source, self._unescaped(spans), groups) for spans in found)

    def _inside(self, start: int, end: int) -> Iterator[Permutation]:
        """The outermost permutations of a stretch that make a choice."""
        at = start
        for group in self.varied:
            if at <= group.start and group.end <= end:
                yield group
                at = group.end

    def _count(self, start: int, end: int, limit: int) -> int:
        """How many jobs a stretch makes; a number above the limit where there are more."""
        jobs = 1
        for group in self._inside(start, end):
            options = 0
            for option in group.options:
                options += self._count(option.start, option.end, limit)
                if options > limit:
                    return limit + 1
            jobs = min(jobs * options, limit + 1)
        return jobs

    def _spans(self, start: int, end: int) -> Iterator[tuple[Span, ...]]:
        """The stretches of each job that a stretch makes."""
        parts: list[list[tuple[Span, ...]]] = []
        at = start
        for group in self._inside(start, end):
            parts.append([(Span(at, group.start),)])
            parts.append(
                [spans for each in group.options for spans in self._spans(each.start, each.end)]
            )
            at = group.end
        parts.append([(Span(at, end),)])
        for chosen in product(*parts):
            yield tuple(span for spans in chosen for span in spans if span.end > span.start)

    def _unescaped(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The stretches without the backslashes that keep a comma or a brace in the text."""
        if "\\" not in self.source:
            return tuple(spans)
        found: list[Span] = []
        for start, end in spans:
            at = start
            for match in _ESCAPE.finditer(self.source, start, end):
                found.append(Span(at, match.start()))
                at = match.end()
            found.append(Span(at, end))
        return tuple(span for span in found if span.end > span.start)
