"""What a program makes and git holds is current, and the command that makes it says what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint.language import validation
from mjlint.language.validation import TableFault
from mjlint.maintenance import __main__ as maintenance
from mjlint.maintenance.__main__ import COMMITTED, main, outdated


@pytest.mark.parametrize("name", COMMITTED)
def test_what_is_committed_is_current(name: str) -> None:
    assert outdated(COMMITTED[name]()) == [], f"run `python -m mjlint.maintenance {name}`"


def test_all_makes_what_is_outdated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(maintenance, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mjlint").mkdir()
    schema = tmp_path / "mjlint" / "mjlint.schema.json"
    schema.write_text("{}")
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    for name in ("mjlint/mcp/SKILL.md", "mjlint/mjlint.schema.json"):
        assert f"{name}: outdated: run `python -m mjlint.maintenance " in told
    assert main([]) == 0
    assert schema.read_text("utf-8") != "{}"
    capsys.readouterr()
    assert (main(["all"]), capsys.readouterr().out) == (0, "")


def test_check_prints_what_is_wrong_in_the_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = TableFault("grammar/models.toml", 3, "model '9'", "name is missing")
    monkeypatch.setattr(validation, "check_tables", lambda: [fault])
    assert main(["check"]) == 1
    assert capsys.readouterr().out == "grammar/models.toml:3: model '9': name is missing\n"


def test_ready_tables_are_the_same_in_each_build(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["ready", str(tmp_path / name)]) == 0
    first = {file.name: file.read_bytes() for file in (tmp_path / "a").iterdir()}
    assert first == {file.name: file.read_bytes() for file in (tmp_path / "b").iterdir()}
    assert "parser.json" in first


def test_an_installation_has_nothing_to_maintain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(maintenance, "ROOT", tmp_path)
    with pytest.raises(SystemExit):
        main(["check"])
    assert "needs a checkout" in capsys.readouterr().err
