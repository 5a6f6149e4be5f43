"""What `check` was told about rules, made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable


def selectors(values: Iterable[str]) -> tuple[str, ...]:
    """The codes and names of an option that is given several times or holds commas."""
    found = (part.strip() for value in values for part in value.split(","))
    return tuple(_spelling(each) for each in found if each)


def _spelling(selector: str) -> str:
    """Codes in upper case, names in lower case, however they are typed."""
    if re.fullmatch(r"mj\d{0,3}|all", selector, re.IGNORECASE):
        return selector.upper()
    return selector
