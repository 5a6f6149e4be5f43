"""What an editor shows is what ``mjlint check`` reports, in every unit, after any edit."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

import pytest
from lsprotocol import types

import mjlint
from mjlint.checking.chain import Chain
from mjlint.checking.project import Project
from mjlint.checking.reader import Input
from mjlint.checking.results import Checked, Unread
from mjlint.checking.run import Run
from mjlint.documents.formats import format_of
from mjlint.linting.linter import Linter
from mjlint.server.diagnostics import diagnostics
from mjlint.server.documents import AS_FOUND, MARK, OWN, OpenDocument, OpenDocuments
from mjlint.server.positions import Positions
from mjlint.text.document import Document
from mjlint.text.lines import LineIndex, Unit

ROOT = Path(__file__).parents[2]
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


def shown(snapshot: OpenDocument, unit: Unit = "characters") -> list[tuple[str, str]]:
    """The code of each finding with the text under its range, cut out in the client's units."""
    places = Positions(snapshot.lines, unit)
    found = []
    for each in diagnostics(snapshot, places, "file:///x"):
        start, end = places.offset(each.range.start), places.offset(each.range.end)
        found.append((str(each.code), snapshot.text[start:end]))
    return found


def texts() -> Iterator[tuple[str, str]]:
    """All files of the examples and of the tests that an editor can show, with their texts."""
    for folder in ("examples", "tests"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                with suppress(UnicodeDecodeError):
                    yield str(file.relative_to(ROOT)), file.read_bytes().decode()


@pytest.mark.parametrize("language", ["", OWN])
def test_findings_are_those_of_check(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder; where the user says that it is of prompts, as of a file that is named."""
    monkeypatch.chdir(ROOT)
    files = [(name, text) for name, text in texts() if not language or format_of(name) is not None]
    wanted: dict[str, list[dict[str, object]]] = {}
    run = Run(Project(None if language else AS_FOUND))
    for result in run.results([name for name, _ in files]):
        if isinstance(result, Checked | Unread):
            wanted.setdefault(result.filename, []).append(result.to_dict())
    opened, some = OpenDocuments(), 0
    for name, text in files:
        snapshot = opened.check(name, text, language)
        found = [each.to_dict() for each in snapshot.results]
        assert found == wanted.get(name, []), name
        cut = [shown(snapshot, unit) for unit in ("utf-8", "utf-16", "characters")]
        assert cut[0] == cut[1] == cut[2], name
        some += bool(found)
    assert some


@pytest.mark.parametrize("mark", ["", MARK], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("name", TEXTS)
def test_findings_are_those_of_check_however_rows_end(
    name: str, end: str, mark: str, tmp_path: Path
) -> None:
    file, text = tmp_path / name, TEXTS[name].replace("\r\n", "\n").replace("\n", end)
    file.write_bytes((mark + text).encode())
    wanted = [each for each in mjlint.check(file) if isinstance(each, Checked)]
    assert any(each.findings for each in wanted)
    for held in (text, mark + text):
        snapshot = OpenDocuments().check(str(file), held, OWN)
        assert list(snapshot.results) == wanted
        # The text under each range, cut out in the client's units, is the same in all of them.
        cut = [shown(snapshot, unit) for unit in ("utf-8", "utf-16", "characters")]
        assert cut[0] == cut[1] == cut[2]
        assert [code for code, _ in cut[0]] == [
            f.diagnostic.name for e in wanted for f in e.findings
        ]


def test_a_mark_before_the_text_is_a_column_of_the_first_row_alone() -> None:
    places = Positions(LineIndex("a\nb"), "utf-8", marked=True)
    assert [places.position(0), places.position(2)] == [types.Position(0, 3), types.Position(1, 0)]
    assert [places.offset(places.position(at)) for at in (0, 2)] == [0, 2]


NESTED: Final = {
    "a.prompts": "\n".join(FAULTLESS),
    "a.md": """# Midjourney

- a list with a fence
  ```mj
  a fox --v6

  a kite --ar 3:2,
  ```

**Prompt:**

```
a heron in the reeds --ar 3:2 --v6
```

<!--

# no heading --v6

-->

| prompt |
|---|
| a heron in the reeds --ar 3:2 --v6 |

## Flux

~~~
a heron in the reeds --ar 3:2 --v6
~~~

""",
    "a.json": '{"prompts": [{"prompt": "a \\u00e9 --v6", "params": "--ar 3:2,"}, [{"mj": "b --v6"}], "c --v6"]}',
    "a.yaml": """prompts:
  - title: one
    prompt: &again >-
      a kite
      --v6
  - prompt: *again
    version: 7
  - prompt: |
      a fox --v6

  # a comment
  - {prompt: a cat --v6, params: {ar: "3:2"}}
flow: [{prompt: a dog --v6}, prompt: a cow --v6]
""",
}
"""What makes a part of a document read otherwise than by itself."""


@pytest.mark.parametrize("name", NESTED)
def test_what_is_remembered_changes_nothing(name: str, tmp_path: Path) -> None:
    random, kept, chain = Random(5), OpenDocuments(), Chain(Project())
    before, name = NESTED[name], str(tmp_path / name)
    signs = ("", "-", " ", "--v6", "\n", "\n\n# x\n\n", "```", "🌊", ", ", "9", "'", "{", "- ")
    for _ in range(EDITS // 4):
        at = random.randrange(len(before) + 1)
        text = before[:at] + random.choice(signs) + before[at + random.choice((0, 0, 1, 6)) :]
        wanted = tuple(chain.results(Input(Document.of(name, text))))
        assert kept.check(name, text, OWN).results == wanted


def test_no_error_at_the_caret_while_typing(tmp_path: Path) -> None:
    snapshots, elsewhere, name = OpenDocuments(), 0, str(tmp_path / "prompts.txt")
    for prompt in good(TYPED):
        for length in range(1, len(prompt) + 1):
            snapshot = snapshots.check(name, prompt[:length], OWN)
            places = Positions(snapshot.lines, "utf-16")
            found = [
                each
                for each in diagnostics(snapshot, places, "file:///x", length)
                if each.severity is types.DiagnosticSeverity.Error
            ]
            assert not [each for each in found if each.range.end.character >= length]
            elsewhere += bool(found)
        assert not shown(snapshots.check(name, prompt, OWN))
    assert elsewhere <= max(2, TYPED * 13 // 82)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", "click==8.1 --hash=sha256:00\nlark==1.3.1 \\\n    --hash=sha256:11\n"),
        ("LICENSE", "Permission is granted -- free of charge -- to any person\n"),
        ("notes.txt", "run it with --verbose --v 3\n"),
        ("main.rs", "// a heron --v6\n"),
    ],
)
def test_a_text_that_is_not_of_prompts_is_left_alone(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    for _ in range(2):  # not saved yet, and saved
        assert OpenDocuments().check(str(file), text, "plaintext").results == ()
        file.write_text(text)


def test_the_editors_language_says_that_each_line_is_a_prompt(tmp_path: Path) -> None:
    opened, name = OpenDocuments(), str(tmp_path / "notes.txt")
    assert not shown(opened.check(name, "a heron --ar\n", "plaintext"))
    assert shown(opened.check(name, "a heron --ar\n", OWN)) == [("missing-value", "--ar")]


def test_what_the_settings_leave_out_is_left_alone_until_they_change(tmp_path: Path) -> None:
    file, settings = tmp_path / "old" / "prompts.txt", tmp_path / "mjlint.toml"
    file.parent.mkdir()
    file.write_text(text := "a heron in the reeds --ar 16:9 --v6\n")
    settings.write_text('exclude = ["old"]\n')
    opened = OpenDocuments()
    assert not shown(opened.check(str(file), text))
    settings.write_text("")
    os.utime(settings, ns=(1, 1))
    assert shown(opened.check(str(file), text)) == [("glued-value", "--v6")]


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
