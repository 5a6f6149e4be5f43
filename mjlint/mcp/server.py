"""``mjlint mcp``: the tools for agents over standard input and output.

Built on the official SDK, the extra ``mcp``. Every tool only reads; what is wrong with an argument
comes back as text, for the SDK hides exceptions from the agent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations

from mjlint.failures.explanation import explain as explained
from mjlint.language.description import takes
from mjlint.language.lexicon import Model
from mjlint.linting.linter import Linter, Report
from mjlint.mcp.answers import answers, explanation, numbered
from mjlint.mcp.arguments import taken, too_many
from mjlint.settings.settings import Settings
from mjlint.text.similar import did_you_mean
from mjlint.version import __version__

INSTRUCTIONS: Final = (
    "Call check before you hand over or submit a Midjourney prompt. Use the prompt after `send:`. "
    "Ask the user before you use the one after `send, if the user agrees:`."
)
READ_ONLY: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


class _Server(MCPServer):
    """The SDK's, with sentences about wrong arguments in the place of its validator's reports."""

    async def call_tool(
        self,
        name: str,
        arguments: Mapping[str, object],
        context: Context | None = None,
    ) -> CallToolResult | InputRequiredResult:
        schemas = {tool.name: tool.input_schema for tool in await self.list_tools()}
        found: dict[str, object] | str = dict(arguments)
        if name in schemas:
            found = taken(schemas[name], arguments)
        if isinstance(found, str):
            return CallToolResult(
                content=[TextContent(type="text", text=f"error: {found}")], is_error=True
            )
        return await super().call_tool(name, found, context)


def server(settings: Settings | None = None) -> MCPServer:
    """The server with its tools. ``settings``: how prompts are checked."""
    linter = Linter(settings)
    lexicon = linter.lexicon
    served = _Server("mjlint", version=__version__, instructions=INSTRUCTIONS, log_level="CRITICAL")

    def unknown(model: str) -> str:
        """A sentence about a model that does not exist; empty for one that does."""
        if not model or lexicon.model(model) is not None:
            return ""
        known = ", ".join(lexicon.models)
        hint = did_you_mean(model, lexicon.models)
        return f"error: there is no model `{model}`{hint}; the models are {known}"

    def each(prompts: str | list[str], model: str, answer: Callable[[list[Report]], str]) -> str:
        """The answer about the reports of all prompts, or what is wrong with the call."""
        texts = [prompts] if isinstance(prompts, str) else prompts
        if wrong := too_many(texts):
            return f"error: {wrong}"
        return unknown(model) or answer([linter.lint(text, model=model or None) for text in texts])

    @served.tool(annotations=READ_ONLY, structured_output=False)
    def check(prompts: str | list[str], model: str = "") -> str:
        """Would Midjourney refuse these prompts? Gives the prompt to send, the model and why.
        model: the account's default (8.2, 7, niji 7), for prompts that name none."""
        return each(prompts, model, answers)

    @served.tool(annotations=READ_ONLY, structured_output=False)
    def fix(prompts: str | list[str], model: str = "", unsafe: bool = False) -> str:
        """The prompts with their safe fixes, and nothing else. unsafe: also those that may change
        the meaning; ask the user first."""
        return each(prompts, model, lambda all: numbered(one.fixed(unsafe=unsafe) for one in all))

    @served.tool(annotations=READ_ONLY, structured_output=False)
    def explain(message: str) -> str:
        """What an answer of Midjourney or a vendor means and what to do. Pass the whole answer."""
        return explanation(explained(message))

    @served.tool(annotations=READ_ONLY, structured_output=False)
    def parameters(model: str = "", name: str = "") -> str:
        """The parameters that a model takes, with their ranges; or one of them by its name."""
        if wrong := unknown(model):
            return wrong
        chosen = lexicon.model(model) if model else lexicon.default
        assert chosen is not None
        rows = [*_rows(linter, chosen, name.lstrip("-").lower())]
        if not rows:
            return f"error: there is no parameter `--{name.lstrip('-')}`"
        return "\n".join([f"on {chosen.short}, facts of {lexicon.evidence}", *rows])

    return served


def _rows(linter: Linter, model: Model, name: str) -> list[str]:
    """The parameters of a model, or the one of a name, a line each."""
    rows = []
    for known in linter.lexicon.parameters.values():
        support = known.on(model)
        if (name not in known.names) if name else (support.refused or support.value == "unknown"):
            continue
        names = "|".join(f"--{each}" for each in known.names)
        state = "" if support.value == "accepted" else f" ({support.value})"
        rows.append(f"{names} {takes(known, model) or known.form}{state}")
    return rows
