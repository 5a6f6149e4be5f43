"""Which files a path means."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint.documents import DocumentError
from mjlint.documents.finding import files


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a heron\n")


def found(folder: Path) -> list[str]:
    return [Path(file).relative_to(folder).as_posix() for file in files(str(folder))]


def test_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.prompt", "sub/c.jsonl", "sub/D.TXT", "e.mj", "no.py", "LICENSE")
    assert found(tmp_path) == ["a.prompt", "b.txt", "e.mj", "sub/D.TXT", "sub/c.jsonl"]


def test_texts_of_other_tools_are_left_alone(tmp_path: Path) -> None:
    make(tmp_path, "requirements.txt", "dev-requirements.txt", "requirements-dev.txt", "robots.txt")
    make(tmp_path, "CMakeLists.txt", "LICENSE.txt", "license-MIT.txt", "llms-full.txt", "reads.txt")
    assert found(tmp_path) == ["reads.txt"]


def test_hidden_and_foreign_folders_are_left_alone(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.txt", ".venv/b.txt", "node_modules/x/c.txt", ".d.txt", "e.txt")
    assert found(tmp_path) == ["e.txt"]


def test_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "requirements.txt", "prompts")
    for name in ("requirements.txt", "prompts"):
        assert list(files(str(tmp_path / name))) == [str(tmp_path / name)]


def test_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.txt", "no such file or folder"),
        ("empty", "no prompts in this folder"),
        ("a.zip", "mjlint does not read `.zip` files"),
    ],
)
def test_trouble(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "empty").mkdir()
    make(tmp_path, "a.zip")
    with pytest.raises(DocumentError, match=why):
        list(files(str(tmp_path / name)))
