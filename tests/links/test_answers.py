"""What a server answers, well or badly, and the verdict that follows."""

from __future__ import annotations

import gzip
from typing import NamedTuple

import pytest

from mjlint.links.verdict import State
from tests.links.pictures import AVIF, HEIC, HTML, MP4, SVG, gif, jpeg, png, webp
from tests.links.server import Page, Server, by_method, head_of, in_turn, plain, ranged, raw, reset
from tests.links.world import World, quick

OK, WILL_FAIL, UNSURE = State.OK, State.WILL_FAIL, State.UNSURE
PICTURE = plain(200, png(), "image/png")
BOTH = ["HEAD", "GET"]


class Case(NamedTuple):
    path: str
    pages: dict[str, Page]
    state: State
    reason: str = ""
    methods: list[str] = BOTH


def one(path: str, page: Page, state: State, reason: str = "", methods: list[str] = BOTH) -> Case:
    return Case(path, {path.partition("?")[0]: page}, state, reason, methods)


def gone(status: int, **headers: str) -> Page:
    return plain(status, b"nothing here", "text/plain", **headers)


def to(target: str, status: int = 302, **headers: str) -> Page:
    return plain(status, b"", None, Location=target, **headers)


def hops(count: int) -> dict[str, Page]:
    pages = {f"/{n}.png": to(f"/{n + 1}.png") for n in range(count)}
    return {**pages, f"/{count}.png": PICTURE}


CASES = {
    # Pictures.
    "png": one("/a.png", PICTURE, OK),
    "jpeg": one("/a.jpg", plain(200, jpeg(), "image/jpeg"), OK),
    "webp": one("/a.webp", plain(200, webp(), "image/webp"), OK),
    "gif": one("/a.gif", plain(200, gif(), "image/gif"), OK),
    "range": one("/a.png", ranged(png() + b"x" * 200_000), OK),
    "range-416": one(
        "/a.png", in_turn(PICTURE, gone(416), PICTURE), OK, methods=["HEAD", "GET", "GET"]
    ),
    "head-405": one("/a.png", by_method(gone(405), PICTURE), OK),
    "head-403": one("/a.png", by_method(gone(403), PICTURE), OK),
    "head-404": one("/a.png", by_method(gone(404), PICTURE), OK),
    "head-500": one("/a.png", by_method(gone(500), PICTURE), OK),
    "head-html": one("/a.png", by_method(plain(200, HTML, "text/html"), PICTURE), OK),
    "head-reset": one("/a.png", by_method(reset(), PICTURE), OK),
    "head-garbage": one("/a.png", by_method(raw(b"\0\1\2\3 what?\r\n\r\n"), PICTURE), OK),
    "head-loops": one("/a.png", by_method(to("/a.png"), PICTURE), OK),
    "chunked": one(
        "/a.png",
        by_method(
            PICTURE,
            raw(
                head_of(200, {"Content-Type": "image/png", "Transfer-Encoding": "chunked"})
                + f"{len(png()):x}\r\n".encode()
                + png()
                + b"\r\n0\r\n\r\n"
            ),
        ),
        OK,
    ),
    "until-closed": one("/a.png", by_method(PICTURE, raw(b"HTTP/1.0 200 OK\r\n\r\n" + png())), OK),
    "octet-stream": one("/a.png", plain(200, png(), "application/octet-stream"), OK),
    "no-type": one("/a.png", plain(200, png()), OK),
    "odd-case": one("/a.png", plain(200, png(), "IMAGE/PNG; charset=binary"), OK),
    "other-extension": one("/a.png", plain(200, jpeg(), "image/jpeg"), OK),
    "query": one("/a.png?width=100&v=2", PICTURE, OK),
    "spelled": one("/a%20b%C3%A9.png", PICTURE, OK),
    "gzip": one("/a.png", plain(200, gzip.compress(png()), Content_Encoding="gzip"), OK),
    "extension-in-path": one("/a.png/w=200", PICTURE, OK),
    # Redirects.
    "moved": Case(
        "/a.png", {"/a.png": to("/b.png", 301), "/b.png": PICTURE}, OK, "", ["HEAD", "HEAD", "GET"]
    ),
    "five-redirects": Case("/0.png", hops(5), OK, "", ["HEAD"] * 6 + ["GET"]),
    "seven-redirects": Case(
        "/0.png", hops(7), WILL_FAIL, "too-many-redirects", ["HEAD"] * 6 + ["GET"] * 6
    ),
    "loop": one("/a.png", to("/a.png"), WILL_FAIL, "redirect-loop"),
    "loop-of-two": Case(
        "/a.png",
        {"/a.png": to("/b.png"), "/b.png": to("/a.png")},
        WILL_FAIL,
        "redirect-loop",
        ["HEAD", "HEAD", "GET", "GET"],
    ),
    "cookie-loop": one("/a.png", to("/a.png", Set_Cookie="a=1"), UNSURE, "cookie-redirect"),
    "to-login": Case(
        "/a.png",
        {"/a.png": to("/login"), "/login": plain(200, HTML, "text/html")},
        WILL_FAIL,
        "not-an-image",
        ["HEAD", "HEAD", "GET"],
    ),
    "to-metadata": one("/a.png", to("http://169.254.169.254/a.png"), WILL_FAIL, "private-address"),
    "to-mapped": one("/a.png", to("http://[::ffff:7f00:1]/a.png"), WILL_FAIL, "private-address"),
    "to-number": one("/a.png", to("http://2130706433/a.png"), WILL_FAIL, "private-address"),
    "to-file": one("/a.png", to("file:///etc/passwd"), WILL_FAIL, "scheme"),
    "to-nonsense": one("/a.png", to("http://[::"), UNSURE, "bad-redirect"),
    "no-location": one("/a.png", gone(302), UNSURE, "http-302"),
    # Refused.
    "404": one("/a.png", gone(404), WILL_FAIL, "http-404"),
    "410": one("/a.png", gone(410), WILL_FAIL, "http-410"),
    "401": one("/a.png", gone(401, WWW_Authenticate="Basic"), WILL_FAIL, "http-401"),
    "403": one("/a.png", gone(403), UNSURE, "http-403"),
    "challenge": one("/a.png", gone(403, cf_mitigated="challenge"), UNSURE, "bot-challenge"),
    "451": one("/a.png", gone(451), UNSURE, "http-451"),
    "flood": one("/a.png", gone(429, Retry_After="3600"), UNSURE, "http-429", ["HEAD"]),
    "500": one("/a.png", gone(500), UNSURE, "http-500", ["HEAD", "GET", "GET"]),
    "garbage": one(
        "/a.png", raw(b"\0\1\2\3 what?\r\n\r\n"), UNSURE, "protocol", ["HEAD", "GET", "GET"]
    ),
    "reset": one("/a.png", reset(), UNSURE, "reset", ["HEAD", "GET", "GET"]),
    "closed": one("/a.png", raw(b""), UNSURE, "reset", ["HEAD", "GET", "GET"]),
    # No picture.
    "204": one("/a.png", raw(head_of(204, {}), close=False), WILL_FAIL, "empty"),
    "empty": one("/a.png", plain(200, b"", "image/png"), WILL_FAIL, "empty"),
    "page": one("/view/123", plain(200, HTML, "text/html"), WILL_FAIL, "not-an-image"),
    "page.png": one("/a.png", plain(200, HTML, "text/html"), WILL_FAIL, "not-an-image"),
    "liar": one("/a.png", plain(200, HTML, "image/png"), WILL_FAIL, "not-an-image"),
    "json": one(
        "/a.png", plain(200, b'{"error":"expired"}', "application/json"), WILL_FAIL, "not-an-image"
    ),
    "svg": one("/a.svg", plain(200, SVG, "image/svg+xml"), WILL_FAIL, "not-an-image"),
    "video": one("/a.mp4", plain(200, MP4, "video/mp4"), WILL_FAIL, "not-an-image"),
    "text": one("/a.png", plain(200, b"no such file", "text/plain"), WILL_FAIL, "not-an-image"),
    "unknown": one("/a.png", plain(200, b"\x01\x02" * 300, "image/png"), UNSURE, "unknown-format"),
    # Odd pictures.
    "truncated": one(
        "/a.png",
        by_method(PICTURE, raw(head_of(200, {"Content-Length": "5000"}) + png()[:6])),
        UNSURE,
        "truncated",
    ),
    "broken": one("/a.png", plain(200, png()[:12], "image/png"), UNSURE, "broken"),
    "no-extension": one("/image?id=5", PICTURE, UNSURE, "no-extension"),
    "jfif": one("/a.jfif", plain(200, jpeg(), "image/jpeg"), UNSURE, "unlisted-extension"),
    "avif": one("/a.avif", plain(200, AVIF, "image/avif"), UNSURE, "format"),
    "heic": one("/a.heic", plain(200, HEIC, "image/heic"), UNSURE, "format"),
    "large": one(
        "/a.png",
        by_method(PICTURE, raw(head_of(200, {"Content-Length": "60000000"}) + png())),
        UNSURE,
        "too-large",
    ),
    "pixel": one("/a.png", plain(200, png(1, 1), "image/png"), UNSURE, "tiny"),
    "huge": one("/a.png", plain(200, png(20_000, 20_000), "image/png"), UNSURE, "huge-dimensions"),
}


