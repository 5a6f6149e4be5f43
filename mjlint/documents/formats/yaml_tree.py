"""A text of YAML -> its tables, lists and strings, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import yaml

from mjlint.documents.formats import yaml_scalars
from mjlint.text.document import DocumentError
from mjlint.text.limits import MAXIMUM_DEPTH
from mjlint.text.lines import LineIndex
from mjlint.text.nodes import DataNode, ListNode, Member, ObjectNode, ScalarNode, StringNode
from mjlint.text.places import Segment

_NO_STRING: Final = re.compile(
    r"~|null|true|false|yes|no|on|off|[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|",
    re.IGNORECASE,
)
_DEEPEST: Final = 80
"""Columns that a piece of a document is moved to the right, at most."""
_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)+")
_LOADER: Final = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def trees(text: str, lines: LineIndex, offset: int = 0) -> Iterator[DataNode]:
    """The trees of the documents in a text.

    ``lines``: what the text is of. ``offset``: where in it the text begins. Raises `DocumentError`
    where the text is no YAML; what comes before the fault is given first.
    """
    try:
        yield from _Builder(text, offset).trees()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (None, None) if mark is None else lines.position(offset + _index(text, mark))
        problem = error.problem or error.context or "cannot be read"
        raise DocumentError(f"not YAML: {problem}", *place) from None
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        row, column = lines.position(offset + _unreadable(text))
        raise DocumentError(f"not YAML: {error.reason}", row, column) from None
    except RecursionError:
        raise DocumentError("not YAML that can be read: nested too deeply") from None


def reread(text: str, column: int, within: bool) -> ObjectNode | None:
    """A table that begins in a column, by itself; None where it is not sure to read the same.

    Places count from the text's own start. Anchors are of the whole document, and what is within
    brackets has other rules.
    """
    if within or column > _DEEPEST or text[:1] == "{" or "&" in text or "*" in text:
        return None
    indent = column - 1
    try:
        nodes = list(_Builder(" " * indent + text, -indent).trees())
    except (yaml.YAMLError, RecursionError):
        return None
    return nodes[0] if len(nodes) == 1 and isinstance(nodes[0], ObjectNode) else None


class _Builder:
    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        self._anchors: dict[str, DataNode] = {}

    def trees(self) -> Iterator[DataNode]:
        """Made of events: PyYAML's nodes would be built by recursion."""
        open_nodes: list[ObjectNode | ListNode] = []
        keys: list[Member | None] = []
        in_flow: list[bool] = []
        for event in yaml.parse(self._text, Loader=_LOADER):
            match event:
                # Most events are scalars.
                case yaml.ScalarEvent():
                    node: DataNode = self._scalar(event, bool(in_flow) and in_flow[-1])
                case yaml.DocumentStartEvent():
                    self._anchors = {}
                    continue
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    if len(open_nodes) > MAXIMUM_DEPTH:
                        raise RecursionError
                    made = self._container(event)
                    open_nodes.append(made)
                    keys.append(None)
                    in_flow.append(bool(event.flow_style) or any(in_flow[-1:]))
                    if event.anchor:
                        self._anchors[event.anchor] = made
                    continue
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    node = _ended(open_nodes.pop())
                    keys.pop()
                    in_flow.pop()
                case yaml.AliasEvent():
                    node = self._alias(event)
                case _:
                    continue
            if not open_nodes:
                yield node
            elif isinstance(parent := open_nodes[-1], ListNode):
                parent.items.append(node)
            elif (key := keys[-1]) is None:
                keys[-1] = Member(_key(node), node, node.start, node.end)
            else:
                parent.members.append(key._replace(value=node))
                keys[-1] = None

    def _container(
        self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent
    ) -> ObjectNode | ListNode:
        start, end = (at + self._offset for at in _span(event))
        if isinstance(event, yaml.MappingStartEvent):
            return ObjectNode(start, end)
        return ListNode(start, end)

    def _scalar(self, event: yaml.ScalarEvent, in_flow: bool) -> DataNode:
        start, end = _span(event)
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self._text, start, end)
            start = properties.end() if properties else start
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        node: DataNode
        if not style and event.tag is None and _NO_STRING.fullmatch(event.value):
            node = ScalarNode(event.value, self._offset + start, self._offset + max(end, start))
        else:
            node = StringNode(
                event.value,
                self._offset + start,
                self._offset + max(end, start),
                self._later(event.value, style, start, end),
                yaml_scalars.escape(style),
                yaml_scalars.holds(style, in_flow, event.value),
                self._offset + start if event.anchor else None,
            )
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: yaml.AliasEvent) -> DataNode:
        """A string from elsewhere can be read here, but not fixed; a list was read there."""
        node = self._anchors.get(event.anchor or "")
        start, end = (at + self._offset for at in _span(event))
        if not isinstance(node, StringNode):
            return ScalarNode("", start, end)
        whole = (Segment(0, len(node.text), start, end, False),)
        return StringNode(
            node.text, start, end, lambda: whole, lambda text: None, anchor=node.anchor
        )

    def _later(
        self, value: str, style: str, start: int, end: int
    ) -> Callable[[], tuple[Segment, ...]]:
        def found() -> tuple[Segment, ...]:
            here = yaml_scalars.segments(self._text, value, style, start, end)
            if not self._offset:
                return here
            return tuple(
                each._replace(
                    file_start=each.file_start + self._offset,
                    file_end=each.file_end + self._offset,
                )
                for each in here
            )

        return found


def _span(event: yaml.Event) -> tuple[int, int]:
    """Where an event is in the text."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return start.index, end.index


def _ended(node: ObjectNode | ListNode) -> ObjectNode | ListNode:
    """The same, up to the end of what is in it; where it began, that was not known."""
    if isinstance(node, ObjectNode):
        last = node.members[-1].value.end if node.members else node.end
        return ObjectNode(node.start, max(node.end, last), node.members)
    last = node.items[-1].end if node.items else node.end
    return ListNode(node.start, max(node.end, last), node.items)


def _key(node: DataNode) -> str:
    match node:
        case StringNode():
            return node.text
        case ScalarNode():
            return node.written
        case _:
            return ""


def _index(text: str, mark: yaml.Mark) -> int:
    index: int = mark.index
    return min(index, len(text))


def _unreadable(text: str) -> int:
    """Where the first character is that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return found.start() if found else 0
