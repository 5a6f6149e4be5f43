// The linter in its worker: questions go in, answers come back in order of their numbers.

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let last = 0;
let failed = null;

worker.onmessage = ({ data }) => {
  const { resolve, reject } = waiting.get(data.id) ?? {};
  waiting.delete(data.id);
  if (data.error) reject?.(new Error(data.error));
  else resolve?.(data.answer);
};
worker.onerror = (event) => {
  failed = new Error(event.message || "the linter could not be loaded");
  for (const { reject } of waiting.values()) reject(failed);
  waiting.clear();
};

/** Ask the linter: the name of a function of bridge.py, and its arguments. */
export function ask(name, ...values) {
  if (failed) return Promise.reject(failed);
  return new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ id: last, name, values });
  });
}
