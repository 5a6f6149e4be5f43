"""Secrets in a text, and the text as it may be shown: of each secret its first letters.

Masking is for what is written: rows, messages, baselines, diffs, records. It keeps the length of a
text, so that offsets and columns stay those of the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mjlint.text.patterns import pattern
from mjlint.text.remembering import remembered

if TYPE_CHECKING:
    from mjlint.diagnostic import Diagnostic

KEPT: Final = 4
"""How many letters of a secret are shown."""
SIGN: Final = "…"

_LEAST: Final = 12
_MOST: Final = 4096
_QUERY: Final = pattern(r"[?&#;](?P<name>[\w.-]+)=(?P<value>[^\s&#\"'<>`]+)")
_QUERY_NAME: Final = pattern(
    r"sig|token|key|secret|passw|pwd|auth|cred|session|policy|jwt|(?:\A|[-_])(?:hm|code|pass|sid)\Z",
    re.IGNORECASE,
)
_LONG_VALUE: Final = pattern(r"[\w+/=%.~-]{32,}")
_USER: Final = pattern(r"(?<=://)(?P<value>[^\s/?#@\"'<>`]+)@")
_FIELD: Final = pattern(
    r"(?<![\w.-])(?P<name>[\w.-]+)[\\\"']*\s*[:=]\s*[\\\"']*(?:(?:bearer|basic|token|key)\s+)?"
    r"(?P<value>[^\s\"'\\,;&<>`]+)",
    re.IGNORECASE,
)
_FIELD_NAME: Final = pattern(
    r"(?:api[-_]?key|key|token|secret|authorization|password|passwd|cookie)\Z", re.IGNORECASE
)
_NAMES: Final = ("key", "token", "secret", "authorization", "password", "passwd", "cookie")
"""Without one of these there is no `_FIELD_NAME`."""
_SCHEME: Final = pattern(r"\b(?:bearer|basic)\s+(?P<value>[\w+/=.~-]+)", re.IGNORECASE)
_KNOWN: Final = pattern(
    # The beginnings by which vendors mark their own keys, and JSON web tokens.
    r"(?<![\w-])(?P<value>(?:sk|pk|rk)-[\w-]{12,}|gh[pousr]_\w{20,}|github_pat_\w{20,}"
    r"|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{12,}|AIza[\w-]{20,}|hf_\w{20,}|r8_\w{20,}"
    r"|eyJ[\w-]{8,}\.[\w.-]{8,})"
)
_BEGINNINGS: Final = (
    "sk-", "pk-", "rk-", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "xox", "AKIA", "AIza",
    "hf_", "r8_", "eyJ",
)  # fmt: skip
"""Without one of these there is no `_KNOWN`."""
_CURL: Final = pattern(
    r"(?:^|\s)(?:-u|--user|-b|--cookie|-U|--proxy-user)[ =]*[\"']?[^\s:=\"']+[:=](?P<value>[^\s\"']+)"
)
_SLOT: Final = pattern(
    # Names of variables and slots to fill in: nothing that anybody would take for a key.
    r"[<\[{(].*[>\]})]"
    r"|.*(?:your|my|example|placeholder|insert|replace|change[-_]?me|dummy|sample|test[-_]?key).*"
    r"|.*\$\{?\w+.*|.*\{\{.*|.*%\w+%.*|(?:process\.)?env\.\w+"
    r"|(?:lkr|sk|pk)?[-_]?[x*•.…_-]+|[a-z]+(?:_[a-z]+)+",
    re.IGNORECASE,
)


def is_key(text: str) -> bool:
    """Whether a text could be a key: long, without spaces, and no slot to fill in."""
    text = text.strip()
    return (
        _LEAST <= len(text) <= _MOST
        and not any(character.isspace() for character in text)
        and any(character.isdigit() for character in text)
        and _SLOT.fullmatch(text) is None
    )


@remembered
def secrets(text: str) -> tuple[tuple[int, int], ...]:
    """Where the secrets of a text are: in URLs, headers, options of curl, fields and tokens."""
    return tuple(_secrets(text))


def _secrets(text: str) -> Iterator[tuple[int, int]]:
    # Each pattern is tried where the letters are that it cannot do without: most texts have none.
    if "=" in text:
        for match in _QUERY.finditer(text):
            if _QUERY_NAME.search(match["name"]) or _LONG_VALUE.fullmatch(match["value"]):
                yield match.span("value")
    if "://" in text and "@" in text:
        yield from (match.span("value") for match in _USER.finditer(text))
    if any(map(text.__contains__, _BEGINNINGS)):
        yield from (match.span("value") for match in _KNOWN.finditer(text))
    lowered = text.lower()
    # Beyond ASCII, there are more letters than these that are the same in lower case.
    sure = not text.isascii()
    if (":" in text or "=" in text) and (sure or any(map(lowered.__contains__, _NAMES))):
        # A word after a colon is a secret only if it looks like one: prompts have colons, too.
        for match in _FIELD.finditer(text):
            if _FIELD_NAME.search(match["name"]) and is_key(match["value"]):
                yield match.span("value")
    if sure or "bearer" in lowered or "basic" in lowered:
        yield from (m.span("value") for m in _SCHEME.finditer(text) if is_key(m["value"]))
    if "-u" in lowered or "-b" in text or "--cookie" in text:
        sure = "curl" in text
        for match in _CURL.finditer(text):
            if sure or is_key(match["value"]):
                yield match.span("value")


def covered(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches of it covered but for their first letters; as long as it is."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(places):
        if end > at:
            first = max(start, at)
            kept = min(KEPT if end - start > 2 * KEPT else 0, end - first) if first == start else 0
            shown = text[first : first + kept]
            hidden = re.sub(r"[^\r\n]", SIGN, text[first + kept : end])
            pieces += text[at:first], shown, hidden
            at = end
    return "".join([*pieces, text[at:]])


def masked(text: str, hidden: Iterable[str] = ()) -> str:
    """The text as it may be shown. ``hidden``: secrets that are known from elsewhere."""
    for secret in hidden:
        text = text.replace(secret, covered(secret, [(0, len(secret))]))
    found = secrets(text)
    return covered(text, found) if found else text


@lru_cache(2)  # asked for each finding of a text, however long that is
def hidden_in(text: str) -> set[str]:
    """The secrets of a text; one of a few letters may be a part of any word."""
    return {text[start:end] for start, end in secrets(text) if end - start >= 2 * KEPT}


def shown(diagnostic: Diagnostic, text: str) -> Diagnostic:
    """A finding in a text, with none of the text's secrets in what it says.

    Its edits stay as they are: they are what `fixed()` applies.
    """
    hidden = hidden_in(text)
    said = [diagnostic.message, diagnostic.help, diagnostic.reply or "", diagnostic.label]
    said += [fix.title for fix in diagnostic.fixes]
    if not hidden and not any(map(secrets, said)):
        return diagnostic

    def safe(part: str) -> str:
        return masked(part, hidden)

    if all(safe(part) == part for part in said):
        return diagnostic
    from dataclasses import replace  # an explanation shows texts alone, and starts without it

    return replace(
        diagnostic,
        message=safe(diagnostic.message),
        help=safe(diagnostic.help),
        reply=None if diagnostic.reply is None else safe(diagnostic.reply),
        label=safe(diagnostic.label),
        fixes=tuple(replace(fix, title=safe(fix.title)) for fix in diagnostic.fixes),
    )
