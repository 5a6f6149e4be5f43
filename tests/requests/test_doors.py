"""The same decision at every door: adapters for one client, and the guard of a whole process."""

from __future__ import annotations

import gzip
import io
import json
import logging
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import requests

import mjlint
from mjlint.requests.gate import Gate
from mjlint.requests.sent import Unjudged
from tests.requests import doors
from tests.requests.conftest import Server
from tests.requests.doors import Send

PATH = "/midjourney/v1/imagine"


GOOD = '{ "prompt" : "a déjà vu – heron --ar 3:2",\r\n "mode":"fast" }\n'.encode()


BAD = b'{"prompt": "a heron --chaso 30", "mode": "fast"}'


GLUED = b'{"prompt": "a heron \\u2014 d\\u00e9j\\u00e0 --ar16:9", "mode": "fast"}'


FIXED = GLUED.replace(b"--ar16:9", b"--ar 16:9")


HEADERS = {"TT-API-KEY": "test", "Content-Type": "application/json"}


each_door = pytest.mark.parametrize("door", doors.DOORS, ids=lambda door: door.__name__)


each_library = pytest.mark.parametrize("send", doors.LIBRARIES, ids=lambda send: send.__name__)


@pytest.fixture
def installed() -> Iterator[None]:
    mjlint.guard.install()
    yield
    mjlint.guard.uninstall()


@each_door
def test_a_door_refuses_passes_and_leaves_others_alone(door: object, ttapi: Server) -> None:
    assert callable(door)
    with door() as send:
        send(ttapi.url + PATH, GOOD, HEADERS)
        with pytest.raises(mjlint.RefusedRequestError, match="MJ101"):
            send(ttapi.url + PATH, BAD, HEADERS)
        send(ttapi.url + PATH, BAD, {})
        send(ttapi.url + "/v1/chat/completions", b'{"model": "gpt-5", "prompt": "--chaso"}', {})
    bodies = [arrived.body for arrived in ttapi.arrived]
    assert bodies == [GOOD, BAD, b'{"model": "gpt-5", "prompt": "--chaso"}']


@each_door
def test_a_door_sends_what_it_fixed(door: object, ttapi: Server) -> None:
    if door is doors.hook:
        pytest.skip("hooks may only look")
    assert callable(door)
    with door(fixes="safe") as send:
        send(ttapi.url + PATH, GLUED, HEADERS)
    (arrived,) = ttapi.arrived
    assert arrived.body == FIXED
    assert arrived.headers["content-length"] == str(len(FIXED))


@each_library
@pytest.mark.usefixtures("installed")
def test_a_library_is_guarded_in_the_whole_process(send: Send, ttapi: Server) -> None:
    send(ttapi.url + PATH, GOOD, HEADERS)
    with pytest.raises(mjlint.PromptError, match="MJ101"):
        send(ttapi.url + PATH, BAD, HEADERS)
    mjlint.guard.install(fixes="safe")
    send(ttapi.url + PATH, GLUED, HEADERS)
    mjlint.guard.uninstall()
    send(ttapi.url + PATH, BAD, HEADERS)
    assert [arrived.body for arrived in ttapi.arrived] == [GOOD, FIXED, BAD]


AFTER = """
import sys, mjlint
mjlint.guard.install()
assert "requests" not in sys.modules and "aiohttp" not in sys.modules
from tests.requests import doors
url, count = sys.argv[1], 0
for send in doors.LIBRARIES:
    try:
        send(url, b'{"prompt": "a heron --chaso 30", "mode": "fast"}', {"TT-API-KEY": "test"})
    except mjlint.PromptError:
        count += 1
print(count)
"""


def test_libraries_imported_later_are_guarded_too(ttapi: Server) -> None:
    command = [sys.executable, "-c", AFTER, ttapi.url + PATH]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (run.stdout, run.stderr) == (f"{len(doors.LIBRARIES)}\n", "")
    assert ttapi.arrived == []


