"""What a lint is measured beside: a bare regex tokenizer, and midjargon where it is installed."""

from __future__ import annotations

import re
from collections.abc import Callable

TOKEN = re.compile(
    r"(?P<FLAG>(?:--|—)[A-Za-z]\w*)|(?P<LINK>https?://\S+)|(?P<WEIGHT>::-?\d*\.?\d*)"
    r"|(?P<BRACE>[{},])|(?P<NUMBER>\d+(?:[.:]\d+)?)|(?P<WORD>[^\s{},:]+|:)"
)


def tokenize(text: str) -> list[tuple[str | None, str, int]]:
    """What anybody would write first: kind, text and place of every word, flag, link and weight."""
    return [(match.lastgroup, match.group(), match.start()) for match in TOKEN.finditer(text)]


def midjargon() -> Callable[[str], object] | None:
    """midjargon's way from a text to a checked prompt, where it is installed."""
    try:
        from midjargon import (
            expand_midjargon_input,
            parse_midjargon_prompt_to_dict,
            parse_midjourney_dict,
        )
    except ImportError:
        return None

    def parse(text: str) -> object:
        try:
            return [
                parse_midjourney_dict(parse_midjargon_prompt_to_dict(expanded))
                for expanded in expand_midjargon_input(text)
            ]
        except Exception:  # it raises on what it does not take; that is work done, too
            return None

    return parse
