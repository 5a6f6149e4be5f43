"""What a link, a server or the environment must not get out of a check."""

from __future__ import annotations

import json
import ssl

import pytest

from mjlint.links.verdict import State
from mjlint.links.wording import shown
from tests.links.pictures import png
from tests.links.server import Server, plain
from tests.links.world import CERTIFICATE, PUBLIC, World, quick

PICTURE = plain(200, png(), "image/png")
SENT = {"host", "user-agent", "accept", "accept-encoding", "range"}


def test_what_is_sent() -> None:
    pages = {"/a.png": plain(302, b"", Location="/b.png", Set_Cookie="a=1"), "/b.png": PICTURE}
    with Server(pages) as server:
        link = f"http://user:password@{server.address}/a.png#part"
        assert World().ask(link, quick(server.address)).state is State.OK
        for request in server.requests:
            assert {*request.headers} - {""} <= SENT
            assert request.headers["accept-encoding"] == "identity"
            assert "avif" not in request.headers["accept"]
            assert "link" not in request.headers["user-agent"].lower()
            assert "#" not in request.target


def test_own_user_agent() -> None:
    with Server({"*": PICTURE}) as server:
        World().ask(f"{server.base}/a.png", quick(server.address, user_agent="me/1"))
        assert {request.headers["user-agent"] for request in server.requests} == {"me/1"}


def test_a_password_in_the_link_is_not_tried() -> None:
    with Server({"*": plain(401)}) as server:
        link = f"http://user:password@{server.address}/a.png"
        verdict = World().ask(link, quick(server.address))
        assert (verdict.state, verdict.reason) == (State.UNSURE, "password")
        assert not any("authorization" in request.headers for request in server.requests)


def test_the_path_is_sent_as_written() -> None:
    path = "/%2e%2E/a%2Fb%20c;d=1/é(1).png?x=[1]&y=%zz&&=&z"
    with Server({"*": PICTURE}) as server:
        World().ask(server.base + path, quick(server.address))
        assert server.requests[0].target == path.replace("é", "%C3%A9")


def test_proxies_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server({"*": PICTURE}) as proxy, Server({"*": PICTURE}) as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.base)
        link = f"{server.base}/a.png"
        assert World().ask(link, quick(server.address)).state is State.OK
        assert not proxy.connections


def test_a_proxy_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server({"*": PICTURE}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base.replace("//", "//me:secret@"))
        world = World({"lan.pictures.dev": ["10.0.0.5"]})
        verdicts = world.checker(quick(proxy=True)).check(
            ["http://pictures.dev/a.png", "http://lan.pictures.dev/a.png", "http://10.0.0.5/a.png"]
        )
        assert [v.reason for v in verdicts.values()] == ["", "private-address", "private-address"]
        assert {r.target for r in proxy.requests} == {"http://pictures.dev/a.png"}
        assert proxy.requests[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"


def test_a_proxy_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
    with pytest.raises(ValueError, match="`socks5`, expected http"):
        World().ask("http://pictures.dev/a.png", quick(proxy=True))


def test_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to an address; the certificate still has to be the name's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Server({"*": PICTURE}, context=context) as server:
        world = World({"pictures.dev": [PUBLIC], "other.dev": [PUBLIC]}, server.port)
        verdicts = world.checker().check(["https://pictures.dev/a.png", "https://other.dev/a.png"])
        good, bad = verdicts.values()
        assert good.state is State.OK
        assert (bad.state, bad.reason) == (State.UNSURE, "tls")
        assert "other.dev" in bad.detail
        assert {request.headers["host"] for request in server.requests} == {"pictures.dev"}
        monkeypatch.delenv("SSL_CERT_FILE")
        unknown = world.ask("https://pictures.dev/a.png")
        assert (unknown.state, unknown.reason) == (State.UNSURE, "tls")
        assert "self" in unknown.detail


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://a.dev/a.png?width=100&v=2#x", "https://a.dev/a.png?width=100&v=2#x"),
        ("https://me:secret@a.dev/a.png", "https://…@a.dev/a.png"),
        ("https://a.dev/@me/a.png", "https://a.dev/@me/a.png"),
        ("https://a.dev/a.png?token=abc", "https://a.dev/a.png?token=…"),
        (
            "https://a.dev/a.png?X-Amz-Signature=0123456789&X-Amz-Expires=60",
            "https://a.dev/a.png?X-Amz-Signature=0123…&X-Amz-Expires=60",
        ),
        ("https://a.dev/a.png?ex=1&hm=0123456789abcdef&", "https://a.dev/a.png?ex=1&hm=0123…&"),
        ("https://a.dev/a.png?q=" + "a" * 40, "https://a.dev/a.png?q=aaaa…"),
        ("https://a.dev/?", "https://a.dev/?"),
    ],
)
def test_shown(link: str, expected: str) -> None:
    assert shown(link) == expected


def test_shown_is_never_long() -> None:
    assert len(shown("https://a.dev/" + "a/" * 5000)) < 260


def test_records_have_no_secrets() -> None:
    pages = {"/a.png": plain(302, b"", Location="/b.png?sig=SECRET-OF-B"), "/b.png": PICTURE}
    with Server(pages) as server:
        link = f"http://me:SECRET@{server.address}/a.png?token=SECRET-OF-A"
        record = World().ask(link, quick(server.address)).to_dict()
        assert "SECRET-OF" not in json.dumps(record)
        assert {"verdict", "reason", "status", "final_url", "type", "size", "seconds"} <= {*record}
