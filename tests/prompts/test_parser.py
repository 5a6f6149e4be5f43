"""The parser: what the nodes are, and that every text gives a prompt."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from mjlint import parse
from mjlint.prompts.tree import Parameter, Permutation, Prompt
from tests.strategies import TEXTS


def written(prompt: Prompt) -> list[tuple[str, str | None]]:
    """Every parameter with the text of its value."""
    return [(p.name, p.value.text if p.value else None) for p in prompt.parameters]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a --ar 16:9 --v 7 --raw", [("ar", "16:9"), ("v", "7"), ("raw", None)]),
        ("a --v6", [("v", "6")]),
        ("a --ar16:9", [("ar", "16:9")]),
        ("a --ar=16:9", [("ar", "=16:9")]),
        ("a —ar 16:9 –v 5", [("ar", "16:9"), ("v", "5")]),
        ("a -- ar 16:9 - -v 6", [("ar", "16:9"), ("v", "6")]),
        ("robot--v 7 abc--chaos 20--seed 1", [("v", "7 abc"), ("chaos", "20"), ("seed", "1")]),
        ("a glow--this is", []),
        ("a well--known face —brave and – bold", []),
        ("a --no red, dark blue --tile", [("no", "red, dark blue"), ("tile", None)]),
        ("a --sref https://a.org/x--v.png::2 12", [("sref", "https://a.org/x--v.png::2 12")]),
        ("a --ar {1:1, 3:2}", [("ar", "1:1"), ("ar", "3:2")]),
        ("a --ar {1,3}:2", [("ar", "1:2"), ("ar", "3:2")]),
        ("a --{v 6, niji 6, tile}", [("v", "6"), ("niji", "6"), ("tile", None)]),
        ("a {red --v 6, blue}", [("v", "6")]),
        ("a --ar {1:1, {3:2, 2:3}}", [("ar", "1:1"), ("ar", "3:2"), ("ar", "2:3")]),
        ("a --no {a\\, b, c}", [("no", "a, b"), ("no", "c")]),
        ("a --ar { 3:2", [("ar", "{ 3:2")]),
        ("--pablo playing --pic", [("pablo", "playing"), ("pic", None)]),
    ],
)
def test_parameters(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert written(parse(text)) == expected


def test_pieces() -> None:
    prompt = parse("https://a.org/x.png::2 a cat::2 a {red, {b, c}} hat:: --ar 3:2")
    kinds = [type(piece).__name__ for piece in prompt.pieces]
    assert kinds == ["Link", "Weight", "Text", "Weight", "Text", "Permutation", "Text", "Weight"]
    assert [link.url for link in prompt.images] == ["https://a.org/x.png"]
    assert [part.number for part in prompt.parts] == [2, 1]
    assert len(prompt.permutations) == 2
    assert [len(permutation.options) for permutation in prompt.permutations] == [2, 2]


def test_text_is_the_prose() -> None:
    assert parse("https://a.org/x.png a  cat\n at dawn --v 7").text == "a cat at dawn"
    assert parse("--v 7").text == ""


@pytest.mark.parametrize(
    ("text", "url", "tail"),
    [
        ("https://a.org/x.png, a cat", "https://a.org/x.png", ","),
        ("<https://s.mj.run/abc> cat", "https://s.mj.run/abc", ""),
        ("https://a.org/w_300,h_2/x.png cat", "https://a.org/w_300,h_2/x.png", ""),
        ("http://[::ffff:127.0.0.1]/a.png x", "http://[::ffff:127.0.0.1]/a.png", ""),
        ("HTTPS://A.ORG/A.PNG x", "HTTPS://A.ORG/A.PNG", ""),
        ("https://a.org/a_(1).png x", "https://a.org/a_(1).png", ""),
    ],
)
def test_links(text: str, url: str, tail: str) -> None:
    (link,) = parse(text).images
    assert (link.url, link.tail) == (url, tail)


def test_two_links_glued_with_a_comma_are_two() -> None:
    assert len(parse("https://a.org/x.png,https://b.org/y.png").images) == 2


def test_options_of_one_permutation_never_meet() -> None:
    one, other = parse("a {b --v 6, c --v 7}").parameters
    assert not one.meets(other)
    both = parse("a {b --v 6, c} --v 7").parameters
    assert both[0].meets(both[1])


@given(TEXTS)
@example("{" * 3000 + "}" * 3000)
@example("--{" * 500)
@settings(max_examples=400)
def test_every_text_is_a_prompt(text: str) -> None:
    prompt = parse(text)
    assert str(prompt) == text
    at = 0
    for piece in prompt.pieces:
        assert at <= piece.start < piece.end <= len(text)
        assert not text[at : piece.start].strip(), "text lost between two pieces"
        at = piece.end
    if not prompt.permutations:
        for parameter in prompt.parameters:
            assert at <= parameter.start
            assert not text[at : parameter.start].strip()
            at = parameter.end
        assert not text[at:].strip(), "text lost at the end"
    for parameter in prompt.parameters:
        check_places(parameter, text)
    for piece in prompt.walk():
        if isinstance(piece, Permutation):
            assert text[piece.start] == "{"
            assert text[piece.end - 1] == "}"


def check_places(parameter: Parameter, text: str) -> None:
    flag = parameter.flag
    assert 0 <= parameter.start <= flag.start < flag.end <= parameter.end <= len(text)
    assert text[flag.start : flag.end].endswith(flag.name)
    at = parameter.start
    for item in parameter.items:
        assert parameter.start <= item.start <= item.end <= parameter.end
        assert item.start >= at or (parameter.value is not None and not parameter.value.in_place)
        at = item.start


def test_deep_nesting_is_text() -> None:
    prompt = parse("{" * 10_000 + "a" + "}" * 10_000)
    assert len(prompt.permutations) == 32
