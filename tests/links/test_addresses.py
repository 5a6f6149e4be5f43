"""Only addresses that anybody can reach are connected to, and only those that were judged."""

from __future__ import annotations

import socket

import pytest

from mjlint.links.verdict import State
from mjlint.settings.links import LinkSettings
from tests.links.pictures import png
from tests.links.server import Server, by_method, plain
from tests.links.world import NOW, PUBLIC, World, quick

PICTURE = plain(200, png(), "image/png")
AGAIN = socket.gaierror(socket.EAI_AGAIN, "try again")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0",
        "localhost", "LOCALHOST.", "a.localhost", "nas.local", "intranet", "db.internal",
        "10.0.0.5", "172.16.0.1", "192.168.1.5", "169.254.169.254", "100.64.0.1", "192.0.2.1",
        "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:a00:5]", "[::127.0.0.1]", "[fe80::1]",
        "[fc00::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[3fff::1]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b:1::1]", "[2002:7f00:1::1]", "[2001:0:7f00:1::1]",
        "127。0。0。1",
    ],
)  # fmt: skip
def test_private(host: str) -> None:
    world = World()
    verdict = world.ask(f"http://{host}/a.png")
    assert (verdict.state, verdict.reason) == (State.WILL_FAIL, "private-address")
    assert not world.looked_up
    assert not world.backend.asked


@pytest.mark.parametrize(
    "answers",
    [["10.0.0.5"], ["127.0.0.1", "::1"], ["::ffff:10.0.0.5"], ["fe80::1%eth0"], ["64:ff9b::a00:5"]],
)
def test_a_public_name_with_private_addresses(answers: list[str]) -> None:
    world = World({"lan.pictures.dev": answers})
    verdict = world.ask("http://lan.pictures.dev/a.png")
    assert (verdict.state, verdict.reason) == (State.WILL_FAIL, "private-address")
    assert not world.backend.asked


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.5", "::1", "nonsense"])
def test_one_private_address_among_public_ones(private: str) -> None:
    world = World({"mixed.pictures.dev": [PUBLIC, private]})
    verdict = world.ask("http://mixed.pictures.dev/a.png")
    assert (verdict.state, verdict.reason) == (State.UNSURE, "mixed-address")
    assert not world.backend.asked


def test_a_name_is_looked_up_once() -> None:
    """A second answer would lead elsewhere."""
    with Server({"*": PICTURE}) as server:
        world = World({"rebind.pictures.dev": [[PUBLIC], ["127.0.0.1"]]}, server.port)
        links = [f"http://rebind.pictures.dev/{n}.png" for n in range(3)]
        verdicts = world.checker().check(links)
        assert {verdict.state for verdict in verdicts.values()} == {State.OK}
        assert world.looked_up == ["rebind.pictures.dev"]
        assert {address for address, _ in world.backend.asked} == {PUBLIC}
        assert {r.headers["host"] for r in server.requests} == {"rebind.pictures.dev"}


def test_another_address_where_the_first_is_dead() -> None:
    with Server({"*": PICTURE}) as server:
        world = World({"two.pictures.dev": ["2606:2800:21f:cb07::1", PUBLIC]}, server.port)
        refuse = world.backend.connect_tcp

        async def connect_tcp(host: str, *rest: object) -> object:
            if ":" in host:
                world.backend.asked.append((host, 0))
                return await refuse("127.0.0.1", 1)
            return await refuse(host, *rest)  # type: ignore[arg-type]

        world.backend.connect_tcp = connect_tcp  # type: ignore[method-assign, assignment]
        assert world.ask("http://two.pictures.dev/a.png").state is State.OK


def test_a_redirect_is_checked_like_a_link() -> None:
    with Server({"*": PICTURE}) as other:
        targets = {
            "/a.png": f"{other.base}/a.png",
            "/b.png": "http://lan.pictures.dev/a.png",
            "/c.png": "http://cdn.midjourney.com/1/0_0.png",
        }
        pages = {path: plain(302, b"", Location=target) for path, target in targets.items()}
        with Server(pages) as server:
            world = World({"lan.pictures.dev": ["10.0.0.5"]})
            links = [server.base + path for path in targets]
            verdicts = world.checker(quick(server.address)).check(links)
            assert [(v.state, v.reason) for v in verdicts.values()] == [
                (State.WILL_FAIL, "private-address"),
                (State.WILL_FAIL, "private-address"),
                (State.OK, ""),
            ]
            assert verdicts[links[2]].notes == ("redirected", "not-asked")
        assert other.connections == 0


def test_head_alone_does_not_condemn() -> None:
    """Its redirect leads to a private host, that of GET does not."""
    page = by_method(plain(302, b"", Location="http://lan.pictures.dev/a.png"), PICTURE)
    with Server({"*": page}) as server:
        world = World({"lan.pictures.dev": ["10.0.0.5"]})
        assert world.ask(f"{server.base}/a.png", quick(server.address)).state is State.OK


