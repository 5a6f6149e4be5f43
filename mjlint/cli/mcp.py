"""``mjlint mcp``: serve agents over standard input and output."""

from __future__ import annotations

import pkgutil

import click

from mjlint.checking.project import Project
from mjlint.cli.trouble import Trouble


@click.command()
@click.option("--skill", is_flag=True, help="Print a SKILL.md that teaches agents, and end.")
def mcp(skill: bool) -> None:
    """Serve agents over the Model Context Protocol (needs the extra `mcp`).

    The tools are check, fix, explain and parameters; each only reads. The settings of the working
    directory count.
    """
    if skill:
        data = pkgutil.get_data("mjlint.mcp", "SKILL.md")
        click.echo((data or b"").decode(), nl=False)
        return
    try:
        from mjlint.mcp.server import server
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith(("mcp", "pydantic")):
            raise
        raise Trouble("`mjlint mcp` needs the extra: pip install 'mjlint[mcp]'") from None
    server(Project().at().settings).run("stdio")
