"""The Markdown report, as a Markdown parser reads it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mjlint.checking.results import Unread
from mjlint.diagnostic import Applicability, Severity
from mjlint.reports.formats.markdown import code, spoken
from tests.reports.feeding import checked, finding, report

PARSER = MarkdownIt("commonmark").enable("table")
ROW = "a --AR 1:1 --ar 3:2"
FOUND = finding(
    ROW, "--ar 3:2", ("--AR 1:1", "first here"), fix=Applicability.SAFE, reply="no `AR`"
)


def parsed(text: str) -> list[Token]:
    """All tokens, those inside of lines too."""
    found: list[Token] = []
    for token in PARSER.parse(text):
        found += [token, *(token.children or ())]
    return found


def test_report() -> None:
    assert report("markdown", [checked(ROW, FOUND), checked("b")]) == (
        "## mjlint: 1 of 2 prompts would be refused\n"
        "\n"
        "1 error in 2 prompts; 1 can be fixed with `mjlint check --fix`\n"
        "\n"
        "| Findings | Rule | Severity | Fix |\n"
        "|--:|---|---|---|\n"
        "| 1 | MJ999 test-rule | error | safe |\n"
        "\n"
        "| Prompts | Failure foreseen |\n"
        "|--:|---|\n"
        "| 1 | Invalid parameter |\n"
        "\n"
        "### `a.txt`\n"
        "\n"
        "**error** at 1:12: something is wrong (MJ999 test-rule)\n"
        "\n"
        "```text\n"
        "1 | a --AR 1:1 --ar 3:2\n"
        "  |   -------- ^^^^^^^^\n"
        "  |   |\n"
        "  |   first here\n"
        "```\n"
        "\n"
        "- probably answers: no `AR`\n"
        "- help: write `new` (safe fix)\n"
        "- model: 8.2 (the default since 2026-07-24)\n"
    )


def test_nothing_found() -> None:
    written = report("markdown", [checked("b")])
    assert written == ("## mjlint: 0 of 1 prompt would be refused\n\nno findings in 1 prompt\n")


def test_what_could_not_be_read() -> None:
    written = report("markdown", [], unread=[Unread("a.json", "half <of> it", 2, 3)])
    assert "- `a.json:2:3`: half \\<of\\> it\n" in written


def test_many_findings_of_one_prompt() -> None:
    written = report("markdown", [checked(ROW, *[FOUND] * 130)])
    assert written.count("**error**") == 100
    assert "Row 1: 30 more findings in this prompt." in written


@settings(max_examples=80)
@given(st.text(alphabet="`a<>*_[](){}|\\#!~@&: \n\x1b-/", max_size=25))
def test_prompts_are_no_markup(text: str) -> None:
    row = f"x{text}x".replace("\n", " ")
    found = finding(row, "x", message=f"`{text}` is wrong", help=text, severity=Severity.INFO)
    written = report("markdown", [checked(row, found, filename=f"{text}.txt")])
    tokens = parsed(written)
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "hr", "blockquote_open"}
    (fence,) = [token for token in tokens if token.type == "fence"]
    assert fence.content.startswith("1 | x")
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert links == []
    assert sum(token.type == "tr_open" for token in tokens) == 2
    assert sum(token.type == "em_open" for token in tokens) == 0


@settings(max_examples=60)
@given(st.text(alphabet="`a b", min_size=1, max_size=12))
def test_code_is_what_it_was(text: str) -> None:
    (token,) = [token for token in parsed(f"x {code(text)} x") if token.type == "code_inline"]
    assert token.content.strip() == text.strip()


def test_quotes_in_messages_are_code() -> None:
    assert spoken("`--AR` is *not* `--ar`") == "`--AR` is \\*not\\* `--ar`"
    assert spoken("a ` alone <b>") == "a \\` alone \\<b\\>"
