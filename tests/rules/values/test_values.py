"""What rules about values say and fix, several at once."""

from __future__ import annotations

import pytest

from tests.rules.findings import ERROR, IMAGE, OTHER
from tests.rules.values.cases import lint


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
        ("a heron --chaos 2{00, 50}", None, "a heron"),  # put together: nothing to replace
        ("a heron --chaos 50.0", "a heron --chaos 50", None),
        ("a heron --chaos 100.6", None, "a heron --chaos 100"),
        ("a heron --chaos ５０", "a heron --chaos 50", None),
        ("a heron --chaos high", None, "a heron"),
        ("a heron --q 3 --v 7", None, "a heron --q 4 --v 7"),
        ("a heron --style Cute --niji 5", "a heron --style cute --niji 5", None),
        ("a heron --ar 1.85:1", "a heron --ar 37:20", None),
        ("a heron --ar 2.39:1 --raw", "a heron --ar 239:100 --raw", None),
        ("a heron --ar 8.5x11", "a heron --ar 17:22", None),
        ("a heron --ar 16 : 9 --raw", "a heron --ar 16:9 --raw", None),
        ("a heron --ar 3：4", "a heron --ar 3:4", None),
        ("a heron --ar 1080x1440px", "a heron --ar 1080:1440", None),
        ("a heron --ar 0x9", None, "a heron"),
        ("a heron --ar 1.5", None, "a heron --ar 3:2"),
        ("a heron --ar portrait", None, "a heron --ar 2:3"),
        ("a heron --v v7", "a heron --v 7", None),
        ("a heron --v 6.5", None, "a heron --v 6.1"),
        ("a heron --v niji 6 --raw", None, "a heron --niji 6 --raw"),
        ("a heron --v niji6", None, "a heron --niji 6"),
        ("a heron --v 6,1", None, "a heron --v 6.1"),
        ("a heron --v newest", None, "a heron"),
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
        ("a heron --s 2000", "on --v 8.2 (the default)"),
        ("a heron --s 2000 --v 7", "on --v 7"),
        ("a heron --s 2000 --niji 6", "on --niji 6"),
        ("a heron --chaos 120", "not `120`"),  # the same on every model
        ("a heron --ar 20:1", "on --v 8.2 (the default)"),
    ],
)
def test_the_message_says_which_model(prompt: str, end: str) -> None:
    (found,) = lint(prompt).diagnostics
    assert found.message.endswith(end)
