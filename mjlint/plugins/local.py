"""Which plugins are code of the checkout, which runs only where the user allows it."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.machinery import PathFinder
from pathlib import Path

from mjlint.diagnostic import Severity
from mjlint.plugins.broken import BROKEN
from mjlint.plugins.names import unknown_selector
from mjlint.rule import Rule
from mjlint.settings.settings import Settings


def local_code(plugins: Iterable[str]) -> Iterator[str]:
    """The plugins that are code of files next to the settings, in their order.

    Rules in TOML are data; entry points and installed modules are what somebody installed. Nothing
    is imported to find out.
    """
    for plugin in plugins:
        if plugin.partition(":")[0] == "entry-points" or plugin.endswith(".toml"):
            continue
        if plugin.endswith(".py"):
            yield plugin
        elif "/" in plugin or "\\" in plugin:
            if any(Path(plugin).glob("*.py")) if os.path.isdir(plugin) else True:
                yield plugin
        elif _beside(plugin):
            yield plugin


def _beside(module: str) -> bool:
    """Whether a module would be imported from the working directory."""
    top = module.partition(".")[0]
    if top in sys.builtin_module_names or PathFinder.find_spec(top, installed_path()) is not None:
        return False
    return PathFinder.find_spec(top, [os.getcwd()]) is not None


def installed_path() -> list[str]:
    """Where modules are installed: `sys.path` without the working directory."""
    here = os.path.realpath(os.getcwd())
    return [path for path in sys.path if path and os.path.realpath(path) != here]


def described(plugins: Iterable[str]) -> Iterator[Rule]:
    """The rules of plugins whose code does not run, as far as their text says what they are."""
    for plugin in plugins:
        path = Path(plugin if plugin.endswith(".py") or os.path.isdir(plugin) else f"{plugin}.py")
        for file in sorted(path.glob("*.py")) if path.is_dir() else (path,):
            try:
                tree = ast.parse(file.read_text(encoding="utf-8"))
            except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            for node in tree.body:
                match node:
                    case ast.Assign(
                        targets=[ast.Name("RULE")],
                        value=ast.Call(
                            args=[
                                ast.Constant(str(code)),
                                ast.Constant(str(name)),
                                ast.Attribute(attr=severity),
                                *_,
                            ]
                        ),
                    ) if severity in Severity.__members__:
                        page = ast.get_docstring(tree, clean=False) or ""
                        yield Rule(code, name, Severity[severity], page=page, path=str(file))


def selectable(settings: Settings, rules: Sequence[Rule]) -> Settings:
    """Settings without the names that no rule has: they may be those of plugins that do not run."""

    def known(key: str, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if not unknown_selector(key, name, rules))

    def alone(key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        # Nothing that runs was selected; an empty tuple would select the defaults.
        return known(key, names) or ((BROKEN.code,) if names else ())

    return replace(
        settings,
        select=alone("select", settings.select),
        extend_select=known("extend-select", settings.extend_select),
        ignore=known("ignore", settings.ignore),
        fixable=alone("fixable", settings.fixable),
        unfixable=known("unfixable", settings.unfixable),
        severity={
            name: value
            for name, value in settings.severity.items()
            if not unknown_selector("severity", name, rules)
        },
    )
