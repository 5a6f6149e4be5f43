"""``mjlint completion``: the script that lets a shell complete commands, options and values."""

from __future__ import annotations

import click

from mjlint.cli.trouble import Trouble

_HOW = {
    "bash": "mjlint completion bash > ~/.local/share/bash-completion/completions/mjlint",
    "zsh": "mjlint completion zsh > ~/.zfunc/_mjlint",
    "fish": "mjlint completion fish > ~/.config/fish/completions/mjlint.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(_HOW)))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> None:
    """Print the script that completes commands, options, models, targets, rules and parameters.

    \b
    mjlint completion bash > ~/.local/share/bash-completion/completions/mjlint
    mjlint completion zsh > ~/.zfunc/_mjlint
    mjlint completion fish > ~/.config/fish/completions/mjlint.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise Trouble(f"there is no completion for {shell}")
    made = kind(ctx.find_root().command, {}, "mjlint", "_MJLINT_COMPLETE")
    # Only the text is wanted: click's `source` would run bash to learn its version.
    click.echo(made.source_template % made.source_vars())
