"""Lines of a document -> one prompt: what is wrapped is joined, what people write around it left out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from mjlint.documents.formats.labels import (
    BEFORE_QUOTE,
    CHAT,
    COMMAND,
    FIELD,
    IN_QUOTES,
    LABEL,
    MARKED_LABEL,
    MARKER,
    SENTENCE,
    end_of,
    leads,
    without_mark,
)
from mjlint.text.patterns import pattern
from mjlint.text.places import Segment
from mjlint.text.remembering import remembered

_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»", "`": "`", "'": "'", "「": "」"}
_AFTER: Final = pattern(r"[,;][ \t]*\Z")
_LINK_END: Final = pattern(r"\]\([^()\s]*\)[,;.]?[ \t]*\Z")
_TAG: Final = pattern(r"</?[a-zA-Z][^<>]*>")
_ENDS: Final = frozenset('>\\#*"”»“`')
"""What tags, and marks around a prompt, end in; a full stop may follow."""
_FENCED: Final = pattern(r"(`{3,})(?!`)(?:(?:midjourney|mj|prompt|text)\s)?(.+?)(?<!`)\1[ \t]*\Z")
_EMPHASIS: Final = pattern(r"(\*\*|__|``|\*|_|=|~)(?=[^\s=~`])(.+?)(?<=\S)\1[ \t]*\Z")
_DISCORD: Final = pattern(r"\*\*[ \t]+-[ \t]+")
_DISCORD_SIGN: Final = pattern(
    r"<@!?[\w&]+>|@\S|\((?:fast|relaxed|turbo|slow|stealth)\b[^()]*\)|\(\d+%\)"
)
"""How Discord shows a job: ``**prompt** - <@id> (fast)``."""
_DISCORD_TAIL: Final = pattern(
    r"[ \t]+-[ \t]+(?:[A-Z][\w ()#.%-]{0,50}?[ \t])?(?:<@!?[\w&]+>|@[\w.]{1,40})(?:[ \t]*\([^()\n]{1,40}\))*\Z"
)
"""The same without its stars, as pages show it: ``prompt - Variations (Strong) by @name (fast)``."""
_RULER: Final = pattern(r"\s*([-=*_~+#])\1{2,}(?:[ \t]*\w[^\n]{0,40}?\1{3,})?\s*")


class Stretch(NamedTuple):
    """A piece of the document that is of the prompt as it is."""

    text: str
    start: int
    """Where it begins, in characters of the document."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> Stretch:
        """A part of it."""
        return Stretch(self.text[start:end], self.start + start)

    def stripped(self) -> Stretch:
        """Without white space around it."""
        text = self.text.lstrip()
        return Stretch(text.rstrip(), self.start + len(self.text) - len(text))


class Inner(NamedTuple):
    """Where the prompt is in a text that has nothing else in it: ``text[start:end]``."""

    start: int
    end: int
    label: str = ""
    """What says what it is: ``**Prompt:**``."""
    quoted: bool = False
    """Whether it is in quotation marks or code marks, which have to stay the only ones."""


def is_ruler(text: str) -> bool:
    """Whether a line separates: ``---``, ``=== Prompt ===``."""
    return _RULER.fullmatch(text) is not None


def is_job(text: str) -> bool:
    """Whether a line is a job as Discord shows it: ``**a heron --v 7** - <@id> (fast)``."""
    return "@" in text and inner(text).start == 2 and text.startswith("**")


def has_quotes(text: str) -> bool:
    """Whether a text has marks that would be taken for the ends of a quoted prompt."""
    return any(mark in text for pair in _QUOTES.items() for mark in pair if mark != "'")


def inner(text: str) -> Inner:
    """The prompt in a line without what people write around it."""
    if text[:1].isalpha() and not _may_be_labelled(text):
        # What most lines are: no marker, no label, no marks.
        end = len(text.rstrip())
        if _ENDS.isdisjoint(text[max(end - 2, 0) : end]) and "@" not in text:
            return Inner(0, end)
    return _inner(text)


def _may_be_labelled(text: str) -> bool:
    """Whether a text that begins with a letter may have a label before it."""
    return (":" in text or "：" in text) and (not text.isascii() or "prompt" in text.lower())


@remembered
def _inner(text: str) -> Inner:
    start = end_of(CHAT, text, end_of(MARKER, text, 0))
    end = len(text.rstrip())
    if "@" in text and (tail := _DISCORD_TAIL.search(text, start, end)):
        end = tail.start() if text[tail.start() - 1] != "*" else end
    if text.startswith("**", start):
        discord = _DISCORD.search(text, start + 3)
        if discord is not None and _DISCORD_SIGN.search(text, discord.end()) is not None:
            return Inner(start + 2, discord.start())
    label = ""
    for each in (MARKED_LABEL, LABEL):
        match = each.match(text, start)
        if match is not None and match.end() < end:
            label = label or match.group().strip()
            start, end = match.end(), without_mark(text, match, end)
    if not label and (field := FIELD.match(text, start)):
        label, start = field.group().strip(), field.end()
    if not label and (lead := SENTENCE.match(text, start)) and "--" not in lead.group():
        label, start = lead.group().strip(), lead.end()
    if not label and (whole := IN_QUOTES.match(text, start, end)):
        # The marks are taken off below.
        start, end = whole.start("quoted"), whole.start("after")
    if not label and (lead := BEFORE_QUOTE.match(text, start)) and _pair(text, lead.end(), end):
        start = lead.end()
    tags = _tags(text, start, end)
    end = end if tags == start else tags
    body = text[start:end]
    if body.endswith("**") and body.count("**") % 2:
        # What is bold begins on an earlier line.
        end -= 2
    quoted = False
    command = COMMAND.match(text, start, end) if "magine" in text else None
    if command is not None and command.end() < end and leads(command):
        label, start = "/imagine prompt:", command.end()
        mark = command["mark"] or ""
        if mark[:1] in ("*", "_") and text.endswith(mark[::-1], start, end):
            end -= len(mark)
        elif mark:
            last = _AFTER.search(text, start, end)
            close = last.start() if last else end
            if text[close - 1] in "\"”'`“»" and close - 1 > start:
                end, quoted = close - 1, True
    for _ in range(3):
        pair = _pair(text, start, end)
        if pair is None:
            break
        start, end, mark = pair
        quoted = quoted or mark in _QUOTES
        match = LABEL.match(text, start, end)
        if match is not None and match.end() < end:
            label, start, end = (
                label or match.group().strip(),
                match.end(),
                without_mark(text, match, end),
            )
        while start < end and text[start] in " \t":
            start += 1
        end = start + len(text[start:end].rstrip())
    return Inner(start, max(start, end), label, quoted)


