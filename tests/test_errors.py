"""Every error is an `MjlintError`, is what it was before, and travels between processes."""

from __future__ import annotations

import pickle

import pytest

import mjlint
from mjlint.errors import Mistake


@pytest.mark.parametrize(
    "error",
    [
        mjlint.PromptError,
        mjlint.RefusedRequestError,
        mjlint.SettingsError,
        mjlint.UnknownTarget,
        mjlint.UnreadableRequest,
    ],
)
def test_one_tree(error: type[Exception]) -> None:
    assert issubclass(error, mjlint.MjlintError)
    assert issubclass(error, ValueError)


def test_errors_travel() -> None:
    unreadable = pickle.loads(pickle.dumps(mjlint.UnreadableRequest("it ends too early", 7)))
    assert (str(unreadable), unreadable.at) == ("it ends too early", 7)
    settings = pickle.loads(pickle.dumps(mjlint.SettingsError(Mistake("a.toml", 3, "no rule"))))
    assert (str(settings), settings.mistakes[0].line) == ("a.toml:3: no rule", 3)


def test_a_mistake_without_a_file_is_its_message() -> None:
    assert str(mjlint.SettingsError(Mistake("", None, "there is no plan"))) == "there is no plan"
