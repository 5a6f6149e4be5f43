"""Rules of one's own that are broken or fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mjlint import Linter, Settings
from mjlint.plugins.modules import load
from mjlint.plugins.registry import builtin
from tests.plugins.modules import GOOD, rule, said

BROKEN: dict[str, tuple[str, int, str]] = {
    "no rule": ("x = 1\n", 1, "a rule needs `RULE = Rule("),
    "no check": (GOOD.partition("def check")[0], 1, "a rule needs a function `check`"),
    "one argument": (GOOD.replace(", context: Context", ""), 11, "`check` takes two arguments"),
    "reads nothing": (GOOD.replace("text: Text", "text: str"), 11, "the first argument of `check`"),
    "code of ours": (GOOD.replace("ST001", "MJ101"), 8, "the code `MJ101` must be letters"),
    "no code": (GOOD.replace("ST001", "shout"), 8, "the code `shout` must be letters"),
    "name of ours": (
        GOOD.replace('"shouting"', '"glued-value"'),
        8,
        "`glued-value` is taken by mjlint's glued-value",
    ),
    "no name": (GOOD.replace('"shouting"', '"Loud Shouting"'), 8, "the name `Loud Shouting`"),
    "severity": (GOOD.replace("Severity.INFO", '"info"'), 8, "the severity must be a `Severity`"),
    "wrong call": (GOOD.replace(", Severity.INFO", ""), 8, "TypeError"),
    "raises": (GOOD + "\n1 / 0\n", 15, "ZeroDivisionError: division by zero"),
    "exits": ("import sys\nsys.exit(3)\n", 2, "SystemExit: 3"),
    "syntax": (GOOD + "\ndef (", 15, "SyntaxError"),
    "import": ("import nothing_of_that_name\n", 1, "ModuleNotFoundError: No module named"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_is_named_with_file_and_line(tmp_path: Path, case: str) -> None:
    text, line, expected = BROKEN[case]
    path = tmp_path / "broken.py"
    path.write_text(text, encoding="utf-8")
    good = rule(tmp_path, "good.py", "ST002", "good")
    found, mistakes = load([str(path), str(good)], builtin())
    assert [rule.code for rule in found] == ["ST002"], "the other rules go on"
    (mistake,) = mistakes
    assert (mistake.place, mistake.line) == (str(path), line), mistake
    assert mistake.message.startswith(expected)


def test_a_code_that_another_plugin_has(tmp_path: Path) -> None:
    first = rule(tmp_path, "a.py")
    second = rule(tmp_path, "b.py", name="other")
    found, mistakes = load([str(first), str(second)], builtin())
    assert [rule.path for rule in found] == [str(first)]
    assert str(mistakes[0]) == f"{second}:8: `ST001` is taken by {first}"


def test_plugins_that_are_not_there(tmp_path: Path, modules: Path) -> None:
    assert said("no_such_rules") == [
        (
            "mjlint.toml:1: there is no module `no_such_rules`; write `./no_such_rules.py` for a file"
            " next to the settings"
        )
    ]
    missing = str(tmp_path / "none.py")
    assert said(missing) == [f"mjlint.toml:1: there is no plugin `{missing}`"]
    (tmp_path / "empty").mkdir()
    empty = str(tmp_path / "empty") + os.sep
    assert said(empty) == [f"mjlint.toml:1: the folder `{tmp_path / 'empty'}` has no rule in it"]


FAILING: dict[str, tuple[str, str]] = {
    "raises": ("    raise KeyError('x')\n    yield", "KeyError: 'x'"),
    "raises at once": ("    return [][1]", "IndexError: list index out of range"),
    "raises later": (
        "    yield RULE.found(text, 'first')\n    1 / 0",
        "ZeroDivisionError: division by zero",
    ),
    "gives None": ("    return None", "TypeError: `check` gave None instead of yielding findings"),
    "gives texts": ("    return ['x']", "TypeError: `check` yielded 'x', which is no finding"),
    "places it nowhere": (
        "    yield RULE.found((5, 2), 'x')",
        "ValueError: `check` yielded the place 5:2",
    ),
    "recurses": ("    yield from check(text, context)", "RecursionError"),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_rule_that_fails_is_a_finding_and_the_others_go_on(tmp_path: Path, case: str) -> None:
    body, expected = FAILING[case]
    path = tmp_path / "failing.py"
    path.write_text(GOOD.partition("    if text.text")[0] + body + "\n", encoding="utf-8")
    found, mistakes = load([str(path)], builtin())
    assert mistakes == []
    report = Linter.of(Settings(), [*builtin(), *found]).lint("a heron --CHAOS 3")
    names = [d.name for d in report.diagnostics]
    assert "uppercase-parameter" in names
    (broken,) = [d for d in report.diagnostics if d.name == "broken-plugin"]
    assert f"the rule `shouting` failed at {path}" in broken.message
    assert expected in broken.message
    assert broken.severity.value == "error"
