"""What a string of a program belongs to: its key or variable, and the keys and calls around its record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mjlint.documents.around import labelled, under
from mjlint.documents.evidence import Surroundings

_KEY: Final = re.compile(
    r"(?:[\"'`]([^\"'`\n]{1,50})[\"'`]\]?|(?<![\w$])([A-Za-z_$][\w$]{0,50})\]?)"
    r"(?:: ?[\w<>, \[\]|.]{1,60})?\s*(?::=|:|=>?)\s*[(\[]?\s*\Z"
)
"""The key or variable that a string is the value of."""
_CALLED: Final = re.compile(r"(?<![\w.$:])([\w.$:]{1,60}!?)\s*\Z")
_MODULE: Final = re.compile(r"\bmod[ ]+(\w+)\s*\Z")
_RUNS: Final = re.compile(
    r"(?:.*[.:])?(?:system|popen|exec\w*|spawn\w*|shell\w*|check_(?:output|call)|Command|sh)|Command::new|subprocess\.\w+"
)
"""What hands a string to a shell."""
_TESTS: Final = re.compile(
    r"(?:describe|it|test|expect|context)(?:\.\w+)*|tests?|(?:.*\.)?(?:assert|raises)\w*!?"
)
"""What holds cases of tests."""
_RUN_BARE: Final = re.compile(r"(?:\b(?:sh|system|exec)[ ]+|\$)\Z")
TEST: Final = "a case of a test"
_TESTED: Final = re.compile(r"\bassert\b[^;{}\n]*\Z|\braises\([^\n]*\n[^\n]*\Z")
_BEFORE: Final = 80
"""Characters in which a key, or a call, is looked for."""
_CAMEL: Final = re.compile(r"_|(?<=[a-z\d])(?=[A-Z])")


def key_before(text: str, start: int) -> str:
    """The key or variable whose value begins at an offset; empty where there is none."""
    found = _KEY.search(text, max(start - _BEFORE, 0), start)
    return "" if found is None else found[1] or found[2]


def of_key(around: Surroundings, key: str) -> Surroundings:
    """What is around the value of a key or a variable: ``fluxPrompt``, ``mj_text``."""
    return labelled(around, _CAMEL.sub(" ", key)) if key else around


def overruled(around: Surroundings, text: str, start: int) -> Surroundings:
    """What is around a string that is asserted, or that a shell gets, by what is right before it."""
    first = max(start - _BEFORE, 0)
    if _RUN_BARE.search(text, first, start):
        return around._replace(other="a shell command")
    return around._replace(other=TEST) if _TESTED.search(text, first, start) else around


def enclosed(around: Surroundings, outside: Sequence[int], text: str) -> Surroundings:
    """What is around a record by the keys and calls whose brackets it is in: ``runway: [{…}]``.

    ``outside``: where these brackets are, from the outermost one.
    """
    why = ""
    direct = True
    names: list[str] = []
    for at in reversed(outside):
        called = (_CALLED if text[at] == "(" else _MODULE).search(text, max(at - _BEFORE, 0), at)
        name = called[1] if called is not None else ""
        if _TESTS.fullmatch(name):
            why = TEST
        elif direct and text[at] == "(" and _RUNS.fullmatch(name):
            why = why or "a shell command"
        direct = direct and text[at] != "{"
        names.append(_CAMEL.sub(" ", name if text[at] == "(" else key_before(text, at)))
    for name in reversed(names[1:]):
        around = under(around, name, "key")
    if names:
        around = (labelled if text[outside[-1]] == "[" else under)(around, names[0])
    return around._replace(other=why) if why else around
