"""How long links take: `python benchmarks/links.py [LINKS]`.

A server on loopback answers every request after 50 ms, under 50 names of hosts. The ideal schedule
keeps all 8 slots full from the first request to the last and starts the requests of one host a
spacing apart; which of the two takes longer is what no checker with these limits can beat.

It runs in processes of its own, so that the time and the memory of the server are not counted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection

import httpcore

from mjlint.links.checker import LinkChecker
from mjlint.links.verdict import State
from mjlint.settings.links import LinkSettings

LATENCY = 0.05
HOSTS = 50
PUBLIC = "93.184.215.14"

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\x80\0\0\1\xe0\x08\2\0\0\0" + b"\0" * 4096


def serve(port_of: Connection) -> None:
    """Answer for ever; sends its port first."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {}\r\n\r\n"
    answer = head.format(len(PICTURE)).encode()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                await asyncio.sleep(LATENCY)
                writer.write(answer + (b"" if request.startswith(b"HEAD") else PICTURE))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(talk, "127.0.0.1", 0)
        port_of.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


class ToServer(httpcore.AnyIOBackend):
    """Connects to the server, whatever host is meant."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return await super().connect_tcp(
            "127.0.0.1", self.port, timeout, local_address, socket_options
        )


async def resolve(host: str, port: int) -> Sequence[str]:
    return [PUBLIC]


def run(port: int, count: int, head: bool) -> dict[str, float]:
    """Ask so many links; the seconds, and the most memory in MiB."""
    settings = LinkSettings(cache=False, head=head)
    links = [f"http://host{n % HOSTS}.pictures.dev/{n}.png" for n in range(count)]
    checker = LinkChecker(settings, resolver=resolve, backend=ToServer(port))
    checker.check(links[:1])
    start = time.perf_counter()
    verdicts = checker.check(links)
    seconds = time.perf_counter() - start
    assert all(verdict.state is State.OK for verdict in verdicts.values()), verdicts.notes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "MiB": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)}


def ideal(count: int, head: bool) -> float:
    """Seconds of the ideal schedule."""
    settings = LinkSettings()
    # HEAD for the first links of a host, before it has answered GET.
    requests = count + (min(count, HOSTS * settings.per_host) if head else 0)
    slots = requests * LATENCY / settings.concurrency
    one_host = -(-requests // HOSTS)
    return max(slots, (one_host - 1) * settings.spacing + LATENCY)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("links", type=int, nargs="?", default=1000)
    parser.add_argument("--child", nargs=3, metavar=("PORT", "LINKS", "HEAD"))
    options = parser.parse_args()
    if options.child:
        port, count, head = map(int, options.child)
        print(json.dumps(run(port, count, bool(head))))
        return
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    port = here.recv()
    print("links  requests  seconds  ideal  ratio  memory")
    for count, head in [(options.links // 10, True), (options.links, True), (options.links, False)]:
        command = [sys.executable, __file__, "--child", str(port), str(count), str(int(head))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        row = json.loads(done.stdout)
        best = ideal(count, head)
        name = "HEAD+GET" if head else "GET"
        print(
            f"{count:5}  {name:8}  {row['seconds']:7.2f}  {best:5.2f}  "
            f"{row['seconds'] / best:5.2f}  {row['MiB']:.0f} MiB"
        )
    server.terminate()


if __name__ == "__main__":
    main()
