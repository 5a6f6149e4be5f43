"""SARIF 2.1.0, which code scanning and editors read.

The form: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Results are written as
they come; what they refer to, the rules, comes after them.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from mjlint.checking.results import (
    Checked,
    Finding,
    PlacedEdit,
    Range,
    Unread,
    shown_prompt,
)
from mjlint.checking.summary import Summary
from mjlint.diagnostic import Severity
from mjlint.plugins.broken import documented
from mjlint.reports.fingerprints import Fingerprints
from mjlint.reports.formats import Output
from mjlint.reports.formats.base import JsonReporter
from mjlint.reports.paths import uri
from mjlint.rule import Rule
from mjlint.version import HOME, __version__

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


class Sarif(JsonReporter):
    """Writes a log with one run."""

    HEAD = (
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{'
        '"columnKind": "unicodeCodePoints", "results": ['
    )

    def __init__(self, output: Output) -> None:
        super().__init__(output)
        self._fingerprints = Fingerprints()
        self._rules: dict[str, Finding] = {}
        """The first finding of each, by code, in the order of their indexes."""
        self._indexes: dict[str, int] = {}

    def finding(self, checked: Checked, finding: Finding) -> None:
        code = finding.diagnostic.code
        self._rules.setdefault(code, finding)
        index = self._indexes.setdefault(code, len(self._indexes))
        self._put(self._result(checked, finding, index))

    def end(self, summary: Summary) -> None:
        invocation = {
            "executionSuccessful": not summary.faults and not summary.interrupted,
            "toolExecutionNotifications": [_notification(fault) for fault in summary.unread],
        }
        driver = {
            "name": "mjlint",
            **({"informationUri": HOME} if HOME else {}),
            "version": __version__,
            "rules": [_descriptor(finding) for finding in self._rules.values()],
        }
        self._close(
            f', "invocations": {json.dumps([invocation])},\n'
            f'"tool": {json.dumps({"driver": driver})}}}]}}\n'
        )

    def _result(self, checked: Checked, finding: Finding, index: int) -> dict[str, object]:
        diagnostic = finding.diagnostic
        help = f"; {diagnostic.help}" if diagnostic.help else ""
        result: dict[str, object] = {
            "ruleId": diagnostic.code,
            "ruleIndex": index,
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": diagnostic.message + help},
            "locations": [_location(checked.filename, finding.where)],
            "partialFingerprints": {"prompt/v1": self._fingerprints.of(checked, finding)},
        }
        if finding.labels:
            result["relatedLocations"] = [
                {
                    "id": n,
                    **({"message": {"text": label.text}} if label.text else {}),
                    **_location(checked.filename, label.where),
                }
                for n, label in enumerate(finding.labels, 1)
            ]
        fix = diagnostic.fix
        how = finding.applicability.value
        if fix is not None and how != "display":
            result["fixes"] = [_fix(checked.filename, fix.title, finding.edits or ())]
        result["properties"] = {
            "failure": None if diagnostic.failure is None else diagnostic.failure.value,
            "reply": diagnostic.reply,
            "help": diagnostic.help or None,
            "fix": None if fix is None else {"applicability": how, "message": fix.title},
            "model": None if checked.model is None else str(checked.model),
            "source": diagnostic.source or None,
            "prompt": shown_prompt(checked.text),
            **({} if finding.link is None else {"link": finding.link.record}),
        }
        return result


def _location(filename: str, where: Range) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(filename)},
            "region": _region(where),
        }
    }


def _region(where: Range) -> dict[str, int]:
    return {
        "startLine": where.row,
        "startColumn": where.column,
        "endLine": where.end_row,
        "endColumn": where.end_column,
    }


def _fix(filename: str, title: str, edits: tuple[PlacedEdit, ...]) -> dict[str, object]:
    return {
        "description": {"text": title},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(filename)},
                "replacements": [
                    {"deletedRegion": _region(edit.where), "insertedContent": {"text": edit.text}}
                    for edit in edits
                ],
            }
        ],
    }


def _notification(fault: Unread) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": uri(fault.filename)}}
    if fault.row is not None:
        column = {} if fault.column is None else {"startColumn": fault.column}
        place["region"] = {"startLine": fault.row, **column}
    return {
        "level": "error",
        "message": {"text": fault.message},
        "locations": [{"physicalLocation": place}],
    }


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in documented()}


def _descriptor(finding: Finding) -> dict[str, object]:
    """A rule, with its page where it is one of mjlint's own."""
    diagnostic = finding.diagnostic
    level, text, page = diagnostic.severity, diagnostic.name.replace("-", " "), ""
    rule = _rules().get(diagnostic.code)
    if rule is not None and rule.name == diagnostic.name:
        level = rule.severity
        text = " ".join(rule.page.strip().partition("\n\n")[0].split())
        page = rule.page.strip()
    return {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": page or text},
        **({"helpUri": finding.page} if finding.page else {}),
        "defaultConfiguration": {"level": _LEVELS[level]},
    }
