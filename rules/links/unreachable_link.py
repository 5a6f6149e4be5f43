"""An image link that cannot be loaded.

## What it does

Asks every image link of a prompt, with `--check-links`, and finds those that no client can load:
the host does not exist, the address is private, the signature has expired, the answer is 401, 404
or 410, the file is empty, or the redirects go round in a circle.

## Why is this bad?

Midjourney loads the image before it starts the job. Where it cannot, the whole prompt is refused
with `Invalid link`, and a retry does not help, whatever the reply says.

## Example

```text
https://i.imgur.com/a-image-that-was-deleted.png a lighthouse in fog
```

## Use instead

```text
https://i.imgur.com/a-image-that-is-there.png a lighthouse in fog
```

## References

- Images have to be online: https://docs.midjourney.com, Image Prompts, 2025-02-25.
- A retry is of no use: https://github.com/igolaizola/bulkai, `parseError`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.links.verdict import State
from mjlint.linting.evidence import LinkEvidence
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity

from ._links import REPLY

RULE = Rule(
    "MJ551", "unreachable-link", Severity.ERROR, Failure.INVALID_LINK, source="mj_docs_0225"
)


def check(evidence: LinkEvidence, context: Context) -> Iterator[Diagnostic]:
    verdict = evidence.verdict
    if verdict.state is State.WILL_FAIL and verdict.reason != "not-an-image":
        yield RULE.found(evidence, evidence.message, help=evidence.help, reply=REPLY)