def test_allowed_hosts() -> None:
    with Server({"*": PICTURE}) as server:
        link = f"http://nas.local:{server.port}/a.png"
        for allowed, state in [
            ("nas.local", State.OK),
            ("NAS.local.", State.OK),
            (f"nas.local:{server.port}", State.OK),
            ("nas.local:1", State.WILL_FAIL),
            ("local", State.WILL_FAIL),
        ]:
            world = World({"nas.local": ["127.0.0.1"]})
            assert world.ask(link, quick(allowed)).state is state, allowed


def test_version_6() -> None:
    try:
        server = Server({"*": PICTURE}, host="::1").__enter__()
    except AssertionError:
        pytest.skip("this machine has no IPv6")
    try:
        link = f"{server.base}/a.png"
        assert World().ask(link).reason == "private-address"
        assert World().ask(link, quick("::1")).state is State.OK
        assert World().ask(link, quick(server.address)).state is State.OK
    finally:
        server.__exit__(None, None, None)


def test_a_name_in_other_letters() -> None:
    with Server({"*": PICTURE}) as server:
        world = World({"xn--n1aalg.xn--p1ai": [PUBLIC]}, server.port)
        assert world.ask("http://фото.рф/a.png").state is State.OK
        assert server.requests[0].headers["host"] == "xn--n1aalg.xn--p1ai"


def test_no_such_host() -> None:
    with Server({"*": PICTURE}) as server:
        world = World({"pictures.dev": [PUBLIC]}, server.port)
        dead, alive = "http://dead.pictures.dev/a.png", "http://pictures.dev/a.png"
        verdicts = world.checker().check([dead, alive])
        assert (verdicts[dead].state, verdicts[dead].reason) == (State.WILL_FAIL, "no-such-host")
        assert verdicts[alive].state is State.OK


def test_no_such_host_alone() -> None:
    """Another name tells a dead link from a dead line."""
    alive = World({"www.midjourney.com": [PUBLIC]})
    verdict = alive.ask("http://dead.pictures.dev/a.png")
    assert (verdict.state, verdict.reason) == (State.WILL_FAIL, "no-such-host")
    offline = World()
    verdict = offline.ask("http://dead.pictures.dev/a.png")
    assert (verdict.state, verdict.reason) == (State.UNSURE, "no-network")


def test_a_name_server_that_fails() -> None:
    world = World({"again.pictures.dev": AGAIN, "www.midjourney.com": [PUBLIC]})
    verdict = world.ask("http://again.pictures.dev/a.png")
    assert (verdict.state, verdict.reason) == (State.UNSURE, "dns")


def test_refused() -> None:
    verdict = World().ask("http://127.0.0.1:1/a.png", quick("127.0.0.1"))
    assert (verdict.state, verdict.reason) == (State.UNSURE, "refused")


@pytest.mark.parametrize(
    ("link", "state", "reason"),
    [
        ("file:///etc/passwd", State.WILL_FAIL, "scheme"),
        ("ftp://pictures.dev/a.png", State.WILL_FAIL, "scheme"),
        ("data:image/png;base64,iVBORw0KGgo=", State.WILL_FAIL, "scheme"),
        ("gopher://127.0.0.1:6379/_FLUSHALL", State.WILL_FAIL, "scheme"),
        ("http://[::1/a.png", State.UNSURE, "unreadable"),
        ("http://pictures.dev:99999/a.png", State.UNSURE, "unreadable"),
        ("http://①②⑦.0.0.1/a.png", State.UNSURE, "unreadable"),
        ("http:///a.png", State.UNSURE, "unreadable"),
        ("http://pictures.dev/\x01.png", State.UNSURE, "unreadable"),
        ("http://" + "a." * 40_000 + "dev/", State.UNSURE, "unreadable"),
        ("", State.WILL_FAIL, "scheme"),
        (
            "https://cdn.discordapp.com/attachments/111/222/a.png?ex=65d98d0a&is=65c7180a&hm=79",
            State.WILL_FAIL,
            "expired",
        ),
        ("https://cdn.midjourney.com/6bcb/0_1.png", State.OK, ""),
        ("https://s.mj.run/JJl2ZVRyWyg", State.OK, ""),
    ],
)
def test_known_without_asking(link: str, state: State, reason: str) -> None:
    world = World({"www.midjourney.com": [PUBLIC]})
    verdict = world.ask(link)
    assert (verdict.state, verdict.reason) == (state, reason)
    assert not world.backend.asked


def test_a_signature_that_is_still_good() -> None:
    link = f"http://cdn.discordapp.com/attachments/1/2/a.png?ex={int(NOW) + 86400:x}&is=1&hm=ab"
    with Server({"*": PICTURE}) as server:
        world = World({"cdn.discordapp.com": [PUBLIC]}, server.port)
        assert world.ask(link).state is State.OK
        world.now += 86400
        assert world.ask(link).reason == "expired"


def test_excluded() -> None:
    settings = LinkSettings(exclude=("*.corp.dev", "https://pictures.dev/old/*"), cache=False)
    links = ["http://a.corp.dev/a.png", "https://pictures.dev/old/a.png"]
    world = World()
    verdicts = world.checker(settings).check(links)
    assert [(v.state, v.notes) for v in verdicts.values()] == [(State.OK, ("not-asked",))] * 2
    assert not world.looked_up
