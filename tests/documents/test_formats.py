"""The register of formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mjlint.documents import formats as module
from mjlint.documents.formats import FORMATS, Format, format_named, format_of, register
from mjlint.documents.formats.lines import Stretch, joined
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text.document import Document
from mjlint.text.places import PlacedPrompt, SourceMap


@pytest.fixture
def _own_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BY_SUFFIX", dict(module._BY_SUFFIX))


def test_names_and_suffixes_are_used_once() -> None:
    assert len({each.name for each in FORMATS}) == len(FORMATS)
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_nothing_is_found_in_nothing(kind: Format) -> None:
    text = "{}" if kind.name in ("json", "notebook") else ""
    assert list(kind.read(Document.of(f"x{kind.suffixes[0]}", text))) == []


@pytest.mark.usefixtures("_own_register")
def test_register() -> None:
    own = Format("shots", (".shot",), __name__)
    register(own)
    register(own)
    assert format_of("a.SHOT") is own
    assert format_named("shots") is own
    with pytest.raises(ValueError, match=r"`\.md` is taken by the format `markdown`"):
        register(Format("other", (".md",), __name__))
    with pytest.raises(ValueError, match="`json` is taken"):
        register(Format("json", (".x",), __name__))


def read(document: Document, options: Options = DEFAULT) -> Iterator[PlacedPrompt]:
    """A format for the tests: what comes after ``> ``."""
    for line in document.lines():
        if line.text.startswith("> "):
            text, segments = joined([Stretch(line.text[2:], line.start + 2)])
            yield PlacedPrompt(SourceMap.of(text, segments), line.lines, line.start)


def test_page_names_every_suffix() -> None:
    page = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    for each in FORMATS:
        for suffix in each.suffixes:
            assert suffix in page
