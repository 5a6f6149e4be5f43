"""A line copied whole from Midjourney's bot.

## What it does

Finds what Midjourney's bot writes around a prompt in Discord: the two asterisks on either side, the
name of the user and the speed of the job; and a speed in brackets at the end of the parameters.

## Why is this bad?

The asterisks and the name become part of the prompt. After a parameter they are refused, as all
words are there.

## Example

```midjourney
**a heron in the reeds --ar 3:2 --v 7** - <@123456789012345678> (fast)
a heron in the reeds --ar 3:2 (relaxed)
```

## Use instead

```midjourney
a heron in the reeds --ar 3:2 --v 7
a heron in the reeds --ar 3:2 --relax
```

## Fix safety

Safe for the bot's line: what the bot wrote is removed. Unsafe for a speed alone.

## References

- The form of the bot's messages, [yokonsan/midjourney-api, issue 68](https://github.com/yokonsan/midjourney-api/issues/68)
  (2023-07) and the parsers of [midjourney-proxy](https://github.com/trueai-org/midjourney-proxy)
  (2026-08-03)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Edit, Failure, Fix, Prompt, Rule, Severity, pattern

from ._spoiled import BY_VALUE

RULE = Rule(
    "MJ610",
    "copied-message",
    Severity.WARNING,
    Failure.INVALID_PARAMETER,
    source="trueai",
    signs=("<@", "(fast", "(relax", "(turbo", "[fast", "[relax", "[turbo"),
    replaces=(*BY_VALUE, "quoted-prompt", "glued-link"),
    lenient=True,
)

_LINE: Final = (
    r"(?:\*+[ \t]*|(?<=\s))[-–—][ \t]+(?:[\w #]{1,40}[ \t])?<@!?\d+>"
    r"(?:[ \t]*\([^()\n]{0,40}\))*\s*"
)
_SPEEDS: Final = r"(?:\s*[(\[](?:fast|relaxed|turbo)[)\]]\s*)"
_TAIL: Final = pattern(rf"{_SPEEDS}*(?:{_LINE})+\Z", re.IGNORECASE)
_SPEED: Final = pattern(rf"{_SPEEDS}+\Z", re.IGNORECASE)
_LONGEST: Final = 200
"""The bot's part of a line is shorter; so much of the end is looked at."""


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    source = prompt.source
    begin = max(0, len(source) - _LONGEST)
    # Before the first parameter it is text, which is drawn; after it, it is refused.
    first = min((p.start for p in prompt.parameters if p.flag.read), default=len(source))
    tail = _TAIL.search(source, begin)
    if tail is not None and tail.start():
        start = prompt.before_space(tail.start())
        lead = len(source) - len(source.lstrip(" \t*"))
        edits = [Edit(start, len(source), "")]
        if "*" in source[:lead] and lead < start:
            edits.insert(0, Edit(0, lead, ""))
        yield RULE.found(
            (start, len(source.rstrip())),
            "the bot's own line was copied: its asterisks, name and speed are not part of the prompt",
            help="keep what is between the asterisks",
            severity=Severity.ERROR if first < start else None,
            fix=Fix.of(edits, "Keep the prompt alone"),
            labels=(((0, lead), "copied too"),) if len(edits) > 1 else (),
        )
        return
    speed = _SPEED.search(source, max(first, begin))
    if speed is not None:
        words = speed.group().strip()
        yield RULE.found(
            (prompt.before_space(speed.end() - len(speed.group().lstrip())), len(source.rstrip())),
            f"`{words}` is how the bot shows the speed of a job",
            help="remove it, or write `--fast`, `--relax` or `--turbo`",
            severity=Severity.ERROR,
            reply=f"Unrecognized parameter(s): `{words}`",
            fix=Fix.remove(speed.span(), words, unsafe=True),
        )
