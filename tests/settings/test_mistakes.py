"""What is said of a mistake in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint import Settings
from mjlint.errors import SettingsError
from tests.settings.files import MISTAKES, at, mistakes


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_placed_and_explained(case: str) -> None:
    text, expected = MISTAKES[case]
    found = mistakes(text)
    assert len(found) == len(expected), found
    for one, beginning in zip(found, expected, strict=True):
        assert one.startswith(beginning)


def test_a_mistake_in_a_project_file() -> None:
    found = mistakes('[project]\nplan = 1\n[tool.mjlint]\nplan = "x"', "pyproject.toml")
    assert found[0].startswith("pyproject.toml:4: `plan` must be one of")


def test_a_mistake_of_the_environment() -> None:
    with pytest.raises(SettingsError, match="MJLINT_PLAN: `plan` must be one of"):
        at(environment={"MJLINT_PLAN": "x"})
    with pytest.raises(SettingsError, match=r"MJLINT_LINKS_CHECK: `links\.check` must be true"):
        at(environment={"MJLINT_LINKS_CHECK": "maybe"})


def test_unreadable_files(folder: Path) -> None:
    Path("mjlint.toml").write_bytes(b'plan = "\xff"')
    with pytest.raises(SettingsError, match=r"not UTF-8: byte 8"):
        at()
    with pytest.raises(SettingsError, match="there is no such file"):
        at(file=folder / "none.toml")


SETTINGS_MISTAKES: dict[str, tuple[dict[str, object], str]] = {
    "text for a list": ({"ignore": "MJ0"}, "`ignore` must be a list of texts, not `MJ0`"),
    "unknown plan": (
        {"plan": "standrad"},
        "`plan` must be one of basic, standard, pro, mega, not `standrad`; did you mean `standard`?",
    ),
    "unknown speed": ({"speed": "slow"}, "`speed` must be one of fast, relax, turbo, not `slow`"),
    "nothing": ({"target": None}, "`target` must be a text, not nothing"),
    "bytes": ({"suffix": b"x"}, "`suffix` must be a text, not `bytes`"),
    "severity": (
        {"severity": {"too-long": "loud"}},
        "`severity` must be one of error, warning, info, not `loud`",
    ),
    "NUL": ({"prefix": "a\0"}, "`prefix` must be without NUL, not `a␀`"),
}


@pytest.mark.parametrize("case", SETTINGS_MISTAKES)
def test_settings_refuse_what_a_file_refuses(case: str) -> None:
    fields, message = SETTINGS_MISTAKES[case]
    with pytest.raises(SettingsError) as caught:
        Settings(**fields)  # type: ignore[arg-type]
    assert str(caught.value) == message
