"""The slots of a template in a document, by their form, and what they may be filled with.

In a document slots are meant to stay: ``{subject}``, ``[FOOD]``, ``[image URL]``, ``<slot>``, ``$SLOT``,
``%s``, ``__slot__``, in any script. In a prompt to be sent `mjlint.prompts.slots` is stricter.
"""

from __future__ import annotations

import re
from typing import Final

from mjlint.documents.flags import form_of
from mjlint.prompts.slots import Slot, find_slots
from mjlint.text.patterns import pattern
from mjlint.text.places import Segment, SourceMap
from mjlint.text.remembering import remembered
from mjlint.text.spans import overlap

_SLOTS: Final = pattern(
    r"(?P<code>`)?(?:\$?\{\{[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,80}\}|\{[^{},|\n]{1,60}\}|\[[^\[\]\n]{1,80}\](?!\()"
    r"|<(?!https?:)(?:[^\W\d_]|\d+[ ]?[-–][ ]?\d)[^<>\n]{0,58}>"
    r"|\$[A-Z][A-Z\d_]+\b|%s\b|%\(\w+\)s|(?<!\w)__[A-Za-z][\w/-]{0,58}__(?!\w))(?(code)`)"
)
"""With the code marks around one alone."""
_CAPITALS: Final = pattern(r"(?=.*[A-Z])[^a-z]*\Z|[A-Z\d_ -]+,?\s+e\.g\.")
_NAMED: Final = pattern(
    r"(?:\be\.?g\b|such as|…|\.\.\.|/|\burl\b|\blink\b|\bimage\b)", re.IGNORECASE
)
_FOREIGN: Final = pattern(r"[^\x00-\u024f\u2000-\u206f]")
_LOWER: Final = pattern(r"[a-z][a-z'-]*(?:[ _-][a-z\d'-]+){0,2}")
_OF_LINKS: Final = pattern(r"url|link|image|photo|picture|reference|图|画像|链接", re.IGNORECASE)
_BEFORE: Final = pattern(r"(?:--|—|–)([A-Za-z]+)[ \t:=]*(?:(?!--|—|–)\S+[ \t]+){0,3}\Z")
_NUMBERED: Final = pattern(r"\[\d{1,2}\]")
_VALUE: Final = pattern(r"(?:--|—|–)[A-Za-z]+[ \t]+\Z")
_LONGEST_NAME: Final = 20
_LINK: Final = "https://cdn.midjourney.com/0a1b2c3d/0_0.png"
_FILLERS: Final = {
    "ratio": "3:2", "integer": "50", "number": "1", "version": "7", "niji": "6", "choice": "1",
    "words": "thing", "references": _LINK, "links": _LINK, "link": _LINK, "codes": "", "flag": "",
}  # fmt: skip
_OF_NAMES: Final = {"style": "raw", "repeat": "2", "r": "2", "iw": "1", "motion": "low"}


def document_slots(text: str) -> list[Slot]:
    """The slots in a text, in its order."""
    found = [
        Slot(*match.span(), match.group()) for match in _SLOTS.finditer(text) if _is_slot(match)
    ]
    taken = [(slot.start, slot.end) for slot in found]
    others = [slot for slot in find_slots(text) if not overlap(taken, slot.start, slot.end)]
    return sorted([*found, *others])


def _is_slot(match: re.Match[str]) -> bool:
    slot = match.group().strip("`")
    if slot[0] != "[":
        return True
    if _VALUE.search(match.string, max(0, match.start() - _LONGEST_NAME), match.start()):
        return True
    inside = slot[1:-1].strip()
    if inside.isdigit():
        return _are_numbered(match.string)
    if not inside or not any(sign.isalpha() for sign in inside):
        return False
    return (
        any(pattern.search(inside) is not None for pattern in (_CAPITALS, _NAMED, _FOREIGN))
        or _LOWER.fullmatch(inside) is not None
    )


@remembered
def _are_numbered(text: str) -> bool:
    """Whether slots have numbers: ``[1], [2], in the light of [3]``."""
    return len(_NUMBERED.findall(text)) > 1


def around_slots(text: str, slots: list[Slot]) -> tuple[SourceMap, list[tuple[int, int]]]:
    """A template with something plausible in its slots, as a text that was read out of it.

    With it, where in that text the fillers are.
    """
    pieces: list[str] = []
    segments: list[Segment] = []
    fillers: list[tuple[int, int]] = []
    at = length = 0
    begin = len(text) - len(text.lstrip())
    for slot in slots:
        if slot.start > at:
            piece = text[at : slot.start]
            pieces.append(piece)
            segments.append(Segment(length, length + len(piece), at, slot.start))
            length += len(piece)
        filler = _filler(text, slot, first=slot.start <= begin)
        pieces.append(filler)
        segments.append(Segment(length, length + len(filler), slot.start, slot.end, False))
        fillers.append((length, length + len(filler)))
        length += len(filler)
        at = slot.end
    if at < len(text) or not segments:
        pieces.append(text[at:])
        segments.append(Segment(length, length + len(text) - at, at, len(text)))
    filled = "".join(pieces)
    return SourceMap.of(filled, tuple(segments)), fillers


def _filler(text: str, slot: Slot, *, first: bool) -> str:
    before = _BEFORE.search(text, max(0, slot.start - 300), slot.start)
    if before is not None:
        name = before[1].lower()
        form = form_of(name)
        if name in _OF_NAMES:
            return _OF_NAMES[name]
        if form:
            return _FILLERS.get(form, "thing")
    elif first and _OF_LINKS.search(slot.text):
        return _LINK
    return "thing"
