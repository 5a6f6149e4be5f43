"""A page for each rule, with an example to try, and an index with filters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from urllib.parse import quote

from docs.generate.pages import Page
from mjlint import Linter
from mjlint.plugins.broken import documented
from mjlint.plugins.catalogue import page, safety, title
from mjlint.rule import Rule

EXAMPLE = re.compile(r"^## Example\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^(`{3,})midjourney([^\n]*)\n(.*?)^\1(?!`)", re.MULTILINE | re.DOTALL)


def pages() -> Iterator[Page]:
    """The index and every rule."""
    yield Page("rules/index.md", _index())
    for rule in documented():
        yield Page(f"rules/{rule.name}.md", _page(rule))


def example(rule: Rule) -> tuple[str, str] | None:
    """A prompt of the rule's page on which the playground shows the rule, and the account's model for
    it (empty: the default); None where there is no such prompt.

    Rules for receivers, requests and files need more than a prompt, and rules that are off say
    nothing by default.
    """
    section = EXAMPLE.search(rule.page)
    for fence in FENCE.finditer(section[1]) if section else ():
        options = dict(word.split("=", 1) for word in fence[2].split() if "=" in word)
        model = options.get("model", "")
        for text in (fence[3].rstrip("\n"), *fence[3].splitlines()):
            report = linter().lint(text, model=model or None)
            if any(found.code == rule.code for found in report.diagnostics):
                return text, model
    return None


@cache
def linter() -> Linter:
    """As the playground has it."""
    return Linter()


def link(text: str, model: str) -> str:
    """The playground's URL for a prompt and a model, from the page of a rule."""
    account = f"&m={quote(model, safe='')}" if model else ""
    return f"../playground/#p={quote(text, safe='')}{account}"


def _page(rule: Rule) -> str:
    text = page(rule)
    if tried := example(rule):
        text += f'\n<p><a class="md-button" href="{escape(link(*tried))}">Try it in the playground</a></p>\n'
    return text


def _index() -> str:
    """All rules in one table, filtered in the page by what its rows say of themselves."""
    rows = "".join(
        f'<tr data-severity="{each.severity.value}" data-fix="{safety(each)}" '
        f'data-failure="{escape(str(each.failure or "none"))}">'
        f'<td><code>{each.code}</code></td><td><a href="{each.name}/">{each.name}</a></td>'
        f"<td>{_html(title(each))}</td><td>{each.severity.value}</td><td>{safety(each)}</td></tr>\n"
        for each in documented()
    )
    filters = "".join(
        f'<label>{name} <select data-filter="{key}"><option value="">all</option>'
        + "".join(f"<option>{escape(value)}</option>" for value in sorted(values))
        + "</select></label> "
        for name, key, values in (
            ("Severity", "severity", {each.severity.value for each in documented()}),
            ("Fix", "fix", {safety(each) for each in documented()}),
            ("Failure", "failure", {str(each.failure or "none") for each in documented()}),
        )
    )
    return (
        f"# Rules\n\nWhat mjlint finds, and what Midjourney makes of it.\n\n<p>{filters}</p>\n\n"
        '<table id="rules"><thead><tr><th>Code</th><th>Rule</th><th>What it finds</th>'
        f"<th>Severity</th><th>Fix</th></tr></thead><tbody>\n{rows}</tbody></table>\n"
    )


def _html(text: str) -> str:
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(text))
