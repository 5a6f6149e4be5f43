// An editor with one document, as far as the bundled extension asks: node editor.js BUNDLE FILE COMMAND…
// Prints the codes of the findings that it is given.
const Module = require("node:module");
const { readFileSync } = require("node:fs");
const [bundle, file, ...command] = process.argv.slice(2);

const nothing = () => ({ dispose() {} });
const silent = () => new Proxy({}, { get: () => () => {} });
/** What is known; else events that never come, things that are registered, and empty classes. */
const api = (known) =>
  new Proxy(known, {
    get(own, key) {
      if (key in own) return own[key];
      if (/^on(Did|Will)/.test(String(key))) return nothing;
      if (/^(register|create)/.test(String(key))) return () => api({ dispose() {} });
      return /^[A-Z]/.test(String(key)) ? class {} : undefined;
    },
  });
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}
function fail(message) {
  console.error(message);
  process.exit(1);
}
function shown(_, found) {
  console.log(JSON.stringify(found.map(({ code }) => code?.value ?? code)));
  process.exit(0);
}

const uri = { scheme: "file", fsPath: file, toString: () => `file://${file}` };
const document = { uri, languageId: "plaintext", version: 1, isClosed: false, getText: () => readFileSync(file, "utf8") };
const vscode = api({
  __esModule: true,
  version: "1.99.0",
  Diagnostic,
  Uri: { parse: () => uri, file: () => uri },
  EventEmitter: class {
    event = nothing;
    fire() {}
  },
  CancellationTokenSource: class {
    token = { isCancellationRequested: false, onCancellationRequested: nothing };
    cancel() {}
    dispose() {}
  },
  CodeActionKind: { Empty: { append() { return this; } } },
  DiagnosticSeverity: {},
  DiagnosticTag: {},
  env: { appName: "test", language: "en" },
  extensions: { getExtension: () => undefined },
  commands: api({}),
  languages: api({
    match: () => 10,
    createDiagnosticCollection: () => ({ set: shown, delete() {}, clear() {}, dispose() {} }),
  }),
  window: api({ visibleTextEditors: [], tabGroups: api({ all: [] }), createOutputChannel: silent, showErrorMessage: fail }),
  workspace: api({ textDocuments: [document], notebookDocuments: [], getConfiguration: () => ({ get: () => command }) }),
});

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
require(bundle).activate({ subscriptions: [] }).catch(fail);
