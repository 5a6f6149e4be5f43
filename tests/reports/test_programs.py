"""What the reports for programs say, format by format."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mjlint.checking.results import Checked, PlacedEdit, Range, Unread, shown_prompt
from mjlint.checking.summary import MOST_UNREAD, Summary
from mjlint.diagnostic import Applicability, Severity
from mjlint.reports.notes import whole_fix
from mjlint.reports.paths import portable, uri
from mjlint.suppressions.baseline import digest
from tests.reports.feeding import MODEL, checked, finding, report

SAFE = finding("a --AR 3:2", "--AR", fix=Applicability.SAFE, reply="no `AR`")
WARNING = finding("a --AR 3:2", "3:2", severity=Severity.WARNING)
INFO = finding("a --AR 3:2", "a", severity=Severity.INFO)
PROMPTS = [checked("a --AR 3:2", SAFE, WARNING), checked("b"), checked("a --AR 3:2", INFO)]


def read(name: str, *prompts: Checked, unread: tuple[Unread, ...] = ()) -> Any:
    return json.loads(report(name, prompts or PROMPTS, unread=unread))


def test_json_lines() -> None:
    lines = report("json-lines", PROMPTS).splitlines()
    assert [json.loads(line) for line in lines] == read("json")["diagnostics"]
    assert report("json-lines", []) == ""


def test_github() -> None:
    assert report("github", PROMPTS[:1]) == (
        "::error title=MJ999 test-rule,file=a.txt,line=1,endLine=1,col=3,endColumn=7::"
        "a.txt:1:3: something is wrong%0Aprobably answers: no `AR`%0Ahelp: write `new` "
        "(safe fix)%0Amodel: 8.2 (the default since 2026-07-24)\n"
        "::warning title=MJ999 test-rule,file=a.txt,line=1,endLine=1,col=8,endColumn=11::"
        "a.txt:1:8: something is wrong%0Ahelp: mend it%0A"
        "model: 8.2 (the default since 2026-07-24)\n"
        "1 error and 1 warning in 1 prompt; 1 can be fixed with `mjlint check --fix`\n"
    )
    assert report("github", [PROMPTS[2]]).startswith("::notice ")


def test_github_commands_cannot_be_forged() -> None:
    nasty = "x\n::set-output name=a::b\r%0A"
    found = finding("a", "a", message=f"`{nasty}`", help=nasty)
    written = report("github", [checked("a", found, filename="a,b:c\n::d")], quiet=True)
    assert written.count("\n") == 1
    assert written.startswith("::error title=MJ999 test-rule,file=a%2Cb%3Ac\\n%3A%3Ad,line=1,")
    assert "%250A" in written


def test_github_columns_are_of_one_row() -> None:
    found = WARNING._replace(where=Range(1, 2, 3, 4))
    written = report("github", [checked("a --AR 3:2", found)])
    assert "line=1,endLine=3::" in written


def test_github_names_no_file_where_there_is_none() -> None:
    written = report("github", [checked("a", finding("a", "a"), filename="<prompt>")])
    assert "file=" not in written
    assert "::<prompt>:1:1: " in written


def test_github_shows_what_could_not_be_read() -> None:
    written = report("github", [], unread=[Unread("a.json", "half of it", 2, 3)])
    assert written.startswith(
        "::error title=mjlint cannot read this,file=a.json,line=2::a.json:2:3: half of it\n"
    )


def test_azure() -> None:
    assert report("azure", PROMPTS[:1], unread=[Unread("a.json", "half of it", 2)]) == (
        "##vso[task.logissue type=error;sourcepath=a.txt;linenumber=1;columnnumber=3;code=MJ999;]"
        "something is wrong; probably answers: no `AR`; help: write `new` (safe fix);"
        " model: 8.2 (the default since 2026-07-24)\n"
        "##vso[task.logissue type=warning;sourcepath=a.txt;linenumber=1;columnnumber=8;code=MJ999;]"
        "something is wrong; help: mend it; model: 8.2 (the default since 2026-07-24)\n"
        "##vso[task.logissue type=error;sourcepath=a.json;linenumber=2;]half of it\n"
        "1 error and 1 warning in 1 prompt; 1 can be fixed with `mjlint check --fix`\n"
    )


def test_azure_commands_cannot_be_forged() -> None:
    found = finding("a", "a", message="50%\n##vso[task.setvariable]x", help="")
    written = report("azure", [checked("a", found, filename="a;]b.txt")], quiet=True)
    assert written.count("##vso[") == written.count("\n") == 1
    assert "sourcepath=a%3B%5Db.txt;" in written
    assert "]50%AZP25\\n\\x23#vso[task.setvariable]x" in written


def test_gitlab() -> None:
    issues = read("gitlab")
    assert [issue["severity"] for issue in issues] == ["critical", "minor", "info"]
    assert issues[0]["check_name"] == "MJ999 test-rule"
    assert issues[0]["location"] == {"path": "a.txt", "lines": {"begin": 1, "end": 1}}
    assert issues[0]["description"].startswith(
        "something is wrong; probably answers: no `AR`; help: write `new`"
    )


def test_fingerprints() -> None:
    def prints(*prompts: Checked) -> list[str]:
        return [issue["fingerprint"] for issue in read("gitlab", *prompts)]

    twice = prints(checked("a --AR 3:2", SAFE, SAFE), checked("a --AR 3:2", SAFE))
    assert len(set(twice)) == 3
    moved = SAFE._replace(where=Range(9, 3, 9, 7))
    assert prints(checked("a --AR 3:2", moved, number=9)) == twice[:1]
    for other in (
        checked("b --AR 3:2", SAFE),
        checked("a --AR 3:2", SAFE, filename="b.txt"),
        checked("a --AR 3:2", finding("a --AR 3:2", "--AR", message="other")),
    ):
        assert prints(other) != twice[:1]
    scans = read("sarif", PROMPTS[0])["runs"][0]["results"]
    assert [scan["partialFingerprints"]["prompt/v1"] for scan in scans][:1] == twice[:1]


@pytest.mark.parametrize("name", ["sarif", "gitlab", "json"])
def test_a_prompt_of_many_findings_is_read_once(name: str) -> None:
    for function in (digest, shown_prompt):
        function.cache_clear()
    report(name, [checked("a --AR 3:2", *[SAFE] * 50)])
    assert digest.cache_info().misses + shown_prompt.cache_info().misses <= 2


def test_sarif() -> None:
    run = read("sarif")["runs"][0]
    result = run["results"][0]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("MJ999", 0, "error")
    assert result["message"]["text"] == "something is wrong; mend it"
    region = {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 7}
    place = {"artifactLocation": {"uri": "a.txt"}, "region": region}
    assert result["locations"] == [{"physicalLocation": place}]
    assert result["fixes"][0]["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "a.txt"},
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": "new"}}],
        }
    ]
    assert result["properties"]["reply"] == "no `AR`"
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["MJ999"]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_sarif_describes_rules_by_their_pages() -> None:
    from dataclasses import replace

    diagnostic = replace(SAFE.diagnostic, code="MJ010", name="uppercase-parameter")
    own = SAFE._replace(diagnostic=diagnostic)
    rules = read("sarif", checked("a --AR 3:2", SAFE, own))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["shortDescription"]["text"] for rule in rules] == [
        "test rule",
        "Upper-case letters in a parameter's name.",
    ]
    assert "## Why is this bad?" in rules[1]["help"]["markdown"]


def test_sarif_says_what_could_not_be_read() -> None:
    (invocation,) = read("sarif", unread=(Unread("a b.json", "half of it", 2, 3),))["runs"][0][
        "invocations"
    ]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "half of it"
    assert note["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b.json"},
        "region": {"startLine": 2, "startColumn": 3},
    }


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_a_fix_for_people_is_no_fix_for_programs(name: str) -> None:
    shown = finding("a --AR 3:2", "--AR", fix=Applicability.DISPLAY)
    unplaced = SAFE._replace(edits=None)
    written = report(name, [checked("a --AR 3:2", shown, unplaced)])
    assert '"fixes"' not in written
    assert '"suggestions"' not in written


def test_rdjson_counts_bytes() -> None:
    row = "鳥é --AR 3:2"
    first = read("rdjson", checked(row, finding(row, "--AR", fix=Applicability.SAFE)))
    (diagnostic,) = first["diagnostics"]
    place = {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 11}}
    assert diagnostic["location"] == {"path": "a.txt", "range": place}
    assert diagnostic["suggestions"] == [{"range": place, "text": "new"}]
    assert diagnostic["severity"] == "ERROR"


def test_edits_are_put_together() -> None:
    rows = ("one two", "three four")
    edits = (
        PlacedEdit(Range(2, 1, 2, 6), "THREE"),
        PlacedEdit(Range(1, 5, 1, 8), "2"),
        PlacedEdit(Range(1, 5, 1, 5), ">"),
    )
    found = finding("one two", "two", fix=Applicability.SAFE)._replace(edits=edits)
    place = Checked("a.md", 1, rows, "one two three four", MODEL, (found,))
    assert whole_fix(place, found) == PlacedEdit(Range(1, 5, 2, 6), ">2\nTHREE")
    assert whole_fix(place._replace(row=2), found) is None
    assert whole_fix(place._replace(rows=rows[:1]), found) is None


def test_junit() -> None:
    root = ET.fromstring(
        report(
            "junit",
            [*PROMPTS, checked("c", filename="b.txt")],
            unread=[Unread("c.json", "half of it", 2)],
        )
    )
    assert [
        (suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors"))
        for suite in root
    ] == [("a.txt", "3", "1", "0"), ("b.txt", "1", "0", "0"), ("c.json", "1", "0", "1")]
    bad, good, doubtful = root[0]
    assert [child.tag for child in bad] == ["failure", "system-out"]
    assert bad[0].get("message") == "MJ999 test-rule: something is wrong"
    assert bad[0].get("type") == "Invalid parameter"
    assert bad[0].text is not None
    assert bad[0].text.splitlines()[1] == "probably answers: no `AR`"
    assert len(good) == 0
    assert [child.tag for child in doubtful] == ["system-out"]


def test_checkstyle() -> None:
    root = ET.fromstring(report("checkstyle", PROMPTS, unread=[Unread("c.json", "half of it", 2)]))
    assert [file.get("name") for file in root] == ["a.txt", "c.json"]
    errors = [dict(error.attrib) for error in root[0]]
    assert [(e["line"], e["column"], e["severity"]) for e in errors] == [
        ("1", "3", "error"),
        ("1", "8", "warning"),
        ("1", "1", "info"),
    ]
    assert errors[0]["source"] == "mjlint.MJ999.test-rule"
    assert "probably answers: no `AR`" in errors[0]["message"]


def test_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert portable("./set/../a.txt") == "a.txt"
    assert portable(str(tmp_path / "set" / "a.txt")) == "set/a.txt"
    assert portable(os.path.join("..", "a.txt")) == "../a.txt"
    assert portable("<stdin>") == "<stdin>"
    assert uri("set 1/a#b?.txt") == "set%201/a%23b%3F.txt"
    assert uri("鳥.txt") == "%E9%B3%A5.txt"
    assert uri("\udcff.txt") == "%FF.txt"
    assert uri("a:b.txt") == "a%3Ab.txt"
    assert uri(os.path.abspath(os.sep + "a.txt")).startswith("file:///")


def test_faults_are_all_counted_and_not_all_kept() -> None:
    summary = Summary()
    for row in range(MOST_UNREAD + 5):
        summary.fault(Unread("a.jsonl", "not JSON", row))
    summary.fault(Unread("", "a setting"))
    assert summary.faults == MOST_UNREAD + 6
    assert len(summary.unread) == MOST_UNREAD


def test_json_tells_the_age_of_tables_that_lack_something() -> None:
    assert "facts" not in read("json")
    row = "a --foo"
    unknown = finding(row, "--foo")
    diagnostic = replace(unknown.diagnostic, name="unknown-parameter")
    facts = read("json", checked(row, unknown._replace(diagnostic=diagnostic)))["facts"]
    assert sorted(facts) == ["age_days", "evidence"]
    assert facts["age_days"] >= 0
