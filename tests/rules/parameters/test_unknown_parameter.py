"""`unknown-parameter`: every finding of a prompt, of whatever rule, is listed."""

from __future__ import annotations

import pytest

from mjlint import Settings
from tests.rules.findings import ERROR, WARNING
from tests.rules.parameters.cases import OLD, Case, found

CASES = [
    Case("a heron --stlye raw", [("MJ101", "--stlye", ERROR)]),
    Case("a heron --foo bar --ar 3:2", [("MJ101", "--foo", ERROR)]),
    Case("a heron --FOO", [("MJ101", "--FOO", ERROR)]),
    Case("a heron --foo --baz", [("MJ101", "--foo", ERROR), ("MJ101", "--baz", ERROR)]),
    Case("a heron --asp 9:20", [("MJ101", "--asp", WARNING)], OLD),
    Case("a heron --foo", [("MJ101", "--foo", ERROR)], Settings(target="web")),
    Case("a heron --foo", [], Settings(custom_parameters=("foo",))),
    Case("a heron --Foo", [], Settings(custom_parameters=("--foo",))),
    Case("a heron --foo", [("MJ101", "--foo", ERROR)], Settings(custom_parameters=("bar",))),
    Case("a heron --{foo, raw}", [("MJ101", "foo", ERROR)]),
    # Known, but not on this model or with this spelling: others report those.
    Case("a heron --AR 3:2", [("MJ010", "--AR", ERROR)]),
    Case("a heron --width 300", [("MJ302", "--width", ERROR)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.prompt)
def test_findings(case: Case) -> None:
    assert found(case) == case.found
