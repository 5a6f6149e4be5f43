"""What JSON, YAML, TOML and CSV have in common: objects, lists, strings; which strings are prompts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from mjlint.documents.around import of_document, under
from mjlint.documents.evidence import Surroundings, decide
from mjlint.documents.flags import flags
from mjlint.documents.formats.candidates import never
from mjlint.documents.formats.joining import put_together
from mjlint.documents.formats.lines import inner
from mjlint.documents.formats.repeats import Repeats
from mjlint.documents.formats.siblings import (
    Siblings,
    is_presets,
    is_prompt_key,
    plain,
    siblings_of,
)
from mjlint.documents.skipped import Skipped
from mjlint.documents.tools import MIDJOURNEY, named
from mjlint.settings.reading import Options
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, ListNode, ObjectNode, StringNode
from mjlint.text.patterns import pattern
from mjlint.text.places import PlacedPrompt
from mjlint.text.remembering import remembered

__all__ = ["Picker", "plain"]

DOUBTFUL_KEYS: Final = frozenset({
    "text", "imagine", "command", "commands", "caption", "captions", "template", "content",
    "value", "input", "description",
})  # fmt: skip
"""Keys that hold prompts now and then: what is beside a string counts, too."""

_NEGATIVE: Final = pattern(r"negativ|exclude", re.IGNORECASE)


Reread: TypeAlias = Callable[[str, int, bool], ObjectNode | None]
"""Reads an object by itself, with places in its own text.

