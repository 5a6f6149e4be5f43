"""How long does an editor wait? A file of 500 prompts in each of four formats, over a real client.

``python -m benchmarks.server [--file FILE]``. Needs the extra ``lsp``. Each figure is next to one of
the same run: a server that keeps nothing between two looks, ``mjlint check`` on the file, the first
look at a text, and the fixes of commit 04af448. The least of several rounds counts, of keystrokes the
median. A keystroke, a look and the fixes are in time of the processor; the start is in time of the
clock, with the bytecode that an installed package has. The language is `mjprompt`: each line of the
text is a prompt, as for `mjlint check`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.baseline import COMMIT, FAULTS, run, then
from benchmarks.prompts import read, written

COUNT = 500
ROUNDS = 3
KEYS = 11
LANGUAGE = "mjprompt"
SERVE = "from mjlint.cli.program import run; run(['server'])"
TIMED = """
import time
from mjlint.server.server import server
served = server()
served.feature("mjlint/cpu")(lambda ls, _: time.process_time())
served.start_io()
"""
KEEPS_NOTHING = (
    "from mjlint.text import remembering; remembering.SIZE = 0\n"
    "from mjlint.server import documents; documents.REMEMBERED = 0\n"
)
LOOKS = """
import json, sys, time
from mjlint.server.documents import OpenDocuments
name, text, small = json.load(open(sys.argv[1], encoding="utf-8"))
opened = OpenDocuments()
opened.fixed(opened.check(name, small, "mjprompt"))
def seconds(run):
    began = time.process_time()
    result = run()
    return time.process_time() - began, result
first, snapshot = seconds(lambda: opened.check(name, text, "mjprompt"))
fixes, _ = seconds(lambda: opened.fixed(snapshot))
second = min(seconds(lambda: opened.check(name, text, "mjprompt"))[0] for _ in range(3))
print(json.dumps([first, second, fixes]))
"""
OLD_FIXES = """
import json, sys, time
from mjlint.cli.configured import Configured
from mjlint.cli.judge import Judge, Source, Told
from mjlint.cli.reading import Reading
from mjlint.documents import Document
from mjlint.documents.mending import Look, mend
name, text, small = json.load(open(sys.argv[1], encoding="utf-8"))
configured = Configured(isolated=True)
judge = Judge(configured, Reading(configured))
def fix(text):
    case = judge.case(Source(Document.of(name, text)))
    def look(text):
        found = judge.found(case._replace(document=Document.of(name, text)))
        return Look(
            [(e[0], e[1].diagnostics) for e in found if not isinstance(e, Told)],
            lambda p, t: case.linter.lint(t, model=p.model).diagnostics,
        )
    began = time.process_time()
    mend(text, look)
    return time.process_time() - began
fix(small)
print(json.dumps(min(fix(text) for _ in range(2))))
"""


def texts(prompts: list[str]) -> dict[str, str]:
    """The prompts as people keep them, by the name of a file."""
    rows = [{"title": str(n), "prompt": prompt} for n, prompt in enumerate(prompts)]
    return {
        "prompts.txt": "\n".join(prompts) + "\n",
        "prompts.md": "".join(
            f"## {row['title']}\n\nSome prose.\n\n```midjourney\n{row['prompt']}\n```\n\n"
            for row in rows
        ),
        "prompts.json": json.dumps(rows, indent=1, ensure_ascii=False),
        "prompts.yaml": "prompts:\n"
        + "".join(
            f"  - title: {row['title']}\n    prompt: {json.dumps(row['prompt'], ensure_ascii=False)}\n"
            for row in rows
        ),
    }


def compiled(folder: Path) -> dict[str, str]:
    """The environment in which modules are compiled once."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**known, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


