"""Whether a file is a report that mjlint wrote: only those may be replaced unasked."""

from __future__ import annotations

import re
from typing import Final

from mjlint.text.patterns import pattern

_BEGINNINGS: Final = pattern(
    rb"""\s*+(?:
      (?:error|warning|info)\[\w+\]:\                # full
    | [^\n]*?:\d+:\d+:\ (?:error|warning|info)\[       # concise
    | [^\n]*\n\ +\d+:\d+\ +(?:error|warning|info)\ +\w+\ # grouped
    | [^\n]*\n(?:model:[^\n]*\n)?(?:error|warning)\ [A-Z]+\d+:\  # agent
    | (?:[^\n]*:\d+:\ )?ok\ on\ [\w.\ ]+\ \([^\n]*\)\n
    | no\ findings\ in\ \d | \d[\d,]*\ +[A-Z]+\d+\ (?:error|warning|info)\[  # a summary; statistics
    | \{\s*"version":\ 1,\s*"(?:diagnostics|statistics)":\ \[
    | \{"code":\ "[A-Z]+\d+",\ "name":\ "              # json-lines
    | \{"\$schema":\ "[^"]*sarif[^"]*",\ "version":\ "[^"]*",\ "runs":\ \[\{"columnKind"
    | ::(?:error|warning|notice)\ title=               # github
    | \#\#vso\[task\.logissue\                          # azure
    | \[\]\s*\Z | \[\s*\{"description":\ "             # gitlab
    | <\?xml[^>]*>\s*<(?:testsuites\ name="mjlint"|checkstyle\ )
    | \{"source":\ \{"name":\ "mjlint"
    | \#\#\ mjlint:
    | <!DOCTYPE\ html>[\s\S]*<title>mjlint
    )""",
    re.VERBOSE,
)


def is_report(head: bytes) -> bool:
    """Whether a file is a report of mjlint, by its first bytes."""
    return _BEGINNINGS.match(head) is not None
