"""Regular expressions that are compiled when they are first used.

Most rules never look at most prompts; compiling their patterns was half the time it took to import
them, and start-up is what people feel.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_METHODS: Final = (
    "pattern", "flags", "groups", "groupindex",
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
)  # fmt: skip


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, without its cost until the first use.

    A mistake in the expression is raised at the first use, too: every rule's page is a test that
    uses its patterns.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        # From now on the methods of the compiled pattern are found without a detour.
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]