class Editor:
    """A client of a server of its own."""

    def __init__(self, program: str, file: Path) -> None:
        self.env = compiled(file.parent)
        self.client, self.published = LanguageClient("benchmark", "1"), asyncio.Event()
        self.program, self.uri, self.version = program, file.as_uri(), 1
        self.text = file.read_text(encoding="utf-8")
        self.times: list[float] = []

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            if params.uri == self.uri:
                self.published.set()

    async def open(self) -> float:
        """Start the server and open the file; the seconds until its findings are there."""
        began = time.perf_counter()
        await self.client.start_io(sys.executable, "-c", self.program, env=self.env)
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, LANGUAGE, 1, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await asyncio.wait_for(self.published.wait(), 60)
        return time.perf_counter() - began

    async def cpu(self) -> float:
        """The seconds of the processor that the server has had."""
        return float(await self.client.protocol.send_request_async("mjlint/cpu", None))

    async def key(self, row: int, column: int) -> None:
        """Type a letter, and note what the server needs until the findings are there."""
        self.published.clear()
        self.version += 1
        place = types.Position(row, column)
        change = types.TextDocumentContentChangePartial(types.Range(place, place), "x")
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        began = await self.cpu()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await asyncio.wait_for(self.published.wait(), 60)
        self.times.append(await self.cpu() - began)

    async def close(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


async def keystrokes(file: Path) -> tuple[float, float]:
    """The median seconds of a keystroke, and of one in a server that keeps nothing."""
    kept, bare = Editor(TIMED, file), Editor(KEEPS_NOTHING + TIMED, file)
    row, line = next(
        (row, line)
        for row, line in enumerate(kept.text.splitlines())
        if row > COUNT // 2 and len(line) > 20 and " --" in line
    )
    column = line.index(" --")
    for editor in (kept, bare):
        await editor.open()
    for _ in range(KEYS):
        for editor in (kept, bare):
            await editor.key(row, column)
    for editor in (kept, bare):
        await editor.close()
    return statistics.median(kept.times), statistics.median(bare.times)


async def start(file: Path) -> tuple[float, float]:
    """The least seconds until the first findings of a server, and of ``mjlint check``."""
    server, check = [], []
    for _ in range(ROUNDS):
        editor = Editor(SERVE, file)
        server.append(await editor.open())
        await editor.close()
        command = [sys.executable, "-m", "mjlint", "check", str(file)]
        began = time.perf_counter()
        env = compiled(file.parent)
        subprocess.run(command, check=False, capture_output=True, timeout=60, env=env)
        check.append(time.perf_counter() - began)
    return min(server), min(check)


def looks(file: Path, data: Path, old: Path | None) -> list[tuple[str, float, float]]:
    """A second look and all fixes in one process, beside the first look and the older commit."""
    small = {".txt": "a heron --v 7\n", ".md": "```mj\na heron\n```\n", ".json": '["a --v 7"]'}
    text = file.read_text(encoding="utf-8")
    data.write_text(json.dumps([str(file), text, small.get(file.suffix, "- a --v 7\n")]))
    here = Path(__file__).parents[1]
    rounds, before = [], []
    for _ in range(3):
        rounds.append(json.loads(run(here, LOOKS, str(data))))
        if old is not None:
            before.append(json.loads(run(old, OLD_FIXES, str(data))))
    first, second, fixes = (min(each) for each in zip(*rounds, strict=True))
    found = [("second look / first", second, first)]
    return [*found, (f"all fixes / {COMMIT}", fixes, min(before))] if before else found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--file", type=Path, help="prompts to measure with")
    options = parser.parse_args()
    prompts = read(options.file) if options.file else list(written(COUNT))
    prompts = [" ".join(prompt.split()) for prompt in prompts][:COUNT]
    prompts[::10] = [p + FAULTS[n % len(FAULTS)] for n, p in enumerate(prompts[::10])]
    print("| file | what | ms | beside, ms | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            old = then(COMMIT, folder / "then")
        except subprocess.CalledProcessError:
            old = None  # a clone without history
        for file_name, text in texts(prompts).items():
            file = folder / file_name
            file.write_text(text, encoding="utf-8")
            rows = [("keystroke / keeping nothing", *asyncio.run(keystrokes(file)))]
            rows.append(("first findings / check", *asyncio.run(start(file))))
            rows += looks(file, folder / "data.json", old)
            for what, one, other in rows:
                print(
                    f"| {file_name} | {what} | {one * 1000:.0f} | {other * 1000:.0f} | {one / other:.2f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
