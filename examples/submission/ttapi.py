"""Send one prompt to TTAPI: ``TTAPI_KEY=… python ttapi.py "a heron at dusk --ar 3:2"``.

The guard is the client's transport, so that every request of the program passes it. A prompt
that TTAPI or Midjourney would refuse never leaves the machine.
"""

from __future__ import annotations

import os
import sys

import httpx

from mjlint import GuardTransport, PromptError, explain

URL = "https://api.ttapi.io"


def submit(client: httpx.Client, prompt: str, mode: str = "fast") -> str:
    """The id of the job. Raises `PromptError` before anything is sent, `RuntimeError` after it."""
    timeout = 600 if mode == "relax" else 300
    body = {"prompt": prompt, "mode": mode, "timeout": timeout}
    answer = client.post("/midjourney/v1/imagine", json=body)
    if answer.is_error or answer.json().get("status") != "SUCCESS":
        explanation = explain(answer.text)
        raise RuntimeError(f"{explanation.title}: {explanation.cause} Retry: {explanation.retry}.")
    return str(answer.json()["data"]["jobId"])


def main(arguments: list[str], url: str = URL) -> int:
    headers = {"TT-API-KEY": os.environ.get("TTAPI_KEY", "")}
    with httpx.Client(base_url=url, headers=headers, transport=GuardTransport()) as client:
        try:
            print(submit(client, " ".join(arguments)))
        except PromptError as error:
            for diagnostic in error.report.diagnostics:
                print(f"{diagnostic.severity}: {diagnostic.message}; {diagnostic.help}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
