"""What rules about weights say and fix, several at once."""

from __future__ import annotations

import pytest

from tests.rules.weights.cases import lint


@pytest.mark.parametrize(
    ("prompt", "settings", "message", "reply"),
    [
        (
            "hot dog::1 animal::-2",
            {},
            "the weights add up to -1, and have to add up to more than 0",
            "Prompts with a negative total weight are not allowed",
        ),
        (
            "a {red, green} bird --relax",
            {},
            "`--relax` does not go with several jobs of one prompt",
            "You can not submit batch jobs in relax mode.",
        ),
        (
            "{a,b,c} {d,e}",
            {"plan": "basic"},
            "this prompt makes 6 jobs, and the Basic plan runs at most 4 of one prompt",
            None,
        ),
        (
            "{a, b}" * 300,
            {},
            "this prompt makes more than 999999 jobs, and no plan runs more than 40 of one prompt",
            None,
        ),
        (
            "a castle::.5 --no fog",
            {},
            "the weights add up to 0, and have to add up to more than 0, `--no` counting -0.5",
            None,
        ),
    ],
)
def test_words(prompt: str, settings: dict[str, str], message: str, reply: str | None) -> None:
    finding = lint(prompt, **settings).diagnostics[0]
    assert (finding.message, finding.reply) == (message, reply)


@pytest.mark.parametrize(
    ("prompt", "model", "fixed"),
    [
        ("a castle::1.5 a cloud::.5", "3", "a castle::3 a cloud::1"),
        ("a castle::-0.6 a cloud::4 a lake", "3", "a castle::-3 a cloud::20 a lake::5"),
        ("a castle::1.5 a cloud --no fog", "3", None),
        ("a castle::0.001 a cloud", "3", None),
        ("a castle::" + "1" * 5000 + ".5 a cloud", "3", None),
        ("a cat:: 2 a dog:: 1", "6.1", "a cat::2 a dog::1"),
        ("a castle : : a cloud", "6.1", "a castle :: a cloud"),
        ("a bird --ar {3:2} --chaos 5", "6.1", "a bird --ar 3:2 --chaos 5"),
        ("a {dark {red, green}} bird", "6.1", None),
        ("a {red, green, } bird", "6.1", "a {red, green} bird"),
        ("a {, red, , green,} bird", "6.1", "a {red, green} bird"),
        ("a {, , red, green,, } bird", "6.1", "a {red, green} bird"),
        ("a {red, } bird", "6.1", None),
        ("a {red, green} bird --relax", "6.1", "a {red, green} bird --fast"),
        ("a {red, green bird", "6.1", None),
    ],
)
def test_fix(prompt: str, model: str, fixed: str | None) -> None:
    """None: the prompt stays as it is. All these fixes are unsafe."""
    report = lint(prompt, model)
    assert report.fixed() == prompt
    assert report.fixed(unsafe=True) == (fixed or prompt)
    again = lint(report.fixed(unsafe=True), model)
    assert again.fixed(unsafe=True) == again.text
    assert len(again.diagnostics) <= len(report.diagnostics)


def test_braces_of_a_value() -> None:
    found = lint("a bird --chaos {5, 10").diagnostics
    assert [(d.start, d.end) for d in found if d.code == "MJ411"] == [(15, 16)]


def test_speed_of_the_settings_is_typed_over() -> None:
    report = lint("a {red, green} bird --no fog \n", speed="relax")
    assert report.fixed(unsafe=True) == "a {red, green} bird --no fog --fast \n"
