"""Paths -> files: which files of a folder may hold prompts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Final

from mjlint.documents.document import DocumentError
from mjlint.documents.formats import FORMATS, format_of

_OTHER_FOLDERS: Final = frozenset({"node_modules", "__pycache__", "site-packages"})
_OTHER_TEXTS: Final = re.compile(
    r"(?:.*requirements|constraints|licen[cs]e|copying|notice|authors|changelog|changes|history"
    r"|readme|robots|humans|ads|security|llms(?:-full)?|cmakelists|top_level|entry_points"
    r"|sources)(?:[-_.].*)?\.txt",
    re.IGNORECASE,
)
"""Texts that hold no prompts, by the names that other tools gave them."""


def files(path: str) -> Iterator[str]:
    """The files that a path means: itself, or those of a folder that mjlint reads, sorted.

    Raises `DocumentError` where there is no such path, a folder holds no such file, or a file is
    of a kind that mjlint doesn't read. Links to folders are not followed.
    """
    if not os.path.isdir(path):
        if not os.path.lexists(path):
            raise DocumentError("no such file or folder")
        if format_of(path) is None:
            suffix = os.path.splitext(path)[1]
            raise DocumentError(f"mjlint does not read `{suffix}` files; it reads {_known()}")
        yield path
        return
    found = False
    for each in _walk(path):
        found = True
        yield each
    if not found:
        raise DocumentError(f"no prompts in this folder; mjlint reads {_known()}")


def _walk(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _OTHER_FOLDERS
        )
        for name in sorted(names):
            if _wanted(name):
                yield os.path.normpath(os.path.join(where, name))


def _wanted(name: str) -> bool:
    if name.startswith(".") or not os.path.splitext(name)[1]:
        return False
    return format_of(name) is not None and _OTHER_TEXTS.fullmatch(name) is None


def _known() -> str:
    return " ".join(suffix for each in FORMATS for suffix in each.suffixes)
