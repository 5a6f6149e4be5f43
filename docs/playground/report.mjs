// The HTML report in a real browser: node report.mjs REPORT [OTHER IMAGE]
// Prints what it measures; ends with 1 if something does not hold. With an IMAGE: a shot of the OTHER report.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, other, image] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const page = pathToFileURL(report).href;
let failed = 0;

function hold(name, good, detail = "") {
  console.log(`${good ? "holds" : "FAILS"}: ${name}${detail === "" ? "" : ` (${detail})`}`);
  failed += !good;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function open(width, height, colorScheme, file = page) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
  const tab = await context.newPage();
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(file);
  return { context, tab, asked };
}
const screens = (tab) => tab.evaluate(() => document.documentElement.scrollHeight / innerHeight);
const violations = (tab) => tab.evaluate(async (source) => {
  new Function(source)();
  return (await globalThis.axe.run(document)).violations.map((each) => each.id);
}, axe);
const cards = (tab) => tab.locator("article:visible").count();

for (const [width, height, scheme] of [[1280, 800, "light"], [1280, 800, "dark"], [390, 844, "light"], [390, 844, "dark"]]) {
  const { context, tab, asked } = await open(width, height, scheme);
  const name = `${width} px, ${scheme}`;
  const tall = await screens(tab);
  // Narrow cards are taller; a page of them has a dozen screens all the same.
  hold(`at most 12 screens: ${name}`, tall <= 12, tall.toFixed(1));
  hold(`nothing is wider than the window: ${name}`, (await tab.evaluate(() => document.documentElement.scrollWidth)) <= width);
  const found = await violations(tab);
  hold(`axe-core finds nothing: ${name}`, found.length === 0, found.join(" "));
  hold(`no request leaves the page: ${name}`, asked.length === 1, asked.slice(1).join(" "));
  const paper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number)[0]);
  hold(`the paper is ${scheme}: ${name}`, scheme === "dark" ? paper < 60 : paper > 200, paper);
  await context.close();
}
{
  const { context, tab } = await open(1280, 800, "light");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const press = (...keys) => keys.reduce((done, key) => done.then(() => tab.keyboard.press(key)), Promise.resolve());
  const all = Number(await tab.locator("article").count());
  await press("/");
  await tab.keyboard.type("glued v6");
  const texts = await tab.locator("article:visible").allInnerTexts();
  hold("several words are searched for, by keyboard", texts.length > 0 && texts.every((text) => /v6/i.test(text)), `${texts.length} of ${all} on this page`);
  await press("Control+A", "Delete");
  hold("an empty search shows all again", (await tab.locator("form output").textContent()) === "");
  const pick = tab.locator("button.pick").first();
  await pick.focus();
  await press("Enter");
  const matching = await tab.locator("form output").textContent();
  hold("a rule filters, by keyboard", (await pick.getAttribute("aria-pressed")) === "true" && /^\d+ prompts?$/.test(matching), matching);
  await press("Enter");
  await press("n", "n");
  const second = await tab.evaluate(() => document.activeElement.id);
  await press("p");
  const first = await tab.evaluate(() => document.activeElement.id);
  hold("n and p go from prompt to prompt", second !== first && first !== "" && second !== "", `${first} ${second}`);
  const copy = tab.locator("article:visible [data-copy]").first();
  await copy.focus();
  await press("Enter");
  await tab.waitForFunction(() => [...document.querySelectorAll("[data-copy]")].some((each) => each.textContent === "Copied"));
  hold("a prompt is copied by keyboard", (await tab.evaluate(() => navigator.clipboard.readText())) === JSON.parse(await copy.getAttribute("data-copy")));
  const last = await tab.locator("article").last().getAttribute("id");
  await tab.goto(`${page}#${last}`);
  hold("a link leads to its prompt", await tab.locator(`[id="${last}"]`).isVisible());
  await context.close();
}
if (image) {
  const { context, tab } = await open(880, 600, "light", pathToFileURL(other).href);
  const clip = await tab.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const y = box(document.querySelector("#prompts")).top - 16;
    return { x: 0, y, width: innerWidth, height: box(document.querySelector("article")).bottom + 8 - y };
  });
  const shot = await tab.screenshot({ animations: "disabled", fullPage: true, clip });
  const data = await tab.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.8).split(",")[1];
  }, shot.toString("base64"));
  fs.writeFileSync(image, Buffer.from(data, "base64"));
  await context.close();
}
await browser.close();
process.exit(failed ? 1 : 0);
