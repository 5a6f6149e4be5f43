"""Send prompts to a midjourney-proxy: ``MJ_PROXY=http://… python midjourney_proxy.py PROMPT…``.

All prompts go out at once. With ``fixes="safe"`` the guard mends what it can without changing what
a prompt means, and refuses the rest.
"""

from __future__ import annotations

import asyncio
import os
import sys

import httpx

from mjlint import AsyncGuardTransport, PromptError


async def submit(client: httpx.AsyncClient, prompt: str) -> str:
    """The id of the task, or why the prompt was not sent."""
    try:
        answer = await client.post("/mj/submit/imagine", json={"prompt": prompt})
    except PromptError as error:
        return f"not sent: {error}"
    return str(answer.json().get("result") or answer.json().get("description"))


async def send(prompts: list[str], url: str) -> list[str]:
    """What became of each prompt."""
    headers = {"mj-api-secret": os.environ.get("MJ_API_SECRET", "")}
    transport = AsyncGuardTransport(fixes="safe")
    async with httpx.AsyncClient(base_url=url, headers=headers, transport=transport) as client:
        return list(await asyncio.gather(*(submit(client, prompt) for prompt in prompts)))


if __name__ == "__main__":
    for result in asyncio.run(send(sys.argv[1:], os.environ["MJ_PROXY"])):
        print(result)
