"""A prompt whose permutations are ok makes jobs that are ok, and findings point into the braces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint import Linter, Report, Settings
from mjlint.prompts.expansion import expansions
from mjlint.prompts.tree import Prompt

LINTER = Linter(Settings(model="8.2"))


def errors(report: Report) -> list[tuple[str, str]]:
    return [
        (d.name, report.text[d.start : d.end])
        for d in report.diagnostics
        if d.severity.value == "error"
    ]


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("an {owl --ar 3:2, crow} in snow", [("text-after-parameters", "in snow")]),
        ("a lantern --v 7 {lit, unlit}", [("text-after-parameters", None)]),
        ("a lantern {lit, unlit} --v 7", []),
        ("sand::{1, 3} dust::-2 --v 6.1", [("weight-sum", "::-2")]),
        ("fog::2 {sign::-3, lamp::1} --v 6.1", [("weight-sum", "::-3")]),
        ("a knight {--sref 123, --sref 456 --sw 300} --ar 2:3", []),
        ("a mouse {--v 7, --v 6.1}", []),
        ("https://img.site.org/a.png {a fox, } --v 7", [("single-image-without-text", None)]),
    ],
)
def test_jobs_are_checked(prompt: str, found: list[tuple[str, str | None]]) -> None:
    got = errors(LINTER.lint(prompt))
    assert [name for name, _ in got[: len(found)]] == [name for name, _ in found]
    assert bool(got) == bool(found)
    for (_, text), (_, wanted) in zip(got, found, strict=False):
        assert wanted is None or text == wanted


def test_the_plan_limits_what_is_expanded() -> None:
    prompt = "an {owl --ar 3:2, crow, fox, hare, toad} in snow"
    names = [d.name for d in Linter(Settings(plan="basic")).lint(prompt).diagnostics]
    assert "too-many-jobs" in names
    assert "text-after-parameters" not in names


FLAGS = st.sampled_from(
    [
        "--ar 3:2",
        "--v 7",
        "--niji 7",
        "--chaos 20",
        "--tile",
        "--sref 12",
        "--sw 50",
        "--no fur",
        "::2",
        "::-3",
    ]
)
WORDS = st.sampled_from(["fox", "red owl", "snow", ""])


@st.composite
def prompts(draw: st.DrawFn) -> str:
    def part() -> str:
        return " ".join(filter(None, (draw(WORDS), draw(st.one_of(st.just(""), FLAGS)))))

    group = "{" + ", ".join(part() for _ in range(draw(st.integers(2, 3)))) + "}"
    return f"a {draw(WORDS)} {group} {part()} {draw(FLAGS)}"


@given(prompts())
def test_each_job_of_a_prompt_that_is_ok_is_ok(prompt: str) -> None:
    report = LINTER.lint(prompt)
    tree: Prompt = LINTER.parse(prompt)
    for job in expansions(tree, 40) if report.ok else ():
        assert LINTER.lint(job.text).ok, job.text
