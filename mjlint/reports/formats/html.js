"use strict";
const LONG_PAGE = 18, SHORT_PAGE = 6; // prompts, so that a page has at most a dozen screens
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const status = document.querySelector(".status") ?? document.createElement("p");

for (const button of all("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = JSON.parse(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // a page that may not use the clipboard
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const name = button.textContent;
    button.textContent = "Copied";
    status.textContent = "Copied";
    setTimeout(() => { button.textContent = name === "Copied" ? "Copy" : name; status.textContent = ""; }, 1500);
  });
}

const form = document.querySelector("form");
if (form) {
  const search = form.querySelector("[type=search]");
  const boxes = all("[type=checkbox]", form);
  const output = form.querySelector("output");
  const chosen = form.querySelector(".picks");
  const nothing = document.querySelector(".nothing");
  const nav = document.querySelector("nav");
  const [previous, next] = all("button", nav);
  const picked = { rule: new Set(), failure: new Set() };
  const names = { rule: new Map(), failure: new Map() };
  const narrow = matchMedia("(max-width: 34rem)");
  const cards = [];
  const sections = all("section.file").map((section) => {
    const name = section.querySelector("h3").textContent.toLowerCase();
    const own = all("article", section).map((article) => ({
      article, section,
      text: `${name} ${article.textContent.toLowerCase()}`,
      items: all("li", article),
      rules: article.dataset.rules.split(" "),
      failures: JSON.parse(article.dataset.failures),
    }));
    cards.push(...own);
    return { section, details: all(":scope > details", section), empty: !own.length };
  });
  let matching = cards, page = 0;

  const size = () => (narrow.matches ? SHORT_PAGE : LONG_PAGE);
  const meets = (set, values) => !set.size || values.some((value) => set.has(value));

  function show() {
    const pages = Math.max(1, Math.ceil(matching.length / size()));
    page = Math.min(Math.max(page, 0), pages - 1);
    const now = new Set(matching.slice(page * size(), (page + 1) * size()));
    const open = new Set([...now].map((card) => card.section));
    for (const card of cards) card.article.hidden = !now.has(card);
    const unfiltered = matching === cards;
    for (const { section, details, empty } of sections) {
      // A file without findings is listed after the last page of those with findings.
      section.hidden = !(open.has(section) || (empty && unfiltered && page === pages - 1));
      for (const each of details) each.hidden = !unfiltered;
    }
    nav.hidden = pages === 1;
    nav.querySelector("span").textContent = `Page ${page + 1} of ${pages}`;
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
    nothing.hidden = matching.length > 0;
    output.textContent = unfiltered ? "" : matching.length === 1 ? "1 prompt" : `${matching.length} prompts`;
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const { items } of cards) for (const item of items) item.hidden = !kinds.has(item.dataset.severity);
    const free = !words.length && kinds.size === boxes.length && !picked.rule.size && !picked.failure.size;
    matching = free ? cards : cards.filter((card) =>
      card.items.some((item) => !item.hidden) && words.every((word) => card.text.includes(word)) &&
      meets(picked.rule, card.rules) && meets(picked.failure, card.failures));
    page = 0;
    show();
  }

  function clear() {
    search.value = "";
    for (const box of boxes) box.checked = true;
    for (const [kind, set] of Object.entries(picked)) for (const value of [...set]) pick(kind, value);
    filter();
  }

  function pick(kind, value) {
    const set = picked[kind];
    if (!set.delete(value)) set.add(value);
    for (const button of names[kind].get(value)) button.setAttribute("aria-pressed", set.has(value));
    chosen.replaceChildren(...Object.entries(picked).flatMap(([own, values]) => [...values].map((each) => {
      const off = document.createElement("button");
      off.type = "button";
      const name = names[own].get(each)[0].textContent;
      off.textContent = `${name} ×`;
      off.setAttribute("aria-label", `Do not filter by ${name}`);
      off.addEventListener("click", () => { pick(own, each); filter(); search.focus(); });
      return off;
    })));
  }

  for (const span of all("[data-pick]")) {
    const { pick: kind, value } = span.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pick";
    button.textContent = span.textContent;
    button.title = "Show only these prompts";
    button.setAttribute("aria-pressed", "false");
    names[kind].set(value, [...(names[kind].get(value) ?? []), button]);
    button.addEventListener("click", () => {
      pick(kind, value);
      filter();
      status.textContent = output.textContent;
    });
    span.replaceWith(button);
  }

  function turn(by) {
    page += by;
    show();
    form.scrollIntoView();
    matching[page * size()]?.article.focus({ preventScroll: true });
  }
  function reach(card) {
    const at = matching.indexOf(card);
    if (at < 0) return false;
    page = Math.floor(at / size());
    show();
    card.article.focus({ preventScroll: true });
    card.article.scrollIntoView();
    return true;
  }
  function step(by) {
    const here = document.activeElement?.closest("article");
    const at = matching.findIndex((card) => card.article === here);
    const to = at < 0 ? page * size() + (by > 0 ? 0 : -1) : at + by;
    if (matching[to]) reach(matching[to]);
  }
  function follow() {
    const card = cards.find(({ article }) => `#${article.id}` === location.hash);
    if (card && !reach(card)) {
      clear();
      reach(card);
    }
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  nothing.querySelector("button").addEventListener("click", () => { clear(); search.focus(); });
  previous.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));
  narrow.addEventListener("change", show);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { for (const { article, section } of matching) article.hidden = section.hidden = false; });
  addEventListener("afterprint", show);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox])")) return;
    const act = { n: () => step(1), p: () => step(-1), "/": () => { search.focus(); search.select(); } }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  form.hidden = false;
  filter();
  follow();
}
