"""What may be written at the caret: parameters, values and models that this prompt's model takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from mjlint.language.description import offers
from mjlint.language.lexicon import KnownParameter, Lexicon, Model
from mjlint.server.documents import OpenDocument
from mjlint.server.hints import model_of
from mjlint.server.positions import Positions

_NAME = re.compile(r"(?<!\S)-{1,2}([A-Za-z_]*)\Z")
_VALUE = re.compile(r"(?<!\S)--([A-Za-z_]+)[ \t]+(\S*)\Z")


def completion(
    snapshot: OpenDocument, places: Positions, offset: int
) -> list[types.CompletionItem]:
    """What may be written at an offset of the document."""
    # The space after a name is past the end of a prompt, for now.
    end = len(snapshot.text[:offset].rstrip(" \t"))
    here = snapshot.prompt_at(offset) or snapshot.prompt_at(end)
    if here is None or snapshot.file is None:
        return []
    _, report, within = here
    lexicon = snapshot.file.linter.lexicon
    model = model_of(report, lexicon)
    before = report.text[:within]
    if before == before.rstrip():
        before += snapshot.text[end:offset]
    if name := _NAME.search(before):
        where = places.range(offset - len(name[0]), offset)
        return list(_parameters(lexicon, model, where))
    if value := _VALUE.search(before):
        known = lexicon.find(value[1].lower(), model)
        if known is not None:
            where = places.range(offset - len(value[2]), offset)
            return list(_values(known, model, lexicon, where))
    return []


def _parameters(
    lexicon: Lexicon, model: Model, where: types.Range
) -> Iterator[types.CompletionItem]:
    """Each name once; an alias comes after all full names."""
    for flag, detail, known, alias in offers(lexicon, model):
        yield types.CompletionItem(
            flag,
            kind=types.CompletionItemKind.Property,
            detail=detail,
            documentation=known.note or None,
            filter_text=flag,
            sort_text=f"{alias:d}{known.flag}{flag}",
            text_edit=types.TextEdit(where, flag if known.form == "flag" else f"{flag} "),
        )


def _values(
    known: KnownParameter, model: Model, lexicon: Lexicon, where: types.Range
) -> Iterator[types.CompletionItem]:
    if known.form in ("version", "niji"):
        for each in reversed(lexicon.models.values()):
            for value in (each.versions if known.form == "version" else each.nijis)[:1]:
                yield _value(value, each.released, where)
    elif model.name in known.choices:
        for value in known.choices[model.name].values:
            yield _value(value, "", where)
    elif known.form == "ratio":
        for value in ("16:9", "3:2", "1:1", "4:5", "9:16"):
            yield _value(value, "", where)
    elif (limit := known.limit(model)) is not None:
        for end, word in ((limit.minimum, "least"), (limit.maximum, "most")):
            if end is not None:
                yield _value(f"{end:g}" if end < 1e5 else f"{end:.0f}", word, where)


def _value(text: str, detail: str, where: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        text,
        kind=types.CompletionItemKind.Value,
        detail=detail or None,
        text_edit=types.TextEdit(where, text),
    )
