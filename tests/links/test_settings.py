"""The keys of the settings are those of `LinkSettings`, and say the same where nothing is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from mjlint.errors import SettingsError
from mjlint.settings.configuration import Configurations
from mjlint.settings.keys import KEYS
from mjlint.settings.links import LinkSettings


def settings(text: str = "", **environment: str) -> LinkSettings:
    Path("mjlint.toml").write_text(text, encoding="utf-8")
    found = Configurations(environment=environment).at(Path())
    return LinkSettings.configured(found.values)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_set() -> None:
    assert settings() == LinkSettings()


def test_every_key_of_links_is_read() -> None:
    """But for `links.check`, which says whether they are asked at all."""
    names = {key.name.removeprefix("links.").replace("-", "_") for key in KEYS
             if key.name.startswith("links.")}  # fmt: skip
    assert names - {"check"} == set(LinkSettings.__dataclass_fields__) - {"offline"}


def test_all_set(folder: Path) -> None:
    found = settings(
        'offline = true\n[links]\nstrict = true\nexclude = ["*.corp"]\nallow-hosts = ["nas"]\n'
        'budget = 5\nretries = 0\nspacing = 0\nproxy = true\nuser-agent = "me"\nhead = false\n'
        'cache = false\ncache-folder = "kept"\nconnect-timeout = 0.5\nper-host = 1'
    )
    assert found == LinkSettings(
        offline=True,
        strict=True,
        exclude=("*.corp",),
        allow_hosts=("nas",),
        budget=5,
        retries=0,
        spacing=0,
        proxy=True,
        user_agent="me",
        head=False,
        cache=False,
        cache_folder=folder / "kept",
        connect_timeout=0.5,
        per_host=1,
    )


def test_the_environment() -> None:
    found = settings(
        "[links]\nbudget = 5",
        MJLINT_OFFLINE="1",
        MJLINT_LINKS_BUDGET="2.5",
        MJLINT_LINKS_RETRIES="3",
        MJLINT_LINKS_ALLOW_HOSTS="nas, 10.0.0.5:8080",
    )
    assert found == LinkSettings(
        offline=True, budget=2.5, retries=3, allow_hosts=("nas", "10.0.0.5:8080")
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("budget = 0", "`links.budget` must be a number of seconds above 0, not `0`"),
        ("budget = nan", "`links.budget` must be a number of seconds above 0, not `nan`"),
        ("budget = inf", "`links.budget` must be a number of seconds above 0, not `inf`"),
        ("budget = true", "`links.budget` must be a number of seconds above 0, not true or false"),
        ('budget = "1"', "`links.budget` must be a number of seconds above 0, not `1`"),
        ("spacing = -1", "`links.spacing` must be a number of seconds, 0 or more, not `-1`"),
        ("retries = 1.5", "`links.retries` must be a whole number, 0 or more, not `1.5`"),
        ("per-host = 0", "`links.per-host` must be a whole number, 1 or more, not `0`"),
    ],
)
def test_mistakes(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(f"[links]\n{text}")
    assert [m.message for m in caught.value.mistakes] == [said]
    assert caught.value.mistakes[0].line == 2


def test_a_mistake_of_the_environment() -> None:
    with pytest.raises(SettingsError, match=r"MJLINT_LINKS_BUDGET: .*not `soon`"):
        settings(MJLINT_LINKS_BUDGET="soon")
