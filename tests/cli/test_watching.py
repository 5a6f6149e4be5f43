"""Judging again on each change, without waiting for real."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mjlint.cli.trouble import Trouble
from mjlint.cli.watching import looking, stamp, watch_for
from tests.cli.conftest import Program


def acting(*acts: Callable[[], object]) -> Callable[[float], None]:
    """What stands in for waiting: one act a time, and at last Ctrl-C."""
    left = list(acts)

    def wait(seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    return wait


def test_runs_again_on_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file, new = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text("a heron\n")
    runs: list[str] = []

    def once() -> int:
        runs.append(",".join(sorted(path.name for path in tmp_path.iterdir())))
        return 1

    wait = acting(
        lambda: None,
        lambda: new.write_text("a stork"),
        lambda: None,
        lambda: file.write_text("a heron and a stork\n"),
        new.unlink,
        lambda: (tmp_path / "mjlint.toml").write_text('model = "7"\n'),
    )
    assert watch_for(once, looking({}, (".",), None, False), wait) == 130
    assert runs == ["a.txt", "a.txt,b.txt", "a.txt,b.txt", "a.txt", "a.txt,mjlint.toml"]
    lines = capsys.readouterr().err.splitlines()
    assert all(re.match(r"\d\d:\d\d:\d\d watching \d+ files?", line) for line in lines)
    changes = [
        Path(found[1]).name for line in lines if (found := re.search("changed: ([^;]+);", line))
    ]
    assert changes == ["b.txt", "a.txt", "b.txt", "mjlint.toml"]


def test_change_during_the_run_is_not_missed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a heron\n")
    runs: list[int] = []

    def once() -> int:
        runs.append(1)
        if len(runs) == 1:
            file.write_text("a heron, mended\n")
        return 0

    watch_for(once, looking({}, (str(tmp_path),), None, True), acting())
    assert len(runs) == 2


def test_stops_with_an_interrupted_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a heron\n")
    look = looking({}, (str(tmp_path),), None, True)
    assert watch_for(lambda: 130, look, acting(lambda: pytest.fail("goes on"))) == 130


def test_goes_on_with_broken_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("a heron\n")
    (tmp_path / "mjlint.toml").write_text("modle = 7\n")
    runs: list[int] = []

    def once() -> int:
        runs.append(1)
        if len(runs) == 1:
            raise Trouble("unknown key `modle`")
        return 0

    wait = acting(lambda: (tmp_path / "mjlint.toml").write_text('model = "7"\n'))
    watch_for(once, looking({}, ("a.txt",), None, False), wait)
    assert len(runs) == 2
    assert "unknown key `modle`" in capsys.readouterr().err


def test_stamp(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    names = [str(tmp_path / "a.txt"), str(tmp_path / "gone.txt")]
    assert [name for name, *_ in stamp(names)] == names[:1]


def test_option(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", acting())
    Path("a.txt").write_text("a heron --AR 3:2\n")
    result = program("check", "--watch", "a.txt")
    assert result.code == 130
    assert "MJ010" in result.out
    assert re.fullmatch(r"\d\d:\d\d:\d\d watching 1 file; Ctrl-C ends\n", result.err)


@pytest.mark.parametrize("arguments", [("-",), ("--prompt", "a heron")])
def test_only_files_are_watched(arguments: tuple[str, ...], program: Program) -> None:
    result = program("check", "--watch", *arguments)
    assert result.code == 2
    assert "`--watch` watches files and folders" in result.err
