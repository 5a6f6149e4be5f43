"""A regular expression -> words of which every text that it matches has at least one.

Where such a word is missing, an expression need not even be compiled: see `mjlint.failures.expression`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any, Final

_SHORT: Final = 3
"""A shorter word of ASCII letters is in most texts, so that it tells nothing."""
_MANY: Final = 24


def literals(regex: str) -> tuple[str, ...]:
    """The words, in the order in which they are in it; empty where none is necessary."""
    parser: Any = importlib.import_module("re._parser")
    return _necessary(parser.parse(regex))


def _necessary(sequence: Iterable[Any]) -> tuple[str, ...]:
    """The best of what the parts of a sequence need: all of them must match."""
    found: list[tuple[str, ...]] = []
    run = ""
    for operation, argument in sequence:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        found.append((run,))
        run = ""
        if name == "SUBPATTERN":
            found.append(_necessary(argument[-1]))
        elif name == "BRANCH":
            found.append(_either([_necessary(branch) for branch in argument[1]]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0]:
            found.append(_necessary(argument[2]))
    found.append((run,))
    telling = [words for words in found if words and all(map(_tells, words))]
    return max(telling, key=lambda words: (min(map(len, words)), -len(words)), default=())


def _either(branches: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What is needed where any branch may match: a word of each."""
    words = tuple(dict.fromkeys(word for branch in branches for word in branch))
    return words if all(branches) and len(words) <= _MANY else ()


def _tells(word: str) -> bool:
    return len(word.strip()) >= (_SHORT if word.isascii() else 1)
