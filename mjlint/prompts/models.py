"""Which model a prompt will run on, and why."""

from __future__ import annotations

from typing import Final

from mjlint.diagnostic import plain_class, value_class
from mjlint.language.lexicon import Lexicon, Model, Support
from mjlint.prompts.tree import Parameter, Prompt

MAXIMUM_CHOOSERS: Final = 50
"""How many parameters that choose a model are kept apart. Of those in options of permutations none
beyond 40 can run (https://docs.midjourney.com, Permutations, 2025-02-06); of the others the last counts."""

_VERSION: Final = ("v", "version")
_CHOOSING: Final = frozenset((*_VERSION, "niji", "test", "testp", "video", "hd"))


@value_class
class ModelChoice:
    """The model that a prompt is checked for."""

    name: str
    """As in the reference: ``8.2``, ``niji 6``."""
    typed: bool
    """Whether the prompt says so; else it is the account's default."""
    why: str
    """In words: ``typed as --v 6``, ``the default since 2026-07-24``."""

    def __str__(self) -> str:
        return f"{self.name} ({self.why})"

    def to_dict(self) -> dict[str, object]:
        """The choice in types that JSON has."""
        return {"name": self.name, "typed": self.typed, "why": self.why}


@plain_class
class Selection:
    """The models that a prompt chooses: several where permutations choose, none where the value is unknown."""

    default: Model
    choosers: tuple[tuple[Parameter, Model | None], ...]
    """The parameters that choose a model, with the model; None for an unknown value."""
    covered: bool
    """Whether every job types its model, so that the default is never used."""

    def models(self, parameter: Parameter | None = None) -> tuple[Model, ...]:
        """The models that a parameter may meet, in the order of the text; of the whole prompt if None."""
        if not self.choosers:
            return (self.default,)
        if len(self.choosers) == 1 and not self.choosers[0][0].branch:
            model = self.choosers[0][1]
            return () if model is None else (model,)
        found: dict[Model, None] = {} if self.covered else {self.default: None}
        last: Model | None = None
        for chooser, model in self.choosers:
            if parameter is not None and not chooser.meets(parameter):
                continue
            if not chooser.branch:
                last = model
            elif model is not None:
                found[model] = None
        if last is not None:
            found = {last: None}
        elif (
            self.covered
            and not found
            and parameter is not None
            and any(m for _, m in self.choosers)
        ):
            return ()
        return tuple(found)

    def place(self, end: int) -> tuple[int, int] | None:
        """Where the model is typed; ``end`` twice where none is, None where it is typed variously."""
        if not self.choosers:
            return end, end
        parameter, _ = self.choosers[0]
        if len(self.choosers) > 1 or parameter.branch:
            return None
        if parameter.value is not None and not parameter.value.in_place:
            return None
        return parameter.start, parameter.end

    def choice(self, default_why: str) -> ModelChoice:
        """The model to name in a report: the first that the prompt may run on."""
        models = self.models()
        if not models:
            return ModelChoice(self.default.name, False, default_why)
        for parameter, model in self.choosers:
            if model is models[0]:
                text = f"--{parameter.name}"
                if parameter.items:
                    # Words after it are no part of how the model is typed.
                    text += f" {parameter.items[0].text}"
                return ModelChoice(model.ahead or model.name, True, f"typed as {text}")
        return ModelChoice(models[0].name, False, default_why)


def select(prompt: Prompt, lexicon: Lexicon, default: Model) -> Selection:
    """Read off the prompt which models it chooses."""
    choosers: list[tuple[Parameter, Model | None]] = []
    for parameter in prompt.parameters:
        name = parameter.name
        if name not in _CHOOSING or not parameter.flag.read:
            continue
        if name in _VERSION:
            items = parameter.items
            if items:
                choosers.append((parameter, lexicon.version(items[0].text.rstrip(".,;"))))
        elif name == "niji":
            items = parameter.items
            if not items:
                choosers.append((parameter, lexicon.default_niji))
            else:
                choosers.append((parameter, lexicon.niji(items[0].text.rstrip(".,;"))))
        else:
            model = lexicon.models.get("video 1" if name == "video" else name)
            known = lexicon.find(name, default)
            if model is None or known is None or known.on(default) is Support.LEGACY:
                # On the models of 2022 `--video` made a film of the grid and chose no model.
                continue
            if model.name in known.support and not known.on(model).refused:
                choosers.append((parameter, model))
    if not choosers:
        return Selection(default, (), False)
    if len(choosers) == 1 and not choosers[0][0].branch:
        return Selection(default, tuple(choosers), True)
    # A video is made by the video model, whatever version is typed with it.
    choosers.sort(key=lambda chooser: chooser[1] is not None and chooser[1].family == "video")
    covered = _covers(prompt, [parameter for parameter, _ in choosers])
    if len(choosers) > MAXIMUM_CHOOSERS:
        certain = [chooser for chooser in choosers if not chooser[0].branch]
        choosers = [c for c in choosers if c[0].branch][:MAXIMUM_CHOOSERS] + certain[-1:]
    return Selection(default, tuple(choosers), covered)


def _covers(prompt: Prompt, choosers: list[Parameter]) -> bool:
    """Whether every job has one of the parameters in it."""
    if any(not parameter.branch for parameter in choosers):
        return True
    options = {permutation.start: len(permutation.options) for permutation in prompt.permutations}
    chosen: dict[int, set[int]] = {}
    for parameter in choosers:
        start, option = parameter.branch[0]
        chosen.setdefault(start, set()).add(option)
    return any(len(numbers) == options[start] for start, numbers in chosen.items())
