"""The parameters of a text as people type them, rightly or nearly so, and how far each is one.

A parameter of the right name is still no sign of a prompt in ``--no hurry`` or ``--seed 42``: what
counts is whether its value is one, and whether other programs have an option of that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from mjlint.language.lexicon import load
from mjlint.text.patterns import pattern
from mjlint.text.remembering import remembered

Fit: TypeAlias = Literal["right", "near", "wrong"]
"""Whether what follows a name is its value, a slip of one, or the rest of a sentence."""

SHARED: Final = frozenset({
    "seed", "sameseed", "quality", "stop", "repeat", "r", "profile", "p", "video", "no", "fast", "turbo",
    "relax", "public", "stealth", "draft", "loop", "motion", "test", "testp", "hd", "sd", "raw",
    "version", "end", "edit", "creative", "beta", "old", "preview", "zoom", "width", "height", "h",
    "style", "bs", "exp", "stretch", "personalize", "hq", "q", "vibe", "wallpaper", "ml", "sl", "ll",
    "mp", "lp", "sp", "ev",
})  # fmt: skip
"""Names that options of other programs have too, or that say little."""

LONG_NAMES: Final = frozenset(
    {"aspect-ratio", "style-raw", "style-reference", "character-reference"}
)
"""Names that people write out, next to which nothing says that they are another program's."""

_FLAG: Final = pattern(
    # It begins with a set, so that most of a text is passed over at once.
    r"(?P<dashes>[-—–](?:(?<![\w-]-)(?<=-)-[ \t]?|(?<=[—–])(?<![\w\-—–].)|(?<=\s-)(?=[a-z]{1,6}[ \t\d])"
    # `-–v 7`, `––v 7`: two dashes that a program took for something else.
    r"|(?<!\S.)[-—–](?<!--)(?=[A-Za-z])"
    r"|(?<=\w-)-(?=(?:[cqsvw]\s|(?:ar|aspect|niji|stylize|chaos|weird|iw|sref)\s?)\d)))"
    r"(?P<name>[A-Za-z]+)(?P<rest>-[A-Za-z][\w-]*)?"
)
_SEPARATOR: Final = pattern(r"[ \t]*[:=]?[ \t]*")
_CLOSING: Final = " \t\r\n,;.!\"'”’»)`*_-—–"
_RATIO: Final = pattern(r"\d{1,4}(?:\.\d+)?\s?[:x×/X]\s?\d{1,4}(?:\.\d+)?")
_NUMBER: Final = pattern(r"[-+]?\d+(?:\.\d+)?%?")
_SPAN: Final = pattern(r"\d+(?:\.\d+)?\s*(?:-|–|to)\s*\d")
_BARE: Final = pattern(r"[\s,;]+(?:[-—–]\s)?(?:v|niji)\s?\d(?:\.\d)?\Z", re.IGNORECASE)
"""A version without its dashes after the last value: ``--ar 3:2 v 7``, ``--ar 3:2 – v 7``."""
_CODE: Final = pattern(r"\d{3,}|[a-z]*\d[a-z0-9]*|random|raw", re.IGNORECASE)
_LINK: Final = pattern(
    # From the start of a word alone: from each of its letters it would take the square of its length.
    r"https?://\S+|<https?://[^<>]+>|(?<![^\s>])[^\s>]+\.(?:png|jpe?g|webp|gif)",
    re.IGNORECASE,
)
_SLOT: Final = pattern(
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{[^{}\n]{1,60}\}|\[[^\]\n]{1,60}\]|<[^<>\n]{1,60}>"
    r"|\$[A-Z][A-Z_\d]*|%s|%\(\w+\)s|__\w+__"
)
_SLOT_SIGNS: Final = "[<{%$_"
_STYLES: Final = pattern(r"raw|cute|expressive|original|scenic|4[abc]", re.IGNORECASE)
_WORD: Final = pattern(r"[^\s,;]+")
_LONGEST_LIST: Final = 30
"""Words that ``--no`` takes; more are a sentence."""


class TypedParameter(NamedTuple):
    """A parameter, or what looks like one."""

    start: int
    name: str
    """In lower case, without dashes."""
    value: str
    """What follows until the next one, without what closes a clause."""
    typed: str
    """The dashes, as typed."""
    known: bool
    alike: bool
    """Whether its name is a slip of a known one."""
    fit: Fit
    telling: bool
    """Whether it alone says that the text is for Midjourney."""

    @property
    def foreign(self) -> bool:
        """Whether it is an option of another program: ``--no-verify``, ``--help``."""
        return not self.known and not self.alike and self.typed == "--"


def flags(text: str) -> Sequence[TypedParameter]:
    """The parameters in a text, in its order; dashes within prose are none."""
    if "--" not in text and "—" not in text and "–" not in text:
        return ()
    return _flags(text)


