"""What the rules about weights and permutations say, to the last finding."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from mjlint import Linter, Report, Settings
from tests.rules.findings import ERROR, IMAGE, INFO, WARNING, Finding, findings

DEEP = "{" * 40 + "a, b" + "}" * 40


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    model: str | None = "6.1"
    plan: str | None = None
    speed: str | None = None


CASES = [
    # ---- weight-sum
    Case("hot dog::1 animal::-2", [("MJ401", "::-2", ERROR)]),
    Case("hot dog::1 animal::-1", [("MJ401", "::-1", ERROR)]),
    Case("hot dog:: food::-1 animal", []),
    Case("hot dog::1.5 food::-1", []),
    Case("hot dog::0.5 animal::-0.25", []),
    Case("hot dog::.1 b::.2 c::-.3", [("MJ401", "::-.3", ERROR)]),
    Case("hot dog::.5 --no animal", [("MJ401", "::.5", WARNING)]),
    Case("hot dog::.5 --no animal --no car", [("MJ401", "::.5", WARNING)]),
    Case("hot dog:: --no animal --no car", []),
    Case(f"{IMAGE} hot dog::-1", [("MJ401", "::-1", WARNING)]),
    Case("hot dog::1 animal::-2", [("MJ401", "::-2", WARNING)], model="3"),
    Case("hot dog::1 animal::-2", [("MJ304", "::1", WARNING)], model="8.2"),
    Case("hot dog::{1, -2} animal", [("MJ401", "::{1, -2}", ERROR)]),
    Case("hot dog {a::-3, b}", [("MJ401", "::-3", ERROR)]),
    Case("a::" + "9" * 400 + " b::-" + "9" * 400, []),
    # ---- fractional-weight
    Case("a castle::1.5 a cloud::.5", [("MJ402", "::1.5", WARNING)], model="3"),
    Case("a castle::1.5 a cloud::.5", []),
    Case("a castle::2.0 a cloud", [], model="3"),
    Case(f"{IMAGE}::1.5 a cloud", [], model="3"),
    # ---- spaced-weight
    Case("a cat:: 2 a dog", [("MJ403", ":: 2", INFO)]),
    Case("a cat:: 2, a dog", [("MJ403", ":: 2", WARNING)]),
    Case("a cat:: a dog:: -0.5", [("MJ403", ":: -0.5", WARNING)]),
    Case("a cat:: 2 --ar 3:2", [("MJ403", ":: 2", WARNING)]),
    Case("hdri:: 360 camera lens:: 3D:: 4k:: 16:9 frame:: 35mm", []),
    Case("a castle : : a cloud", [("MJ403", ": :", WARNING)]),
    Case("a castle : a cloud", []),
    Case("a castle : : a cloud", [], model="8.2"),
    Case("a cat:: 2 a dog", [("MJ304", "::", WARNING)], model="8.2"),
    Case("::9 cat in a box ::1 at the station", []),
    Case("mid day :: :: oil paint ::", []),
    # ---- unbalanced-braces
    Case("a {red, green bird", [("MJ411", "{", WARNING)]),
    Case("a {red, green}} bird", [("MJ411", "}", WARNING)]),
    Case("a {red, {dark, light} green} bird", []),
    Case(DEEP, [("MJ411", "{", WARNING)]),
    # ---- too-many-jobs
    Case("a {happy,sad} penguin", []),
    Case("{a,b,c,d,e,f,g} {a,b,c,d,e,f,g}", [("MJ412", "{a,b,c,d,e,f,g}", ERROR)]),
    Case("{a,b,c,d,e,f,g} bird --chaos {1, 2, 3, 4, 5}", []),
    Case("{a,b,c,d,e,f,g} bird --chaos {1, 2, 3, 4, 5, 6}", [("MJ412", "{a,b,c,d,e,f,g}", ERROR)]),
    Case("{red {cat, dog}, {owl, fox}} bird", []),
    Case("{red {cat, dog}, {owl, fox}} bird", [], plan="basic"),
    Case("{a {b,c}, {d,e}, f} g", [("MJ412", "{a {b,c}, {d,e}, f}", ERROR)], plan="basic"),
    Case("{a, b} bird --ar {1:1, 3:2} --{v 6, niji 6}", []),
    Case(
        "{a, b} bird --ar {1:1, 3:2} --{v 6, niji 6}",
        [("MJ412", "{a, b}", ERROR)],
        plan="basic",
    ),
    Case("a happy penguin --r 3", []),
    Case("a happy penguin --r 5", [("MJ412", "--r 5", ERROR)], plan="basic"),
    Case("a happy penguin --r 10", [], plan="standard"),
    Case("a happy penguin --r 40", []),
    Case("a happy penguin --r 50", [("MJ201", "50", ERROR)]),
    Case("{a, b} penguin --r 30", [("MJ412", "{a, b}", WARNING)]),
    Case("a penguin --r {2, 39}", []),
    Case("{a, b}" * 300, [("MJ412", "{a, b}", ERROR)]),
    Case("{a,b,c,d,e,f,g} {a,b,c,d,e,f,g}", [("MJ412", "{a,b,c,d,e,f,g}", WARNING)], model="3"),
    # ---- batch-in-relax-mode
    Case("a {red, green} bird --relax", [("MJ413", "--relax", ERROR)]),
    Case("a red bird --repeat 3 --relax", [("MJ413", "--relax", ERROR)]),
    Case("a red bird --ar {1:1, 3:2} --relax", [("MJ413", "--relax", ERROR)]),
    Case("car --relax --ar 17:31", []),
    Case("a {red, green} bird --{relax, fast}", [("MJ413", "relax", WARNING)]),
    Case("a {red, green} bird", [("MJ413", "{red, green}", ERROR)], speed="relax"),
    Case("a red bird --r 2", [("MJ413", "--r 2", ERROR)], speed="relax"),
    Case("a {red, green} bird --fast", [], speed="relax"),
    Case("a red bird", [], speed="relax"),
    # ---- single-option
    Case("a bird --ar {3:2}", [("MJ414", "{3:2}", WARNING)]),
    Case("a bird --{niji 6}", [("MJ414", "{niji 6}", WARNING)]),
    Case("a {red\\, green} bird", [("MJ414", "{red\\, green}", WARNING)]),
    Case("a {dark {red, green}} bird", [("MJ414", "{dark {red, green}}", WARNING)]),
    # ---- empty-option
    Case("a {red, green, } bird", [("MJ415", ",", WARNING)]),
    Case("a {, red} bird", [("MJ415", "{", WARNING)]),
    Case("a {} bird", [("MJ415", "{}", WARNING)]),
    Case("a {red, green} bird", []),
]


@cache
def linter(plan: str | None, speed: str | None) -> Linter:
    return Linter(Settings(plan=plan, speed=speed))


def lint(prompt: str, model: str | None = "6.1", **settings: str) -> Report:
    return linter(settings.get("plan"), settings.get("speed")).lint(prompt, model=model)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.prompt[:60]} ({case.model})")
def test_findings(case: Case) -> None:
    assert findings(linter(case.plan, case.speed).lint(case.prompt, model=case.model)) == case.found


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
