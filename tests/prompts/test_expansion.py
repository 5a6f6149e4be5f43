"""The jobs of a prompt with permutations, and where each of their characters is in the prompt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint.language.lexicon import load
from mjlint.prompts.expansion import Expander, expansions
from mjlint.prompts.parser import Parser
from tests.growth import assert_linear

PARSER = Parser(load().names)


def jobs(text: str, limit: int = 40) -> list[str]:
    return [job.text for job in expansions(PARSER.parse(text), limit)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a heron", []),
        ("a {red} heron", []),
        ("a {red, blue } heron", ["a red heron", "a blue heron"]),
        ("a {b, {c, d} e}", ["a b", "a c e", "a d e"]),
        ("{a, b} {c, d}", ["a c", "a d", "b c", "b d"]),
        ("a --{v 7, niji 7}", ["a --v 7", "a --niji 7"]),
        ("a --ar {1:1, 3:2} --v {6.1, 7}", [
            "a --ar 1:1 --v 6.1", "a --ar 1:1 --v 7", "a --ar 3:2 --v 6.1", "a --ar 3:2 --v 7",
        ]),
        ("a {b\\, c, d}", ["a b, c", "a d"]),
        ("a {, b}c", ["a c", "a bc"]),
        ("a {x} {b, c}", ["a {x} b", "a {x} c"]),
        ("a {b, c", []),
    ],
)  # fmt: skip
def test_jobs(prompt: str, expected: list[str]) -> None:
    assert jobs(prompt) == expected


def test_more_than_the_limit_is_counted_and_not_expanded() -> None:
    wide = "{a, b}" * 500
    assert jobs(wide) == []
    assert jobs("{a, b, c, d, e}", limit=4) == []
    assert len(jobs("{a, b, c, d}", limit=4)) == 4


@given(st.text(alphabet="a{},\\ -:v7\n", max_size=40))
def test_each_character_of_a_job_is_one_of_the_prompt(text: str) -> None:
    for job in expansions(PARSER.parse(text), 40):
        for at, character in enumerate(job.text):
            start, end = job.placed(at, at + 1)
            assert text[start:end] == character


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("a {red, dark blue} heron", True),
        ("a {red, --v 7} heron", False),
        ("a {red, } heron", False),
        ("a {red, b::2} heron", False),
        ("a x{red, blue} heron", False),
    ],
)
def test_words_alone_need_no_look_at_each_job(prompt: str, plain: bool) -> None:
    assert Expander(PARSER.parse(prompt)).plain is plain


def test_many_permutations_are_not_even_counted() -> None:
    prompts = {size: PARSER.parse("a {b --raw, c} d " * size) for size in (200, 2000)}
    assert_linear(lambda size: expansions(prompts[size], 40), 200, 2000)
    assert jobs("{a, b}" * 40) == []
    assert len(jobs("{" + ", ".join("abcdef") + "} {g, h}", limit=12)) == 12
