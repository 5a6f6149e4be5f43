"""`mjlint.lint(…, check_links=True)`, its asynchronous form, and a linter that asks."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

import mjlint
from mjlint.links.verdict import State
from mjlint.linting import link_checks as module
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
    return mjlint.Linter(mjlint.Settings(select=("MJ10", "MJ55"), links=links))


def test_a_link_that_is_gone(server: Server) -> None:
    text = f"{server.base}/gone.png {server.base}/good.png a heron --bogus"
    judge = linter(server)
    report = judge.lint(text, check_links=True)
    assert [d.name for d in report.diagnostics] == ["unreachable-link", "unknown-parameter"]
    assert not report.ok
    assert {verdict.url: verdict.state for verdict in report.links} == {
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
    reports = list(linter(server, budget=0.5).lint_many(texts, check_links=True))
    assert [d.name for r in reports for d in r.diagnostics] == ["unsure-link"]
    assert [verdict.reason for verdict in reports[1].links] == ["budget"]
    assert [request.target for request in server.requests] == ["/slow.png"]


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_names(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_AGAIN, "again")

    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    judge = mjlint.Linter(mjlint.Settings(links=LinkSettings(cache=False, retries=0)))
    report = judge.lint("https://pictures.dev/a.png a heron", check_links=True)
    assert report.ok
    assert [verdict.reason for verdict in report.links] == ["no-network"]


def test_the_functions() -> None:
    """Without links there is nothing to ask, so these stay on the machine."""
    report = mjlint.lint("a heron --AR 3:2", check_links=True)
    assert report.links == ()
    assert report == mjlint.lint("a heron --AR 3:2")
    assert asyncio.run(mjlint.alint("a heron --AR 3:2", check_links=True)) == report
    assert asyncio.run(mjlint.alint("a heron", model="6.1")).model.name == "6.1"
