"""Files are rewritten whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mjlint.text.files import WriteError, rewrite


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
