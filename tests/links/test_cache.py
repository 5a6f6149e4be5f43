"""Verdicts that are kept from run to run."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from mjlint.links.cache import FILE, folder
from mjlint.links.verdict import State
from mjlint.settings.links import LinkSettings
from tests.links.pictures import png
from tests.links.server import Page, Server, plain
from tests.links.world import NOW, PUBLIC, World, quick

PICTURE = plain(200, png(), "image/png")


GONE = plain(404)


def cached(path: Path, *allowed: str) -> LinkSettings:
    return quick(*allowed, cache=True, cache_folder=path)


def public(server: Server, *hosts: str) -> World:
    return World({host: [PUBLIC] for host in hosts or ("pictures.dev",)}, server.port)


def test_cache(tmp_path: Path) -> None:
    pages: dict[str, Page] = {"/a.png": PICTURE, "/b.png": GONE, "/c.png": plain(403)}
    with Server(pages) as server:
        links = [f"http://pictures.dev{path}" for path in pages]
        world = public(server)
        first = world.checker(cached(tmp_path)).check(links)
        server.requests.clear()
        second = world.checker(cached(tmp_path)).check(links)
        assert {request.target for request in server.requests} == {"/b.png", "/c.png"}
        assert [v.state for v in first.values()] == [v.state for v in second.values()]
        assert [v.cached for v in second.values()] == [True, False, False]
        assert (second[links[0]].format, second[links[0]].width) == ("png", 64)
        server.requests.clear()
        world.now += 86401
        world.checker(cached(tmp_path)).check(links[:1])
        assert server.methods == ["HEAD", "GET"]


def test_cache_ends_with_the_signature(tmp_path: Path) -> None:
    link = f"http://cdn.discordapp.com/attachments/1/2/a.png?ex={int(NOW) + 60:x}&is=1&hm=ab"
    with Server({"*": PICTURE}) as server:
        world = public(server, "cdn.discordapp.com")
        assert world.checker(cached(tmp_path)).check([link])[link].state is State.OK
        world.now += 59
        assert world.checker(cached(tmp_path)).check([link])[link].cached
        world.now += 2
        assert world.checker(cached(tmp_path)).check([link])[link].reason == "expired"


def test_cache_has_no_links_in_it(tmp_path: Path) -> None:
    with Server({"*": PICTURE}) as server:
        public(server).checker(cached(tmp_path)).check(["http://pictures.dev/a.png?token=SECRET"])
    text = (tmp_path / FILE).read_text()
    assert text.count("\n") == 1
    assert "SECRET" not in text
    assert "pictures" not in text
    assert os.name == "nt" or (tmp_path / FILE).stat().st_mode & 0o77 == 0


def test_what_an_allowed_host_says_is_not_kept(tmp_path: Path) -> None:
    with Server({"*": PICTURE}) as server:
        link = f"{server.base}/a.png"
        World().checker(cached(tmp_path, server.address)).check([link])
        assert World().checker(cached(tmp_path)).check([link])[link].reason == "private-address"
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe\0\0nonsense", b"{}\n[]\n1\nnull\n", b'{"link": "a", "until": "soon"}\n',
        b"[" * 100_000 + b"\n", b'{"link": 5, "until": NaN, "status": {}}\n', b"\n\n",
    ],
)  # fmt: skip
def test_damaged_cache(tmp_path: Path, damage: bytes) -> None:
    link = "http://pictures.dev/a.png"
    with Server({"*": PICTURE}) as server:
        world = public(server)
        world.checker(cached(tmp_path)).check([link])
        good = (tmp_path / FILE).read_bytes()
        (tmp_path / FILE).write_bytes(damage + b"\n" + good)
        verdicts = world.checker(cached(tmp_path)).check([link])
        assert verdicts[link].cached
        other = "http://pictures.dev/b.png"
        world.checker(cached(tmp_path)).check([other])
        rows = [json.loads(line) for line in (tmp_path / FILE).read_text().splitlines()]
        assert len(rows) == 2


def test_damaged_cache_is_reported(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("nonsense\n")
    with Server({"*": PICTURE}) as server:
        world = public(server)
        verdicts = world.checker(cached(tmp_path)).check(["http://pictures.dev/a.png"])
        assert verdicts.notes == ("the cache of links was damaged and is written again",)
        verdicts = world.checker(cached(tmp_path)).check(["http://pictures.dev/a.png"])
        assert verdicts.notes == ()


def test_a_cache_from_the_future_is_not_believed(tmp_path: Path) -> None:
    link = "http://pictures.dev/a.png"
    with Server({"*": PICTURE}) as server:
        world = public(server)
        world.now += 10 * 86400
        world.checker(cached(tmp_path)).check([link])
        world.now -= 10 * 86400
        assert not world.checker(cached(tmp_path)).check([link])[link].cached


def test_two_runs_at_once(tmp_path: Path) -> None:
    """The one that ends later keeps what the other has found."""
    inner: list[State] = []
    with Server({"*": PICTURE}) as server:
        world = public(server)

        def meanwhile(done: int, total: int, host: str) -> None:
            if not inner:
                other = "http://pictures.dev/other.png"
                inner.append(world.checker(cached(tmp_path)).check([other])[other].state)

        world.checker(cached(tmp_path)).check(["http://pictures.dev/a.png"], meanwhile)
    assert inner == [State.OK]
    assert len((tmp_path / FILE).read_text().splitlines()) == 2


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Server({"*": PICTURE}) as server:
        link = "http://pictures.dev/a.png"
        verdicts = public(server).checker(cached(tmp_path / "file")).check([link])
        assert verdicts[link].state is State.OK


def test_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert folder() == Path("/somewhere/mjlint")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert folder() == Path.home() / ".cache" / "mjlint"

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert folder() is None
