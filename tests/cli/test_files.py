"""`mjlint files`, and the options that say what is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from mjlint.documents import formats
from tests.cli.conftest import Program, Result

DOCUMENTS = Path(__file__).parents[2] / "docs" / "documents.md"
BAD = "a heron --AR 3:2\n"


def make(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_dot_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(result: Result) -> list[tuple[str, int, str]]:
    return [
        (d["filename"], d["location"]["row"], d["name"])
        for d in json.loads(result.out)["diagnostics"]
    ]


def check(program: Program, *arguments: str, stdin: bytes = b"") -> Result:
    return program("check", "--output-format", "json", *arguments, stdin=stdin)


def test_folder_that_cannot_be_read_is_reported(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(a_dot_txt=BAD, locked__b_dot_txt=BAD)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.path.basename(path) == "locked":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = check(program)
    assert (result.code, result.err) == (2, "mjlint: error: locked: permission denied\n")
    assert found(result) == [("a.txt", 1, "uppercase-parameter")]
    result = program("files")
    assert result.out.splitlines() == ["a.txt  text", "locked  - permission denied"]
    assert (result.code, result.err) == (2, "mjlint: error: locked: permission denied\n")
    assert program("check", "locked").err == "mjlint: error: locked: permission denied\n"


def test_long_prompt_given_as_a_path(program: Program) -> None:
    result = program("check", "a heron in the reeds " * 20)
    assert result.code == 2
    assert result.err.endswith("to check a prompt, write --prompt in front of it\n")


def test_files(program: Program) -> None:
    make(a_dot_md="x", b_dot_txt=BAD, old__c_dot_txt=BAD, test_x_dot_py="", z_dot_zip="")
    Path(".gitignore").write_text("old/\n")
    result = program("files")
    assert result.out.splitlines() == [
        "old  - ignored by `old/` in .gitignore",
        ".gitignore  - hidden",
        "a.md  markdown",
        "b.txt  text",
        "test_x.py  - a test of a program: read with --code, or where it is named",
    ]
    assert program("files", "--read").out.splitlines() == ["a.md  markdown", "b.txt  text"]
    assert "z.zip  - not a format that mjlint reads" in program("files", "--all").out
    assert "test_x.py  python" in program("files", "--code").out
    records = json.loads(program("files", "--output-format", "json", "b.txt").out)
    assert records == [{"path": "b.txt", "format": "text", "read": True, "why": None}]
    assert program("files", "none.txt").code == 2


def test_exclude(program: Program) -> None:
    make(a_dot_txt=BAD, old__b_dot_txt=BAD, mjlint_dot_toml='exclude = ["old/"]\n')
    assert found(check(program, ".")) == [("a.txt", 1, "uppercase-parameter")]
    assert found(check(program, ".", "--exclude", "a.*")) == []
    assert found(check(program, "old/b.txt")) == [("old/b.txt", 1, "uppercase-parameter")]
    result = check(program, "old/b.txt", "--force-exclude")
    assert (result.code, found(result)) == (0, [])


def test_files_from(program: Program) -> None:
    make(a_dot_txt=BAD, b_dot_txt=BAD, list="a.txt\n\nb.txt\n")
    assert [name for name, *_ in found(check(program, "--files-from", "list"))] == [
        "a.txt",
        "b.txt",
    ]
    result = check(program, "--files-from", "-", stdin=b"b.txt\0a.txt\0")
    assert [name for name, *_ in found(result)] == ["b.txt", "a.txt"]
    assert check(program, "--files-from", "none").code == 2
    # An empty list is not the whole folder.
    Path("list").write_text("")
    assert found(check(program, "--files-from", "list")) == []


def test_broken_file_costs_no_other(program: Program) -> None:
    make(a_dot_yaml="prompt: [a fox --ar 3:2", b_dot_json='{"prompt": "a fox --ar 3:2", ')
    make(c_dot_csv="id,prompt\n1,a fox --ar 3:2\n2,a,b\n", e_dot_yaml="a: [b", f_dot_csv="a,b\n1\n")
    make(d_dot_md="```mj\na heron --AR 3:2\n```\n")
    result = check(program, ".")
    assert result.code == 2
    assert found(result) == [("d.md", 2, "uppercase-parameter")]
    assert [line.split(": ")[2] for line in result.err.splitlines()] == [
        "a.yaml:1:24",
        "b.json:1:30",
        "c.csv:3:5",
    ]


def test_template_is_reported_once_and_filled_with_values(program: Program) -> None:
    make(a_dot_txt="a {{subject}} in [style] light --v6\n", v_dot_json='{"subject": ["x", "y"]}')
    around = [("a.txt", 1, "placeholder"), ("a.txt", 1, "glued-value")]
    assert found(check(program, "a.txt")) == around
    assert found(check(program, "a.txt", "--values", "v.json")) == around
    Path("v.json").write_text('{"subject": ["x", "y"], "style": "soft"}')
    assert found(check(program, "a.txt", "--values", "v.json")) == [("a.txt", 1, "glued-value")]
    assert found(check(program, "a.txt", "--ignore", "placeholder")) == around[1:]
    result = check(program, "a.txt", "--values", "none.json")
    assert result.code == 2
    assert "none.json: no such file" in result.err


def test_suffix_that_prompts_share_is_reported_once(program: Program) -> None:
    text = "suffix: --AR 3:2\nprompt:\n  - a heron\n  - a fox --CHAOS 5\n"
    make(a_dot_yaml=text)
    names = "uppercase-parameter"
    assert found(check(program, "a.yaml")) == [("a.yaml", 1, names), ("a.yaml", 4, names)]


def test_parameters_alone_are_no_empty_prompt(program: Program) -> None:
    make(a_dot_md="```\n--ar 3:2 --V 7\n```\n")
    assert found(check(program, "a.md")) == [("a.md", 2, "uppercase-parameter")]


def test_a_suffix_needs_no_reference_of_its_own(program: Program) -> None:
    make(a_dot_md="Add `--ar 3:2 --sw 200 --v 7` to each.\n")
    assert found(check(program, "a.md")) == []


@pytest.mark.parametrize(
    ("arguments", "text", "rows"),
    [
        (["--blocks", "blank-lines"], "a heron\n--AR 3:2\n", [2]),
        (["--keys", "shot"], "", []),
    ],
)
def test_options(program: Program, arguments: list[str], text: str, rows: list[int]) -> None:
    make(a_dot_txt=text)
    assert [row for _, row, _ in found(check(program, "a.txt", *arguments))] == rows


def test_tests_of_programs_when_asked(program: Program) -> None:
    make(a_dot_py='X = "a heron in mist --AR 3:2"\n', b_dot_txt="a heron\n")
    make(a_dot_test_dot_ts='const x = "a heron in mist --AR 3:2"\n')
    assert [name for name, *_ in found(check(program, "."))] == ["a.py"]
    assert [name for name, *_ in found(check(program, ".", "--code"))] == ["a.py", "a.test.ts"]
    assert [name for name, *_ in found(check(program, "a.py"))] == ["a.py"]


def test_standard_input_of_every_format(program: Program) -> None:
    for name, text in [
        ("x.md", "```mj\na --AR 3:2\n```"),
        ("x.yaml", "a: 1\nprompt: a --AR 3:2"),
        ("x.csv", "prompt\na --AR 3:2"),
    ]:
        result = check(program, "-", "--stdin-filename", name, stdin=text.encode())
        assert found(result) == [(name, 2, "uppercase-parameter")]


def test_jobs_find_the_same(program: Program) -> None:
    make(a_dot_md="```mj\na heron --AR 3:2\n```\n", b_dot_json='{"prompt": ')
    rows = [
        json.dumps({"prompt": f"a heron {n} {'--V 7' if n % 997 == 0 else ''}"})
        for n in range(20_000)
    ]
    rows[500] = "{"
    Path("c.jsonl").write_text("\n".join(rows))
    alone = check(program, ".", "--jobs", "1")
    together = check(program, ".", "--jobs", "2")
    assert together == alone
    assert alone.code == 2
    assert ("c.jsonl", 998, "uppercase-parameter") in found(together)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_format_of_the_documentation(
    program: Program, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """The example in docs/documents.md, as it is there: a plugin without a rule."""
    monkeypatch.setattr(formats, "_BY_SUFFIX", dict(formats._BY_SUFFIX))
    page = DOCUMENTS.read_text(encoding="utf-8")
    code = page.partition("```python\n# studio_shots.py\n")[2].partition("```")[0]
    Path("studio_shots.py").write_text(code)
    Path("mjlint.toml").write_text('plugins = ["./studio_shots.py"]\n')
    for name in ("a.shot", "b.shot"):
        Path(name).write_text("x\n> a heron --AR 3:2\n")
    result = check(program, "--jobs", jobs)
    assert (result.code, result.err) == (
        1,
        "mjlint: note: runs the code of studio_shots.py (mjlint.toml:1)\n",
    )
    assert found(result) == [(name, 2, "uppercase-parameter") for name in ("a.shot", "b.shot")]
    program("check", "--fix", "a.shot")
    assert Path("a.shot").read_text() == "x\n> a heron --ar 3:2\n"


def test_format_of_a_plugin(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_BY_SUFFIX", dict(formats._BY_SUFFIX))
    rule = program("rule", "new", "loud").out
    assert rule
    Path("plugin.py").write_text(
        Path("mjlint_rules/loud.py").read_text()
        + "\nfrom mjlint.documents import Format, register\n"
        + "register(Format('shots', ('.shot',), 'tests.documents.test_formats'))\n"
    )
    Path("mjlint.toml").write_text('plugins = ["./plugin.py"]\n')
    Path("a.shot").write_text("x\n> a heron --AR 3:2\n")
    result = program("check", "a.shot", "--output-format", "concise")
    assert result.out.startswith("a.shot:2:11: error[uppercase-parameter]"), result.err
