"""Text -> the leaves of the tree, over one compiled pattern made of the grammar's terminals.

Lark's own lexers spend most of a short prompt's time on making tokens; this one makes the nodes
themselves, which is all that the parser needs. Two things are decided here because no pattern can:
which braces have a partner, and which dashes begin a flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from mjlint.prompts.braces import pairs
from mjlint.prompts.nodes import (
    DASHES,
    Close,
    Comma,
    Dashes,
    Flag,
    Item,
    ItemLink,
    Link,
    Number,
    Open,
    OpenFlag,
    Ratio,
    Sign,
    StrayBrace,
    Text,
    Weight,
    Word,
    is_read,
)  # fmt: skip
from mjlint.prompts.tree import Parameter, Value
from mjlint.text.patterns import pattern

_SIGN: Final = pattern(f"[{DASHES}:]")
_ASCII_SIGN: Final = re.compile(r"-[- \t]|::")
_ASCII_DASH: Final = re.compile(r"-[- \t]")
_ASCII_SIGN_OR_LINK: Final = pattern(
    r"-[- \t]|::|[{},]|<?(?:[hH][tT][tT][pP]|[fF][tT][pP]|[bB][lL][oO][bB]|[fF][iI][lL][eE]"
    r"|[dD][aA][tT][aA])[sS]?:"
)
"""What a terminal begins with: in any text without braces and links, in one of ASCII without them, in
such a one without weights, and in any text of ASCII. Letters are given in both cases, for so Python
skips to the first of them."""
_LINK_SIGNS: Final = ("http:", "https:", "://", "blob:", "data:", "file:", "ftp:")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER_OR_LINK: Final = re.compile(r"[ \t]*(?:\.?\d|\w+://)")
_OUTSIDE: Final = ("FLAG", "DASHES", "LINK", "WEIGHT")
_BRACES: Final = ("OPEN_FLAG", "OPEN", "CLOSE", "COMMA")
_VALUE: Final = ("ITEM_LINK", "RATIO", "NUMBER", "WORD", "WEIGHT")


Found: TypeAlias = (
    Text | Link | Weight | Dashes | StrayBrace | Flag | Value | Parameter | Item | Sign
)


class Tokenizer:
    """Cuts a text into leaves.

    ``terminals``: the patterns of the grammar by name, highest priority first. ``names``: the
    names of parameters, in lower case, that make a flag of dashes which would not make one alone.
    ``read``: parses a value.
    """

    def __init__(
        self,
        terminals: Mapping[str, str],
        names: frozenset[str],
        read: Callable[[str], tuple[Item, ...]],
    ) -> None:
        def compile_(wanted: tuple[str, ...]) -> re.Pattern[str]:
            return pattern(
                "|".join(f"(?P<{name}>{terminals[name]})" for name in terminals if name in wanted)
            )

        self._names = names
        self._read = read
        self._plain = compile_(_OUTSIDE)
        self._linkless = compile_(tuple(name for name in _OUTSIDE if name != "LINK"))
        self._braced = compile_(_OUTSIDE + _BRACES)
        self._value = compile_(_VALUE)

    def prompt(self, text: str) -> list[Found]:
        """The leaves of a prompt, in order."""
        leaves: list[Found] = []
        if "-" not in text and ":" not in text and "{" not in text and "}" not in text:
            if text.isascii():
                self._add_gap(leaves, text, 0, len(text), False)
                return leaves
        braces = pairs(text) if "{" in text or "}" in text else None
        search = self._search(text, braces is not None)
        in_value = False
        outer: list[bool] = []  # for each open brace, whether it is in a value
        pending = at = 0  # where the text that is not yet a leaf starts; where to look on
        while (match := search(text, at)) is not None:
            start, end = match.span()
            leaf: Found
            kind = match.lastgroup
            if kind == "FLAG":
                flag = self._flag(text, start, match.group(), bool(outer))
                if flag is None:
                    at = _behind_dashes(text, start)
                    if in_value or text[at - 2 : at] != "--" or _glued(text, start, bool(outer)):
                        continue
                    leaf, end = Dashes(start, at, text[start:at]), at
                else:
                    leaf, end = flag, flag.end
            elif kind == "LINK":
                if outer and (comma := text.find(",", start, end)) > 0:
                    end = comma
                at = end
                if in_value:
                    continue
                leaf = Link(start, end, text[start:end])
            elif kind == "WEIGHT" or kind == "DASHES":
                at = end
                if in_value:
                    continue
                leaf = (Weight if kind == "WEIGHT" else Dashes)(start, end, match.group())
            elif kind == "COMMA":
                at = end
                if not outer:
                    continue
                leaf = Comma(start, end, ",")
            else:
                assert braces is not None
                at = end
                if kind == "OPEN_FLAG" and end not in braces:
                    if in_value:
                        continue
                    leaf = Dashes(start, end, "--")
                else:
                    leaf = _brace(kind, start, braces)
            if pending < start:
                self._add_gap(leaves, text, pending, start, in_value)
            if type(leaf) is Flag:
                _close(leaves)
                in_value = True
            elif isinstance(leaf, Sign):
                if leaf.type != "OPEN":
                    _close(leaves)
                if leaf.type == "OPEN_FLAG":
                    in_value = True
                elif leaf.type == "OPEN":
                    outer.append(in_value)
                    in_value = False
                elif leaf.type == "CLOSE":
                    in_value = outer.pop()
                else:
                    in_value = False
            leaves.append(leaf)
            pending = at = end
        if pending < len(text):
            self._add_gap(leaves, text, pending, len(text), in_value)
        _close(leaves)
        return leaves

    def value(self, text: str) -> list[Found]:
        """The leaves of a value, in order. Offsets count from the start of ``text``."""
        leaves: list[Found] = []
        for match in self._value.finditer(text):
            start, end = match.span()
            found = match.group()
            kind = match.lastgroup
            if kind == "WEIGHT":
                if leaves and isinstance(last := leaves[-1], Item) and last.end == start:
                    leaves.append(Weight(start, end, found))
                else:
                    leaves.append(Word(start, end, found, "word"))
            elif kind == "ITEM_LINK":
                leaves.append(ItemLink(start, end, found, "link"))
            elif kind == "RATIO":
                leaves.append(Ratio(start, end, found, "ratio"))
            elif kind == "NUMBER":
                leaves.append(Number(start, end, found, "number"))
            else:
                leaves.append(Word(start, end, found, "word"))
        return leaves

    def _search(self, text: str, braced: bool) -> Callable[[str, int], re.Match[str] | None]:
        """How to find the next terminal of a text.

        A terminal can only begin with one of a few characters, and looking for those first takes a
        tenth of the time. Most prompts hold neither braces nor links.
        """
        if braced or (":" in text and any(map(text.lower().__contains__, _LINK_SIGNS))):
            whole = self._braced if braced else self._plain
            if not text.isascii():
                return whole.search
            match, find = whole.match, _ASCII_SIGN_OR_LINK.search
        else:
            match = self._linkless.match
            find = _SIGN.search
            if text.isascii():
                # One literal to begin with is found eight times as fast as one of two.
                find = (_ASCII_SIGN if "::" in text else _ASCII_DASH).search

        def search(text: str, at: int) -> re.Match[str] | None:
            while (sign := find(text, at)) is not None:
                at = sign.start()
                if (found := match(text, at)) is not None:
                    return found
                at += 1
            return None

        return search

    def _add_gap(
        self, leaves: list[Found], text: str, start: int, end: int, in_value: bool
    ) -> None:
        """Add what lies between two terminals, without the white space around it."""
        stripped = text[start:end].strip()
        if not stripped:
            return
        begin = text.index(stripped[0], start)  # before it is white space alone
        end = begin + len(stripped)
        if in_value:
            glued = begin == start and bool(leaves) and type(leaves[-1]) is Flag
            leaves.append(Value(begin, end, stripped, glued, self._read))
        else:
            leaves.append(Text(begin, end, stripped))

    def _flag(self, text: str, start: int, found: str, braced: bool) -> Flag | None:
        """The flag that begins here, None where the dashes belong to the text.

        Two hyphens after a space make one whatever the name. All else needs a known name: a dash
        of another kind, a gap, or no space in front may as well be punctuation
        (``a tired glow--this is``).
        """
        glued = start > 0 and text[start - 1] != " " and _glued(text, start, braced)
        if not glued and found[:2] == "--" and (name := found[2:]) in self._names:
            # As nearly all are written.
            return Flag(start, start + len(found), "--", "", name, False, True)
        name = found.lstrip(DASHES + " \t")
        lead = found[: -len(name)]
        dashes = lead.rstrip(" \t")
        if name.lower() not in self._names:
            # `--v6`, `--ar16:9`, `--ar-16`: the value is glued to the name.
            word = _WORD.match(name)
            rest = name[word.end() :] if word is not None else ""
            if (
                word is not None
                and word.group().lower() in self._names
                and (rest.lstrip("-_")[:1].isdecimal())
            ):
                name = word.group()
            elif dashes != "--" or glued or len(lead) > len(dashes):
                return None
        end = start + len(lead) + len(name)
        if (
            glued
            and dashes != "--"
            and text[start - 1].isalpha()
            and not _NUMBER_OR_LINK.match(text, end)
        ):
            # `a knight—old and weary`: between two words it is a dash.
            return None
        gap = lead[len(dashes) :]
        return Flag(start, end, dashes, gap, name, glued, is_read(dashes, gap))


def _brace(kind: str | None, start: int, pairs: set[int]) -> Found:
    if kind == "OPEN_FLAG":
        return OpenFlag(start, start + 2, "--")
    if start not in pairs:
        return StrayBrace(start, start + 1, "{" if kind == "OPEN" else "}")
    return (Open if kind == "OPEN" else Close)(start, start + 1, "{" if kind == "OPEN" else "}")


def _close(leaves: list[Found]) -> None:
    """Make one leaf of a flag and its value, where nothing else is in the value."""
    if not leaves:
        return
    last = leaves[-1]
    if type(last) is Flag:
        leaves[-1] = Parameter(last.start, last.end, last, None, last.name.lower())
    elif type(last) is Value and type(flag := leaves[-2]) is Flag:
        leaves.pop()
        leaves[-1] = Parameter(flag.start, last.end, flag, last, flag.name.lower())


def _glued(text: str, start: int, braced: bool) -> bool:
    """Whether something is right before the dashes; in braces an option begins at its comma."""
    if not start or text[start - 1].isspace() or text[start - 1] == "{":
        return False
    return not (braced and text[start - 1] == ",")


def _behind_dashes(text: str, start: int) -> int:
    at = start
    while text[at] in DASHES:
        at += 1
    return at
