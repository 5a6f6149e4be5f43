"""The decision in front of a call: pass it on as it is, pass it on mended, or refuse it.

Knows nothing of any HTTP library: method, address, headers and body in, a new body or nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from mjlint.language.vendors import Vendor, vendor, vendors
from mjlint.requests.envelope import Envelope
from mjlint.requests.linter import request_linter
from mjlint.requests.recognition import Recognised, by_address, endpoint_of, parts
from mjlint.requests.report import RequestReport
from mjlint.settings.settings import Settings
from mjlint.text import json as json_body
from mjlint.text.json import UnreadableRequest
from mjlint.text.places import SourceMap

Fixes: TypeAlias = Literal["none", "safe", "unsafe"]

_METHODS: Final = ("POST", "PUT")


class Gate:
    """Judges requests on their way out. Built once, used from any thread.

    ``target``: the vendor of every request, where its address does not tell. ``hosts``: vendors by
    host, or by host and port, for self-hosted services. ``fixes``: which fixes may be made to a
    request that would be refused. ``settings``: how to judge. Raises `UnknownTarget` for a vendor
    that no table describes.
    """

    def __init__(
        self,
        *,
        target: str | None = None,
        hosts: Mapping[str, str] | None = None,
        fixes: Fixes = "none",
        settings: Settings | None = None,
    ) -> None:
        self._target = vendor(target) if target is not None else None
        self._hosts = {host.lower(): vendor(name) for host, name in (hosts or {}).items()}
        self._fixes = fixes
        self._linter = request_linter(settings or Settings())
        # Read now, so that the first call does not wait for it.
        vendors()

    def passed(
        self, method: str, url: str, headers: Iterable[str], content: bytes, /
    ) -> bytes | None:
        """The body to send instead; None: send the request as it is.

        ``headers``: their names, in lower case. Only what is known is judged; any other request, or
        whatever cannot be read, is sent as it is. Raises `RequestError` for what would be refused.
        """
        headers = tuple(headers)
        report = self.report(method, url, headers, content)
        if report is None or report.ok:
            return None
        if self._fixes != "none":
            mended = report.fixed(unsafe=self._fixes == "unsafe")
            if mended != report.text:
                new = mended.encode("utf-8")
                again = self.report(method, url, headers, new)
                if again is not None and again.ok:
                    return new
        report.raise_for_errors()
        return None

    def report(
        self, method: str, url: str, headers: Iterable[str], content: bytes
    ) -> RequestReport | None:
        """What is wrong with a request; None for one that is not known."""
        names = tuple(headers)
        if method not in _METHODS or not content or "content-encoding" in names:
            return None
        if len(content) > json_body.MAXIMUM_LENGTH:
            return None
        known = self._vendor(url, names)
        if known is None:
            return None
        try:
            text = content.decode("utf-8")
            value = json_body.read(text)
        except (UnicodeDecodeError, UnreadableRequest):
            return None
        endpoint = endpoint_of(known, url, value)
        if endpoint is None or value.kind != "object":
            return None
        envelope = Envelope(SourceMap.slice(text, 0, len(text)), SourceMap.nowhere(url), (), method)
        return self._linter.lint(envelope, Recognised(known, endpoint), text=text)

    def _vendor(self, url: str, headers: tuple[str, ...]) -> Vendor | None:
        if self._hosts:
            host, _ = parts(url)
            authority = url.partition("://")[2].partition("/")[0].lower()
            found = self._hosts.get(authority) or self._hosts.get(host)
            if found is not None:
                return found
        return by_address(url, headers) or self._target