def test_uninstalling_leaves_nothing_behind() -> None:
    before = httpx.Client.send, requests.Session.send, urllib.request.OpenerDirector.open
    finders = list(sys.meta_path)
    mjlint.guard.install()
    mjlint.guard.install(target="ttapi")
    assert httpx.Client.send is not before[0]
    mjlint.guard.uninstall()
    mjlint.guard.uninstall()
    after = httpx.Client.send, requests.Session.send, urllib.request.OpenerDirector.open
    assert after == before
    assert sys.meta_path == finders


def test_what_is_not_for_a_vendor_is_not_read(ttapi: Server) -> None:
    seen: list[str] = []

    def chunks() -> Iterator[bytes]:
        for text in ("one", "two"):
            seen.append(text)
            yield text.encode()

    class Watching(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            assert seen == []
            return httpx.Response(200, content=b"".join(request.stream))  # type: ignore[arg-type]

    with httpx.Client(transport=mjlint.GuardTransport(Watching())) as client:
        assert client.post("https://example.org/", content=chunks()).content == b"onetwo"


@pytest.mark.parametrize("prompt", ["a heron --ar 3:2", "a heron --chaso 3"])
@pytest.mark.usefixtures("installed")
def test_streams_are_checked_and_arrive_whole(prompt: str, ttapi: Server) -> None:
    body = json.dumps({"prompt": prompt, "mode": "fast"}).encode()
    url = ttapi.url + PATH

    def read(body: object) -> None:
        request = urllib.request.Request(url, body, HEADERS)  # type: ignore[arg-type]
        with urllib.request.urlopen(request, timeout=20) as response:
            response.read()

    def halves() -> Iterator[bytes]:
        yield body[:9]
        yield body[9:]

    ways: list[Callable[[], object]] = [
        lambda: httpx.post(url, content=halves(), headers=HEADERS),
        lambda: requests.post(url, data=halves(), headers=HEADERS, timeout=20),
        lambda: requests.post(url, data=io.BytesIO(body), headers=HEADERS, timeout=20),
        lambda: read(halves()),
        lambda: read(io.BytesIO(body)),
    ]
    for way in ways:
        if "chaso" in prompt:
            with pytest.raises(mjlint.PromptError):
                way()
        else:
            way()
    arrived = [one.body for one in ttapi.arrived]
    assert arrived == ([] if "chaso" in prompt else [body] * len(ways))


def test_what_cannot_be_read_is_counted_and_logged(
    ttapi: Server, caplog: pytest.LogCaptureFixture
) -> None:
    broken = b'{"prompt": "a heron --chaso'
    url = f"{ttapi.url}{PATH}?key=secret"
    told: list[Unjudged] = []
    try:
        gate = mjlint.guard.install(on_unjudged=told.append)
        requests.post(url, data=broken, headers=HEADERS, timeout=20)
        packed = {**HEADERS, "Content-Encoding": "br"}
        requests.post(url, data=BAD, headers=packed, timeout=20)
        assert gate.counts == (0, 0, 0, 2)
        assert [(one.vendor, one.url) for one in told] == [("ttapi", ttapi.url + PATH)] * 2
        gate = mjlint.guard.install(on_unjudged="raise")
        with pytest.raises(mjlint.errors.UnreadableRequest, match="not checked"):
            requests.post(url, data=broken, headers=HEADERS, timeout=20)
        gate = mjlint.guard.install(fixes="safe")
        with caplog.at_level(logging.WARNING, "mjlint.guard"):
            requests.post(url, data=broken, headers=HEADERS, timeout=20)
            requests.post(url, data=GLUED, headers=HEADERS, timeout=20)
            with pytest.raises(mjlint.PromptError):
                requests.post(url, data=BAD, headers=HEADERS, timeout=20)
        assert gate.counts == (0, 1, 1, 1)
    finally:
        mjlint.guard.uninstall()
    said = [record.getMessage() for record in caplog.records]
    assert [line.split(" ")[0] for line in said] == ["not", "fixed", "refused"]
    assert not any("secret" in line for line in said)
    assert [one.body for one in ttapi.arrived] == [broken, BAD, broken, FIXED]


def test_the_log_shows_no_token(caplog: pytest.LogCaptureFixture) -> None:
    token = "sk-proj-4fT9xQ2mLw8ZbV7Kc3Rn"
    body = json.dumps({"prompt": f"a heron --seed {token}", "mode": "fast"}).encode()
    url = "https://api.ttapi.io" + PATH
    with caplog.at_level(logging.WARNING, "mjlint.guard"), pytest.raises(mjlint.PromptError):
        Gate().passed("POST", url, {}, body)
    (said,) = (record.getMessage() for record in caplog.records)
    assert said.startswith(f"refused POST {url}: ")
    assert token not in said
    assert token[:2] in said


@pytest.mark.usefixtures("installed")
def test_packed_bodies_forms_and_lists(ttapi: Server) -> None:
    url = ttapi.url + PATH
    key = {"TT-API-KEY": "test"}
    bad = "a heron --chaso 3"
    for send in (
        lambda: requests.post(url, data={"prompt": bad, "mode": "fast"}, headers=key, timeout=20),
        lambda: requests.post(url, files={"prompt": (None, bad)}, headers=key, timeout=20),
        lambda: requests.post(
            url, json=[{"prompt": "a"}, {"prompt": bad}], headers=key, timeout=20
        ),
        lambda: requests.put(url, json={"prompt": bad}, headers=key, timeout=20),
        lambda: httpx.post(url, content=json.dumps({"prompt": bad}).encode("utf-16"), headers=key),
        lambda: httpx.post(
            url, content=gzip.compress(BAD), headers={**key, "Content-Encoding": "gzip"}
        ),
        lambda: httpx.post(url, content=BAD, headers={**key, "Content-Encoding": "identity"}),
        lambda: httpx.post(url + "/?a=1", content=b"\xef\xbb\xbf" + BAD, headers=key),
    ):
        with pytest.raises(mjlint.PromptError, match="MJ101"):
            send()
    assert ttapi.arrived == []


def test_a_guarded_client_is_checked_once_under_install(ttapi: Server) -> None:
    gate = mjlint.guard.install()
    try:
        transport = mjlint.GuardTransport()
        with httpx.Client(transport=transport) as client:
            client.post(ttapi.url + PATH, content=GOOD, headers=HEADERS)
        adapter = mjlint.GuardAdapter()
        with requests.Session() as session:
            session.mount("http://", adapter)
            session.post(ttapi.url + PATH, data=GOOD, headers=HEADERS, timeout=20)
    finally:
        mjlint.guard.uninstall()
    assert gate.counts.passed == len(ttapi.arrived) == 2
    assert transport.gate.counts == adapter.gate.counts == type(gate.counts)()


@pytest.mark.usefixtures("installed")
def test_two_thousand_requests_two_hundred_at_once(ttapi: Server) -> None:
    """The good ones arrive, each once and byte for byte; no bad one does."""
    bodies = [
        f'{{"prompt": "heron № {n} {"--chaso 3" if n % 4 == 0 else "--ar 3:2"}"}}'.encode()
        for n in range(2000)
    ]

    def post(session: requests.Session, body: bytes) -> bool:
        try:
            session.post(ttapi.url + PATH, data=body, headers=HEADERS, timeout=60)
        except mjlint.PromptError:
            return False
        return True

    with requests.Session() as session, ThreadPoolExecutor(200) as pool:
        session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=200))
        sent = list(pool.map(lambda body: post(session, body), bodies))
    assert sent == [n % 4 != 0 for n in range(2000)]
    expected = sorted(body for n, body in enumerate(bodies) if n % 4)
    assert sorted(one.body for one in ttapi.arrived) == expected
