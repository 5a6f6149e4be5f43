"""A client that starts the server in a process of its own and keeps what it publishes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

LIMIT = 90
"""Seconds for a whole conversation."""


class Editor:
    """An editor with a document, ``prompts.txt``."""

    def __init__(self, folder: Path) -> None:
        self.client = LanguageClient("editor", "1")
        self.folder, self.version = folder, 1
        self.uri = (folder / "prompts.txt").as_uri()
        self.document = types.TextDocumentIdentifier(self.uri)
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(_: types.RegistrationParams) -> None:
            return None

    async def start(
        self, text: str, *encodings: types.PositionEncodingKind, language: str = "mjprompt"
    ) -> list[types.Diagnostic]:
        """Open the document; its findings. ``encodings``: of positions, those that it can."""
        await self.client.start_io(sys.executable, "-m", "mjlint", "server")
        general = types.GeneralClientCapabilities(position_encodings=encodings or None)
        result = await self.client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(general=general))
        )
        wanted = encodings[0] if encodings else types.PositionEncodingKind.Utf16
        assert result.capabilities.position_encoding == wanted
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.findings()

    async def findings(self, uri: str = "") -> list[types.Diagnostic]:
        """What is published next of the document, or of another one."""
        while (found := await self.published.get()).uri != (uri or self.uri):
            pass
        return list(found.diagnostics)

    async def last(self) -> list[types.Diagnostic]:
        """What is published last before a request is answered."""
        await self.hover(0, 0)
        found = []
        while not self.published.empty():
            found = list(self.published.get_nowait().diagnostics)
        return found

    def type(self, place: types.Range, text: str) -> None:
        """Replace a range."""
        self.version += 1
        change = types.TextDocumentContentChangePartial(range=place, text=text)
        version = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))

    def save(self) -> None:
        """Say that the document was saved."""
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.document))

    async def hover(self, row: int, column: int) -> str:
        """What is shown at a position; empty for nothing."""
        where = types.HoverParams(self.document, types.Position(row, column))
        found = await self.client.text_document_hover_async(where)
        return "" if found is None else getattr(found.contents, "value", "")

    async def actions(self, row: int, found: list[types.Diagnostic]) -> list[types.CodeAction]:
        """What is offered for a row."""
        where = types.Range(types.Position(row, 0), types.Position(row, 999))
        context = types.CodeActionContext([each for each in found if each.range.start.line == row])
        offered = await self.client.text_document_code_action_async(
            types.CodeActionParams(self.document, where, context)
        )
        return [each for each in offered or () if isinstance(each, types.CodeAction)]

    async def completions(self, row: int, column: int) -> dict[str, str | None]:
        """What may be written at a position: each label with its detail."""
        where = types.CompletionParams(self.document, types.Position(row, column))
        found = await self.client.text_document_completion_async(where)
        assert isinstance(found, list | tuple)
        return {each.label: each.detail for each in found}

    def new_text(self, action: types.CodeAction) -> str:
        """The text that an action writes, which has one edit."""
        assert action.edit is not None
        assert action.edit.changes is not None
        (edit,) = action.edit.changes[self.uri]
        return edit.new_text

    async def stop(self) -> None:
        """End the server as editors do."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def talk(folder: Path, conversation: Callable[[Editor], Awaitable[None]]) -> None:
    """Have a conversation, and end the server."""

    async def run() -> None:
        editor = Editor(folder)
        await conversation(editor)
        await editor.stop()

    asyncio.run(asyncio.wait_for(run(), LIMIT))
