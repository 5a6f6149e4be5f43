"""The slots of templates: ``{{subject}}``, ``${subject}``, ``[style]``, ``<name>``, ``__x__``."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mjlint.text.patterns import pattern

_SLOTS: Final = pattern(
    r"\$?\{\{[^{},]{0,80}\}\}|\$\{[^{},\n]{1,80}\}|\[[^][\n]{2,60}\]|<[A-Za-z][^<>\n]{1,58}>"
    r"|(?<!\w)__[A-Za-z][\w/-]{0,58}__(?!\w)"
)
_NOUNS: Final = (
    "subject|object|character|person|people|animal|creature|item|product|place|location|setting|"
    "scene|background|environment|style|art style|artist|medium|mood|emotion|atmosphere|lighting|"
    "light|color|colour|colors|colours|color palette|colour palette|palette|camera|lens|angle|"
    "camera angle|shot|shot type|composition|time of day|season|weather|era|year|decade|material|"
    "texture|theme|genre|action|pose|activity|adjective|noun|verb|detail|details|description|name|"
    "title|text|your text|quote|brand|topic|concept|prompt|keyword|keywords|number|age|gender|"
    "outfit|clothing|variable|placeholder|insert|fill in|todo|tbd"
)
_SLOT_WORDS: Final = pattern(
    rf"(?:insert|enter|add|your|the|choose|pick|describe|main|specific)?[ _-]*"
    rf"(?:{_NOUNS})(?:[ _-]+(?:{_NOUNS}|here))*(?:[ _-]*\d)?"
    rf"|(?:insert|enter|your|choose|describe)[ _-].+|.+[ _-]here",
    re.IGNORECASE,
)
_CONSTANT: Final = pattern(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_OF_IMAGES: Final = pattern(r"(?:image|img|ur[li]|link|photo|picture)", re.IGNORECASE)
_SPACER: Final = pattern(r"[\s_-]+")


class Slot(NamedTuple):
    """A place of a template that is to be filled: ``text[start:end]``."""

    start: int
    end: int
    text: str

    @property
    def name(self) -> str:
        """What it is called, in lower case and without spaces, hyphens and underscores."""
        return slot_name(self.text.strip("`${}[]<>_ "))


def slot_name(name: str) -> str:
    """A name as it is compared: ``art style`` and ``ART_STYLE`` are the same."""
    return _SPACER.sub("", name).lower()


def find_slots(text: str) -> list[Slot]:
    """The slots in a text, in its order. Slots for links are `find_link_slots`' to find."""
    if "[" not in text and "<" not in text and "__" not in text:
        if "{{" not in text and "${" not in text:
            return []
    found: list[Slot] = []
    for match in _SLOTS.finditer(text):
        slot = match.group()
        if not slot.startswith(("{{", "__", "$")):
            inner = slot.strip("[]<> ")
            if not (_SLOT_WORDS.fullmatch(inner) or _CONSTANT.fullmatch(inner)):
                continue
            if _OF_IMAGES.search(inner) or "://" in inner:
                continue
        found.append(Slot(*match.span(), slot))
    return found
