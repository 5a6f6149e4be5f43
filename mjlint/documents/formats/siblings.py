"""What is beside a string in an object: the tool it is for, the model, what is joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mjlint.documents.flags import fit
from mjlint.documents.tools import is_field, named_beside
from mjlint.language.lexicon import load
from mjlint.text.nodes import DataNode, ListNode, Member, ObjectNode, ScalarNode, StringNode
from mjlint.text.patterns import pattern
from mjlint.text.places import Piece, meant, one_line, segments_of
from mjlint.text.remembering import remembered

DOUBTFUL_KEYS: Final = frozenset({
    "text", "imagine", "command", "commands", "caption", "captions", "template", "content",
    "value", "input", "description",
})  # fmt: skip
"""Keys that hold prompts now and then: what is beside a string counts, too."""
_SETTINGS: Final = frozenset({
    "sampler", "samplername", "samplingmethod", "cfg", "cfgscale", "guidance", "guidancescale", "clipskip", "lora",
    "loras", "checkpoint", "denoise", "denoisingstrength", "numinferencesteps", "inferencesteps", "hiresfix",
    "classtype", "widgetsvalues",
})  # fmt: skip
"""Fields of other generators' settings, as they are compared."""
_EXPECTED: Final = frozenset({
    "expected", "expectederror", "expectederrors", "expectedcode", "expectedcodes", "expectedoutput", "expect",
    "shouldfail", "shouldpass", "wanterr", "assert", "codes",
    "diagnostics", "violations",
})  # fmt: skip
"""Fields of cases of tests, as they are compared."""
_TYPES: Final = ("string", "integer", "number", "boolean", "object", "array", "input", "textarea")
_OF_SCHEMAS: Final = frozenset({
    "description", "properties", "items", "enum", "default", "pattern", "format", "attributes", "example",
})  # fmt: skip
"""What is beside the type of a value in a schema, as keys are compared."""
_ENDED: Final = ("state", "status", "outcome", "result")
_LEVELS: Final = ("level", "lvl", "loglevel", "severity", "levelname")
_GRADES: Final = frozenset(
    {"info", "warn", "warning", "error", "debug", "trace", "fatal", "critical", "notice"}
)
_NESTED: Final = frozenset(
    {"meta", "metadata", "info", "settings", "config", "generation", "details"}
)
"""Tables beside a prompt that say how it was used."""
_SHORT: Final = 100
_MODELS: Final = ("model", "modelversion", "mjversion", "midjourneyversion", "version")
_BEFORE: Final = ("prefix", "promptprefix")
_AFTER: Final = (
    "params", "parameters", "suffix", "promptsuffix", "args", "arguments", "flags",
    "mjparams", "mjparameters", "midjourneyparams", "midjourneyparameters",
)  # fmt: skip
_PROMPT: Final = pattern(r"prompt|提示词|提示詞|プロンプト|프롬프트|промпт")
_NO_PROMPT: Final = pattern(
    r"system|developer|assistant|negativ|prompt_?(?:id|token|count|version|type|name|hash|length|feedback|url"
    r"|cue|term|word|keyword|pattern|delta|rule|tip|guide|note|title|label|category)"
)
_SPACER: Final = pattern(r"[_\-\s]+")
_VERSION: Final = pattern(r"(?:midjourney|mj)?[ _-]*v?(?=\d|niji)", re.IGNORECASE)

_REVISION: Final = pattern(r"\s*v?[1-3](?:\.0)?\s*", re.IGNORECASE)
"""What a plain ``version`` says of the text itself: no account defaults to 3 since December 2022."""


class Siblings(NamedTuple):
    """What the members of an object say of its strings."""

    tool: str | None = None
    field: str = ""
    """Which field names the tool."""
    model: str | None = None
    written: str = ""
    """What is under ``model``, whether or not there is such a model."""
    before: tuple[StringNode, ...] = ()
    after: tuple[StringNode, ...] = ()
    """What is joined to a prompt, such as ``params``."""
    joined: frozenset[str] = frozenset()
    """The keys of these."""
    prompt: str | None = None
    """The first key of a prompt."""
    none: str = ""
    """What says that its strings are no prompts: it is a line of a log, a case of a test."""
    record: bool = False
    """Whether its keys are those of a record, and no names of prompts."""
    negative: bool = False
    """Whether it has a negative prompt, which Midjourney does not know."""


@remembered
def plain(key: str) -> str:
    """A key as it is compared: ``mj_prompt``, ``mjPrompt`` and ``MJ Prompt`` are the same."""
    return _SPACER.sub("", key).lower()


def is_prompt_key(keys: tuple[str, ...]) -> bool:
    """Whether a string under these keys is said to be a prompt."""
    return any(
        (_PROMPT.search(key) is not None and _NO_PROMPT.search(key) is None)
        or key in ("midjourney", "mj")
        for key in keys[-2:]
        if key == keys[-1] or key.endswith("prompts")
    )


def is_telling(key: str) -> bool:
    """Whether a field of this key may say which tool or model strings beside it are for."""
    return key in _MODELS or key in _LEVELS or key in _ENDED or is_field(key)


def is_joined(key: str) -> bool:
    """Whether what a key holds is joined to a prompt, or is a negative prompt."""
    return key in _BEFORE or key in _AFTER or key == "negativeprompt"


def is_nested(key: str) -> bool:
    """Whether a table of this key may name the tool that strings beside it are for."""
    return key in _NESTED


def is_presets(key: str) -> bool:
    """Whether a key holds parameters, or a table of them."""
    return key in _AFTER or key in ("presets", "suffixes")


