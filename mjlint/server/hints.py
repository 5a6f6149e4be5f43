"""What an editor shows of a prompt besides findings: hover, the model, colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from lsprotocol import types

from mjlint.checking.stages import LintedPrompt
from mjlint.language.description import brief
from mjlint.language.lexicon import Lexicon, Model
from mjlint.language.sources import source
from mjlint.linting.linter import Report
from mjlint.prompts.image_links import image_links
from mjlint.server.documents import OpenDocument
from mjlint.server.positions import Positions
from mjlint.urls.expiry import expiry


def model_of(report: Report, lexicon: Lexicon) -> Model:
    """The model that a prompt runs on."""
    return lexicon.models.get(report.model.name, lexicon.default)


def hover(snapshot: OpenDocument, places: Positions, offset: int) -> types.Hover | None:
    """What is known of the parameter or the link at an offset of the document.

    The last word of a prompt that types no model has the model: not every editor shows the hint.
    """
    here = snapshot.prompt_at(offset)
    if here is None or snapshot.file is None:
        return None
    stage, report, within = here
    lexicon = snapshot.file.linter.lexicon
    model = model_of(report, lexicon)
    for parameter in report.prompt.parameters:
        if parameter.start <= within <= parameter.end:
            known = lexicon.find(parameter.name, model)
            if known is None:
                return None
            text = _page(brief(known, model))
            if known.form in ("version", "niji"):
                text += f"\n\n{_model(report, model)}"
            return _hover(text, stage, places, parameter.start, parameter.end)
    for link in image_links(report.prompt, lexicon):
        if link.start <= within <= link.end:
            return _hover(_link(link.url), stage, places, link.start, link.end)
    text = report.text.rstrip()
    start = len(text) - len(text.rsplit(maxsplit=1)[-1]) if text else within + 1
    if within < start or not _hinted(stage, report):
        return None
    return _hover(_model(report, model), stage, places, start, len(text))


def _hover(text: str, stage: LintedPrompt, places: Positions, start: int, end: int) -> types.Hover:
    where = places.range(*stage.placed.map.span(start, end))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), where)


def _page(about: dict[str, object]) -> str:
    names, fact = about["names"], about["source"]
    assert isinstance(names, list)
    assert isinstance(fact, dict)
    lines = [
        ", ".join(f"**`--{name}`**" for name in names),
        f"takes {about['takes']} · {about['support']} on {about['model']}",
        str(about["note"]),
        _cited(fact),
    ]
    return "\n\n".join(filter(None, lines))


def _model(report: Report, model: Model) -> str:
    """The model that a prompt runs on, why, and how it is typed, with the source."""
    released = f", released {model.released}" if model.released else ""
    return (
        f"This prompt runs on **{report.model.name}**: {report.model.why}.\n\n"
        f"`{model.short}`{released}\n\n{_cited(source(model.source))}"
    )


def _cited(fact: Mapping[str, str | None]) -> str:
    link = f"[{fact['title']}]({fact['url']})" if fact.get("url") else fact["title"]
    return f"{link}, {fact['date']}" if fact["date"] else f"{link}"


def _link(url: str) -> str:
    found = expiry(url)
    if found is None or found.at is None:
        return "Image link. mjlint knows no day on which it expires."
    day = datetime.fromtimestamp(found.at, UTC)
    return f"Image link, signed by {found.signer}. It expires on {day:%Y-%m-%d %H:%M} UTC."


def inlay(
    snapshot: OpenDocument, places: Positions, visible: types.Range
) -> Iterator[types.InlayHint]:
    """The model after each prompt that does not name one."""
    for stage, report in snapshot.prompts():
        if not _hinted(stage, report):
            continue
        where = places.position(stage.placed.map.span(0, len(stage.placed.text))[1])
        if visible.start.line <= where.line <= visible.end.line:
            yield types.InlayHint(
                where, f"runs on {report.model.name}", tooltip=report.model.why, padding_left=True
            )


def _hinted(stage: LintedPrompt, report: Report) -> bool:
    """Whether a prompt is one that names no model."""
    return not (report.model.typed or stage.template or stage.placed.partial)


def tokens(snapshot: OpenDocument, places: Positions) -> types.SemanticTokens:
    """The parameters of all prompts, as the protocol packs them."""
    found: set[tuple[int, int, int]] = set()
    for stage, report in snapshot.prompts():
        span = stage.placed.map.span
        for parameter in report.prompt.parameters:
            found.add((*span(parameter.flag.start, parameter.flag.end), 0))
            for item in parameter.items:
                if item.end > item.start:
                    kind = 1 if item.kind in ("number", "ratio") else 2
                    found.add((*span(item.start, item.end), kind))
    data: list[int] = []
    line = character = 0
    for start, end, kind in sorted(found):
        one, other = places.position(start), places.position(end)
        if one.line != other.line:
            continue
        character = character if one.line == line else 0
        data += [
            one.line - line,
            one.character - character,
            other.character - one.character,
            kind,
            0,
        ]
        line, character = one.line, one.character
    return types.SemanticTokens(data)
