"""Whole runs: each link once, in turn, with a cache, until Ctrl-C."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import socket
import subprocess
import sys

import pytest

from mjlint.links.checker import Interrupted, LinkChecker
from mjlint.links.verdict import State
from mjlint.settings.links import LinkSettings
from mjlint.terminal.progress import Progress
from tests.links.pictures import png
from tests.links.server import Request, Server, by_method, in_turn, plain
from tests.links.world import PUBLIC, World, quick

PICTURE = plain(200, png(), "image/png")


GONE = plain(404)


def test_each_link_once() -> None:
    with Server({"*": PICTURE}) as server:
        link = f"{server.base}/a.png"
        links = [link, link, f"{link}#1", f"{link}#2", link]
        verdicts = World().checker(quick(server.address)).check(links)
        assert server.methods == ["HEAD", "GET"]
        assert set(verdicts) == {link, f"{link}#1", f"{link}#2"}
        assert all(url == verdict.url for url, verdict in verdicts.items())
        assert all(verdict.state is State.OK for verdict in verdicts.values())


def test_no_links() -> None:
    assert not World().checker().check([])


def test_eight_at_once() -> None:
    inside = 0
    full = asyncio.Event()

    async def page(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal inside
        inside += 1
        if inside == 8:
            full.set()
        # Nobody gets an answer before everybody is in who may be.
        await full.wait()
        await PICTURE(request, writer)

    with Server({"*": page}) as server:
        hosts = [f"host{n}.pictures.dev" for n in range(20)]
        world = World({host: [PUBLIC] for host in hosts}, server.port)
        verdicts = world.checker().check([f"http://{host}/a.png" for host in hosts])
        assert all(verdict.state is State.OK for verdict in verdicts.values())
        assert server.most == 8


def test_two_at_a_host() -> None:
    with Server({"*": PICTURE}) as server:
        links = [f"{server.base}/{n}.png" for n in range(20)]
        verdicts = World().checker(quick(server.address)).check(links)
        assert all(verdict.state is State.OK for verdict in verdicts.values())
        assert server.most <= 2


def test_spacing() -> None:
    with Server({"*": PICTURE}) as server:
        links = [f"{server.base}/{n}.png" for n in range(5)]
        World().checker(quick(server.address, spacing=0.05)).check(links)
        times = [request.at for request in server.requests]
        assert server.methods.count("GET") == 5
        # The server sees a request a little later than it was sent, now more, now less.
        assert times[-1] - times[0] >= (len(times) - 1) * 0.05 - 0.02


def test_connections_are_used_again() -> None:
    with Server({"*": PICTURE}) as server:
        links = [f"{server.base}/{n}.png" for n in range(10)]
        World().checker(quick(server.address)).check(links)
        assert server.connections <= 2


def test_connections_are_not_kept_for_ever() -> None:
    with Server({"*": PICTURE}) as server:
        hosts = [f"host{n}.pictures.dev" for n in range(150)]
        world = World({host: [PUBLIC] for host in hosts}, server.port)
        verdicts = world.checker().check([f"http://{host}/a.png" for host in hosts])
        assert all(verdict.state is State.OK for verdict in verdicts.values())
        assert server.connections >= 150
        assert server.most_alive < 100


def test_no_network() -> None:
    """Every host fails: nothing is said of the links."""
    unreachable = OSError(101, "Network is unreachable")

    class Nowhere(World):
        async def resolve(self, host: str, port: int) -> list[str]:
            raise socket.gaierror(socket.EAI_AGAIN, "no name server")

    links = ["http://a.pictures.dev/a.png", "http://b.pictures.dev/b.png"]
    verdicts = Nowhere().checker().check(links)
    assert {(v.state, v.reason) for v in verdicts.values()} == {(State.UNSURE, "no-network")}
    assert verdicts.notes == ("no link could be asked: this machine has no network",)

    world = World({"a.pictures.dev": [PUBLIC], "b.pictures.dev": [PUBLIC]})

    async def connect_tcp(*_: object) -> object:
        import httpcore

        raise httpcore.ConnectError from unreachable

    world.backend.connect_tcp = connect_tcp  # type: ignore[method-assign, assignment]
    verdicts = world.checker().check(links)
    assert {(v.state, v.reason) for v in verdicts.values()} == {(State.UNSURE, "no-network")}


def test_offline() -> None:
    world = World()
    settings = LinkSettings(offline=True, cache=True)
    verdicts = world.checker(settings).check(["http://a.dev/a.png", "http://10.0.0.1/a.png"])
    assert [v.reason for v in verdicts.values()] == ["offline", "private-address"]
    assert not world.looked_up
    assert not world.backend.asked


def test_without_a_check_nothing_of_the_network_is_loaded() -> None:
    code = (
        "import sys; from mjlint import Linter; from mjlint.settings.links import LinkSettings;"
        "from mjlint.links.verdict import Verdict, State; from mjlint.linting.evidence import link_evidence;"
        "LinkSettings(); Linter().lint('a heron');"
        "print([m for m in ('httpx', 'httpcore', 'asyncio', 'ssl', 'anyio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_inside_a_loop() -> None:
    async def both(checker: LinkChecker, link: str) -> tuple[State, State]:
        return checker.check([link])[link].state, (await checker.acheck([link]))[link].state

    with Server({"*": PICTURE}) as server:
        checker = World().checker(quick(server.address))
        assert asyncio.run(both(checker, f"{server.base}/a.png")) == (State.OK, State.OK)


def test_interrupted() -> None:
    """What was known by then is kept."""

    async def stop(request: Request, writer: asyncio.StreamWriter) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.Event().wait()

    with Server({"/a.png": PICTURE, "/stop.png": stop}) as server:
        good, bad = f"{server.base}/a.png", f"{server.base}/stop.png"
        settings = quick(server.address, per_host=1)
        with pytest.raises(Interrupted) as caught:
            World().checker(settings).check([good, bad, f"{server.base}/b.png"])
        verdicts = caught.value.verdicts
        assert [v.reason for v in verdicts.values()].count("interrupted") >= 1
        assert verdicts[bad].reason == "interrupted"
        assert len(verdicts) == 3


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress() -> None:
    now = 0.0
    terminal = Terminal()
    with Progress(terminal, clock=lambda: now) as progress:
        progress.count(1, 12, "a.dev")
        assert terminal.getvalue() == ""
        now = 2.0
        progress.count(2, 12, "b\x1b]0;.dev")
        assert terminal.getvalue() == "\r\x1b[K[2/12] b\\x1b]0;.dev"
    assert terminal.getvalue().endswith("\r\x1b[K")
    pipe = io.StringIO()
    with Progress(pipe, clock=lambda: now) as progress:
        progress.count(1, 12, "a.dev")
    assert pipe.getvalue() == ""


def test_progress_of_a_run() -> None:
    seen: list[tuple[int, int, str]] = []
    with Server({"*": PICTURE}) as server:
        links = [f"{server.base}/{n}.png" for n in range(3)]
        World().checker(quick(server.address)).check(links, lambda *step: seen.append(step))
    assert seen == [(n, 3, "127.0.0.1") for n in (1, 2, 3)]


def test_the_link_that_is_fixed_meanwhile() -> None:
    with Server({"/a.png": by_method(PICTURE, in_turn(GONE, PICTURE))}) as server:
        world = World()
        link = f"{server.base}/a.png"
        assert world.ask(link, quick(server.address)).state is State.WILL_FAIL
        assert world.ask(link, quick(server.address)).state is State.OK


@pytest.mark.parametrize(
    "wrong", [{"budget": 0}, {"link_timeout": -1}, {"concurrency": 0}, {"retries": -1}]
)
def test_settings_that_cannot_be(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)).replace("_", "-")):
        quick(**wrong)
