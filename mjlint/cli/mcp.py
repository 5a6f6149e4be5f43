"""``mjlint mcp``: serve agents over standard input and output."""

from __future__ import annotations

import pkgutil

import click

from mjlint.checking.project import Project
from mjlint.cli.trouble import needing


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
    with needing("mcp", "mcp", "pydantic"):
        from mjlint.mcp.server import server
    server(Project().at().settings).run("stdio")
