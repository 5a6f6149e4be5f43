"""Patterns as in ``.gitignore``, matched in time that grows with the path, whatever the pattern.

https://git-scm.com/docs/gitignore (2.43): ``*`` and ``?`` do not match ``/``, ``**`` between slashes
matches any folders, ``!`` takes back, a slash at the end means folders alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

_DEEP: Final = "**"
_WILD: Final = re.compile(r"[*?\[\\]")
_TOKEN: Final = re.compile(
    r"\\(?P<escaped>.)|(?P<set>\[[!^]?\]?[^\]]{0,256}\])|(?P<sign>.)", re.DOTALL
)
"""A set is of at most 256 letters: of many brackets, none looks through the whole line for its end."""
Item = TypeVar("Item")
Step = TypeVar("Step")


class Pattern(NamedTuple):
    """One line of patterns."""

    line: str
    negated: bool
    folders: bool
    """Whether it means folders alone."""
    steps: tuple[str, ...]
    """What is between its slashes, from the folder of the patterns on."""

    @classmethod
    def of(cls, line: str) -> Pattern | None:
        """The pattern of a line; None for a comment, a blank line, or one that means nothing."""
        text = line.rstrip("\r\n")
        while text.endswith(" ") and not text.endswith("\\ "):
            text = text[:-1]
        if not text or text.startswith("#"):
            return None
        negated = text.startswith("!")
        text = text[negated:]
        folders = text.endswith("/")
        text = text.rstrip("/") if folders else text
        if not text:
            return None
        anchored = "/" in text
        steps = [step for step in text.split("/") if step]
        if not steps:
            return None
        if not anchored:
            steps.insert(0, _DEEP)
        if steps[-1] == _DEEP and len(steps) > 1:
            # `a/**` means what is in the folder, not the folder.
            steps.append("*")
        return cls(line.strip(), negated, folders, tuple(steps))

    def matches(self, path: Sequence[str], folder: bool) -> bool:
        """Whether a path, in pieces from the folder of the patterns on, is meant by itself."""
        if self.folders and not folder:
            return False
        if len(self.steps) == 2 and self.steps[0] == _DEEP:
            return _step(path[-1], self.steps[1])
        return _fits(path, self.steps, _step, lambda step: step == _DEEP)


class Patterns:
    """Lines of patterns in one folder; the last one that matches a path decides about it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._all: list[Pattern] = [
            each for line in lines if (each := Pattern.of(line)) is not None
        ]
        self._named: dict[str, list[int]] = {}
        """Patterns that are a name or ``*.suffix``, by it: of most lines only these are tried."""
        self._others: list[int] = []
        self._folders: dict[str, Pattern | None] = {"": None}
        for number, each in enumerate(self._all):
            key = each.steps[-1]
            plain = key[1:] if key.startswith("*.") else key
            if len(each.steps) != 2 or each.steps[0] != _DEEP or _WILD.search(plain):
                self._others.append(number)
            else:
                self._named.setdefault(key, []).append(number)

    def decide(self, path: str, folder: bool) -> Pattern | None:
        """The pattern that decides about a path or a folder above it; None where none does.

        ``path``: relative, with ``/``. What was found of a folder is remembered.
        """
        pieces = [piece for piece in path.split("/") if piece]
        found: Pattern | None = None
        above = ""
        for depth in range(1, len(pieces)):
            above += "/" + pieces[depth - 1]
            if above not in self._folders:
                own = self._own(pieces[:depth], True)
                self._folders[above] = found if own is None else own
            found = self._folders[above]
            if found is not None and not found.negated:
                # Nothing is taken back that is in a folder which is left out.
                return found
        own = self._own(pieces, folder) if pieces else None
        return found if own is None else own

    def _own(self, pieces: list[str], folder: bool) -> Pattern | None:
        """The last pattern that matches a path by itself."""
        name = pieces[-1]
        numbers: list[int] = [*self._others, *self._named.get(name, ())]
        dot = name.find(".")
        while dot >= 0:
            numbers += self._named.get("*" + name[dot:], ())
            dot = name.find(".", dot + 1)
        for number in sorted(numbers, reverse=True):
            own = self._all[number]
            if own.matches(pieces, folder):
                return own
        return None


def _fits(
    items: Sequence[Item],
    steps: Sequence[Step],
    one: Callable[[Item, Step], bool],
    many: Callable[[Step], bool],
) -> bool:
    """Whether items fit steps, of which some take any number of items.

    Only the last such step is tried again, which is enough: what came before it fits as it is.
    """
    at = step = 0
    back: tuple[int, int] | None = None
    while at < len(items):
        if step < len(steps) and many(steps[step]):
            back = (step, at)
            step += 1
        elif step < len(steps) and one(items[at], steps[step]):
            at, step = at + 1, step + 1
        elif back is not None:
            back = (back[0], back[1] + 1)
            step, at = back[0] + 1, back[1]
        else:
            return False
    return all(many(each) for each in steps[step:])


def _step(name: str, step: str) -> bool:
    """Whether a name fits what is between two slashes."""
    return _fits(name, _tokens(step), _letter, lambda token: token == "*")


def _letter(letter: str, token: str) -> bool:
    if token == "?":
        return True
    if len(token) == 2:
        # `=x`: the letter itself.
        return letter == token[1]
    return _set(token).fullmatch(letter) is not None


@lru_cache(1024)
def _tokens(step: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _TOKEN.finditer(step):
        if match["escaped"] is not None:
            found.append("=" + match["escaped"])
        elif match["set"] is not None:
            found.append("[" + match["set"])
        elif match["sign"] in "*?":
            if match["sign"] != "*" or found[-1:] != ["*"]:
                found.append(match["sign"])
        else:
            found.append("=" + match["sign"])
    return tuple(found)


@lru_cache(256)
def _set(token: str) -> re.Pattern[str]:
    """A set of letters, such as ``[a-z]`` or ``[!0-9]``; one that means nothing fits nothing."""
    inner = token[2:-1]
    negated = inner[:1] in ("!", "^")
    inner = inner[negated:].replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    try:
        return re.compile(f"[{'^' * negated}{inner}]")
    except re.error:
        return re.compile(r"(?!)")
