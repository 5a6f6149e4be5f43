"""The concise and the JSON report, the counts, the colours."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from mjlint.checking.results import LONGEST_PROMPT
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Applicability, Severity
from mjlint.reports.formats import mistake
from mjlint.terminal.style import wants_color
from mjlint.version import __version__
from tests.reports.feeding import checked, finding, report

SAFE = finding("a --AR 3:2", "--AR", fix=Applicability.SAFE)
UNSAFE = finding("a --AR 3:2", "3:2", severity=Severity.WARNING, fix=Applicability.UNSAFE)
INFO = finding("a --AR 3:2", "a", severity=Severity.INFO)
PROMPTS = [checked("a --AR 3:2", SAFE, UNSAFE, number=3), checked("b"), checked("a", INFO)]


def test_concise() -> None:
    assert report("concise", PROMPTS) == (
        "a.txt:1:3: error[test-rule] MJ999 something is wrong (help: mend it)\n"
        "a.txt:1:8: warning[test-rule] MJ999 something is wrong (help: mend it)\n"
        "a.txt:1:1: info[test-rule] MJ999 something is wrong (help: mend it)\n"
        "1 error, 1 warning and 1 info in 3 prompts; "
        "1 can be fixed with `mjlint check --fix`, 1 more with `--unsafe-fixes`\n"
    )


def test_concise_is_one_line_a_finding() -> None:
    found = finding("a", "a", message="`a\n\x1b[2J`", help="")
    written = report("concise", [checked("a", found, filename="a\nb.txt")], quiet=True)
    assert written == "a\\nb.txt:1:1: error[test-rule] MJ999 `a\\n\\x1b[2J`\n"


def test_template() -> None:
    assert report(r"{path}:{row}:{column} [{code}] {message}\t{fix}", PROMPTS) == (
        "a.txt:1:3 [MJ999] something is wrong\tWrite `new`\n"
        "a.txt:1:8 [MJ999] something is wrong\tWrite `new`\n"
        "a.txt:1:1 [MJ999] something is wrong\t\n"
    )
    assert report("{message}", [checked("a", finding("a", "a", message="{path}\x1b"))]) == (
        "{path}\\x1b\n"
    )


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("full", ""),
        ("{path} {row}", ""),
        ("sarfi", "there is no format `sarfi`; did you mean `sarif`?"),
        ("xml", "there is no format `xml`; the formats are full, concise, "),
        ("{pat}", "there is no field `{pat}`; the fields are path, row, "),
    ],
)
def test_a_format_that_is_not_there(name: str, wrong: str) -> None:
    assert mistake(name).startswith(wrong)
    assert bool(mistake(name)) == bool(wrong)


def test_json() -> None:
    records = json.loads(report("json", PROMPTS))
    assert list(records) == ["version", "diagnostics"]
    assert records["version"] == 1
    assert len(records["diagnostics"]) == 3
    assert records["diagnostics"][0] == {
        "code": "MJ999",
        "name": "test-rule",
        "severity": "error",
        "message": "something is wrong",
        "filename": "a.txt",
        "location": {"row": 1, "column": 3},
        "end_location": {"row": 1, "column": 7},
        "fix": {
            "applicability": "safe",
            "message": "Write `new`",
            "edits": [
                {
                    "content": "new",
                    "location": {"row": 1, "column": 3},
                    "end_location": {"row": 1, "column": 7},
                }
            ],
        },
        "url": None,
        "failure": "Invalid parameter",
        "reply": None,
        "reply_basis": None,
        "reply_record": None,
        "help": "mend it",
        "source": "https://docs.site.org/",
        "model": {"name": "8.2", "typed": False, "why": "the default since 2026-07-24"},
        "prompt": "a --AR 3:2",
    }
    assert records["diagnostics"][2]["fix"] is None
    assert records["diagnostics"][2]["failure"] is None


def test_json_of_nothing() -> None:
    assert json.loads(report("json", [checked("a")])) == {"version": 1, "diagnostics": []}


def test_json_holds_nothing_raw() -> None:
    row = "鳥\x1b\u202e\ud83d"
    written = report("json", [checked(row, finding(row, "鳥", message=row))])
    assert written.isascii()
    assert "\x1b" not in written
    assert json.loads(written)["diagnostics"][0]["prompt"] == row


def test_json_fix_that_the_file_cannot_take_is_only_shown() -> None:
    written = report("json", [checked("a --AR 3:2", SAFE._replace(edits=None))])
    fix = json.loads(written)["diagnostics"][0]["fix"]
    assert fix == {"applicability": "display", "message": "Write `new`", "edits": []}


def test_json_does_not_repeat_a_megabyte() -> None:
    row = "x" * 1_000_000
    written = report("json", [checked(row, *[finding(row, "x")] * 10)])
    prompts = [record["prompt"] for record in json.loads(written)["diagnostics"]]
    assert prompts == [row[:LONGEST_PROMPT]] * 10


def test_statistics() -> None:
    assert report("full", [*PROMPTS, PROMPTS[0]], statistics=True) == (
        "2  MJ999 error[test-rule] [safe fix]\n"
        "2  MJ999 warning[test-rule] [unsafe fix]\n"
        "1  MJ999 info[test-rule]\n"
        "\n"
        "failures foreseen, in prompts\n"
        "  Invalid parameter  2\n"
        "\n"
        "2 of 4 prompts would be refused (50.0%)\n"
        "A false alarm? Report the prompt with this line:"
        f" false alarm: MJ999 test-rule, mjlint {__version__}\n"
        "2 errors, 2 warnings and 1 info in 4 prompts; "
        "2 can be fixed with `mjlint check --fix`, 2 more with `--unsafe-fixes`\n"
    )


def test_a_report_of_a_false_alarm_is_asked_for_errors_alone() -> None:
    warning = checked("a", finding("a", "a", severity=Severity.WARNING))
    assert "false alarm" not in report("full", [warning], statistics=True)


def test_statistics_as_json() -> None:
    counts = json.loads(report("json", PROMPTS, statistics=True))
    assert counts["prompts"] == 3
    assert counts["refused"] == 1
    assert counts["failures"] == {"Invalid parameter": 1}
    assert [(row["severity"], row["fix"], row["count"]) for row in counts["statistics"]] == [
        ("error", "safe", 1),
        ("info", None, 1),
        ("warning", "unsafe", 1),
    ]


def test_a_prompt_fails_once() -> None:
    summary = Summary()
    summary.count(checked("a --AR 3:2", SAFE, SAFE))
    assert (summary.refused, summary.failures.total(), summary.findings) == (1, 1, 2)


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary(prompts=1), "no findings in 1 prompt"),
        (Summary(prompts=12345, files=2), "no findings in 12,345 prompts of 2 files"),
        (Summary(prompts=1, interrupted=True), "no findings in 1 prompt, stopped before the end"),
    ],
)
def test_words(summary: Summary, words: str) -> None:
    assert summary.words() == words


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(choice: str, environment: Mapping[str, str], terminal: bool, wanted: bool) -> None:
    assert wants_color(choice, environment, terminal) is wanted