@remembered
def _flags(text: str) -> Sequence[TypedParameter]:
    matches = [match for match in _FLAG.finditer(text) if _counts(match)]
    found: list[TypedParameter] = []
    for match, after in zip(matches, [*matches[1:], None], strict=False):
        name = match["name"].lower()
        if match["rest"]:
            name += match["rest"].lower()
        end = after.start() if after is not None else len(text)
        separator = _SEPARATOR.match(text, match.end())
        value = text[separator.end() if separator else match.end() : end].strip(_CLOSING)
        if text[match.end() : match.end() + 1].strip(_CLOSING + ":="):
            # `--ar2:3`: nothing is between the two.
            value = text[match.end() : end].strip(_CLOSING)
        known = name in names()
        alike = not known and (
            name in LONG_NAMES or (not match["rest"] and len(name) > 3 and _alike(name))
        )
        fits, typed = fit(name, value, known), match["dashes"]
        telling = known and fits == "right" and _is_telling(name, value, typed)
        found.append(TypedParameter(match.start(), name, value, typed, known, alike, fits, telling))
    return found


def _is_telling(name: str, value: str, typed: str) -> bool:
    """Whether a known parameter with a value that is one is none of other programs, or of prose."""
    if typed != "--":
        dashes = typed.strip()
        if len(dashes) == 2 and dashes != "--" and not value:
            return False
        if dashes == "-":
            return False
        if dashes in ("—", "–") or typed.endswith((" ", "\t")):
            return name in ("ar", "aspect") or (name in ("v", "niji") and bool(value))
    if name == "style":
        return _STYLES.fullmatch(value) is not None
    if len(name) == 1 and name != "v" and is_slot(value):
        return False
    return name not in SHARED or (name == "q" and bool(value))


def _counts(match: re.Match[str]) -> bool:
    dashes, name = match["dashes"], match["name"].lower()
    if dashes == "--":
        return True
    return name in names() and not match["rest"]


def fit(name: str, value: str, known: bool) -> Fit:
    """Whether a value fits the parameter of a name."""
    if not value:
        return "right" if known and form_of(name) in ("flag", "niji", "codes") else "near"
    if _SLOT.fullmatch(value):
        return "right"
    words = _WORD.findall(value)
    if not known:
        return "near" if len(words) == 1 else "wrong"
    form = form_of(name)
    if len(words) > 1 and form != "words" and (bare := _BARE.search(value)):
        value = value[: bare.start()]
        words = _WORD.findall(value)
    if form == "words":
        return "right" if len(words) <= _LONGEST_LIST and not _sentence(value) else "wrong"
    if form == "ratio":
        return _of_one(value, words, _RATIO)
    if form in ("integer", "number", "version", "niji") or name in ("q", "quality", "sv"):
        if _SPAN.match(value):
            return "wrong"
        return _of_one(value, words, _NUMBER)
    if form in ("references", "link", "links", "codes"):
        of = _CODE if form in ("references", "codes") else _LINK
        rest = _SLOT.sub(" ", _LINK.sub(" ", value)).replace("::", " ")
        return (
            "right"
            if all(of.fullmatch(word) or _NUMBER.fullmatch(word) for word in _WORD.findall(rest))
            else ("near" if len(words) == 1 else "wrong")
        )
    if form == "choice":
        return "right" if len(words) == 1 else "wrong"
    return "near" if len(words) == 1 and len(value) < 6 else "wrong"


def is_filled(before: str) -> bool:
    """Whether what is before parameters is all slots: ``{prompt} --ar 16:9`` is a suffix, too."""
    return any(sign in before for sign in _SLOT_SIGNS) and not any(
        map(str.isalnum, without_slots(before))
    )


def without_slots(text: str) -> str:
    """A text without the slots of a template."""
    return _SLOT.sub("", text) if any(sign in text for sign in _SLOT_SIGNS) else text


def is_slot(value: str) -> bool:
    """Whether a value is a slot of a template: ``<url>``, ``[ratio]``."""
    return _SLOT.search(value) is not None


def _of_one(value: str, words: list[str], pattern: re.Pattern[str]) -> Fit:
    if pattern.fullmatch(value):
        return "right"
    return "near" if len(words) == 1 or not any(map(str.isspace, value)) else "wrong"


def _sentence(value: str) -> bool:
    """Whether a list goes on as a sentence."""
    return re.search(r"[.!?]\s+\S", value) is not None


@cache
def form_of(name: str) -> str:
    """Which form the values of a parameter have, as in the table; empty for an unknown name."""
    found = load().find(name)
    return found.form if found is not None else ""


@cache
def names() -> frozenset[str]:
    """The names and short names of all parameters."""
    return load().names


@cache
def _alike(name: str) -> bool:
    return load().similar(name) is not None
