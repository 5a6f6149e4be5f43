"""The rules about suppressions and baselines, with their pages."""

from __future__ import annotations

from typing import Final

from mjlint.rule_page import RulePage
from mjlint.suppressions import malformed_suppression, unused_baseline_entry, unused_suppression

PAGES: Final = tuple(
    map(RulePage.of, (unused_suppression, malformed_suppression, unused_baseline_entry))
)
