"""An image link after the text, for a target that wants it first.

## What it does

Finds image links after words, for targets that refuse them there.

## Why is this bad?

Midjourney takes an image link anywhere. GoAPI refuses one that is not at the front.

## Example

```midjourney target=goapi
a heron in the reeds https://cdn.discordapp.net/b.png
```

## Use instead

```midjourney target=goapi
https://cdn.discordapp.net/b.png a heron in the reeds
```

## Fix safety

Safe: the link moves to the front, where it means the same.

## References

- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker),
  checker/prompt_url.go (2024-03-01)
- An image after the text in Midjourney's support FAQ, data/faq.txt in
  https://github.com/midjourney/docs (2025-11-24)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Edit, Failure, Fix, Link, Prompt, Rule, Severity

from ._refusal import refusal

RULE = Rule(
    "MJ808",
    "misplaced-image",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="goapi_checker",
    replaces=("image-after-text",),
    at_targets=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    pieces = prompt.pieces
    front = next((n for n, piece in enumerate(pieces) if type(piece) is not Link), len(pieces))
    late = [piece for piece in pieces[front:] if type(piece) is Link]
    if not late:
        return
    found = refusal(context, "late-image")
    if found is None:
        return
    target, refused = found
    source = prompt.source
    at = pieces[front].start
    for link in late:
        fix = None
        if "::" not in source:
            # A weight would have to move with what it weighs.
            start = prompt.before_space(link.start)
            edits = (Edit(at, at, f"{link.text} "), Edit(start, link.end, ""))
            fix = Fix.of(edits, "Move it to the front")
        yield RULE.found(
            link,
            f"{target.name} wants image links at the front of the prompt",
            help="move it to the front",
            severity=refused.severity,
            reply=refused.answer(),
            source=refused.source.address,
            fix=fix,
        )
