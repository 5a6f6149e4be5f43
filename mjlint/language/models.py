"""What the tables say of one model of Midjourney: a row of ``models.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mjlint.diagnostic import plain_class


@plain_class
class Model:
    """A model of Midjourney."""

    name: str
    """As in the reference: ``8.2``, ``niji 6``, ``test``, ``video 1``."""
    family: str
    """``midjourney``, ``niji``, ``test`` or ``video``."""
    versions: tuple[str, ...]
    """Values of ``--version`` that choose it."""
    nijis: tuple[str, ...]
    """Values of ``--niji`` that choose it."""
    flag: str | None
    """The flag that chooses it."""
    released: str
    default_from: str | None
    default_to: str | None
    withdrawn: str | None
    multi_prompts: str
    """``whole``, ``decimal``, ``unsupported`` or ``unknown``."""
    image_prompts: bool
    lenient: bool
    """Whether it is of 2022, when jobs ran in spite of upper case, text after parameters, …"""
    source: str
    multi_prompts_source: str
    image_prompts_source: str
    replied: str | None = None
    """Its version in replies about compatibility, where that is not its name: ``5.0`` for 5."""
    ahead: str | None = None
    """The name of a model that came out after the tables were written, such as ``8.3``. All else is
    what they say of the newest model of its family, whose `name` it bears."""

    @property
    def typed(self) -> str:
        """How it is chosen, in the words of Midjourney's replies: ``--version 8.2``, ``--niji 6``."""
        if self.versions:
            return f"--version {self.versions[0]}"
        if self.nijis:
            return f"--niji {self.nijis[0]}"
        return f"--{self.flag}"

    @property
    def answered(self) -> str:
        """How replies about compatibility name it: ``--version 5.0``, where others say 5."""
        return f"--version {self.replied}" if self.replied else self.typed

    @property
    def short(self) -> str:
        """How a person types it: ``--v 8.2``, ``--niji 6``."""
        return f"--v {self.versions[0]}" if self.versions else self.typed


def model_of(row: Mapping[str, Any]) -> Model:
    """The model that a row of ``models.toml`` describes. The row is checked already."""
    return Model(
        name=row["name"],
        family=row["family"],
        versions=tuple(row.get("version", ())),
        nijis=tuple(row.get("niji", ())),
        flag=row.get("flag"),
        released=row["released"],
        default_from=row.get("default-from"),
        default_to=row.get("default-to"),
        withdrawn=row.get("withdrawn"),
        multi_prompts=row["multi-prompts"],
        image_prompts=row["image-prompts"],
        lenient=row.get("lenient", False),
        source=row["source"],
        multi_prompts_source=row["multi-prompts-source"],
        image_prompts_source=row["image-prompts-source"],
        replied=row.get("replied"),
    )


def ahead_of(model: Model, number: str) -> Model:
    """A model that is newer than the tables, taken for the newest that they know of its family."""
    niji = model.family == "niji"
    return replace(
        model,
        versions=() if niji else (number,),
        nijis=(number,) if niji else (),
        replied=None,
        ahead=f"niji {number}" if niji else number,
    )
