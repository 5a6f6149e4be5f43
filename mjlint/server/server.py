"""The server itself: what the client sends, and what it gets. Built on pygls, the extra ``lsp``."""

from __future__ import annotations

import asyncio
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from mjlint.server import diagnostics
from mjlint.server.documents import MARK, OpenDocument, OpenDocuments, mistakes
from mjlint.server.positions import UNITS, Positions
from mjlint.terminal.messages import internal
from mjlint.text.lines import LineIndex, Unit
from mjlint.version import __version__

LEGEND: Final = types.SemanticTokensLegend(["keyword", "number", "string"], [])
"""Colours: a parameter's name, a number or ratio, any other value."""
PAUSE: Final = 1.0
"""Seconds without a key until what is being typed counts as typed."""


class Server(LanguageServer):
    """Open documents with their findings."""

    def __init__(self) -> None:
        super().__init__("mjlint", __version__)
        self.documents = OpenDocuments()
        self.on_save = False
        """Whether findings are published when a document is opened or saved, not while typing."""
        self._last: dict[str, tuple[int, OpenDocument]] = {}
        self._pauses: dict[str, asyncio.TimerHandle] = {}
        self._elsewhere: dict[str, set[str]] = {}
        """The files of settings with mistakes, by the document that met them."""

    def snapshot(self, uri: str) -> OpenDocument:
        """The document as it reads now; one without a text where it is not open."""
        if uri not in self.workspace.text_documents:
            return OpenDocument(uri, LineIndex(""))
        document = self.workspace.get_text_document(uri)
        version = document.version or 0
        known, text = self._last.get(uri), document.source.removeprefix(MARK)
        if known is not None and known[0] == version and known[1].text == text:
            return known[1]
        name = uris.to_fs_path(uri) or uri.rpartition("/")[2]
        found = self.documents.check(name, document.source, document.language_id or "")
        self._last[uri] = version, found
        return found

    def configure(self, settings: object) -> None:
        """Take the editor's settings, which are under ``mjlint`` or by themselves."""
        own = settings.get("mjlint", settings) if isinstance(settings, dict) else {}
        if isinstance(own, dict) and "run" in own:
            self.on_save = own["run"] == "onSave"

    @property
    def unit(self) -> Unit:
        """What the client counts columns in."""
        return UNITS[self.workspace.position_encoding or types.PositionEncodingKind.Utf16]

    def again(self, uri: str) -> None:
        """Forget how a document was read: the settings or the clock may say otherwise."""
        self._last.pop(uri, None)
        self.documents.again()

    def places(self, snapshot: OpenDocument) -> Positions:
        """The places of a document in the units of the client."""
        return Positions(snapshot.lines, self.unit, marked=snapshot.marked)

    def publish(self, uri: str, caret: int | None = None) -> None:
        """Send the findings of a document. ``caret``: where somebody is typing."""
        snapshot = self.snapshot(uri)
        found = list(diagnostics.diagnostics(snapshot, self.places(snapshot), uri, caret))
        version = self.workspace.get_text_document(uri).version
        self._send(uri, found, version)
        others = {name: rows for name, rows in mistakes(snapshot).items() if name != snapshot.name}
        for name, rows in others.items():
            text = _read(name)
            places = Positions(LineIndex(text), self.unit)
            self._send(_uri(name), [diagnostics.fault(row, places) for row in rows])
        for name in self._elsewhere.get(uri, set()) - set(others):
            self._send(_uri(name), [])
        self._elsewhere[uri] = set(others)

    def typing(self, uri: str, caret: int | None) -> None:
        """Send the findings, without those at the caret until nobody types any more."""
        self.settle(uri)
        self.publish(uri, caret)
        if caret is not None:
            loop = asyncio.get_running_loop()
            self._pauses[uri] = loop.call_later(PAUSE, self.publish, uri)

    def settle(self, uri: str) -> None:
        """Nobody types in the document any more."""
        if (pause := self._pauses.pop(uri, None)) is not None:
            pause.cancel()

    def close(self, uri: str) -> None:
        """Forget a document, and take its findings back."""
        self.settle(uri)
        self.again(uri)
        self._send(uri, [])
        for name in self._elsewhere.pop(uri, set()):
            self._send(_uri(name), [])

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log what went wrong, without disturbing anybody: the next message may be a better one."""
        unread = isinstance(error, JsonRpcException)
        said = "a message of the editor cannot be read" if unread else internal(error)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, said))

    def _send(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))


def caret_of(
    change: types.TextDocumentContentChangeEvent, snapshot: OpenDocument, places: Positions
) -> int | None:
    """Where somebody is typing after a change; None where a whole text was replaced."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return None
    return places.offset(change.range.start) + len(change.text)


