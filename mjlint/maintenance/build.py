"""The build backend, named in ``pyproject.toml``: setuptools, on a copy, with the ready tables.

It imports setuptools and the standard library, and nothing else of mjlint.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import get_requires_for_build_editable as get_requires_for_build_editable
from setuptools.build_meta import get_requires_for_build_sdist as get_requires_for_build_sdist
from setuptools.build_meta import get_requires_for_build_wheel as get_requires_for_build_wheel
from setuptools.command.build_py import build_py

Config = Mapping[str, str | list[str] | None] | None

_FILES = ("pyproject.toml", "README.md", "LICENSE")
_FOLDERS = ("grammar", "rules", "mjlint")
_MADE = shutil.ignore_patterns("__pycache__", "ready", "*.egg-info")


def build_wheel(
    wheel_directory: str, config_settings: Config = None, metadata_directory: str | None = None
) -> str:
    """Write the wheel into a folder, and return its file name."""
    target = os.path.abspath(wheel_directory)
    # The metadata of an earlier hook is not used: it would be a path into another folder.
    with _copy():
        return build_meta.build_wheel(target, config_settings)


def build_sdist(sdist_directory: str, config_settings: Config = None) -> str:
    """Write the source distribution into a folder, and return its file name."""
    target = os.path.abspath(sdist_directory)
    with _copy():
        return build_meta.build_sdist(target, config_settings)


def build_editable(
    wheel_directory: str, config_settings: Config = None, metadata_directory: str | None = None
) -> str:
    """Write the wheel that leads to this checkout into a folder, and return its file name."""
    name = build_meta.build_editable(wheel_directory, config_settings, metadata_directory)
    shutil.rmtree("mjlint.egg-info", ignore_errors=True)
    return name


@contextmanager
def _copy() -> Iterator[None]:
    """Work in a copy of the sources.

    setuptools leaves `build/` and `*.egg-info` where it builds, and puts the modules that it finds
    there into the next wheel, also those that have since been deleted.
    """
    with tempfile.TemporaryDirectory() as name:
        for file in _FILES:
            shutil.copy2(file, name)
        for folder in _FOLDERS:
            shutil.copytree(folder, Path(name, folder), ignore=_MADE)
        with chdir(name):
            yield


class BuildReady(build_py):
    """Builds the package, then lets what was built write its own ``grammar/ready/``."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return  # a checkout reads its sources, so that an edit counts at once
        lib = os.path.abspath(self.build_lib)  # run there, or `-m` finds the checkout
        path = os.pathsep.join(filter(None, (lib, os.environ.get("PYTHONPATH"))))
        more = {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "mjlint.maintenance", "ready", "mjlint/grammar/ready"]
        subprocess.run(command, check=True, cwd=lib, env={**os.environ, **more})
