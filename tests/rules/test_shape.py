"""What the rules of shape find: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import sys
from typing import NamedTuple

import pytest

from mjlint import Linter, Report, Settings
from mjlint.diagnostic import Failure
from tests.rules.findings import ERROR, INFO, WARNING, Finding, findings

OLD = Settings(model="3")


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    settings: Settings = Settings()


CASES = [
    # ---- missing-dashes
    Case("a heron v6", [("MJ001", "v6", WARNING)]),
    Case("a heron V7.", [("MJ001", "V7", WARNING)]),
    Case("a heron, niji 6 --ar 3:2", [("MJ001", "niji 6", WARNING)]),
    Case("a heron ar 16:9 v 7", [("MJ001", "ar 16:9", WARNING), ("MJ001", "v 7", WARNING)]),
    Case("a heron aspect ratio 16:9", [("MJ001", "aspect ratio 16:9", WARNING)]),
    Case("watercolor, ar--3:2 --v 4", [("MJ001", "ar--3:2", WARNING)]),
    Case("a heron, ar-- 16:7", [("MJ001", "ar-- 16:7", WARNING)]),
    Case("a heron --v 7 ar 3:2", [("MJ001", "ar 3:2", ERROR)]),
    Case("a heron --tile v6", [("MJ001", "v6", ERROR)]),
    Case("a heron --chaos 50 ar 3:2", [("MJ001", "ar 3:2", WARNING)], Settings(model="test")),
    Case("a v8 engine in a workshop", []),
    Case("a truck with a v8", []),
    Case("an old mustang v6 --ar 3:2", []),
    Case("a film in ar 16:9 with subtitles", []),
    Case("a heron at 7", []),
    Case("a map of level v33", []),
    Case("{v6, v7}", []),
    # ---- single-dash
    Case("a heron -ar 16:9", [("MJ002", "-ar 16:9", WARNING)]),
    Case("a heron -s 250 in fog", [("MJ002", "-s 250", WARNING)]),
    Case("a heron -tile --ar 3:2", [("MJ002", "-tile", WARNING)]),
    Case("a heron --v 7 -ar 16:9", [("MJ002", "-ar 16:9", ERROR)]),
    Case("a heron --v 7 -no text --ar 3:2", [("MJ002", "-no text", ERROR)]),
    Case("a half-timbered house - fog and -5 degrees", []),
    Case("a -fast- car -old style- look", []),
    # ---- en-dash, as in https://github.com/UrielCh/midjourney-client/issues/22
    Case("a heron –ar 4:3 –v5", [("MJ003", "–ar", WARNING), ("MJ003", "–v", WARNING)]),
    Case("a heron --ar 3:2 –v 7", [("MJ003", "–v", ERROR)]),
    Case("a heron --ar 3:2 –v 3", [("MJ003", "–v", WARNING)], OLD),
    Case(
        "a heron —ar 16:9 —s 1000 –v 5",
        [("MJ004", "—ar", INFO), ("MJ004", "—s", INFO), ("MJ003", "–v", ERROR)],
    ),
    Case("a heron ——ar 16:9", [("MJ003", "——ar", WARNING)]),
    Case("a heron −−ar 16:9", [("MJ003", "−−ar", WARNING)]),
    Case("a heron –no text", [("MJ003", "–no", WARNING)]),
    Case("London–public transport, 1990–1999", []),
    Case("a room – no people", []),
    Case("a road –old and long", []),
    # ---- em-dash
    Case("a heron —ar 3:2", [("MJ004", "—ar", INFO)]),
    Case(
        "Game-Art—ar 16:9",
        [("MJ004", "—ar", INFO), ("MJ007", "—ar", WARNING)],
    ),
    Case("a knight—old and weary—by a river", []),
    Case("a room — no people", []),
    # ---- space-after-dashes
    Case("a heron -- ar 5:7", [("MJ005", "-- ar", ERROR)]),
    Case("a heron - -aspect 8:11", [("MJ005", "- -aspect", ERROR)]),
    Case("a heron - - ar 8:11", [("MJ005", "- - ar", ERROR)]),
    Case("a heron -- tile", [("MJ005", "-- tile", ERROR)]),
    Case("a heron -- ar 5:7", [("MJ005", "-- ar", WARNING)], OLD),
    Case("a heron — ar 9:16", [("MJ005", "— ar", WARNING)]),
    Case("a quiet room -- no people", [("MJ005", "-- no", WARNING)]),
    Case("a heron -- old and weary", [("MJ005", "-- old", WARNING)]),
    # ---- stray-dashes
    Case("a heron --- an owl", [("MJ006", "---", ERROR)]),
    Case("a heron --- an owl", [("MJ006", "---", WARNING)], OLD),
    Case("a heron -- an owl", [("MJ006", "--", WARNING)]),
    Case("a heron --", [("MJ006", "--", WARNING)]),
    Case("a heron ---ar 3:2", [("MJ006", "---", ERROR)]),
    Case("a heron --- ar 3:2", [("MJ006", "---", ERROR)]),
    Case("a heron --ar 3:2 ---", [("MJ006", "---", ERROR)]),
    Case("a heron --ar 3:2 --", [("MJ006", "--", WARNING)]),
    Case("a heron --9:16", [("MJ006", "--", WARNING)]),
    Case("a {--- heron, owl}", [("MJ006", "---", ERROR)]),
    Case("pages 7--8 of a book", []),
    # ---- missing-space
    Case("poppies--ar 2:3", [("MJ007", "--ar", WARNING)]),
    Case("a heron,--ar 2:3", [("MJ007", "--ar", WARNING)]),
    Case("{a--ar 2:3, b}", [("MJ007", "--ar", WARNING)]),
    Case(
        "robot--v 7 abc--chaos 20--seed 123",
        [
            ("MJ007", "--v", WARNING),
            ("MJ012", "abc", ERROR),
            ("MJ007", "--chaos", WARNING),
            ("MJ007", "--seed", WARNING),
        ],
    ),
    # ---- dashes-in-text
    Case("a tired glow--this is the struggle", [("MJ008", "--this", WARNING)]),
    Case("a heron —asepct 3:2", [("MJ008", "—asepct", WARNING)]),
    Case("a glow—this is the struggle", []),
    Case("a heron —known to all 3 of us", []),
    # ---- uppercase-parameter
    Case("a heron --AR 3:2", [("MJ010", "--AR", ERROR)]),
    Case("a heron --AR 3:2", [("MJ010", "--AR", WARNING)], OLD),
    Case("a heron -- AR 3:2", [("MJ005", "-- AR", ERROR)]),
    Case("a heron –AR 3:2", [("MJ003", "–AR", WARNING)]),
    # ---- trailing-punctuation
    Case("a heron --ar 16:9,", [("MJ011", ",", ERROR)]),
    Case("a heron --ar 16:9, --v 7.", [("MJ011", ",", ERROR), ("MJ011", ".", ERROR)]),
    Case("a heron --ar 16:9,", [("MJ011", ",", WARNING)], OLD),
    Case("a heron --v 7。", [("MJ011", "。", ERROR)]),
    Case("a heron --tile, --raw.", [("MJ011", ",", ERROR), ("MJ011", ".", ERROR)]),
    Case("a heron --ar 16:9 , --v 7", [("MJ011", ",", ERROR)]),
    Case('a heron --ar "16:9" --v 7', [("MJ011", '"', ERROR)]),
    Case("a heron --sref 1234, --v 7", [("MJ011", ",", ERROR)]),
    Case("a heron --p, --v 7", [("MJ011", ",", ERROR)]),
    Case("a heron --ar {3:2, 1:1}.", [("MJ011", "{3:2, 1:1}.", ERROR)]),
    Case("a heron --no text, logo, --v 7", []),
    Case("a heron, --ar 9:16", []),
    Case("a heron. --niji 6", []),
    # ---- text-after-parameters
    Case("--ar 4:5 Horus eye stained glass", [("MJ012", "Horus eye stained glass", ERROR)]),
    Case("--ar 4:5 octane render", [("MJ012", "octane render", WARNING)], OLD),
    Case("a heron --v 7 in fog --ar 3:2", [("MJ012", "in fog", ERROR)]),
    Case("a heron --tile in fog", [("MJ012", "in fog", ERROR)]),
    Case("a heron --tile yes", [("MJ104", "yes", ERROR)]),
    Case("a heron --tile - --v 7", [("MJ012", "-", ERROR)]),
    Case(
        "a heron --v 7 in fog --- at dawn",
        [("MJ012", "in fog", ERROR), ("MJ006", "---", ERROR), ("MJ012", "at dawn", ERROR)],
    ),
    Case(
        "a heron --v 7 in fog ar 3:2",
        [("MJ012", "in fog", ERROR), ("MJ001", "ar 3:2", ERROR)],
    ),
    Case(
        "a heron --ar {3:2, 1:1} in fog",
        [("MJ012", "{3:2, 1:1} in fog", ERROR)],
    ),
    Case("a heron --no cats in fog", []),
    Case("a heron --xyz in fog", [("MJ101", "--xyz", ERROR)]),
    # ---- equals-sign
    Case("a heron --ar=16:9", [("MJ020", "=", ERROR)]),
    Case("a heron --ar:16:9", [("MJ020", ":", ERROR)]),
    Case("a heron --ar = 16:9", [("MJ020", "=", ERROR)]),
    Case("a heron --no: text, logo", [("MJ020", ":", ERROR)]),
    Case("a heron --v=7", [("MJ020", "=", ERROR)]),
    Case("a heron --chaos=10", [("MJ020", "=", WARNING)], OLD),
    Case("a heron --chaos=", [("MJ103", "--chaos", ERROR)]),
    Case("a heron --raw=true", [("MJ104", "=true", ERROR)]),
    # ---- glued-value
    Case("a heron --v6", [("MJ021", "--v6", ERROR)]),
    Case("a heron --ar16:9", [("MJ021", "--ar16:9", ERROR)]),
    Case("a heron --niji6", [("MJ021", "--niji6", ERROR)]),
    Case("a heron --v-7", [("MJ021", "--v-7", ERROR)]),
    Case("a heron --ar--3:2", [("MJ021", "--ar--3:2", ERROR)]),
    Case("a heron --v7, --ar 3:2", [("MJ021", "--v7", ERROR), ("MJ011", ",", ERROR)]),
    Case("a heron --chaos10", [("MJ021", "--chaos10", WARNING)], OLD),
    Case("a heron --v6", [], Settings(custom_parameters=("v6",))),
    Case("a heron --s .5", [("MJ202", ".5", ERROR)]),
]


def lint(case: Case) -> Report:
    return Linter(case.settings).lint(case.prompt)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert sorted(findings(lint(case)), key=str) == sorted(case.found, key=str)


@pytest.mark.parametrize(
    ("prompt", "code", "reply"),
    [
        ("a heron --v 7 ar 3:2", "MJ001", "Unrecognized parameter(s): `ar`, `3:2`"),
        ("a heron --v 7 -ar 3:2", "MJ002", "Unrecognized parameter(s): `-ar`, `3:2`"),
        ("a heron --ar 3:2 –v 7", "MJ003", "Unrecognized parameter(s): `–v`, `7`"),
        ("a heron –v 7", "MJ003", None),
        ("a heron --- an owl", "MJ006", "Unrecognized parameter(s): `---`"),
        ("a heron -- an owl", "MJ006", None),
        ("robot --v 7 abc --chaos 20", "MJ012", "Unrecognized parameter(s): `abc`"),
        ("a heron --ar=16:9", "MJ020", None),
        ("a heron --v6", "MJ021", None),
    ],
)
def test_replies(prompt: str, code: str, reply: str | None) -> None:
    (found,) = [d for d in Linter().lint(prompt).diagnostics if d.code == code]
    assert found.reply == reply
    assert (found.failure is Failure.INVALID_PARAMETER) == (found.severity is ERROR)


@pytest.mark.parametrize(
    ("prompt", "fixed"),
    [
        ("a heron --ar 3:2 v7", "a heron --ar 3:2 --v 7"),
        ("a heron --ar 3:2 v7,", "a heron --ar 3:2 --v 7"),
        ("a heron v7", "a heron v7"),
        ("a heron --v 7 -ar 16:9", "a heron --v 7 --ar 16:9"),
        ("a heron -ar 16:9", "a heron -ar 16:9"),
        ("a heron –ar 4:3 –v5", "a heron --ar 4:3 --v 5"),
        ("a heron ——AR 4:3,", "a heron --ar 4:3"),
        ("a heron –v 5 --v 7", "a heron –v 5 --v 7"),
        ("a heron –v 5 --niji 6", "a heron –v 5 --niji 6"),
        ("a heron –ar 4:3 in fog", "a heron –ar 4:3 in fog"),
        ("–ar 4:3", "–ar 4:3"),
        ("a heron—ar 3:2", "a heron --ar 3:2"),
        ("a heron -- ar 5:7", "a heron --ar 5:7"),
        ("a heron - -ar 5:7", "a heron --ar 5:7"),
        ("a heron — ar 5:7", "a heron — ar 5:7"),
        ("a heron --- an owl", "a heron, an owl"),
        ("a heron.\n---\nan owl", "a heron.\nan owl"),
        ("a heron, --- an owl", "a heron, an owl"),
        ("--- a heron", "a heron"),
        ("---", "---"),
        ("a heron -- an owl", "a heron -- an owl"),
        ("a heron ----ar 3:2", "a heron --ar 3:2"),
        ("a heron --ar 3:2 --- --v 7", "a heron --ar 3:2 --v 7"),
        ("poppies--ar 2:3--v 7", "poppies --ar 2:3 --v 7"),
        ("a heron --AR16:9, --V 7。", "a heron --ar 16:9 --v 7"),
        ('a heron --ar "16:9"', "a heron --ar 16:9"),
        ("a heron --v 7，--ar 3:2", "a heron --v 7 --ar 3:2"),
        ("a heron --ar=16:9 --s: 250", "a heron --ar 16:9 --s 250"),
        ("a heron --ar = 16:9", "a heron --ar 16:9"),
        ("a heron --s-250 --niji_6", "a heron --s 250 --niji 6"),
        ("--ar 3:2 a heron", "--ar 3:2 a heron"),
    ],
)
def test_safe_fixes(prompt: str, fixed: str) -> None:
    assert Linter().lint(prompt).fixed() == fixed
    assert Linter().lint(fixed).fixed() == fixed


@pytest.mark.parametrize(
    ("prompt", "fixed"),
    [
        ("a heron v7", "a heron --v 7"),
        ("a heron, aspect ratio 16:9.", "a heron, --aspect 16:9"),
        ("a heron ar--3:2 niji 6", "a heron --ar 3:2 --niji 6"),
        ("a heron v6 --v 7", "a heron v6 --v 7"),
        ("v7", "v7"),
        ("a heron -ar 16:9", "a heron --ar 16:9"),
        ("a heron -ar 16:9 in fog", "a heron -ar 16:9 in fog"),
        ("a heron -- no people", "a heron --no people"),
        ("a heron — ar 5:7", "a heron --ar 5:7"),
        ("a heron -- an owl", "a heron, an owl"),
        ("--ar 3:2 vibrant poppies", "vibrant poppies --ar 3:2"),
        ("robot--v 7 abc--chaos 20", "robot, abc --v 7 --chaos 20"),
        ("a heron --v 7 in fog --ar 3:2 at dawn.", "a heron, in fog, at dawn --v 7 --ar 3:2"),
        ("{a, b} --v 7 in fog", "{a, b} --v 7 in fog"),
        (
            "a heron --v 7 https://img.site.org/a.png",
            "a heron --v 7 https://img.site.org/a.png",
        ),
    ],
)
def test_unsafe_fixes(prompt: str, fixed: str) -> None:
    assert Linter().lint(prompt).fixed(unsafe=True) == fixed
    assert Linter().lint(fixed).fixed(unsafe=True) == fixed


def test_text_after_parameters_names_the_parameter() -> None:
    prompt = "a heron --v 7 in fog"
    (found,) = Linter().lint(prompt).diagnostics
    (label,) = found.labels
    assert prompt[label.start : label.end] == "--v"


@pytest.mark.parametrize("piece", ["— AR 3:2 ", "-- ar 3:2 ", "–ar 3:2 ", "--ar16:9 ", "ar 3:2 "])
def test_many_to_mend_take_linear_work(piece: str) -> None:
    linter = Linter()

    def work(number: int) -> int:
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            linter.lint("a heron " + piece * number)
        finally:
            sys.setprofile(before)
        return calls

    work(10)
    assert work(400) < 2.5 * work(200)


def test_many_dashes_take_linear_time() -> None:
    for piece in (" -- ", "--", " -v", " v6", " --- a", " –ar", " --v 7 x", "ar--"):
        assert Linter().lint("a heron " + piece * 700).text
