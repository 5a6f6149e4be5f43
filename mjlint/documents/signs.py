"""Whether bytes hold a sign of a prompt, found without decoding or parsing them.

Most files of a folder have none; they cost little more than being read.
"""

from __future__ import annotations

import codecs
import os
import re
from typing import Final

from mjlint.documents.flags import SHARED, names
from mjlint.text.document import Document, DocumentError
from mjlint.text.files import small
from mjlint.text.patterns import pattern

_WHOLE: Final = 1 << 20
"""Bytes of a file that are read at once."""
_OVERLAP: Final = 64
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _names() -> str:
    """The names that say that a text is for Midjourney, with few branches to try at each ``--``."""
    tails: dict[str, list[str]] = {}
    for name in sorted({*(names() - SHARED), "style", "q"}, key=len, reverse=True):
        tails.setdefault(name[0], []).append(name[1:])
    return "|".join(
        f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in sorted(tails.items())
    )


_NAME: Final = rf"[ \t]?(?:{_names()})(?![A-Za-z]|-[A-Za-z])".encode()
_NAMED: Final = (
    rb"%b(?<=[mMdDiI-].)(?:(?<=[mM].)(?:(?<![A-Za-z].{2})|(?<=[a-z]M.))(?:(?![%b])|lint:|(?i:prompt))"
    rb"|(?<=[nN][iI].)[iI]|(?:(?<=[mM][iI][dD].)|(?<=[mM][iI][dD]-.))(?i:ourney))"
)
"""``mj``, ``useMJ``, ``mjText``, ``niji``, ``midjourney``, ``mid-journey``: see `documents.tools`.

They are found by their rarest letter.
"""
_SEARCHES: Final = tuple(
    (letter, pattern(source))
    for letter, source in (
        (b"-", rb"--(?=[ \ta-zA-Z])" + _NAME),
        (b"j", _NAMED % (b"j", b"a-z")),
        (b"J", _NAMED % (b"J", b"A-Za-z")),
        (b"/", rb"/[iI]magine"),
        (b"\xe2", rb"\xe2\x80[\x93\x94]-?" + _NAME),
        (b"&", rb"&(?:[mn]dash|#(?:45|821[12]|[xX](?:2[dD]|201[34])));-?" + _NAME),
        (
            b"\\",
            rb"\\(?:[uU](?:0000)?(?:002[dD]|201[34])|x(?:2[dD]|9[67])|N\{E[MN] DASH\})-?" + _NAME,
        ),
    )
)
"""Patterns, each with the letter that it begins with: without that nothing is searched.

A set or a choice there, or a pattern that ignores case, would take ten times as long.
"""


def in_bytes(data: bytes) -> bool:
    """Whether a piece of a document holds a parameter, or names Midjourney or mjlint."""
    return any(letter in data and sign.search(data) is not None for letter, sign in _SEARCHES)


def in_file(path: str, mark: bytes = b"") -> bool:
    """Whether a file may hold a prompt, its bytes read once. ``mark``: see `in_document`.

    One that cannot be read may: who reads it finds out why.
    """
    data = small(path, _WHOLE)
    return in_document(Document.file(path), mark) if data is None else _in_piece(data, mark)


def in_document(document: Document, mark: bytes = b"") -> bool:
    """Whether a document may hold a prompt; it is read until the first sign.

    ``mark``: another sign, in lower case. One that cannot be read may: who reads it finds out why.
    """
    before = b""
    try:
        for chunk in document.raw(_WHOLE):
            if _in_piece(before + chunk, mark):
                return True
            before = chunk[-_OVERLAP:]
    except DocumentError:
        return True
    return False


def _in_piece(data: bytes, mark: bytes) -> bool:
    return data.startswith(_MARKS) or in_bytes(data) or (mark != b"" and mark in data.lower())


_TELLING: Final = pattern(rb"--(?i:ar|aspect|v|niji|stylize|chaos|sref) \S")
_WORDS: Final = pattern(rb"[a-z][a-z,.\x80-\xff]{1,40} [^\n]*\Z", re.IGNORECASE)
_BEFORE: Final = 240


def is_prompt_like(document: Document) -> bool:
    """Whether bytes that cannot be read as text look like prompts: words, then a parameter."""
    try:
        return any(map(_is_prompt_like, document.raw(_WHOLE)))
    except DocumentError:
        # Nobody may read it: that is reported.
        return True


def _is_prompt_like(data: bytes) -> bool:
    return any(
        _WORDS.search(data, max(found.start() - _BEFORE, 0), found.start()) is not None
        for found in _TELLING.finditer(data)
    )


_OTHER_TEXTS: Final = frozenset({
    ".lua", ".c", ".cpp", ".xml", ".ini", ".cfg", ".properties", ".tex", ".textile", ".wiki", ".log", ".bak",
    ".backup", ".po", ".sql", ".rtf",
})  # fmt: skip
"""Texts that mjlint does not read, by their suffixes."""
_LARGEST: Final = 1 << 20


def may_hold_prompts(path: str) -> bool:
    """Whether a file of a format that is not read looks as if prompts were in it."""
    if os.path.splitext(path)[1].lower() not in _OTHER_TEXTS:
        return False
    try:
        return os.path.getsize(path) <= _LARGEST and is_prompt_like(Document.file(path))
    except OSError:
        return False
