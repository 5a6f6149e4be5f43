"""``mjlint/mcp/SKILL.md``: how an agent writes prompts that pass, for the models of today."""

from __future__ import annotations

from typing import Final

from mjlint.language.description import takes
from mjlint.language.lexicon import Lexicon, Model, load

MODELS: Final = 4
"""How many of the newest models are listed."""

_TEXT: Final = """\
---
name: midjourney-prompts
description: Write, check and fix Midjourney prompts. Use it whenever a Midjourney prompt is written,
  changed or submitted, and whenever an answer of Midjourney or an API vendor is to be explained.
---

# Midjourney prompts

Parameters change with every model. Do not rely on memory: use the list below, or ask `mjlint`.

## Steps

1. Find out which model the account runs on. If nobody knows, leave the version out and say that
   today's default is {default}.
2. Write the prompt: image links first, then the text, then the parameters. Put one space between a
   parameter and its value. Write nothing after the parameters.
3. Check it. With the MCP server (`mjlint mcp`) call the tool `check`. On the command line:

   ```sh
   mjlint check --output-format agent --prompt "a heron in the reeds --ar 3:2"
   ```

4. `ok` means: hand the prompt over. The prompt after `send:` is the one to use instead. Ask the user
   before you use the one after `send, if the user agrees:`. Otherwise change what each `error` names,
   and check again.
5. Say which model the prompt was checked for.

Explain a refusal with the tool `explain`, or:

```sh
mjlint explain "[Invalid parameter] Unrecognized parameter(s): chaso"
```

## Prompts that pass

```midjourney
{examples}
```

## What the newest models take

The evidence is of {evidence}.
{models}"""

EXAMPLES: Final = (
    "a heron in the reeds, morning fog --ar 3:2",
    "portrait of a welder, sparks, shallow focus --ar 4:5 --stylize 250 --raw --v 8.2",
    "https://s.mj.run/pnvVhedeTbw a fox in deep snow --iw 1.5 --ar 16:9 --v 8.2",
    "a {red, blue} kite over a salt marsh --ar 1:1 --v 7",
    "two clay foxes, studio light --ar 1:1 --niji 7",
)


def written() -> str:
    """The whole file."""
    lexicon = load()
    newest = [m for m in reversed(lexicon.models.values()) if m.family in ("midjourney", "niji")]
    return _TEXT.format(
        default=lexicon.default.name,
        evidence=lexicon.evidence,
        examples="\n".join(EXAMPLES),
        models="".join(_model(lexicon, model) for model in newest[:MODELS]),
    )


def _model(lexicon: Lexicon, model: Model) -> str:
    """A heading and a line for each parameter that the model takes for sure."""
    rows = []
    for known in lexicon.parameters.values():
        own = not known.models or model.name in known.models
        if own and known.on(model).value in ("accepted", "legacy"):
            value = "" if known.form == "flag" else f" {takes(known, model) or known.form}"
            rows.append(f"- `{known.flag}`{value}\n")
    return f"\n### {model.name}, typed as `{model.short}`\n\n{''.join(rows)}"
