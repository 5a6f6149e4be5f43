"""What a document's name says of the texts in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import Final

from mjlint.documents.counterexamples import WRONG, is_quoted_as_wrong, is_wrong_label
from mjlint.documents.evidence import COMMAND, Surroundings
from mjlint.documents.tools import (
    MIDJOURNEY,
    named,
    named_beside,
    named_in_heading,
    named_in_path,
)
from mjlint.documents.words import DENIED_FILES, DENIED_FOLDERS, TEST_FOLDERS
from mjlint.settings.reading import Options
from mjlint.text.patterns import pattern

_SENTENCE: Final = 300
"""Characters of a text that are looked at on each side of what it quotes."""
_RUN: Final = pattern(r"\b(?:run|runs|running|execute|invoke|call|calls)\s*\Z", re.IGNORECASE)
"""What is before a command within a sentence."""
_OWN_SUFFIXES: Final = (".prompt", ".prompts", ".mj")
_PROMPTS: Final = pattern(r"prompt", re.IGNORECASE)
_OWN_INFO: Final = pattern(r"\.?(?:midjourney|mj)(?:[-_ ]?prompts?)?", re.IGNORECASE)
_LOCALE: Final = pattern(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?\.\w+")
"""A file's name that is a language: a folder of ``messages`` may as well be the export of a chat."""
_DOCUMENTS: Final = frozenset({".md", ".mdx", ".markdown", ".rst", ".adoc", ".org", ".html"})
"""Documents, which are translated whole: what is in them counts as in the original."""


def of_document(name: str, options: Options) -> Surroundings:
    """What is around every text of a document. Of a file that the user named, folders say nothing."""
    here = Surroundings(named=not options.searched)
    path = _below(name, options.root)
    if name.startswith("<"):
        return here
    stem, suffix = os.path.splitext(os.path.basename(path))
    tool = named_in_path(path)
    if suffix.lower() in _OWN_SUFFIXES:
        return here._replace(likely=f"the file is `{suffix.lower()}`")
    if tool == MIDJOURNEY:
        return here._replace(likely="the file or its folder is named for Midjourney")
    if here.named:
        return (
            here._replace(likely="the file is named for prompts") if _PROMPTS.search(stem) else here
        )
    if tool is not None:
        return here._replace(other=f"the file or its folder is named for another tool (`{tool}`)")
    folders = {part.lower() for part in path.replace(os.sep, "/").split("/")[:-1]}
    translated = folders & DENIED_FOLDERS or (
        "messages" in folders and _LOCALE.fullmatch(stem + suffix)
    )
    if translated and suffix.lower() not in _DOCUMENTS:
        return here._replace(other="a file of translations")
    if folders & TEST_FOLDERS:
        return here._replace(other="a file of tests")
    if DENIED_FILES.fullmatch(stem):
        return here._replace(other="a file of changes or terms")
    return here


_MAY_BE_LIKELY: Final = pattern(r"mj|niji|journey|\.prompts?\Z", re.IGNORECASE)


def may_be_likely(name: str) -> bool:
    """Whether the name of a document that was found in a folder may make prompts likely: cheap."""
    return _MAY_BE_LIKELY.search(name) is not None


def under(around: Surroundings, heading: str, what: str = "heading") -> Surroundings:
    """What is around a text under a heading or after a label."""
    if is_wrong_label(heading, title=what == "heading"):
        return around._replace(likely="", other=WRONG)
    tool = named_in_heading(heading)
    if tool is None:
        return around
    if tool == MIDJOURNEY:
        return around._replace(other="")
    return around._replace(likely="", other=f"the {what} names another tool (`{tool}`)")


def labelled(around: Surroundings, label: str) -> Surroundings:
    """What is around a text that a label is on: ``Midjourney prompt:``, ``Flux:``."""
    if not label:
        return around
    lowered = label.lower()
    if lowered in ("*/imagine*", "**/imagine**", "_/imagine_", "__/imagine__"):
        # It may as well be about the command.
        return around
    if lowered.lstrip("*_ ").startswith("/imagine"):
        return around._replace(says=COMMAND)
    if "negativ" in lowered:
        return around._replace(likely="", other="a negative prompt")
    around = under(around, label, "label")
    if named(label) == MIDJOURNEY and _PROMPTS.search(label):
        return around._replace(says="the label names Midjourney")
    return around


def beside(around: Surroundings, fields: Iterable[tuple[str, str]]) -> Surroundings:
    """What is around the cells of a row. ``fields``: its columns, as compared, and its cells."""
    tool, _ = named_beside(fields)
    if tool is None:
        return around
    if tool == MIDJOURNEY:
        return around._replace(other="")
    return around._replace(likely="", other=f"a cell of its row names another tool (`{tool}`)")


def with_tool(around: Surroundings, tool: str | None, label: str) -> Surroundings:
    """What is around a text next to which a field names a tool. ``label``: the text's own."""
    if tool is None:
        return around
    if tool != MIDJOURNEY:
        return around._replace(likely="", other=f"a field next to it names another tool (`{tool}`)")
    if "another tool" in around.other:
        around = around._replace(other="")
    likely = "a field next to it names Midjourney"
    return around._replace(likely=likely) if _PROMPTS.search(label) else around


def quoted(around: Surroundings, text: str, start: int, end: int) -> Surroundings:
    """What is around a part of a sentence that is quoted in it, ``text[start:end]`` with its marks."""
    before, after = text[max(start - _SENTENCE, 0) : start], text[end : end + _SENTENCE]
    if is_quoted_as_wrong(before, after):
        around = around._replace(other=WRONG)
    return around._replace(shell=True) if _RUN.search(before) else around


def is_own_info(info: str) -> bool:
    """Whether the info string of a block of code says that it holds prompts for Midjourney."""
    return _OWN_INFO.fullmatch(info) is not None


def _below(name: str, root: str) -> str:
    """The part of a path that the user's choice of a folder leaves open."""
    if root and name.startswith(root + os.sep) and "//" not in name and f"{os.sep}." not in name:
        # What a folder was searched for.
        return name[len(root) + 1 :]
    if os.path.isabs(name) != os.path.isabs(root) or os.path.normpath(name) == os.path.normpath(
        root
    ):
        # A file that a hook named.
        root = ""
    path = os.path.relpath(name, root) if root else name
    if os.path.isabs(path):
        here = os.getcwd()
        path = (
            os.path.relpath(path, here)
            if path.startswith(os.path.join(here, ""))
            else os.path.join(*path.split(os.sep)[-2:])
        )
    return path
