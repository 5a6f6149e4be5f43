"""An image link that leads to something else.

## What it does

Reads the first bytes of what every image link leads to, with `--check-links`, and finds web pages,
SVG drawings, videos, JSON and other files that are no images. The bytes decide, not what the
server calls them.

## Why is this bad?

Midjourney wants the URL of an image file. A page that shows the image is none: the prompt is
refused with `Invalid link`.

## Example

```text
https://imgur.com/gallery/lighthouses a lighthouse in fog
```

## Use instead

```text
https://i.imgur.com/lighthouse.png a lighthouse in fog
```

## References

- A direct link is needed: https://docs.midjourney.com, Image Prompts, 2025-02-25.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.links.verdict import State
from mjlint.linting.evidence import LinkEvidence
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity

from ._links import REPLY

RULE = Rule("MJ552", "not-an-image", Severity.ERROR, Failure.INVALID_LINK, source="mj_docs_0225")


def check(evidence: LinkEvidence, context: Context) -> Iterator[Diagnostic]:
    verdict = evidence.verdict
    if verdict.state is State.WILL_FAIL and verdict.reason == "not-an-image":
        yield RULE.found(evidence, evidence.message, help=evidence.help, reply=REPLY)
