"""JSON with places agrees with the standard library, and every place is that of its text."""

from __future__ import annotations

import json
import shlex
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.errors import UnreadableRequest
from mjlint.requests.curl import commands
from mjlint.requests.envelope import Envelope
from mjlint.requests.json_body import read_body
from mjlint.text.json import JsonError, members, read, written
from mjlint.text.nodes import DataNode, ObjectNode, StringNode
from mjlint.text.places import SourceMap
from tests.growth import Counted

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def plain(value: DataNode) -> object:
    if value.kind == "object":
        return {member.name: plain(member.value) for member in value.members}
    if value.kind == "list":
        return [plain(item) for item in value.items]
    return value.data


@settings(max_examples=80)
@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_agrees_with_the_library(data: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    value = read(text)
    assert plain(value) == json.loads(text)
    assert read(f"x {text}"[2:], 2).start == value.start + 2
    for inner in value.walk():
        assert json.loads(text[inner.start : inner.end]) == plain(inner)
        for member in inner.members:
            assert json.loads(text[member.start : member.end]) == member.name
        if isinstance(inner, StringNode):
            places = inner.map()
            assert places.text == inner.text
            for at, character in enumerate(inner.text):
                start, end = places.span(at, at + 1)
                assert json.loads(f'"{text[start:end]}"') == character
                assert places.to_text(places.to_document(at)) == at


@settings(derandomize=True, max_examples=80, deadline=None)
@given(VALUES)
def test_the_top_alone_is_the_top_of_the_whole(data: object) -> None:
    text = json.dumps(data)
    top, whole = members(text), read(text)
    assert (top.kind, top.start, top.end) == (whole.kind, whole.start, whole.end)
    assert [
        (m.name, m.start, m.end, m.value.start, m.value.end, m.value.data) for m in top.members
    ] == [(m.name, m.start, m.end, m.value.start, m.value.end, m.value.data) for m in whole.members]


@settings(max_examples=80)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError) as caught:
            read(text)
        assert 0 <= caught.value.at <= len(text)
    else:
        assert plain(read(text)) == expected


@settings(max_examples=80)
@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=20))
def test_words_of_a_shell(word: str) -> None:
    """curl's words are what the shell would make of them, and new ones come out as written."""
    script = f"curl https://x.dev -d {shlex.quote(word)}"
    found = [each for each in commands(script) if isinstance(each, Envelope)]
    if not word.strip() or word.startswith("@"):
        assert not found
        return
    excerpt = found[0].body
    assert excerpt.text == word
    for at, character in enumerate(word):
        start, end = excerpt.span(at, at + 1)
        assert character in script[start:end]


def test_pairs_and_insertions() -> None:
    text = '"a\\ud83d\\ude00\\n"'
    node = read(text)
    assert isinstance(node, StringNode)
    excerpt = node.map()
    assert excerpt.text == "a😀\n"
    assert [excerpt.span(n, n + 1) for n in range(3)] == [(1, 2), (2, 14), (14, 16)]
    assert [excerpt.span(n, n) for n in range(4)] == [(1, 1), (2, 2), (14, 14), (16, 16)]
    assert excerpt.written('é"') == '\\u00e9\\"'
    assert SourceMap.nowhere("a").span(0, 1) == (0, 0)


def test_two_names() -> None:
    value = read('{"a": 1, "a": 2}')
    member = value.member("a")
    assert member is not None
    assert member.value.data == 2


def test_depth_and_size() -> None:
    assert read_body("[" * 64 + "]" * 64).kind == "list"
    with pytest.raises(UnreadableRequest, match="deeper than 64"):
        read_body("[" * 65 + "]" * 65)
    assert read("9" * 5000).data == float("inf")


@pytest.mark.parametrize("text", ["[" * 201, '{"a": ' * 201, "[" * 100_000])
def test_too_deep(text: str) -> None:
    with pytest.raises(JsonError, match="nested deeper than 200 levels"):
        read(text)


def test_what_programs_write_although_json_lacks_it() -> None:
    text = '{"a": NaN, "b": -Infinity, "c": ' + "9" * 5000 + "}"
    whole = read(text)
    assert isinstance(whole, ObjectNode)
    assert [member.value.kind for member in whole.members] == ["number"] * 3
    assert members('{"a": [' + "9" * 5000 + "]}").kind == "object"
    with pytest.raises(JsonError, match="a value is expected, not `N`"):
        read("NaN", strict=True)


@given(st.text(st.characters(codec=None, exclude_categories=())), st.booleans())
def test_every_text_can_be_written(text: str, ascii_only: bool) -> None:
    body = written(text, ascii_only=ascii_only)
    assert json.loads(f'"{body}"') == json.loads(json.dumps(text))
    assert body.encode().decode() == body
    node = read(f'"{body}"')
    assert isinstance(node, StringNode)
    segments = node.segments()
    assert segments[0].file_start == 1
    assert all(a.file_end == b.file_start for a, b in pairwise(segments))
    assert segments[-1].file_end == len(body) + 1


def test_how_a_string_is_spelt_is_looked_up_once() -> None:
    text = Counted('"' + "a" * 5_000 + '\\u00e9"')
    node = read(text)
    assert isinstance(node, StringNode)
    text.taken = 0
    assert {node.escape("é") for _ in range(50)} == {"\\u00e9"}
    assert 0 < text.taken <= 2 * 5_008
