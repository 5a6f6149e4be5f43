"""``mjlint prompts``: what would be linted, and why."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Program


def test_prompts_with_their_reasons(program: Program) -> None:
    Path("a.md").write_text(
        "A heron in the reeds --ar 3:2 --v 6.1\n\nMake it wide with --ar 16:9.\n\n```mj\na fox\n```\n"
    )
    result = program("prompts")
    assert result.out.splitlines() == [
        "a.md:1 [6.1]  prose that ends in `--ar 3:2`  A heron in the reeds --ar 3:2 --v 6.1",
        "a.md:6 [8.2]  fence marked `mj`  a fox",
    ]
    assert "a.md:3  not a prompt: prose about parameters" in program("prompts", "--all").out
    records = json.loads(program("prompts", "--all", "--output-format", "json").out)
    assert [(each["row"], each["prompt"], each["model"]) for each in records] == [
        (1, True, "6.1"),
        (3, False, None),
        (6, True, "8.2"),
    ]


def test_nothing_found_is_not_nothing_wrong(program: Program) -> None:
    Path("a.md").write_text("Nothing here.\n")
    Path("b.txt").write_text("Nor here.\n")
    result = program("check", ".")
    assert result.code == 0
    assert result.err == "mjlint: note: no prompts found in 2 files\n"
    assert program("prompts").err == "mjlint: note: no prompts found\n"


def test_links_that_lead_nowhere_are_one_note(program: Program) -> None:
    Path("a.md").write_text("```mj\na heron --v 7\n```\n")
    for name in ("b.md", "c.md"):
        Path(name).symlink_to("none.md")
    result = program("check", ".")
    assert result.code == 0
    assert result.err == "mjlint: note: .: 2 links lead nowhere\n"


def test_formats_that_are_not_read_are_counted(program: Program) -> None:
    Path("a.tex").write_text("A heron in the reeds --ar 3:2 --v 7\n")
    result = program("check", ".")
    assert "not read, but seems to hold prompts: .tex 1" in result.err


def test_suffix_takes_the_version_that_the_prompts_type(program: Program) -> None:
    suffix = "```\n--cref https://cdn.midjourney.com/0b1c/0_0.png --cw 40\n```\n"
    Path("a.md").write_text(f"{suffix}\nA heron in the reeds --ar 3:2 --v 6.1\n")
    assert program("check", "a.md", "-q").out == ""
    Path("a.md").write_text(f"{suffix}\nA heron in the reeds --ar 3:2\n")
    result = program("check", "a.md", "--output-format", "concise")
    assert result.code == 0
    assert "warning[incompatible-parameter]" in result.out
