"""A model that is newer than the tables is no error; with a row in the tables it is like any other."""

from __future__ import annotations

from copy import deepcopy

import pytest

from mjlint import Linter, Settings
from mjlint.language.lexicon import Lexicon
from mjlint.language.ready import table


def found(prompt: str, linter: Linter | None = None) -> list[tuple[str, str]]:
    report = (linter or Linter()).lint(prompt)
    return [(d.name, d.severity.value) for d in report.diagnostics]


@pytest.mark.parametrize("prompt", ["a heron --v 8.3", "a heron --v 9", "a heron --niji 8"])
def test_a_newer_model_is_a_warning_that_names_the_day_of_the_evidence(prompt: str) -> None:
    report = Linter().lint(prompt)
    (finding,) = report.diagnostics
    assert (finding.name, finding.severity.value, finding.fix) == ("unknown-model", "warning", None)
    assert "2026-10-07" in finding.message
    assert report.fixed(unsafe=True) == prompt


@pytest.mark.parametrize("prompt", ["a heron --v 7.5", "a heron --v 6.3", "a heron --niji 6.5"])
def test_a_number_that_was_never_released_is_an_error(prompt: str) -> None:
    assert found(prompt) == [("unknown-model", "error")]


def test_what_rests_on_the_model_is_a_warning_on_a_newer_one() -> None:
    assert ("unknown-parameter", "warning") in found("a heron --newparam 3 --v 8.3")
    assert ("incompatible-parameter", "warning") in found("a heron --stop 20 --v 8.3")
    assert ("text-after-parameters", "error") in found("a heron --v 8.3 in a reed")


@pytest.mark.parametrize("now", [0.0, 1.8e9, 4e9])
def test_no_verdict_changes_by_the_calendar(now: float) -> None:
    linter = Linter(Settings(), clock=lambda: now)
    assert found("a heron --newparam 3", linter) == [("unknown-parameter", "error")]
    assert found("a heron --v 8.3", linter) == [("unknown-model", "warning")]


def test_a_newer_table_knows_the_model_with_no_change_of_code() -> None:
    models, parameters = deepcopy(table("models")), deepcopy(table("parameters"))
    newest = next(row for row in models["model"] if row["name"] == "8.2")
    models["model"].append(newest | {"name": "8.3", "version": ["8.3"], "released": "2027-01-05"})
    for parameter in parameters["parameter"]:
        for part in ("support", "limit", "choice"):
            for group in parameter.get(part, ()):
                if "8.2" in group["models"]:
                    group["models"] = [*group["models"], "8.3"]
    linter = Linter.of(Settings(), lexicon=Lexicon(models, parameters))
    assert found("a heron --v 8.3 --s 250 --raw", linter) == []
    assert found("a heron --q 2 --v 8.3", linter) == [("incompatible-parameter", "error")]
