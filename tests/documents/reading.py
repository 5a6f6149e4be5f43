"""Reads a text as a document of some name."""

from __future__ import annotations

from mjlint.documents.formats import format_of
from mjlint.settings.reading import Options
from mjlint.text.document import Document, DocumentError, Fault
from mjlint.text.places import PlacedPrompt, SourceMap


def items(name: str, text: str, **options: object) -> list[PlacedPrompt | Fault]:
    """What is found in a document: prompts, faults, and the fault that ends it."""
    kind = format_of(name)
    assert kind is not None
    found: list[PlacedPrompt | Fault] = []
    try:
        for item in kind.read(Document.of(name, text), Options(**options)):  # type: ignore[arg-type]
            found.append(item)
            if isinstance(item, PlacedPrompt):
                check_places(item, text)
    except DocumentError as error:
        found.append(error.fault)
    return found


def placed(name: str, text: str, **options: object) -> list[PlacedPrompt]:
    """The prompts of a document without faults."""
    found = items(name, text, **options)
    prompts = [item for item in found if isinstance(item, PlacedPrompt)]
    assert prompts == found
    return prompts


def texts(name: str, text: str, **options: object) -> list[str]:
    return [prompt.text for prompt in placed(name, text, **options)]


def check_places(prompt: PlacedPrompt, text: str) -> None:
    """Segments cover the prompt, and what is verbatim is the very same characters."""
    check_map(prompt.map, text)


def check_map(source: SourceMap, text: str) -> None:
    at = 0
    if source.outer is not None:
        check_map(source.outer, text)
        text = source.outer.text
    for segment in source.segments:
        assert segment.start == at
        at = segment.end
        assert 0 <= segment.file_start <= segment.file_end <= len(text)
        if segment.exact:
            written = text[segment.file_start : segment.file_end]
            assert written == source.text[segment.start : segment.end]
    assert at == len(source.text)
