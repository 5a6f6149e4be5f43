"""``python -m docs.generate.report [IMAGE]``: try the HTML report of 500 prompts in Chromium.

Needs Node.js with the packages of ``docs/playground``, and a Chromium (``CHROMIUM``, or
``/usr/bin/chromium``). ``IMAGE``: where to write the README's image of the report.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from itertools import islice
from pathlib import Path
from typing import Final

from docs.generate import playground, rules
from mjlint.cli.program import run
from mjlint.plugins.registry import builtin

ROOT: Final = Path(__file__).parents[2]
PROMPTS: Final = 500
SHOWN: Final = """\
a lighthouse in fog --v6 --ar 16:9, --chaos 120
a kingfisher over the reeds --v 7
a market in the rain —ar 4:5
"""
"""The prompts of the README's image."""


def prompts() -> Iterator[str]:
    """Every example of every rule's page, then those of a file of examples."""
    for rule in builtin():
        for fence in rules.FENCE.finditer(rule.page):
            yield from fence[3].splitlines()
    with (ROOT / "examples" / "submission" / "thousand.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["prompt"]


def check(image: str = "") -> int:
    """Make the report and run the checks; the exit code of the browser's part."""
    with tempfile.TemporaryDirectory() as work:
        file, report = Path(work, "prompts.jsonl"), Path(work, "report.html")
        rows = (json.dumps({"prompt": text}) + "\n" for text in islice(prompts(), PROMPTS))
        file.write_text("".join(rows), encoding="utf-8")
        run(["check", "--isolated", "-q", "-f", "html", "-o", str(report), str(file)])
        command = ["node", "report.mjs", str(report)]
        if image:
            shown = Path(work, "shown.html")
            with chdir(work):
                Path("birds.txt").write_text(SHOWN, encoding="utf-8")
                run(["check", "--isolated", "-q", "-o", str(shown), "birds.txt"])
            command += [str(shown), str(Path(image).resolve())]
        return subprocess.run(command, cwd=playground.SOURCE, timeout=600, check=False).returncode


if __name__ == "__main__":
    sys.exit(check(*sys.argv[1:]))
