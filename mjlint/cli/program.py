"""The program: its commands, each imported when it is called, and what ends it."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final, cast

import click

from mjlint.cli.options import messages
from mjlint.errors import SettingsError
from mjlint.terminal.messages import Trouble, debugging, discard_output, internal, tell
from mjlint.text.files import reason
from mjlint.text.similar import did_you_mean
from mjlint.version import __version__

COMMANDS: Final = {
    "check": "Judge prompts: what will be refused, where, why, and how to mend it.",
    "files": "List the files that would be read, and why others would not.",
    "rule": "Show the page of a rule, or list all rules.",
    "rule new": "Write a new rule of your own and its test.",
    "models": "Show the models that mjlint knows.",
    "parameters": "Show the parameters that a model takes.",
    "settings": "Show the settings that hold for a path, and where they come from.",
    "server": "Serve an editor over the Language Server Protocol.",
    "mcp": "Serve agents over the Model Context Protocol.",
    "explain": "Say what the message of a failure means, and what to do.",
}
"""The commands, and what `--help` says of them. To add one: a row here, and a module of
`mjlint.cli` with the name of the command that holds the command under that same name."""


class Commands(click.Group):
    """Imports a command when it is called, and none to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_").replace(" ", "_")
        return cast(click.Command, getattr(importlib.import_module(f"mjlint.cli.{name}"), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if " ".join(args[:2]) in COMMANDS:
            # `rule new` is a command of its own.
            args = [" ".join(args[:2]), *args[2:]]
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            hint = did_you_mean(args[0], COMMANDS) or f"; the commands are {', '.join(COMMANDS)}"
            raise Trouble(f"there is no command `{args[0]}`{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="mjlint %(version)s")
def program() -> None:
    """Judge Midjourney prompts before they are sent.

    \b
    mjlint check                       the prompts in this folder
    mjlint check prompts.txt -         files, and standard input
    mjlint check --prompt "a heron --v 8.2 --ar 3:2"
    """


def run(arguments: Sequence[str]) -> int:
    """Run the program. Returns its exit code: 0, 1 for findings, 2 for trouble, 130 for Ctrl-C."""
    _prepare()
    try:
        code = program.main(list(arguments), prog_name="mjlint", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        tell(_usage(error))
        return 2
    except click.ClickException as error:
        tell(error.format_message())
        return 2
    except BrokenPipeError:
        # The reader has what it wanted; there is nobody to tell anything.
        discard_output()
        return 0
    except OSError as error:
        discard_output()
        tell(f"{'cannot write' if error.filename is None else error.filename}: {reason(error)}")
        return 2
    except SettingsError as error:
        for message in messages(error):
            tell(message)
        return 2
    except Exception as error:
        if debugging():
            raise
        tell(internal(error))
        return 2
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> str:
    message = error.format_message().rstrip(".")
    if isinstance(error, click.NoSuchOption):
        hint = did_you_mean(error.option_name, error.possibilities or ())
        hint = hint or " (a prompt is given as --prompt 'TEXT')"
        message = f"no such option '{error.option_name}'{hint}"
    where = error.ctx.command_path if error.ctx is not None else "mjlint"
    return f"{message[:1].lower()}{message[1:]}; see `{where} --help`"


def _prepare() -> None:
    """Make sure that what is written can be: the streams are there and take any character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
