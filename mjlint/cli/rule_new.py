"""``mjlint rule new NAME``: a rule of one's own and its test, from a template."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import Final

import click

from mjlint.cli.trouble import Trouble

_RULE: Final = Template('''"""$summary

## What it does

$does

## Why is this bad?

Say what goes wrong where nobody takes care.

## Example

```midjourney
$bad
```

## Use instead

```midjourney
$good
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import $imports

RULE = Rule("$code", "$name", Severity.WARNING)


def check($argument: $reads, context: Context) -> Iterator[Diagnostic]:
$body
''')

_TEST: Final = Template('''from pathlib import Path

from mjlint.testing import check_page, lint_with, rule_at

RULE = rule_at(Path(__file__).with_name("$module.py"))


def test_page() -> None:
    """The examples of the page are found, and what to use instead is clean."""
    check_page(RULE)


def test_place() -> None:
    prompt = "$bad"
    (found,) = lint_with(RULE, prompt)
    assert prompt[found.start : found.end] == "$place"
''')

_KINDS: Final = {
    "Text": {
        "argument": "text",
        "does": "Finds the word `lorem` in the text.",
        "summary": "The text has no filler in it.",
        "bad": "a heron in the reeds, lorem ipsum",
        "good": "a heron in the reeds, soft light",
        "place": "lorem",
        "body": """    start = text.text.find("lorem")
    if start >= 0:
        start += text.start
        yield RULE.found(
            (start, start + len("lorem")),
            "`lorem` is filler",
            help="write what is to be seen",
        )""",
    },
    "Parameter": {
        "argument": "parameter",
        "does": "Finds `--tile`.",
        "summary": "Prompts make no tiles.",
        "bad": "a heron in the reeds --tile",
        "good": "a heron in the reeds --ar 3:2",
        "place": "--tile",
        "body": """    if parameter.name == "tile":
        yield RULE.found(
            parameter.flag,
            f"`{parameter.flag.text}` is not used here",
            help="remove it",
        )""",
    },
    "Prompt": {
        "argument": "prompt",
        "does": "Finds prompts without `--ar`.",
        "summary": "Every prompt says its aspect ratio.",
        "bad": "a heron in the reeds",
        "good": "a heron in the reeds --ar 3:2",
        "place": "",
        "body": """    if not prompt.all(*context.lexicon.spellings("ar")):
        end = len(prompt.source)
        yield RULE.found(
            (end, end),
            "the prompt has no aspect ratio",
            help="write `--ar 3:2` or another at the end",
        )""",
    },
}


@click.command()
@click.argument("name")
@click.option("--code", help="Letters of your own and digits. [MY001, or the next that is free]")
@click.option(
    "--reads",
    type=click.Choice(list(_KINDS)),
    default="Text",
    show_default=True,
    help="What the rule reads.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("mjlint_rules"),
    show_default=True,
    help="Where to write it.",
)
def rule_new(name: str, code: str | None, reads: str, folder: Path) -> None:
    """Write a new rule NAME (such as no-client-names) and its test from a template."""
    from mjlint.plugins.registry import builtin
    from mjlint.text.files import WriteError
    from mjlint.text.files import written as file_written

    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name):
        raise Trouble(f"`{name}` must be words in lower case with hyphens between")
    if any(name == rule.name for rule in builtin()):
        raise Trouble(f"mjlint has a rule `{name}` already")
    code = code or _free_code(folder)
    if not re.fullmatch(r"(?!MJ\d)[A-Z]{2,}[0-9]{1,5}", code):
        raise Trouble(f"`{code}` must be letters of your own, not MJ, and digits: MY001")
    module = name.replace("-", "_")
    imports = ", ".join(sorted(("Context", "Diagnostic", "Rule", "Severity", reads)))
    values = {"name": name, "code": code, "reads": reads, "imports": imports, "module": module}
    values |= _KINDS[reads]
    files = {
        folder / f"{module}.py": _RULE.substitute(values),
        folder / f"test_{module}.py": _TEST.substitute(values),
    }
    there = {path: path.read_bytes() for path in files if path.exists()}
    for path, data in there.items():
        # One of them alone, as it would be written, is what a run that was killed left.
        if len(there) == len(files) or data != files[path].encode():
            raise Trouble(f"{path} is there already")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            with file_written(str(path)) as write:
                write(text)
    except OSError as error:
        raise Trouble(f"{error.filename}: {error.strerror}") from None
    except WriteError as error:
        raise Trouble(str(error)) from None
    for path in files:
        click.echo(f"wrote {path}")
    written = folder.as_posix() if folder.is_absolute() else f"./{folder.as_posix()}"
    click.echo(f'put plugins = ["{written}"] into mjlint.toml to use it')


def _free_code(folder: Path) -> str:
    """The first code of the folder that no rule in it has."""
    used: set[int] = set()
    for path in folder.glob("*.py") if folder.is_dir() else ():
        text = path.read_text(encoding="utf-8", errors="replace")
        used |= {int(number) for number in re.findall(r'"MY(\d+)"', text)}
    return f"MY{max(used, default=0) + 1:03}"
