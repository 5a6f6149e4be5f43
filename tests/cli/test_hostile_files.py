"""What tries to break a reader or a log gets one clear line, and the rest is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Program

LONG = "9" * 5000


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("a.json", f'{{"n": {LONG}, "prompt": "a heron --AR 3:2"}}', 1, ""),
        ("a.jsonl", f'{{"n": {LONG}, "prompt": "a heron --AR 3:2"}}\n' * 2, 1, ""),
        ("a.toml", f'n = {LONG}\nprompt = "x"\n', 2, "a.toml:1:5: a number has too many digits"),
        (
            "a.toml",
            "a" + ".a" * 5000 + ' = "prompt"\n',
            2,
            "a.toml:1:1: a key has more than 100 dots",
        ),
    ],
)
def test_numbers_and_keys(program: Program, name: str, text: str, code: int, said: str) -> None:
    Path(name).write_text(text)
    Path("b.txt").write_text("a stork --AR 3:2\n")
    result = program("check", "--output-format", "concise", name, "b.txt")
    assert result.code == code
    assert said in result.err
    assert "internal error" not in result.err
    assert "b.txt:1:9" in result.out


@pytest.mark.parametrize("text", [f"n = {LONG}", "a" + ".a" * 5000 + " = 1"])
def test_settings(program: Program, text: str) -> None:
    Path("mjlint.toml").write_text(text)
    result = program("check", "--prompt", "a heron")
    assert result.code == 2
    assert result.err.startswith("mjlint: error: mjlint.toml:1: a ")


def test_baseline(program: Program) -> None:
    Path("base.json").write_text(f'{{"version": {LONG}, "entries": []}}')
    Path("b.txt").write_text("a stork --AR 3:2\n")
    result = program("check", "--baseline", "base.json", "b.txt")
    assert "base.json: a number has too many digits to be read" in result.err
    assert "internal error" not in result.err


@pytest.mark.parametrize("options", [(), ("--fix",), ("--jobs", "2")])
def test_large_files(program: Program, options: tuple[str, ...]) -> None:
    Path("mjlint.toml").write_text("[documents]\nmax-size = 1\n")
    large = "x" * 1_000_000
    Path("a.json").write_text(f'{{"prompt": "a heron in the reeds --ar 3:2", "x": "{large}"}}')
    Path("b.txt").write_text(f"# {large}\na stork --AR 3:2\n")
    Path("c.json").write_text(f'["{large}--"]')
    for paths in (("a.json", "b.txt"), (".",)):
        result = program("check", *options, "--output-format", "concise", *paths)
        assert result.code == 2
        assert result.err.count("a.json: larger than 1 MB, the most that is read as a whole") == 1
        assert "c.json" not in result.err
        assert ("b.txt:2:9" in result.out) is ("--fix" not in options)
        Path("b.txt").write_text(f"# {large}\na stork --AR 3:2\n")
    result = program("check", *options, "c.json")
    assert (result.code, "larger than 1 MB" in result.err) == (2, True)
    raised = program("check", "--config", "documents.max-size=2", "a.json", "c.json")
    assert (raised.code, raised.err.count("larger")) == (0, 0)


def test_large_standard_input(program: Program) -> None:
    data = b'["' + b"x" * 1_000_001 + b'"]'
    arguments = ("check", "--stdin-filename", "a.json", "-")
    result = program(*arguments, "--config", "documents.max-size=1", stdin=data)
    assert (result.code, "larger than 1 MB" in result.err) == (2, True)
    assert program(*arguments, stdin=data).code == 0


@pytest.mark.parametrize("arguments", [("--diff",), ("--output-format", "github")])
def test_commands_to_a_runner(
    program: Program, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    name = "a\x1b[31m\u202e.txt"
    Path(name).write_text(" ::stop-commands::x\na ##[add-mask]heron --AR 3:2\n")
    result = program("check", name, *arguments)
    for row in result.out.splitlines():
        assert not row.lstrip().startswith("::stop")
        assert "##[" not in row
        assert "\x1b" not in row
        assert "\u202e" not in row
