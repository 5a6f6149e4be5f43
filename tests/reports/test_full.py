"""The full report, to the last character."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from mjlint.checking.results import Checked, Finding, Range
from mjlint.diagnostic import Applicability, Severity
from tests.reports.feeding import MODEL, checked, finding, report


def text(expected: str) -> str:
    return dedent(expected).removeprefix("\n")


def test_finding() -> None:
    row = "a heron --v6"
    found = finding(
        row,
        "--v6",
        label="no space",
        reply="Unrecognized parameter(s): `v6`",
        help="write `--v 6`",
        message="`--v6` lacks a space",
    )
    assert report("full", [checked(row, found, number=1)]) == text(
        """
        error[MJ999]: `--v6` lacks a space
         --> a.txt:1:9 [test-rule]
        1 | a heron --v6
          |         ^^^^ no space
          = probably answers: Unrecognized parameter(s): `v6`
          = help: write `--v 6`
          = model: 8.2 (the default since 2026-07-24)

        1 error in 1 prompt
        """
    )


def drawn(*prompts: Checked, width: int = 100) -> list[str]:
    """The rows of the excerpt."""
    lines = report("full", prompts, width=width, quiet=True).splitlines()
    return [line for line in lines if re.match(r" *\d* \|", line)]


def test_several_places() -> None:
    row = "a heron --ar 1:1 --ar 3:2"
    found = finding(row, "--ar 3:2", ("--ar 1:1", "first here"), label="again here")
    assert drawn(checked(row, found)) == [
        "1 | a heron --ar 1:1 --ar 3:2",
        "  |         -------- ^^^^^^^^ again here",
        "  |         |",
        "  |         first here",
    ]


def test_three_places_with_labels() -> None:
    row = "one two three"
    found = finding(row, "two", ("one", "first"), ("three", "third"), label="second")
    assert drawn(checked(row, found)) == [
        "1 | one two three",
        "  | --- ^^^ ----- third",
        "  | |   |",
        "  | |   second",
        "  | |",
        "  | first",
    ]


def test_label_inside_the_place() -> None:
    row = "a {b, c} d"
    found = finding(row, "{b, c}", ("b", "this one"), label="here")
    assert drawn(checked(row, found)) == [
        "1 | a {b, c} d",
        "  |   ^^^^^^",
        "  |   ||",
        "  |   |this one",
        "  |   |",
        "  |   here",
    ]


def test_wide_characters_line_up() -> None:
    row = "鳥 👩‍👩‍👧 e\u0301 --AR 3:2"
    assert drawn(checked(row, finding(row, "--AR")))[:2] == [
        "1 | 鳥 👩‍👩‍👧 e\u0301 --AR 3:2",
        "  |         ^^^^",
    ]


def test_control_characters_are_shown_escaped() -> None:
    row = "a\x1b[2Jb\u202ec"
    written = report(
        "full",
        [checked(row, finding(row, "\u202e", message=f"`{row}`", label=row), filename="\x1b.txt")],
    )
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "1 | a\\x1b[2Jb\\u202ec" in written
    assert "  |          ^^^^^^ a" in written
    assert "\\x1b.txt:1:" in written


@pytest.mark.parametrize("width", [30, 60, 100])
def test_rows_fit_into_the_terminal(width: int) -> None:
    row = "word " * 200 + "--AR 3:2" + " word" * 200
    rows = drawn(checked(row, finding(row, "--AR")), width=width)
    assert rows[0].index("--AR") == rows[1].index("^^^^")
    assert all(len(line) <= width for line in rows)


def test_gutter_is_as_wide_as_the_number() -> None:
    row = "a --AR"
    assert drawn(checked(row, finding(row, "--AR", number=1234), number=1234)) == [
        "1234 | a --AR",
        "     |   ^^^^",
    ]


def test_place_of_several_rows() -> None:
    rows = [f"row {number}" for number in range(1, 21)]
    base = finding("row 1", "row", label="all of this")
    found = Finding(base.diagnostic, Range(1, 5, 20, 4))
    lines = report("full", [Checked("a.md", 1, rows, "", MODEL, (found,))], quiet=True).splitlines()
    assert lines[2:18] == [
        " 1 | row 1",
        "   |     ^",
        " 2 | row 2",
        "   | ^^^^^",
        " 3 | row 3",
        "   | ^^^^^",
        "...",
        "18 | row 18",
        "   | ^^^^^^",
        "19 | row 19",
        "   | ^^^^^^",
        "20 | row 20",
        "   | ^^^ all of this",
        "   = failure: Invalid parameter",
        "   = help: mend it",
        "   = model: 8.2 (the default since 2026-07-24)",
    ]


@pytest.mark.parametrize(
    ("fix", "help", "notes"),
    [
        (Applicability.SAFE, "write `new`", ["= help: write `new` (safe fix)"]),
        (
            Applicability.UNSAFE,
            "mend it",
            ["= help: mend it; for instance, write `new` (unsafe fix)"],
        ),
        (Applicability.DISPLAY, "", ["= help: write `new` (by hand)"]),
        (None, "mend it", ["= help: mend it"]),
    ],
)
def test_fix(fix: Applicability | None, help: str, notes: list[str]) -> None:
    written = report("full", [checked("old", finding("old", "old", fix=fix, help=help))])
    lines = [line.strip() for line in written.splitlines()]
    assert [line for line in lines if line.startswith(("= help", "= fix"))] == notes


def test_fix_that_the_file_cannot_take() -> None:
    found = finding("old", "old", fix=Applicability.SAFE)._replace(edits=None)
    assert "write `new` (by hand)" in report("full", [checked("old", found)])


def test_colours() -> None:
    written = report("full", [checked("old", finding("old", "old", label="here"))], color=True)
    assert "\x1b[1;31merror[MJ999]\x1b[0m" in written
    assert "\x1b[1;31m^^^\x1b[0m \x1b[1;31mhere\x1b[0m" in written


def test_many_findings_of_one_prompt() -> None:
    found = [finding("old", "old")] * 1234
    written = report("full", [checked("old", *found)])
    assert written.count("[MJ999]:") == 100
    assert "a.txt:1: 1,134 more findings in this prompt\n" in written
    assert written.endswith("1,234 errors in 1 prompt\n")


def test_nothing_found() -> None:
    prompts = [checked("a"), checked("b")]
    assert report("full", prompts) == "no findings in 2 prompts\n"
    assert report("full", prompts, quiet=True) == ""


def test_warning_names_no_failure() -> None:
    written = report("full", [checked("a", finding("a", "a", severity=Severity.WARNING))])
    assert written.startswith("warning[MJ999]")
    assert "= failure" not in written


def test_notes_say_nothing_twice() -> None:
    found = finding("a old", "old", fix=Applicability.UNSAFE, help="write `new`, if that is meant")
    assert "= help: write `new`, if that is meant (unsafe fix)\n" in report(
        "full", [checked("a old", found)]
    )


def test_rows_are_split_between_words_on_a_terminal() -> None:
    found = finding("old", "old", message="`old` is " + "very " * 30 + "wrong", help="do it " * 20)
    written = report("full", [checked("old", found)], width=60, terminal=True)
    assert all(len(row) <= 60 for row in written.splitlines())
    assert "very\n  very" in written
    assert "do it\n    do it" in written
    joined = re.sub(r"\n +(?=very|wrong|do|it)", " ", written)
    assert joined == report("full", [checked("old", found)], width=60)
    assert "very\n" not in report("full", [checked("old", found)], width=60)


def test_a_place_is_a_link_on_a_terminal() -> None:
    row = checked("old", finding("old", "old"), filename="/tmp/a b.txt")
    link = "\x1b]8;;file:///tmp/a%20b.txt\x1b\\/tmp/a b.txt:1:1\x1b]8;;\x1b\\"
    assert link in report("full", [row], color=True, terminal=True)
    assert "\x1b]8" not in report("full", [row], color=True)


def test_a_finding_shows_its_fix() -> None:
    row = "a heron --v6"
    found = finding(row, "--v6", fix=Applicability.SAFE)
    written = report("full", [checked(row, found)], fixes=True)
    assert "  |         ^^^^\n+ | a heron new\n" in written
    long = "word " * 100 + row
    written = report(
        "full", [checked(long, finding(long, "--v6", fix=Applicability.SAFE))], fixes=True
    )
    (fixed,) = [line for line in written.splitlines() if line.startswith("+ | ")]
    assert fixed.endswith("word a heron new")
    assert len(fixed) <= 100
