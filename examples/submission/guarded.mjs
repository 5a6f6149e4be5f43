// Ask mjlint before `fetch`: TTAPI_KEY=… node guarded.mjs "a heron at dusk --ar 3:2"
//
// mjlint reads the request from standard input and answers in JSON; it exits with 0 or 1 where it
// could read it. MJLINT names the program where it is not on the path.

import { spawnSync } from "node:child_process";

const url = process.env.TTAPI_URL ?? "https://api.ttapi.io/midjourney/v1/imagine";

/** The findings of a request to TTAPI. Throws where mjlint is missing or cannot read it. */
export function lint(body) {
  const options = ["check", "--output-format", "json", "--target", "ttapi"];
  const run = spawnSync(
    process.env.MJLINT ?? "mjlint",
    [...options, "--stdin-filename", "request.json", "-"],
    { input: body, encoding: "utf8" },
  );
  if (run.error) throw run.error;
  if (run.status > 1) throw new Error(run.stderr);
  return JSON.parse(run.stdout).diagnostics;
}

/** Send a prompt; nothing leaves the machine if it would be refused. */
export async function imagine(prompt) {
  const body = JSON.stringify({ prompt, mode: "fast", timeout: 300 });
  const errors = lint(body).filter((finding) => finding.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((finding) => finding.message).join("\n"));
  const headers = { "TT-API-KEY": process.env.TTAPI_KEY ?? "", "Content-Type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body });
  return response.json();
}

try {
  console.log(JSON.stringify(await imagine(process.argv.slice(2).join(" "))));
} catch (error) {
  console.error(`not sent: ${error.message}`);
  process.exitCode = 1;
}
