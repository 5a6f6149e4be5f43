"""What JSON, YAML, TOML and CSV have in common: objects, lists, strings; which strings are prompts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from mjlint.documents.around import of_document
from mjlint.documents.evidence import Surroundings, decide
from mjlint.documents.flags import flags
from mjlint.documents.formats.candidates import never
from mjlint.documents.formats.joining import moved, put_together
from mjlint.documents.formats.lines import inner
from mjlint.documents.formats.pages import in_page
from mjlint.documents.formats.repeats import Repeats
from mjlint.documents.formats.ways import Reached, Way, shared_ways
from mjlint.documents.skipped import Skipped
from mjlint.settings.reading import DEFAULT, Options
from mjlint.text import json
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, ListNode, ObjectNode, StringNode
from mjlint.text.places import PlacedPrompt, SourceMap
from mjlint.text.remembering import remembered

Reread: TypeAlias = Callable[[str, int, bool], ObjectNode | None]
"""Reads an object by itself, with places in its own text.

Takes the column that it begins in, and whether it is within brackets."""


class Picker:
    """Picks the prompts out of a document's objects.

    ``name``: of the document. One that is named for prompts may be a list of nothing else.
    ``strict``: whether an empty string is a prompt, too, where its key says so, and a model that is
    none is named all the same. ``top``: how the nodes are reached that it gets, if not at once.
    ``reread``: reads a piece of the document by itself, None where that is not possible; with it,
    the pieces of a document that is edited are remembered.
    """

    def __init__(
        self,
        name: str,
        options: Options = DEFAULT,
        *,
        strict: bool = False,
        top: Reached | None = None,
        reread: Reread | None = None,
    ) -> None:
        self._keys, self._strict = options.keys, strict
        self._reread = reread if options.edited else None
        self._repeats = Repeats()
        top = top or Reached((), around=of_document(name, options))
        self._ways = shared_ways(options.keys, top, strict)

    def prompts(self, node: DataNode, lines: LineIndex) -> Iterator[PlacedPrompt | Skipped]:
        """The prompts in a node, in the order of the document. ``lines``: those that it is on."""
        return self._inside(node, self._ways.top, lines)

    def _inside(
        self, node: DataNode, way: Way, lines: LineIndex
    ) -> Iterator[PlacedPrompt | Skipped]:
        match node:
            case StringNode():
                found = self._string(node, way, lines)
                if (page := _in_page(node, way, found, lines)) or found is None:
                    yield from page
                else:
                    yield found
            case ListNode(items=items):
                for item in items:
                    kept = None
                    if self._reread is not None:
                        kept = self._kept(item, node.start, way.reached, lines)
                    yield from self._inside(item, way, lines) if kept is None else kept
            case ObjectNode(members=members):
                for number, inside in self._ways.into(node, way):
                    yield from self._inside(members[number].value, inside, lines)

    def _kept(
        self, node: DataNode, list_start: int, way: Reached, lines: LineIndex
    ) -> Iterator[PlacedPrompt] | None:
        """The prompts of an item of a list; None where it cannot be read by itself."""
        beside = way.siblings
        if not isinstance(node, ObjectNode) or (beside and (beside.before or beside.after)):
            return None
        assert self._reread is not None
        text = lines.text
        column = lines.position(node.start).column
        within = text[list_start : list_start + 1] == "["
        found = _picked(text[node.start : node.end], column, within, self._reread, self._keys, way)
        return None if found is None else (each.moved(node.start, lines) for each in found)

    def _string(
        self, node: StringNode, way: Way, lines: LineIndex
    ) -> PlacedPrompt | Skipped | None:
        around, text = way.here, node.text
        if around is None:
            return None
        if way.flagged is not None and flags(text):
            around = way.flagged
        if node.anchor is not None:
            # What is written once to be used elsewhere.
            around = around._replace(suffix=False)
        before, after = way.before, way.after
        if not (around.says or around.likely or after or _signs(text)):
            return None
        if not text.strip() and not (self._strict and around.says):
            return None
        strings = (*before, node, *after)
        if self._repeats.known(strings, node, way.reached.model):
            return None
        self._repeats.count(strings, lines)
        found = inner(text)
        outside = text[: found.start] + text[found.end :]
        body = found if found.label or "**" in text[: found.start] or "<" in outside else None
        main = text if body is None else text[body.start : body.end]
        whole = (
            " ".join((*(e.text for e in before), main, *(e.text for e in after)))
            if before or after
            else main
        )
        decision = decide(whole, around)
        if not decision.prompt:
            why = decision.why
            return Skipped(lines.position(node.start).row, text, why) if why else None
        self._repeats.add(strings, node, way.reached.model)
        source = put_together(strings, node, body)
        partial = (
            decision.partial and not before and not after and not (self._strict and way.of_prompts)
        )
        if decision.guessed:
            parts = tuple(part._replace(escape=never) for part in source.parts)
            source = SourceMap(source.text, source.segments, parts)
        model = way.reached.model if way.reached.siblings is not None else None
        return PlacedPrompt(source, lines, node.start, model, partial, decision.why, decision.sure)


@remembered
def _picked(
    text: str, column: int, within: bool, reread: Reread, keys: tuple[str, ...], way: Reached
) -> tuple[PlacedPrompt, ...] | None:
    """The prompts of an object, with places in its own text."""
    node = reread(text, column, within)
    if node is None:
        return None
    found = Picker("", Options(keys), top=way).prompts(node, LineIndex(text))
    return tuple(each for each in found if isinstance(each, PlacedPrompt))


def _in_page(
    node: StringNode, way: Way, found: PlacedPrompt | Skipped | None, lines: LineIndex
) -> list[PlacedPrompt]:
    """The prompts of a string of several lines that is none as a whole."""
    text, around = node.text, way.here
    if around is None or around.says or around.other or way.before or way.after:
        return []
    if not _signs(text) or node.anchor not in (None, node.start):
        return []
    if text.startswith(("{", "[", "={")) and isinstance(found, Skipped):
        return _in_json(node, around._replace(named=False, suffix=False), lines)
    if "\n" not in text:
        return []
    if isinstance(found, PlacedPrompt) and "```" not in text:
        return []
    return [each for each in in_page(node, around, lines) if isinstance(each, PlacedPrompt)]


def _in_json(node: StringNode, around: Surroundings, lines: LineIndex) -> list[PlacedPrompt]:
    """The prompts of JSON that is written in a string, such as the body of a request."""
    # What n8n computes begins with `=`.
    start = int(node.text.startswith("="))
    try:
        root = json.read(node.text[start:], start)
    except json.JsonError:
        return []
    found = Picker("", top=Reached((), around=around)).prompts(root, LineIndex(node.text))
    return moved(found, node.map(), lines)


def _signs(text: str) -> bool:
    return "--" in text or "—" in text or "–" in text or "/imagine" in text
