"""`/imagine prompt:` pasted with the prompt.

## What it does

Finds the command of Discord in front of a prompt or within it.

## Why is this bad?

Only Discord knows its commands. In a prompt the words are drawn like any others; a second
`/imagine` within a text shows that two prompts were pasted as one. Some vendors cut the
command off.

## Example

```midjourney
/imagine prompt: a heron in the reeds --ar 3:2
/imagine a heron in the reeds
a heron in the reeds /imagine prompt: an owl
```

## Use instead

```midjourney
a heron in the reeds --ar 3:2
imagine a world of prompt: and reply
```

## Fix safety

Safe in front of a prompt: the command is cut off. Within a prompt only you can split the two.

## References

- 36 prompts of 2022 in which the command is in the text, all drawn,
  [collected bot messages](https://github.com/QuackingBob/ILS-Data-Project-2023) (2022-07)
- "A leading `/imagine prompt:` … is stripped",
  [Kinovi's notes on niji 7](https://github.com/kinovi-ai/kinovi-models/blob/HEAD/models/midjourney-v7-niji/README.md)
  (2026-09)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Fix, Prompt, Rule, Severity, pattern

RULE = Rule(
    "MJ604",
    "pasted-command",
    Severity.WARNING,
    source="echo_2022",
    signs=("prompt", "imagine"),
)

_COMMAND: Final = pattern(r"/imagine\b(?:\s*prompt\b\s*:?)?:?", re.IGNORECASE)
_LABEL: Final = pattern(r"(?:imagine\s+)?prompt\s*:", re.IGNORECASE)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    begin = len(source) - len(source.lstrip()) if source[:1].isspace() else 0
    leading = None
    if source[begin : begin + 1] in ("p", "P", "i", "I"):
        leading = _LABEL.match(source, begin)
    elif source[begin : begin + 1] == "/":
        leading = _COMMAND.match(source, begin)
    if leading is not None:
        rest = source[leading.end() :]
        fix = None
        if rest.strip() and not rest.lstrip().startswith(("--", "—")):
            end = len(source) - len(rest.lstrip())
            fix = Fix.remove((begin, end), leading.group())
        yield RULE.found(
            leading.span(),
            f"`{leading.group()}` is a command and no part of the prompt",
            help="remove it",
            fix=fix,
        )
    if "/" not in source:
        return
    begin = leading.end() if leading is not None else 0
    # After the first parameter it is text-after-parameters' to report.
    end = prompt.parameters[0].start if prompt.parameters else len(source)
    for match in _COMMAND.finditer(source, begin, end):
        if source[match.start() - 1 : match.start()].strip(" \t\n\"'“`(") == "":
            yield RULE.found(
                match.span(),
                f"`{match.group()}` is inside the prompt, where another one seems to begin",
                help="split the two prompts",
            )
