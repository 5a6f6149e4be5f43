"""Whether bytes hold a sign of a prompt, found without decoding or parsing them.

Most files of a folder have none; they cost little more than being read.
"""

from __future__ import annotations

import codecs
import os
import re
from typing import Final

from mjlint.documents.flags import names
from mjlint.text.document import CHUNK, Document, DocumentError

_OVERLAP: Final = 64
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _named() -> bytes:
    return "|".join(sorted(names(), key=len, reverse=True)).encode()


_FLAG: Final = re.compile(rb"--[ \t]?(?:" + _named() + rb")(?![a-z-])", re.IGNORECASE)
_DASHED: Final = re.compile(
    rb"(?:\xe2\x80[\x93\x94]|\\u201[34]|&[mn]dash;|\x97|\x96)(?:" + _named() + rb")(?![a-z-])",
    re.IGNORECASE,
)
_MJ: Final = re.compile(rb"(?<![a-z])mj(?![a-z\d])|mj_?prompt")
_DASHES: Final = (b"\xe2\x80\x94", b"\xe2\x80\x93", b"\\u201", b"dash;")


def in_bytes(data: bytes) -> bool:
    """Whether a piece of a document holds a parameter, or names Midjourney."""
    if b"--" in data and _FLAG.search(data) is not None:
        return True
    if any(dash in data for dash in _DASHES) and _DASHED.search(data) is not None:
        return True
    lowered = data.lower()
    return (
        b"midjourney" in lowered
        or b"mjlint:" in lowered
        or b"/imagine" in lowered
        or (b"mj" in lowered and _MJ.search(lowered) is not None)
    )


def in_document(document: Document, *marks: bytes) -> bool:
    """Whether a document may hold a prompt; it is read until the first sign.

    ``marks``: other signs, in lower case. One that cannot be read may: who reads it finds out why.
    """
    before = b""
    try:
        for chunk in document.raw(CHUNK * 16):
            piece = before + chunk
            if (
                piece.startswith(_MARKS)
                or in_bytes(piece)
                or any(m in piece.lower() for m in marks)
            ):
                return True
            before = chunk[-_OVERLAP:]
    except DocumentError:
        return True
    return False


_PROMPT_LIKE: Final = re.compile(
    rb"[a-z][a-z,.\x80-\xff]{1,40} [^\n]{0,200}?--(?:ar |aspect |v |niji |stylize |chaos |sref )\S",
    re.IGNORECASE,
)


def is_prompt_like(document: Document) -> bool:
    """Whether bytes that cannot be read as text look like prompts: words, then a parameter."""
    try:
        return any(_PROMPT_LIKE.search(chunk) is not None for chunk in document.raw(CHUNK * 16))
    except DocumentError:
        # Nobody may read it: that is reported.
        return True


_OTHER_TEXTS: Final = frozenset({
    ".java", ".kt", ".swift", ".rs", ".go", ".rb", ".php", ".cs", ".dart", ".scala", ".lua", ".vue", ".svelte",
    ".astro", ".c", ".cpp", ".xml", ".tex", ".textile", ".wiki", ".log", ".bak", ".backup", ".po", ".sql", ".rtf",
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
