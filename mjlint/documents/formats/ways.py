"""How a string of a document's objects is reached, and what that says of it before its text does.

The rows of a file are alike, and so are the files of a folder: what their names say is found once for
each way and shape of object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from mjlint.documents.around import under
from mjlint.documents.counterexamples import WRONG, is_wrong_label
from mjlint.documents.evidence import Surroundings
from mjlint.documents.formats.siblings import (
    DOUBTFUL_KEYS,
    Siblings,
    is_joined,
    is_nested,
    is_presets,
    is_prompt_key,
    is_telling,
    plain,
    short,
    siblings_of,
    written,
)
from mjlint.documents.tools import MIDJOURNEY, named, named_alone
from mjlint.text.nodes import ObjectNode, StringNode
from mjlint.text.patterns import pattern

_COMMANDS: Final = pattern(
    r"run|runs|script|(?:before|after|pre|post)?scripts?|cmds?|exec|execute|shell|bash|entrypoint|entry|healthcheck|test|usage"
    r"|steps?|build|start|commandline|cli|invocation|action"
)
"""Keys, as they are compared, of what a shell runs."""
_TASKS: Final = frozenset({"scripts", "tasks", "commands", "aliases", "targets", "hooks"})
"""Tables, as their keys are compared, of what a shell runs."""
_EXPLAINING: Final = frozenset({
    "help", "description", "desc", "meaning", "note", "notes", "hint", "usage", "explanation", "summary",
    "comment",
})  # fmt: skip
"""Keys, as they are compared, of what is said of a parameter."""
_NEGATIVE: Final = pattern(r"negativ|exclude", re.IGNORECASE)
_MOST_MEMBERS: Final = 10_000
"""So many members are remembered of the shapes of objects, below one top."""
_Shape: TypeAlias = tuple[object, ...]


class Reached(NamedTuple):
    """How a node is reached."""

    keys: tuple[str, ...]
    """As they are compared."""
    key: str = ""
    """The last one, as written."""
    around: Surroundings = Surroundings()
    siblings: Siblings | None = None
    model: str | None = None


class Way:
    """What a way says of the strings that it leads to."""

    __slots__ = ("after", "before", "flagged", "here", "of_prompts", "reached", "shapes")

    def __init__(self, reached: Reached) -> None:
        self.reached = reached
        self.here: Surroundings | None = None
        """The same of a string; None where no string is read."""
        self.flagged: Surroundings | None = None
        """The same of a string with parameters, where that is something else."""
        self.before: tuple[StringNode, ...] = ()
        self.after: tuple[StringNode, ...] = ()
        """What is joined to a string."""
        beside, own = reached.siblings, reached.keys[-1:]
        record = beside is not None and beside.record and own[0] not in DOUBTFUL_KEYS
        self.of_prompts = is_prompt_key(own if record else reached.keys)
        self.shapes: dict[_Shape, Sequence[tuple[int, Way]]] = {}


class Ways:
    """Leads from the top of a document to its strings.

    ``keys``: of prompts, as the settings name them. ``top``: how the first node is reached.
    ``strict``: whether a model that is none is named all the same.
    """

    def __init__(self, keys: tuple[str, ...], top: Reached, strict: bool) -> None:
        self._strict, self._room = strict, _MOST_MEMBERS
        self._paths = [tuple(plain(step) for step in path.split(".")) for path in keys]
        self.top = self._way(top)

    def into(self, node: ObjectNode, way: Way) -> Sequence[tuple[int, Way]]:
        """The members of an object that count, by number, each with the way to its value."""
        shape = _shape(node)
        found = None if shape is None else way.shapes.get(shape)
        if found is None:
            found = self._into(node, way)
            if shape is not None and len(shape) < self._room:
                way.shapes[shape] = found
                self._room -= len(shape)
        return found

    def _into(self, node: ObjectNode, way: Way) -> list[tuple[int, Way]]:
        siblings = siblings_of(node)
        around, model = self._beside(way.reached, siblings)
        # Of a name that occurs twice the last one counts.
        last = {member.name: number for number, member in enumerate(node.members)}
        joined = siblings.joined if siblings.prompt or _has_prompt(node, way) else ()
        found: list[tuple[int, Way]] = []
        for number, (key, *_) in enumerate(node.members):
            name = plain(key)
            if last[key] == number and name not in joined:
                keys = (*way.reached.keys, name)
                reached = Reached(keys, key, _of_key(around, key), siblings, model)
                found.append((number, self._way(reached)))
        return found

    def _beside(self, way: Reached, siblings: Siblings) -> tuple[Surroundings, str | None]:
        """What fields say of all strings of an object, and the model that they name."""
        around = way.around
        if way.keys and way.keys[-1] in ("midjourney", "mj"):
            # A table of anything: its own keys have to say what is a prompt.
            around = around._replace(says="")
        if siblings.tool == MIDJOURNEY:
            around = around._replace(other="", likely=f"`{siblings.field}` names Midjourney")
        elif siblings.none:
            around = around._replace(likely="", says="", other=siblings.none)
        elif siblings.tool is not None:
            around = around._replace(
                likely="", other=f"`{siblings.field}` names another tool (`{siblings.tool}`)"
            )
        model = siblings.written if self._strict else None
        return around, siblings.model or model or way.model

    def _way(self, reached: Reached) -> Way:
        keys, key, around, siblings, _ = reached
        way = Way(reached)
        name = keys[-1] if keys else ""
        if siblings is not None and (self._paths or way.of_prompts or name in DOUBTFUL_KEYS):
            way.before, way.after = siblings.before, siblings.after
        if self._paths:
            if any(_ends_in(keys, path) for path in self._paths):
                way.here = around._replace(says="`--keys` names its key", other="")
        elif _NEGATIVE.search(key):
            pass
        elif way.of_prompts:
            way.here = _of_prompts(around, siblings)
        elif not keys:
            # A list of strings: nothing but the file's name speaks for them.
            way.here = around._replace(named=True)
        else:
            doubtful = name in DOUBTFUL_KEYS
            here = around._replace(
                named=around.named and doubtful,
                suffix=True,
                shell=_COMMANDS.fullmatch(name) is not None or not _TASKS.isdisjoint(keys),
            )
            way.here = here._replace(likely="")
            presets = name not in _EXPLAINING and any(map(is_presets, keys))
            if presets or (doubtful and around.likely.startswith("`")):
                way.flagged = here
        return way


shared_ways: Final = lru_cache(8)(Ways)
"""The ways of all documents that are read alike."""

_Kind: TypeAlias = Literal["name", "value", "whole"]


@lru_cache(1024)
def _kind(name: str) -> _Kind:
    """What of a member counts: its name, its value as well, or more than is compared."""
    key = plain(name)
    return "whole" if is_joined(key) or is_nested(key) else "value" if is_telling(key) else "name"


def _has_prompt(node: ObjectNode, way: Way) -> bool:
    """Whether an object in a list of prompts has a text that parameters are joined to."""
    named = ((plain(name), value) for name, value, *_ in node.members)
    return any(
        isinstance(value, StringNode)
        and not is_joined(key)
        and is_prompt_key((*way.reached.keys, key))
        for key, value in named
    )


def _shape(node: ObjectNode) -> _Shape | None:
    """What an object says of its strings, to be compared; None where it is not worth it."""
    found: list[object] = []
    for name, value, *_ in node.members:
        kind = _kind(name)
        if kind == "whole" and (not is_nested(plain(name)) or value.members):
            return None
        text = isinstance(value, StringNode)
        said = short(value)
        names = said if kind == "value" else said and named_alone(said)
        found.append((name, text, names, written(value) if kind == "value" else ""))
    return tuple(found)


def _of_prompts(around: Surroundings, siblings: Siblings | None) -> Surroundings:
    if around.says or around.other:
        return around
    if around.likely.startswith("`") or (
        around.named and not (siblings is not None and siblings.negative)
    ):
        return around._replace(says=around.likely or "its key names a prompt")
    return around


def _of_key(around: Surroundings, key: str) -> Surroundings:
    """What a key says: the nearest one that names a tool counts."""
    tool = named(key)
    if tool is None:
        return around._replace(likely="", says="", other=WRONG) if is_wrong_label(key) else around
    if tool == MIDJOURNEY:
        says = f"the key `{key}` names Midjourney"
        return around._replace(
            other="", likely=says, says=says if is_prompt_key((plain(key),)) else ""
        )
    return under(around, tool, f"key `{key}`")._replace(says="")


def _ends_in(way: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a way ends in a path, in which ``*`` is any key."""
    if len(path) > len(way):
        return False
    tail = way[len(way) - len(path) :]
    return all(step in ("*", own) for step, own in zip(path, tail, strict=True))
