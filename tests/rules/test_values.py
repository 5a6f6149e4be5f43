"""What the rules about values find: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from mjlint import Linter, Report, Settings
from tests.rules.findings import ERROR, IMAGE, INFO, OTHER, WARNING, Finding, findings


class Case(NamedTuple):
    prompt: str
    found: list[Finding]
    model: str | None = None


CASES = [
    # ---- value-out-of-range
    Case("a heron --chaos 100", []),
    Case("a heron --chaos 101", [("MJ201", "101", ERROR)]),
    Case("a heron --chaos -1", [("MJ201", "-1", ERROR)]),
    Case("a heron --s 1001", [("MJ201", "1001", ERROR)]),
    Case("a heron --s 60000 --v 3", []),
    Case("a heron --s 100 --v 3", [("MJ201", "100", WARNING)]),
    Case("a heron --stylize {100, 2000}", [("MJ201", "2000", ERROR)]),
    Case("a heron --s 2000 --v {3, 7}", [("MJ201", "2000", ERROR)]),
    Case("a heron --s 99999 --v 7.9", [("MJ204", "7.9", ERROR)]),
    Case("a heron --seed 4294967295", []),
    Case("a heron --seed 4294967296", [("MJ201", "4294967296", ERROR)]),
    Case(f"a heron --seed {'9' * 5000}", [("MJ201", "9" * 5000, ERROR)]),
    Case(f"{IMAGE} a heron --iw .5", []),
    Case(f"{IMAGE} a heron --iw 3.5", [("MJ201", "3.5", ERROR)]),
    Case(f"{IMAGE} a heron --iw 2.5 --niji 7", [("MJ201", "2.5", ERROR)]),
    Case(f"{IMAGE} a heron --iw .2 --v 5", [("MJ201", ".2", WARNING)]),
    Case(f"{IMAGE} a heron --iw -0.5 --v 3", []),
    Case(f"a heron --oref {IMAGE} --ow 0 --v 7", [("MJ201", "0", WARNING)]),
    Case("a heron --weird 2000 --v 5.2", [("MJ201", "2000", WARNING)]),
    Case("a heron --weird 2000", []),
    Case("a heron --repeat 1", [("MJ201", "1", INFO)]),
    Case("a heron --repeat 41", [("MJ201", "41", ERROR)]),
    Case("a heron --stop 5", [("MJ301", "--stop", ERROR)]),
    Case("a heron --chaos 500,", [("MJ201", "500", ERROR), ("MJ011", ",", ERROR)]),
    # ---- invalid-value
    Case("a heron --chaos high", [("MJ202", "high", ERROR)]),
    Case("a heron --chaos 50.5", [("MJ202", "50.5", ERROR)]),
    Case("a heron --chaos 50%", [("MJ202", "50%", ERROR)]),
    Case("a heron --chaos ５０", [("MJ202", "５０", ERROR)]),
    Case("a heron --chaos high --v 3", [("MJ202", "high", WARNING)]),
    Case("a heron --seed abc --v 7.9", [("MJ202", "abc", ERROR), ("MJ204", "7.9", ERROR)]),
    Case("a heron --chaos 50::2", [("MJ202", "::2", WARNING)]),
    Case("a heron --q .50 --v 6.1", []),
    Case("a heron --q 2 --v 5", [("MJ202", "2", WARNING)]),
    Case("a heron --q .5 --v 7", [("MJ202", ".5", ERROR)]),
    Case("a heron --q 3 --v 7", [("MJ202", "3", WARNING)]),
    Case("a heron --q 2 --v 7", []),
    Case("a heron --style raw --niji 5", [("MJ202", "raw", ERROR)]),
    Case("a heron --style cute --niji 5", []),
    Case("a heron --style cute --niji 6", [("MJ202", "cute", ERROR)]),
    Case("a heron --style RAW --v 6", [("MJ202", "RAW", WARNING)]),
    Case("a heron --style raw-abc4XyZ --v 5.2", []),
    Case("a heron --style Artstation --v 3", [("MJ303", "--style", INFO)]),
    Case("a heron --sref 12 --sv 7 --v 7", [("MJ202", "7", ERROR)]),
    Case(f"{IMAGE} a heron --video --motion fast", [("MJ202", "fast", ERROR)]),
    Case(f"{IMAGE} a heron --video --bs 3", [("MJ202", "3", ERROR)]),
    Case(f"{IMAGE} a heron --video --end loop", []),
    Case(f"{IMAGE} a heron --video --end {OTHER}", []),
    Case(f"{IMAGE} a heron --video --end soon", [("MJ202", "soon", ERROR)]),
    Case("a heron --sref dramatic", [("MJ202", "dramatic", WARNING)]),
    Case("a heron --sref random", []),
    Case(f"a heron --sref {IMAGE}::2 1234::1", []),
    Case("a heron --oref 1234 --v 7", [("MJ202", "1234", ERROR)]),
    Case("a heron --oref 1234", [("MJ301", "--oref", ERROR)]),
    # ---- invalid-aspect-ratio
    Case("a heron --ar 1344:768", []),
    Case("a heron --ar 45:103", []),
    Case("a heron --ar 1.85:1", [("MJ203", "1.85:1", ERROR)]),
    Case("a heron --ar 16x9", [("MJ203", "16x9", ERROR)]),
    Case("a heron --ar 16/9", [("MJ203", "16/9", ERROR)]),
    Case("a heron --ar 3：4", [("MJ203", "3：4", ERROR)]),
    Case("a heron --ar 16 : 9", [("MJ203", "16 : 9", ERROR)]),
    Case("a heron --ar 16:0", [("MJ203", "16:0", ERROR)]),
    Case("a heron --ar 16:9:1", [("MJ203", "16:9:1", ERROR)]),
    Case("a heron --ar square", [("MJ203", "square", ERROR)]),
    Case("a heron --ar 16x9", [("MJ203", "16x9", WARNING)], model="3"),
    Case("a heron --ar {3:2, 16x9}", [("MJ203", "16x9", ERROR)]),
    Case("a heron --ar 16:9,", [("MJ011", ",", ERROR)]),
    Case("a heron --ar=16x9", [("MJ020", "=", ERROR), ("MJ203", "16x9", ERROR)]),
    # ---- unknown-model
    Case("a heron --v 6.0", []),
    Case("a heron --niji", []),
    Case("a heron --v 9", [("MJ204", "9", WARNING)]),
    Case("a heron --v {7, 7.9}", [("MJ204", "7.9", ERROR)]),
    Case("a heron --niji 3", [("MJ204", "3", ERROR)]),
    Case("a heron --v niji 6", [("MJ204", "niji 6", ERROR)]),
    Case("a heron --v v7", [("MJ204", "v7", ERROR)]),
    # ---- extreme-aspect-ratio
    Case("a heron --ar 14:1", []),
    Case("a heron --ar 15:1", [("MJ205", "15:1", WARNING)]),
    Case("a heron --ar 1:15", [("MJ205", "1:15", WARNING)]),
    Case("a heron --ar 4:1 --hd", []),
    Case("a heron --ar 1:5 --hd", [("MJ205", "1:5", ERROR)]),
    Case("a {heron --hd, stork} --ar 5:1", [("MJ205", "5:1", ERROR)]),
    Case("a {heron --hd, stork --ar 5:1}", []),
    Case("a heron --ar 20:1 --v 5", []),
    Case("a heron --ar 3:1 --v 4", [("MJ205", "3:1", WARNING)]),
    Case("a heron --ar 3:1 --v {4, 7}", [("MJ205", "3:1", WARNING)]),
    Case("a heron --ar 3:1", [("MJ205", "3:1", WARNING)], model="3"),
    # ---- comma-in-list
    Case("a heron --sref 12, 34", [("MJ207", ",", WARNING)]),
    Case("a heron --sref 12,34", [("MJ207", ",", WARNING)]),
    Case(f"a heron --sref {IMAGE}, {OTHER}", [("MJ207", ",", WARNING)]),
    Case(f"a heron --sref {IMAGE},{OTHER}", [("MJ207", ",", WARNING)]),
    Case("a heron --p a1b2c3d, x9y8z7w", [("MJ207", ",", WARNING)]),
    Case("a heron --sref 12 34,", [("MJ011", ",", ERROR)]),
    Case("a heron --no reeds, water", []),
    # ---- too-many-references
    Case(f"a heron --oref {IMAGE} {OTHER} --v 7", [("MJ209", OTHER, ERROR)]),
    Case("a heron --edit " + " ".join([IMAGE] * 4), []),
    Case("a heron --edit " + " ".join([IMAGE] * 4 + [OTHER]), [("MJ209", OTHER, ERROR)]),
    Case(f"a heron --cref {IMAGE} {OTHER} --v 6", []),
    # ---- mixed-random-style
    Case("a heron --sref random 12", [("MJ210", "random", WARNING)]),
    Case("a heron --sref random::2", []),
    Case(f"a heron --sref {IMAGE} 12", []),
]


def lint(prompt: str, model: str | None = None) -> Report:
    return Linter(Settings(model=model), clock=lambda: 1_795_305_600.0).lint(prompt)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt[:60])
def test_findings(case: Case) -> None:
    assert findings(lint(case.prompt, case.model)) == case.found


@pytest.mark.parametrize(
    ("prompt", "reply"),
    [
        ("a heron --s 2000", "--stylize must be between 0 and 1000 with --version 8.2"),
        ("a heron --s 2000 --v 7", "--stylize must be between 0 and 1000 with --version 7"),
        ("a heron --s 2000 --niji 7", "`--stylize` must be between 0 and 1000"),
        ("a heron --chaos 120", "`--chaos` must be between 0 and 100"),
        ("a heron --weird 2000 --v 5.2", None),
        ("a heron --chaos high", "Invalid value provided for argument --chaos"),
        ("a heron --ar 16x9", "Invalid aspect ratio"),
        ("a heron --ar 16x9 --v 3", None),
        (
            "a heron --sref 12 --sv 7 --v 8.1",
            "Unsupported Style Reference version 7 for --version 8.1",
        ),
        ("a heron --sref dramatic", None),
    ],
)
def test_reply(prompt: str, reply: str | None) -> None:
    found = [d for d in lint(prompt).diagnostics if d.code.startswith("MJ2")]
    assert [d.reply for d in found] == [reply]
    assert all((d.failure is None) == (d.severity is not ERROR) for d in found)


@pytest.mark.parametrize(
    ("prompt", "safe", "unsafe"),
    [
        ("a heron --chaos 120 --raw", None, "a heron --chaos 100 --raw"),
        ("a heron --seed -1", None, "a heron --seed 0"),
        ("a heron --chaos {20, 500}", None, "a heron --chaos {20, 100}"),
        ("a heron --chaos 2{00, 50}", None, None),  # put together: nothing to replace
        ("a heron --chaos 50.0", "a heron --chaos 50", None),
        ("a heron --chaos 100.6", None, "a heron --chaos 100"),
        ("a heron --chaos ５０", "a heron --chaos 50", None),
        ("a heron --chaos high", None, None),
        ("a heron --q 3 --v 7", None, "a heron --q 4 --v 7"),
        ("a heron --style Cute --niji 5", "a heron --style cute --niji 5", None),
        ("a heron --ar 1.85:1", "a heron --ar 37:20", None),
        ("a heron --ar 2.39:1 --raw", "a heron --ar 239:100 --raw", None),
        ("a heron --ar 8.5x11", "a heron --ar 17:22", None),
        ("a heron --ar 16 : 9 --raw", "a heron --ar 16:9 --raw", None),
        ("a heron --ar 3：4", "a heron --ar 3:4", None),
        ("a heron --ar 1080x1440px", "a heron --ar 1080:1440", None),
        ("a heron --ar 0x9", None, None),
        ("a heron --ar 1.5", None, "a heron --ar 3:2"),
        ("a heron --ar portrait", None, "a heron --ar 2:3"),
        ("a heron --v v7", "a heron --v 7", None),
        ("a heron --v 6.5", None, "a heron --v 6.1"),
        ("a heron --v niji 6 --raw", None, "a heron --niji 6 --raw"),
        ("a heron --v niji6", None, "a heron --niji 6"),
        ("a heron --v 6,1", None, "a heron --v 6.1"),
        ("a heron --v newest", None, None),
        ("a heron --ar 1:5 --hd", None, "a heron --ar 1:4 --hd"),
        ("a heron --sref 12 ,34, 56", "a heron --sref 12 34 56", None),
        (f"a heron --sref {IMAGE},{OTHER}", f"a heron --sref {IMAGE} {OTHER}", None),
        (f"a heron --oref {IMAGE} {OTHER} --v 7", None, f"a heron --oref {IMAGE} --v 7"),
        (f"a heron --oref {IMAGE}, {OTHER} --v 7", None, f"a heron --oref {IMAGE} --v 7"),
        ("a heron --sref random 12", None, None),
    ],
)
def test_fix(prompt: str, safe: str | None, unsafe: str | None) -> None:
    report = lint(prompt)
    assert report.fixed() == (safe or prompt)
    assert report.fixed(unsafe=True) == (unsafe or safe or prompt)
    if safe or unsafe:
        assert not lint(report.fixed(unsafe=True)).diagnostics


@pytest.mark.parametrize(
    ("prompt", "end"),
    [
        ("a heron --s 2000", "on --v 8.2 (the default, since none is typed)"),
        ("a heron --s 2000 --v 7", "on --v 7"),
        ("a heron --s 2000 --niji 6", "on --niji 6"),
        ("a heron --chaos 120", "not `120`"),  # the same on every model
        ("a heron --ar 20:1", "on --v 8.2 (the default, since none is typed)"),
    ],
)
def test_the_message_says_which_model(prompt: str, end: str) -> None:
    (found,) = lint(prompt).diagnostics
    assert found.message.endswith(end)
