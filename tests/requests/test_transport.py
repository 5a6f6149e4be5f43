"""The guard in a real client, against a local server that plays TTAPI."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import httpx
import pytest

from mjlint import PromptError
from mjlint.errors import RefusedRequestError, UnknownTarget
from mjlint.requests.transport import (
    AsyncGuardTransport,
    GuardTransport,
    async_guard_hook,
    guard_hook,
)
from tests.requests.conftest import Server

PATH = "/midjourney/v1/imagine"
GOOD = b'{ "prompt" : "a lighthouse in fog --ar 3:2","mode":"fast" }'
BAD = b'{"prompt": "a lighthouse in fog --chaso 30", "mode": "fast"}'
GLUED = b'{"prompt": "a lighthouse in fog \\u2014 d\\u00e9j\\u00e0 --ar16:9", "mode": "fast"}'
HEADERS = {"TT-API-KEY": "test", "Content-Type": "application/json"}

UNTOUCHED = [
    pytest.param("POST", "/elsewhere", BAD, id="another path"),
    pytest.param("POST", "/v1/chat/completions", BAD, id="another service"),
    pytest.param("POST", PATH, BAD, id="the same path elsewhere, without the key's header"),
    pytest.param("POST", PATH, b'{"prompt": "a cat --chaso', id="broken JSON"),
    pytest.param("POST", PATH, b"\xff\xfe\x00\x01", id="binary"),
    pytest.param("POST", PATH, b'{"a":' * 100 + b"1" + b"}" * 100, id="nested"),
    pytest.param("GET", PATH, b"", id="no body"),
]


@pytest.fixture
def client(ttapi: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=ttapi.url, transport=GuardTransport(), headers=HEADERS) as client:
        yield client


def test_refused_never_arrives(client: httpx.Client, ttapi: Server) -> None:
    with pytest.raises(PromptError) as caught:
        client.post(PATH, content=BAD)
    assert isinstance(caught.value, RefusedRequestError)
    assert [d.code for d in caught.value.report.diagnostics] == ["MJ101"]
    assert caught.value.report.endpoint == "imagine"
    assert ttapi.arrived == []


def test_accepted_arrives_unchanged(client: httpx.Client, ttapi: Server) -> None:
    response = client.post(PATH, content=GOOD)
    assert response.json()["status"] == "SUCCESS"
    assert [(arrived.path, arrived.body) for arrived in ttapi.arrived] == [(PATH, GOOD)]
    assert ttapi.arrived[0].headers["tt-api-key"] == "test"


@pytest.mark.parametrize(("method", "path", "body"), UNTOUCHED)
def test_unknown_arrives_unchanged(ttapi: Server, method: str, path: str, body: bytes) -> None:
    headers = {} if body == BAD and path == PATH else HEADERS
    with httpx.Client(base_url=ttapi.url, transport=GuardTransport(), headers=headers) as client:
        client.request(method, path, content=body)
    assert [(a.method, a.path, a.body) for a in ttapi.arrived] == [(method, path, body)]


def test_a_stream_is_checked_too(client: httpx.Client, ttapi: Server) -> None:
    client.post(PATH, content=iter([GOOD[:20], GOOD[20:]]))
    with pytest.raises(PromptError):
        client.post(PATH, content=iter([BAD[:20], BAD[20:]]))
    assert [arrived.body for arrived in ttapi.arrived] == [GOOD]


def test_large_arrives_unchanged(client: httpx.Client, ttapi: Server) -> None:
    body = b'{"prompt": "a cat --chaso 30", "state": "' + b"x" * 33_000_000 + b'"}'
    client.post(PATH, content=body)
    assert ttapi.arrived[0].body == body


def test_fixed_where_allowed(ttapi: Server) -> None:
    transport = GuardTransport(fixes="safe")
    with httpx.Client(base_url=ttapi.url, transport=transport, headers=HEADERS) as client:
        client.post(PATH, content=GLUED)
        client.post(PATH, content=GOOD)
        with pytest.raises(PromptError):
            client.post(PATH, content=BAD)
    sent, unchanged = (arrived.body for arrived in ttapi.arrived)
    assert sent == GLUED.replace(b"--ar16:9", b"--ar 16:9")
    assert ttapi.arrived[0].headers["content-length"] == str(len(sent))
    assert ttapi.arrived[0].headers["content-type"] == "application/json"
    assert unchanged == GOOD


def test_hook(ttapi: Server) -> None:
    hooks = {"request": [guard_hook()]}
    with httpx.Client(base_url=ttapi.url, event_hooks=hooks, headers=HEADERS) as client:
        client.post(PATH, content=GOOD)
        with pytest.raises(PromptError):
            client.post(PATH, content=BAD)
    assert [arrived.body for arrived in ttapi.arrived] == [GOOD]


def test_hosts_name_the_vendor(ttapi: Server) -> None:
    body = json.dumps({"text": "a lighthouse in fog --ar16:9"}).encode()
    transport = GuardTransport(hosts={ttapi.url.removeprefix("http://"): "legnext"})
    with (
        httpx.Client(base_url=ttapi.url, transport=transport) as client,
        pytest.raises(PromptError, match="MJ021"),
    ):
        client.post("/api/v1/diffusion", content=body)
    assert ttapi.arrived == []
    with pytest.raises(UnknownTarget, match="did you mean `ttapi`"):
        GuardTransport(target="tapi")


def test_concurrent(ttapi: Server) -> None:
    """Of forty requests at once the good ones arrive, each once and unchanged; no bad one does."""
    bodies = [
        json.dumps(
            {"prompt": f"heron {n} {'--chaso 3' if n % 4 == 0 else '--ar 3:2'}", "mode": "fast"}
        )
        for n in range(40)
    ]

    async def send() -> list[object]:
        async with httpx.AsyncClient(
            base_url=ttapi.url,
            transport=AsyncGuardTransport(),
            headers=HEADERS,
            event_hooks={"request": [async_guard_hook()]},
        ) as client:
            calls = (client.post(PATH, content=body) for body in bodies)
            return list(await asyncio.gather(*calls, return_exceptions=True))

    answers = asyncio.run(send())
    refused = [isinstance(answer, PromptError) for answer in answers]
    assert refused == [n % 4 == 0 for n in range(40)]
    expected = {body.encode() for n, body in enumerate(bodies) if n % 4}
    assert {arrived.body for arrived in ttapi.arrived} == expected
    assert len(ttapi.arrived) == len(expected)
