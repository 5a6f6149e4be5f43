"""Runs rules on a prompt and on other nodes. Pure: no files, no network; the clock is handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from mjlint.diagnostic import Diagnostic, Severity, Shift
from mjlint.errors import Mistake, SettingsError
from mjlint.language.lexicon import Lexicon, Model
from mjlint.linting.dispatch import Dispatch
from mjlint.linting.finishing import Finish
from mjlint.linting.selectors import selected
from mjlint.plugins.names import unknown_model
from mjlint.plugins.registry import builtin
from mjlint.prompts.misplaced_words import strays, strays_of
from mjlint.prompts.models import ModelChoice, Selection, select
from mjlint.prompts.parser import Parser
from mjlint.prompts.tree import Parameter, Prompt
from mjlint.rule import Check, Context, Rule
from mjlint.settings.settings import MIDJOURNEY, Settings
from mjlint.text.limits import MAXIMUM_PROMPT

REMEMBERED_PARAMETERS: Final = 8192
"""Of how many parameters the findings are remembered. A check of a parameter sees nothing but it and
its models, and most prompts of a batch end in the same few."""

_TOO_LONG: Final = "too-long"
"""The rule that alone runs on what is longer than `MAXIMUM_PROMPT`."""
_FOLDERS: Final = {
    "LinkEvidence": "links", "Suppression": "suppressions", "UnusedEntry": "suppressions",
    "Request": "requests",
}  # fmt: skip
"""By the name of a node that is no part of a prompt, the folder of the rules that read it."""


class PromptFindings(NamedTuple):
    """A prompt with all that is found in it."""

    prompt: Prompt | None
    """Its tree; None for a text that is too long to be parsed."""
    model: ModelChoice
    diagnostics: tuple[Diagnostic, ...]


class _Known(NamedTuple):
    """What is remembered of a parameter: of its text, the character before it and its models."""

    start: int
    """Where it began when it was checked."""
    diagnostics: tuple[Diagnostic, ...] | None
    """None where they depend on other parameters: see `Rule.beside`."""
    name: str
    """Empty where Midjourney does not read it."""
    has_strays: bool


class RuleSet:
    """The rules that some settings ask for, ready to run.

    ``rules``: those that may be asked for. ``clock``: seconds since 1970, for links that expire.
    Raises `SettingsError` for a model that does not exist.
    """

    def __init__(
        self,
        settings: Settings,
        rules: Sequence[Rule],
        lexicon: Lexicon,
        clock: Callable[[], float],
    ) -> None:
        self.settings, self.lexicon, self._clock = settings, lexicon, clock
        custom = frozenset(name.lstrip("-").lower() for name in settings.custom_parameters)
        self._parser = Parser(lexicon.names | custom)
        self._default = lexicon.default
        self._default = self.default(settings.model)
        self._newest = f"the default since {lexicon.default.default_from}"
        self._untyped = ModelChoice(self._default.name, False, self._why(self._default))
        direct = settings.target in MIDJOURNEY
        self._given = rules
        self.rules = tuple(
            rule
            for rule in rules
            if rule.reads not in _FOLDERS
            and selected(rule, settings)
            and not (direct and rule.at_targets)
        )
        """The rules that run on every prompt."""
        self._on_nodes: dict[str, tuple[Rule, ...]] = {}
        self._checks_on_nodes: dict[tuple[str, frozenset[str]], tuple[Check, ...]] = {}
        self._lenient = frozenset(rule.code for rule in self.rules if rule.lenient)
        self._of_models = frozenset(rule.code for rule in self.rules if rule.of_models)
        beside = {name for rule in self.rules for name in rule.beside}
        self._beside = lexicon.spellings(*sorted(beside))
        self._plain = Context(lexicon, settings, (self._default,), True, clock)
        self._finish = Finish.of(self.rules, settings)
        self._dispatch = Dispatch(self.rules, lexicon)
        self._remembered: dict[object, _Known] = {}

    def parse(self, text: str) -> Prompt:
        """The prompt's tree; any text gives one."""
        return self._parser.parse(text)

    def default(self, name: str | None) -> Model:
        """The account's default model, by its name. Raises `SettingsError` if there is none."""
        if name is None:
            return self._default
        model = self.lexicon.model(name)
        if model is None:
            raise SettingsError(Mistake("", None, unknown_model(name, self.lexicon)))
        return model

    def on_prompt(
        self, text: str, model: str | None = None, *, expand: bool = True
    ) -> PromptFindings:
        """What is found in a prompt.

        ``model``: the account's default for this prompt alone. ``expand``: with what only a job of
        its permutations shows.
        """
        default = self._default if model is None else self.default(model)
        if len(text) > MAXIMUM_PROMPT:
            return self._too_long(text, default)
        prompt = self._parser.parse(text)
        selection = select(prompt, self.lexicon, default)
        models, assumed = selection.models(), not selection.choosers
        if prompt.parameters:
            names, found = self._on_parameters(prompt, selection, models)
            context = Context(
                self.lexicon, self.settings, models, assumed, self._clock, None, names
            )
            found += self._on_whole(prompt, context)
        else:
            # Half of all prompts: they differ in their text alone.
            context = self._plain
            if default is not self._default:
                context = Context(self.lexicon, self.settings, models, assumed, self._clock)
            prompt.memo[strays] = ()
            found = self._on_whole(prompt, context)
        if expand and prompt.permutations:
            from mjlint.linting.expanding import of_expansions  # most prompts have no braces

            lint = partial(self.on_prompt, model=model, expand=False)
            found += of_expansions(prompt, found, lint, self.settings)
        choice = self._untyped
        if not assumed or default is not self._default:
            choice = selection.choice(self._why(default))
        meant = models[0] if models else None
        return PromptFindings(prompt, choice, self._finish.all(prompt, found, self.lexicon, meant))

    def _on_parameters(
        self, prompt: Prompt, selection: Selection, models: tuple[Model, ...]
    ) -> tuple[frozenset[str], list[Diagnostic]]:
        """The names of the parameters that are read, and what is found in each."""
        text, assumed = prompt.source, not selection.choosers
        found: list[Diagnostic] = []
        names: set[str] = set()
        others: list[Parameter] = []
        several = len(models) > 1
        has_strays = several
        for parameter in prompt.parameters:
            if parameter.branch:
                others.append(parameter)
                if parameter.flag.read:
                    names.add(parameter.name)
                continue
            own = selection.models(parameter) if several else models
            start = parameter.start
            # The character before it shows whether it is glued, and what a fix may take with it.
            key = text[start - 1 if start else 0 : parameter.end], own, assumed
            known = self._remembered.get(key)
            if known is None:
                if len(self._remembered) >= REMEMBERED_PARAMETERS:
                    self._remembered.clear()
                known = self._remembered[key] = self._known(parameter, prompt, own, assumed)
            if known.name:
                names.add(known.name)
            has_strays = has_strays or known.has_strays
            diagnostics = known.diagnostics
            if diagnostics is None:
                others.append(parameter)
            elif diagnostics:
                by = start - known.start
                found += [one.moved(Shift(by)) for one in diagnostics] if by else diagnostics
        read = frozenset(names)
        if others:
            place = selection.place(len(text.rstrip()))
            for parameter in others:
                own = selection.models(parameter)
                context = Context(
                    self.lexicon, self.settings, own, assumed, self._clock, place, read
                )
                found += self._on_parameter(parameter, context)
        elif not has_strays:
            prompt.memo[strays] = ()
        return read, found

    def _known(
        self, parameter: Parameter, prompt: Prompt, models: tuple[Model, ...], assumed: bool
    ) -> _Known:
        context = Context(self.lexicon, self.settings, models, assumed, self._clock)
        name = parameter.name
        found = None
        if name not in self._beside:
            found = tuple(self._on_parameter(parameter, context))
        has_strays = strays_of(parameter, prompt, self.lexicon, context.known) is not None
        return _Known(parameter.start, found, name if parameter.flag.read else "", has_strays)

    def _why(self, default: Model) -> str:
        return self._newest if default is self.lexicon.default else "the default"

    def _too_long(self, text: str, default: Model) -> PromptFindings:
        """What is found in a text that is not even parsed, since it cannot be a prompt."""
        whole = Prompt(text, (), ())
        context = Context(self.lexicon, self.settings, (default,), True, self._clock)
        rules = (rule for rule in self.rules if rule.name == _TOO_LONG)
        found = [one for rule in rules for one in rule.check(whole, context)]
        choice = ModelChoice(default.name, False, self._why(default))
        return PromptFindings(None, choice, self._finish.all(whole, found, self.lexicon))

    def _on_parameter(self, parameter: Parameter, context: Context) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for check in self._dispatch.on_flags:
            found += check(parameter.flag, context)
        if parameter.flag.read:
            for check in self._dispatch.on_parameter(parameter.name):
                found += check(parameter, context)
        return self._lowered(found, context) if found else found

    def _on_whole(self, prompt: Prompt, context: Context) -> list[Diagnostic]:
        dispatch = self._dispatch
        found: list[Diagnostic] = []
        if on_pieces := dispatch.on_pieces:
            for piece in prompt.walk() if prompt.permutations else prompt.pieces:
                for check in on_pieces.get(type(piece), ()):
                    found += check(piece, context)
        for check in dispatch.on_prompt(prompt.source, context.names):
            found += check(prompt, context)
        return self._lowered(found, context) if found else found

    def _lowered(self, found: list[Diagnostic], context: Context) -> list[Diagnostic]:
        """Errors are warnings on models that took almost anything, or of which little is known."""
        if not context.lenient and not context.ahead:
            return found
        codes = self._lenient if context.lenient else self._of_models
        return [
            replace(one, severity=Severity.WARNING, failure=None, reply=None)
            if one.severity is Severity.ERROR and one.code in codes
            else one
            for one in found
        ]

    def rules_on(self, node: str) -> tuple[Rule, ...]:
        """The rules that run on a node that is no part of a prompt, such as a ``Request``."""
        found = self._on_nodes.get(node)
        if found is None:
            every = {rule.code: rule for rule in (*self._given, *builtin(_FOLDERS[node]))}
            found = self._on_nodes[node] = tuple(
                rule
                for rule in every.values()
                if rule.reads == node and selected(rule, self.settings)
            )
        return found

    def on_node(
        self, node: object, models: tuple[Model, ...], assumed: bool
    ) -> tuple[Diagnostic, ...]:
        """What is found in a node that is no part of a prompt. ``models``, ``assumed``: `Context`."""
        name = type(node).__name__
        signs: frozenset[str] = getattr(node, "signs", frozenset())
        checks = self._checks_on_nodes.get((name, signs))
        if checks is None:
            wanted = (
                r for r in self.rules_on(name) if not r.signs or not signs.isdisjoint(r.signs)
            )
            checks = self._checks_on_nodes[name, signs] = tuple(rule.check for rule in wanted)
        context = Context(self.lexicon, self.settings, models, assumed, self._clock)
        found = [diagnostic for check in checks for diagnostic in check(node, context)]
        if not found:
            return ()
        finish = Finish.of(self.rules_on(name), self.settings)
        return tuple(finish.one(diagnostic, diagnostic.fixes) for diagnostic in found)
