"""``python -m docs.generate.browser [FOLDER] [PROMPTS]``: try the built site in Chromium, on loopback.

Needs Node.js and a Chromium (``CHROMIUM``, or ``/usr/bin/chromium``). The playground's records are
compared with those of this Python, prompt by prompt. ``PROMPTS``: compare these
instead, JSON lines with a ``prompt`` each, also gzipped.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Final

from benchmarks.prompts import read
from docs.generate import playground, report, rules
from mjlint.plugins.registry import builtin

ROOT: Final = Path(__file__).parents[2]
MODELS: Final = ("", "7", "niji 7")
PROMPTS: Final = 500
BELOW: Final = "/some/where"
"""The site must work under any path."""


class Handler(SimpleHTTPRequestHandler):
    """Serves the site below `BELOW`, and says nothing of it."""

    def translate_path(self, path: str) -> str:
        """The file of a path."""
        return super().translate_path(
            path.removeprefix(BELOW) if path.startswith(BELOW) else "/none"
        )

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def bridge() -> ModuleType:
    """What the page asks, in this Python."""
    spec = importlib.util.spec_from_file_location("bridge", playground.SOURCE / "bridge.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Run the checks; the exit code of the browser's part."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    call = bridge().call
    asked = read(Path(sys.argv[2])) if len(sys.argv) > 2 else report.prompts()
    texts = list(dict.fromkeys(asked))[:PROMPTS]
    expected = [
        {
            "text": text,
            "model": model,
            "record": json.loads(call("lint", json.dumps([text, model]))),
        }
        for text in texts
        for model in MODELS
    ]
    tried = {rule.name: found for rule in builtin() if (found := rules.example(rule))}
    tries = [
        {"rule": name, "hash": "#" + rules.link(*found).partition("#")[2]}
        for name, found in tried.items()
    ]
    with (
        tempfile.TemporaryDirectory() as work,
        ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
        ) as server,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        files = Path(work) / "expected.json", Path(work) / "tries.json"
        for file, rows in zip(files, (expected, tries), strict=True):
            file.write_text(json.dumps(rows), encoding="utf-8")
        url = f"http://127.0.0.1:{server.server_address[1]}{BELOW}"
        command = ["node", "check.mjs", url, *map(str, files)]
        code = subprocess.run(command, cwd=playground.SOURCE, timeout=900, check=False).returncode
        server.shutdown()
    return report.check() or code


if __name__ == "__main__":
    sys.exit(main())
