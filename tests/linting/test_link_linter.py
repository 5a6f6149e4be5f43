"""`mjlint.lint(…, check_links=True)`, its asynchronous form, and a linter that asks."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mjlint
from mjlint.links.verdict import State
from mjlint.linting import link_linter as module
from mjlint.settings.links import LinkSettings
from tests.links.pictures import png
from tests.links.server import Server, plain, silent
from tests.links.world import quick

PAGES = {"/good.png": plain(200, png(), "image/png"), "/closed.png": plain(403)}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(dict(PAGES)) as running:
        yield running


def linter(server: Server, **changes: object) -> mjlint.Linter:
    links = quick(server.address, **changes)
    return mjlint.Linter(mjlint.Settings(select=("MJ10", "MJ55")), links=links)


def test_a_link_that_is_gone(server: Server) -> None:
    text = f"{server.base}/gone.png {server.base}/good.png a heron --bogus"
    judge = linter(server)
    report = judge.lint(text, check_links=True)
    assert [d.name for d in report.diagnostics] == ["unreachable-link", "unknown-parameter"]
    assert not report.ok
    assert {url: verdict.state for url, verdict in report.links.items()} == {
        f"{server.base}/gone.png": State.WILL_FAIL,
        f"{server.base}/good.png": State.OK,
    }
    assert report.text == text
    with pytest.raises(mjlint.PromptError, match="answers 404"):
        report.raise_for_errors()
    assert report.fixed() == text, "fixes ask nothing"
    assert asyncio.run(judge.alint(text, check_links=True)).diagnostics == report.diagnostics


def test_nothing_is_asked_unasked(server: Server) -> None:
    text = f"{server.base}/gone.png a heron"
    judge = linter(server)
    assert judge.lint(text).ok
    assert asyncio.run(judge.alint(text)).ok
    assert all(report.ok for report in judge.lint_many([text]))
    assert linter(server, offline=True).lint(text, check_links=True).ok
    assert server.requests == []


def test_doubt(server: Server) -> None:
    text = f"{server.base}/closed.png a heron"
    assert linter(server).lint(text, check_links=True).ok
    assert not linter(server, strict=True).lint(text, check_links=True).ok


def test_many_prompts_ask_each_link_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOT", 2)
    texts = [f"{server.base}/gone.png a heron", "a stork", f"a crane --sref {server.base}/gone.png"]
    reports = list(linter(server).lint_many(texts, check_links=True))
    assert [report.ok for report in reports] == [False, True, False]
    assert [report.text for report in reports] == texts
    assert server.methods == ["HEAD", "GET"]


def test_many_prompts_share_the_time_of_one_run(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOT", 1)
    server.pages["/slow.png"] = silent()
    texts = [f"{server.base}/slow.png a heron", f"{server.base}/gone.png a heron"]
    reports = list(linter(server, budget=0.05).lint_many(texts, check_links=True))
    assert [d.name for r in reports for d in r.diagnostics] == ["unsure-link"]
    assert isinstance(reports[1], mjlint.LinkReport)
    assert reports[1].links.notes == (
        "1 link was not asked: the time for all links was over; `--link-budget` allows more",
    )
    assert [request.target for request in server.requests] == ["/slow.png"]


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_names(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_AGAIN, "again")

    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    judge = mjlint.Linter(links=LinkSettings(cache=False, retries=0))
    report = judge.lint("https://pictures.dev/a.png a heron", check_links=True)
    assert report.ok
    assert report.links.notes == ("no link could be asked: this machine has no network",)


def test_the_functions() -> None:
    """Without links there is nothing to ask, so these stay on the machine."""
    report = mjlint.lint("a heron --AR 3:2", check_links=True)
    assert isinstance(report, mjlint.LinkReport)
    assert dict(report.links) == {}
    assert report.diagnostics == mjlint.lint("a heron --AR 3:2").diagnostics
    awaited = asyncio.run(mjlint.alint("a heron --AR 3:2", check_links=True))
    assert isinstance(awaited, mjlint.LinkReport)
    assert awaited.diagnostics == report.diagnostics
    plain = asyncio.run(mjlint.alint("a heron", model="6.1"))
    assert not isinstance(plain, mjlint.LinkReport)
    assert plain.model.name == "6.1"


def test_other_tasks_run_while_links_are_asked(server: Server) -> None:
    server.pages["/slow.png"] = silent()
    text = f"{server.base}/slow.png a heron"

    async def both() -> bool:
        asked = asyncio.create_task(linter(server).alint(text, check_links=True))
        while not server.requests:
            await asyncio.sleep(0)
        asked.cancel()
        try:
            await asked
        except asyncio.CancelledError:
            return True
        return False

    assert asyncio.run(both())


def test_no_network_library_is_loaded_without_need(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['_socket'] = sys.modules['_ssl'] = None\n"
        "import mjlint\n"
        "text = 'https://pictures.dev/a.png a heron'\n"
        "assert mjlint.lint(text).ok and mjlint.Linter().lint(text).ok\n"
        "assert mjlint.lint('a heron', check_links=True).ok\n"
        "print(*(name for name, module in sys.modules.items() if module))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert not set(done.stdout.split()) & {"httpx", "httpcore", "anyio", "asyncio", "socket", "ssl"}
