"""`expired-link`."""

from __future__ import annotations

import pytest

from tests.rules.links.cases import ATTACHMENT, COPIED, MEDIA, NOW, SIGNED, hold_severity

LINKS: list[tuple[str, float, str, str]] = [
    # link, the time, severity, code
    (f"{ATTACHMENT}?ex=65d98d0a&is=65c7180a&hm=79", NOW, "error", "MJ504"),
    (SIGNED, 1780649295, "warning", "MJ504"),
    (ATTACHMENT, NOW, "error", "MJ504"),
    (f"{ATTACHMENT}?ex=zzzz&is=65c7180a&hm=79", NOW, "warning", "MJ504"),
    (f"{MEDIA}?ex=65d98d0a&is=65c7180a&hm=79&=&width=512", NOW, "error", "MJ504"),
    (f"{COPIED}?ex=65eda8ef&is=65db33ef&hm=2c", NOW, "info", "MJ504"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "now", "severity", "code"), LINKS)
def test_severity(link: str, now: float, severity: str, code: str) -> None:
    hold_severity(link, now, severity, code)
