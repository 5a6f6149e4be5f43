"""What a verdict's reason means in words, and how a link may be printed: without its secrets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mjlint.text.patterns import pattern

LONGEST: Final = 240
"""Characters of a link or of a server's text that are printed at most."""

_HERE: Final = ", seen from this machine"
_UPLOAD: Final = "upload the image to a public host and use that link"
_DIRECT: Final = "use the URL of the image file itself"
_BROWSER: Final = "open the link in a private browser window; if it shows the image, keep the link"
_LATER: Final = "try again later, or use another host"


class Words(NamedTuple):
    """The problem, to follow the link, and the help."""

    problem: str
    """May have the verdict's detail in it, as ``{detail}``."""
    help: str


NOT_ASKED: Final = {
    "budget": Words("was not asked: the time for all links was over", "allow more time"),
    "too-many-links": Words("was not asked: the run has too many links", "check fewer files"),
    "interrupted": Words("was not asked: the run was interrupted", "run again"),
    "offline": Words("was not asked: the network is off", "run without `--offline`"),
    "no-network": Words("was not asked: this machine has no network", "connect it and run again"),
}
"""Reasons that concern the whole run: a note says them, not a finding for each link."""

_COUNTED: Final = {
    "budget": "the time for all links was over; `--link-budget` allows more",
    "interrupted": "the run was interrupted",
    "too-many-links": "the run has too many links",
}

REASONS: Final = {
    # Found without asking.
    "scheme": Words("cannot be fetched: expected `http` or `https`", _UPLOAD),
    "private-address": Words("leads to {detail}, which only its own network can reach", _UPLOAD),
    "expired": Words("has expired: its signature ({detail}) is past its time", "get a new link"),
    "unreadable": Words("is not a readable URL", "copy the link again"),
    # No connection.
    "no-such-host": Words("names a host that does not exist", "correct the host name"),
    "dns": Words("names a host that could not be looked up", _LATER),
    "mixed-address": Words(
        "was left out: {detail} has private addresses besides public ones",
        "use a host that has public addresses only",
    ),
    "refused": Words("leads to a host that refuses connections", _LATER),
    "unreachable": Words("leads to a host that cannot be reached", _LATER),
    "reset": Words("leads to a host that drops the connection", _LATER),
    "protocol": Words("leads to a host that does not speak proper HTTP", "use another host"),
    "proxy": Words("was refused by the proxy ({detail})", "check links without the proxy"),
    "tls": Words("has no trusted certificate ({detail})", "use a host with a valid certificate"),
    "timeout": Words("did not answer in time", _LATER),
    # Redirects.
    "redirect-loop": Words("redirects in a loop", _DIRECT),
    "too-many-redirects": Words("redirects too often", _DIRECT),
    "cookie-redirect": Words("redirects in a loop and asks for cookies", _DIRECT),
    "bad-redirect": Words("redirects to something that is not a URL", _DIRECT),
    # Statuses of their own.
    "http-401": Words("answers 401: it wants a password, and Midjourney has none", _UPLOAD),
    "http-403": Words("answers 403: it refuses this machine, and perhaps others", _BROWSER),
    "http-404": Words("answers 404: there is nothing at this URL", "correct the link"),
    "http-410": Words("answers 410: the image was taken away", "replace the link"),
    "http-429": Words("answers 429: its host was asked too often", _LATER),
    "bot-challenge": Words("answers with a challenge for browsers, not with the image", _BROWSER),
    "password": Words("needs the password it contains, which was not sent", _UPLOAD),
    # What came.
    "empty": Words("answers with an empty file", "upload the image again"),
    "not-an-image": Words("is {detail}, not an image: expected PNG, JPEG, GIF or WebP", _DIRECT),
    "page-for-tools": Words(
        "answers with {detail} to tools, perhaps with an image to others", _BROWSER
    ),
    "format": Words(
        "is an image in {detail}, which Midjourney does not list", "save it as PNG or JPEG"
    ),
    "unknown-format": Words("is not a recognised image format", "save it as PNG or JPEG"),
    "truncated": Words("ends before the image is complete", "upload the image again"),
    "broken": Words("begins like {detail} but has no size in it", "save the image again"),
    "too-large": Words("is large ({detail})", "make the image smaller"),
    "huge-dimensions": Words("is an image of {detail}", "make the image smaller"),
    "tiny": Words("is an image of {detail}, which is usually a placeholder", _DIRECT),
    "no-extension": Words(
        "is an image without an extension: Midjourney asks for "
        "`.png`, `.jpg`, `.jpeg`, `.gif` or `.webp` at the end of the URL",
        "use a URL that ends with such an extension",
    ),
    "unlisted-extension": Words(
        "is an image but ends in `.{detail}`: Midjourney asks for "
        "`.png`, `.jpg`, `.jpeg`, `.gif` or `.webp`",
        "use a URL that ends with such an extension",
    ),
    **NOT_ASKED,
    "internal": Words("could not be checked ({detail})", "report this as a bug in mjlint"),
}

_NAMES: Final = {
    "html": "a web page",
    "svg": "an SVG drawing",
    "json": "JSON",
    "xml": "XML",
    "pdf": "a PDF file",
    "video": "a video",
    "audio": "a sound file",
    "text/html": "a web page",
    "application/json": "JSON",
    "text/plain": "plain text",
}


def not_asked(reasons: Iterable[str]) -> Iterator[str]:
    """A clause for each reason why links were not asked, with their number; none for the others."""
    counts = Counter(reason for reason in reasons if reason in _COUNTED)
    for reason, count in counts.items():
        links = "1 link was" if count == 1 else f"{count:,} links were"
        yield f"{links} not asked: {_COUNTED[reason]}"


def words(reason: str, detail: str = "", *, unsure: bool = False) -> Words:
    """The problem, to follow the link, and the help. ``unsure``: only this machine says so."""
    found = REASONS.get(reason)
    if found is None:
        number = reason.removeprefix("http-")
        found = Words(f"answers {number}", _LATER if number >= "5" else _BROWSER)
    detail = clipped(detail)
    named = _NAMES.get(detail, detail) or "something else"
    problem = found.problem.replace(" ({detail})", f" ({detail})" if detail else "")
    problem = problem.replace("{detail}", named)
    if unsure and reason not in NOT_ASKED:
        problem += _HERE
    return Words(problem, found.help)


_SECRET: Final = pattern(
    r"sig|token|key|secret|passw|pwd|auth|cred|session|policy|jwt|(?:\A|[-_])(?:hm|code|pass)\Z",
    re.IGNORECASE,
)
_LONG: Final = pattern(r"[\w+/=%.~-]{32,}")
_USER: Final = pattern(r"(?<=://)[^/?#]*@")


def shown(url: str) -> str:
    """The link without its user and password, and of secrets in its query the first letters.

    A value of the query is a secret where its name says so or where it is 32 characters or longer.
    Links of more than 240 characters are cut in the middle.
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
