"""What rules about shape say and fix, several at once."""

from __future__ import annotations

import sys

import pytest

from mjlint import Linter
from mjlint.diagnostic import Failure
from tests.rules.findings import ERROR


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
        ("{a, b} --v 7 in fog", "{a, b}, in fog --v 7"),
        ("a lantern --v 7 {lit, unlit}", "a lantern {lit, unlit} --v 7"),
        ("a heron --ar {3:2, 1:1} in fog", "a heron, in fog --ar {3:2, 1:1}"),
        ("an {owl --ar 3:2, crow} in snow", "an {owl in snow --ar 3:2, crow in snow}"),
        ("a {fox --raw, owl}, at dusk --s 50", "a {fox\\, at dusk --raw, owl\\, at dusk} --s 50"),
        (
            "a heron --v 7 https://img.site.org/a.png",
            "https://img.site.org/a.png a heron --v 7",
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
def test_many_to_fix_take_linear_work(piece: str) -> None:
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
