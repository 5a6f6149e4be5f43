"""``mjlint files``: which files would be read, and why the others would not."""

from __future__ import annotations

import json

import click

from mjlint.cli.listing import listing, named
from mjlint.cli.options import KeyedOption, project_of


@listing(
    "Which files are shown",
    KeyedOption(
        "--all",
        "show_all",
        is_flag=True,
        help="Also name files of no format that mjlint reads.",
    ),
    KeyedOption("--read", "only_read", is_flag=True, help="Name only what would be read."),
)
@click.pass_context
def files(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    files_from: str | None,
    show_all: bool,
    only_read: bool,
    output_format: str,
    **asked: object,
) -> int:
    """List the files that `mjlint check` would read in these PATHS (without any: in this folder),
    and why it would not read the others.

    Exit codes: 0, or 2 for a path that cannot be read.
    """
    from mjlint.documents.finder import Found
    from mjlint.terminal.cells import clean
    from mjlint.terminal.messages import print_error
    from mjlint.text.document import DocumentError

    found_here = project_of(asked, ctx)
    code = 0
    found: list[Found] = []
    for path in named(paths, files_from):
        try:
            found += found_here.finder(path).decided(path)
        except DocumentError as error:
            print_error(f"{path}: {error}")
            code = 2
    records: list[dict[str, object]] = []
    for each in found:
        if (only_read and each.why_not) or (each.foreign and not show_all):
            continue
        if each.broken:
            print_error(f"{each.path}: {each.why_not}")
            code = 2
        kind = each.format.name if each.format is not None else None
        if output_format == "json":
            records.append(
                {
                    "path": each.path,
                    "format": kind,
                    "read": each.why_not is None,
                    "why": each.why_not,
                }
            )
        elif each.why_not is None:
            click.echo(f"{clean(each.path)}  {kind}")
        else:
            click.echo(f"{clean(each.path)}  - {clean(each.why_not)}")
    if output_format == "json":
        click.echo(json.dumps(records, indent=1))
    return code
