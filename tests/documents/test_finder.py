"""Which files a path means."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from mjlint.documents.finder import Finder, files
from mjlint.text.document import DocumentError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a heron\n")


def found(folder: Path) -> list[str]:
    return [Path(file).relative_to(folder).as_posix() for file in files(str(folder))]


def test_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.prompt", "sub/c.jsonl", "sub/D.TXT", "e.mj", "no.py", "LICENSE")
    assert found(tmp_path) == ["a.prompt", "b.txt", "e.mj", "no.py", "sub/D.TXT", "sub/c.jsonl"]


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


def test_link_that_leads_nowhere_costs_nothing(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "none.txt")
    assert found(tmp_path) == ["a.txt"]
    why = {each.path: each.why_not for each in Finder().decided(str(tmp_path)) if each.dangling}
    assert why == {str(tmp_path / "b.txt"): "a link that leads nowhere"}


def test_folders_of_agents_are_read(tmp_path: Path) -> None:
    make(tmp_path, ".claude/skills/x/a.md", ".cursor/b.mdc", ".github/c.md", ".idea/d.md")
    assert found(tmp_path) == [".claude/skills/x/a.md", ".cursor/b.mdc", ".github/c.md"]


def test_file_that_a_hook_names_is_one_that_was_found(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "readme.txt", "node_modules/b.txt", "c.zip")
    hook = Finder(base=str(tmp_path), force_exclude=True)
    (one,) = hook.files(str(tmp_path / "a.txt"))
    assert one.searched
    for name in ("readme.txt", "node_modules/b.txt", "c.zip"):
        assert list(hook.files(str(tmp_path / name))) == []


def test_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert found(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.txt", "no such file or folder"),
        ("a.zip", "mjlint does not read `.zip` files"),
    ],
)
def test_trouble(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "empty").mkdir()
    make(tmp_path, "a.zip")
    with pytest.raises(DocumentError, match=why):
        list(files(str(tmp_path / name)))


def decided(finder: Finder, folder: Path) -> dict[str, str | None]:
    return {
        Path(each.path).relative_to(folder).as_posix(): each.why_not
        for each in finder.decided(str(folder))
        if not each.foreign
    }


def test_every_format(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "a.json", "a.yaml", "a.yml", "a.toml", "a.csv", "a.tsv", "a.ts", "a.py")
    tests = ["test_a.py", "a.spec.ts", "BirdTest.java", "TestBird.kt", "bird_test.go"]
    make(tmp_path, *tests, "Contest.swift")
    make(tmp_path, "package.json", "pyproject.toml", "docker-compose.yml")
    data = [
        "Contest.swift",
        "a.csv",
        "a.json",
        "a.md",
        "a.py",
        "a.toml",
        "a.ts",
        "a.tsv",
        "a.yaml",
        "a.yml",
    ]
    assert found(tmp_path) == data
    code = [each.path for each in Finder(source=True).files(str(tmp_path))]
    assert [Path(path).name for path in code] == sorted([*data, *tests])


def test_gitignore(tmp_path: Path) -> None:
    names = ["a.txt", "b.txt", "out/c.txt", "sub/a.txt", "sub/d.txt", "sub/deep/keep.txt"]
    make(tmp_path, *names)
    (tmp_path / ".gitignore").write_text("# remark\n\nout/\n/a.txt\n*.log\nkeep.txt\n")
    (tmp_path / "sub" / ".gitignore").write_text("d.txt\n!keep.txt\n")
    assert found(tmp_path) == ["b.txt", "sub/a.txt", "sub/deep/keep.txt"]
    everything = [f.path for f in Finder(gitignore=False).files(str(tmp_path))]
    assert len(everything) == len(names)
    why = decided(Finder(), tmp_path)
    assert str(why["out"]).startswith("ignored by `out/` in ")
    # A named file is read all the same.
    assert list(files(str(tmp_path / "a.txt"))) == [str(tmp_path / "a.txt")]


def test_gitignore_of_the_repository_above(tmp_path: Path) -> None:
    make(tmp_path, "repo/sub/a.txt", "repo/sub/b.txt", "c.txt")
    (tmp_path / ".gitignore").write_text("a.txt\n")
    (tmp_path / "repo/.git/info").mkdir(parents=True)
    assert found(tmp_path / "repo/sub") == ["a.txt", "b.txt"]
    (tmp_path / "repo/.gitignore").write_text("/sub/b.txt\n")
    (tmp_path / "repo/.git/info/exclude").write_text("a.*\n")
    make(tmp_path, "repo/sub/c.txt")
    assert found(tmp_path / "repo/sub") == ["c.txt"]


def test_exclude_and_include(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "old/b.txt", "new/old/c.txt", "new/d.txt", "shots.mjp")
    finder = Finder(base=str(tmp_path), exclude=["/old", "d.*"], include=["*.mjp"])
    paths = [
        Path(each.path).relative_to(tmp_path).as_posix() for each in finder.files(str(tmp_path))
    ]
    assert paths == ["a.txt", "shots.mjp", "new/old/c.txt"]
    assert decided(finder, tmp_path)["old"] == "excluded by `/old`"


def test_named_files_are_excluded_by_force_alone(tmp_path: Path) -> None:
    make(tmp_path, "old/b.txt", "a.txt")
    name = str(tmp_path / "old/b.txt")
    gentle = Finder(base=str(tmp_path), exclude=["old/"])
    assert [each.path for each in gentle.files(name)] == [name]
    forced = Finder(base=str(tmp_path), exclude=["old/"], force_exclude=True)
    assert list(forced.files(name)) == []
    assert list(forced.files(str(tmp_path / "old"))) == []
    assert [each.why_not for each in forced.decided(name)] == ["excluded by `old/`"]


def test_virtual_environment(tmp_path: Path) -> None:
    make(tmp_path, "env/pyvenv.cfg", "env/a.txt", "vendor/b.txt", "c.txt")
    assert found(tmp_path) == ["c.txt"]


def special(folder: Path) -> dict[str, str | None]:
    return {
        Path(each.path).name: each.why_not
        for each in Finder().decided(str(folder))
        if each.special and not each.broken
    }


def test_links_are_followed_inside_of_the_folder_alone(tmp_path: Path) -> None:
    make(tmp_path, "outside", "in/a.txt", "in/sub/b.txt")
    (tmp_path / "in/out.txt").symlink_to("../outside")
    (tmp_path / "in/sub/c.txt").symlink_to("../a.txt")
    where = os.path.realpath(tmp_path / "outside")
    assert found(tmp_path / "in") == ["a.txt", "sub/b.txt", "sub/c.txt"]
    why = f"a link to {where}, outside of what was asked for"
    assert special(tmp_path / "in") == {"out.txt": why}
    # What is named is read; what a hook names is treated as if it were found.
    name = str(tmp_path / "in/out.txt")
    assert list(files(name)) == [name]
    hook = Finder(base=str(tmp_path / "in"), force_exclude=True)
    assert list(hook.files(name)) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_sockets_and_devices_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    os.mkfifo("p.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
    Path("d.txt").symlink_to(os.devnull)
    expected = {"p.txt": "a named pipe", "s.txt": "a socket", "d.txt": "a device"}
    assert special(tmp_path) == expected
    assert list(files("p.txt")) == ["p.txt"]
    for name in ("s.txt", "d.txt"):
        with pytest.raises(DocumentError, match=f"is {expected[name]}, not a file"):
            list(files(name))


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs /proc")
def test_files_that_the_system_makes_up_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    assert special(tmp_path) == {"a.txt": "a file of the system"}
    for path in (str(tmp_path / "a.txt"), "/proc/version"):
        with pytest.raises(DocumentError, match="a file of the system"):
            list(files(path))


def test_file_in_a_folder_that_may_not_be_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: object, **_: object) -> None:
        # As for everybody but the superuser, who may run this test.
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "lstat", denied)
    with pytest.raises(DocumentError, match="permission denied"):
        list(files(str(tmp_path / "a.txt")))
