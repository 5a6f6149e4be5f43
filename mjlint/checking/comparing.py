"""Which prompts begin or cease to be refused when the account moves from one model to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from mjlint.checking.results import Checked, Note, Result, Unread
from mjlint.diagnostic import Severity


class Compared(NamedTuple):
    """A prompt as it is checked for either model."""

    before: Checked
    after: Checked

    @property
    def change(self) -> Literal["begins", "ceases"] | None:
        """Whether it begins or ceases to be refused; None where nothing changes."""
        before, after = (each.worst is Severity.ERROR for each in self)
        if before == after:
            return None
        return "begins" if after else "ceases"

    @property
    def refused(self) -> Checked:
        """The check that finds the errors; the one for the newer model where both do or neither."""
        return self.before if self.change == "ceases" else self.after

    def to_dict(self) -> dict[str, object]:
        """The prompt and its place, the change, and the errors that make it."""
        record = self.refused.to_dict()
        found = [one for one in self.refused.records() if one["severity"] == Severity.ERROR]
        return {"change": self.change, **record, "diagnostics": found}


def compared(
    before: Iterable[Result], after: Iterable[Result]
) -> Iterator[Compared | Unread | Note]:
    """Each prompt of two runs over the same documents, the first with the account's older model.

    What could not be read comes once, and so do the notes.
    """
    seen: set[Unread | Note] = set()
    sides = _prompts(before, seen), _prompts(after, seen)
    while True:
        pair: list[Checked] = []
        for side in sides:
            for result in side:
                if isinstance(result, Checked):
                    pair.append(result)
                    break
                yield result
        if len(pair) < 2:
            return
        yield Compared(*pair)


def _prompts(
    results: Iterable[Result], seen: set[Unread | Note]
) -> Iterator[Checked | Unread | Note]:
    """Prompts and requests, without comments and what is passed on already."""
    for result in results:
        if isinstance(result, Checked):
            if result.is_prompt:
                yield result
        elif isinstance(result, Unread | Note) and result not in seen:
            seen.add(result)
            yield result