def server() -> Server:
    """The server with all that it answers."""
    served = Server()

    @served.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.configure(params.initialization_options)

    @served.feature(types.INITIALIZED)
    def initialized(ls: Server, _: types.InitializedParams) -> None:
        watched = types.DidChangeWatchedFilesRegistrationOptions(
            [
                types.FileSystemWatcher("**/mjlint.toml"),
                types.FileSystemWatcher("**/pyproject.toml"),
            ]
        )
        can = ls.client_capabilities.workspace
        if (
            can
            and can.did_change_watched_files
            and can.did_change_watched_files.dynamic_registration
        ):
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            ls.client_register_capability(
                types.RegistrationParams([types.Registration("settings", name, watched)])
            )

    @served.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        ls.configure(params.settings)

    @served.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
        for uri in list(ls.workspace.text_documents):
            ls.again(uri)
            ls.publish(uri)

    @served.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @served.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if ls.on_save or not params.content_changes:
            return
        snapshot = ls.snapshot(uri)
        ls.typing(uri, caret_of(params.content_changes[-1], snapshot, ls.places(snapshot)))

    @served.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.settle(params.text_document.uri)
        for uri in list(ls.workspace.text_documents):
            ls.again(uri)
            ls.publish(uri)

    @served.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.close(params.text_document.uri)

    kinds = [
        types.CodeActionKind.QuickFix,
        types.CodeActionKind.RefactorRewrite,
        diagnostics.FIX_ALL,
    ]

    @served.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True)
    )
    def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        from mjlint.server.actions import actions

        uri = params.text_document.uri
        snapshot = ls.snapshot(uri)
        only = params.context.only
        return [
            action
            for action in actions(snapshot, ls.places(snapshot), uri, params)
            if not only or any(str(action.kind).startswith(str(each)) for each in only)
        ]

    @served.feature(types.CODE_ACTION_RESOLVE)
    def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
        from mjlint.server.actions import whole

        uri = action.data.get("uri") if isinstance(action.data, dict) else None
        if not isinstance(uri, str):
            return action
        snapshot = ls.snapshot(uri)
        edits = whole(snapshot, ls.places(snapshot), ls.documents.fixed(snapshot))
        action.edit = types.WorkspaceEdit(changes={uri: edits})
        return action

    @served.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        from mjlint.server import hints

        snapshot = ls.snapshot(params.text_document.uri)
        places = ls.places(snapshot)
        return hints.hover(snapshot, places, places.offset(params.position))

    @served.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["-", " "])
    )
    def complete(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
        from mjlint.server.completion import completion

        snapshot = ls.snapshot(params.text_document.uri)
        places = ls.places(snapshot)
        return completion(snapshot, places, places.offset(params.position))

    @served.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def inlay(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
        from mjlint.server import hints

        snapshot = ls.snapshot(params.text_document.uri)
        return list(hints.inlay(snapshot, ls.places(snapshot), params.range))

    @served.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def tokens(ls: Server, params: types.SemanticTokensParams) -> types.SemanticTokens:
        from mjlint.server import hints

        snapshot = ls.snapshot(params.text_document.uri)
        return hints.tokens(snapshot, ls.places(snapshot))

    return served


def _uri(name: str) -> str:
    return uris.from_fs_path(name) or name


def _read(name: str) -> str:
    try:
        with open(name, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
