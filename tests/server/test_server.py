"""The server as an editor meets it: a client of its own process, over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

LIMIT = 90
"""Seconds for a whole conversation."""
TEXT = "a 🌊 heron --v6 --ar 3:2, --chaos 120\na heron --s 100\n"


class Editor:
    """A client that keeps what is published."""

    def __init__(self, folder: Path) -> None:
        self.client = LanguageClient("editor", "1")
        self.uri = (folder / "prompts.txt").as_uri()
        self.document = types.TextDocumentIdentifier(self.uri)
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(_: types.RegistrationParams) -> None:
            return None

    async def start(self, text: str) -> list[types.Diagnostic]:
        """Open a document; its findings."""
        await self.client.start_io(sys.executable, "-m", "mjlint", "server")
        result = await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities())
        )
        assert result.capabilities.position_encoding == types.PositionEncodingKind.Utf16
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.findings()

    async def findings(self) -> list[types.Diagnostic]:
        """What is published next."""
        return list((await self.published.get()).diagnostics)

    async def stop(self) -> None:
        """End the server as editors do."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def talk(folder: Path, conversation: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        editor = Editor(folder)
        await conversation(editor)
        await editor.stop()

    asyncio.run(asyncio.wait_for(run(), LIMIT))


def test_a_document_is_opened_fixed_and_typed_in(tmp_path: Path) -> None:
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

        context = types.CodeActionContext(found)
        where = types.Range(types.Position(0, 0), types.Position(0, 99))
        offered = await editor.client.text_document_code_action_async(
            types.CodeActionParams(editor.document, where, context)
        )
        assert offered is not None
        actions = [each for each in offered if isinstance(each, types.CodeAction)]
        titles = [each.title for each in actions]
        assert titles[:2] == ["Write --v 6", "Ignore glued-value here"]
        assert "Write --chaos 100 (may change the meaning)" in titles
        fix_all = await editor.client.code_action_resolve_async(actions[-1])
        assert fix_all.kind == "source.fixAll.mjlint"
        assert fix_all.edit is not None
        assert fix_all.edit.changes is not None
        (edit,) = fix_all.edit.changes[editor.uri]
        assert edit.new_text == " 6 --ar 3:2"  # the unsafe fix of --chaos is not made

        hover = await editor.client.text_document_hover_async(
            types.HoverParams(editor.document, types.Position(0, 30))
        )
        assert hover is not None
        assert "takes 0 to 100" in str(hover.contents)
        hints = await editor.client.text_document_inlay_hint_async(
            types.InlayHintParams(editor.document, where)
        )
        assert not hints
        items = await editor.client.text_document_completion_async(
            types.CompletionParams(editor.document, types.Position(1, 11))
        )
        assert isinstance(items, list | tuple)
        details = {each.label: each.detail for each in items}
        assert details["--s"] == "same as --stylize"
        assert "--oref" not in details

        # While somebody types there, the value of --s is not reported; then it is.
        typed = types.TextDocumentContentChangePartial(
            range=types.Range(types.Position(1, 15), types.Position(1, 15)), text="00"
        )
        version = types.VersionedTextDocumentIdentifier(2, editor.uri)
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [typed]))
        assert [each.range.start.line for each in await editor.findings()] == [0, 0, 0]
        assert [each.range.start.line for each in await editor.findings()] == [0, 0, 0, 1]

    talk(tmp_path, conversation)
