"""Text for XML and HTML, and a prompt as HTML, with its faults marked and numbered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from mjlint.checking.results import Finding
from mjlint.terminal.cells import clean, escaped

LONGEST: Final = 1_500
"""Characters of a prompt; of a longer one, stretches far from its faults are cut."""
NEAR: Final = 200
"""Characters that are left at either end of such a stretch."""
LABEL: Final = "label"
"""The class of a stretch that a finding only mentions."""
_ILLEGAL: Final = re.compile("[\ufffe\uffff]")
"""No characters of XML 1.0 (section 2.2), besides those that `clean` shows as escapes anyway."""
_WORST_FIRST: Final = ("error", "warning", "info", LABEL)


def marked_up(text: str) -> str:
    """One row of text, for an element or for an attribute in double quotes of XML or HTML: escaped,
    and without what hides."""
    return escape(_ILLEGAL.sub(lambda match: escaped(match.group()), clean(text)))


def marked(text: str, findings: Sequence[Finding]) -> str:
    """The prompt with a ``mark`` around each place, and after it the numbers of its findings.

    The numbers count from 1, in the order of the findings. Where places overlap, the worst severity
    colours what they share.
    """
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    numbers: dict[int, list[int]] = {}
    points: dict[int, str] = {}
    for number, finding in enumerate(findings, 1):
        diagnostic = finding.diagnostic
        kinds = [(diagnostic.start, diagnostic.end, diagnostic.severity.value)]
        kinds += [(label.start, label.end, LABEL) for label in diagnostic.labels]
        for start, end, kind in kinds:
            start, end = min(start, len(text)), min(end, len(text))
            if start < end:
                starts.setdefault(start, []).append(kind)
                ends.setdefault(end, []).append(kind)
            elif kind != LABEL:
                points.setdefault(start, kind)
        numbers.setdefault(min(diagnostic.end, len(text)), []).append(number)
    return "".join(_pieces(text, starts, ends, numbers, points))


def _pieces(
    text: str,
    starts: dict[int, list[str]],
    ends: dict[int, list[str]],
    numbers: dict[int, list[int]],
    points: dict[int, str],
) -> Iterator[str]:
    open_kinds: Counter[str] = Counter()
    most = len(text) if len(text) <= LONGEST else 2 * NEAR
    at = 0
    for cut in sorted({*starts, *ends, *numbers, *points, len(text)}):
        if cut > at:
            piece = _rows(text[at:cut])
            if cut - at > most:
                piece = f"{_rows(text[at : at + NEAR])} … {_rows(text[cut - NEAR : cut])}"
            kind = next((each for each in _WORST_FIRST if open_kinds[each]), None)
            yield piece if kind is None else f'<mark class="{kind}">{piece}</mark>'
        open_kinds.subtract(ends.get(cut, ()))
        if cut in points:
            yield f'<mark class="{points[cut]} point"></mark>'
        if cut in numbers:
            yield f"<sup>{' '.join(map(str, numbers[cut]))}</sup>"
        open_kinds.update(starts.get(cut, ()))
        at = cut


def _rows(text: str) -> str:
    """Line breaks stay what they are; all else that hides is shown as an escape."""
    return "\n".join(marked_up(row) for row in text.replace("\r\n", "\n").split("\n"))
