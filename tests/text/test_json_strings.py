"""The places of a JSON string are those of its characters, whatever they are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.text.json_strings import encodable, skip_space, spelled, stretches


@given(st.text(st.characters(codec=None, exclude_categories=())), st.booleans())
def test_every_stretch_is_the_text_it_spells(text: str, ascii_only: bool) -> None:
    body = spelled(text, ascii_only=ascii_only)
    outer = f'{{"a": "{body}"}}'
    start = outer.index(": ") + 3
    found = list(stretches(outer, start, start + len(body)))
    meant = [
        outer[first:last] if verbatim else json.loads(f'"{outer[first:last]}"')
        for first, last, verbatim in found
    ]
    assert "".join(meant) == json.loads(outer)["a"]
    assert all(
        verbatim or len(one) == 1 for one, (_, _, verbatim) in zip(meant, found, strict=True)
    )
    assert [first for first, _, _ in found] == [start, *(last for _, last, _ in found[:-1])]
    assert encodable(body)


def test_an_empty_string_has_a_place() -> None:
    assert list(stretches('""', 1, 1)) == [(1, 1, True)]


def test_a_pair_of_surrogates_is_one_escape() -> None:
    assert list(stretches(r"a\ud83d\ude00b", 0, 14)) == [
        (0, 1, True),
        (1, 13, False),
        (13, 14, True),
    ]


@pytest.mark.parametrize(("text", "at"), [("", 0), (" \t\r\n{", 4), ("\u00a0{", 0)])
def test_skip_space(text: str, at: int) -> None:
    assert skip_space(text, 0) == at
