"""What a verdict's reason means, in words: the problem to follow the link, and how to mend it."""

from __future__ import annotations

from typing import Final, NamedTuple

from mjlint.links.redacting import clipped, shown
from mjlint.links.verdict import State, Verdict

_HERE: Final = ", seen from this machine"
_OWN_MACHINE: Final = "upload the picture to a public host and use that link"
_DIRECT: Final = "use the address of the picture file itself"
_BROWSER: Final = "open the link in a private browser window; if it shows the picture, keep it"
_LATER: Final = "try again later, or use another host"


class Words(NamedTuple):
    """``problem`` may have the verdict's detail in it, as ``{detail}``."""

    problem: str
    help: str


REASONS: Final = {
    # Found without asking.
    "scheme": Words("cannot be fetched: expected `http` or `https`", _OWN_MACHINE),
    "private-address": Words(
        "leads to {detail}, which only its own network can reach", _OWN_MACHINE
    ),
    "expired": Words("has expired: its signature ({detail}) is past its time", "get a new link"),
    "unreadable": Words("cannot be read as an address", "copy the link again"),
    # No connection.
    "no-such-host": Words("names a host that does not exist", "correct the name of the host"),
    "dns": Words("names a host that could not be looked up", _LATER),
    "mixed-address": Words(
        "was not asked: some of the addresses of {detail} are private",
        "use a host that has public addresses only",
    ),
    "refused": Words("leads to a host that refuses connections", _LATER),
    "unreachable": Words("leads to a host that cannot be reached", _LATER),
    "reset": Words("leads to a host that breaks the connection off", _LATER),
    "protocol": Words("leads to a host that does not speak proper HTTP", "use another host"),
    "proxy": Words("was not asked: the proxy refuses it ({detail})", "ask without the proxy"),
    "tls": Words("has no certificate to be trusted ({detail})", "use a host with a valid one"),
    "timeout": Words("did not answer in time", _LATER),
    # Redirects.
    "redirect-loop": Words("leads back to itself, round and round", _DIRECT),
    "too-many-redirects": Words("is redirected too often", _DIRECT),
    "cookie-redirect": Words("leads back to itself and asks for cookies", _DIRECT),
    "bad-redirect": Words("is redirected to something that is no address", _DIRECT),
    # Statuses of their own.
    "http-401": Words("answers 401: it wants a password, and Midjourney has none", _OWN_MACHINE),
    "http-403": Words("answers 403: it refuses this machine, and perhaps others", _BROWSER),
    "http-404": Words("answers 404: there is nothing at this address", "correct the link"),
    "http-410": Words("answers 410: the picture was taken away", "replace the link"),
    "http-429": Words("answers 429: its host was asked too often", _LATER),
    "bot-challenge": Words("answers with a challenge for browsers, not with the picture", _BROWSER),
    "password": Words("wants the password that stands in it, which was not sent", _OWN_MACHINE),
    # What came.
    "empty": Words("answers with nothing: its file is empty", "upload the picture anew"),
    "not-an-image": Words("is {detail} and no picture: expected PNG, JPEG, GIF or WebP", _DIRECT),
    "page-for-tools": Words(
        "answers with {detail} to tools, perhaps with a picture to others", _BROWSER
    ),
    "format": Words(
        "is a picture in {detail}, which Midjourney does not list", "save it as PNG or JPEG"
    ),
    "unknown-format": Words("is nothing that is known to be a picture", "save it as PNG or JPEG"),
    "truncated": Words("breaks off before its end", "upload the picture anew"),
    "broken": Words("begins like {detail} but has no size in it", "save the picture anew"),
    "too-large": Words("is large ({detail})", "make the picture smaller"),
    "huge-dimensions": Words("is a picture of {detail}", "make the picture smaller"),
    "tiny": Words("is a picture of {detail}, which is mostly a placeholder", _DIRECT),
    "no-extension": Words(
        "has no extension of a picture, though it is one: Midjourney wants "
        "`.png`, `.jpg`, `.jpeg`, `.gif` or `.webp` at its end",
        "use an address with the extension at its end",
    ),
    "unlisted-extension": Words(
        "ends in `.{detail}`, though it is a picture: Midjourney wants "
        "`.png`, `.jpg`, `.jpeg`, `.gif` or `.webp`",
        "use an address with such an extension at its end",
    ),
    # The run.
    "budget": Words("was not asked: the time for all links was over", "allow a longer time"),
    "too-many-links": Words("was not asked: the run has too many links", "judge fewer files"),
    "interrupted": Words("was not asked: the run was interrupted", "run again"),
    "offline": Words("was not asked: the network is off", "run without `--offline`"),
    "no-network": Words("was not asked: this machine has no network", "connect it and run again"),
    "internal": Words("could not be asked ({detail})", "report this as a fault of mjlint"),
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


def words(verdict: Verdict) -> Words:
    """The problem, to follow the link, and the help. Not for verdicts without a reason."""
    found = REASONS.get(verdict.reason)
    if found is None:
        number = verdict.reason.removeprefix("http-")
        found = Words(f"answers {number}", _LATER if number >= "5" else _BROWSER)
    told = clipped(verdict.detail)
    detail = _NAMES.get(told, told) or "something else"
    problem = found.problem.replace(" ({detail})", f" ({told})" if told else "")
    problem = problem.replace("{detail}", detail)
    if verdict.state is State.UNSURE:
        problem += _HERE
    return Words(problem, found.help)


def line(verdict: Verdict) -> str:
    """A link and all that is known of it in one line, without secrets.

    ``https://…/a.png: will-fail, http-404, status 404, 0.21 s, led to https://…/b.png``.
    """
    return f"{shown(verdict.url)}: {facts(verdict)}"


def facts(verdict: Verdict) -> str:
    """All that is known of a link besides itself, for reports in text."""
    facts = [verdict.state.value, verdict.reason, *verdict.notes]
    if verdict.status is not None:
        facts.append(f"status {verdict.status}")
    if verdict.format is not None:
        facts.append(clipped(verdict.format))
    if verdict.width is not None and verdict.height is not None:
        facts.append(f"{verdict.width}×{verdict.height} pixels")
    if verdict.size is not None:
        facts.append(f"{verdict.size} bytes")
    facts.append("from the cache" if verdict.cached else f"{verdict.elapsed:.2f} s")
    if verdict.final_url is not None:
        facts.append(f"led to {shown(verdict.final_url)}")
    return ", ".join(filter(None, facts))
