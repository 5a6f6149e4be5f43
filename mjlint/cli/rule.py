"""``mjlint rule``: the page of a rule, or a list of all."""

from __future__ import annotations

import json

import click

from mjlint.checking.project import Configured
from mjlint.cli.options import text_or_json
from mjlint.terminal.messages import Trouble, nearest


@click.command()
@click.argument("rule_name", required=False, metavar="[CODE|NAME]")
@text_or_json
def rule(rule_name: str | None, output_format: str) -> None:
    """Show the page of a rule, by its code or name; without one, list all rules."""
    from mjlint.plugins.catalogue import Documented, catalogue, page, safety, title

    every = checkers = catalogue(Configured().assembly().rules)
    if rule_name is not None:
        checkers = tuple(
            each
            for each in checkers
            if rule_name.upper() == each.rule.code or rule_name.lower() == each.rule.name
        )
        if not checkers:
            # A code like another one is not what was meant.
            known = () if rule_name[-1:].isdigit() else [each.rule.name for each in every]
            hint = nearest(rule_name, known) or "; `mjlint rule` lists the rules"
            raise Trouble(f"there is no rule `{rule_name}`{hint}")

    def record(checker: Documented) -> dict[str, object]:
        own = checker.rule
        return {
            "code": own.code,
            "name": own.name,
            "severity": own.severity.value,
            "summary": title(checker),
            "failure": None if own.failure is None else own.failure.value,
            "fix": safety(checker),
            "default": own.default,
            "since": own.since,
            "page": page(checker),
        }

    if output_format == "json":
        records = [record(checker) for checker in checkers]
        click.echo(json.dumps(records[0] if rule_name is not None else records, indent=1))
    elif rule_name is not None:
        click.echo(page(checkers[0]), nl=False)
    else:
        room = max(len(each.rule.name) for each in checkers)
        for each in checkers:
            own = each.rule
            severity = own.severity.value if own.default else "off"
            click.echo(f"{own.code}  {own.name:<{room}}  {severity:<7}  {title(each)}")