Takes the column that it begins in, and whether it is within brackets."""


class _Way(NamedTuple):
    """How a node is reached."""

    keys: tuple[str, ...]
    """As they are compared."""
    key: str = ""
    """The last one, as written."""
    around: Surroundings = Surroundings()
    siblings: Siblings | None = None
    model: str | None = None


class Picker:
    """Picks the prompts out of a document's objects.

    ``name``: of the document. One that is named for prompts may be a list of nothing else.
    ``strict``: whether an empty string is a prompt, too, where its key says so, and a model that is
    none is named all the same. ``around``: what the name says, where that is known already.
    ``reread``: reads a piece of the document by itself, None where that is not possible; with it,
    the pieces of a document that is edited are remembered.
    """

    def __init__(
        self,
        lines: LineIndex,
        name: str,
        options: Options,
        *,
        strict: bool = False,
        around: Surroundings | None = None,
        reread: Reread | None = None,
    ) -> None:
        self._lines, self._strict = lines, strict
        self._reread = reread if options.edited else None
        self._around = around or of_document(name, options)
        self._repeats = Repeats(lines)
        self._keys = options.keys
        self._paths = [tuple(plain(step) for step in path.split(".")) for path in options.keys]

    def prompts(self, node: DataNode) -> Iterator[PlacedPrompt | Skipped]:
        """The prompts in a node, in the order of the document."""
        yield from self._inside(node, _Way((), around=self._around))

    def _inside(self, node: DataNode, way: _Way) -> Iterator[PlacedPrompt | Skipped]:
        match node:
            case StringNode():
                yield from self._string(node, way)
            case ListNode(items=items):
                for item in items:
                    kept = self._kept(item, node.start, way) if self._reread is not None else None
                    yield from self._inside(item, way) if kept is None else kept
            case ObjectNode(members=members):
                siblings = siblings_of(node)
                around, model = self._beside(way, siblings)
                last = {member.name: member.value for member in members}
                for key, item, *_ in members:
                    if last[key] is not item:
                        continue
                    if plain(key) in siblings.joined and siblings.prompt is not None:
                        continue
                    yield from self._inside(
                        item,
                        _Way((*way.keys, plain(key)), key, _of_key(around, key), siblings, model),
                    )

    def _kept(self, node: DataNode, list_start: int, way: _Way) -> Iterator[PlacedPrompt] | None:
        """The prompts of an item of a list; None where it cannot be read by itself."""
        beside = way.siblings
        if not isinstance(node, ObjectNode) or (beside and (beside.before or beside.after)):
            return None
        assert self._reread is not None
        text = self._lines.text
        column = self._lines.position(node.start).column
        within = text[list_start : list_start + 1] == "["
        found = _picked(text[node.start : node.end], column, within, self._reread, self._keys, way)
        return None if found is None else (each.moved(node.start, self._lines) for each in found)

    def _beside(self, way: _Way, siblings: Siblings) -> tuple[Surroundings, str | None]:
        """What fields say of all strings of an object, and the model that they name."""
        around = way.around
        if siblings.tool == MIDJOURNEY:
            around = around._replace(other="", likely=f"`{siblings.field}` names Midjourney")
        elif siblings.tool is not None:
            around = around._replace(
                likely="", other=f"`{siblings.field}` names another tool (`{siblings.tool}`)"
            )
        written = siblings.written if self._strict else None
        return around, siblings.model or written or way.model

    def _string(self, node: StringNode, way: _Way) -> Iterator[PlacedPrompt | Skipped]:
        text = node.text
        key = way.keys[-1] if way.keys else ""
        around = way.around
        of_prompts = is_prompt_key(way.keys)
        joins = way.siblings is not None and (
            bool(self._paths) or of_prompts or key in DOUBTFUL_KEYS
        )
        before = way.siblings.before if joins and way.siblings is not None else ()
        after = way.siblings.after if joins and way.siblings is not None else ()
        strings = (*before, node, *after)
        if self._repeats.known(strings, node, way.model):
            return
        if self._paths:
            if not any(_ends_in(way.keys, path) for path in self._paths):
                return
            around = around._replace(says="`--keys` names its key", other="")
        elif _NEGATIVE.search(way.key):
            return
        elif of_prompts:
            around = self._of_prompts(around, way)
        elif not way.keys:
            # A list of strings: nothing but the file's name speaks for them.
            around = around._replace(named=True)
        else:
            known = key in DOUBTFUL_KEYS and around.likely.startswith("`")
            around = around._replace(
                likely=around.likely if known and flags(text) else "",
                named=around.named and key in DOUBTFUL_KEYS,
                suffix=is_presets(key),
            )
        if not text.strip() and not (self._strict and around.says):
            return
        if not around.says and not around.likely and not after and not _signs(text):
            return
        self._repeats.count(strings)
        whole = " ".join(each.text for each in strings)
        found = inner(text)
        body = found if found.label or "**" in text[: found.start] else None
        if body is not None:
            whole = " ".join(
                (*(e.text for e in before), text[body.start : body.end], *(e.text for e in after))
            )
        decision = decide(whole, around)
        if not decision.prompt:
            if decision.why:
                yield Skipped(self._lines.position(node.start).row, text, decision.why)
            return
        self._repeats.add(strings, node, way.model)
        placed = put_together(strings, node, self._lines, body)
        partial = (
            decision.partial and not before and not after and not (self._strict and of_prompts)
        )
        if decision.guessed:
            parts = tuple(part._replace(escape=never) for part in placed.map.parts)
            placed = replace(placed, map=replace(placed.map, parts=parts))
        model = way.model if way.siblings is not None else None
        yield replace(placed, model=model, partial=partial, why=decision.why, sure=decision.sure)

    def _of_prompts(self, around: Surroundings, way: _Way) -> Surroundings:
        if around.says or around.other:
            return around
        if around.likely.startswith("`") or (
            around.named and not (way.siblings and way.siblings.negative)
        ):
            return around._replace(says=around.likely or "its key names a prompt")
        return around


@remembered
def _picked(
    text: str, column: int, within: bool, reread: Reread, keys: tuple[str, ...], way: _Way
) -> tuple[PlacedPrompt, ...] | None:
    """The prompts of an object, with places in its own text."""
    node = reread(text, column, within)
    if node is None:
        return None
    picker = Picker(LineIndex(text), "", Options(keys), around=way.around)
    return tuple(each for each in picker._inside(node, way) if isinstance(each, PlacedPrompt))


def _of_key(around: Surroundings, key: str) -> Surroundings:
    """What a key says: the nearest one that names a tool counts."""
    tool = named(key)
    if tool is None:
        return around
    if tool == MIDJOURNEY:
        says = f"the key `{key}` names Midjourney"
        return around._replace(
            other="", likely=says, says=says if is_prompt_key((plain(key),)) else ""
        )
    return under(around, tool, f"key `{key}`")._replace(says="")


def _signs(text: str) -> bool:
    return "--" in text or "—" in text or "–" in text or "/imagine" in text


def _ends_in(way: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a way ends in a path, in which ``*`` is any key."""
    if len(path) > len(way):
        return False
    tail = way[len(way) - len(path) :]
    return all(step in ("*", own) for step, own in zip(path, tail, strict=True))