def siblings_of(node: ObjectNode) -> Siblings:
    """What the members of an object say of its strings."""
    # Of a name that occurs twice the last one counts, as every reader of JSON takes it.
    members = {plain(member.name): member for member in node.members}
    tool, field = _tool(node)
    prompt = next(
        (
            key
            for key in members
            if is_prompt_key((key,)) and isinstance(members[key].value, StringNode)
        ),
        None,
    )
    before = tuple(_before(members))
    after = tuple(_after(members))
    negative = members.get("negativeprompt")
    return Siblings(
        tool,
        field,
        _model(members),
        written(members["model"].value) if "model" in members else "",
        before,
        after,
        frozenset((*_BEFORE, *_AFTER)) if before or after else frozenset(),
        prompt,
        _none(members),
        prompt is not None or any(key in DOUBTFUL_KEYS or is_telling(key) for key in members),
        isinstance(negative, Member) and len(negative.value.text.strip(" -")) > 1,
    )


def _tool(node: ObjectNode) -> tuple[str | None, str]:
    """The tool that fields of an object name, and the key as written; else what has such settings."""
    tool, key = named_beside(fields_of(node))
    names = {plain(member.name): member.name for member in node.members}
    settings = next((name for each, name in names.items() if each in _SETTINGS), "")
    if tool is None and settings:
        return "Stable Diffusion", settings
    return tool, names.get(key, key)


def fields_of(node: DataNode) -> Iterator[tuple[str, str]]:
    """The fields of an object that may name a tool, as keys are compared, with their texts."""
    for name, value, *_ in node.members:
        key = plain(name)
        if key in _NESTED and value.members:
            for member in value.members:
                yield plain(member.name), short(member.value)
        elif text := short(value):
            yield key, text


def short(value: DataNode) -> str:
    """The text of a string, or of a list of strings, that may name a tool; empty for any other."""
    if isinstance(value, ListNode):
        texts = [item.text for item in value.items[:8]]
        return ", ".join(texts) if all(texts) and sum(map(len, texts)) < _SHORT else ""
    return value.text if len(value.text) < _SHORT else ""


def _none(members: dict[str, Member]) -> str:
    """What kind of record an object is that holds no prompts, whatever its strings are like."""
    ended = {members[key].value.text.lower() for key in _ENDED if key in members}
    if not _EXPECTED.isdisjoint(members) or not ended.isdisjoint(("passed", "skipped")):
        return "a case of a test"
    if "question" in members and "answer" in members:
        return "a question"
    kind = members["type"].value.text if "type" in members else ""
    if kind in _TYPES and not _OF_SCHEMAS.isdisjoint(members):
        return "a schema"
    level = next((members[key].value.text for key in _LEVELS if key in members), "")
    return "a line of a log" if level.lower() in _GRADES else ""


def _before(members: dict[str, Member]) -> list[StringNode]:
    for key in _BEFORE:
        found = members.get(key)
        if found is not None and re.search(r"\s|,$|://", found.value.text):
            # `prefix: img_` is of file names.
            assert isinstance(found.value, StringNode)
            return [found.value]
    return []


def _after(members: dict[str, Member]) -> list[StringNode]:
    found: list[StringNode] = []
    for key in _AFTER:
        member = members.get(key)
        if member is None:
            continue
        value = member.value
        if isinstance(value, ObjectNode):
            made = _table(value)
            if made is not None:
                found.append(made)
        elif isinstance(value, StringNode) and value.text.strip():
            if value.text.lstrip().startswith(("--", "—", "–")) or (
                key.endswith("suffix") and re.match(r"\s|,", value.text)
            ):
                found.append(value)
    return found


def _table(node: ObjectNode) -> StringNode | None:
    """A table of parameters as they are typed; None where its keys are none."""
    pieces: list[Piece] = []
    prose = 0
    for member in node.members:
        name, value = member.name.lstrip("-"), member.value
        if name.lower() not in load().names or not isinstance(value, (StringNode, ScalarNode)):
            return None
        typed = value.text if isinstance(value, StringNode) else value.written
        if typed in ("false", "null", ""):
            continue
        prose += "--" in typed or fit(name.lower(), typed, True) == "wrong"
        start, end = member.start, member.end
        pieces.append(Piece((" " if pieces else "") + f"--{name} ", start, max(end, start), False))
        if typed == "true":
            continue
        if isinstance(value, StringNode):
            at = 0
            for segment in value.segments():
                pieces.append(
                    Piece(
                        value.text[at : segment.end],
                        segment.file_start,
                        segment.file_end,
                        segment.exact,
                    )
                )
                at = segment.end
        else:
            pieces.append(Piece(typed, value.start, value.end, False))
    typed = meant(pieces)
    if not pieces or (prose > 1 and prose * 2 > len(node.members)):
        # Its values say what each parameter does.
        return None
    return StringNode(
        typed, node.start, node.end, segments_of(pieces), one_line, lambda text: False
    )


def _model(members: dict[str, Member]) -> str | None:
    """The model of Midjourney that an object names; None where it names none."""
    for wanted in _MODELS:
        member = members.get(wanted)
        if member is None:
            continue
        typed = written(member.value)
        model = load().model(_VERSION.sub("", typed.strip(), count=1)) if typed else None
        if wanted == "version" and _REVISION.fullmatch(typed):
            continue
        if model is not None:
            return model.name
    return None


def written(value: DataNode) -> str:
    """What a field holds, as text."""
    if isinstance(value, ScalarNode):
        # `"model": 8.1` means what `"model": "8.1"` does.
        return "" if value.written == "null" else value.written
    return value.text
