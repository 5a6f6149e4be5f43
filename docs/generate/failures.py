"""A page for each failure, under the words that people search for."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generate.pages import Page, Source, code, escaped, table
from mjlint.failures.table import FailureKind, Wording, failures


def pages() -> Iterator[Page]:
    """The index and every failure."""
    yield Page("failures/index.md", _index())
    for kind in failures().kinds.values():
        yield Page(f"failures/{kind.id}.md", _page(kind))


def _index() -> str:
    rows = (
        (
            f"[{escaped(kind.title)}]({kind.id}.md)",
            kind.retry,
            "yes" if kind.counted else "no",
            kind.foreseen,
        )
        for kind in failures().kinds.values()
    )
    return (
        "# Failure messages\n\nWhat Midjourney and the API vendors answer, what it means and what to do. "
        "`mjlint explain MESSAGE` says the same on the command line.\n\n"
        + table(("Failure", "Try again", "Fined", "Foreseen by mjlint"), rows)
    )


def _page(kind: FailureKind) -> str:
    text = f"# {escaped(kind.title)}\n\n{kind.cause}\n\n## What to do\n\n"
    text += "".join(f"- {each[:1].upper()}{each[1:]}.\n" for each in kind.advice)
    facts = [
        ("Try again", kind.retry),
        ("Charged", kind.charged),
        ("Also titled", ", ".join(map(code, kind.titles))),
    ]
    text += "\n" + table(("", ""), (row for row in facts if row[1]))
    if kind.rules:
        links = ", ".join(f"[{name}](../rules/{name}.md)" for name in kind.rules)
        text += f"\nFound before you send by {links}.\n"
    wordings = [each for each in failures().wordings if each.kind == kind.id]
    if wordings:
        text += "\n## Wordings\n\n"
        text += table(("Message", "Meaning", "Source"), (_wording(each) for each in wordings))
    sources = "; ".join(str(Source(*each)) for each in kind.sources)
    return text + (f"\nSources: {sources}.\n" if sources else "")


def _wording(wording: Wording) -> tuple[str, str, str]:
    text = wording.text
    for name in wording.names:
        text = text.replace(f"{{{name}}}", "…")
    return code(text), wording.means, "; ".join(str(Source(*each)) for each in wording.sources)
