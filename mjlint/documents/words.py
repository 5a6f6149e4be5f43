"""Words that distinguish prose about prompts, programs and other tools from prompts."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mjlint.text.patterns import pattern

RUNS_ON: Final = frozenset({
    "want", "wants", "expect", "expects", "recommend", "recommends",
    "the", "this", "that", "these", "those",
    "with", "use", "using", "used", "uses", "add", "adds", "added", "append", "appended", "set",
    "sets", "like", "is", "are", "was", "were", "be", "or", "if", "when", "eg", "e.g", "ie", "i.e",
    "such", "put", "try", "type", "write", "typed", "written", "called", "means", "mean", "instead",
    "plus", "versus", "vs", "default", "defaults", "parameter", "parameters", "option", "options",
    "flag", "flags", "switch", "value", "values", "via", "per", "supports", "support", "accepts",
    "accept", "takes", "take", "requires", "require", "needs", "need", "gives", "makes", "get",
    "gets", "got", "about", "example", "examples", "syntax", "usage", "without", "including",
    "include", "includes", "say", "says", "choose", "pick", "prefer", "rendered", "made",
    "generated", "end", "ends", "ending", "through", "than", "mit", "ist", "als", "wie", "oder",
    "mittels", "statt", "bzw", "z.b", "verwende", "nutze", "con", "como", "usar", "usa", "avec",
    "comme", "est", "ou", "utiliser", "oppure", "com", "ile", "veya", "met", "zoals", "или", "как",
    "version",
})  # fmt: skip
"""Words after which a sentence runs on into a parameter: ``make it wide with --ar 16:9``."""

THINGS: Final = frozenset({
    "set", "sets", "flag", "flags", "switch", "end", "type", "made", "generated", "rendered", "version",
})  # fmt: skip
"""Those of them that end a prompt, too, but for after `LEADS`: ``a tea set --ar 1:1``."""
LEADS: Final = frozenset({
    "the", "this", "that", "a", "an", "is", "are", "was", "were", "be", "been", "it", "its", "your",
    "with", "or", "by", "unknown", "invalid", "unsupported", "missing",
})  # fmt: skip

MAY_RUN_ON: Final = frozenset({
    "to", "and", "of", "in", "on", "at", "by", "for", "from", "a", "an", "now",
    "still", "then", "but", "not", "no", "as", "auf", "und", "bei", "von",
    "zu", "im", "durch", "es", "o", "y", "por", "et", "par", "da", "di", "e", "ed", "per", "ve",
    "için", "gibi", "en", "с", "и", "на", "och", "med", "eller", "som",
})  # fmt: skip
"""Words after which it may do so: before one parameter, not before several."""

RUNS_ON_SIGNS: Final = "用加是为和或与は を で に が と も の".replace(" ", "") + ":：=(（[/→|`+&＋"
"""Signs that do the same directly before a parameter."""


class Kind(NamedTuple):
    """Words and phrases of a kind, looked for in lower case."""

    words: frozenset[str]
    """One of them is in whatever is of the kind, in a text of ASCII."""
    pattern: re.Pattern[str]

    def is_in(self, text: str, words: frozenset[str] | None) -> bool:
        """Whether a text has some of them. ``words``: its `words_of`."""
        if words is not None and words.isdisjoint(self.words):
            return False
        return self.pattern.search(text) is not None


_SIGNS: Final = str.maketrans(
    {sign: " " for sign in map(chr, range(128)) if not sign.isalnum() and sign != "_"}
)


def words_of(text: str) -> frozenset[str] | None:
    """The words of a text of ASCII; None for another one."""
    return frozenset(text.translate(_SIGNS).split()) if text.isascii() else None


def _kind(phrases: str, wide: str, before: str = "") -> Kind:
    """Phrases of several words count from the first one on. ``before``: what is not before them."""
    first = frozenset(phrase.translate(_SIGNS).split()[0] for phrase in phrases.split("|"))
    return Kind(first, pattern(rf"\b(?<!-){before}(?:{phrases})(?![\w-])|{wide}"))


ABOUT: Final = (
    _kind(
        # A crowd of people and an old man are things to draw.
        "you|your|yours|we|our|us|i|it's|everyone|everybody|people use|people type|people write|people add"
        "|people put|people often|people forget|people ask|ihr|wir|kann man|muss man|soll man|sollte man"
        "|man kann|man muss|man soll|man sollte|man nimmt|man schreibt|vous|nous",
        r"我们?|你们?|您|あなた|私",
    ),
    _kind(
        "use|using|add|append|apply|put|write|type|try|always|never|must|should|shouldn't|don't|do not"
        "|cannot|can't|please|remember|note|see|end every|end with|ends with|finish|avoid|replace|change"
        "|check the|check that|check whether|check if|check all|check ratio|ensure|verify|confirm|remove"
        "|choose|set the|set it|set your|set a|set an|set its|set to|set as|set up|be set|is set|are set|to set"
        "|immer|niemals|bitte|siempre|nunca|toujours|jamais",
        r"使用|添加|加上|请|必须|不要|例如|比如|追加|指定|ください",
        # A set of keys, a note in a bottle: things to draw.
        r"(?<!\ba )",
    ),
    _kind(
        "prompt|prompts|parameter|parameters|parametern|aspect ratio|aspect ratios|ratio|ratios|version"
        "|versions|setting|settings|option|options|flag|flags|argument|arguments|default|defaults|value"
        "|values|midjourney|command|commands|syntax|suffix|suffixes|renders|rendered|to render|will render"
        "|generate|generates|generated|generating|refused|ignored|supported|deprecated|images|pictures"
        "|parser|linter|error|bug",
        r"参数|參數|提示词|提示詞|版本|默认|默認|命令|パラメータ|プロンプト|バージョン|デフォルト",
    ),
)
"""What people say of prompts; a text of two kinds of these words is about prompts."""

DRAWN: Final = frozenset({
    "use", "using", "set", "put", "write", "type", "try", "note", "see", "finish", "avoid",
    "change", "choose", "remove", "replace", "setting", "settings", "version", "versions", "value", "values",
    "flag", "flags", "option", "options", "render", "renders", "rendered", "rendering", "generated",
    "images", "pictures", "ignored", "error", "bug",
})  # fmt: skip
"""Those that prompts have, too: ``an old man using a typewriter, 3d render``."""
ORDER: Final = pattern(
    r"(?:\A|[.;:!?]\s)\W{0,4}(?:use|set(?! of\b)|put|write|type|try|note|see|avoid|change|choose|remove|replace)\b"
)
"""How a sentence begins that tells somebody to do something, in lower case."""

EXAMPLE: Final = Kind(
    frozenset({"e", "z", "example", "instance", "ejemplo", "exemple"}),
    pattern(r"\be\.g\.|\bfor (?:example|instance)\b|\bz\. ?b\.|\bpor ejemplo\b|\bpar exemple\b"),
)
"""What leads to an example: what is before it is no prompt."""
GOES_ON: Final = pattern(r"\be\.g\.,?+[^,()]*,\s*\w")
"""An example within a list of things to draw."""
QUOTED: Final = pattern(r"\"[^\"\n]*\"|“[^”\n]*”")
"""Words that are to be written in the image."""
INSTRUCTION: Final = pattern(
    r"\W*(?:describe|include|mention|specify|then|(?:start|begin) (?:with|by)|think of|make sure"
    r"|(?:name|give|tell|state|keep) (?:an?|the|it|your))\b"
)
"""How a sentence begins that says how prompts are written, in lower case."""

DASHES: Final = "[-—–](?:(?<=-)-|(?<!-))"
"""What is before a parameter. It begins with a set, so that most of a text is passed over at once."""
NAMED_FLAG: Final = pattern(
    rf"{DASHES}(?:(?<=--)param(?:eter)?s?\d*\b|(?!no\b)[A-Za-z]+[`'\"’”*]*"
    r"(?:\s*(?:值|参数|參數|的|パラメータ)|\s+(?:parameters?|options?|flags?|tags?"
    r"|commands?|arguments?|settings?|switch|suffix|values?|only|to|is|are|can|will|lets?|allows?|tells?|makes?"
    r"|controls?)\b(?![ \t]*(?:--|\Z))))"
)
"""A parameter that a sentence is about: ``the --tile parameter``, ``--stop to finish``, ``--parameter1``."""

SYNTAX: Final = pattern(
    r"\{\}|curly (?:braces|brackets)|double colons?|multi[- ]?prompts?|permutation prompts?|/imagine command"
)
"""What only prose about prompts names, in lower case."""

CHAT: Final = Kind(
    frozenset({"i", "you", "your", "act", "as", "user"}),
    pattern(
        r"""\b(?:i\s+(?:want|need|would\s+like|will)\s+(?:you\b|(?:give|provide|ask)\b)
        |you\s+(?:will|must|should|are)\s|your\s+(?:task|job|goal|role|output|answer|response)s?\b
        |act\s+as\s+an?\b|as\s+an?\s+ai\b|the\s+user\b|a\s+user\b)""",
        re.VERBOSE,
    ),
)
"""What people write to a model that chats, and not to one that draws."""

CALL: Final = pattern(
    r"""\s*[a-z][\w.-]*(?:[ ]+[a-z][\w-]*){0,3}[ ]+(["'])[^"'\n]+\1(?:[ ]+--?[a-z].*)?\Z
    |\s*[a-z][\w.-]*[ ]+(?:--[a-z]|\{\{|["']?\$|%[\w*@<^])
    |\s*(?:make|just|task|node|python3?|go|cargo|yarn|bun|deno)[ ]+[\w-]+[ ]+--[a-z]
    |.*[ ]-[a-z](?:[ ]|\Z)""",
    re.VERBOSE,
)
"""A line of a block marked as a shell's: a program that is called with a quoted text, or short options."""

ARROW: Final = pattern(r"(?<=\s)(?:→|⇒|←|=>|->|<-)\s")
"""A sign between something and what it does."""

FILE: Final = pattern(r"[ \t]*[\w.\[\]{}@-]+(?:(?:/[\w.\[\]{}@-]*)+|\.[A-Za-z]\w{1,4})[ \t]*")
"""A line of a list of files."""

SHELL: Final = pattern(
    r"""\s*(?:[$>%❯]\s|(?:PS[ ])?[A-Z]:\\[^>\n]{0,80}>|[\w.-]{1,40}@[\w.-]{1,40}[:~ ][^$#\n]{0,60}[$\#][ ]
    |(?:\.{0,2}[/\\])(?!imagine\b)\w|[\w\\/.:-]+\.(?:exe|bat|cmd|ps1|sh)[ ]|(?:[A-Z_]+=\S+\s+)+[a-z]
    |(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)\s+(?:--|\[|[a-z./$"])
    |(?:sudo|npm|npx|pnpm|pip3?|pipx|uvx?|git|docker|podman|kubectl|terraform|curl|wget|rustc|rustup
    |cmake|apt|apt-get|dnf|pacman|bash|zsh|ssh|scp|rsync|ffmpeg|cd|ls|cp|mv|rm|mkdir|chmod|grep|sed
    |awk|jq|mvn|gradle|dotnet|vercel|netlify|supabase|firebase|gcloud|aws|heroku|ollama|torchrun
    |pytest|mypy|mjlint|pre-commit|prek|tsc|eslint|vitest|playwright|xcodebuild|adb|[Uu]sage:|USAGE:)\s
    |(?:find|cat|convert|magick|code|tar|export|set|java|ruby|perl)\s+(?:--?\w|\w*[./=])
    |(?:python3?|node|yarn|bun|deno|go|make|cargo|php|swift|dart|flutter|brew|helm|ruff|next|expo|gem|bundle
    |rails|composer|gh|jest)
    \s+(?:--?\w|(?:run|install|build|add|test|init|start|dev|check|create|new|get|exec|update|upgrade|publish
    |remove|fmt|clippy|doc|bench|tree|search|generate|mod|deploy)\b|\w*[./=])
    |(?:\$0|%prog|%\(prog\)s|\{prog\})\s
    |[a-z][\w.-]*[ ]+[\w./-]+\.[a-z][a-z\d]{1,5}[ ]+--
    |[a-z][\w.-]*[ ]+[a-z][\w-]*[ ]+[\w./-]+\.(?:png|jpe?g|webp|mp4|json|ya?ml|toml|txt|md|csv|py|js|ts)[ ]+--
    |[a-z][\w.-]*(?:[ ]+[a-z][\w-]*)?[ ]+
    (?:"(?=[^"\n]*[ ]--)[^"\n]*+"(?:[ ]+--[a-z][^"\n]*)?|'(?=[^\n]*[ ]--)[^\n]*')[ \t]*\Z
    |(?:[a-z][\w.-]*[ ]+)?
    (?!(?:an?|the|of|with|says?|saying|reading|titled|named|called|signs?|texts?|words?|posters?)\b)
    [a-z][\w.-]*[ ]+(?:"(?=[^"\n]*[ ])[^"\n]*+"|'(?=[^'\n]*[ ])[^'\n]*+')[ ]+--[a-z][^"'\n]*+\Z)""",
    re.VERBOSE,
)
"""What begins a line for a shell; words that may as well begin a prompt count with what follows."""

SESSION: Final = pattern(r"\s*(?:[$❯]|[\w.-]{1,40}@[\w.-]{1,40}[:~ ][^$#\n]{0,60}[$#])[ ][a-z]")
"""What a shell says before a command; the lines after it are what the command printed."""

CODE: Final = pattern(
    r"""from\ [\w.]+\ import\b
    |import\s+(?:[\w.]+\.\w+|[\w{*].*\sfrom\s.*|['"].*)\s*;?\Z
    |export\s+(?:const|default|function|class)\b
    |(?:async\s+)?(?:def|function|class)\s+[\w$]+\s*[({:<]
    |(?:const|let|var|val)\s+[\w$]+\s*[=:]
    |(?:public|private|protected|static)\s+\w+\s+\w+\s*[({=;]
    |return\s+[\w{(\['"].*[;)}\]]\Z|return\s*[{(\[]
    |(?:if|for|while|switch|elif|else\ if)[ \t]*\(
    |(?:SELECT|INSERT|CREATE|UPDATE|DELETE|DROP|ALTER)\s+[A-Z*]
    |SELECT\b.*\bFROM\b|INSERT\ INTO\b|UPDATE\b.*\bSET\b|DELETE\ FROM\b
    |(?:insert\ into|create\ table|drop\ table)\b
    |\#include\b|\#!|@\w+\(|<[?!/]\w+|</\w
    |!?[\w.\[\]'$]+[ \t]*(?::=|[-+*/|&]?=(?![=>]))[ \t]*\S
    |[\w.]+\([^()]*\)[;,]?\Z|[\w.]+\([^)"'=]*["'=].*\)[;,]?\Z
    |[\]})]+[,;]?\Z
    |["']?[\w-]+["']\s*:|[.\#][\w-]+\s*\{|[\w-]+\s*\{\Z|--[\w-]+:\s*\S+;
    |.*(?:"{1,3},"|,"[^"]*"\Z)
    |--\s+[a-z]+(?:\s+\w+)+;?\Z|\w+:\s*(?:\{(?:\s*\Z|\s*["'\w]+\s*:)|\[\s*(?:\Z|["'{\[\d]))
    |\{\s*["'].*\}[,;]?\Z|\{[\w\ ]{1,30}\}[ \t]*=(?!=)
    |(?P<quote>["'])(?=.*\\(?P=quote)).*(?<!\\)(?P=quote),?\Z""",
    re.VERBOSE,
)
"""How a line of a program begins, or the whole of it."""

CHANGE: Final = pattern(r"@@ -\d|diff --git\b|(?:---|\+\+\+) [ab]/")
"""A line of a list of changes to files."""

CODE_END: Final = pattern(r"[^=\n]*=.*;\Z|.*\w\([^()]*\)\s*;\Z|.*\)\s*\{\Z")
"""A line of a program that ends in one of `CODE_SIGNS`."""
CODE_SIGNS: Final = (";", "{")

COMMAND_LINE: Final = pattern(
    r"""&&|\|\||\s\|\s+(?:e?grep|rg|jq|yq|head|tail|sort|uniq|wc|sed|awk|tr|cut|xargs|tee|less|more|cat|bash|sh|zsh
    |python3?|node|column|fzf|pbcopy|xclip|tar|gzip|base64)\b|(?<!\S)>{1,2}\s?\S+\.\w|\s\\\s*(?:\n|\Z)""",
    re.VERBOSE,
)
"""What only command lines have, with one of `JOINTS`."""
JOINTS: Final = "&|>\\"

OF_PROGRAMS: Final = pattern(
    # It begins with what is rare.
    r"""--(?:(?<=\s--)(?:(?!(?:aspect-ratio|style-raw|(?:style|character)-reference)\b)[a-z]+-[a-z]
    |[a-z]{3,}=(?![\d.:]+(?:\s|\Z))\S)
    |(?<!\S--)(?:help|host|port|output|input|prompt|file|config|debug|verbose|force|dry|name|path
    |save|watch)\b)""",
    re.VERBOSE,
)
"""Options that only other programs have."""

LOG: Final = pattern(
    r"""\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d[.,]?\d*\s+\S
    |\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL)\b|[A-Z][a-z]{2}\s+\d{1,2}\s\d\d:\d\d:\d\d)""",
    re.VERBOSE,
)
"""How a line of a log begins."""

LEGEND: Final = pattern(
    r"""[ \t]*(?:[-*•|][ \t]+)?[`*]*(?:--|—|–)[A-Za-z]+(?:[ \t]+[^\s`*]+)?[`*]*
    (?:[ \t]{2}|\t|[ \t][\#=→|(—–:-]|:[ \t])\W*[A-Za-z]{2,}""",
    re.VERBOSE,
)
"""A line of a legend: a parameter, then what it does."""

LEADER: Final = pattern(r"(?:\.{4}|…{2}|·{4}|_{4}|(?:\. ){4})[.…· _]{0,40}(?:--|—|–)\w")
"""Dots that lead to a parameter, as in a table."""

POINT: Final = pattern(
    r"[ \t]*(?:[-*•+□☐☑✓✔▢└├│]|\[[ xX]\]|\(?\d{1,3}[.)])[ \t]+\S|.*[:：][ \t]*\Z"
    r"|[ \t]*\*\*[^*\n]{1,40}(?::\*\*|\*\*:)"
)
"""A line of a list, the head of one, or a field of a form."""

DENIED_FILES: Final = pattern(
    r"change-?logs?|changes|history|news|releases?(?:[-_ ]?notes)?|licen[cs]e|copying|notice|contributing"
    r"|code[-_ ]of[-_ ]conduct|security",
    re.IGNORECASE,
)
"""Files, by the stem of their names, that hold sentences about programs."""

TEST_FOLDERS: Final = frozenset({
    "tests", "testdata", "test-data", "test_data", "fixtures", "__tests__", "__fixtures__", "testcases",
})  # fmt: skip
"""Folders of data that a test is made of, wrong on purpose."""

DENIED_FOLDERS: Final = frozenset({
    "locales", "locale", "i18n", "l10n", "translations", "lang", "langs",
})  # fmt: skip
"""Folders of texts that a program shows."""
