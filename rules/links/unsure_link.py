"""An image link that this machine could not check.

## What it does

Finds image links, with `--check-links`, of which this machine cannot tell whether Midjourney will
load them: the host refuses tools (403), is busy (429, 5xx), does not answer in time, has a
certificate that cannot be trusted, or sends an image that is odd (an unlisted format or extension,
very large, a single pixel).

## Why is this bad?

Midjourney may see the same, and refuse the prompt with `Invalid link`. Or it may not: hosts treat
machines differently. So this is a warning, and fails a run only with `--strict-links`.

## Example

```text
https://images.test/answers-403.png a lighthouse in fog
```

## Use instead

```text
https://images.test/answers-everyone.png a lighthouse in fog
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.links.verdict import State
from mjlint.linting.evidence import LinkEvidence
from mjlint.rule import Context, Diagnostic, Rule, Severity

RULE = Rule("MJ553", "unsure-link", Severity.WARNING, source="mj_docs_0225")


def check(evidence: LinkEvidence, context: Context) -> Iterator[Diagnostic]:
    if evidence.verdict.state is State.UNSURE:
        severity = Severity.ERROR if evidence.strict else None
        yield RULE.found(evidence, evidence.message, help=evidence.help, severity=severity)
