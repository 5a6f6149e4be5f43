"""Files are rewritten whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mjlint.text.files import WriteError, rewrite, written


def test_permissions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    real, link = tmp_path / "real.txt", tmp_path / "sub" / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    rewrite(str(link), b"old", b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    with pytest.raises(WriteError, match="outside of what was asked for"):
        rewrite(str(link), b"new", b"newer", within=str(tmp_path / "sub"))
    assert real.read_bytes() == b"new"
    rewrite(str(link), b"new", b"newer", within=str(tmp_path))
    assert real.read_bytes() == b"newer"


def test_folder_that_is_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    rewrite(str(tmp_path / "link" / "a.txt"), b"old", b"new", within=str(tmp_path / "link"))
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"new"


def test_what_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"somebody else's")
    with pytest.raises(WriteError, match="somebody else"):
        rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"somebody else's"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_full_disk_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="no space left on device"):
        rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_file_that_nobody_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    # As for everybody but the superuser, who may run this test.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(WriteError, match="permission denied"):
        rewrite(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no such file"):
        rewrite(str(tmp_path / "gone.txt"), b"old", b"new")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteError, match="it is no file"):
        rewrite(str(tmp_path / "pipe"), b"old", b"new")


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "report"
    file.write_text("before")
    file.chmod(0o640)

    def fail() -> None:
        with written(str(file)) as write:
            write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert file.read_text() == "before"
    with written(str(file)) as write:
        write("after \udc80")
        assert file.read_text() == "before"
    assert file.read_text() == "after \\udc80"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["report"]


def test_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with written(str(tmp_path / "link")) as write:
        write("text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "text"


def test_what_is_no_file_is_written_as_it_comes(tmp_path: Path) -> None:
    with written(os.devnull) as write:
        write("text")
    assert not Path(os.devnull).is_file()
    with pytest.raises(WriteError, match="is a folder"), written(str(tmp_path)):
        pass


def test_what_mjlint_did_not_write_is_not_replaced(tmp_path: Path) -> None:
    def ours(head: bytes) -> bool:
        return head.startswith(b"{")

    file, link = tmp_path / "prompts.txt", tmp_path / "link"
    file.write_text("a heron")
    link.symlink_to(file)
    for path in (file, link):
        with pytest.raises(WriteError, match="not written by mjlint"), written(str(path), ours):
            pass
    assert file.read_text() == "a heron"
    for before in ("", "{old}"):
        file.write_text(before)
        with written(str(file), ours) as write:
            write("{new}")
        assert file.read_text() == "{new}"
    with written(str(tmp_path / "new"), ours) as write:
        write("{}")
    file.write_text("a heron")
    with written(str(file)) as write:
        write("forced")
    assert file.read_text() == "forced"


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait(60)
    dead = tmp_path / f".mjlint-{child.pid}-abc_123.tmp"
    alive = tmp_path / f".mjlint-{os.getpid()}-abc_123.tmp"
    other = tmp_path / ".mjlint-cache"
    for file in (dead, alive, other):
        file.write_text("x")
    with written(str(tmp_path / "report")) as write:
        write("x")
    assert not dead.exists()
    assert alive.exists()
    assert other.exists()


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_attributes_of_a_report_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "report"
    file.write_text("x")
    try:
        os.setxattr(file, "user.mine", b"1")
    except OSError:
        pytest.skip("the file system has none")
    with written(str(file)) as write:
        write("y")
    assert os.getxattr(file, "user.mine") == b"1"
