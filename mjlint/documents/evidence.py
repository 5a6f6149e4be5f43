"""Whether a text is a prompt for Midjourney, and why: one decision for all formats.

A reader says what is around a text (`Surroundings`); the text says the rest. What overrules is
asked first: a false alarm costs more than a miss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from mjlint.documents.flags import TypedParameter, flags, is_filled, is_slot
from mjlint.documents.overruling import (
    ABOUT_PARAMETERS,
    FEW,
    FOREIGN,
    LEGEND_OF,
    NOT_TELLING,
    WITHIN,
    against_named,
    against_place,
    explains,
    is_about,
    is_title,
    speaks_against,
)
from mjlint.text.patterns import pattern
from mjlint.text.remembering import remembered

_WORD: Final = pattern(r"[^\W\d_][\w'’-]*")
_WIDE: Final = pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0900-\u109f\u1780-\u17ff]{2}")
"""Scripts without spaces, or whose words are short or broken up by the signs of vowels."""
_LINK: Final = pattern(r"https?://\S")
_VERSION: Final = pattern(r"v\d[\w.]*", re.IGNORECASE)
COMMAND: Final = "`/imagine`"
"""What says that a text is a prompt, unless the text is about the command."""
_STAND_INS: Final = frozenset({"prompt", "your", "the", "text", "here"})
"""Words that stand for a prompt: ``your prompt here --ar 16:9``."""
_DASHES: Final = ("-", "—", "–")
_ARGUMENTS: Final = frozenset(
    {"seed", "quality", "stop", "repeat", "video", "loop", "fast", "version"}
)
"""Options of renderers that have a ratio, too."""
_FEW_WORDS: Final = 4
"""Words that a text without parameters has, at least, where only the file's name speaks for it."""


class Surroundings(NamedTuple):
    """What is around a text."""

    says: str = ""
    """What says for sure that it is a Midjourney prompt, such as ``fence marked `mj```."""
    likely: str = ""
    """What makes a prompt likely, such as the file's name: the text must not speak against it."""
    other: str = ""
    """What says that it is none: another tool's name, a file of translations."""
    suffix: bool = False
    """Whether parameters alone may be a suffix here, such as in a block of code."""
    named: bool = False
    """Whether the user named the file: any sign of a parameter is enough."""
    shell: bool = False
    """Whether it is in a block marked as a shell's."""


class Decision(NamedTuple):
    """Whether a text is a prompt, and why."""

    prompt: bool
    why: str = ""
    """In a few words; empty where nothing about the text looks like a prompt."""
    partial: bool = False
    """Whether it is a suffix: parameters without a prompt."""
    guessed: bool = False
    """Whether nothing in it or around it names Midjourney: findings are shown, nothing is fixed."""
    sure: bool = True
    """Whether its place says that it is a prompt; False where only its text does."""


NONE: Final = Decision(False)


def decide(text: str, around: Surroundings) -> Decision:
    """Whether a text is a prompt. ``text``: without what is around it, lines joined or not."""
    if around.says and around.says != COMMAND and text.lstrip()[:1] not in _DASHES:
        # What most rows of a table are: nothing more is asked of the text.
        return Decision(True, around.says)
    return _decided(text, around)


@remembered
def _decided(text: str, around: Surroundings) -> Decision:
    begins = text.lstrip()[:1] in _DASHES
    found = flags(text)
    partial = bool(found) and begins and not text[: found[0].start].strip()
    filled = bool(found) and not partial and is_filled(text[: found[0].start])
    against = ""
    if not around.says or around.says == COMMAND:
        against = speaks_against(text, found, shell=around.shell)
    if around.says:
        if around.says == COMMAND and (against == LEGEND_OF or explains(text, found)):
            return Decision(False, against or ABOUT_PARAMETERS)
        return Decision(True, around.says, partial or filled)
    if around.other:
        return Decision(False, around.other) if _any_known(found) else NONE
    telling = sum(flag.telling for flag in found)
    if against == FOREIGN and around.likely and _made_up(text, found):
        against = ""
    if partial:
        return _suffix(found, around, against)
    if found and not against:
        why = _ends_in_parameters(text, found)
        if why is None:
            why = around.likely or f"prose that ends in `{_shown(text, found)}`"
            return Decision(True, why, filled, sure=bool(around.likely))
        against = against or why
    if found and is_title(text, found):
        return Decision(False, "a title")
    if around.likely and not against_place(text, found, against):
        if found or around.named or len(_WORD.findall(text)) >= _FEW_WORDS or _WIDE.search(text):
            return Decision(True, around.likely, filled)
        return NONE
    if around.named and not against_named(text, found, against) and not is_about(text, found):
        known = [f for f in found if f.known or f.alike]
        if known and _is_prose(text[: known[0].start], telling):
            return Decision(
                True, f"prose with `--{known[0].name}` after it", guessed=not _any_known(found)
            )
    return (
        Decision(False, against or "no parameter of Midjourney's ends it")
        if _any_known(found)
        else NONE
    )


