"""How much of an input is read; what is beyond is reported, not read."""

from __future__ import annotations

from typing import Final

MAXIMUM_PROMPT: Final = 100_000
"""Characters of a prompt, prefix and suffix included, up to which more than its length is checked."""

MAXIMUM_REPEATED: Final = 4_000_000
"""Characters that the aliases of a document of YAML may repeat where each has to be looked at."""

MAXIMUM_DEPTH: Final = 200
"""How deep the objects and lists of a document may nest."""

MAXIMUM_KEY_DOTS: Final = 100
"""How many dots a key of TOML may have."""
