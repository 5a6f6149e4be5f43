"""What a user decides: the model, the rules, the receiver; read by `mjlint.settings.configuration`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

from mjlint.errors import Mistake, SettingsError
from mjlint.settings.keys import BY_NAME
from mjlint.settings.values import checked

if TYPE_CHECKING:
    from mjlint.settings.links import LinkSettings

MIDJOURNEY: Final = ("discord", "web")
"""The targets that are Midjourney itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check prompts. Every field has the default that holds where nothing is set."""

    model: str | None = None
    """The account's default model by its name in the reference; None: the newest."""
    target: str = "discord"
    """Who receives the prompt: ``discord``, ``web`` or a vendor of ``grammar/vendors/``."""
    plan: str | None = None
    """The account's plan: ``basic``, ``standard``, ``pro`` or ``mega``."""
    speed: str | None = None
    """The account's speed where none is typed: ``fast``, ``relax`` or ``turbo``."""
    select: tuple[str, ...] = ()
    """Codes, prefixes of codes or names of the rules to run; empty: those on by default."""
    extend_select: tuple[str, ...] = ()
    """Rules to run besides those of ``select``."""
    ignore: tuple[str, ...] = ()
    """Rules not to run; the longer code wins."""
    fixable: tuple[str, ...] = ()
    """The rules whose fixes may be applied; empty: all."""
    unfixable: tuple[str, ...] = ()
    """Rules whose fixes are only shown."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """The severity of a rule, by its code or name."""
    custom_parameters: tuple[str, ...] = ()
    """Names made with ``/prefer option set``, without dashes."""
    prefix: str = ""
    suffix: str = ""
    """What is added unseen, such as by ``/prefer suffix``."""
    moderation_words: tuple[str, ...] = ()
    """Words that moderated-word reports besides its own."""
    moderation_allow: tuple[str, ...] = ()
    """Words that moderated-word leaves alone."""
    links: LinkSettings | None = None
    """How links are asked, where they are; None: with the defaults."""

    def __post_init__(self) -> None:
        """Check types and closed choices. Raises `SettingsError`, with what a settings file gets."""
        mistakes: list[Mistake] = []
        for name, key, default in FIELDS:
            value = getattr(self, name)
            if value is default or value == default:
                continue
            good, wrong = checked(BY_NAME[key], value)
            mistakes += (Mistake("", None, message) for message, _ in wrong)
            if good is not value:
                object.__setattr__(self, name, good)
        if mistakes:
            raise SettingsError(*mistakes)

    def __hash__(self) -> int:
        fields = (getattr(self, name) for name, _, _ in FIELDS if name != "severity")
        return hash((*fields, *sorted(self.severity.items())))


FIELDS: Final = tuple(
    (field.name, key, {} if field.name == "severity" else field.default)
    for field in fields(Settings)
    if (key := field.name.replace("moderation_", "moderation.").replace("_", "-")) in BY_NAME
)
"""The fields that are keys of the settings file: each with its key and its default."""
