// Runs mjlint in Pyodide, off the page's own thread. Everything is loaded from this folder.
import { loadPyodide } from "./engine/pyodide.mjs";

const folder = new URL("./engine/", import.meta.url).href;

async function start() {
  const [python, archive, bridge] = await Promise.all([
    loadPyodide({ indexURL: folder }),
    fetch(folder + "mjlint.zip").then((response) => response.arrayBuffer()),
    fetch(folder + "bridge.py").then((response) => response.text()),
  ]);
  python.unpackArchive(archive, "zip");
  python.runPython(bridge);
  return python.globals.get("call");
}

const ready = start();

onmessage = async ({ data: { id, name, values } }) => {
  try {
    const call = await ready;
    postMessage({ id, answer: JSON.parse(call(name, JSON.stringify(values))) });
  } catch (error) {
    postMessage({ id, error: String(error.message ?? error) });
  }
};
