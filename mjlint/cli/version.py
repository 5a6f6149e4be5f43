"""``mjlint version``: the version, and what mjlint runs on, for reports of faults."""

from __future__ import annotations

import json
import platform
import sys
from importlib import metadata

import click

from mjlint.cli.options import text_or_json
from mjlint.version import __version__

_PARTS = ("click", "lark", "httpx", "httpcore", "markdown-it-py", "pyyaml")


@click.command()
@click.option("--verbose", "-v", is_flag=True, help="Also show what mjlint runs on.")
@text_or_json
def version(verbose: bool, output_format: str) -> None:
    """Show the version; as JSON or with --verbose also Python, the platform and the packages."""
    if output_format == "text" and not verbose:
        click.echo(f"mjlint {__version__}")
        return
    record = {
        "version": __version__,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "platform": platform.platform(),
        "encoding": sys.stdout.encoding,
        "packages": {name: _version(name) for name in _PARTS},
    }
    if output_format == "json":
        click.echo(json.dumps(record, indent=1))
        return
    packages = record.pop("packages")
    assert isinstance(packages, dict)
    for name, value in {**record, **packages}.items():
        click.echo(f"{name:<15} {value or 'not installed'}")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
