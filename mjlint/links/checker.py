"""A run: every link asked once, within the run's time, and the verdicts of all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final, TypeAlias
from urllib.parse import urldefrag

import httpcore

from mjlint.links.cache import Cache, folder
from mjlint.links.fetch import Fetch, Fetcher
from mjlint.links.offline import known_before
from mjlint.links.rate_limit import Agenda, RateLimit, spacings
from mjlint.links.resolving import GuardedBackend, Names, Resolver, system_resolver
from mjlint.links.transport import Transport
from mjlint.links.verdict import State, Verdict, Verdicts
from mjlint.settings.links import LinkSettings
from mjlint.urls.url import parse
from mjlint.version import __version__

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called after each link with how many are done, how many there are, and the link's host."""

USER_AGENT: Final = f"Mozilla/5.0 (compatible; mjlint/{__version__})"
"""Without "link": a stock rule of mod_security refuses it
(https://github.com/projectbenyehuda/bybe/pull/1594, 2026-08-23)."""

KNOWN_TO_EXIST: Final = "www.midjourney.com"
"""Looked up where no other name was found, to tell a dead link from a dead line."""

_WAITING: Final = 32
"""How many links are on their way for each slot: most wait for their host's next turn."""

_NO_NAME: Final = frozenset(("no-such-host", "dns"))
_NO_CONNECTION: Final = frozenset(("unreachable", "refused", "timeout"))


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during a run. ``verdicts``: what was known by then; the rest is ``interrupted``."""

    def __init__(self, verdicts: Verdicts) -> None:
        super().__init__()
        self.verdicts = verdicts


class LinkChecker:
    """Asks image links whether Midjourney will be able to load them.

    ``resolver``, ``backend``, ``clock`` (seconds since 1970) and ``sleep``: the world outside,
    for tests. Raises `ValueError` for settings that cannot be.
    """

    def __init__(
        self,
        settings: LinkSettings | None = None,
        *,
        resolver: Resolver = system_resolver,
        backend: httpcore.AsyncNetworkBackend | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.settings = settings or LinkSettings()
        self._resolver = resolver
        self._backend = backend
        self._clock = clock
        self._sleep = sleep

    def check(self, urls: Iterable[str], progress: Progress | None = None) -> Verdicts:
        """Ask links, each distinct one once; a fragment makes no difference.

        Raises `Interrupted` on Ctrl-C, and `ValueError` for a proxy that cannot be used.
        """
        links = tuple(urls)
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return self._check(links, progress)
        # Called from a notebook or from a coroutine that should have used `acheck`.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(self._check, links, progress).result()

    async def acheck(self, urls: Iterable[str], progress: Progress | None = None) -> Verdicts:
        """`check`, to be awaited."""
        links = tuple(urls)
        known: dict[str, Verdict] = {}
        notes = await self._run(links, known, progress)
        return _all(links, known, notes, "budget")

    def _check(self, links: tuple[str, ...], progress: Progress | None) -> Verdicts:
        known: dict[str, Verdict] = {}
        try:
            notes = asyncio.run(self._run(links, known, progress))
        except KeyboardInterrupt:
            raise Interrupted(_all(links, known, (), "interrupted")) from None
        return _all(links, known, notes, "budget")

    async def _run(
        self, links: Iterable[str], known: dict[str, Verdict], progress: Progress | None
    ) -> tuple[str, ...]:
        """Find out about links; ``known`` fills as it goes. Gives notes about the run."""
        settings = self.settings
        now = self._clock()
        cache = None
        if settings.cache and not settings.offline:
            place = settings.cache_folder or folder()
            cache = None if place is None else Cache(place, settings.cache_seconds)
        to_ask = []
        for link in dict.fromkeys(map(_whole, links)):
            verdict = known_before(link, settings, now)
            if verdict is None and settings.offline:
                verdict = Verdict(link, State.UNSURE, "offline")
            if verdict is None and cache is not None:
                verdict = cache.find(link, now)
            if verdict is None:
                to_ask.append(link)
            else:
                known[link] = verdict
        notes = []
        if cache is not None and cache.damaged:
            notes.append("the cache of links was damaged and is written again")
        if not to_ask:
            return tuple(notes)
        try:
            notes += await self._ask(to_ask, known, progress)
        finally:
            if cache is not None:
                for link in to_ask:
                    # Who may talk to a private host today may not be allowed to tomorrow.
                    if link in known and not settings.allow_hosts:
                        cache.keep(known[link], now)
                cache.save(now)
        return tuple(notes)

    async def _ask(
        self, links: list[str], known: dict[str, Verdict], progress: Progress | None
    ) -> list[str]:
        settings = self.settings
        names = Names(self._resolver, settings.allow_hosts)
        backend = GuardedBackend(names, self._backend or httpcore.AnyIOBackend())
        by_host = _by_host(links)
        counts = {host: len(own) for host, own in by_host.items()}
        shorter = spacings(counts, settings.spacing, settings.budget)
        rate_limit = RateLimit(settings.concurrency, settings.per_host, settings.spacing, shorter)
        agenda = Agenda(by_host, settings.per_host)
        begun: dict[str, Fetch] = {}
        done = 0

        async def work(fetcher: Fetcher) -> None:
            nonlocal done
            while (found := await agenda.next()) is not None:
                host, link = found
                begun[link] = fetcher.fetch(link)
                known[link] = await begun[link].verdict()
                del begun[link]
                done += 1
                if progress is not None:
                    progress(done, len(links), host)
                agenda.done(host)

        notes = []
        try:
            async with Transport(backend, names, settings.per_host, settings.proxy) as transport:
                fetcher = Fetcher(
                    transport,
                    rate_limit,
                    settings,
                    user_agent=settings.user_agent or USER_AGENT,
                    clock=self._clock,
                    sleep=self._sleep,
                )
                try:
                    async with asyncio.timeout(settings.budget), asyncio.TaskGroup() as group:
                        for _ in range(min(len(links), settings.concurrency * _WAITING)):
                            group.create_task(work(fetcher))
                except TimeoutError:
                    known |= {link: fetch.cut_off() for link, fetch in begun.items() if fetch.asked}
            asked = {link: known[link] for link in links if link in known}
            if asked and await self._is_offline(asked, names, backend):
                for link, verdict in asked.items():
                    known[link] = replace(verdict, state=State.UNSURE, reason="no-network")
                notes.append("no link could be asked: this machine has no network")
        finally:
            await names.close()
        return notes

    async def _is_offline(
        self, asked: Mapping[str, Verdict], names: Names, backend: GuardedBackend
    ) -> bool:
        """Whether it is this machine that reaches nothing, rather than the links that are dead."""
        reasons = {verdict.reason for verdict in asked.values()}
        if backend.connected or not reasons <= _NO_NAME | _NO_CONNECTION:
            return False
        if reasons & _NO_NAME:
            if names.answered:
                return False
            try:
                async with asyncio.timeout(self.settings.connect_timeout):
                    return not await names.exists(KNOWN_TO_EXIST)
            except TimeoutError:
                return True
        return reasons == {"unreachable"} or len({_host(link) for link in asked}) > 1


def _all(
    links: Iterable[str], known: Mapping[str, Verdict], notes: tuple[str, ...], otherwise: str
) -> Verdicts:
    """The verdicts by link as given. ``otherwise``: the reason of those that were not reached."""
    verdicts = {}
    for link in links:
        verdict = known.get(_whole(link))
        if verdict is None:
            verdict = Verdict(link, State.UNSURE, otherwise)
        verdicts[link] = verdict if verdict.url == link else replace(verdict, url=link)
    return Verdicts(verdicts, notes)


def _whole(link: str) -> str:
    """The link without its fragment, which is never sent."""
    try:
        return urldefrag(link).url
    except ValueError:
        return link


def _host(link: str) -> str:
    address = parse(link)
    return "" if address is None else address.host


def _by_host(links: Iterable[str]) -> dict[str, list[str]]:
    hosts: dict[str, list[str]] = {}
    for link in links:
        hosts.setdefault(_host(link), []).append(link)
    return hosts
