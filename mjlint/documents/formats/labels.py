"""Labels: what people write before a prompt on its line to say what it is."""

from __future__ import annotations

import re
from typing import Final

from mjlint.text.patterns import pattern

MARKER: Final = pattern(
    r"[ \t]*(?:>[ \t]+)*(?:(?:[-•+‣▪]|\*{1,6}|\(?\d{1,4}[.)])[ \t]+|\d{1,3}、)?(?:\[[ xX]\][ \t]+)?"
    r"(?:<[a-zA-Z][^<>]*>[ \t]*)*"
)
CHAT: Final = pattern(
    r"""[\[`]?(?:\d{1,4}[-./]\w{1,9}[-./]\d{1,4},?[ \t]+)?\d{1,2}:\d\d(?::\d\d)?(?:[ \t]?[AaPp]\.?[Mm]\.?)?[\]`]?
    [ \t]*(?:[-–][ \t]*)?(?!(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL)\b)
    (?:\*\*)?[^\W\d_][^:\n\[\]<>]{0,40}:(?:\*\*)?[ \t]+(?=\S)""",
    re.VERBOSE,
)
"""Who says something in a chat, and when: ``[02.03.26, 10:11] Ana: …``."""
LABEL: Final = pattern(
    r"""(?P<mark>\*\*|__|[*_])?
    (?:/imagine\b(?:(?:\*\*|__|[*_])?[ \t]*prompt\b(?:[ \t]*\d{1,3}(?=[ \t]*:))?[ \t]*:?)?:?
    |(?:[^\W\d_]+[ \t]+){0,2}(?:prompt|プロンプト|提示词|提示詞|프롬프트)
    (?:[ \t]*(?:\#?\d{1,4}|\([^()\n]{1,30}\)))?
    (?:[ \t]*(?:::?|：)(?:[ \t]*[|>][-+]?(?=[ \t]*\Z))?|[ \t]+[—–][ \t]+(?=[^\W\d_]{3}|an?\ )))
    (?P<closing>\*\*|__|[*_])?[ \t]*""",
    re.IGNORECASE | re.VERBOSE,
)
MARKED_LABEL: Final = pattern(
    r"""(?P<mark>\*\*|__|\*|_)(?!\s)[^*_\n]{1,60}?
    (?:[:：](?P=mark)|(?P=mark)[ \t]*(?:\([^()\n]{1,30}\)[ \t]*)?(?:[:：]|[—–-](?=[ \t])))[ \t]*
    |\*\*\[[^\[\]\n]{1,40}\]\*\*[ \t]*""",
    re.VERBOSE,
)
PLAIN_LABEL: Final = pattern(r"(?![a-z]+://)[^\W\d_][\w \t()/-]{0,28}(?:：|:(?=[ \t]|\Z))")
BEFORE_QUOTE: Final = pattern(r"[^\W\d_][\w \t()/-]{0,28}[:：][ \t]*(?=[\"“„«`])")
"""A label of any words counts where all that follows is quoted: ``Example 1: “…”``."""
SENTENCE: Final = pattern(
    r"[^\W\d_][^\n:：\"“`]{1,110}[ \t](?:prompt|プロンプト|提示词|提示詞|프롬프트)[ \t]*[:：][ \t]+(?=[^\s-])",
    re.IGNORECASE,
)
"""``The best one came from this prompt: …``."""
IN_QUOTES: Final = pattern(
    r"[^\W\d_][^\n\"“”„«»]{1,110}[ \t]"
    r"(?P<quoted>„(?=[^„“”\n]* --)[^„“”\n]*+[“”]|“(?=[^“”\n]* --)[^“”\n]*+”|«(?=[^«»\n]* --)[^«»\n]*+»"
    r"|\"(?=[^\"\n]* --)[^\"\n]*+\")(?P<after>[.,;!]?[ \t]*)\Z"
)
"""``In the end I took “a heron --ar 3:2”.``: a sentence that ends in a quoted prompt."""
FIELD: Final = pattern(r":[A-Za-z][\w -]{0,28}:[ \t]+(?=\S)")
"""``:PROMPT: …``, as Org and reStructuredText have it."""
COMMAND: Final = pattern(
    r"""(?P<lead>[^\n]{1,120}?)(?P<mark>["“”'`„«]|[*_]{1,3})?[ \t]*/imagine
    (?:[ \t]+prompt\b[ \t]*[:：]?[ \t]*|[ \t]+(?=[^\n]*[ ]--[a-z]+[ ]\d))""",
    re.IGNORECASE | re.VERBOSE,
)
"""``Let us try: "/imagine prompt: …``: the command within a line, after a colon or a mark."""


def label_of(text: str) -> str:
    """The label that a line begins with, with its colon; empty where it has none."""
    start = end_of(MARKER, text, 0)
    match = (
        LABEL.match(text, start)
        or MARKED_LABEL.match(text, start)
        or PLAIN_LABEL.match(text, start)
    )
    return match.group().strip() if match else ""


def leads(command: re.Match[str]) -> bool:
    """Whether what is before a command only leads to it."""
    lead = command["lead"].rstrip()
    if not lead.strip("\"“”'`„«*_ "):
        return False
    if command.string[command.end()] in "\"”'`“»":
        # The command alone is quoted.
        return False
    return "--" not in lead and (bool(command["mark"]) or lead.endswith((":", "：")))


def without_mark(text: str, label: re.Match[str], end: int) -> int:
    """Where a text ends whose emphasis begins before its label: ``*/imagine a fox*``."""
    mark = label.groupdict()["mark"]
    if mark and "closing" in label.groupdict() and not label["closing"]:
        if text.endswith(mark, label.end(), end):
            return end - len(mark)
    return end


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where what a pattern takes of a text from an offset on ends."""
    match = pattern.match(text, at)
    return match.end() if match else at
