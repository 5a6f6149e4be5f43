"""Names in the settings that only the tables and the rules can check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mjlint.language.lexicon import Lexicon
from mjlint.plugins.broken import documented
from mjlint.rule import Rule
from mjlint.settings.keys import SELECTING
from mjlint.settings.settings import MIDJOURNEY, Settings
from mjlint.text.similar import did_you_mean

GROUPS: Final = {
    "shape": "MJ0",
    "parameters": "MJ1",
    "values": "MJ2",
    "models": "MJ3",
    "weights": "MJ4",
    "links": "MJ5",
    "text": "MJ6",
    "requests": "MJ7",
    "receivers": "MJ8",
}
"""What rules are about, and what the codes of these rules begin with."""


def selects(selector: str, rule: Rule) -> bool:
    """Whether a selector means a rule, alone or among others."""
    if selector in (rule.name, "ALL"):
        return True
    # Codes are written in upper case, names in lower case.
    beginning = GROUPS.get(selector, selector)
    return beginning[:1].isupper() and rule.code.startswith(beginning)


def known_selector(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether a selector means any of these rules."""
    return selector == "ALL" or any(selects(selector, rule) for rule in rules)


def unknown_model(name: str, lexicon: Lexicon) -> str:
    """The message for a model that does not exist."""
    hint = did_you_mean(name, lexicon.models)
    return f"there is no model `{name}`{hint or '; the models are ' + ', '.join(lexicon.models)}"


def unknown_target(name: str) -> str:
    """The message for a target that does not exist; empty for one that does."""
    if name in MIDJOURNEY:
        return ""
    from mjlint.language.vendors import load, receiver
    from mjlint.language.vendors import names as ids

    if receiver(name) is not None:
        return ""
    names = [known for id in ids() for known in (id, *load(id).aliases)]
    hint = did_you_mean(name, names) or f"; the targets are {', '.join(names)}"
    return f"there is no target `{name}`{hint}"


def unknown_selector(key: str, selector: str, rules: Iterable[Rule]) -> str:
    """The message for a selector that means no rule; empty for one that means any.

    ``key``: where the settings name it. ``rules``: those for prompts; the others are looked through
    only where it is none of these.
    """
    rules = tuple(rules)
    if known_selector(selector, rules):
        return ""
    if known_selector(selector, documented()):
        return ""
    names = [*GROUPS, *(word for rule in rules for word in (rule.code, rule.name))]
    hint = did_you_mean(selector, names) or "; `mjlint rule` lists the rules"
    return f"`{key}`: there is no rule `{selector}`{hint}"


def unknown_names(settings: Settings, lexicon: Lexicon, rules: Iterable[Rule]) -> Iterator[str]:
    """The messages for all names in settings that nothing has."""
    if settings.model is not None and lexicon.model(settings.model) is None:
        yield unknown_model(settings.model, lexicon)
    if message := unknown_target(settings.target):
        yield message
    for key in (*SELECTING, "severity"):
        for selector in getattr(settings, key.replace("-", "_")):
            if message := unknown_selector(key, selector, rules):
                yield message
