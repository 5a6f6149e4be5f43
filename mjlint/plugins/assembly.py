"""A configuration to what it describes: its language, its rules, its plugins, checked settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from mjlint.errors import Mistake, SettingsError
from mjlint.language.lexicon import Lexicon, load
from mjlint.plugins.broken import documented
from mjlint.plugins.names import unknown_model, unknown_selector, unknown_target
from mjlint.plugins.registry import builtin, for_prompts
from mjlint.rule import Rule
from mjlint.settings.configuration import Configuration
from mjlint.settings.keys import SELECTING
from mjlint.settings.settings import Settings


class Assembly:
    """Builds what a configuration describes, each part when it is first asked for.

    ``code``: whether plugins that are code of the checkout run; the others always do.
    """

    def __init__(self, configuration: Configuration, *, code: bool = True) -> None:
        self.configuration = configuration
        self._code = code
        self.run: tuple[str, ...] = ()
        """The plugins whose code is of the checkout, and runs."""
        self.held_back: tuple[str, ...] = ()
        """Those that did not run, since nobody allowed it."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The language, with the rows of the settings. Raises `SettingsError`."""
        models = self.configuration.rows("language.model")
        parameters = self.configuration.rows("language.parameter")
        if not models and not parameters:
            return load()
        from mjlint.plugins.extension import extended

        return extended(models, parameters)

    @cached_property
    def _own(self) -> tuple[list[Rule], list[Mistake]]:
        configuration = self.configuration
        plugins, rows = configuration.texts("plugins"), configuration.rows("rule")
        if not plugins and not rows:
            return [], []
        from mjlint.plugins.local import local_code
        from mjlint.plugins.modules import admitted, guarded, load

        local = tuple(local_code(plugins))
        if self._code:
            self.run = local
        else:
            self.held_back = local
            plugins = tuple(plugin for plugin in plugins if plugin not in local)
        place = str(configuration.origin("plugins"))
        found, mistakes = load(plugins, builtin(), place)
        written: list[Rule] = []
        if rows:
            from mjlint.plugins.tables import declared

            for row in rows:
                try:
                    written.append(guarded(declared(row)))
                except SettingsError as error:
                    mistakes += error.mistakes
        good, refused = admitted(written, (*builtin(), *found))
        return [*found, *good], [*mistakes, *refused]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """mjlint's rules for prompts and those of the settings."""
        return (*for_prompts(), *self._own[0])

    @property
    def every_rule(self) -> tuple[Rule, ...]:
        """All rules of mjlint and those of the settings, by code."""
        own = self._own[0]
        if self.held_back:
            from mjlint.plugins.local import described

            own = [*own, *described(self.held_back)]
        return tuple(sorted((*documented(), *own), key=lambda rule: rule.code))

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is wrong with plugins and declared rules; the other rules are there all the same."""
        return tuple(self._own[1])

    @property
    def has_own_rules(self) -> bool:
        """Whether the settings bring rules; a linter takes mjlint's by itself."""
        return bool(self._own[0])

    def settings_at(self, path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
        """The settings for a file, and the rules that only its path leaves out.

        Raises `SettingsError` for a model, a rule or a target that does not exist.
        """
        if self._mistakes_in_names:
            raise SettingsError(*self._mistakes_in_names)
        ignored = self.configuration.ignored_at(path) if path is not None else ()
        settings = self.configuration.settings
        if path is not None and ignored:
            settings = self.configuration.settings_at(path)
        if self.held_back:
            from mjlint.plugins.local import selectable

            settings = selectable(settings, self.rules)
        return settings, ignored

    @cached_property
    def _mistakes_in_names(self) -> tuple[Mistake, ...]:
        return tuple(self._unknown())

    def _unknown(self) -> Iterator[Mistake]:
        """Names in the settings that nothing has."""
        configuration = self.configuration
        model, target = configuration.text("model"), configuration.text("target")
        if model is not None and self.lexicon.model(model) is None:
            message = unknown_model(model, self.lexicon)
            yield configuration.origin("model").mistake(message)
        if target is not None and (message := unknown_target(target)):
            yield configuration.origin("target").mistake(message)
        named = [(key, selector) for key in SELECTING for selector in configuration.texts(key)]
        named += [("severity", selector) for selector in configuration.table("severity")]
        for selectors in configuration.table("per-file-ignores").values():
            if isinstance(selectors, tuple):
                named += [("per-file-ignores", selector) for selector in selectors]
        if named:
            for key, selector in named:
                yield from self._selector(key, selector, self.rules)

    def _selector(self, key: str, selector: str, rules: Sequence[Rule]) -> Iterator[Mistake]:
        message = unknown_selector(key, selector, rules)
        if not message or self.mistakes or self.held_back:
            # It may well be the rule of a plugin that is broken or did not run, which is reported.
            return
        for origin in self.configuration.origins[key]:
            value: object = origin.file.data if origin.file is not None else None
            for step in origin.key:
                value = value.get(str(step)) if isinstance(value, dict) else None
            if isinstance(value, list) and selector in value:
                yield origin.mistake(message, value.index(selector))
                return
            if isinstance(value, dict):
                for name, item in value.items():
                    if name == selector or (isinstance(item, list) and selector in item):
                        yield origin.mistake(message, name)
                        return
        yield self.configuration.origin(key).mistake(message)
