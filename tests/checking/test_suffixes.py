"""Parameters that prompts share, where nobody says on which model they run."""

from __future__ import annotations

import pytest

from mjlint import Linter, Report
from mjlint.checking.suffixes import of_suffix


def severities(text: str, model: str | None = None) -> list[str]:
    return [
        one.severity.value for one in of_suffix(Linter().lint(text), Linter(), model).diagnostics
    ]


def test_what_some_model_takes_is_a_warning() -> None:
    assert severities("--chaos") == ["error"]  # by every model
    assert severities("--quality 4") == ["warning"]
    assert severities("--quality 4", "8.2") == ["error"]
    assert severities("--quality 4 --v 8.2") == ["error"]


@pytest.mark.parametrize("count", [1, 50])
def test_a_suffix_is_linted_once_a_model(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    report, linter = Linter().lint("--chaos --no " * count), Linter()
    lint, calls = linter.lint, []

    def counted(text: str, model: str | None = None) -> Report:
        calls.append(model)
        return lint(text, model=model)

    monkeypatch.setattr(linter, "lint", counted)
    of_suffix(report, linter, None)
    assert 0 < len(calls) <= len(linter.lexicon.models)
    assert len(set(calls)) == len(calls)
