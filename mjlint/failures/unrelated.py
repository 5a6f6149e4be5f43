"""Texts that are no answer to a job: a prompt itself, or what another program or service said."""

from __future__ import annotations

import re
from typing import Final

from mjlint.failures.table import Failures
from mjlint.text.patterns import pattern

_OURS: Final = pattern(
    r"\b(?:midjourney|(?<![./-])mj(?![./-])|niji|discord|ttapi|imagine)\b|任务|绘图|提示词"
)
_FLAG: Final = re.compile(r"(?<!\S)--[a-z]")
_VALUES: Final = 4
"""Words after the last parameter of a prompt, at most."""
_SAID: Final = pattern(
    r"(?:[:=(\[]|\b(?:with(?:out)?|for|of|on|in|by|and|or|to|use|using|is|at|flags?|arguments?|parameters?|params?"
    r"|options?|values?))\W*$"
)
"""What comes before a parameter that a sentence names, and not before one of a prompt."""
_OPENING: Final = pattern(
    r"^(?:(?:an?|the|two|three|old|young|beautiful)\b(?! (?:\w+ ){0,2}(?:error|timeout|exception|problem)\b)"
    r"|(?:cinematic|close-?up|portrait|photo\w*|painting|illustration|poster|logo|watercolou?r|isometric|vintage)\b)"
)
_SCENE: Final = pattern(
    r"^(?:an?|two|three)\b(?! (?:[\w-]+ ){0,3}(?:error|timeout|exception|fail\w*|problem|issue|required"
    r"|valid|invalid|tasks?|jobs?|prompts?|images?|links?|urls?|parameters?|values?|requests?|key|token|accounts?|subscription|plan"
    r"|server|service|network|worker|channel|message|response|model|version|queue|bot|user|field|file|moderat\w+"
    r"|upscale|generation)\b)(?: \S+){5}"
)
"""A scene and no message: what it begins with is nothing that a message is about."""
_STYLE: Final = pattern(
    r"\b(?:cinematic|watercolou?r|(?:oil|acrylic|digital) painting|illustration|photography?|lighting|bokeh"
    r"|moody|(?:portrait|photo|sketch|painting|close-?up|shot|poster|drawing) of|in the style of|isometric"
    r"|minimalist|wide shot|\d\dmm|(?:ultra|highly|hyper)[- ]?(?:detailed|realistic)|photo-?realistic|concept art"
    r"|line art|art deco|surreal(?:ism|ist)?|cyberpunk|steampunk|anime|8k|4k|film grain|golden hour|neon)\b"
)

_SPOKEN: Final = pattern(
    r"[:=<>{}_/\d;?!]|[^\x00-\x7f]|\b(?:is|are|was|were|has|have|had|been|be|please|your?|we|our|failed|error|invalid|unable"
    r"|could|can|cannot|cant|must|should|may|try|not|no|requests?|tasks?|jobs?|prompts?|server|api|code|status|account"
    r"|parameters?|users?|queue full|timeout|unknown|internal|limit)\b"
)
"""What a list of things to see does not have, and a message has."""


def foreign(plain: str, table: Failures) -> bool:
    """Whether a normalised message is what another program or service said."""
    return not _OURS.search(plain) and any(words.search(plain) for words in table.foreign)


def prompted(plain: str, table: Failures) -> bool:
    """Whether a normalised text reads like a prompt: it ends with parameters, or describes an image."""
    if "\n" in plain or _FLAG.match(plain):
        return False
    first = _FLAG.search(plain)
    if first is None:
        if plain.count(",") > 1 and not _SPOKEN.search(plain):
            return True
        return bool(_SCENE.match(plain) or (_OPENING.match(plain) and _STYLE.search(plain)))
    text, last = plain[: first.start()].rstrip(), plain[plain.rfind("--") :]
    if (text.count(" ") < 2 and text.isascii()) or _SAID.search(text) or last.count(" ") > _VALUES:
        return False
    # `Invalid --ar 0` and `Job failed: a fox --v 7` say that something is wrong; so may a prompt, later on.
    said, colon, _ = text.partition(":")
    near = f"{said if colon else ''} {text[-12:]} {last}"
    return not table.faults.search(near) and bool(_OPENING.match(plain) or "," in text)
