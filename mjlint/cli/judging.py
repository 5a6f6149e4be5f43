"""What `check` was told, made into a linter; a name that does not exist is said so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

from mjlint.cli.trouble import Trouble, nearest
from mjlint.lexicon import load
from mjlint.linter import Linter
from mjlint.rule import builtin
from mjlint.settings import Settings


def linter(settings: Settings) -> Linter:
    """The linter of these settings. Raises `Trouble` for an unknown model, rule or target."""
    if settings.model is not None:
        check_model(settings.model)
    for selector in (*settings.select, *settings.extend_select, *settings.ignore):
        check_selector(selector)
    if settings.target not in ("discord", "web"):
        check_target(settings.target)
    return Linter(settings)


def selectors(values: Iterable[str]) -> tuple[str, ...]:
    """The codes and names of an option that is given several times or holds commas."""
    found = (part.strip() for value in values for part in value.split(","))
    return tuple(_spelling(each) for each in found if each)


def check_model(name: str) -> None:
    """Raises `Trouble` where there is no such model."""
    lexicon = load()
    if lexicon.model(name) is None:
        hint = nearest(name, lexicon.models) or f"; the models are {', '.join(lexicon.models)}"
        raise Trouble(f"there is no model `{name}`{hint}")


def check_selector(selector: str) -> None:
    """Raises `Trouble` where no rule has this code, prefix of a code, or name."""
    rules = [checker.rule for checker in builtin()]
    if selector == "ALL" or any(
        selector == rule.name or (selector[:1].isupper() and rule.code.startswith(selector))
        for rule in rules
    ):
        return
    known = [rule.code for rule in rules] if re.search(r"\d", selector) else []
    known = known or [rule.name for rule in rules]
    hint = nearest(selector, known) or "; `mjlint rule` lists the rules"
    raise Trouble(f"there is no rule `{selector}`{hint}")


def check_target(target: str) -> None:
    """Raises `Trouble` where nobody receives prompts under this name."""
    known = ["discord", "web", *_vendors()]
    if target not in known:
        hint = nearest(target, known) or f"; the targets are {', '.join(known)}"
        raise Trouble(f"there is no target `{target}`{hint}")


def _vendors() -> list[str]:
    """The vendors that have a table."""
    folder = files("mjlint") / "requests" / "vendors"
    if not folder.is_dir():
        return []
    tables = (table.name for table in folder.iterdir())
    return sorted(name.removesuffix(".toml") for name in tables if name.endswith(".toml"))


def _spelling(selector: str) -> str:
    """Codes in upper case, names in lower case, however they are typed."""
    if re.fullmatch(r"mj\d{0,3}|all", selector, re.IGNORECASE):
        return selector.upper()
    return selector
