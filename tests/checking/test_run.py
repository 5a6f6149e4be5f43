"""`mjlint.check`: what the command line shows, as values."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

import mjlint
from mjlint.text import lines
from tests.cli.conftest import Program, program

__all__ = ["program"]

ROOT = Path(__file__).parents[2]
BAD = "a heron --AR 3:2"


def records(results: list[mjlint.Result]) -> list[object]:
    return [each for r in results if isinstance(r, mjlint.Checked) for each in r.records()]


@pytest.mark.parametrize("folder", ["examples", "tests", "docs"])
def test_the_records_are_those_of_the_command_line(program: Program, folder: str) -> None:
    path = str(ROOT / folder)
    results = list(mjlint.check([path]))
    shown = program("check", path, "--output-format", "json")
    assert records(results) == json.loads(shown.out)["diagnostics"]
    assert [str(r) for r in results if isinstance(r, mjlint.Unread)] == [
        line.removeprefix("mjlint: error: ")
        for line in shown.err.splitlines()
        if line.startswith("mjlint: error: ")
    ]


def test_results_are_plain_data(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{BAD}\na fox --ar 3:2\n")
    results = list(mjlint.check(file, fix=True))
    assert pickle.loads(pickle.dumps(results)) == results
    json.dumps([each.to_dict() for each in results])
    rewritten, first, second = results
    assert isinstance(rewritten, mjlint.Rewritten)
    assert (rewritten.fixed, rewritten.written) == (1, True)
    assert isinstance(first, mjlint.Checked)
    assert isinstance(second, mjlint.Checked)
    assert (first.findings, second.text) == ((), "a fox --ar 3:2")
    assert file.read_text() == "a heron --ar 3:2\na fox --ar 3:2\n"


def test_a_text_comes_as_a_document_with_a_path_or_without(tmp_path: Path) -> None:
    (tmp_path / "mjlint.toml").write_text('ignore = ["uppercase-parameter"]\n')
    buffer = mjlint.Document.of(str(tmp_path / "a.yaml"), f"prompt: {BAD}\n")
    assert records(list(mjlint.check(buffer))) == []
    (checked,) = mjlint.check(mjlint.Document.of("<text>", BAD))
    assert isinstance(checked, mjlint.Checked)
    assert [each.where for each in checked.findings] == [(1, 9, 1, 13)]


def test_what_goes_wrong_is_a_value(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    for folder in (bad, good):
        folder.mkdir()
        (folder / "a.txt").write_text(BAD)
        (folder / "b.txt").write_text(BAD)
    (bad / "mjlint.toml").write_text('plan = "standrad"\n')
    missing = str(tmp_path / "missing.txt")
    results = list(mjlint.check([missing, bad, good]))
    unread = [each for each in results if isinstance(each, mjlint.Unread)]
    assert [(each.filename, each.row) for each in unread] == [
        (missing, None),
        (str(bad / "mjlint.toml"), 1),
    ]
    assert len(records(results)) == 2


def test_settings_given_by_hand_hold_in_place_of_files(tmp_path: Path) -> None:
    (tmp_path / "mjlint.toml").write_text('ignore = ["MJ010"]\n')
    (tmp_path / "a.txt").write_text(BAD + " --v6")
    codes = [
        [f.diagnostic.code for r in found if isinstance(r, mjlint.Checked) for f in r.findings]
        for found in (
            mjlint.check(tmp_path),
            mjlint.check(tmp_path, settings=mjlint.Settings(ignore=("MJ021",))),
        )
    ]
    assert codes == [["MJ021"], ["MJ010"]]


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{BAD}\n" * 40)
    assert list(mjlint.check(tmp_path, jobs=2)) == list(mjlint.check(tmp_path))


def test_a_row_of_many_prompts_is_searched_for_secrets_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []

    def masked(text: str) -> str:
        searched.append(text)
        return text

    monkeypatch.setattr(lines, "masked", masked)
    row = json.dumps({"prompts": [f"{number} {BAD}" for number in range(20)]})
    assert len(records(list(mjlint.check(mjlint.Document.of("a.json", row))))) == 20
    assert searched == [row]


def test_links_are_checked_where_the_settings_say_how() -> None:
    """A link into one's own network is known without asking."""
    prompt = mjlint.Document.of("<prompt>", "http://10.0.0.1/a.png a heron in the reeds --v 7")
    settings = mjlint.Settings(select=("unreachable-link",))
    asked = replace(settings, links=mjlint.LinkSettings(cache=False))
    (found,) = mjlint.check(prompt, settings=asked)
    assert isinstance(found, mjlint.Checked)
    assert [each.diagnostic.name for each in found.findings] == ["unreachable-link"]
    assert records(list(mjlint.check(prompt, settings=settings))) == []
