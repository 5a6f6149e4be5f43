// The playground in a real browser: node check.mjs URL EXPECTED.json TRIES.json
// Prints what it measures; ends with 1 if something does not hold.
import fs from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [site, expectedFile, triesFile] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const expected = JSON.parse(fs.readFileSync(expectedFile, "utf8"));
const tries = JSON.parse(fs.readFileSync(triesFile, "utf8"));
const page = (path = "", hash = "") => `${site}/playground/${path}${hash}`;
let failed = 0;

function hold(name, good, detail = "") {
  console.log(`${good ? "holds" : "FAILS"}: ${name}${detail === "" ? "" : ` (${detail})`}`);
  failed += !good;
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ready = (tab) => tab.waitForSelector("body[data-ready]", { state: "attached", timeout: 120000 });
const checked = (tab) => tab.waitForSelector("body[data-checked]", { state: "attached", timeout: 120000 });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function clean(tab, name) {
  await tab.addScriptTag({ path: axe }).catch(async () => tab.evaluate(fs.readFileSync(axe, "utf8")));
  const found = await tab.evaluate(() => globalThis.axe.run(document));
  hold(`axe-core finds nothing: ${name}`, found.violations.length === 0, found.violations.map((each) => each.id).join(" "));
}

{
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, bypassCSP: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const tab = await context.newPage();
  const hosts = new Set();
  tab.on("request", (request) => hosts.add(new URL(request.url()).host));
  const begin = Date.now();
  await tab.goto(page(), { waitUntil: "domcontentloaded" });
  await tab.locator(".cm-content").waitFor();
  hold("the field works before the linter is there", await tab.locator(".cm-content .flag").first().isVisible());
  await checked(tab);
  console.log(`first verdict after ${Date.now() - begin} ms`);
  await ready(tab);
  hold("the verdict is a refusal", (await tab.locator("#verdict").textContent()).includes("refuse"));
  hold("the answer is shown", (await tab.locator("#answer").textContent()).includes("must be between 0 and 100"));
  await clean(tab, "light, with findings");
  await context.setOffline(true);
  await tab.locator(".cm-content").focus();
  await tab.keyboard.press("Control+A");
  await tab.keyboard.type("a heron --chaos 20");
  await tab.waitForFunction(() => document.querySelector("#verdict").classList.contains("good"), null, { timeout: 30000 });
  hold("it works with the network cut", true);
  await tab.keyboard.press("Control+A");
  await tab.keyboard.type("a heron --v6 ");
  await tab.locator("#copy").waitFor({ state: "visible", timeout: 30000 });
  await tab.locator("#copy").focus();
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.querySelector("#copy").textContent === "Copied");
  hold("the fixed prompt is copied by keyboard", (await tab.evaluate(() => navigator.clipboard.readText())).trim() === "a heron --v 6");
  await context.setOffline(false);
  const times = await tab.evaluate(async () => {
    const found = [];
    for (let n = 0; n < 60; n++) {
      const start = performance.now();
      await globalThis.mjlintAsk("lint", `a heron in the reeds number ${n} --ar 3:2 --chaos ${n}`, "");
      found.push(performance.now() - start);
    }
    return found;
  });
  hold("a keystroke has its verdict within 30 ms, median", median(times) <= 30, `${median(times).toFixed(1)} ms`);
  const different = await tab.evaluate(async (rows) => {
    const wrong = [];
    for (const { text, model, record } of rows) {
      const found = await globalThis.mjlintAsk("lint", text, model);
      if (JSON.stringify(found) !== JSON.stringify(record)) wrong.push(text);
    }
    return wrong;
  }, expected);
  hold(`${expected.length} records are those of CPython`, different.length === 0, different.length ? different[0] : "");
  hold("one host is asked", hosts.size === 1, [...hosts].join(" "));
  await context.close();
}
{
  const text = "a 🌊 {fox, owl}\na “kite” --chaso 20 & #1\n\na heron --cref https://s.mj.run/x";
  const hash = `#${new URLSearchParams({ p: text, m: "7", lines: "" })}`;
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark", bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto(page("", hash));
  await ready(tab);
  hold("a link with emoji, braces and line breaks comes back", new URLSearchParams(new URL(tab.url()).hash.slice(1)).get("p") === text);
  hold("the link holds the model", (await tab.locator("#model").inputValue()) === "7");
  hold("three prompts are listed", (await tab.locator("#prompts li").count()) === 3);
  hold("390 px are enough", (await tab.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await clean(tab, "dark, narrow, several prompts");
  const wrong = [];
  for (const { rule, hash: link } of tries.filter((_, n) => n % 12 === 0)) {
    // Every page's prompt is compared with this Python above; a start takes seconds.
    await tab.goto("about:blank");
    await tab.goto(page("", link));
    await checked(tab);
    const names = await tab.locator("#findings a").evaluateAll((all) => all.map((each) => each.getAttribute("href")));
    if (!names.includes(`../rules/${rule}/`)) wrong.push(rule);
  }
  hold("Try it shows the rule's finding (a sample of pages)", wrong.length === 0, wrong.join(" "));
  await context.close();
}
{
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, bypassCSP: true });
  const tab = await context.newPage();
  for (const path of ["", "rules/", "rules/glued-value/", "parameters/chaos/", "matrix/"]) {
    const answer = await tab.goto(`${site}/${path}`);
    hold(`/${path} is there`, answer.ok());
  }
  await tab.locator("#on").selectOption({ index: 1 });
  const rows = await tab.locator("tbody tr:visible").count();
  await tab.locator("#find").fill("sref");
  hold("the matrix filters", rows > 20 && (await tab.locator("tbody tr:visible").count()) === 1, `${rows} rows`);
  await clean(tab, "matrix");
  await context.close();
}
await browser.close();
process.exit(failed ? 1 : 0);
