"""What says without parsing that no prompt is in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint import check
from mjlint.checking.results import Note
from mjlint.documents.formats import FORMATS
from mjlint.documents.signs import in_bytes, in_file
from mjlint.text.document import Document
from mjlint.text.places import PlacedPrompt
from tests.documents.reading import items


@pytest.mark.parametrize(
    "text",
    [
        "--ar 3:2", "--AR2:3", "-- ar 2:3", "--ar-16:9", "—ar 2:3", "–v 7", "–-v 7", "-–ar 2:3",
        "&mdash;ar 3:2", "&#8212;ar 3:2", "&#45;&#45;ar 3:2",
        r"\u2014ar 3:2", r"\u002d\u002dar", "--style raw", "--q 2", "/imagine prompt: a fox",
        "mj", "MJ", "mj_prompt", "useMJ", "mjText", "mjprompt", "MJ_PROMPT", "x-mj-y", "Midjourney", "MID-JOURNEY",
        "niji 6", "# mjlint: ignore",
    ],
)  # fmt: skip
def test_sign(text: str) -> None:
    assert in_bytes(text.encode())
    assert in_bytes(f"# Notes\n\nsome {text} words".encode())


@pytest.mark.parametrize(
    "text",
    [
        "npm install --save-dev", "--version", "--no-verify", "| --- | --- |", "npmjs.com", "a.mjs", "primjer",
        "a subject — and more", "imagine a journey", "<!-- a remark -->", "GNU sed --quiet", "",
    ],
)  # fmt: skip
def test_no_sign(text: str) -> None:
    assert not in_bytes(text.encode())


PIECES = st.sampled_from(
    ["a fox by ", "quiet lake ", "--ar 3:2", "--AR2:3", "—ar 2:3", "-- ar 2:3", " --ar-16:9", " --style raw",
     " --seed 7", " --q 2 ", "--version ", "--v 7", " v6", "/imagine ", "prompt: ", "mj", "MJ",
     "niji", "Midjourney", "mid-journey", "Prompt", "prompt", "model", "text", '"', ": ", ", ", "{", "}", "[", "]",
     "\n", "\n\n", "```", "- ", "| ", "<p>", "&mdash;", "&#45;", "\\u2014", "\\n", "_", "-", "#", "=",
     "---\n", ";", "\t", "é"]
)  # fmt: skip


@pytest.mark.parametrize("suffix", sorted({each.suffixes[0] for each in FORMATS}))
@settings(max_examples=150)
@given(text=st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_found_has_a_sign(suffix: str, text: str) -> None:
    found = [
        item
        for item in items(f"notes{suffix}", text, searched=True)
        if isinstance(item, PlacedPrompt)
    ]
    assert not found or in_bytes(text.encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_looked_through(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.md"
    file.write_text("a quiet lake --ar 3:2", encoding=encoding)
    assert in_file(str(file))


def test_large_file_is_looked_through_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("words " * 400_000 + "a lake --ar 3:2")
    assert in_file(str(file))
    file.write_text("words " * 400_000)
    assert not in_file(str(file))
    assert in_file(str(tmp_path / "missing.md"))


def test_no_document_is_made_of_a_file_without_signs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text("# Notes\n\nSome words.\n")
    (tmp_path / "shots.md").write_text("a quiet lake at dusk --ar 3:2 --v 7\n")
    made: list[str] = []
    document = Document.file

    def file(path: str) -> Document:
        made.append(path)
        return document(path)

    monkeypatch.setattr(Document, "file", file)
    notes = [each for each in check(tmp_path) if isinstance(each, Note)]
    assert made == [str(tmp_path / "shots.md")]
    assert sorted(Path(each.filename).name for each in notes) == ["0.md", "1.md", "2.md"]
