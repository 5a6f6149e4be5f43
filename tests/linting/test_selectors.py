"""Which rules the settings mean, and how severe they make them."""

from __future__ import annotations

import pytest

from mjlint import Linter, Rule, Settings, Severity
from mjlint.linting.selectors import selected, wished_severity
from mjlint.plugins.names import known_selector

RULE = Rule("MJ021", "glued-value", Severity.ERROR)
QUIET = Rule("MJ607", "moderated-word", Severity.INFO, default=False)


@pytest.mark.parametrize(
    ("rule", "settings", "runs"),
    [
        (RULE, Settings(), True),
        (QUIET, Settings(), False),
        (QUIET, Settings(extend_select=("moderated-word",)), True),
        (QUIET, Settings(select=("ALL",)), True),
        (RULE, Settings(select=("MJ6",)), False),
        (RULE, Settings(ignore=("MJ0",)), False),
        # The longer code wins, and a name is a whole code.
        (RULE, Settings(select=("MJ02",), ignore=("MJ0",)), True),
        (RULE, Settings(select=("MJ0",), ignore=("MJ02",)), False),
        (RULE, Settings(select=("glued-value",), ignore=("MJ02",)), True),
        (RULE, Settings(select=("MJ021",), ignore=("glued-value",)), False),
        # The beginning of a name means nothing.
        (RULE, Settings(ignore=("glued",)), True),
    ],
)
def test_selected(rule: Rule, settings: Settings, runs: bool) -> None:
    assert selected(rule, settings) is runs


@pytest.mark.parametrize(
    ("selector", "known"),
    [
        ("ALL", True),
        ("M", True),
        ("MJ02", True),
        ("glued-value", True),
        ("glued", False),
        ("X", False),
    ],
)
def test_known_selector(selector: str, known: bool) -> None:
    assert known_selector(selector, [QUIET, RULE]) is known


def test_wished_severity() -> None:
    assert wished_severity(RULE, Settings()) is None
    assert wished_severity(RULE, Settings(severity={"MJ021": "info"})) is Severity.INFO
    both = Settings(severity={"glued-value": "warning", "MJ021": "info"})
    assert wished_severity(RULE, both) is Severity.WARNING
    with pytest.raises(ValueError, match="fatal"):
        wished_severity(RULE, Settings(severity={"MJ021": "fatal"}))


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        (Settings(ignore=("shape",)), ["MJ201"]),
        (Settings(select=("shape",)), ["MJ010"]),
        (Settings(select=("values",), ignore=("value-out-of-range",)), []),
    ],
)
def test_a_group_names_its_rules(settings: Settings, codes: list[str]) -> None:
    report = Linter(settings).lint("a heron --AR 3:2 --chaos 120")
    assert [one.code for one in report.diagnostics] == codes


@pytest.mark.parametrize(
    ("settings", "fixed"),
    [
        (Settings(), "a heron --ar 3:2 --v 6"),
        (Settings(fixable=("MJ021",)), "a heron --AR 3:2 --v 6"),
        (Settings(unfixable=("uppercase-parameter",)), "a heron --AR 3:2 --v 6"),
        (Settings(unfixable=("shape",)), "a heron --AR 3:2 --v6"),
        (Settings(fixable=("MJ010",), unfixable=("shape",)), "a heron --ar 3:2 --v6"),
    ],
)
def test_fixes_of_these_rules_alone(settings: Settings, fixed: str) -> None:
    report = Linter(settings).lint("a heron --AR 3:2 --v6")
    assert [one.code for one in report.diagnostics] == ["MJ010", "MJ021"]
    assert report.fixed() == report.fixed(unsafe=True) == fixed
