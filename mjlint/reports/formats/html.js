"use strict";
const form = document.querySelector("form");
if (form) {
  const search = form.querySelector("[type=search]");
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const output = form.querySelector("output");
  const sections = [...document.querySelectorAll("section.file")].map((section) => ({
    section,
    name: section.querySelector("h3").textContent.toLowerCase(),
    articles: [...section.querySelectorAll("article")].map((article) => ({
      article,
      text: article.textContent.toLowerCase(),
      items: [...article.querySelectorAll("li")],
    })),
  }));
  const filter = () => {
    const words = search.value.toLowerCase().trim();
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const all = !words && kinds.size === boxes.length;
    let count = 0;
    for (const { section, name, articles } of sections) {
      let some = false;
      for (const { article, text, items } of articles) {
        let left = 0;
        for (const item of items) {
          item.hidden = !kinds.has(item.dataset.severity);
          left += item.hidden ? 0 : 1;
        }
        article.hidden = !left || !(text.includes(words) || name.includes(words));
        if (!article.hidden) {
          some = true;
          count += 1;
        }
      }
      section.hidden = !all && !some;
    }
    output.textContent = all ? "" : count === 1 ? "1 prompt" : `${count} prompts`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
}
