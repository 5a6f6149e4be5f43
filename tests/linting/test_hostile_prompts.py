"""Prompts that crashed a linter, never settled, or took more than their share of time."""

from __future__ import annotations

import json

import pytest

from mjlint import Document, Linter, Settings, check, lint_request
from tests.growth import assert_linear

LINTER = Linter(Settings(select=("ALL",)))


@pytest.mark.parametrize(
    "prompt",
    [
        *("a –p {} {}", "a −p{}\u3000{}", "a heron –sref {} {}", "a —ar {} {}", "a —p {,} {}"),
        *("a –p { } { }", "a -p {} {}", "a --AR {} {}", "a --p {} {}"),
    ],
)
def test_empty_braces_for_a_value(prompt: str) -> None:
    report = LINTER.lint(prompt)
    assert "MJ415" in {diagnostic.code for diagnostic in report.diagnostics}
    fixed = report.fixed(unsafe=True)
    assert LINTER.lint(fixed).fixed(unsafe=True) == fixed


BRANCHES = (
    "lp\u3000--beta 5.\n --no- '7' {--quality words of text,  --seed} 100% --stealth\nabc,def,, "
    "zoom\n16:9 x, -- s https://img.site.org/a.png::2 {{[slot], {--stretch}, \\,}, {::-1}, --s100\n"
    "abc,def} rust\n--creative 1:1 {{{{::2,  --profile {1:1, 3:2},  -- -ar  100}}, {--test }},  "
    "--{v 6, niji 6}, 498}, {--ar , ,,w/,{- -stretch000,::}"
)


@pytest.mark.parametrize("prompt", ["a {b, c --test} --s 0", BRANCHES])
def test_unsafe_fixes_settle(prompt: str) -> None:
    fixed = LINTER.lint(prompt).fixed(unsafe=True)
    assert LINTER.lint(fixed).fixed(unsafe=True) == fixed
    body = lint_request(json.dumps({"prompt": prompt}), target="apimart").fixed(unsafe=True)
    assert lint_request(body, target="apimart").fixed(unsafe=True) == body


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        ("a --ar ", ":", ""),
        ("a --ar ", "\t`", ""),
        ("a --q ", ")\n", ""),
        ("a --p ", ", m1 ", ""),
        ("a --style ", '&raw , ", *', " --ar 3:2"),
        ("a https://x.org/", "]", "}"),
        ("a https://x.org/", ")", "::2"),
        ("a --ar 3:2 ", ", ", "--v 6.1"),
        ("a --v ", "v6 ", " ]"),
        ("a --niji ", "\u200b\t", ""),
        ("a --niji ", "::", ":1"),
        ("a :1 ", "(", ""),
        ("a --sref x", " ", ", y"),
    ],
)
def test_time_is_linear(head: str, unit: str, tail: str) -> None:
    def work(size: int) -> None:
        LINTER.lint(head + unit * (size // len(unit)) + tail).fixed(unsafe=True)

    assert_linear(work, 800, 8_000)


@pytest.mark.parametrize("unit", ["{{x}} ", "=\\", "<http:// "])
def test_time_is_linear_in_files(unit: str) -> None:
    def work(size: int) -> None:
        text = f"a heron --sref {unit * (size // len(unit))} --ar 3:2\n"
        list(check(Document.of("midjourney-prompts.md", text), settings=Settings()))

    assert_linear(work, 1_500, 15_000)
