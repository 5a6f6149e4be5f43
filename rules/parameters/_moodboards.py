"""How a moodboard is written after `--p`."""

from __future__ import annotations

import re
from typing import Final

from mjlint.rule import pattern

MOODBOARD: Final = pattern(r"m\d+", re.IGNORECASE)
