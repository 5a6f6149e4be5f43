"""Nothing a server does takes for ever, fills the memory or gets more than it was asked for."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from mjlint.links.fetch import retry_after
from mjlint.links.rate_limit import LEAST_SPACING, spacings
from mjlint.links.response import LONGEST_READ, unpacked
from mjlint.links.verdict import State
from tests.links.pictures import jpeg, png
from tests.links.server import (
    Page,
    Request,
    Server,
    by_method,
    endless,
    head_of,
    in_turn,
    plain,
    silent,
)
from tests.links.world import NOW, World, quick

PICTURE = plain(200, png(), "image/png")
BUSY = plain(503)
TO_A_PICTURE = {"Content-Type": "image/png"}


@pytest.mark.parametrize(
    "page",
    [
        silent(),
        by_method(PICTURE, silent()),
        endless(head_of(200, TO_A_PICTURE), b"", every=0.01),
        by_method(PICTURE, endless(head_of(200, TO_A_PICTURE) + png()[:8], b"\0", every=0.05)),
        endless(b"HTTP/1.1 ", b"1", every=0.02),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", every=0.01),
    ],
    ids=["silent", "silent-to-get", "no-body", "drip", "drip-of-headers", "endless-100"],
)
def test_cut_off(page: Page) -> None:
    with Server({"*": page}) as server:
        settings = quick(server.address, read_timeout=0.2, link_timeout=0.4)
        verdict = World().ask(f"{server.base}/a.png", settings)
        assert (verdict.state, verdict.reason) == (State.UNSURE, "timeout")


def test_get_has_time_where_head_has_not() -> None:
    with Server({"*": by_method(silent(), PICTURE)}) as server:
        settings = quick(server.address, read_timeout=5.0, link_timeout=1.5, retry_wait=0.1)
        assert World().ask(f"{server.base}/a.png", settings).state is State.OK
        assert server.methods == ["HEAD", "GET"]


def test_slow_but_in_time() -> None:
    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.05)
        await PICTURE(request, writer)

    with Server({"*": page}) as server:
        verdict = World().ask(f"{server.base}/a.png", quick(server.address))
        assert verdict.state is State.OK
        assert verdict.elapsed >= 0.1


def test_endless_headers() -> None:
    page = endless(b"HTTP/1.1 200 OK\r\n", b"x-filler: " + b"x" * 1000 + b"\r\n")
    with Server({"*": page}) as server:
        verdict = World().ask(f"{server.base}/a.png", quick(server.address))
        assert (verdict.state, verdict.reason) == (State.UNSURE, "protocol")


def test_never_the_whole_picture() -> None:
    sent = 0
    whole = 64 << 20

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(head_of(200, {**TO_A_PICTURE, "Content-Length": str(whole)}) + png())
        while sent < whole:
            writer.write(b"\0" * 65536)
            await writer.drain()
            sent += 65536

    with Server({"*": by_method(PICTURE, page)}) as server:
        verdict = World().ask(f"{server.base}/a.png", quick(server.address))
        assert verdict.reason == "too-large"
    assert sent < whole / 4


def test_not_more_than_was_asked_for() -> None:
    """A JPEG whose size comes after 200 KB of notes."""
    with Server({"*": plain(200, jpeg(before=200_000), "image/jpeg")}) as server:
        verdict = World().ask(f"{server.base}/a.jpg", quick(server.address))
        assert (verdict.state, verdict.format, verdict.width) == (State.OK, "jpeg", None)
        assert server.requests[-1].headers["range"] == f"bytes=0-{LONGEST_READ - 1}"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_bomb(encoding: str) -> None:
    zeros = b"\0" * (256 << 20)
    packed = gzip.compress(zeros, 1) if encoding == "gzip" else zlib.compress(zeros, 1)
    assert len(unpacked(packed[:LONGEST_READ], encoding)) == LONGEST_READ
    del zeros
    with Server({"*": plain(200, packed, "image/png", Content_Encoding=encoding)}) as server:
        verdict = World().ask(f"{server.base}/a.png", quick(server.address))
        assert (verdict.state, verdict.reason) == (State.UNSURE, "unknown-format")


def test_damaged_packing() -> None:
    assert unpacked(b"\x1f\x8bnonsense", "gzip") == b""
    assert unpacked(zlib.compress(png())[2:-4], "deflate") == png()
    assert unpacked(b"as it is", "br") == b"as it is"


def test_retry_after() -> None:
    flood = plain(429, Retry_After="1")
    with Server({"*": in_turn(flood, PICTURE)}) as server:
        world = World()
        assert world.ask(f"{server.base}/a.png", quick(server.address)).state is State.OK
        assert world.waits == [1.0]
        assert server.methods == ["HEAD", "GET"]


@pytest.mark.parametrize(("told", "waits"), [("11", []), ("nonsense", [1.0]), ("-5", [1.0])])
def test_retry_after_that_is_long_or_odd(told: str, waits: list[float]) -> None:
    with Server({"*": plain(429, Retry_After=told)}) as server:
        world = World()
        verdict = world.ask(f"{server.base}/a.png", quick(server.address))
        assert (verdict.state, verdict.reason) == (State.UNSURE, "http-429")
        assert world.waits == waits


def test_forms_of_retry_after() -> None:
    assert retry_after("5", NOW) == 5
    assert retry_after("Sun, 22 Nov 2026 00:00:07 GMT", NOW) == 7
    assert retry_after("Sun, 22 Nov 2020 00:00:07 GMT", NOW) == 0
    for text in ("", "soon", "9" * 400, "Sun, 99 Nov 2026 00:00:07 GMT", "٣"):
        assert retry_after(text, NOW) < 0


def test_one_retry() -> None:
    with Server({"*": by_method(PICTURE, in_turn(BUSY, PICTURE))}) as server:
        world = World()
        assert world.ask(f"{server.base}/a.png", quick(server.address)).state is State.OK
        assert server.methods == ["HEAD", "GET", "GET"]
        assert world.waits == [1.0]


def test_no_retry() -> None:
    with Server({"*": BUSY}) as server:
        world = World()
        verdict = world.ask(f"{server.base}/a.png", quick(server.address, retries=0))
        assert verdict.reason == "http-503"
        assert server.methods == ["HEAD", "GET"]
        assert not world.waits


def test_three_retries_wait_longer_and_longer() -> None:
    with Server({"*": BUSY}) as server:
        world = World()
        world.ask(f"{server.base}/a.png", quick(server.address, retries=3))
        assert world.waits == [1.0, 2.0, 4.0]


def test_budget() -> None:
    with Server({"*": silent()}) as server:
        links = [f"{server.base}/{n}.png" for n in range(10)]
        settings = quick(server.address, budget=0.3, read_timeout=60.0, link_timeout=60.0)
        verdicts = World().checker(settings).check(links)
        assert {v.state for v in verdicts.values()} == {State.UNSURE}
        # The two that were asked have an answer of their own.
        assert [v.reason for v in verdicts.values()] == ["timeout"] * 2 + ["budget"] * 8
        assert verdicts.notes == (
            "8 links were not asked: the time for all links was over; `--link-budget` allows more",
        )


def test_each_link_is_finished_before_the_next() -> None:
    """However little time there is, what was asked has a verdict, but for the last at most."""
    with Server({"*": PICTURE}) as server:
        links = [f"{server.base}/{n}.png" for n in range(40)]
        settings = quick(server.address, budget=1.0, spacing=0.1, per_host=1)
        verdicts = World().checker(settings).check(links)
        asked = {request.target for request in server.requests}
    known = {url for url, verdict in verdicts.items() if verdict.state is State.OK}
    unfinished = {f"{server.base}{target}" for target in asked} - known
    assert len(unfinished) <= 1  # a slow machine may be asking as the time ends
    assert known <= {f"{server.base}{target}" for target in asked}
    assert 1 <= len(known) < 40


def test_many_links_of_one_host_are_asked_faster() -> None:
    assert spacings({"a.dev": 20}, 0.25, 60) == {}
    assert spacings({"a.dev": 250, "b.dev": 3}, 0.25, 60) == {"a.dev": 60 / 3 / 250}
    assert spacings({"a.dev": 100_000}, 0.25, 60) == {"a.dev": LEAST_SPACING}
    assert spacings({"a.dev": 100_000}, 0.0, 60) == {}
