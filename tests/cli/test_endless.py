"""A settings file that a stranger wrote may name a file without end; it is refused in a line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these files")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("file", ["/dev/zero", "/proc/kmsg", "/proc/self/stat"])
@pytest.mark.parametrize("row", ['baseline = "{}"', 'extend = "{}"', 'documents.values = "{}"'])
def test_files_without_end_are_no_settings(program: Program, row: str, file: str) -> None:
    Path("a-prompts.txt").write_text("a heron --AR 3:2\n")
    for named in (file, "link"):
        if not os.path.lexists("link"):
            os.symlink(file, "link")
        Path("mjlint.toml").write_text(row.format(named) + "\n")
        result = program("check", "a-prompts.txt")
        assert result.code == 2
        assert result.err.startswith("mjlint: error: ")
        assert "internal error" not in result.err
