// The playground: what happens between the field, the linter and the page.
import { $, drawAbout, drawPrompt, drawPrompts } from "./draw.mjs";
import { field, underline } from "./editor.mjs";
import { ask } from "./engine.mjs";
import { points, promptsOf, units } from "./text.mjs";

const EXAMPLE = "a lighthouse in fog --v6 --ar 16:9, --chaos 120";
const PATIENCE = 1500; // milliseconds without a key until what is being typed counts as typed

const link = new URLSearchParams(location.hash.slice(1));
const state = { model: link.get("m") ?? "", typedAt: null, pause: 0, run: 0, ready: false, records: [], prompts: [] };
$("many").checked = link.has("lines");

const view = field($("editor"), link.get("p") ?? EXAMPLE, changed, () => ask("complete", current().text, state.model));

function changed(typed, text) {
  clearTimeout(state.pause);
  const caret = view.state.selection.main.head;
  if (typed) {
    state.typedAt = caret;
    state.pause = setTimeout(() => { state.typedAt = null; draw(); }, PATIENCE);
  } else if (caret !== state.typedAt || !view.hasFocus) state.typedAt = null;
  if (text) check();
  else if (state.ready) { draw(); about(); }
}

/** The prompt at the caret. */
function current() {
  const caret = view.state.selection.main.head;
  return state.prompts.findLast((prompt) => prompt.start <= caret) ?? { text: view.state.doc.toString(), start: 0 };
}

async function check() {
  const run = ++state.run;
  const text = view.state.doc.toString();
  const prompts = promptsOf(text, $("many").checked);
  const begin = performance.now();
  let records;
  try {
    records = await Promise.all(prompts.map((prompt) => ask("lint", prompt.text, state.model)));
  } catch (error) {
    $("verdict").className = "bad";
    $("verdict").textContent = `The linter could not be started: ${error.message}`;
    return;
  }
  if (run !== state.run) return;
  Object.assign(state, { prompts, records });
  if (state.ready) $("speed").textContent = ` (checked in ${Math.max(1, Math.round(performance.now() - begin))} ms)`;
  state.ready = true;
  document.body.dataset.checked = String(run);
  draw();
  about();
  remember(text);
}

function draw() {
  if (!state.ready) return;
  const here = current();
  const n = Math.max(0, state.prompts.indexOf(here));
  const map = state.prompts.map((prompt) => units(prompt.text));
  const place = (k, offset) => state.prompts[k].start + map[k][offset];
  const quiet = (k, found) => {
    if (state.typedAt === null || state.prompts[k] !== here) return false;
    const before = here.text.slice(0, state.typedAt - here.start);
    const from = here.start + Math.max(before.search(/(?:--|[—–])(?:(?!--|[—–]).)*$/s), before.search(/\S*$/), 0);
    return place(k, found.end) >= Math.min(from, state.typedAt) && place(k, found.start) <= state.typedAt;
  };
  const shown = state.records.map((record, k) => record.diagnostics.filter((found) => !quiet(k, found)));
  const apply = (k) => (fix) => {
    view.dispatch({ changes: fix.edits.map(({ start, end, text }) => ({ from: place(k, start), to: place(k, end), insert: text })), userEvent: "fix" });
    view.focus();
  };
  underline(view, shown.flatMap((findings, k) => findings.map((found) => ({
    from: place(k, found.start),
    to: place(k, found.end),
    severity: found.severity,
    message: found.message.replaceAll("`", ""),
    source: found.name,
    actions: (found.fixes ?? []).filter((fix) => fix.edits?.length).map((fix) => ({
      name: fix.title.replaceAll("`", "") + (fix.applicability === "safe" ? "" : " (may change the meaning)"),
      apply: () => apply(k)(fix),
    })),
  }))));
  const typing = shown[n].length === 0 && state.records[n].diagnostics.some((found) => found.severity === "error");
  drawPrompt(here.text, state.records[n], shown[n], { typing, apply: apply(n) });
  drawPrompts(state.prompts, state.records, n, (k) => {
    view.dispatch({ selection: { anchor: state.prompts[k].start }, scrollIntoView: true });
    view.focus();
  });
}

async function about() {
  const here = current();
  const offset = points(here.text, view.state.selection.main.head - here.start);
  drawAbout(await ask("about", here.text, offset, state.model));
}

/** Keep prompt and model in the URL, so that it can be sent to somebody. */
function remember(text) {
  const parts = { p: text, ...(state.model && { m: state.model }), ...($("many").checked && { lines: "" }) };
  history.replaceState(null, "", `#${new URLSearchParams(parts)}`);
}

async function copy(button, text) {
  const label = button.textContent;
  await navigator.clipboard.writeText(text);
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = label; }, 1500);
}

$("share").onclick = ({ target }) => copy(target, location.href);
$("copy").onclick = ({ target }) => copy(target, $("fixed").textContent);
$("use").onclick = () => {
  const here = current();
  view.dispatch({ changes: { from: here.start, to: here.start + here.text.length, insert: $("fixed").textContent }, userEvent: "fix" });
  view.focus();
};
$("many").onchange = check;
$("model").onchange = ({ target }) => { state.model = target.value; check(); };

$("verdict").textContent = "Loading the linter…";
check();
const facts = await ask("facts");
$("model").replaceChildren(
  new Option(`${facts.default} (today's default)`, ""),
  ...facts.models.map((name) => new Option(name, name, false, name === state.model)),
);
$("facts").textContent = `Facts as of ${facts.checked}. A newer model or a change since then gives a warning, not an error.`;
globalThis.mjlintAsk = ask; // for the tests in a browser
document.body.dataset.ready = "";
