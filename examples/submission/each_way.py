"""The same request by each library, with a guard in front: ``TTAPI_KEY=… python each_way.py``.

Take the way that your program sends with. `mjlint.guard.install()` is enough for all of them, and for
clients of vendors that make their HTTP client themselves.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import urllib.request

import mjlint

URL = "https://api.ttapi.io/midjourney/v1/imagine"
HEADERS = {"TT-API-KEY": os.environ.get("TTAPI_KEY", ""), "Content-Type": "application/json"}


def everything(url: str, body: dict[str, object]) -> None:
    """The whole process: here with urllib, which has nothing else to put a guard into."""
    mjlint.guard.install()
    request = urllib.request.Request(url, json.dumps(body).encode(), HEADERS)
    with urllib.request.urlopen(request, timeout=60) as answer:
        print(answer.status)


def a_function(url: str, body: dict[str, object]) -> None:
    """A function of one's own, whatever it does."""

    @mjlint.guard(target="ttapi")
    def send(body: dict[str, object]) -> int:
        request = urllib.request.Request(url, json.dumps(body).encode(), HEADERS)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status)

    print(send(body))


def with_httpx(url: str, body: dict[str, object]) -> None:
    """A hook works with proxies as well; httpx2, and with it the client of OpenAI, has the same."""
    import httpx

    with httpx.Client(event_hooks={"request": [mjlint.guard_hook()]}) as client:
        print(client.post(url, json=body, headers=HEADERS).status_code)


def with_fixes(url: str, body: dict[str, object]) -> None:
    """A transport may fix what would be refused."""
    import httpx

    with httpx.Client(transport=mjlint.GuardTransport(fixes="safe")) as client:
        print(client.post(url, json=body, headers=HEADERS).status_code)


def with_requests(url: str, body: dict[str, object]) -> None:
    """A session of requests."""
    import requests

    with requests.Session() as session:
        session.mount("https://", mjlint.GuardAdapter())
        session.mount("http://", mjlint.GuardAdapter())
        print(session.post(url, json=body, headers=HEADERS, timeout=60).status_code)


def with_aiohttp(url: str, body: dict[str, object]) -> None:
    """A session of aiohttp, 3.12 or newer."""
    import aiohttp

    async def send() -> int:
        async with (
            aiohttp.ClientSession(middlewares=(mjlint.guard_middleware(),)) as session,
            session.post(url, json=body, headers=HEADERS) as answer,
        ):
            return answer.status

    print(asyncio.run(send()))


WAYS = (a_function, with_httpx, with_fixes, with_requests, with_aiohttp, everything)


def main(prompt: str, url: str = URL) -> int:
    refused = 0
    for way in WAYS:
        try:
            way(url, {"prompt": prompt, "mode": "fast", "timeout": 300})
        except mjlint.PromptError as error:
            refused += 1
            print(f"{way.__name__}: not sent: {error}")
    return int(refused > 0)


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]) or "a heron at dusk --ar 3:2"))
