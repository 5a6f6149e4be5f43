"""The documentation is true: pages are current, links lead somewhere, examples run.

``python -m tests.test_docs`` writes the output of the examples anew.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from docs.generate import __main__ as site
from mjlint.cli.program import run
from mjlint.plugins import catalogue as pages
from mjlint.plugins.broken import documented
from mjlint.rule import Rule

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```text (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MADE = {page.path for page in site.pages()}
"""Pages of the site that a program makes."""
LINK = re.compile(r"\]\(<?([^)<>\s]+)>?\)")


@pytest.mark.parametrize("rule", documented(), ids=lambda rule: rule.name)
def test_page(rule: Rule) -> None:
    text = pages.page(rule)
    assert text.startswith(f"# {rule.name}\n\n{pages.title(rule)}\n\n| | |\n")
    assert f"| Code | `{rule.code}` |" in text
    assert pages.title(rule).endswith(".")
    assert pages.safety(rule) in ("safe", "unsafe", "some", "none")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("file", [README, *sorted(DOCS.glob("*.md"))], ids=lambda file: file.name)
def test_links_lead_somewhere(file: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", file.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in LINK.findall(re.sub(r"`[^`\n]*`", "", prose)):
        if not link.startswith(("https://", "http://", "#")):
            path = link.partition("#")[0]
            made = str(Path(os.path.normpath(file.parent / path)).relative_to(ROOT))
            assert (file.parent / path).exists() or made.removeprefix("docs/") in MADE, link


def test_library_examples() -> None:
    result = doctest.testfile(str(DOCS / "library.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


def outputs(page: Path) -> Iterator[tuple[str, str]]:
    """Each console example of a page, run where the page's files are: as it is written, and as it
    should be."""
    text = page.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder, chdir(folder):
        for name, content in FILE.findall(text):
            Path(name).write_text(content, encoding="utf-8")
        for example in CONSOLE.findall(text):
            command = example.partition("\n")[0]
            written = io.StringIO()
            with redirect_stdout(written):
                run(shlex.split(command.removeprefix("$ mjlint ")))
            yield example, f"{command}\n{written.getvalue()}"


WITH_EXAMPLES = [
    README,
    DOCS / "command-line.md",
    DOCS / "requests.md",
    DOCS / "fixes.md",
    DOCS / "suppressions.md",
]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_console_examples(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    found = list(outputs(page))
    assert found
    for current, wanted in found:
        assert current == wanted, "run `python -m tests.test_docs`"


def test_readme_commands() -> None:
    """CI runs the command below this mark; see `.ci/run`."""
    text = README.read_text(encoding="utf-8")
    commands = re.findall(r"<!-- (main job|tests) -->\n\n```sh\n(.+)\n```", text)
    assert [mark for mark, _ in commands] == ["main job", "tests"]
    assert commands[0][1].endswith("mjlint check examples")
    assert commands[1][1].endswith("pytest -n auto")


def test_the_readme_is_two_screens() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100
    images = re.findall(r"!\[[^\]]{40,}\]\((\S+)\)", text)
    assert images == ["docs/report.webp"]
    assert (ROOT / images[0]).stat().st_size <= 60_000


def main() -> None:
    """Write the output of the console examples anew."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS", "TF_BUILD"):
        os.environ.pop(name, None)
    for page in WITH_EXAMPLES:
        text = page.read_text(encoding="utf-8")
        for current, wanted in outputs(page):
            text = text.replace(f"```console\n{current}```", f"```console\n{wanted}```")
        page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
