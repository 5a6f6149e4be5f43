// The page around the field: verdict, answer, fixed prompt, findings, the parameter at the caret.
import { coded, element } from "./text.mjs";

export const $ = (id) => document.getElementById(id);
const fill = (id, ...children) => $(id).replaceChildren(...children.filter(Boolean));

/** What a prompt comes to in one word: its worst finding, "good" where there is none. */
export function worst(findings) {
  return ["error", "warning", "info"].find((severity) => findings.some((each) => each.severity === severity)) ?? "good";
}

const VERDICTS = {
  error: ["bad", "Midjourney would refuse this."],
  warning: ["warn", "Midjourney would run this, but maybe not as you mean it."],
  info: ["good", "Midjourney would run this."],
  good: ["good", "Midjourney would run this."],
};

/** Draw the record of one prompt. `findings`: those to show; `apply(fix)` makes a fix. */
export function drawPrompt(text, record, findings, { typing, apply }) {
  const [kind, sentence] = VERDICTS[worst(findings)];
  const empty = text.trim() === "";
  $("verdict").className = empty ? "" : kind;
  $("verdict").textContent = empty ? "" : typing ? "Nothing wrong so far." : sentence;
  fill("runs-on", ...(empty ? [] : [`Runs on ${record.model.name}: ${record.model.typed ? "the prompt says so" : record.model.why}.`]));
  drawReply(findings.length ? record.replies : []);
  drawFixed(text, typing ? null : record.fixed);
  $("findings-box").hidden = findings.length === 0;
  fill("findings", ...findings.map((found) => finding(found, apply)));
}

function drawReply(replies) {
  $("reply").hidden = replies.length === 0;
  if (!replies.length) return;
  const [first, ...rest] = replies;
  $("reply-title").textContent = first.reply && !first.observed ? "Midjourney probably answers" : "Midjourney answers";
  $("failure").textContent = first.failure;
  fill("answer", ...coded(first.reply ?? "No wording of this answer is on record."));
  $("more-replies").hidden = rest.length === 0;
  $("more-replies").textContent = `It names one fault at a time; ${rest.length} more would follow.`;
}

function drawFixed(text, fixed) {
  $("fixed-box").hidden = !fixed || fixed.text === text;
  if (!fixed) return;
  $("fixed").textContent = fixed.text;
  const notes = [
    fixed.safe ? "" : "One of the fixes may change the meaning: read it before you send it.",
    fixed.ok ? "" : "Not everything can be fixed for you; see below.",
  ].filter(Boolean);
  $("fixed-note").hidden = notes.length === 0;
  $("fixed-note").textContent = notes.join(" ");
}

function finding(found, apply) {
  const fixes = (found.fixes ?? (found.fix ? [found.fix] : [])).filter((fix) => fix.edits?.length);
  const buttons = fixes.map((fix) =>
    element(
      "button",
      { type: "button", className: fix.applicability === "safe" ? "" : "unsafe", onclick: () => apply(fix) },
      ...coded(fix.title),
      fix.applicability === "safe" ? null : " (may change the meaning)",
    ),
  );
  return element(
    "li",
    {},
    element(
      "p",
      {},
      element("span", { className: `severity ${{ error: "bad", warning: "warn", info: "quiet" }[found.severity]}` }, found.severity),
      ...coded(found.message),
    ),
    found.help && !fixes.some((fix) => fix.title.toLowerCase() === found.help.toLowerCase())
      ? element("p", { className: "help" }, ...coded(found.help))
      : null,
    ...buttons,
    element("a", { href: `../rules/${found.name}/` }, "About this rule"),
  );
}

/** Draw the list of several prompts; `go(n)` brings the caret to one. */
export function drawPrompts(prompts, records, current, go) {
  $("prompts").hidden = prompts.length < 2;
  const words = { error: ["bad", "refused"], warning: ["warn", "doubtful"], info: ["good", "runs"], good: ["good", "runs"] };
  fill(
    "prompts",
    ...prompts.map((prompt, n) => {
      const [kind, word] = words[worst(records[n].diagnostics)];
      return element(
        "li",
        {},
        element(
          "button",
          { type: "button", onclick: () => go(n), ...(n === current ? { "aria-current": "true" } : {}) },
          element("span", { className: `mark ${kind}` }, word),
          element("span", { className: "text" }, prompt.text),
        ),
      );
    }),
  );
}

/** Draw what is known of the parameter at the caret. */
export function drawAbout(about) {
  if (!about) return;
  const rows = [
    ["Takes", about.takes],
    ["Default", about.default],
    ["On this model", `${about.support} (${about.model})`],
    ["Also written", about.names.slice(1).map((name) => `--${name}`).join(", ")],
    ["Note", about.note],
  ].filter(([, value]) => value);
  const source = about.source ?? {};
  fill(
    "about-body",
    element("p", {}, element("a", { href: `../parameters/${about.id}/` }, element("code", {}, `--${about.names[0]}`))),
    element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, ...coded(value))])),
    source.title
      ? element("p", { className: "quiet" }, "Source: ", source.url ? element("a", { href: source.url, rel: "noopener" }, source.title) : source.title, source.date ? `, ${source.date}` : "")
      : null,
  );
}
