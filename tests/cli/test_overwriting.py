"""Nothing is written over that mjlint did not write itself, unless `--force` says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint.reports.formats import FORMATS
from mjlint.reports.recognition import is_report
from mjlint.suppressions.baseline import is_baseline
from tests.cli.conftest import Program

PROMPTS = "a heron --AR 3:2\na fox --v 7\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--write-baseline", "prompts.txt"),
        ("--write-baseline", "prompts.txt", "other.txt"),
        ("--write-baseline", "prompts.txt", "."),
        ("--write-baseline", "link", "other.txt"),
        ("-o", "prompts.txt", "other.txt"),
        ("-o", "prompts.txt", "."),
        ("-o", "link", "other.txt"),
        ("-o", "prompts.txt", "--output-format", "concise", "other.txt"),
        ("--report", "sarif=prompts.txt", "other.txt"),
    ],
)
def test_prompts_are_never_replaced(program: Program, arguments: tuple[str, ...]) -> None:
    Path("prompts.txt").write_text(PROMPTS)
    Path("other.txt").write_text("a stork --AR 3:2\n")
    Path("link").symlink_to("prompts.txt")
    result = program("check", *arguments)
    assert result.code == 2
    assert "was not written by mjlint" in result.err
    assert "--force" in result.err
    assert Path("prompts.txt").read_text() == PROMPTS


def test_force_replaces(program: Program) -> None:
    Path("prompts.txt").write_text(PROMPTS)
    Path("other.txt").write_text("a stork --AR 3:2\n")
    assert program("check", "-o", "prompts.txt", "--force", "other.txt").code == 1
    assert "uppercase-parameter" in Path("prompts.txt").read_text()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("prompt", ["a heron", "a heron --AR 3:2"])
def test_reports_are_replaced(program: Program, name: str, prompt: str) -> None:
    for _ in range(2):
        result = program("check", "--output-format", name, "-o", "report", "--prompt", prompt)
        assert result.code == (1 if "AR" in prompt else 0), result.err
    assert is_report(Path("report").read_bytes()[:4096]) or not Path("report").read_bytes()


def test_baselines_are_replaced(program: Program) -> None:
    Path("a.txt").write_text(PROMPTS)
    for _ in range(2):
        assert program("check", "a.txt", "--write-baseline", "base.json").code == 0
    assert is_baseline(Path("base.json").read_bytes())
    Path("prompts.json").write_text('{"version": 1, "prompts": ["a heron --AR 3:2"]}')
    assert program("check", "a.txt", "--write-baseline", "prompts.json").code == 2