def _made_up(text: str, found: Sequence[TypedParameter]) -> bool:
    """Whether options that Midjourney does not have are somebody's idea of one, where prompts are."""
    telling = sum(flag.telling for flag in found)
    return telling > 0 or (len(found) == 1 and _is_prose(text[: found[0].start], telling))


@remembered
def of_line(text: str, around: Surroundings) -> Decision:
    """Whether a line of a text that the user named is a prompt: yes, unless it plainly is not."""
    found = flags(text)
    against = around.other or speaks_against(text, found)
    if against == FOREIGN and _made_up(text, found):
        against = ""
    if not against and found and is_about(text, found):
        against = ABOUT_PARAMETERS
    if against:
        return Decision(False, against)
    partial = bool(found) and not text[: found[0].start].strip()
    known = any(flag.known or flag.alike for flag in found)
    why = around.says or around.likely or "a line of a text that was named"
    return Decision(True, why, partial, guessed=not (known or around.says or around.likely))


@remembered
def ends_in_parameters(text: str) -> bool:
    """Whether a line ends in parameters with their values: what follows is another prompt."""
    found = flags(text)
    if not found or not found[-1].known or text.rstrip().endswith("\\"):
        return False
    last = found[-1]
    if text.rstrip().endswith(",") and last.name in ("no", "sref", "cref", "p", "profile"):
        return False
    return last.fit != "wrong" and any(flag.telling for flag in found)


def _ends_in_parameters(text: str, found: Sequence[TypedParameter]) -> str | None:
    """Why a text is not prose that ends in parameters; None where it is."""
    telling = sum(flag.telling for flag in found)
    if not telling:
        return NOT_TELLING
    if any(flag.fit == "wrong" for flag in found):
        return WITHIN
    before = text[: found[0].start]
    if not _is_prose(before, telling):
        return FEW
    if is_about(text, found, alone=True):
        return ABOUT_PARAMETERS
    return None


def _is_prose(before: str, telling: int) -> bool:
    """Whether there is something to draw: two words at least, or signs of a script without spaces."""
    if (not before.isascii() and _WIDE.search(before)) or _LINK.search(before):
        return True
    words = 0
    own = long = False
    for match in _WORD.finditer(before):
        word = match.group()
        if word[0] in "vV" and _VERSION.fullmatch(word):
            continue
        words += 1
        own, long = own or word.lower() not in _STAND_INS, long or len(word) > 2
        if own and long and (words > 1 or telling > 1):
            # Most prompts show it at once.
            return True
    return not own and is_slot(before)


def _suffix(found: Sequence[TypedParameter], around: Surroundings, against: str) -> Decision:
    """Parameters alone: a suffix that prompts share, where such things are."""
    if against or not around.suffix or any(flag.fit == "wrong" for flag in found):
        return Decision(False, against or "parameters alone") if _any_known(found) else NONE
    if len({flag.name for flag in found}) < len(found):
        return Decision(False, "examples of a parameter")
    if any(is_slot(flag.value) for flag in found):
        return Decision(False, "parameters with slots, without a prompt")
    telling = [flag for flag in found if flag.telling]
    sure = around.likely or around.named or not _ARGUMENTS.intersection(flag.name for flag in found)
    if any(sure or flag.name not in ("ar", "aspect") for flag in telling) and (
        len(found) > 1 or around.likely or around.named
    ):
        why = "parameters without a prompt: a suffix"
        return Decision(True, why, True, sure=bool(around.likely))
    return Decision(False, "a parameter alone") if _any_known(found) else NONE


def _any_known(found: Sequence[TypedParameter]) -> bool:
    return any(flag.known for flag in found)


def _shown(text: str, found: Sequence[TypedParameter]) -> str:
    first = next(flag for flag in found if flag.telling)
    return " ".join(text[first.start :].split()[:2]).strip("\"'`*,;")
