"""What tests of several rooms share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

from mjlint.maintenance import ready

# The same examples in each run, on a machine of any speed; chance is for the fuzzers.
settings.register_profile("tests", derandomize=True, deadline=None)
settings.load_profile("tests")

# What runs in the background of a script ignores SIGINT, and so would the programs that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The settings of who runs the tests do not apply in them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "APPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(scope="session")
def ready_tables() -> None:
    """The ready tables of an installation, written into the checkout, where git ignores them.

    Without them the sources are read, which imports more. Each names the checksum of its source,
    so an edit of a table counts at once.
    """
    ready.write(Path(str(files("mjlint.grammar") / "ready")))
