"""The vendors' own clients, each guarded with two lines, against a server on the loopback.

Run by `test_sdks` in an environment that has them. Every name leads to the loopback, so that nothing leaves
the machine. Prints for each client what became of a good prompt and of a bad one.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import socket
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GOOD = "a heron at dusk, soft light --ar 16:9 --v 7"
BAD = "a heron at dusk, soft light --ar16:9 --v 7 --chaos 120"
ARRIVED: list[bytes] = []


class Handler(BaseHTTPRequestHandler):
    """Keeps the bodies, and answers as a job that was taken."""

    def do_POST(self) -> None:
        ARRIVED.append(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        answer = {"id": "1", "job_id": "1", "task_id": "1", "status": "pending", "created": 1}
        data = json.dumps({**answer, "data": [], "success": True, "message_id": "1"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        return


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
PORT = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
_real = socket.getaddrinfo


def _loopback(host: object, port: object, *args: Any, **kwargs: Any) -> Any:
    return _real("127.0.0.1", PORT, socket.AF_INET, socket.SOCK_STREAM)


socket.getaddrinfo = _loopback


def at(host: str, path: str = "") -> str:
    return f"http://{host}:{PORT}{path}"


def legnext(prompt: str) -> None:
    client = importlib.import_module("legnext").Client("k", at("api.legnext.ai", "/api"))
    client.midjourney.diffusion(text=prompt)


def apiframe(prompt: str) -> None:
    client = importlib.import_module("apiframe").Apiframe("k", at("api.apiframe.ai"))
    client.midjourney.imagine({"prompt": prompt, "aspect_ratio": "16:9"})


def imaginepro(prompt: str) -> None:
    module = importlib.import_module("imaginepro")
    options = module.ImagineProSDKOptions(api_key="k", base_url=at("api.imaginepro.ai"))
    module.ImagineProSDK(options).imagine(module.ImagineParams(prompt=prompt))


def acedatacloud(prompt: str) -> None:
    client = importlib.import_module("acedatacloud").AceDataCloud(
        "k", base_url=at("api.acedata.cloud"), max_retries=0
    )
    client._transport.request("POST", "/midjourney/imagine", json={"prompt": prompt})


def mcp_midjourney(prompt: str) -> None:
    module = importlib.import_module("core.client")
    client = module.MidjourneyClient("k", at("api.acedata.cloud"))
    asyncio.run(client.imagine(prompt=prompt, mode="fast", action="generate", version="8.2"))


def runapi(prompt: str) -> None:
    importlib.import_module("runapi.core.config").configure("k", at("runapi.ai"))
    client = importlib.import_module("runapi.midjourney.client").MidjourneyClient("k")
    client.text_to_image.create(model="midjourney-v8.1", prompt=prompt)


def openai(prompt: str) -> None:
    client = importlib.import_module("openai").OpenAI(
        api_key="k", base_url=at("api.evolink.ai", "/v1")
    )
    client.images.generate(model="mj-v7", prompt=prompt)


def openai_chat(prompt: str) -> None:
    client = importlib.import_module("openai").OpenAI(
        api_key="k", base_url=at("reseller.dev", "/v1")
    )
    message = {"role": "user", "content": prompt}
    client.chat.completions.create(model="midjourney", messages=[message])


def requests(prompt: str) -> None:
    post = importlib.import_module("requests").post
    post(at("api.ttapi.io", "/midjourney/v1/imagine"), json={"prompt": prompt}, timeout=20)


def aiohttp(prompt: str) -> None:
    async def post() -> None:
        url = at("api.ttapi.io", "/midjourney/v1/imagine")
        session = importlib.import_module("aiohttp").ClientSession()
        async with session, session.post(url, json={"prompt": prompt}):
            pass

    asyncio.run(post())


CLIENTS: tuple[Callable[[str], None], ...] = (
    legnext, apiframe, imaginepro, acedatacloud, mcp_midjourney, runapi, openai, openai_chat,
    requests, aiohttp,
)  # fmt: skip


def outcome(client: Callable[[str], None], prompt: str) -> str:
    """What became of a prompt: where it arrived it did so, whatever the client made of the answer."""
    before = len(ARRIVED)
    error: BaseException | None = None
    try:
        client(prompt)
    except ModuleNotFoundError as missing:
        return f"not here: {missing.name}"
    except Exception as caught:
        error = caught
    if len(ARRIVED) > before:
        return "arrived" if prompt.encode() in ARRIVED[-1] else "changed"
    chain = [error] if error is not None else []
    while chain and (after := chain[-1].__cause__ or chain[-1].__context__) is not None:
        chain.append(after)
    refused = any(type(e).__name__ == "RefusedRequestError" for e in chain) or "MJ021" in str(error)
    return "refused" if refused else f"failed: {error!r}"


if __name__ == "__main__":
    import mjlint

    mjlint.guard.install()
    print(json.dumps({c.__name__: [outcome(c, GOOD), outcome(c, BAD)] for c in CLIENTS}, indent=1))
    sys.exit(0)
