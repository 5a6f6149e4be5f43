"""What JSON, YAML and TOML have in common: tables, lists, strings; which strings are prompts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from mjlint.documents.formats.prose import (
    is_named_for_prompts,
    is_parameters_alone,
    looks_like_prompt,
)
from mjlint.language.lexicon import load
from mjlint.settings.reading import Options
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import ListNode, Node, ObjectNode, ScalarNode, StringNode
from mjlint.text.places import Part, PlacedPrompt, Segment, SourceMap

PROMPT_KEYS: Final = frozenset({
    "prompt", "prompts", "promptlist", "prompttext", "textprompt", "promptstring",
    "midjourney", "midjourneyprompt", "midjourneyprompts", "mjprompt", "mjprompts",
    "imagineprompt", "imagineprompts", "promptmidjourney", "promptmj", "fullprompt",
    "finalprompt", "originalprompt",
})  # fmt: skip
"""Keys that hold prompts, in lower case and without ``_``, ``-`` and spaces."""

DOUBTFUL_KEYS: Final = frozenset({
    "text", "imagine", "command", "commands", "caption", "captions", "template", "content",
    "value", "input",
})  # fmt: skip
"""Keys that hold prompts now and then: a string under one counts where it looks like one."""

_BEFORE: Final = ("prefix", "promptprefix")
_BEHIND: Final = (
    "params", "parameters", "suffix", "promptsuffix", "args", "arguments", "flags",
    "mjparams", "mjparameters", "midjourneyparams", "midjourneyparameters",
)  # fmt: skip
_MODELS: Final = ("model", "modelversion", "mjversion", "midjourneyversion", "version")
_FOREIGN: Final = re.compile(
    r"gpt|dall|flux|stable|sd[x\d_ -]|gemini|imagen|claude|llama|mistral|qwen|deepseek|leonardo"
    r"|ideogram|recraft|kling|runway|sora|veo|pika|seedream|o[134]-",
    re.IGNORECASE,
)
_SPACER: Final = re.compile(r"[_\-\s]+")
_VERSION: Final = re.compile(r"(?:midjourney|mj)?[ _-]*v?(?=\d|niji)", re.IGNORECASE)


def find_string(node: Node, *keys: str) -> StringNode | None:
    """What an object has under the first of these keys that holds a string."""
    for wanted in keys:
        for name, value, *_ in node.members:
            if isinstance(value, StringNode) and plain(name) == wanted:
                return value
    return None


def plain(key: str) -> str:
    """A key as it is compared: ``mj_prompt``, ``mjPrompt`` and ``MJ Prompt`` are the same."""
    return _SPACER.sub("", key).lower()


class Picker:
    """Picks the prompts out of a document's tables.

    ``name``: of the document. One that is named for prompts may be a list of nothing else.
    """

    def __init__(self, lines: LineIndex, name: str, options: Options) -> None:
        self._lines = lines
        self._named = is_named_for_prompts(name)
        self._paths = [tuple(plain(step) for step in path.split(".")) for path in options.keys]

    def prompts(self, node: Node) -> Iterator[PlacedPrompt]:
        """The prompts in a node, in the order of the document."""
        match node:
            case ListNode(items=items) if not self._paths:
                for item in items:
                    if isinstance(item, StringNode):
                        if self._named or looks_like_prompt(item.text):
                            yield from self._placed(item, None)
                    else:
                        yield from self._inside(item, ())
            case _:
                yield from self._inside(node, ())

    def _inside(self, node: Node, way: tuple[str, ...]) -> Iterator[PlacedPrompt]:
        match node:
            case ListNode(items=items):
                for item in items:
                    yield from self._inside(item, way)
            case ObjectNode(members=members):
                for key, item, *_ in members:
                    yield from self._under((*way, plain(key)), item, node)

    def _under(self, way: tuple[str, ...], node: Node, table: ObjectNode) -> Iterator[PlacedPrompt]:
        wanted = self._wanted(way)
        match node:
            case StringNode():
                if wanted(node.text):
                    yield from self._placed(node, table)
            case ListNode(items=items):
                for item in items:
                    if isinstance(item, StringNode):
                        if wanted(item.text):
                            yield from self._placed(item, table)
                    else:
                        yield from self._inside(item, way)
            case ObjectNode(members=members):
                # `prompts: {dawn: "…", dusk: "…"}`
                many = way[-1].endswith("prompts") and not self._paths
                for key, item, *_ in members:
                    if many and isinstance(item, StringNode) and not _is_known_key(plain(key)):
                        yield from self._placed(item, None)
                    else:
                        yield from self._under((*way, plain(key)), item, node)

    def _wanted(self, way: tuple[str, ...]) -> Callable[[str], bool]:
        if self._paths:
            chosen = any(_ends_in(way, path) for path in self._paths)
            return lambda text: chosen
        if way[-1] in PROMPT_KEYS:
            return lambda text: True
        if way[-1] in DOUBTFUL_KEYS:
            return looks_like_prompt
        return lambda text: False

    def _placed(self, string: StringNode, table: ObjectNode | None) -> Iterator[PlacedPrompt]:
        if not string.text.strip():
            return
        model: str | None = None
        strings = [string]
        if table is not None:
            named = find_string(table, *_MODELS) or _number(table)
            if named is not None:
                written = named.text if isinstance(named, StringNode) else named.written
                if _FOREIGN.search(written) and "midjourney" not in written.lower():
                    return
                model = _model(written)
            if not self._paths and find_string(table, "negativeprompt") is not None:
                # Midjourney knows none; Stable Diffusion does.
                return
            strings = [*_before(table), string, *_behind(table)]
        partial = is_parameters_alone(string.text) and len(strings) == 1
        yield put_together(strings, string, self._lines, model, partial)


def put_together(
    strings: Sequence[StringNode],
    main: StringNode,
    lines: LineIndex,
    model: str | None = None,
    partial: bool = False,
    *,
    spaced: bool = True,
) -> PlacedPrompt:
    """The prompt that strings make one behind the other.

    ``main``: the one that is at the prompt's place. ``spaced``: whether a space goes between two
    of them where none is.
    """
    if len(strings) == 1:
        return PlacedPrompt(main.map(), lines, main.start, model, partial)
    text = ""
    joint: list[Segment] = []
    parts: list[Part] = []
    for string in strings:
        if (
            spaced
            and text
            and string.text
            and not text[-1].isspace()
            and not string.text[0].isspace()
        ):
            at = joint[-1].file_end
            joint.append(Segment(len(text), len(text) + 1, at, at, False))
            text += " "
        base = len(text)
        parts.append(Part(base, base + len(string.text), string.escape, string.holds))
        joint += (
            segment._replace(start=segment.start + base, end=segment.end + base)
            for segment in string.segments()
        )
        text += string.text
    joined = SourceMap(text, tuple(joint), tuple(parts))
    return PlacedPrompt(joined, lines, main.start, model)


def _ends_in(way: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a way ends in a path, in which ``*`` is any key."""
    if len(path) > len(way):
        return False
    tail = way[len(way) - len(path) :]
    return all(step in ("*", own) for step, own in zip(path, tail, strict=True))


def _is_known_key(key: str) -> bool:
    return key in PROMPT_KEYS or key in _BEFORE or key in _BEHIND or key in _MODELS


def _before(table: ObjectNode) -> Iterator[StringNode]:
    found = find_string(table, *_BEFORE)
    if found is not None and re.search(r"\s|,$|://", found.text):
        # `prefix: img_` is of file names.
        yield found


def _behind(table: ObjectNode) -> Iterator[StringNode]:
    for key in _BEHIND:
        found = find_string(table, key)
        if found is None or not found.text.strip():
            continue
        if found.text.lstrip().startswith(("--", "—", "–")) or (
            key.endswith("suffix") and re.match(r"\s|,", found.text)
        ):
            yield found


def _number(table: ObjectNode) -> ScalarNode | None:
    """``model: 8.1``."""
    for wanted in ("model", "mjversion", "midjourneyversion"):
        for key, node, *_ in table.members:
            if isinstance(node, ScalarNode) and plain(key) == wanted:
                return node
    return None


def _model(written: str) -> str | None:
    """The model of Midjourney that a document names; None where it is none."""
    model = load().model(_VERSION.sub("", written.strip(), count=1))
    return None if model is None else model.name
