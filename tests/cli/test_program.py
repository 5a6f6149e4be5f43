"""The program as others start it: its imports, its pipes, and how it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import mjlint
from tests.cli.conftest import Program

BAD = '{"prompt": "a heron --AR 3:2"}\n'
COMMAND = [sys.executable, "-m", "mjlint"]
HEAVY = (
    "lark", "httpx", "yaml", "jsonschema", "asyncio", "markdown_it", "pathspec", "socket",
    "mjlint.linting.linter", "mjlint.language.lexicon", "tempfile", "hashlib",
)  # fmt: skip

UNUSED = (
    "mjlint.reports.drawing", "mjlint.reports.recognition", "mjlint.links.checker",
    "mjlint.documents.formats.jsonl", "mjlint.documents.signs", "mjlint.documents.evidence",
    "mjlint.documents.words", "mjlint.checking.rewriting", "mjlint.suppressions.baseline",
    "mjlint.suppressions.comments",
)  # fmt: skip
"""What a run that checks one prompt does without."""


def imported(*arguments: str) -> set[str]:
    """The modules that a run imports."""
    code = (
        "import sys; from mjlint.cli.program import run; "
        f"run({list(arguments)!r}); print('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help"), ()])
def test_nothing_heavy_is_imported_for_help(arguments: tuple[str, ...]) -> None:
    assert not imported(*arguments) & set(HEAVY)


@pytest.mark.usefixtures("ready_tables")
def test_check_imports_what_it_needs() -> None:
    modules = imported("check", "--prompt", "a heron --ar 3:2")
    assert "mjlint.linting.linter" in modules
    others = {"httpx", "yaml", "jsonschema", "asyncio", "markdown_it", "pathspec", "ssl"}
    assert not modules & others
    assert not modules & set(UNUSED)


def test_version_and_help(program: Program) -> None:
    assert program("--version").out == f"mjlint {mjlint.__version__}\n"
    for arguments in (("--help",), ("-h",), ()):
        shown = program(*arguments)
        assert "Check prompts" in shown.out + shown.err
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"mjlint {mjlint.__version__}\n")


def test_no_command_shows_the_help_as_it_is_laid_out(program: Program) -> None:
    result = program()
    assert (result.code, result.out) == (2, "")
    assert result.err == program("--help").out


def test_unknown_command(program: Program) -> None:
    result = program("chekc", "a.txt")
    assert result.code == 2
    assert (
        result.err == "mjlint: error: there is no command or file `chekc`; did you mean `check`?\n"
    )


def test_closed_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(BAD * 2000)
    with subprocess.Popen(
        [*COMMAND, "check", "a.jsonl"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"error[MJ010]")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "check", "--prompt", "a"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr == "mjlint: error: cannot write: no space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("form", ["full", "json"])
def test_interrupt_tells_what_is_known(form: str) -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "-", "--stdin-filename", "x.jsonl", "--output-format", form],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(f"{BAD}{{bad\n")
        process.stdin.flush()
        # The second line is a fault: once it is told, the first was judged.
        assert "x.jsonl:2:2" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == ""
    if form == "json":
        assert len(json.loads(out)["diagnostics"]) == 1
    else:
        assert "error[MJ010]" in out
        assert out.endswith(
            "1 error in 1 prompt, stopped before the end; 1 can be fixed with `mjlint check --fix`\n"
        )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(("options", "told"), [((), ""), (("--fix",), "it is no file")])
def test_named_pipe_is_read_once(tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    pipe = tmp_path / "prompts"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*COMMAND, "check", *options, "--output-format", "concise", "prompts"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        pipe.write_text("a heron --AR 3:2\n")
        out, err = process.communicate(timeout=60)
    assert out.startswith("prompts:1:9: error[uppercase-parameter]")
    assert told in err
    assert process.returncode == (2 if told else 1)


SLOW = """
import os, time
from mjlint import Rule, Severity
from mjlint.prompts.tree import Prompt

RULE = Rule("MY001", "slow", Severity.WARNING)


def check(prompt: Prompt, context):
    if os.path.exists("begun"):
        with open("begun", "w"):
            pass  # as soon as somebody listens
    time.sleep(0.05)
    yield from ()
"""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_processes_are_not_waited_for_after_interrupt(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "begun")
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "mjlint.toml").write_text('plugins = ["./slow.py"]\n')
    # What each process is given takes it minutes.
    (tmp_path / "a.txt").write_text("".join(f"a heron {n}{' reeds' * 20}\n" for n in range(6000)))
    with subprocess.Popen(
        [*COMMAND, "check", "a.txt", "--jobs", "2", "--plugins", "--output-format", "concise"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        with open(tmp_path / "begun"):
            os.unlink(tmp_path / "begun")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out.endswith("stopped before the end\n")
    assert "Traceback" not in err


def test_output_that_cannot_take_every_character(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("鳥 --AR 3:2", encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "check", "a.txt"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": os.getcwd()},
    )
    assert done.returncode == 1
    assert b"\\u9ce5 --AR 3:2" in done.stdout
    assert done.stderr == b""
