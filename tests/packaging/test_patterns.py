"""Which files the hooks pick: those of prompts, and not every README."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())

# Names of files in public repositories.
PICKED = [
    "MIDJOURNEY_PROMPTS.md",
    "midjourney-prompts.md",
    "docs/MIDJOURNEY_PROMPTS.md",
    "midjourney_prompts.txt",
    "docs/content-generation/midjourney-prompts-new-blogs.md",
    "assets/mj_prompts.csv",
    "mj-prompt.yml",
    "test.mj.prompts.json",
    "data/prompts_midjourney.jsonl",
    "prompts-mj-2026.toml",
    "owls.prompt",
    "owls.PROMPTS",
    "owls.mj",
    "README.md",
    "posts/cover.mdx",
    "notebooks/render.ipynb",
    "hub/index.html",
    "src/formulas.ts",
    ".cursor/rules/art.mdc",
]
LEFT = [
    "midjourney/prompts.png",
    "midjourney_prompts.md.bak",
    "Makefile",
    "src/main.c",
]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_patterns(hook: dict[str, Any]) -> None:
    assert [name for name in PICKED if not re.search(hook["files"], name)] == []
    assert [name for name in LEFT if re.search(hook["files"], name)] == []


def test_hooks() -> None:
    assert {hook["id"]: hook["entry"] for hook in HOOKS} == {
        "mjlint": "mjlint check --force-exclude",
        "mjlint-fix": "mjlint check --fix --show-fixes --force-exclude",
    }
    # One process sees all files; two that fix the same file would write over each other.
    assert all(hook["require_serial"] for hook in HOOKS)


def test_every_suffix_that_is_picked_is_read() -> None:
    from mjlint.documents.formats import format_of

    for name in PICKED:
        assert format_of(name) is not None, name
