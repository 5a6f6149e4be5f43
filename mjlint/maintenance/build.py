"""What a build adds to the package: the ready tables. Named in ``pyproject.toml``."""

from __future__ import annotations

import os
import subprocess
import sys

from setuptools.command.build_py import build_py


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