@pytest.mark.parametrize("name", CASES)
def test_answer(name: str) -> None:
    case = CASES[name]
    with Server(case.pages) as server:
        verdict = World().ask(server.base + case.path, quick(server.address))
        assert (verdict.state, verdict.reason) == (case.state, case.reason)
        assert server.methods == case.methods
        assert {request.target for request in server.requests} >= {case.path}


def test_facts() -> None:
    pages = {"/a.png": to("/b.png"), "/b.png": ranged(png(640, 480) + b"x" * 200_000)}
    with Server(pages) as server:
        verdict = World().ask(f"{server.base}/a.png", quick(server.address))
        assert verdict.status == 206
        assert verdict.final_url == f"{server.base}/b.png"
        assert (verdict.format, verdict.width, verdict.height) == ("png", 640, 480)
        assert verdict.size == len(png(640, 480)) + 200_000
        assert 0 < verdict.elapsed < 15
        assert verdict.notes == ("redirected",)


def test_notes() -> None:
    with Server({"/a.png": plain(200, jpeg(), "image/png")}) as server:
        verdict = World().ask(f"{server.base}/a.png", quick(server.address))
        assert verdict.notes == ("type-differs", "extension-differs")


@pytest.mark.parametrize("name", ["png", "404", "head-405", "403"])
def test_without_head(name: str) -> None:
    case = CASES[name]
    with Server(case.pages) as server:
        verdict = World().ask(server.base + case.path, quick(server.address, head=False))
        assert (verdict.state, verdict.reason) == (case.state, case.reason)
        assert server.methods == ["GET"]


def test_a_host_that_refuses_head_is_asked_for_it_once() -> None:
    with Server({"*": by_method(gone(405), PICTURE)}) as server:
        links = [f"{server.base}/{n}.png" for n in range(3)]
        settings = quick(server.address, concurrency=1, per_host=1)
        verdicts = World().checker(settings).check(links)
        assert all(verdict.state is OK for verdict in verdicts.values())
        assert server.methods.count("GET") == 3
        assert server.methods.count("HEAD") == 1
