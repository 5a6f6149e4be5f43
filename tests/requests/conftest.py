"""A server on the loopback that plays TTAPI: it keeps what arrives, and answers as TTAPI does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import NamedTuple

import pytest


class Arrived(NamedTuple):
    """A request as the server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Server(NamedTuple):
    """Where the server is, and what has arrived there."""

    url: str
    arrived: list[Arrived]


@pytest.fixture
def ttapi() -> Iterator[Server]:
    arrived: list[Arrived] = []
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = self.headers.get("Content-Length")
            if length is not None:
                body = self.rfile.read(int(length))
            elif "chunked" in self.headers.get("Transfer-Encoding", ""):
                body = b""
                while size := int(self.rfile.readline(), 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
            else:
                body = b""
            headers = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                arrived.append(Arrived(self.command, self.path, headers, body))
            answer = {"status": "SUCCESS", "message": "success", "data": {"jobId": "6e1c2f"}}
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = answer  # noqa: N815 - http.server's names

        def log_message(self, format: str, *args: object) -> None:
            return

    class Threaded(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

    server = Threaded(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Server(f"http://127.0.0.1:{server.server_address[1]}", arrived)
    server.shutdown()
    server.server_close()
    thread.join()
