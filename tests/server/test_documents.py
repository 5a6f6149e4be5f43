"""What an editor shows is what ``mjlint check`` reports, in every unit, after any edit."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from lsprotocol import types

import mjlint
from mjlint.checking.results import Checked, Unread
from mjlint.server.diagnostics import diagnostics
from mjlint.server.documents import OpenDocument, OpenDocuments, format_for
from mjlint.server.positions import Positions
from mjlint.text.lines import LineIndex, Unit

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for file in (ROOT / "examples").rglob("*")
    if file.is_file()
    and format_for(file.name, "") is not None
    and "prompt" in file.read_text("utf-8")
)
TEXTS = {
    "astral.txt": "🌊🌊 a heron --v6 --ar 3:2, 🌊\n漢字 --chaos 120\n",
    "crlf.txt": "a heron --AR 3:2\r\na kite --chaos 120\r\n",
    "fence.md": "# 🌊\n\n```mj\na 🌊 heron --v6\n```\n",
    "escapes.json": '{"prompts": ["a \\ud83c\\udf0a heron --v6", "caf\\u00e9 --chaos 120"]}',
    "yaml.yaml": "prompts:\n  - a 🌊 heron --v6\n  - >-\n    a kite\n    --chaos 120\n",
}
FAULTLESS = (
    "a heron in the reeds --ar 3:2 --stylize 250 --raw --v 8.2",
    "two clay foxes, studio light --niji 7 --chaos 20",
    "a {red, blue} kite --ar {3:2, 1:1} --v 7 --no text, frame",
    "tea house --sref 1234567 --sw 300 --v 7 --seed 42",
)


def shown(snapshot: OpenDocument, unit: Unit = "characters") -> list[tuple[str, str]]:
    """The code of each finding with the text under its range, cut out in the client's units."""
    places = Positions(snapshot.lines, unit)
    found = []
    for each in diagnostics(snapshot, places, "file:///x"):
        start, end = places.offset(each.range.start), places.offset(each.range.end)
        found.append((str(each.code), snapshot.text[start:end]))
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_findings_are_those_of_check(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    name = str(file.relative_to(ROOT))
    snapshot = OpenDocuments().check(name, file.read_text("utf-8"))
    wanted = [each for each in mjlint.check(name) if isinstance(each, Checked | Unread)]
    assert [each.to_dict() for each in snapshot.results] == [each.to_dict() for each in wanted]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("unit", ["utf-8", "utf-16", "characters"])
def test_ranges_in_every_unit(name: str, unit: Unit, tmp_path: Path) -> None:
    snapshot = OpenDocuments().check(str(tmp_path / name), TEXTS[name])
    assert shown(snapshot, unit) == shown(snapshot)
    assert len(shown(snapshot)) >= 1


def test_what_is_remembered_changes_nothing(tmp_path: Path) -> None:
    random, kept = Random(5), OpenDocuments()
    name, text = str(tmp_path / "prompts.txt"), "\n".join(FAULTLESS * 5)
    for _ in range(60):
        at = random.randrange(len(text) + 1)
        cut = random.choice((0, 0, 1, 6))
        text = (
            text[:at]
            + random.choice(("", "-", " ", "--v6", "\n", "🌊", ", ", "9"))
            + text[at + cut :]
        )
        assert shown(kept.check(name, text)) == shown(OpenDocuments().check(name, text))


@pytest.mark.parametrize("prompt", FAULTLESS)
def test_no_error_at_the_caret_while_typing(prompt: str, tmp_path: Path) -> None:
    snapshots, elsewhere = OpenDocuments(), 0
    for length in range(1, len(prompt) + 1):
        snapshot = snapshots.check(str(tmp_path / "prompts.txt"), prompt[:length])
        places = Positions(snapshot.lines, "utf-16")
        found = [
            each
            for each in diagnostics(snapshot, places, "file:///x", length)
            if each.severity is types.DiagnosticSeverity.Error
        ]
        assert not [each for each in found if each.range.end.character >= length]
        elsewhere += len(found)
    assert elsewhere <= 2
    assert not shown(snapshots.check(str(tmp_path / "prompts.txt"), prompt))


def test_settings_that_change_count_at_once(tmp_path: Path) -> None:
    snapshots, name = OpenDocuments(), str(tmp_path / "prompts.txt")
    text = "a heron --oref https://s.mj.run/pnvVhedeTbw\n"
    assert shown(snapshots.check(name, text)) == [("incompatible-parameter", "--oref")]
    (tmp_path / "mjlint.toml").write_text('model = "7"\n')
    assert shown(snapshots.check(name, text)) == []


def test_mistakes_in_settings_are_in_their_file(tmp_path: Path) -> None:
    (tmp_path / "mjlint.toml").write_text('modle = "7"\n')
    snapshot = OpenDocuments().check(str(tmp_path / "prompts.txt"), "a heron\n")
    (unread,) = [each for each in snapshot.results if isinstance(each, Unread)]
    assert (Path(unread.filename).name, unread.row) == ("mjlint.toml", 1)


def test_places_of_a_position_beyond_the_row() -> None:
    places = Positions(LineIndex("a\nbc\n"), "utf-16")
    assert places.offset(types.Position(0, 99)) == 1
    assert places.position(3) == types.Position(1, 1)
