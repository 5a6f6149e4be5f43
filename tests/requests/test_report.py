"""The report of a request as plain data."""

from __future__ import annotations

import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from mjlint import Settings
from mjlint.requests.linter import lint_request
from tests.strategies import prompts

KEY = "3f2a9c1e-77b0-4d5e-9c2a"


def test_equal_by_value_and_picklable() -> None:
    body = '{"jobId": "1", "action": "upsample9", "timeout": 60}'
    report = lint_request(body, target="ttapi", settings=Settings(ignore=("MJ704",)))
    assert report == lint_request(body, "ttapi", "action", Settings(ignore=("MJ704",)))
    assert report != lint_request(body, target="ttapi")
    other = pickle.loads(pickle.dumps(report))
    assert other == report
    assert other.masked() == report.masked()
    assert other.fixed(unsafe=True) == report.fixed(unsafe=True)


def test_to_dict_has_json_types_and_no_keys() -> None:
    body = json.dumps({"prompt": "a heron --chaso 3", "mode": "fast", "token": KEY})
    report = lint_request(body, target="ttapi")
    record = report.to_dict()
    assert json.loads(json.dumps(record)) == record
    assert KEY not in json.dumps(record)
    assert record["masked"] is True
    assert record["request"] == {"target": "ttapi", "endpoint": "imagine"}
    findings = json.loads(json.dumps(record))["diagnostics"]
    assert findings[0]["code"] == "MJ101"
    assert findings[0]["location"] == {"row": 1, "column": 21}
    assert report.text == body


def test_braces_over_each_other_settle() -> None:
    body = json.dumps({"prompt": "--s1--{--test}--{v 6}"})
    fixed = lint_request(body, target="apimart").fixed(unsafe=True)
    assert lint_request(fixed, target="apimart").fixed(unsafe=True) == fixed


@given(prompts(), st.booleans())
def test_a_fixed_request_has_nothing_left_to_fix(prompt: str, unsafe: bool) -> None:
    fixed = lint_request(json.dumps({"prompt": prompt}), target="apimart").fixed(unsafe=unsafe)
    assert lint_request(fixed, target="apimart").fixed(unsafe=unsafe) == fixed
