"""A fix breaks no pair of brackets or quotation marks, and leaves what is quoted as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mjlint import Linter
from mjlint.linting.keeping import keeps
from tests.growth import assert_linear

LINTER = Linter()


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("a (b) c", "a (b c", False),
        ("a (b) c", "a b c", True),
        ('a "b -- c" d', 'a "b, c" d', False),
        ('a "b" c --x', 'a "b" c', True),
        ('"a --v6 b"', "a --v 6 b", True),
        ('a --ar "3:2"', "a --ar 3:2", True),
        ("a “b --c” d", "a “b” d", False),
        ('a "b', "a b", True),
        ("the form: `a --s 750`", "the form: `a --s 750", False),
        ("the bot:” a --v 5.2”", "the bot:” a --v 5.2", False),
        ("a fox --v 5`", "a fox --v 5", True),
    ],
)
def test_what_is_kept(before: str, after: str, kept: bool) -> None:
    assert keeps(before, after) is kept


@pytest.mark.parametrize(
    ("prompt", "fixed"),
    [
        ("a fox --ar 3:2 (fast)", "a fox --ar 3:2"),
        ("a fox --ar 3:2 (at dusk)", "a fox, (at dusk) --ar 3:2"),
        ('sign "OPEN -- 24/7" --ar 3:2', 'sign "OPEN -- 24/7" --ar 3:2'),
        (
            'poster "Use --ar 16:9 today" in bold --v 7',
            'poster "Use --ar 16:9 today" in bold --v 7',
        ),
        ("**a jug --v 7** - <@884422001199663300> (relaxed)", "a jug --v 7"),
        ("**a jug --v 7 (fast)** - Image #1 <@8844>", "a jug --v 7"),
        ("```\na jug --v 7\n```", "a jug --v 7"),
        ("a fox,--ar 3:2,--v 7", "a fox, --ar 3:2 --v 7"),
        ("a fox --sref 12 --sv 7 --v 8.1 --hd", "a fox --sref 12 --v 8.1 --hd"),
        ("a fox --v 8.3 --s 100", "a fox --v 8.3 --s 100"),
    ],
)
def test_fixes_that_an_expert_would_send(prompt: str, fixed: str) -> None:
    assert LINTER.lint(prompt).fixed(unsafe=True) == fixed
    assert LINTER.lint(fixed).fixed(unsafe=True) == fixed


PIECES = st.sampled_from(
    ["a fox", 'sign "NO --ENTRY"', "(soft)", "[fog", "{owl, --tile}", " --ar 16x9", " --v 7", " --cref https://s.mj.run/abc",
     " --s 2000", " -- ", ", --no fur", " (fast)", "** - <@12> (fast)", "```", "“--x”", " —hd", "--test", " --s 0"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=6).map("".join), st.booleans())
def test_a_fix_keeps_and_settles(prompt: str, unsafe: bool) -> None:
    report = LINTER.lint(prompt)
    fixed = report.fixed(unsafe=unsafe)
    assert keeps(prompt, fixed)
    after = LINTER.lint(fixed)
    assert sum(d.severity.value == "error" for d in after.diagnostics) <= sum(
        d.severity.value == "error" for d in report.diagnostics
    )
    assert after.fixed(unsafe=unsafe) == fixed


def test_fixes_up_to_the_end_are_linear() -> None:
    assert_linear(lambda count: LINTER.lint("a " + "--foo {" * count), 200, 4_000)
