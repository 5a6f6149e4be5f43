"""What the rules about parameters find: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from mjlint import Linter, Report, Settings
from mjlint.language.lexicon import load
from mjlint.plugins.registry import builtin
from tests.rules.findings import ERROR, IMAGE, INFO, OTHER, WARNING, Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    settings: Settings = Settings()


OLD = Settings(model="3")

CASES = [
    # ---- unknown-parameter
    Case("a heron --stlye raw", [("MJ101", "--stlye", ERROR)]),
    Case("a heron --foo bar --ar 3:2", [("MJ101", "--foo", ERROR)]),
    Case("a heron --FOO", [("MJ101", "--FOO", ERROR)]),
    Case("a heron --foo --baz", [("MJ101", "--foo", ERROR), ("MJ101", "--baz", ERROR)]),
    Case("a heron --asp 9:20", [("MJ101", "--asp", WARNING)], OLD),
    Case("a heron --foo", [("MJ101", "--foo", ERROR)], Settings(target="web")),
    Case("a heron --foo", [], Settings(custom_parameters=("foo",))),
    Case("a heron --Foo", [], Settings(custom_parameters=("--foo",))),
    Case("a heron --foo", [("MJ101", "--foo", ERROR)], Settings(custom_parameters=("bar",))),
    Case("a heron --{foo, raw}", [("MJ101", "foo", ERROR)]),
    # Known, but not on this model or with this spelling: others report those.
    Case("a heron --AR 3:2", [("MJ010", "--AR", ERROR)]),
    Case("a heron --width 300", [("MJ302", "--width", ERROR)]),
    # ---- duplicate-parameter
    Case("a heron --s 100 --stylize 250", [("MJ102", "--stylize 250", WARNING)]),
    Case("a heron --v 7 --v 6.1", [("MJ102", "--v 6.1", WARNING)]),
    Case("a heron --tile --tile", [("MJ102", "--tile", INFO)]),
    Case("a heron --ar 3:2 --aspect 3:2", [("MJ102", "--aspect 3:2", INFO)]),
    Case("a heron --sref 12 --sref 34", [("MJ102", "--sref 34", WARNING)]),
    Case("a heron --no text --no people", []),
    Case("girl --no boy --no car , dog --raw", []),
    Case("a heron --ar {1:1, 3:2}", []),
    Case("a {heron --ar 1:1, stork --ar 3:2}", []),
    Case("a {heron --ar 1:1, stork} --ar 3:2", [("MJ102", "--ar 3:2", WARNING)]),
    Case(f"{IMAGE} {OTHER} a heron --iw 1 --iw 2", [], OLD),
    # ---- missing-value
    Case("a heron --ar", [("MJ103", "--ar", ERROR)]),
    Case("a heron --chaos --ar 3:2", [("MJ103", "--chaos", ERROR)]),
    Case("a heron --v", [("MJ103", "--v", ERROR)]),
    Case("a heron --no", [("MJ103", "--no", ERROR)]),
    Case("a heron --sref", [("MJ103", "--sref", ERROR)]),
    Case("a heron --ar", [("MJ103", "--ar", WARNING)], OLD),
    Case("a heron --niji", []),
    Case("a heron --p", []),
    Case("a heron --tile", []),
    Case("a heron --cref --v 7", [("MJ301", "--cref", ERROR)]),
    # ---- unexpected-value
    Case("a heron --tile yes", [("MJ104", "yes", ERROR)]),
    Case("a heron --raw 1 --ar 3:2", [("MJ104", "1", ERROR)]),
    Case("a heron --tile mosaic", [("MJ104", "mosaic", ERROR)]),
    Case("a heron --uplight foo", [("MJ104", "foo", WARNING)], OLD),
    Case(f"{IMAGE} a heron --video 1", []),
    Case(f"{IMAGE} a heron --video 2", [("MJ104", "2", ERROR)]),
    Case("a heron --tile mosaic floor", [("MJ012", "mosaic floor", ERROR)]),
    Case("a heron --tile v6", [("MJ001", "v6", ERROR)]),
    # ---- orphan-weight
    Case("a heron --sw 200", [("MJ105", "--sw 200", ERROR)]),
    Case("a heron --sref 12 --sw 200", []),
    Case("a heron --sw 200 --sref 12", []),
    Case("a heron --ow 200 --v 7", [("MJ105", "--ow 200", ERROR)]),
    Case("a heron --cw 20 --v 6", [("MJ105", "--cw 20", ERROR)]),
    Case("a heron --sv 4 --v 7", [("MJ105", "--sv 4", WARNING)]),
    Case("a heron --sw 200", [("MJ105", "--sw 200", WARNING)], Settings(target="web")),
    Case("a heron --iw 2", [("MJ105", "--iw 2", WARNING)]),
    Case("a heron --iw 2", [("MJ105", "--iw 2", INFO)], Settings(target="web")),
    Case("a heron --iw 2 --sref 12", [("MJ105", "--iw 2", INFO)]),
    Case(f"{IMAGE} a heron --iw 2", []),
    Case(f"{{{IMAGE}, {OTHER}}} a heron --iw 2", []),
    Case("{a heron --sref 12, a stork} --sw 200", [("MJ105", "--sw 200", ERROR)]),
    Case("a {heron --sref 12, stork --sw 20}", [("MJ105", "--sw 20", ERROR)]),
    Case("a heron --w 300", [("MJ105", "--w 300", INFO)], OLD),
    Case("a heron --w 300 --h 400", [], OLD),
    # Refused whatever stands beside it.
    Case("a heron --ow 200", [("MJ301", "--ow", ERROR)]),
    # ---- conflicting-parameters
    Case("a heron --niji 6 --v 6", [("MJ106", "--v 6", ERROR)]),
    Case("a heron --v 6 --niji 6", [("MJ106", "--niji 6", ERROR)]),
    Case("a heron --{v 7, niji 7}", []),
    Case("a heron --fast --relax", [("MJ106", "--relax", ERROR)]),
    Case(
        "a heron --fast --relax --turbo --v 7",
        [("MJ106", "--relax", ERROR), ("MJ106", "--turbo", ERROR)],
    ),
    Case("a heron --stealth --public", [("MJ106", "--public", ERROR)]),
    Case("a heron --hd --sd", [("MJ106", "--sd", ERROR)]),
    Case("a heron --weird 100 --seed 7", [("MJ106", "--seed 7", WARNING)]),
    Case(f"a heron --draft --oref {IMAGE} --v 7", [("MJ106", f"--oref {IMAGE}", ERROR)]),
    Case(f"a heron --q 4 --oref {IMAGE} --v 7", [("MJ106", f"--oref {IMAGE}", ERROR)]),
    Case(f"a heron --q 2 --oref {IMAGE} --v 7", []),
    Case(f"a heron --edit {IMAGE} --tile", [("MJ106", "--tile", ERROR)]),
    Case("a heron --p m7312345 --sref 12 --sw 20", [("MJ106", "--sw 20", WARNING)]),
    Case("a heron --p p7312345 --sref 12 --sw 20", []),
    Case("a heron --style 4a --ar 16:9 --v 4", [("MJ106", "--ar 16:9", WARNING)]),
    Case("a heron --style 4a --ar 3:2 --v 4", []),
    Case("a heron --style 4c --ar 16:9 --v 4", []),
    # Another rule's pair.
    Case("a heron --repeat 3 --relax", [("MJ413", "--relax", ERROR)]),
    # ---- plan-required
    Case("a heron --relax", [("MJ109", "--relax", ERROR)], Settings(plan="basic")),
    Case("a heron --relax", [], Settings(plan="standard")),
    Case("a heron --stealth", [("MJ109", "--stealth", ERROR)], Settings(plan="standard")),
    Case("a heron --stealth", [], Settings(plan="mega")),
    Case("a heron --relax --fast --stealth", [("MJ106", "--fast", ERROR)]),
]


def lint(prompt: str, settings: Settings) -> Report:
    return Linter(settings, clock=lambda: 1_795_305_600.0).lint(prompt)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert findings(lint(case.prompt, case.settings)) == case.found


@pytest.mark.parametrize(
    ("prompt", "settings", "reply"),
    [
        ("a heron --foo", Settings(), "Unrecognized parameter(s): `foo`"),
        ("a heron --tile yes", Settings(), "Unrecognized parameter(s): `yes`"),
        ("a heron --s", Settings(), "Invalid value provided for argument --stylize"),
        ("a heron --sw 200", Settings(), "Cannot use `--sw` without a `--sref`"),
        ("a heron --ow 200 --v 7", Settings(), "Cannot use `--ow` without a `--oref`"),
        ("a heron --sv 4 --v 7", Settings(), None),
        ("a heron --foo", OLD, None),
        (
            "a heron --relax",
            Settings(plan="basic"),
            "Relax queues are only available for users with a standard plan or higher",
        ),
        (
            "a heron --stealth",
            Settings(plan="basic"),
            "you are not allowed to use the private flag",
        ),
    ],
)
def test_reply(prompt: str, settings: Settings, reply: str | None) -> None:
    (found,) = lint(prompt, settings).diagnostics
    assert found.reply == reply
    assert (found.failure is None) == (found.severity is not ERROR)


@pytest.mark.parametrize(
    ("prompt", "safe", "unsafe"),
    [
        ("a heron --chaso 20", None, "a heron --chaos 20"),
        ("a heron --styl 250", None, "a heron --stylize 250"),
        ("a heron --ratio 3:2", None, "a heron --ar 3:2"),
        ("a heron --no-text", None, "a heron --no text"),
        ("a heron --mystyle", None, None),  # a fix would only ask for a value
        ("a heron --foo", None, None),
        ("a heron --tile --tile --raw", "a heron --tile --raw", None),
        ("a heron --s 100 --s 250", None, None),
        ("a heron --sref 12 --raw --sref 34", None, "a heron --sref 12 34 --raw"),
        ("a heron --tile true --raw", "a heron --tile --raw", None),
        ("a heron --tile off --raw", None, "a heron --raw"),
        ("a heron --tile mosaic", None, None),
        ("a heron --sw 200 --ar 3:2", None, "a heron --ar 3:2"),
        ("a heron --niji 6 --v 6", None, "a heron --niji 6"),
        ("a heron --v 6 --niji 6", None, "a heron --niji 6"),
        ("a heron --fast --relax", None, None),
        ("a heron --{tile, tile} --tile", None, None),
    ],
)
def test_fix(prompt: str, safe: str | None, unsafe: str | None) -> None:
    report = lint(prompt, Settings())
    assert report.fixed() == (safe or prompt)
    assert report.fixed(unsafe=True) == (unsafe or safe or prompt)
    if safe or unsafe:
        assert lint(report.fixed(unsafe=True), Settings()).ok


def test_both_places_are_shown() -> None:
    prompt = "a heron --s 100 --stylize 250"
    (found,) = lint(prompt, Settings()).diagnostics
    assert [prompt[label.start : label.end] for label in found.labels] == ["--s 100"]


def test_orphans_are_the_tables() -> None:
    """The rule runs where its parameters are; the table knows which need another one."""
    rule = next(rule for rule in builtin() if rule.name == "orphan-weight")
    needing = {p.id for p in load().parameters.values() if p.needs or p.id == "iw"}
    assert set(rule.parameters) == needing


def test_many_parameters_are_judged() -> None:
    """Thousands of parameters that never meet, and as many that all repeat one."""
    apart = "a heron " + " ".join(f"{{a --s {n}, b --ar 1:{n}}}" for n in range(300))
    alike = "a heron" + " --fast --relax" * 1000
    assert not lint(apart, Settings()).ok
    assert not lint(alike, Settings()).ok
