"""The server as an editor meets it: a client of its own process, over standard input and output."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from lsprotocol import types

from mjlint.server.diagnostics import diagnostics
from mjlint.server.documents import OWN, OpenDocuments
from mjlint.server.positions import UNITS, Positions
from mjlint.text.lines import LineIndex
from tests.server.editor import LIMIT, Editor, talk
from tests.server.test_documents import EDITS, FAULTLESS

TEXT = "a 🌊 heron --v6 --ar 3:2, --chaos 120\na heron --s 100\n"
LINK = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=65a1b2c3&is=658f3dc3&hm=00ff"


def records(found: Iterable[types.Diagnostic]) -> list[tuple[object, ...]]:
    """What is shown of findings."""
    return [(each.code, each.range, each.severity, each.message) for each in found]


def test_findings_fixes_and_what_may_be_written(tmp_path: Path) -> None:
    async def conversation(editor: Editor) -> None:
        found = await editor.start(TEXT)
        assert [(each.code, each.range.start.line) for each in found] == [
            ("glued-value", 0),
            ("trailing-punctuation", 0),
            ("value-out-of-range", 0),
        ]
        # The wave is two units of UTF-16.
        assert found[0].range == types.Range(types.Position(0, 11), types.Position(0, 15))
        assert "Midjourney answers: `--chaos` must be between 0 and 100" in found[2].message
        assert found[0].code_description is None

        actions = await editor.actions(0, found)
        titles = [each.title for each in actions]
        assert titles[:2] == ["Write --v 6", "Ignore glued-value here"]
        assert actions[0].is_preferred
        assert editor.new_text(actions[1]) == "# mjlint: ignore[glued-value] reason\n"
        assert "Write --chaos 100 (may change the meaning)" in titles
        assert not [each for each in titles if each.startswith("Pin")]
        fix_all = await editor.client.code_action_resolve_async(actions[-1])
        assert fix_all.kind == "source.fixAll.mjlint"
        # The unsafe fix of --chaos is not made.
        assert editor.new_text(fix_all) == " 6 --ar 3:2"
        (pin, _) = await editor.actions(1, [])
        assert pin.title == "Pin the model: add --v 8.2"
        assert editor.new_text(pin) == " --v 8.2"

        items = await editor.completions(1, 11)
        assert items["--s"] == "same as --stylize"
        assert "--oref" not in items

    talk(tmp_path, conversation)


def test_hover_and_hint(tmp_path: Path) -> None:
    async def conversation(editor: Editor) -> None:
        await editor.start(f"{LINK} a 🌊 heron --chaos 12 --v 7\na heron in the reeds\na --v \n")
        column = len(LINK) + 13
        assert "It expires on 2024-01-12" in await editor.hover(0, 12)
        assert "takes 0 to 100 · accepted on 7" in await editor.hover(0, column)
        assert "This prompt runs on **7**: typed as --v 7." in await editor.hover(0, column + 13)
        assert await editor.hover(0, len(LINK) + 1) == ""
        # The last word of a prompt without a version has the model, and so has the hint after it.
        assert "This prompt runs on **8.2**: the default since 2026" in await editor.hover(1, 17)
        assert await editor.hover(1, 3) == ""
        everything = types.Range(types.Position(0, 0), types.Position(9, 0))
        hints = await editor.client.text_document_inlay_hint_async(
            types.InlayHintParams(editor.document, everything)
        )
        assert hints is not None
        assert (hints[0].label, hints[0].position) == ("runs on 8.2", types.Position(1, 20))
        models = await editor.completions(2, 6)
        assert list(models)[:2] == ["8.2", "8.1"]

    talk(tmp_path, conversation)


def test_nothing_is_shown_at_the_caret_until_nobody_types(tmp_path: Path) -> None:
    async def conversation(editor: Editor) -> None:
        await editor.start(TEXT)
        place = types.Position(1, 15)
        editor.type(types.Range(place, place), "00")
        assert [each.range.start.line for each in await editor.findings()] == [0, 0, 0]
        assert [each.range.start.line for each in await editor.findings()] == [0, 0, 0, 1]
        editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams({"mjlint": {"run": "onSave"}})
        )
        place = types.Position(0, 0)
        editor.type(types.Range(place, types.Position(1, 0)), "")
        await editor.hover(0, 0)
        assert editor.published.empty()
        editor.save()
        assert [each.range.start.line for each in await editor.findings()] == [0]

    talk(tmp_path, conversation)


def test_settings_that_change_and_mistakes_in_them(tmp_path: Path) -> None:
    settings = tmp_path / "mjlint.toml"

    async def conversation(editor: Editor) -> None:
        (found,) = await editor.start("a heron --oref https://s.mj.run/pnvVhedeTbw\n")
        assert found.code == "incompatible-parameter"

        def changed(text: str) -> None:
            settings.write_text(text)
            event = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
            editor.client.workspace_did_change_watched_files(
                types.DidChangeWatchedFilesParams([event])
            )

        changed('model = "7"\n')
        assert await editor.findings() == []
        changed('model = "7"\nmodle = "7"\n')
        (mistake,) = await editor.findings(settings.as_uri())
        assert (mistake.range.start.line, mistake.severity) == (1, types.DiagnosticSeverity.Error)
        changed('model = "7"\n')
        assert await editor.findings(settings.as_uri()) == []
        # The file itself may be open, too.
        settings.write_text('modle = "7"\n')
        item = types.TextDocumentItem(settings.as_uri(), "toml", 1, 'modle = "7"\n')
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        (mistake,) = await editor.findings(settings.as_uri())
        assert mistake.range.start.line == 0

    talk(tmp_path, conversation)


@pytest.mark.parametrize("encoding", types.PositionEncodingKind)
def test_the_last_findings_are_those_of_a_fresh_run(
    encoding: types.PositionEncodingKind, tmp_path: Path
) -> None:
    random, text = Random(7), "\n".join((*FAULTLESS, *TEXT.splitlines()) * 3)
    snapshots, name = OpenDocuments(), str(tmp_path / "prompts.txt")

    async def conversation(editor: Editor) -> None:
        nonlocal text
        await editor.start(text, encoding)
        for _ in range(EDITS // 3):
            places = Positions(LineIndex(text), UNITS[encoding])
            at = random.randrange(len(text) + 1)
            end = min(at + random.choice((0, 0, 1, 9)), len(text))
            typed = random.choice(("", "-", " ", "--v6", "\n", "🌊", ", ", "9"))
            editor.type(places.range(at, end), typed)
            text = text[:at] + typed + text[end:]
        editor.save()
        snapshot = snapshots.check(name, text, OWN)
        places = Positions(snapshot.lines, UNITS[encoding])
        fresh = diagnostics(snapshot, places, editor.uri)
        assert records(await editor.last()) == records(fresh)

    talk(tmp_path, conversation)


def test_what_is_no_message_is_passed_over_without_a_word(tmp_path: Path) -> None:
    def message(body: bytes | dict[str, object]) -> bytes:
        data = body if isinstance(body, bytes) else json.dumps({"jsonrpc": "2.0", **body}).encode()
        return b"Content-Length: %d\r\n\r\n%b" % (len(data), data)

    unopened = {"textDocument": {"uri": "file:///no/x.md"}, "position": {"line": 0, "character": 0}}
    sent: list[bytes | dict[str, object]] = [
        b"{no JSON",
        b"[1, 2]",
        {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
        {"method": "textDocument/didOpen", "params": {"textDocument": 5}},
        {"method": "workspace/didChangeConfiguration", "params": {"settings": [1]}},
        {"method": "textDocument/didSave", "params": {"textDocument": {"uri": "file:///no/x.md"}}},
        {"id": 2, "method": "textDocument/hover", "params": unopened},
        {"id": 3, "method": "textDocument/completion", "params": unopened},
        {"id": 4, "method": "codeAction/resolve", "params": {"title": "of another server"}},
        {"id": 5, "method": "shutdown"},
        {"method": "exit"},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "mjlint", "server"],
        input=b"".join(map(message, sent)),
        capture_output=True,
        cwd=tmp_path,
        timeout=LIMIT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [
        json.loads(each.partition(b"\r\n\r\n")[2])
        for each in re.split(rb"(?=Content-Length)", done.stdout)
        if each
    ]
    results = {each["id"]: each["result"] for each in answers if "result" in each}
    assert (results[2], results[3], results[5]) == (None, [], None)
    assert "edit" not in results[4]
    assert [each["method"] for each in answers if "method" in each] == ["window/logMessage"] * 3
