"""The values that a shell completes: models, targets, rules, parameters, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Complete: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"


def _completed(names: Callable[[], Iterable[str]]) -> Complete:
    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        # The last of several that are separated by commas.
        head, comma, last = incomplete.rpartition(",")
        return [
            CompletionItem(f"{head}{comma}{name}")
            for name in names()
            if name.lower().startswith(last.lower())
        ]

    return complete


def _models() -> Iterable[str]:
    from mjlint.language.lexicon import load

    return load().models


def _targets() -> Iterable[str]:
    from mjlint.language.vendors import names

    return names()


def _rules() -> Iterable[str]:
    from mjlint.checking.project import Project
    from mjlint.plugins.names import GROUPS

    return [*GROUPS] + [
        label
        for rule in Project(code=False).assembly().every_rule
        for label in (rule.name, rule.code)
    ]


def _parameters() -> Iterable[str]:
    from mjlint.language.lexicon import load

    return sorted(load().names)


def _keys() -> Iterable[str]:
    from mjlint.settings.keys import BY_NAME

    return BY_NAME


models: Final = _completed(_models)
rules: Final = _completed(_rules)
parameters: Final = _completed(_parameters)
keys: Final = _completed(_keys)
OF_KEYS: Final[dict[str, Complete]] = {
    "model": models,
    "target": _completed(_targets),
    "select": rules,
    "extend-select": rules,
    "ignore": rules,
    "fixable": rules,
    "unfixable": rules,
}
"""By the key that an option sets."""
