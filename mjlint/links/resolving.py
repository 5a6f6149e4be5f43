"""Names to addresses, and which addresses may be connected to.

A prompt from a pull request is untrusted: a link in it must not make the machine that checks it
talk to its own network. So a name is looked up once a run, all its addresses have to be reachable
from anywhere, and only what was checked is connected to: `GuardedBackend` is where every connection
of a run is made, that of a redirect too, and it is given names, never looked-up addresses.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final, TypeAlias

import httpcore

from mjlint.links.offline import is_open
from mjlint.urls.hosts import is_private, is_routable, literal

Resolver: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to addresses, as numbers; raises `socket.gaierror`."""

TRIED: Final = 3
"""How many addresses of one host are tried in turn."""

_NO_SUCH_NAME: Final = frozenset(
    code
    for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")
    if (code := getattr(socket, name, None)) is not None
)


class RefusedError(Exception):
    """A host that is not connected to. ``reason``: a key of `mjlint.links.wording`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Names:
    """Looks names up, each once, and checks the answers.

    ``allowed``: hosts, or ``host:port``, whose addresses are not checked.
    """

    def __init__(self, resolver: Resolver, allowed: Iterable[str] = ()) -> None:
        self._resolver = resolver
        self._allowed = tuple(allowed)
        self._lookups: dict[str, asyncio.Task[Sequence[str]]] = {}
        self.answered = False
        """Whether any name was found."""

    async def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Where a host may be connected to, at least one address.

        ``host``: a name or a number in any spelling. Raises `RefusedError`.
        """
        host = host.strip("[]").rstrip(".").lower()
        open_ = is_open(host, port, self._allowed)
        number = literal(host)
        if number is not None:
            if not open_ and not is_routable(number):
                raise RefusedError("private-address", str(number))
            return (str(number),)
        if not open_ and is_private(host):
            raise RefusedError("private-address", host)
        found = await self._found(host, port)
        numbers = [literal(address.partition("%")[0]) for address in found]
        good = [address for address in numbers if address is not None and is_routable(address)]
        if open_:
            return tuple(found)
        if not good:
            raise RefusedError("private-address", host)
        if len(good) != len(numbers):
            raise RefusedError("mixed-address", host)
        return tuple(map(str, good))

    async def exists(self, host: str) -> bool:
        """Whether any address of a name can be found."""
        try:
            return bool(await self._found(host, 443))
        except RefusedError:
            return False

    async def _found(self, host: str, port: int) -> Sequence[str]:
        lookup = self._lookups.get(host)
        if lookup is None:
            lookup = asyncio.ensure_future(self._look_up(host, port))
            lookup.add_done_callback(lambda task: task.cancelled() or task.exception())
            self._lookups[host] = lookup
        # Others may wait for the same answer when this link's time is over.
        found = await asyncio.shield(lookup)
        self.answered = True
        return found

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        try:
            found = tuple(dict.fromkeys(await self._resolver(host, port)))
        except socket.gaierror as error:
            reason = "no-such-host" if error.errno in _NO_SUCH_NAME else "dns"
            raise RefusedError(reason, host) from error
        if not found:
            raise RefusedError("no-such-host", host)
        return found

    async def close(self) -> None:
        """Give up the look-ups that nobody waits for."""
        pending = [lookup for lookup in self._lookups.values() if not lookup.done()]
        for lookup in pending:
            lookup.cancel()
        if pending:
            await asyncio.wait(pending)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Makes connections to the addresses that `Names` allows, and to no others.

    The certificate is still checked against the name: the pool above knows nothing of addresses.
    """

    def __init__(self, names: Names, inner: httpcore.AsyncNetworkBackend) -> None:
        self._names = names
        self._inner = inner
        self.connected = False
        """Whether any connection was made."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        failure: Exception | None = None
        for address in (await self._names.addresses(host, port))[:TRIED]:
            try:
                stream = await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = failure or error
            else:
                self.connected = True
                return stream
        assert failure is not None
        raise failure

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise RefusedError("private-address", path)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the operating system. Raises `socket.gaierror`.

    In a thread of its own that nobody waits for at the end: a dead name server may take a minute.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str], error: Exception | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(found)
        else:
            answer.set_exception(error)

    def work() -> None:
        found: Sequence[str] = ()
        failure: Exception | None = None
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = [str(row[4][0]) for row in rows]
        except UnicodeError:
            failure = socket.gaierror(socket.EAI_NONAME, "not a name")
        except OSError as error:
            failure = error
        # Where the loop is closed, the run is over.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, found, failure)

    threading.Thread(target=work, name="mjlint-resolver", daemon=True).start()
    return await answer
