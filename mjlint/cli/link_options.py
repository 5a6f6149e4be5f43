"""Whether links are asked, and how: options of the commands that judge prompts."""

from __future__ import annotations

from functools import wraps
from typing import Any, Final

import click

from mjlint.cli.options import Command, with_options

_OPTIONS: Final = (
    click.option(
        "--check-links/--no-check-links",
        default=None,
        help="Ask image links over the network whether they can be loaded.",
    ),
    click.option(
        "--strict-links",
        is_flag=True,
        help="Ask them, and count those that cannot be judged as errors.",
    ),
    click.option(
        "--offline",
        is_flag=True,
        default=None,
        help="Ask nothing over the network, whatever else is said.",
    ),
    click.option(
        "--link-budget", type=float, metavar="SECONDS", help="How long links may be asked. [60]"
    ),
    click.option(
        "--allow-host",
        "allowed",
        multiple=True,
        metavar="HOST[:PORT]",
        help="Ask this host though its address is private.",
    ),
    click.option(
        "--no-link-cache",
        "link_cache",
        flag_value=False,
        default=None,
        help="Ask links anew that were good within a day, and remember none.",
    ),
)


def link_options(command: Command) -> Command:
    """The options about links, as ``links``: values by the names of their keys."""

    @wraps(command)
    def called(
        *args: Any,
        check_links: bool | None,
        strict_links: bool,
        offline: bool | None,
        link_budget: float | None,
        allowed: tuple[str, ...],
        link_cache: bool | None,
        **named: Any,
    ) -> Any:
        given = {
            "offline": offline,
            # To be strict about links that are not asked would mean nothing.
            "links.check": True if strict_links else check_links,
            "links.strict": strict_links or None,
            "links.budget": link_budget,
            "links.allow-hosts": allowed,
            "links.cache": link_cache,
        }
        return command(*args, links=given, **named)

    return with_options(called, _OPTIONS)  # type: ignore[no-any-return]
