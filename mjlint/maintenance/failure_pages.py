"""The table of failures -> ``docs/failures.md``."""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.failures.table import FailureKind, Source, Wording, failures

_HEAD = """\
# What Midjourney and the vendors answer

Every message that `mjlint explain` knows: what it means, what to do, whether to try again and who
pays. Made from `grammar/failures.toml`, checked on {checked}; `…` in a message is any text.
"""


def page() -> str:
    """The whole page, in Markdown."""
    table = failures()
    return "\n".join([_HEAD.format(checked=table.checked), *_index(), *_sections()])


def _index() -> Iterator[str]:
    yield "| failure | try again | fined | foreseen |"
    yield "|---|---|---|---|"
    for kind in failures().kinds.values():
        fined = "yes" if kind.counted else "no"
        link = f"[{kind.title}](#{_anchor(kind.title)})"
        yield f"| {link} | {kind.retry} | {fined} | {kind.foreseen} |"
    yield ""


def _sections() -> Iterator[str]:
    wordings = failures().wordings
    for kind in failures().kinds.values():
        yield f"## {kind.title}\n"
        yield f"{kind.cause}\n"
        yield from (f"- {advice}." for advice in kind.advice)
        yield f"\n**Charged:** {kind.charged}.\n"
        if kind.rules:
            yield f"**Foreseen by:** {_rules(kind.rules)}.\n"
        yield from _wordings(kind, [w for w in wordings if w.kind == kind.id])
        yield f"**Sources:** {'; '.join(map(_source, kind.sources))}.\n"


def _wordings(kind: FailureKind, wordings: list[Wording]) -> Iterator[str]:
    titles = ", ".join(f"`{title}`" for title in kind.titles)
    if titles:
        yield f"**Titles and codes:** {titles}.\n"
    if not wordings:
        return
    yield "| message | meaning | source |"
    yield "|---|---|---|"
    for wording in wordings:
        text = wording.text
        for name in wording.names:
            text = text.replace(f"{{{name}}}", "…")
        sources = "; ".join(map(_source, wording.sources))
        means = "; ".join([wording.means, *map(_lowered, wording.advice)])
        yield f"| `{_cell(text)}` | {_cell(means)} | {_cell(sources)} |"
    yield ""


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _rules(names: tuple[str, ...]) -> str:
    return ", ".join(f"[{name}](rules/{name}.md)" for name in names)


def _source(source: Source) -> str:
    title = f"[{source.title}]({source.url})" if source.url else source.title
    return f"{title}, {source.date}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(title: str) -> str:
    """As GitHub makes it."""
    kept = "".join(c for c in title.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")
