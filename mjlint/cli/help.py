"""``mjlint help``: the help of a command."""

from __future__ import annotations

import click

from mjlint.cli.trouble import Trouble
from mjlint.text.similar import did_you_mean


@click.command()
@click.argument("command", nargs=-1)
@click.pass_context
def help(ctx: click.Context, /, command: tuple[str, ...]) -> None:
    """Show the help of a COMMAND; without one, that of mjlint."""
    parent = ctx.parent
    assert parent is not None
    assert isinstance(parent.command, click.Group)
    if not command:
        click.echo(parent.get_help())
        return
    name = " ".join(command)
    found = parent.command.get_command(parent, name)
    if found is None:
        known = parent.command.list_commands(parent)
        hint = did_you_mean(name, known) or f"; the commands are {', '.join(known)}"
        raise Trouble(f"there is no command `{name}`{hint}")
    click.echo(click.Context(found, info_name=name, parent=parent).get_help())
