"""`mjlint check --check-links`, the whole program with a server on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from pathlib import Path

import pytest

from mjlint.checking import links
from mjlint.reports.formats import FORMATS
from tests.cli.conftest import Program, Result
from tests.links.program import PAGES
from tests.links.server import Request, Server, by_method, plain, silent

pytestmark = pytest.mark.usefixtures("own_settings")


def found(result: Result) -> list[tuple[str, int, int, str, str]]:
    """File, row, column, rule and severity of each finding of a JSON report."""
    return [
        (d["filename"], d["location"]["row"], d["location"]["column"], d["name"], d["severity"])
        for d in json.loads(result.out)["diagnostics"]
    ]


def checked(program: Program, server: Server, *arguments: str, stdin: bytes = b"") -> Result:
    allowed = ("--check-links", "--allow-host", server.address)
    return program("check", *allowed, *arguments, stdin=stdin)


AS_JSON = ("--output-format", "json")


def test_each_link_is_asked_once_and_reported_everywhere(program: Program) -> None:
    with Server(PAGES) as server:
        base = server.base
        Path("a.prompt").write_text(f"{base}/gone.png a heron\n{base}/good.png a stork\n")
        Path("deep").mkdir()
        Path("deep/b.jsonl").write_text(
            json.dumps({"prompt": f"a crane --sref {base}/gone.png {base}/closed.png"}) + "\n"
        )
        result = checked(program, server, "--prompt", f"{base}/gone.png#top a wren", ".", *AS_JSON)
        asked = [request.target for request in server.requests if request.method == "GET"]
        heads = server.methods.count("HEAD")
    assert found(result) == [
        ("<prompt>", 1, 1, "unreachable-link", "error"),
        ("a.prompt", 1, 1, "unreachable-link", "error"),
        ("deep/b.jsonl", 1, 28, "unreachable-link", "error"),
        ("deep/b.jsonl", 1, 30 + len(f"{base}/gone.png") - 1, "unsure-link", "warning"),
    ]
    assert (result.code, result.err) == (1, "")
    assert sorted(asked) == ["/closed.png", "/gone.png", "/good.png"]
    # Once the host has answered GET, its other links are asked by GET alone.
    assert 1 <= heads <= 2


def test_doubt(program: Program) -> None:
    with Server(PAGES) as server:
        prompt = ("--prompt", f"{server.base}/closed.png a heron")
        assert checked(program, server, *prompt).code == 0
        assert checked(program, server, *prompt, "--fail-on", "warning").code == 1
        strict = checked(program, server, *prompt, "--strict-links", *AS_JSON)
        alone = program("check", "--strict-links", "--allow-host", server.address, *prompt)
    assert strict.code == alone.code == 1
    assert found(strict) == [("<prompt>", 1, 1, "unsure-link", "error")]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_facts(program: Program, name: str) -> None:
    with Server(PAGES) as server:
        result = checked(
            program, server, "--prompt", f"{server.base}/moved.png a heron",
            "--prompt", f"{server.base}/page.png a heron", "--output-format", name,
        )  # fmt: skip
        gone = f"{server.base}/gone.png"
    assert result.code == 1
    if name in ("json", "json-lines", "sarif"):
        assert '"verdict": "will-fail", "reason": "http-404"' in result.out
        assert f'"status": 404, "final_url": "{gone}"' in result.out
        assert '"type": "html", "size": 24' in result.out
    else:
        told = result.out.replace("%2C", ",").replace("\\-", "-").replace("\\_", "_")
        told = told.replace("\\:", ":").replace("&#58;", ":")
        assert "will-fail, http-404, redirected, status 404, " in told
        assert f"led to {gone}" in told
        assert "will-fail, not-an-image, status 200, html, 24 bytes, " in told


def test_record(program: Program) -> None:
    with Server(PAGES) as server:
        result = checked(
            program, server, "--prompt", f"{server.base}/moved.png?token=SECRET-SECRET a heron",
            *AS_JSON,
        )  # fmt: skip
        (diagnostic,) = json.loads(result.out)["diagnostics"]
        assert diagnostic["link"].pop("seconds") >= 0
        assert diagnostic["link"] == {
            "url": f"{server.base}/moved.png?token=SECR…",
            "verdict": "will-fail",
            "reason": "http-404",
            "detail": None,
            "status": 404,
            "final_url": f"{server.base}/gone.png",
            "type": None,
            "size": None,
            "width": None,
            "height": None,
            "cached": False,
            "notes": ["redirected"],
        }


def test_standard_input_is_read_twice(program: Program) -> None:
    with Server(PAGES) as server:
        text = f"a stork\n{server.base}/gone.png a heron\n".encode()
        result = checked(program, server, "-", *AS_JSON, stdin=text)
        cells = f"prompt,n\n{server.base}/gone.png a heron,1\n".encode()
        table = checked(program, server, "-", "--stdin-filename", "a.csv", *AS_JSON, stdin=cells)
    assert found(result) == [("<stdin>", 2, 1, "unreachable-link", "error")]
    assert found(table) == [("a.csv", 2, 1, "unreachable-link", "error")]


def test_other_processes_know_the_verdicts(program: Program) -> None:
    with Server(PAGES) as server:
        for n in range(4):
            Path(f"{n}.prompt").write_text(f"{server.base}/gone.png a heron\n")
        result = checked(program, server, ".", "--jobs", "2", *AS_JSON)
        assert len(server.requests) == 2
    names = [f"{n}.prompt" for n in range(4)]
    assert found(result) == [(name, 1, 1, "unreachable-link", "error") for name in names]
    assert all(d["link"]["status"] == 404 for d in json.loads(result.out)["diagnostics"])


def test_the_nearest_settings_say_whether_links_are_asked(program: Program) -> None:
    with Server(PAGES) as server:
        text = f"{server.base}/gone.png a heron\n"
        for name in ("a.prompt", "asked/a.prompt", "strict/a.prompt"):
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text + f"{server.base}/closed.png a stork\n")
        links = f'[links]\ncheck = true\nallow-hosts = ["{server.address}"]\n'
        Path("asked/mjlint.toml").write_text(links)
        Path("strict/mjlint.toml").write_text(links + "strict = true\n")
        result = program("check", ".", *AS_JSON)
        assert len(server.requests) == 4
        assert found(program("check", ".", "--no-check-links", *AS_JSON)) == []
    assert found(result) == [
        ("asked/a.prompt", 1, 1, "unreachable-link", "error"),
        ("asked/a.prompt", 2, 1, "unsure-link", "warning"),
        ("strict/a.prompt", 1, 1, "unreachable-link", "error"),
        ("strict/a.prompt", 2, 1, "unsure-link", "error"),
    ]


def test_what_nobody_wants_to_know_is_not_asked(program: Program) -> None:
    with Server(PAGES) as server:
        link = f"{server.base}/gone.png"
        Path("a.txt").write_text(f"{link} a {{{{subject}}}}\n")
        assert checked(program, server, "--prompt", f"{link} a heron", "--select", "MJ0").code == 0
        assert checked(program, server, "a.txt").code == 0
        assert checked(program, server, "--prompt", "a heron, no link").code == 0
        assert server.requests == []


def test_a_remark_silences_a_finding(program: Program) -> None:
    with Server(PAGES) as server:
        link = f"{server.base}/gone.png"
        Path("a.txt").write_text(f"# mjlint: ignore[unreachable-link] soon\n{link} a heron\n")
        result = checked(program, server, "a.txt", "--extend-select", "MJ9")
        unasked = program("check", "a.txt", "--extend-select", "MJ9")
    assert (result.code, result.out) == (0, "no findings in 1 prompt\n")
    assert (unasked.code, unasked.out) == (0, "no findings in 1 prompt\n")


def test_too_many_links(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST", 1)
    with Server(PAGES) as server:
        base = server.base
        result = checked(program, server, "--prompt", f"{base}/good.png {base}/other.png", *AS_JSON)
        assert {request.target for request in server.requests} == {"/good.png"}
        strict = checked(program, server, "--prompt", f"{base}/good.png", "--strict-links")
    assert (result.code, found(result)) == (0, [])
    assert result.err == "mjlint: note: there are more than 1 links; the others are not asked\n"
    assert strict.code == 2, "nothing is known of links that must not fail"


def test_time_is_up(program: Program) -> None:
    with Server({"*": silent()}) as server:
        text = "".join(f"{server.base}/{n}.png a heron\n" for n in range(5))
        Path("a.txt").write_text(text)
        time = ("--link-budget", "0.3")
        result = checked(program, server, "a.txt", *time, *AS_JSON)
        strict = checked(program, server, "a.txt", *time, "--strict-links")
        asked = {request.target for request in server.requests}
    # What was asked has a verdict; one note says how many were not.
    assert [row for _, row, *_ in found(result)] == [1, 2]
    assert asked == {"/0.png", "/1.png"}
    note = "3 links were not asked: the time for all links was over; `--link-budget` allows more\n"
    assert result.err == f"mjlint: note: {note}"
    assert (strict.code, strict.err) == (2, f"mjlint: error: {note}")


def test_a_budget_that_cannot_be(program: Program) -> None:
    result = program("check", "--prompt", "a heron", "--link-budget", "0")
    assert result.code == 2
    assert result.err == (
        "mjlint: error: `links.budget` must be a number of seconds above 0, not `0.0`\n"
    )


def test_an_opened_host_is_as_good_as_its_answer(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MJLINT_SELECT")
    with Server(PAGES) as server:
        good, gone = (("--prompt", f"{server.base}/{n}.png a heron") for n in ("good", "gone"))
        fine = checked(program, server, *good, *AS_JSON)
        dead = checked(program, server, *gone, *AS_JSON)
        unopened = program("check", "--check-links", *good, *AS_JSON)
        unasked = program("check", "--allow-host", server.address, *good, *AS_JSON)
        Path("mjlint.toml").write_text('[severity]\nprivate-link = "warning"\n')
        wished = checked(program, server, *good, *AS_JSON)
    assert (fine.code, found(fine)) == (0, [("<prompt>", 1, 1, "private-link", "info")])
    assert [(name, severity) for *_, name, severity in found(dead)] == [
        ("private-link", "info"),
        ("unreachable-link", "error"),
    ]
    assert found(wished) == [("<prompt>", 1, 1, "private-link", "warning")]
    assert found(unopened) == found(unasked) == [("<prompt>", 1, 1, "private-link", "error")]


def test_links_of_the_prefix_and_the_suffix_are_asked(program: Program) -> None:
    with Server(PAGES) as server:
        Path("mjlint.toml").write_text(
            f'prefix = "{server.base}/gone.png"\nsuffix = "--sref {server.base}/closed.png"\n'
        )
        result = checked(program, server, "--prompt", "a heron", *AS_JSON)
        asked = {request.target for request in server.requests}
    assert asked == {"/gone.png", "/closed.png"}
    assert [(name, severity) for *_, name, severity in found(result)] == [
        ("unreachable-link", "error"),
        ("unsure-link", "warning"),
    ]
    messages = [d["message"] for d in json.loads(result.out)["diagnostics"]]
    assert messages[0].endswith("(in the prefix that the settings add)")


def test_links_in_the_fields_of_a_request_are_asked(program: Program) -> None:
    with Server(PAGES) as server:
        images = [f"{server.base}/{name}.png" for name in ("gone", "good")]
        body = {"prompt": "a heron", "image_urls": images, "speed": "fast"}
        Path("a.json").write_text(json.dumps(body))
        request = ("a.json", "--target", "apimart")
        result = checked(program, server, *request, *AS_JSON)
        asked = {request.target for request in server.requests}
        start = Path("a.json").read_text().index(images[0]) + 1
    assert asked == {"/gone.png", "/good.png"}
    assert found(result) == [("a.json", 1, start, "unreachable-link", "error")]


def test_what_is_known_is_reported_on_ctrl_c(program: Program) -> None:
    async def stop(request: Request, writer: asyncio.StreamWriter) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.Event().wait()

    # One at a time: the first to its end, and then this.
    with Server({**PAGES, "/slow.png": by_method(plain(200), stop)}) as server:
        Path("mjlint.toml").write_text("[links]\nper-host = 1\n")
        prompts = [f"{server.base}/{name}.png a heron" for name in ("gone", "slow", "never")]
        Path("a.txt").write_text("\n".join(prompts))
        result = checked(program, server, "a.txt")
    assert result.code == 130
    assert "error[MJ551]" in result.out
    assert result.out.endswith("1 error in 3 prompts, stopped before the end\n")
    assert result.err == "mjlint: note: 2 links were not asked: the run was interrupted\n"
