"""`mjlint check --fix` and its kin: what is written, what is said, and the exit codes."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from mjlint.text.files import WriteError
from tests.cli.conftest import Program, Result

BAD = "a heron --AR 3:2"
GOOD = "a heron --ar 3:2"


def test_fix(program: Program) -> None:
    Path("a.txt").write_text(f"# birds\n{BAD}\na fox --chaos 120\n")
    result = program("check", "--fix")
    assert Path("a.txt").read_text() == f"# birds\n{GOOD}\na fox --chaos 120\n"
    assert result.code == 1
    assert "value-out-of-range" in result.out
    assert result.out.endswith(
        "1 fixed, 1 error in 2 prompts; 1 can be fixed with `mjlint check --fix --unsafe-fixes`\n"
    )
    assert result.err == "mjlint: note: a.txt: fixed MJ010 write `--ar`\n"
    result = program("check", "--fix", "--unsafe-fixes")
    assert Path("a.txt").read_text() == f"# birds\n{GOOD}\na fox --chaos 100\n"
    assert result == Result(
        0,
        "1 fixed, no findings in 2 prompts\n",
        "mjlint: note: a.txt: fixed MJ201 write `--chaos 100`\n",
    )
    assert program("check", "--fix") == Result(0, "no findings in 2 prompts\n", "")


def test_unsafe_fixes_of_the_settings(program: Program) -> None:
    Path("mjlint.toml").write_text("unsafe-fixes = true\n")
    Path("a.txt").write_text("a fox --chaos 120\n")
    assert program("check", "a.txt").code == 1
    assert Path("a.txt").read_text() == "a fox --chaos 120\n"
    assert program("check", "a.txt", "--fix").code == 0
    assert Path("a.txt").read_text() == "a fox --chaos 100\n"


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "# é\r\na heron --AR 3:2\r\nreeds\n\n".encode(),
        codecs.BOM_UTF16_LE + "a heron --AR 3:2\r\n漢字 fox".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "\na heron --AR 3:2\r".encode("utf-16-be"),
        b"  a heron --AR 3:2  ",
    ],
)
def test_bytes_are_kept(program: Program, data: bytes) -> None:
    Path("a.txt").write_bytes(data)
    os.chmod("a.txt", 0o600)
    program("check", "--fix", "a.txt")
    wide = b"\x00" in data
    old, new = (b"A\x00R", b"a\x00r") if wide else (b"AR", b"ar")
    assert data.count(old) == 1
    assert Path("a.txt").read_bytes() == data.replace(old, new)
    assert stat.S_IMODE(os.stat("a.txt").st_mode) == 0o600


@pytest.mark.parametrize("options", [("--fix",), ("--add-ignores",), ("--fix", "--add-ignores")])
def test_what_could_not_be_written_is_not_counted(
    program: Program, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise WriteError("cannot be rewritten: permission denied")

    monkeypatch.setattr("mjlint.checking.run.rewrite", refuse)
    Path("a.txt").write_text(BAD)
    result = program("check", "a.txt", "--show-fixes", *options)
    assert result.code == 2
    assert "mjlint: error: a.txt: cannot be rewritten: permission denied\n" in result.err
    assert " fixed, " not in result.out
    assert "a.txt: MJ010" not in result.err
    assert "--add-ignores" not in options or "wrote 0 comments\n" in result.err


def test_every_format(program: Program) -> None:
    texts = {
        "a.md": f"x\n\n```mj\n{BAD}\n```\n",
        "a.json": json.dumps({"prompt": BAD}),
        "a.jsonl": json.dumps({"prompt": BAD}) + "\n",
        "a.yaml": f"prompt: {BAD}\n",
        "a.toml": f'prompt = "{BAD}"\n',
        "a.csv": f"id,prompt\n1,{BAD}\n",
        "a.txt": BAD,
    }
    for name, text in texts.items():
        Path(name).write_text(text)
    assert program("check", "--fix").out == "7 fixed, no findings in 7 prompts of 7 files\n"
    for name, text in texts.items():
        assert Path(name).read_text() == text.replace(BAD, GOOD)


def test_nothing_is_rewritten_without_need(program: Program) -> None:
    Path("a.txt").write_text(GOOD)
    before = os.stat("a.txt")
    program("check", "--fix")
    program("check", "--diff")
    assert os.stat("a.txt").st_ino == before.st_ino


def test_broken_file_is_left_alone(program: Program) -> None:
    data = BAD.encode() + b"\n\xff\n"
    Path("a.txt").write_bytes(data)
    result = program("check", "--fix")
    assert Path("a.txt").read_bytes() == data
    assert result.code == 2
    assert "is not UTF-8" in result.err
    assert "uppercase-parameter" in result.out


def test_links(program: Program, tmp_path: Path) -> None:
    Path("outside.txt").write_text(BAD)
    Path("sub").mkdir()
    Path("sub/link.txt").symlink_to("../outside.txt")
    for options, code in ((), 0), (("--fix",), 2):
        result = program("check", *options, "sub")
        assert result.code == code
        assert "outside of what was asked for" in result.err
    assert Path("outside.txt").read_text() == BAD
    assert program("check", "--fix", "sub/link.txt").code == 0
    assert Path("sub/link.txt").is_symlink()
    assert Path("outside.txt").read_text() == GOOD


def test_standard_input_goes_to_standard_output(program: Program) -> None:
    data = f"# x\r\n{BAD}\r\na fox --chaos 120".encode()
    result = program("check", "--fix", "-", stdin=data)
    assert result.out == data.decode().replace("AR", "ar")
    assert "value-out-of-range" in result.err
    assert result.code == 1
    text = json.dumps({"prompt": BAD})
    result = program("check", "--fix-only", "-", "--stdin-filename", "x.json", stdin=text.encode())
    assert result == Result(
        0,
        text.replace("AR", "ar"),
        "mjlint: note: x.json: fixed MJ010 write `--ar`\nmjlint: note: fixed 1 finding in 1 file\n",
    )


def test_prompt(program: Program) -> None:
    result = program("check", "--fix-only", "-q", "--prompt", BAD, "--prompt", GOOD)
    assert result == Result(0, f"{GOOD}\n{GOOD}\n", "")
    result = program("check", "--fix", "--prompt", "a fox --chaos 120")
    assert result.out == "a fox --chaos 120\n"
    assert result.code == 1


def test_diff(program: Program) -> None:
    rows = [f"a heron in reeds no. {number}" for number in range(30)]
    rows[4] = rows[20] = BAD
    rows[29] = "a fox --v6"
    text = "\n".join(rows)
    Path("a.txt").write_text(text)
    result = program("check", "--diff", "-q")
    assert result.code == 1
    assert result.out.startswith("--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n a heron in reeds no. 1\n")
    assert result.out.endswith(
        "-a fox --v6\n\\ No newline at end of file\n+a fox --v 6\n\\ No newline at end of file\n"
    )
    assert Path("a.txt").read_text() == text
    assert program("check", "--diff", "--exit-zero", "--prompt", BAD).code == 0
    Path("a.txt").write_text(GOOD)
    result = program("check", "--diff")
    assert result == Result(0, "", "mjlint: note: would fix 0 findings\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no `patch` here")
def test_diff_can_be_applied(program: Program) -> None:
    text = "\n".join([BAD, *["a heron"] * 20, "# mjlint: ignore[MJ010]", "reeds", *["a"] * 9, BAD])
    Path("a.txt").write_text(text)
    result = program("check", "--diff", "-q")
    program("check", "--fix")
    wanted = Path("a.txt").read_text()
    assert wanted != text
    Path("a.txt").write_text(text)
    subprocess.run(["patch", "-s", "-p0"], input=result.out, text=True, check=True)
    assert Path("a.txt").read_text() == wanted


def test_diff_where_rows_go(program: Program) -> None:
    Path("a.txt").write_text(f"{GOOD}\n# mjlint: ignore[uppercase-parameter] x\n{GOOD}\n{BAD}\n")
    assert program("check", "--diff", "-q", "--select", "MJ9,MJ010").out == (
        "--- a.txt\n+++ a.txt\n@@ -1,4 +1,3 @@\n"
        f" {GOOD}\n-# mjlint: ignore[uppercase-parameter] x\n {GOOD}\n-{BAD}\n+{GOOD}\n"
    )


def test_show_fixes(program: Program) -> None:
    Path("a.txt").write_text(f"{BAD}\n{BAD}\na fox --v6\n")
    result = program("check", "--fix-only", "--show-fixes")
    assert result == Result(
        0,
        "",
        "mjlint: note: a.txt: MJ010 uppercase-parameter: write `--ar` ×2\n"
        "mjlint: note: a.txt: MJ021 glued-value: write `--v 6`\n"
        "mjlint: note: fixed 3 findings in 1 file\n",
    )


def test_a_fix_is_named(program: Program) -> None:
    Path("a.txt").write_text(f"{BAD}\n{BAD}\na fox --v6\n")
    Path("b.txt").write_text(f"{BAD}\na fox --v6\na fox --v7\nan owl --raw --v 7,\n")
    result = program("check", "--fix")
    assert result.out == "7 fixed, no findings in 7 prompts of 2 files\n"
    assert result.err == (
        "mjlint: note: a.txt: fixed MJ010 write `--ar` ×2, MJ021 write `--v 6`\n"
        "mjlint: note: b.txt: fixed MJ021 glued-value ×2, MJ010 uppercase-parameter,"
        " MJ011 trailing-punctuation\n"
    )
    Path("a.txt").write_text(BAD)
    assert program("check", "--fix", "-q").err == ""


def test_many_fixed_files_are_not_all_named(program: Program) -> None:
    for number in range(23):
        Path(f"{number}.txt").write_text(BAD)
    notes = program("check", "--fix", "-j", "1").err.splitlines()
    assert len(notes) == 21
    assert notes[-1] == "mjlint: note: and fixes in 3 more files: `--show-fixes` lists all"


@pytest.mark.parametrize(
    "arguments",
    [("--diff", "--add-ignores"), ("--write-baseline", "x", "--fix"), ("--reason", "x")],
)
def test_what_makes_no_sense(program: Program, arguments: tuple[str, ...]) -> None:
    assert program("check", *arguments).code == 2


def test_add_ignores(program: Program) -> None:
    texts = {
        "a.txt": (f"  {BAD} --v6\n", "  # mjlint: ignore[uppercase-parameter, glued-value] old\n"),
        "a.yaml": (f"prompts:\n  - {BAD}\n", "  # mjlint: ignore[uppercase-parameter] old\n"),
        "a.toml": (f'x = 1\nprompt = """\n{BAD}"""\n', "# mjlint: ignore[uppercase-parameter] old\n"),
        "a.md": (f"> ```mj\n> {BAD}\n> ```\n", "> <!-- mjlint: ignore[uppercase-parameter] old -->\n"),
        "b.md": (f"- x `a heron in reeds {BAD}`\n", " <!-- mjlint: ignore[uppercase-parameter] old -->"),
        "a.py": (f"P = '{BAD}'\r\n", "# mjlint: ignore[uppercase-parameter] old\r\n"),
        "a.ts": (f"const p = `{BAD}`\n", "// mjlint: ignore[uppercase-parameter] old\n"),
    }  # fmt: skip
    for name, (text, _) in texts.items():
        Path(name).write_bytes(text.encode())
    Path("a.json").write_text(json.dumps({"prompt": BAD}))
    result = program("check", "--add-ignores", "--reason", "old", "--code", "-q")
    assert result.code == 1
    assert result.out.count("error[") == 1
    assert " --> a.json:1:21" in result.out
    for name, (text, comment) in texts.items():
        written = Path(name).read_bytes().decode()
        assert written.count(comment) == 1, written
        assert written.replace(comment, "") == text
    result = program("check", "--add-ignores", "--code", "a.txt")
    assert "wrote 0 comments" in result.err


def test_add_ignores_says_where_there_are_no_comments(program: Program) -> None:
    Path("a.csv").write_text(f"prompt\n{BAD}\n")
    result = program("check", "--add-ignores")
    assert "a.csv: there are no comments in such a file; write a baseline for it" in result.err
    assert result.code == 1


def test_a_suffix_that_a_fix_would_make_a_prompt_with_errors_stays_one(program: Program) -> None:
    file = Path("prompts.toml")
    file.write_text("[[s]]\nprompt = \"--endniji 6 end. owls --r1 {--raw '7',fox} imagine\"\n")
    assert "error" not in program("check", "prompts.toml").out
    result = program("check", "prompts.toml", "--fix", "--unsafe-fixes")
    assert file.read_text().startswith('[[s]]\nprompt = "--endniji 6 ')
    assert "1 fixed" in result.out
    assert "error" not in result.out
