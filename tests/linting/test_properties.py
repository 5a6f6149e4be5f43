"""What is true of any prompt and its fixes; each fix is made alone and with the others."""

from __future__ import annotations

import pickle
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint import Linter, Settings
from mjlint.diagnostic import Applicability, Severity, edited
from mjlint.linting.keeping import keeps
from mjlint.prompts.expansion import expansions

LINTER = Linter(Settings(model="8.2"))
LINK = "https://img.site.org/a/fox.png"
TEXTS = st.sampled_from(
    ["a heron", "a {fox, owl} in snow", "a {fox --raw, owl}", 'sign "NO --ENTRY"',
     "fog::2 lamp::-3",
     f"{LINK} a fox", "http://localhost/a.png a fox", f"<{LINK}> {LINK}",
     "**a jug** label", "`a heron", "雪中的车站"]
)  # fmt: skip
PARAMETERS = st.sampled_from(
    [" --ar 16x9", " --ar 0:1", " --v 7", " --v 7.5", " --v {7, 6.1}", " --niji 7", " --s 2000", " --chaos high",
     " --q 4", f" --sref {LINK}", " --sref http://localhost/a.png --sw 20", f" --oref {LINK} --ow 20",
     " --cref", " --sv 7",
     " --raw 2", " --RAW", " --style raw", " --steps 30", " --chaso 20", " --fast", " --relax", " --no fur::2",
     " —hd", " ——ar 3:2", " -- tile", ",--exp 10", " --video", " --motion 4", " --stop {10, 20}", " --p m7312345"]
)  # fmt: skip
TAILS = st.sampled_from(
    ["", "", " at dusk", ",", "```", " (fast)", " (fast) (fast)", '"', "** - <@12> (fast)"]
)
PROMPTS = st.tuples(TEXTS, st.lists(PARAMETERS, max_size=3).map("".join), TAILS).map("".join)


@given(PROMPTS)
def test_a_fix_made_alone_removes_its_finding(prompt: str) -> None:
    report = LINTER.lint(prompt)
    before = Counter((d.code, prompt[d.start : d.end]) for d in report.diagnostics)
    for found in report.diagnostics:
        for fix in found.fixes:
            fixed = edited(prompt, fix.edits)
            assert keeps(prompt, fixed)
            left = LINTER.lint(fixed).diagnostics
            after = Counter((d.code, fixed[d.start : d.end]) for d in left)
            key = found.code, prompt[found.start : found.end]
            assert after[key] < before[key], (key, fix.title, fixed)


@given(PROMPTS, st.booleans())
def test_fixes_add_nothing_and_settle(prompt: str, unsafe: bool) -> None:
    report = LINTER.lint(prompt)
    fixed = report.fixed(unsafe)
    after = LINTER.lint(fixed)
    for least in Severity:
        had, has = (
            sum(d.severity.rank >= least.rank for d in each.diagnostics) for each in (report, after)
        )
        assert has <= had, (least, fixed)
    assert keeps(prompt, fixed)
    assert after.fixed(unsafe) == fixed


@given(PROMPTS)
def test_a_safe_fix_keeps_the_number_of_jobs(prompt: str) -> None:
    report = LINTER.lint(prompt)
    jobs = [len(expansions(LINTER.parse(text), 40)) for text in (prompt, report.fixed())]
    assert jobs[0] == jobs[1]


@given(PROMPTS)
def test_what_is_refused_and_has_words_is_saved(prompt: str) -> None:
    """All but what has dashes in quotation marks, or words that no fix may move or part."""
    report = LINTER.lint(prompt)
    if '"' in prompt or "`" in prompt or "*" in prompt or not any(map(str.isalpha, prompt[:1])):
        return
    if prompt.startswith("http") and "fox" not in prompt.partition(" --")[0].partition(".png")[2]:
        return
    fixed = LINTER.lint(report.fixed(unsafe=True))
    assert fixed.ok, (fixed.text, [d.message for d in fixed.diagnostics])


@given(PROMPTS)
def test_reports_are_equal_and_travel(prompt: str) -> None:
    report = LINTER.lint(prompt)
    assert report == LINTER.lint(prompt)
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert again.fixed(unsafe=True) == report.fixed(unsafe=True)


def test_the_best_fix_comes_first_and_leaving_out_last() -> None:
    (found,) = LINTER.lint("a heron --chaso 20").diagnostics
    assert [fix.title for fix in found.fixes] == ["Write `--chaos`", "Leave out `--chaso`"]
    assert {fix.applicability for fix in found.fixes} == {Applicability.UNSAFE}


@pytest.mark.parametrize(
    "prompt",
    ["--h 3 --width 9 a fox", "--width 9 --h=3:2\na fox", "--sw 9 --sref x a fox --niji 5"],
)
def test_edits_of_one_fix_do_not_overlap(prompt: str) -> None:
    for found in LINTER.lint(prompt).diagnostics:
        for fix in found.fixes:
            edits = sorted(fix.edits)
            assert all(one.end <= other.start for one, other in pairwise(edits)), fix
