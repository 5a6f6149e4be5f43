"""How a link may be printed: without passwords, keys and signatures."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 240

_SECRET: Final = re.compile(
    r"sig|token|key|secret|passw|pwd|auth|cred|session|policy|jwt|(?:\A|[-_])(?:hm|code|pass)\Z",
    re.IGNORECASE,
)
_LONG: Final = re.compile(r"[\w+/=%.~-]{32,}")
_USER: Final = re.compile(r"(?<=://)[^/?#]*@")


def shown(url: str) -> str:
    """The link with its user and password gone, and of secrets in its query the first letters.

    A value of the query is a secret where its name says so or where it is 32 letters or longer.
    Links of more than 240 letters are cut in the middle.
    """
    url = _USER.sub("…@", url)
    head, mark, rest = url.partition("?")
    if mark:
        query, hash_, fragment = rest.partition("#")
        url = head + mark + "&".join(map(_field, query.split("&"))) + hash_ + fragment
    if len(url) > LONGEST:
        half = LONGEST // 2
        url = f"{url[:half]}…{url[-half:]}"
    return url


def clipped(text: str) -> str:
    """A text of a server or a link, cut where it is longer than `LONGEST`."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _field(field: str) -> str:
    name, equals, value = field.partition("=")
    if value and (_SECRET.search(name) or _LONG.fullmatch(value)):
        value = value[:4] + "…" if len(value) > 8 else "…"
    return name + equals + value
