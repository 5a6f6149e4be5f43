"""JSON with places agrees with the standard library, and every place is that of its text."""

from __future__ import annotations

import json
import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.requests.curl import commands
from mjlint.requests.envelope import Envelope
from mjlint.text import json as body
from mjlint.text.json import UnreadableRequest, Value
from mjlint.text.places import SourceMap

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def plain(value: Value) -> object:
    if value.kind == "object":
        return {member.name: plain(member.value) for member in value.members}
    if value.kind == "list":
        return [plain(item) for item in value.items]
    return value.data


@settings(max_examples=80)
@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_agrees_with_the_library(data: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    value = body.read(text)
    assert plain(value) == json.loads(text)
    for inner in value.walk():
        assert json.loads(text[inner.start : inner.end]) == plain(inner)
        if inner.kind == "string":
            excerpt = body.string(text, inner, None)
            assert excerpt.text == inner.text
            for at, character in enumerate(inner.text):
                start, end = excerpt.span(at, at + 1)
                assert json.loads(f'"{text[start:end]}"') == character


@settings(max_examples=80)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(UnreadableRequest) as caught:
            body.read(text)
        assert 0 <= caught.value.at <= len(text)
    else:
        assert plain(body.read(text)) == expected


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
    excerpt = body.string(text, body.read(text), None)
    assert excerpt.text == "a😀\n"
    assert [excerpt.span(n, n + 1) for n in range(3)] == [(1, 2), (2, 14), (14, 16)]
    assert [excerpt.span(n, n) for n in range(4)] == [(1, 1), (2, 2), (14, 14), (16, 16)]
    assert excerpt.written('é"') == '\\u00e9\\"'
    assert SourceMap.nowhere("a").span(0, 1) == (0, 0)


def test_two_names() -> None:
    value = body.read('{"a": 1, "a": 2}')
    member = value.member("a")
    assert member is not None
    assert member.value.data == 2


def test_depth_and_size() -> None:
    assert body.read("[" * 64 + "]" * 64).kind == "list"
    with pytest.raises(UnreadableRequest, match="deeper than 64"):
        body.read("[" * 65 + "]" * 65)
    assert body.read("9" * 5000).data == float("inf")
