"""What an editor shows is what ``mjlint check`` reports, in every unit, after any edit."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from lsprotocol import types

import mjlint
from mjlint.checking.results import Checked, Unread
from mjlint.linting.linter import Linter
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
EDITS = int(os.environ.get("MJLINT_EDITS", "60"))
"""Random edits, by turns in each of the formats."""
TYPED = int(os.environ.get("MJLINT_TYPED", "8"))
"""Faultless prompts that are typed letter by letter."""


def good(count: int) -> Iterator[str]:
    """Prompts with parameters and without findings, from a file of examples."""
    yield from FAULTLESS[:count]
    with (ROOT / "examples" / "submission" / "thousand.jsonl").open(encoding="utf-8") as file:
        prompts = (json.loads(line)["prompt"] for line in file)
        found = (p for p in prompts if " --" in p and not mjlint.lint(p).diagnostics)
        yield from islice(found, max(count - len(FAULTLESS), 0))


def written(name: str, prompts: list[str]) -> str:
    """Prompts as a file of this name keeps them."""
    if name.endswith(".json"):
        return json.dumps([{"prompt": prompt} for prompt in prompts], indent=1)
    form = {"md": "```mj\n{}\n```\n\n", "yaml": "- prompt: {}\n", "prompts": "{}\n"}[
        name.rpartition(".")[2]
    ]
    return "".join(form.format(prompt) for prompt in prompts)


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


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("name", TEXTS)
def test_findings_are_those_of_check_however_rows_end(
    name: str, end: str, mark: str, tmp_path: Path
) -> None:
    file, text = tmp_path / name, TEXTS[name].replace("\r\n", "\n").replace("\n", end)
    file.write_bytes((mark + text).encode())
    wanted = [each.to_dict() for each in mjlint.check(file) if isinstance(each, Checked)]
    assert wanted
    # Some editors leave the mark in the text, most do not.
    for held in (text, mark + text):
        snapshot = OpenDocuments().check(str(file), held)
        assert [each.to_dict() for each in snapshot.results] == wanted


@pytest.mark.parametrize("name", ["a.prompts", "a.md", "a.json", "a.yaml"])
def test_what_is_remembered_changes_nothing(name: str, tmp_path: Path) -> None:
    random, kept = Random(5), OpenDocuments()
    text, name = written(name, list(FAULTLESS * 5)), str(tmp_path / name)
    for _ in range(EDITS // 4):
        at = random.randrange(len(text) + 1)
        cut = random.choice((0, 0, 1, 6))
        text = (
            text[:at]
            + random.choice(("", "-", " ", "--v6", "\n", "🌊", ", ", "9"))
            + text[at + cut :]
        )
        assert shown(kept.check(name, text)) == shown(OpenDocuments().check(name, text))


def test_no_error_at_the_caret_while_typing(tmp_path: Path) -> None:
    snapshots, elsewhere, name = OpenDocuments(), 0, str(tmp_path / "prompts.txt")
    for prompt in good(TYPED):
        for length in range(1, len(prompt) + 1):
            snapshot = snapshots.check(name, prompt[:length])
            places = Positions(snapshot.lines, "utf-16")
            found = [
                each
                for each in diagnostics(snapshot, places, "file:///x", length)
                if each.severity is types.DiagnosticSeverity.Error
            ]
            assert not [each for each in found if each.range.end.character >= length]
            elsewhere += bool(found)
        assert not shown(snapshots.check(name, prompt))
    assert elsewhere <= max(2, TYPED * 13 // 82)


def test_a_text_that_is_not_of_prompts_is_left_alone_until_one_is_in_it(tmp_path: Path) -> None:
    snapshots, name = OpenDocuments(), str(tmp_path / "requirements.txt")
    text = "click==8.1 --hash=sha256:00\nlark==1.3.1 \\\n    --hash=sha256:11\n"
    assert not shown(snapshots.check(name, text))
    started, found = "a heron --ar\n", [("missing-value", "--ar"), ("glued-value", "--v6")]
    assert not shown(snapshots.check(name, started))
    assert shown(snapshots.check(name, started, "mjprompt")) == found[:1]
    snapshots = OpenDocuments()
    assert shown(snapshots.check(name, started + "a kite --v6\n")) == found
    assert not snapshots.check(str(tmp_path / "main.rs"), "// a heron --v6\n").results


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


def test_a_link_that_expires_between_two_looks_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000.0
    made = Linter.of
    monkeypatch.setattr(Linter, "of", lambda *recipe: made(*recipe, clock=lambda: now))
    monkeypatch.setattr(time, "time", lambda: now)
    (tmp_path / "mjlint.toml").write_text('model = "6.1"\n')
    host = "https://cdn.discordapp.com/attachments/1/2/a.png"
    link = f"{host}?ex={int(now) + 90_000:x}&is={int(now):x}&hm=00ff"
    snapshots, name = OpenDocuments(), str(tmp_path / "prompts.txt")
    assert shown(snapshots.check(name, f"{link} a heron --ar 3:2\n")) == []
    now += 100_000
    ((code, text),) = shown(snapshots.check(name, f"{link} a heron --ar 3:2\n"))
    assert (code, text) == ("expired-link", link)
