"""What several tests of this folder use."""

from __future__ import annotations

from pathlib import Path

from mjlint.plugins.modules import load
from mjlint.plugins.registry import builtin

RULE = '''"""Nobody shouts."""

from __future__ import annotations

from mjlint import Context, Rule, Severity
from mjlint.prompts.nodes import Text

RULE = Rule("{code}", "{name}", Severity.INFO)


def check(text: Text, context: Context):
    if text.text.isupper():
        yield RULE.found(text, f"`{{text.text}}` is shouted", help="write it in lower case")
'''


def rule(
    folder: Path, file: str = "shouting.py", code: str = "ST001", name: str = "shouting"
) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(code=code, name=name), encoding="utf-8")
    return path


def said(*plugins: str) -> list[str]:
    found, mistakes = load(plugins, builtin(), "mjlint.toml:1")
    assert found == []
    return [str(mistake) for mistake in mistakes]


GOOD = RULE.format(code="ST001", name="shouting")