def _pair(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """What is within marks that a text begins and ends with, and the mark."""
    for each in (_FENCED, _EMPHASIS):
        match = each.match(text, start, end)
        if match is not None and match[1] not in match[2]:
            return *match.span(2), match[1][0]
    closing = _QUOTES.get(text[start : start + 1])
    if text.startswith("[", start) and text.find(" --", start, end) > 0:
        # Parameters are in no slot: the brackets are around all of it.
        closing = "]"
        link = _LINK_END.search(text, start, end)
        if link is not None and text.find("]", start, end) == link.start():
            return start + 1, link.start(), "["
    if text.startswith("(", start) and text.find(" --", start, end) > 0:
        closing = ")"
    if closing is None:
        return None
    last = _AFTER.search(text, start, end)
    close = last.start() if last else end
    body = text[start + 1 : close - 1]
    if (
        close - start > 2
        and text[close - 1] == closing
        and closing not in body
        and text[start] not in body
    ):
        return start + 1, close - 1, closing
    return None


def without_lead(stretches: Sequence[Stretch]) -> tuple[list[Stretch], Inner]:
    """The lines of a prompt without white space around them, and without what is around it.

    Quotation marks around a prompt of several lines stay out only where both ends have one.
    """
    first, label = stretches[0], ""
    lead = end_of(MARKER, first.text, 0)
    own = MARKED_LABEL.match(first.text, lead) or LABEL.match(first.text, lead)
    if own is not None and len(stretches) > 1 and own.end() == len(first.text.rstrip()):
        # A label on a line of its own.
        stretches, label = stretches[1:], own.group().strip()
        first = stretches[0]
    found = inner(first.text)
    found = found._replace(label=found.label or label)
    if len(stretches) == 1:
        return [first.part(found.start, found.end).stripped()], found
    if found.end < len(first.text.rstrip()) and _tags(
        first.text, found.start, len(first.text)
    ) == len(first.text):
        # Marks that open and close within the first line are of the prompt.
        found = Inner(end_of(MARKER, first.text, 0), len(first.text), label)
    middle = [_without_tags(stretch.stripped()) for stretch in stretches[1:]]
    head = first.part(found.start, found.end).stripped()
    opening, closing = head.text[:1], _QUOTES.get(head.text[:1])
    last = middle[-1]
    inside = "".join([head.text[1:], *(m.text for m in middle)])[:-1]
    if closing and last.text.endswith(closing) and closing not in inside and opening not in inside:
        middle[-1] = last.part(0, len(last.text) - 1).stripped()
        head = head.part(1, len(head.text)).stripped()
        found = found._replace(quoted=True)
    return [each for each in (head, *middle) if each.text] or [head], found


def _without_tags(stretch: Stretch) -> Stretch:
    return stretch.part(0, _tags(stretch.text, 0, len(stretch.text)) or len(stretch.text))


def _tags(text: str, start: int, end: int) -> int:
    """Where the tags, backslashes and the lone ``#`` at the end of a line begin; its end where none are.

    Read from the end: a pattern that is looked for from each of many tags takes the square of time.
    """
    found = at = end
    while True:
        while at > start and text[at - 1] in " \t":
            at -= 1
        found = found if found == end else at
        sign = text[at - 1 : at] if at > start else ""
        if sign == ">":
            opening = text.rfind("<", start, at)
            if opening < 0 or _TAG.fullmatch(text, opening, at) is None:
                return found
            at = opening
        elif sign == "\\" or (sign == "#" and text[max(at - 2, 0) : at - 1].isspace()):
            at -= 1
        else:
            return found
        found = at


def joined(
    stretches: Sequence[Stretch], cut: Set[int] = frozenset()
) -> tuple[str, tuple[Segment, ...]]:
    """The text of several stretches with a space between each two, and where it comes from.

    The space is all that is between them: the line break and what the next line begins with.
    ``cut``: the stretches (by number) before which something is that no edit may touch.
    """
    pieces: list[str] = []
    segments: list[Segment] = []
    length = 0
    for number, stretch in enumerate(stretches):
        if number:
            pieces.append(" ")
            before = stretches[number - 1].end
            gap = (before, before if number in cut else max(stretch.start, before))
            segments.append(Segment(length, length + 1, *gap, False))
            length += 1
        pieces.append(stretch.text)
        end = length + len(stretch.text)
        segments.append(Segment(length, end, stretch.start, stretch.end))
        length = end
    return "".join(pieces), tuple(segments)
