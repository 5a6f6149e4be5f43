"""``mjlint prompts``: which texts would be linted, where, for which model, and why."""

from __future__ import annotations

import json
from typing import Final

import click

from mjlint.cli.listing import listing, named
from mjlint.cli.options import KeyedOption, project_of

_LONGEST: Final = 60


@listing(
    "Which texts are shown",
    KeyedOption(
        "--all",
        "show_all",
        is_flag=True,
        help="Also show what looks like a prompt and is left alone.",
    ),
)
@click.pass_context
def prompts(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    files_from: str | None,
    show_all: bool,
    output_format: str,
    **asked: object,
) -> int:
    """List the texts that `mjlint check` would lint in these PATHS (without any: in this folder):
    where they are, for which model, and why they are taken for prompts.

    Exit codes: 0, or 2 for what cannot be read.
    """
    from mjlint.checking.listing import Listed, prompts_in
    from mjlint.terminal.cells import clean
    from mjlint.terminal.messages import note, print_error
    from mjlint.text.masking import masked

    code = count = 0
    records: list[dict[str, object]] = []
    for each in prompts_in(project_of(asked, ctx), named(paths, files_from)):
        if not isinstance(each, Listed):
            print_error(str(each))
            code = 2
        elif each.prompt or show_all:
            count += 1
            safe = masked(each.text)
            if output_format == "json":
                hides = {"masked": True} if safe != each.text else {}
                records.append({**each._asdict(), "text": safe, **hides})
                continue
            model = f" [{each.model}]" if each.model else ""
            mark = "" if each.prompt else "not a prompt: "
            text = " ".join(safe.split())
            shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            place = f"{each.filename}:{each.row}"
            click.echo(clean(f"{place}{model}  {mark}{each.why}  {shown}"))
    if output_format == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif not count and not code:
        note("no prompts found")
    return code
