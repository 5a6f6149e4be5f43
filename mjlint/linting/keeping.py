"""What no fix may break: pairs of brackets and quotation marks, and the text inside quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from mjlint.diagnostic import Edit, Fix, edited
from mjlint.text.patterns import pattern
from mjlint.text.spans import overlap

_PAIRS: Final = {")": "(", "]": "[", "}": "{", "”": "“", ">": "<"}
_OPENING: Final = frozenset(_PAIRS.values())
_SIGN: Final = pattern(r'[()\[\]{}“”<>"`]')
_SIGNS: Final = '()[]{}“”<>"`'
_BEFORE: Final = frozenset('([{<“"`')
_WORK: Final = 300_000
"""Characters that are looked through for the fixes of one text that touch a quotation or a bracket;
further ones are left to a person. A text of 6,000 characters may have fifty, one of 300 a thousand."""
_SHORT: Final = 200
"""Characters of a fix that cost nothing: there are no more fixes than in proportion to the text."""
_QUOTED: Final = pattern('"[^"]+"|“[^“”]+”')
_NAME: Final = pattern(r"--[\w-]+[ =:]*\Z")
_CURLY: Final = pattern("“[^“”]+”")


def keeps(before: str, after: str) -> bool:
    """Whether a text that came of another has no more lonely brackets, and all its quoted words."""
    if not _has_sign(before) and not _has_sign(after):
        return True
    if _is_quoted(after) and not _is_quoted(before):
        return False  # A quotation is left alone: it would be taken for marks around the prompt.
    had, has = _lonely(before), _lonely(after)
    if any(has[sign] > had[sign] for sign in has):
        return False
    words = Counter(match.group() for match in _quotations(before))
    return all(after.count(word) >= number for word, number in words.items())


class Keeper:
    """Leaves out the fixes of one text that would break something when made alone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = not _has_sign(text)
        self._quoted = [] if self._plain else [match.span() for match in _quotations(text)]
        self._left = _WORK

    def kept(self, fixes: tuple[Fix, ...]) -> tuple[Fix, ...]:
        """Those of the fixes of a finding that break nothing."""
        kept = [fix for fix in fixes if self._keeps(fix)]
        return fixes if len(kept) == len(fixes) else tuple(kept)

    def _keeps(self, fix: Fix) -> bool:
        if self._plain and not any(_has_sign(text) for _, _, text in fix.edits):
            return True
        if any(edit.text[:1] == " " and self._before(edit) in _BEFORE for edit in fix.edits):
            return False
        if not any(map(self._touches, fix.edits)):
            length = sum(end - start + len(text) for start, end, text in fix.edits)
            if length > _SHORT:
                self._left -= length
                if self._left < 0:
                    return False
            removed = "".join(self._text[start:end] for start, end, _ in fix.edits)
            inserted = "".join(edit.text for edit in fix.edits)
            if not any(_lonely(removed).values()) and not any(_lonely(inserted).values()):
                return True
        self._left -= len(self._text)
        return self._left >= 0 and keeps(self._text, edited(self._text, fix.edits))

    def _before(self, edit: Edit) -> str:
        return self._text[edit.start - 1 : edit.start]

    def _touches(self, edit: Edit) -> bool:
        """Whether an edit changes anything within quotation marks, or the marks."""
        return overlap(self._quoted, edit.start, max(edit.end, edit.start + 1))


def _has_sign(text: str) -> bool:
    # Half the time of the pattern.
    return bool([sign for sign in _SIGNS if sign in text])


def _lonely(text: str) -> Counter[str]:
    """How many brackets and quotation marks of each kind have no partner."""
    found: Counter[str] = Counter()
    depth: Counter[str] = Counter()
    for sign in _SIGN.findall(text):
        if sign in _OPENING:
            depth[sign] += 1
        elif (opening := _PAIRS.get(sign)) is not None:
            if depth[opening]:
                depth[opening] -= 1
            else:
                found[opening] += 1
    found.update(depth)
    for mark in '"`':
        found[mark] = text.count(mark) % 2
    if "“" not in text:
        # Some write the closing mark at both ends.
        found["“"] = text.count("”") % 2
    return found


def _is_quoted(text: str) -> bool:
    """Whether quotation marks are around the whole text."""
    whole = text.strip()
    return len(whole) > 1 and whole[0] in '"“' and whole[-1] in '"”'


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """What is in quotation marks, with them; nothing where the whole text is."""
    if _is_quoted(text):
        return
    # A lonely mark: nobody knows which of the straight ones belong together.
    for match in (_CURLY if text.count('"') % 2 else _QUOTED).finditer(text):
        start, _end = match.span()
        if " " in match.group() or not _NAME.search(text, max(0, start - 30), start):
            yield match  # `--ar "3:2"` quotes a value, which nobody draws
