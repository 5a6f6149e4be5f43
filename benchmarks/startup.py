"""Cold start: whole processes, taken in turn, as ratios.

    python -m benchmarks.startup

`mjlint --version` is held against `import click`, one checked prompt against `import click, lark`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "mjlint --version": ["-m", "mjlint", "--version"],
    "import click, lark": ["-c", "import click, lark"],
    "mjlint check --prompt": ["-m", "mjlint", "check", "--prompt", "a heron --ar 16:9 --v 7"],
}


def main() -> None:
    found: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
            if number:
                found[name].append((time.perf_counter() - start) * 1000)
    for name, times in found.items():
        print(f"{name:24}{statistics.median(times):8.1f} ms  (least {min(times):.1f})")
    for name, against in (
        ("mjlint --version", "import click"),
        ("mjlint check --prompt", "import click, lark"),
    ):
        ratios = [one / two for one, two in zip(found[name], found[against], strict=True)]
        print(f"{name} / {against}: {statistics.median(ratios):.2f}x")


if __name__ == "__main__":
    main()
