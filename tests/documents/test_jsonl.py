"""JSON lines: an object a line, its escapes mapped to the file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mjlint.diagnostic import Edit, edited
from mjlint.documents.formats.jsonl import read
from mjlint.documents.skipped import Skipped
from mjlint.text.document import Document, Fault
from mjlint.text.places import PlacedPrompt


def items(text: str) -> list[PlacedPrompt | Fault]:
    found = read(Document.of("x.jsonl", text))
    return [each for each in found if not isinstance(each, Skipped)]


def one(text: str) -> PlacedPrompt:
    (item,) = items(text)
    assert isinstance(item, PlacedPrompt)
    return item


def test_prompt_and_model() -> None:
    placed = one('{"id": [1, {"title": "no"}], "prompt": "a heron", "model": "6.1"}')
    assert (placed.text, placed.model) == ("a heron", "6.1")


@pytest.mark.parametrize(
    ("model", "name"),
    [('"niji 6"', "niji 6"), ("7", "7"), ("8.1", "8.1"), ("null", None), ('""', None)],
)
def test_model(model: str, name: str | None) -> None:
    assert one(f'{{"model": {model}, "prompt": "a"}}').model == name


def test_no_model() -> None:
    assert one('{"prompt": "a"}').model is None


def test_last_of_two_keys_counts() -> None:
    placed = one('{"prompt": "a", "prompt": "b"}')
    assert placed.text == "b"
    assert placed.map.span(0, 1) == (27, 28)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["prompt", "text", "mj_prompt", "negative_prompt", "title"]),
            st.sampled_from(["tool", "model", "params", "version", "note"]),
            st.sampled_from(["Midjourney", "flux", "niji 6", "7", "2.0", "--ar 3:2", "", 7, None]),
            st.sampled_from(["a heron --v 7", "a heron", "", ["a heron --v 7"], 3]),
        ),
        max_size=8,
    )
)
@settings(deadline=None)
def test_a_row_reads_as_if_it_were_alone(rows: list[tuple[str, str, object, object]]) -> None:
    texts = [json.dumps({field: value, key: text}) for key, field, value, text in rows]

    def facts(text: str) -> list[tuple[object, ...]]:
        found = [each for each in items(text) if isinstance(each, PlacedPrompt)]
        return [(p.text, p.model, p.why, p.partial, len(p.map.parts)) for p in found]

    assert facts("\n".join(texts)) == [each for text in texts for each in facts(text)]


def test_escapes_are_mapped() -> None:
    text = '\n {"prompt": "caf\\u00e9 \\"x\\" \\ud83d\\udc26 --AR"}\n'
    placed = one(text)
    assert placed.text == 'café "x" 🐦 --AR'
    assert text[slice(*placed.map.span(3, 4))] == "\\u00e9"
    assert text[slice(*placed.map.span(5, 8))] == '\\"x\\"'
    assert text[slice(*placed.map.span(9, 10))] == "\\ud83d\\udc26"
    assert text[slice(*placed.map.span(11, 15))] == "--AR"
    assert placed.row == 2


def test_half_of_a_pair_stands_alone() -> None:
    placed = one('{"prompt": "\\ud83d \\udc26"}')
    assert placed.text == "\ud83d \udc26"
    assert placed.map.edit(Edit(0, 1, "\ud83d")) == Edit(12, 18, "\\ud83d")


@pytest.mark.parametrize(
    ("line", "message", "column"),
    [
        ("{bad", "not JSON: a name in double quotes is expected", 2),
        ('{"prompt" "a"}', "not JSON: `prompt` needs a colon", 11),
        ('{"prompt": "a" "b"}', "not JSON: a comma or `}` is expected", 16),
        ('{"prompt": "a"} x', "not JSON: text follows its end", 17),
        ('{"prompt": "a', "not JSON: a string is not closed", 12),
        (
            '{"prompt": "a\tb"}',
            "not JSON: a string holds a line break or another control character",
            14,
        ),
        ('{"prompt": "a",}', "not JSON: a name in double quotes is expected", 16),
        ("", "not JSON: expecting value", 1),
        ('{"prompt": 3}', "`prompt` is not a text", 12),
        ('{"text": "a"}', "the object has no `prompt`; its keys are `text`", None),
        ("{}", "the object has no `prompt`; its keys are none", None),
        ('["a"]', 'expected an object, `{"prompt": "…"}`', None),
        ('"a"', 'expected an object, `{"prompt": "…"}`', None),
        ("[" * 100_000, "nested deeper than 200 levels", 201),
        ('{"prompt": ' + "[" * 100_000, "nested deeper than 200 levels", 211),
    ],
)
def test_bad_line_costs_no_other(line: str, message: str, column: int | None) -> None:
    first, *middle, last = items(f'{{"prompt": "a"}}\n{line}\n\n{{"prompt": "b"}}\n')
    assert isinstance(first, PlacedPrompt)
    assert isinstance(last, PlacedPrompt)
    assert (first.text, last.text) == ("a", "b")
    assert middle == ([Fault(message, 2, column)] if line else [])


@settings(max_examples=80)
@given(st.text(max_size=20), st.booleans(), st.text(max_size=3))
def test_every_character_is_found_and_can_be_replaced(text: str, plain: bool, new: str) -> None:
    line = json.dumps({"id": 'q"', "prompt": text, "n": [1]}, ensure_ascii=not plain)
    source = f"\n{line}\n"
    placed = one(source)
    assert placed.text == text
    assert placed.map.segments[0].start == 0
    assert placed.map.segments[-1].end == len(text)
    for at, character in enumerate(text):
        start, end = placed.map.span(at, at + 1)
        assert json.loads(f'"{source[start:end]}"') == character
        edit = placed.map.edit(Edit(at, at + 1, new))
        assert edit is not None
        changed = json.loads(edited(source, [edit]))
        assert changed == {"id": 'q"', "prompt": text[:at] + new + text[at + 1 :], "n": [1]}
