"""Why a request got no answer."""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterator
from typing import NamedTuple

import httpcore

from mjlint.links.resolving import RefusedError
from mjlint.links.verdict import State


class NetworkFailure(NamedTuple):
    """A request without an answer."""

    state: State
    reason: str
    detail: str = ""
    again: bool = False
    """Whether a second try may do better."""


class SettledError(Exception):
    """What ends the asking of a link before its last answer."""

    def __init__(
        self,
        state: State,
        reason: str,
        detail: str = "",
        *,
        url: str | None = None,
        status: int | None = None,
        notes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason
        self.detail = detail
        self.url = url
        self.status = status
        self.notes = notes


def network_failure(error: Exception) -> NetworkFailure:
    """What an exception of a request means."""
    chain = tuple(_chain(error))
    for cause in chain:
        if isinstance(cause, RefusedError):
            sure = cause.reason in ("private-address", "no-such-host")
            return NetworkFailure(
                State.WILL_FAIL if sure else State.UNSURE, cause.reason, cause.detail
            )
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NetworkFailure(State.UNSURE, "tls", cause.verify_message)
        if isinstance(cause, ssl.SSLError):
            return NetworkFailure(State.UNSURE, "tls", cause.reason or "")
    if any(isinstance(cause, httpcore.TimeoutException | TimeoutError) for cause in chain):
        return NetworkFailure(State.UNSURE, "timeout", again=True)
    for cause in chain:
        if isinstance(cause, ConnectionRefusedError):
            return NetworkFailure(State.UNSURE, "refused")
        if isinstance(cause, OSError) and cause.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return NetworkFailure(State.UNSURE, "unreachable")
    if isinstance(error, httpcore.ConnectError):
        return NetworkFailure(State.UNSURE, "refused")
    if isinstance(error, httpcore.ProtocolError):
        if "disconnected" in str(error):
            return NetworkFailure(State.UNSURE, "reset", again=True)
        return NetworkFailure(State.UNSURE, "protocol", again=True)
    if isinstance(error, httpcore.NetworkError | OSError):
        return NetworkFailure(State.UNSURE, "reset", again=True)
    if isinstance(error, httpcore.ProxyError):
        return NetworkFailure(State.UNSURE, "proxy", str(error))
    # Whatever it was, the other links can still be asked.
    return NetworkFailure(State.UNSURE, "internal", type(error).__name__)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
