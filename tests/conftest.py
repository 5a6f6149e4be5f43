"""What tests of several rooms share."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

from mjlint.maintenance import ready

# The same examples in each run, on a machine of any speed; chance is for the fuzzers.
settings.register_profile("tests", derandomize=True, deadline=None)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def ready_tables() -> None:
    """The ready tables of an installation, written into the checkout, where git ignores them.

    Without them the sources are read, which imports more. Each names the checksum of its source,
    so an edit of a table counts at once.
    """
    ready.write(Path(str(files("mjlint.grammar") / "ready")))
