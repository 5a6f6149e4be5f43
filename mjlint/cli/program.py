"""The program: its commands, each imported when it is called, and what ends it."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final, cast

import click

from mjlint.cli.options import messages
from mjlint.cli.trouble import Trouble
from mjlint.errors import SettingsError
from mjlint.terminal.messages import debugging, discard_output, internal, note, print_error
from mjlint.text.files import reason
from mjlint.text.similar import did_you_mean, nearest
from mjlint.version import __version__

COMMANDS: Final = {
    "check": "Check prompts: what will be refused, where, why, and how to fix it.",
    "batch": "Check a table of prompts: the same rows with what was found in each.",
    "files": "List the files that would be read, and why others would not.",
    "prompts": "List the texts that would be linted, and why they are prompts.",
    "rule": "Show the page of a rule, or list all rules.",
    "rule new": "Write a new rule of your own and its test.",
    "models": "Show the models that mjlint knows.",
    "parameters": "Show the parameters that a model takes.",
    "settings": "Show the settings for a path, and where they come from.",
    "explain": "Explain what the message of a failure means, and what to do.",
    "server": "Serve an editor over the Language Server Protocol.",
    "mcp": "Serve agents over the Model Context Protocol.",
    "init": "Write a mjlint.toml with every setting as a comment.",
    "completion": "Print the completion script of a shell.",
    "help": "Show the help of a command.",
    "version": "Show the version, and what mjlint runs on.",
}
"""The commands, and what `--help` says of them. To add one: a row here, and a module of
`mjlint.cli` with the name of the command, which has it under that same name."""

_MEANT: Final = {"lint": "check", "run": "check", "fix": "check --fix", "rules": "rule"}
"""What other programs call a command."""
_ELSEWHERE: Final = {
    "--json": "--output-format json",
    "--format": "--output-format",
    "--explain": "mjlint rule",
    "--version": "mjlint --version",
}
"""What other programs call an option, or where they have it."""


class Commands(click.Group):
    """Imports a command when it is called, and none to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_").replace(" ", "_")
        return cast(click.Command, getattr(importlib.import_module(f"mjlint.cli.{name}"), name))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, checked(args))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if " ".join(args[:2]) in COMMANDS:
            # `rule new` is a command of its own.
            args = [" ".join(args[:2]), *args[2:]]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="mjlint %(version)s")
def program() -> None:
    """Check Midjourney prompts before they are sent.

    \b
    mjlint check                       the prompts in this folder
    mjlint prompts.txt                 a file: the same as `mjlint check prompts.txt`
    mjlint "a heron --v6"              a prompt: the same as `mjlint check --prompt …`
    mjlint check --fix                 apply the safe fixes
    """


def checked(arguments: Sequence[str]) -> list[str]:
    """The arguments, with ``check`` before them where they begin with a path or a prompt.

    A command wins over a path of the same name, which is noted. Raises `Trouble` for a word that is
    neither: a misspelt path is never checked as a prompt.
    """
    words = list(arguments)
    if not words:
        return words
    first = words[0]
    if first in COMMANDS:
        if os.path.exists(first):
            note(f"this is the command `{first}`; for the path write `mjlint check {first}`")
        return words
    if first.startswith("-") and first != "-" and not _is_prompt(first):
        # An option: of mjlint itself, or of `mjlint check`.
        return ["check", *words] if _of_check(first) else words
    if first == "-" or os.path.exists(first):
        return ["check", *words]
    if not _is_prompt(first):
        names = [*COMMANDS, *_files_next_to(first)]
        hint = did_you_mean(first, names) or "; see `mjlint --help`"
        if first in _MEANT:
            hint = f"; did you mean `mjlint {_MEANT[first]}`?"
        raise Trouble(f"there is no command or file `{first}`{hint}")
    found = ["check"]
    for number, word in enumerate(words):
        if word.startswith("-") and not _is_prompt(word):
            return [*found, *words[number:]]
        found.append(f"--prompt={word}" if _is_prompt(word) and not os.path.exists(word) else word)
    return found


def _is_prompt(word: str) -> bool:
    """Whether a word of the command line can only be meant as a prompt."""
    return any(sign.isspace() for sign in word) or "--" in word.lstrip("-")


def _of_check(word: str) -> bool:
    """Whether an option is one of ``mjlint check``."""
    name = word.partition("=")[0]
    if name in ("-h", "--help", "-V", "--version", "--"):
        return False
    from mjlint.cli.check import OPTIONS

    return any(name in (*each.opts, *each.secondary_opts) for each in OPTIONS)


def _files_next_to(path: str) -> list[str]:
    """The files in the folder of a path that is not there whose names are like its name.

    Without their suffix, which says nothing of what was meant.
    """
    folder = os.path.dirname(path)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    stem = os.path.splitext(os.path.basename(path))[0]
    return [
        os.path.join(folder, name)
        for name in names
        if not name.startswith(".") and nearest(stem, [os.path.splitext(name)[0]])
    ]


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
        print_error(_usage(error, arguments))
        return 2
    except click.ClickException as error:
        print_error(error.format_message())
        return 2
    except BrokenPipeError:
        # The reader has what it wanted; nobody reads on.
        discard_output()
        return 0
    except OSError as error:
        discard_output()
        print_error(
            f"{'cannot write' if error.filename is None else error.filename}: {reason(error)}"
        )
        return 2
    except SettingsError as error:
        for message in messages(error):
            print_error(message)
        return 2
    except Exception as error:
        if debugging():
            raise
        print_error(internal(error))
        return 2
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError, arguments: Sequence[str]) -> str:
    message = error.format_message().rstrip(".")
    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    where = error.ctx.command_path if error.ctx is not None else f"mjlint {command}".rstrip()
    if isinstance(error, click.NoSuchOption):
        # Two dashes more would make all names alike.
        names = {name.lstrip("-"): name for name in error.possibilities or ()}
        meant = nearest(error.option_name.lstrip("-"), names)
        hint = f"; did you mean `{names[meant]}`?" if meant else ""
        if error.option_name in _ELSEWHERE:
            hint = f"; did you mean `{_ELSEWHERE[error.option_name]}`?"
        elif not hint and where == "mjlint check":
            hint = " (a prompt is given as --prompt 'TEXT')"
        message = f"no such option `{error.option_name}`{hint}"
    joint = " See" if message.endswith("?") else "; see"
    return f"{message[:1].lower()}{message[1:]}{joint} `{where} --help`"


def _prepare() -> None:
    """Make sure that what is written can be: the streams are there and take any character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
