// Filters of the list of rules: each row says of itself what it is.
const filters = [...document.querySelectorAll("select[data-filter]")];
function show() {
  for (const row of document.querySelectorAll("#rules tbody tr")) {
    row.hidden = filters.some(({ dataset, value }) => value && row.dataset[dataset.filter] !== value);
  }
}
for (const filter of filters) filter.addEventListener("input", show);
