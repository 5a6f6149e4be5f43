"""Every report for programs is valid, whatever is in the prompts, and the same each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

import mjlint
from mjlint.checking.results import Checked, Unread
from mjlint.diagnostic import Applicability, Severity
from mjlint.reports.formats import FORMATS, STATISTICS
from tests.reports.feeding import checked, finding, report

SCHEMAS = Path(__file__).parent / "schemas"
SHIPPED = Path(mjlint.__file__).parent / "report.schema.json"
NASTY = "\"'<&>]]>`|\\ {0} %0A,:: \x1b[2J \u202e \ufffe \ud83d 鳥👩‍👩‍👧 \t"
JSON = {"json": "json", "sarif": "sarif", "gitlab": "gitlab", "rdjson": "rdjson"}
XML = ("junit", "checkstyle")


def held(schema: str) -> Callable[[object], None]:
    file = SHIPPED if schema == "json" else SCHEMAS / f"{schema}.json"
    loaded = json.loads(file.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(loaded).validate


def valid(name: str, written: str) -> None:
    """Raises where a report is not what its schema says."""
    if name in JSON:
        assert written.isascii()
        held(JSON[name])(json.loads(written))
    elif name == "json-lines":
        records = [json.loads(line) for line in written.splitlines()]
        held("json")({"version": 1, "diagnostics": records})
    else:
        xmlschema.XMLSchema(SCHEMAS / f"{name}.xsd").validate(written)


def prompts(text: str = NASTY) -> list[Checked]:
    row = f"a {text} b --AR 1:1 --ar 3:2"
    found = [
        finding(row, "--AR", fix=Applicability.SAFE, message=f"`{text}`", reply=f"no `{text}`"),
        finding(row, "--ar 3:2", ("--AR 1:1", text), help=text, severity=Severity.WARNING),
        finding(row, "3:2", fix=Applicability.UNSAFE, severity=Severity.INFO)._replace(edits=None),
        finding(row, "b", fix=Applicability.DISPLAY, help=""),
    ]
    return [
        checked(row, *found, number=7, filename="set one/a:b,c.txt"),
        checked("faultless", number=8, filename="set one/a:b,c.txt"),
        checked(row, found[0], filename="<prompt>"),
        checked(row, found[0], found[0], filename=f"{text.strip()}.md".replace("/", "")),
    ]


UNREAD = [Unread("half.json", f"not JSON: {NASTY}", 3, 4), Unread("gone.txt", "no such file")]
PROGRAMS = (*JSON, "json-lines", *XML)


@pytest.mark.parametrize("name", PROGRAMS)
def test_valid(name: str) -> None:
    written = report(name, prompts(), unread=UNREAD)
    valid(name, written)
    assert not any(sign in written for sign in "\x1b\u202e\ufffe\ud83d")


@pytest.mark.parametrize("name", PROGRAMS)
def test_valid_of_nothing(name: str) -> None:
    valid(name, report(name, []))
    valid(name, report(name, [checked("faultless")]))


@pytest.mark.parametrize("name", PROGRAMS)
@settings(max_examples=25)
@given(text=st.text(st.characters(exclude_characters="\0/"), max_size=30))
def test_valid_whatever_is_in_the_prompts(name: str, text: str) -> None:
    valid(name, report(name, prompts(text), unread=[Unread(text or "x", text or "x")]))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_each_time(name: str) -> None:
    assert report(name, prompts(), unread=UNREAD) == report(name, prompts(), unread=UNREAD)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"agent", "azure", "concise", "grouped"}))
def test_fix_and_reply_are_there(name: str) -> None:
    found = finding("a --AR", "--AR", fix=Applicability.SAFE, reply="no such thing")
    written = report(name, [checked("a --AR", found)])
    assert "no such thing" in written
    assert "rite `new`" in written.replace("<code>", "`").replace("</code>", "`")


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"agent", "azure", "concise", "grouped"}))
def test_a_rule_s_page_is_linked_once_there_is_one(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checked("a --AR", finding("a --AR", "--AR"))
    assert "/rules/" not in report(name, [found])
    monkeypatch.setattr("mjlint.version.HOME", "https://site.org/mjlint")
    page = "https://site.org/mjlint/rules/test-rule/"
    assert page in report(name, [found]).replace("%3A", ":")


@pytest.mark.parametrize("name", JSON)
def test_schemas_are_no_sieves(name: str) -> None:
    written = report(name, prompts())
    for field in ("message", "location", "locations", "severity", "level"):
        slip = written.replace(f'"{field}"', f'"{field}s_"')
        if slip != written:
            with pytest.raises(jsonschema.ValidationError):
                valid(name, slip)


def test_statistics_are_of_known_formats() -> None:
    assert set(STATISTICS) <= set(FORMATS)
