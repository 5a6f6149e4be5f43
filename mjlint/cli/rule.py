"""``mjlint rule``: the page of a rule, or a list of all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mjlint.checking.project import Project
from mjlint.cli import completing
from mjlint.cli.options import print_mistakes, text_or_json
from mjlint.cli.trouble import Trouble
from mjlint.terminal.table import lines
from mjlint.text.similar import did_you_mean

if TYPE_CHECKING:
    from mjlint.rule import Rule


@click.command()
@click.argument("rule_name", required=False, metavar="[CODE|NAME]", shell_complete=completing.rules)
@text_or_json
def rule(rule_name: str | None, output_format: str) -> None:
    """Show the page of a rule, by its code or name; without one, list all rules."""
    from mjlint.plugins.catalogue import page, safety, title

    project = Project(code=False)
    every = rules = project.assembly().every_rule
    print_mistakes(project)
    if rule_name is not None:
        rules = tuple(
            each
            for each in every
            if rule_name.upper() == each.code or rule_name.lower() == each.name
        )
        if not rules:
            # A code like another one is not what was meant.
            known = () if rule_name[-1:].isdigit() else [each.name for each in every]
            hint = did_you_mean(rule_name, known) or "; `mjlint rule` lists the rules"
            raise Trouble(f"there is no rule `{rule_name}`{hint}")

    def record(own: Rule) -> dict[str, object]:
        return {
            "code": own.code,
            "name": own.name,
            "severity": own.severity.value,
            "summary": title(own),
            "failure": None if own.failure is None else own.failure.value,
            "fix": safety(own),
            "default": own.default,
            "since": own.since,
            "page": page(own),
        }

    if output_format == "json":
        records = [record(each) for each in rules]
        click.echo(json.dumps(records[0] if rule_name is not None else records, indent=1))
    elif rule_name is not None:
        for line in _plain(rules[0]):
            click.echo(line)
    else:
        room = max(len(each.name) for each in rules)
        for each in rules:
            severity = each.severity.value if each.default else "off"
            click.echo(f"{each.code}  {each.name:<{room}}  {severity:<7}  {title(each)}")


def _plain(rule: Rule) -> Iterator[str]:
    """The page without the marks of Markdown, for a terminal."""
    from mjlint.plugins.catalogue import facts, title

    def unmarked(text: str) -> str:
        return re.sub(r"\[([^\]]*)\]\(<?([^)>]*)>?\)", r"\1 (\2)", text.replace("\\", ""))

    yield f"{rule.code} {rule.name}: {title(rule)}"
    yield ""
    yield from lines([(f"  {name}", unmarked(value)) for name, value in facts(rule).items()][1:])
    indent = ""
    for line in rule.page.strip().partition("\n\n")[2].rstrip().splitlines():
        if line.startswith("## "):
            yield ""
            yield line[3:]
        elif line.startswith("```"):
            indent = "" if indent else "    "
        elif line or indent:
            yield f"  {indent}{line if indent else unmarked(line)}".rstrip()
