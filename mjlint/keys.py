"""Every key of the settings: its form, its default, what it means.

The reader, the environment, the JSON Schema and `mjlint settings` all go by this one table.
"""

from __future__ import annotations

from typing import Final

SEVERITIES: Final = ("error", "warning", "info")


class Key:
    """One key. A dot stands for a table: ``links.check`` is in ``[links]``.

    ``form``: ``text``, ``texts``, ``switch``, ``severities``, ``patterns`` or ``rows``.
    ``choices``: the words that it takes, where they are few. ``adds``: whether it adds to what the
    file that is extended says; where not, it takes its place.
    """

    # Every check imports this module: a data class would take a millisecond to make.
    __slots__ = ("adds", "choices", "default", "form", "meaning", "name")

    def __init__(
        self,
        name: str,
        form: str,
        meaning: str,
        default: object = None,
        choices: tuple[str, ...] = (),
        adds: bool = False,
    ) -> None:
        self.name, self.form, self.meaning = name, form, meaning
        self.default, self.choices, self.adds = default, choices, adds

    @property
    def variable(self) -> str | None:
        """The environment variable that sets it; None where it has none."""
        if self.form not in ("text", "texts", "switch") or self.name == "extend":
            return None
        return "MJLINT_" + self.name.upper().replace("-", "_").replace(".", "_")

    @property
    def path(self) -> tuple[str, ...]:
        """The tables that lead to it, and its own name."""
        return tuple(self.name.split("."))


KEYS: Final = (
    Key("extend", "text", "Another settings file to start from; relative to this one."),
    Key("model", "text", "The account's default model: `8.2`, `niji 7`; the newest if not set."),
    Key("target", "text", "Who receives the prompts: `discord`, `web` or a vendor.", "discord"),
    Key("plan", "text", "The account's plan.", None, ("basic", "standard", "pro", "mega")),
    Key(
        "speed",
        "text",
        "The account's speed where none is typed.",
        None,
        ("fast", "relax", "turbo"),
    ),
    Key("prefix", "text", "What is put in front of each prompt unseen.", ""),
    Key("suffix", "text", "What is put behind each prompt unseen, as by `/prefer suffix`.", ""),
    Key("custom-parameters", "texts", "Names made with `/prefer option set`.", (), adds=True),
    Key("select", "texts", "The rules to run: codes, beginnings of codes, names, `ALL`.", ()),
    Key("extend-select", "texts", "Rules to run besides.", (), adds=True),
    Key("ignore", "texts", "Rules not to run; the longer code wins over `select`.", ()),
    Key("per-file-ignores", "patterns", "Rules not to run on files that match.", {}, adds=True),
    Key("severity", "severities", "The severity of a rule, by code or name.", {}, SEVERITIES, True),
    Key("fail-on", "text", "The least severity that fails a run.", "error", (*SEVERITIES, "never")),
    Key(
        "include",
        "texts",
        "Patterns of the files to read in folders, besides the known formats.",
        (),
    ),
    Key("exclude", "texts", "Patterns of the files and folders to leave out.", (), adds=True),
    Key("force-exclude", "switch", "Leave them out even where they are named.", False),
    Key("respect-gitignore", "switch", "Leave out what git ignores.", True),
    Key("documents.keys", "texts", "Key paths and columns that hold prompts; the usual if not set."),
    Key(
        "documents.blocks",
        "text",
        "What parts the prompts of a text.",
        "lines",
        ("lines", "blank-lines", "rulers"),
    ),
    Key("documents.delimiter", "text", "Between cells; read off the first row if not set."),
    Key("documents.paragraphs", "switch", "Read paragraphs of Markdown as prompts.", False),
    Key("documents.code", "switch", "Read programs in folders, too.", False),
    Key("documents.values", "text", "A file of values for templates, relative to this one."),
    Key("output-format", "text", "How findings are shown: `full`, `concise`, `json` …"),
    Key("unsafe-fixes", "switch", "Let `--fix` apply unsafe fixes too.", False),
    Key("baseline", "text", "A baseline file, relative to this one."),
    Key(
        "moderation.words",
        "texts",
        "Words that moderated-word reports besides its own.",
        (),
        adds=True,
    ),
    Key("moderation.allow", "texts", "Words that moderated-word leaves alone.", (), adds=True),
    Key("links.check", "switch", "Ask image links over the network.", False),
    Key("links.strict", "switch", "Fail also on links that could not be judged.", False),
    Key("links.allow-hosts", "texts", "Private hosts that may be asked.", (), adds=True),
    Key(
        "plugins",
        "texts",
        "Rules of one's own: modules, files, folders, `entry-points`.",
        (),
        adds=True,
    ),
    Key("rule", "rows", "Rules written as tables; see docs/plugins.md.", (), adds=True),
    Key("language.model", "rows", "Models that mjlint does not know yet.", (), adds=True),
    Key("language.parameter", "rows", "Parameters, or wider ranges of known ones.", (), adds=True),
)

BY_NAME: Final = {key.name: key for key in KEYS}
GROUPS: Final = frozenset(key.path[0] for key in KEYS if len(key.path) > 1)
