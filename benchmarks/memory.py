"""Does memory stay flat over a long .jsonl?

    python -m benchmarks.memory

Checks 20,000 and 200,000 prompts, each in a process of its own, and compares the peaks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import prompts

SIZES = (20_000, 200_000)


def peak(path: Path) -> float:
    """The peak memory of `mjlint check` on a file, in MiB."""
    command = [sys.executable, "-m", "mjlint", "check", "--output-format", "concise", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for size in SIZES:
            path = Path(folder) / f"{size}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for number, text in enumerate(prompts.written(size)):
                    fault = " --v6" if number % 10 == 0 else ""
                    file.write(json.dumps({"prompt": text + fault}) + "\n")
            peaks.append(peak(path))
            print(f"{size:>9,} prompts: {peaks[-1]:.1f} MiB at most")
        print(f"ratio {peaks[1] / peaks[0]:.2f}x")


if __name__ == "__main__":
    main()
