"""One link: HEAD, GET, redirects, retries, and the verdict.

HEAD goes first where a host is not known yet: it finds redirects, floods and dead hosts without a
body. It never condemns a link, since servers refuse it and lie to it, and never clears one, since
only the first bytes of a file say what it is; a ranged GET does both. Once a host has answered GET,
its other links are asked by GET alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from email.utils import parsedate_to_datetime
from typing import Final

import httpcore
import httpx

from mjlint.links.errors import NetworkFailure, SettledError, network_failure
from mjlint.links.first_bytes import first_bytes
from mjlint.links.offline import known_before
from mjlint.links.rate_limit import Allowance, RateLimit
from mjlint.links.resolving import RefusedError
from mjlint.links.response import LONGEST_READ, Response, concluded
from mjlint.links.verdict import State, Verdict
from mjlint.settings.links import LinkSettings
from mjlint.urls.url import parse

_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_BUSY: Final = frozenset((408, 429, 500, 502, 503, 504))
_NO_HEAD: Final = frozenset((405, 501))
_BROKEN_OFF: Final = (httpcore.ReadError, httpcore.WriteError)


class Fetcher:
    """Asks links of one run.

    ``user_agent``: what to say who asks. ``clock``: seconds since 1970. ``sleep``: waits before a
    retry.
    """

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport,
        rate_limit: RateLimit,
        settings: LinkSettings,
        *,
        user_agent: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._transport = transport
        self._rate_limit = rate_limit
        self._settings = settings
        self._headers = {
            "User-Agent": user_agent,
            # AVIF is left out: Midjourney does not document it, and servers that choose would.
            "Accept": "image/png,image/jpeg,image/gif,image/webp,*/*;q=0.1",
            "Accept-Encoding": "identity",
        }
        self._clock = clock
        self._sleep = sleep
        self._no_head: set[str] = set()
        """Hosts that refuse HEAD or have answered GET."""

    def fetch(self, link: str) -> Fetch:
        """One link, without its fragment, that `known_before` has nothing to say about."""
        return Fetch(self, link)


class _HeadRefusedError(Exception):
    """The host does not need HEAD any more: another link of this run has shown so."""


class Fetch:
    """One link on its way."""

    def __init__(self, run: Fetcher, link: str) -> None:
        self.run = run
        self.link = link
        self.settings = run._settings
        self.allowance = Allowance(run._settings.link_timeout)
        self.asked = False
        """Whether any request for it was sent."""

    def cut_off(self) -> Verdict:
        """What is known of a link that was asked when the time of the run was over."""
        return Verdict(self.link, State.UNSURE, "timeout", elapsed=self.allowance.used)

    async def verdict(self) -> Verdict:
        try:
            start = httpx.URL(self.link)
            # A password in a link is for its owner: it is not sent.
            start = start.copy_with(userinfo=b"", fragment=None)
            _ = start.host  # which may be no name at all: `xn--localhost-`
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            return Verdict(self.link, State.UNSURE, "unreadable", str(error))
        verdict = Verdict(self.link, State.UNSURE, "timeout")
        for attempt in range(self.settings.retries + 1):
            verdict, wait = await self.attempt(start, first=attempt == 0)
            if wait is None or attempt == self.settings.retries:
                break
            if wait < 0:
                wait = self.settings.retry_wait * 2**attempt
            elif wait > self.settings.longest_retry_after:
                break
            if wait >= self.allowance.left:
                break
            self.allowance.left -= wait
            await self.run._sleep(wait)
        return verdict

    async def attempt(self, start: httpx.URL, first: bool) -> tuple[Verdict, float | None]:
        """Ask once. With the verdict, how long to wait for a second try.

        None: a second would not do better; negative: the server names no time.
        """
        try:
            found: Response | None = None
            if first and self.settings.head and start.host not in self.run._no_head:
                found = await self.head(start)
            if found is not None and found.status == 429:
                answer = found
            elif found is not None and found.ok:
                answer = await self.follow("GET", found.url, found.redirected)
            else:
                answer = await self.follow("GET", start)
        except SettledError as settled:
            return (
                Verdict(
                    self.link,
                    settled.state,
                    settled.reason,
                    settled.detail,
                    settled.status,
                    settled.url,
                    elapsed=self.allowance.used,
                    notes=settled.notes,
                ),
                None,
            )
        except Exception as error:
            missed = network_failure(error)
            verdict = self.missed(missed)
            return verdict, -1.0 if missed.again else None
        wait = None
        if answer.status in _BUSY:
            wait = retry_after(answer.headers.get("retry-after", ""), self.run._clock())
        return self.concluded(answer), wait

    def missed(self, missed: NetworkFailure) -> Verdict:
        return Verdict(
            self.link, missed.state, missed.reason, missed.detail, elapsed=self.allowance.used
        )

    def concluded(self, answer: Response) -> Verdict:
        address = parse(self.link)
        assert address is not None
        found = concluded(answer, address)
        content = answer.content if answer.ok else None
        return Verdict(
            self.link,
            found.state,
            found.reason,
            found.detail,
            answer.status,
            str(answer.url) if answer.redirected else None,
            content.format if content is not None else (answer.media_type or None),
            answer.size if answer.ok else None,
            content.width if content is not None else None,
            content.height if content is not None else None,
            self.allowance.used,
            notes=(*found.notes, *(("redirected",) if answer.redirected else ())),
        )

    async def head(self, start: httpx.URL) -> Response | None:
        """What HEAD finds; None where it says nothing that GET would not have to say again."""
        try:
            answer = await self.follow("HEAD", start)
        except SettledError as settled:
            if settled.state is State.OK:
                raise
            return None
        except (_HeadRefusedError, RefusedError, httpcore.ProtocolError, *_BROKEN_OFF):
            # Some servers break off at a method that they don't know; where a redirect leads to
            # what is not asked, GET has to say so.
            return None
        if answer.status in _NO_HEAD:
            self.run._no_head.add(answer.url.host)
        return answer

    async def follow(self, method: str, url: httpx.URL, redirected: bool = False) -> Response:
        """Ask, and go where redirects lead.

        Raises `SettledError`, `RefusedError` and the exceptions of httpcore.
        """
        seen = {url}
        cookies = False
        while True:
            self.check(url, first=len(seen) == 1)
            answer = await self.exchange(method, url)
            if method == "GET" and _wants_the_whole(answer):
                answer = await self.exchange(method, url, ranged=False)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or target is None:
                return _with(answer, redirected or len(seen) > 1)
            cookies = cookies or "set-cookie" in answer.headers
            last = str(url)
            try:
                url = url.join(target).copy_with(userinfo=b"", fragment=None)
                _ = url.host
            except (httpx.InvalidURL, UnicodeError, ValueError) as error:
                raise SettledError(
                    State.UNSURE, "bad-redirect", target[:200], url=last, status=answer.status
                ) from error
            looped = url in seen
            seen.add(url)
            if looped or len(seen) > self.settings.redirects + 1:
                reason = "redirect-loop" if looped else "too-many-redirects"
                raise SettledError(
                    State.UNSURE if cookies else State.WILL_FAIL,
                    "cookie-redirect" if cookies else reason,
                    url=str(url),
                    status=answer.status,
                )

    def check(self, url: httpx.URL, first: bool) -> None:
        """Check a hop like a link of its own. Raises `SettledError`."""
        if first:
            return
        known = known_before(str(url), self.settings, self.run._clock())
        if known is not None:
            raise SettledError(
                known.state,
                known.reason,
                known.detail,
                url=str(url),
                notes=("redirected", *known.notes),
            )

    async def exchange(self, method: str, url: httpx.URL, ranged: bool = True) -> Response:
        """One request and the first bytes of its answer."""
        headers = self.run._headers
        if ranged and method == "GET":
            headers = {**headers, "Range": f"bytes=0-{LONGEST_READ - 1}"}
        read = self.settings.read_timeout
        if method == "HEAD":
            # Some servers are silent to HEAD alone: enough is left for GET.
            read = min(read, self.settings.link_timeout / 3)
        timeout = httpx.Timeout(read, connect=self.settings.connect_timeout)
        request = httpx.Request(
            method, url, headers=headers, extensions={"timeout": timeout.as_dict()}
        )
        async with self.run._rate_limit.turn(url.host), self.allowance.spend():
            if method == "HEAD" and url.host in self.run._no_head:
                raise _HeadRefusedError
            self.asked = True
            response = await self.run._transport.handle_async_request(request)
            try:
                body, cut = await first_bytes(response)
            finally:
                await response.aclose()
        if method == "GET":
            # Where GET is answered, HEAD would only cost the next link of this host a second request.
            self.run._no_head.add(url.host)
        return Response(url, response.status_code, response.headers, body, cut)


def _wants_the_whole(answer: Response) -> bool:
    """Whether a server can do nothing right with a range."""
    if answer.status == 416:
        return True
    span = answer.headers.get("content-range", "").lower()
    return answer.status == 206 and bool(span) and not span.startswith("bytes 0-")


def _with(answer: Response, redirected: bool) -> Response:
    return Response(answer.url, answer.status, answer.headers, answer.body, answer.cut, redirected)


def retry_after(text: str, now: float) -> float:
    """The seconds that a ``Retry-After`` asks for, in either form (RFC 9110 section 10.2.3).

    Negative where it says nothing that can be read. ``now``: seconds since 1970.
    """
    text = text.strip()
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return -1.0
