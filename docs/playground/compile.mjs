// Compiles Python inside Pyodide, for its very version: node compile.mjs MJLINT.ZIP OUT
// The whole standard library stays: a part of it is found missing only when a prompt needs it.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { loadPyodide } from "pyodide";

const [archive, out] = process.argv.slice(2);
const home = path.dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const python = await loadPyodide();
python.FS.mkdirTree("/in");
python.FS.writeFile("/in/mjlint.zip", fs.readFileSync(archive));
python.FS.writeFile("/in/python_stdlib.zip", fs.readFileSync(path.join(home, "python_stdlib.zip")));
python.runPython(`
import importlib.util, marshal, zipfile

NEVER = ("test/", "idlelib/", "turtledemo/", "lib2to3/", "ensurepip/", "tkinter/", "pydoc_data/")

def compiled(name):
    with zipfile.ZipFile(f"/in/{name}") as old, zipfile.ZipFile(
        f"/{name}", "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as new:
        for info in old.infolist():
            if info.is_dir() or info.filename.startswith(NEVER):
                continue
            data = old.read(info)
            path = info.filename
            if path.endswith(".py"):
                code = compile(data, path, "exec", dont_inherit=True, optimize=2)
                data = importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)
                path += "c"
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))  # the same sources give the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)

compiled("mjlint.zip")
compiled("python_stdlib.zip")
`);
fs.mkdirSync(out, { recursive: true });
for (const name of ["mjlint.zip", "python_stdlib.zip"]) fs.writeFileSync(path.join(out, name), python.FS.readFile(`/${name}`));
for (const name of ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json"]) fs.copyFileSync(path.join(home, name), path.join(out, name));
