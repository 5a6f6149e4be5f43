"""Every key of the settings: its form, its default, what it means.

The reader, the environment, the JSON Schema and `mjlint settings` all go by this one table.
"""

from __future__ import annotations

from typing import Final

SEVERITIES: Final = ("error", "warning", "info")
NUMBERS: Final = {
    "seconds": (False, 0, False, "a number of seconds above 0"),
    "wait": (False, 0, True, "a number of seconds, 0 or more"),
    "count": (True, 0, True, "a whole number, 0 or more"),
    "number": (True, 1, True, "a whole number, 1 or more"),
}
"""By form, whether it is whole, the lowest, whether that is taken itself, and all this in words."""

SELECTING: Final = ("select", "extend-select", "ignore", "fixable", "unfixable")
"""The keys that list rules."""


class Key:
    """One key. A dot is a table: ``links.check`` is in ``[links]``.

    ``form``: ``text``, ``texts``, ``switch``, ``severities``, ``patterns``, ``rows``, or one of
    `NUMBERS`.
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
        if self.form not in ("text", "texts", "switch", *NUMBERS) or self.name == "extend":
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
    Key("prefix", "text", "What is added before each prompt unseen.", ""),
    Key("suffix", "text", "What is added after each prompt unseen, as by `/prefer suffix`.", ""),
    Key("custom-parameters", "texts", "Names made with `/prefer option set`.", (), adds=True),
    Key(
        "select",
        "texts",
        "Run only these rules: codes or beginnings, names, groups such as `links`, `ALL`.",
        (),
    ),
    Key("extend-select", "texts", "Also run these rules.", (), adds=True),
    Key("ignore", "texts", "Do not run these rules; the longer code wins over `select`.", ()),
    Key("fixable", "texts", "Apply the fixes of these rules only; of all if not set.", ()),
    Key("unfixable", "texts", "Only show the fixes of these rules.", (), adds=True),
    Key("per-file-ignores", "patterns", "Rules not to run on files that match.", {}, adds=True),
    Key("severity", "severities", "The severity of a rule, by code or name.", {}, SEVERITIES, True),
    Key("fail-on", "text", "The least severity that fails a run.", "error", (*SEVERITIES, "never")),
    Key(
        "include",
        "texts",
        "Patterns of the files to read in folders, besides the known formats.",
        (),
    ),
    Key("exclude", "texts", "Leave out these files and folders.", (), adds=True),
    Key("force-exclude", "switch", "Leave them out even where they are named.", False),
    Key("respect-gitignore", "switch", "Leave out what git ignores.", True),
    Key(
        "documents.keys",
        "texts",
        "Key paths (`shots.mj`, `*.visual`) and columns that hold prompts; the usual if not set.",
    ),
    Key(
        "documents.blocks",
        "text",
        "How the prompts of a text file are separated.",
        "lines",
        ("lines", "blank-lines", "rulers"),
    ),
    Key(
        "documents.delimiter",
        "text",
        "Between the cells of a CSV file; read off its first row if not set.",
    ),
    Key("documents.paragraphs", "switch", "Read paragraphs of Markdown as prompts.", False),
    Key("documents.code", "switch", "Read the tests of programs in folders, too.", False),
    Key(
        "documents.max-size",
        "number",
        "The largest file that is read as a whole, in megabytes.",
        64,
    ),
    Key("documents.values", "text", "A file of values for templates, relative to this one."),
    Key("output-format", "text", "How findings are shown: `full`, `concise`, `json` …"),
    Key("unsafe-fixes", "switch", "Also apply fixes that may change the meaning.", False),
    Key("baseline", "text", "A baseline file, relative to this one."),
    Key(
        "moderation.words",
        "texts",
        "Words that moderated-word reports besides its own.",
        (),
        adds=True,
    ),
    Key("moderation.allow", "texts", "Words that moderated-word leaves alone.", (), adds=True),
    Key("offline", "switch", "Use no network, whatever else is set.", False),
    Key(
        "links.check", "switch", "Check over the network whether image links can be loaded.", False
    ),
    Key("links.strict", "switch", "Fail also on links that could not be checked.", False),
    Key("links.exclude", "texts", "Links and hosts not to ask: `*.corp`.", (), adds=True),
    Key(
        "links.allow-hosts",
        "texts",
        "Check links to these hosts although their addresses are private.",
        (),
        adds=True,
    ),
    Key("links.proxy", "switch", "Use the proxy that the environment names.", False),
    Key("links.user-agent", "text", "What mjlint calls itself to servers; its own if not set.", ""),
    Key("links.head", "switch", "Ask with HEAD before GET.", True),
    Key("links.budget", "seconds", "How long the links of a run may be checked.", 60.0),
    Key("links.connect-timeout", "seconds", "How long a connection may take.", 5.0),
    Key("links.read-timeout", "seconds", "How long a server may be silent.", 10.0),
    Key("links.link-timeout", "seconds", "How long one link may take in all.", 15.0),
    Key("links.retries", "count", "How often to ask again what may be a passing trouble.", 1),
    Key("links.retry-wait", "wait", "The wait before asking again, doubled each time.", 1.0),
    Key(
        "links.longest-retry-after",
        "wait",
        "A server that wants a longer wait is not asked again.",
        10.0,
    ),
    Key("links.redirects", "count", "How many redirects are followed.", 5),
    Key("links.concurrency", "number", "How many requests run at once.", 8),
    Key("links.per-host", "number", "How many requests run at once at one host.", 2),
    Key("links.spacing", "wait", "The wait between two requests to one host.", 0.25),
    Key("links.cache", "switch", "Remember which links were good.", True),
    Key("links.cache-folder", "text", "Where; relative to this file, the user's own if not set."),
    Key("links.cache-seconds", "wait", "For how long.", 86400.0),
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
