// Starts `mjlint server` and connects the editor to it. All else is the server's.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = require("./package.json").activationEvents.map((event) => event.replace("onLanguage:", ""));
let client;

async function start() {
  const [command, ...args] = vscode.workspace.getConfiguration("mjlint").get("command");
  const server = { command, args };
  client = new LanguageClient("mjlint", "mjlint", server, {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    synchronize: { configurationSection: "mjlint" },
  });
  try {
    await client.start();
  } catch {
    vscode.window.showErrorMessage(
      `mjlint: \`${[command, ...args].join(" ")}\` does not start. Run: pip install "mjlint[lsp]"`,
    );
  }
}

exports.activate = (context) => {
  const restart = vscode.commands.registerCommand("mjlint.restart", async () => {
    await client?.stop();
    await start();
  });
  context.subscriptions.push(restart);
  return start();
};

exports.deactivate = () => client?.stop();
