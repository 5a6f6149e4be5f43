"""What about a text says that it is no prompt, whatever ends it and wherever it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mjlint.documents.counterexamples import WRONG, is_called_wrong
from mjlint.documents.flags import TypedParameter, flags, form_of, without_slots
from mjlint.documents.words import (
    ABOUT,
    ARROW,
    CALL,
    CHAT,
    CODE,
    CODE_END,
    CODE_SIGNS,
    COMMAND_LINE,
    DASHES,
    DRAWN,
    EXAMPLE,
    FILE,
    GOES_ON,
    INSTRUCTION,
    JOINTS,
    LEADER,
    LEADS,
    LEGEND,
    LOG,
    MAY_RUN_ON,
    NAMED_FLAG,
    OF_PROGRAMS,
    ORDER,
    POINT,
    QUOTED,
    RUNS_ON,
    RUNS_ON_SIGNS,
    SHELL,
    SYNTAX,
    THINGS,
    words_of,
)
from mjlint.text.patterns import pattern

_LAST: Final = pattern(r"([^\W_][\w.'’-]*)[\"'”’*_,;]*\s*\Z")
_PARAMETER: Final = pattern(r"[ \t]*(?:--|—|–)\w")
_LONGEST_WORD: Final = 100
_LONGEST_TITLE: Final = 24
_FEW_WORDS: Final = 4
_FEW_LINES: Final = 3
_ABBREVIATIONS: Final = frozenset({"e.g", "eg", "i.e", "ie", "z.b", "p.ex"})
_OPENING: Final = " \t\r\n\"'`“‘„«"
_ALIAS: Final = pattern(
    rf"{DASHES}[A-Za-z]+,?(?:\s+(?:or|oder|o|ou|или)|\s*(?:或|または|/))\s*(?:--|—|–)[A-Za-z]"
)
"""Two names of a parameter: ``--aspect or --ar``."""
_CLOSES: Final = {'"': '"', "'": "'", "”": "“", "“": "„", "»": "«"}
NOT_TELLING: Final = "no parameter that only Midjourney has"
WITHIN: Final = "parameters within a sentence"
FEW: Final = "few words"
LEGEND_OF: Final = "a legend of parameters"
FOREIGN: Final = "options of another program"
ABOUT_PARAMETERS: Final = "prose about parameters"
_SOFT: Final = frozenset({"", ABOUT_PARAMETERS, NOT_TELLING, WITHIN, FEW})
"""What speaks against a text that nothing but itself makes a prompt."""


def speaks_against(text: str, found: Sequence[TypedParameter], *, shell: bool = False) -> str:
    """What about a text says that it is none, whatever ends it; empty where nothing does."""
    lines = [line for line in text.splitlines() if line.strip()]
    if is_called_wrong(text):
        return WRONG
    if any(SHELL.match(line) or (shell and CALL.match(line)) for line in lines):
        return "a shell command"
    if OF_PROGRAMS.search(text) or (
        any(sign in text for sign in JOINTS) and COMMAND_LINE.search(text)
    ):
        return "a command line"
    if any(LOG.match(line) for line in lines):
        return "a line of a log"
    if len(lines) > 1 and _is_legend(text, lines, found):
        return LEGEND_OF
    if any(_is_code(line.strip()) for line in lines):
        return "code"
    if sum(flag.foreign for flag in found) > max(0, sum(flag.telling for flag in found) - 1):
        return FOREIGN
    return ""


def _is_code(line: str) -> bool:
    found = CODE.match(line) or (line.endswith(CODE_SIGNS) and CODE_END.match(line))
    return bool(found)


def _is_legend(text: str, lines: list[str], found: Sequence[TypedParameter]) -> bool:
    """Whether lines list parameters, each with what it does, on the same line or on the next."""
    if sum(LEGEND.match(line) is not None for line in lines) > 1:
        return True
    second = flags(lines[1].strip())
    if (
        second
        and not second[0].start
        and second[0].fit == "wrong"
        and len(lines[0].split()) < _FEW_WORDS
        and not flags(lines[0])
    ):
        # A title, then what the parameter does.
        return True
    # `--tile` on a line of its own ends a prompt; `Tile` or `- tile` is what a line below explains.
    heads = {line.strip(" \t:：*#-").lower() for line in lines if not _PARAMETER.match(line)}
    for flag in found:
        if flag.name in heads and flag.known:
            return True
        if flag.known and flag.fit != "right" and form_of(flag.name) not in ("flag", "niji", ""):
            if _breaks(text, flag) and flag.value[:1].isalpha() and flag.name != "style":
                return True
        if flag.fit == "wrong" and form_of(flag.name) == "flag" and _breaks(text, flag):
            return True
    return False


def lists_parameters(lines: Sequence[str]) -> bool:
    """Whether lines list parameters, each behind a few words of its own: ``Chaos  --chaos 50``."""
    if sum(LEADER.search(line) is not None for line in lines) > 1:
        return True
    if len(lines) < _FEW_LINES:
        return False
    names: set[str] = set()
    for line in lines:
        found = flags(line)
        if not found or len(line[: found[0].start].split()) >= _FEW_WORDS:
            return False
        names.add(found[0].name)
    return len(names) == len(lines)


def _breaks(text: str, flag: TypedParameter) -> bool:
    """Whether a line break is between a parameter and its value."""
    return text.find("\n", flag.start, text.find(flag.value, flag.start)) >= 0


def is_title(text: str, found: Sequence[TypedParameter]) -> bool:
    """Whether a few words name a parameter without a value, as a heading does."""
    before = text[: found[0].start]
    return (
        all(not f.value and form_of(f.name) not in ("flag", "niji", "codes") for f in found)
        and len(before) < _LONGEST_TITLE
        and len(before.split()) < 3
    )


def against_place(text: str, found: Sequence[TypedParameter], against: str) -> bool:
    """Whether a text is plainly no prompt although its place makes one likely."""
    lines = [line for line in text.splitlines() if line.strip()]
    if sum(POINT.match(line) is not None for line in lines) > 1:
        return True
    if any(ARROW.search(line) for line in lines):
        return True
    if len(lines) > 1 and sum(FILE.fullmatch(line) is not None for line in lines) * 2 > len(lines):
        return True
    return is_about(text, found) if against in _SOFT else True


def against_named(text: str, found: Sequence[TypedParameter], against: str) -> bool:
    """Whether a text is plainly no prompt although the user named its file."""
    return against not in _SOFT or (against == ABOUT_PARAMETERS)


def explains(text: str, found: Sequence[TypedParameter]) -> bool:
    """Whether a text plainly explains parameters, even right after a command."""
    if found and (_ALIAS.search(text) or NAMED_FLAG.search(text)):
        return True
    lowered = text.lower()
    if "parameters" not in lowered:
        return False
    words = words_of(lowered)
    return all(kind.is_in(lowered, words) for kind in ABOUT)


def _ends_quoted(text: str, before: str) -> bool:
    """Whether a sentence ends in words with parameters that it quotes: ``Such as 'a heron --ar 3:2'.``"""
    last = text.rstrip(" \t\r\n.,;:!?)")[-1:]
    opening = before.rfind(_CLOSES[last]) if last in _CLOSES else -1
    return opening > 0 and before[opening - 1].isspace() and before.count(last, 0, opening) % 2 == 0


def is_about(text: str, found: Sequence[TypedParameter], *, alone: bool = False) -> bool:
    """Whether a text speaks of parameters, and is no prompt with them.

    ``alone``: whether nothing but the text speaks for it.
    """
    before = text[: found[0].start] if found else text
    # In lower case, the Turkish capital I is two characters.
    lowered = before.replace("İ", "I").lower()
    words = words_of(lowered)
    if CHAT.is_in(lowered, words) or explains(text, found):
        return True
    if any(
        before.rfind(pair[0], 1) > before.rfind(pair[1]) and pair[1] in text[found[0].start :]
        for pair in ("[]", "()")
        if found
    ):
        # A formula or an aside: `[subject] + [parameters --ar 16:9]`, `wide (such as --ar 16:9)`.
        return True
    if found and (_ends_quoted(text, before) or EXAMPLE.pattern.match(lowered.lstrip())):
        return True
    if found and ('"' in lowered or "“" in lowered):
        lowered = QUOTED.sub('""', lowered)
        words = words_of(lowered)
    kinds = sum(kind.is_in(lowered, words) for kind in ABOUT)
    typed = sum(flag.telling for flag in found)
    # Behind a list of things to draw, several parameters are those of a prompt.
    several = before.count(",") > 2 and typed > 1 and "parameter" not in lowered
    if found and EXAMPLE.is_in(without_slots(lowered), words):
        if kinds or INSTRUCTION.match(lowered):
            return True
        # `a plate, e.g. Delft ware, window light`: a list of things to draw.
        if alone and not (several or (typed > 1 and GOES_ON.search(without_slots(lowered)))):
            return True
    if (kinds and SYNTAX.search(lowered)) or "double colon" in lowered:
        return True
    if kinds and not found and EXAMPLE.is_in(lowered, words):
        return True
    if found:
        lead = before.rstrip(_OPENING)
        # `::` separates the parts of a prompt.
        if lead[-1:] and lead[-1:] in RUNS_ON_SIGNS and not lead.endswith("::"):
            return True
        # A word has no space in it.
        last = _LAST.search(lead, max(lead.rfind(" ") + 1, len(lead) - _LONGEST_WORD))
        word = last[1].lower().rstrip(".") if last is not None else ""
        if last is not None and word in THINGS:
            earlier = lead[max(0, last.start() - _LONGEST_WORD) : last.start()].lower().split()
            word = word if not earlier or earlier[-1] in LEADS else ""
        if word in _ABBREVIATIONS:
            return True
        if word and not lead.endswith(","):
            if word in RUNS_ON or (alone and word in MAY_RUN_ON and typed < 2):
                return True
    return kinds > (1 if found and not several else 2) and (
        not found
        or ORDER.search(lowered) is not None
        or any(word not in DRAWN for kind in ABOUT for word in kind.pattern.findall(lowered))
    )
