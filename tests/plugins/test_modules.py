"""Rules of one's own: by module, package, file, folder and entry point; and the broken ones."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mjlint import Linter
from mjlint.linting.assembled import linter_at
from mjlint.plugins.assembly import Assembly
from mjlint.plugins.modules import GROUP, load
from mjlint.plugins.registry import builtin, for_prompts
from mjlint.settings.configuration import Configurations
from mjlint.testing import check_page, lint_with, rule_at

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"

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


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python imports from; what came from it is forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def codes(*plugins: str) -> list[str]:
    found, mistakes = load(plugins, builtin())
    assert mistakes == []
    return [rule.code for rule in found]


def said(*plugins: str) -> list[str]:
    found, mistakes = load(plugins, builtin(), "mjlint.toml:1")
    assert found == []
    return [str(mistake) for mistake in mistakes]


def test_a_module(modules: Path) -> None:
    rule(modules, "studio_rules.py")
    assert codes("studio_rules") == ["ST001"]


def test_a_package_of_rules(modules: Path) -> None:
    rule(modules, "studio/one.py", "ST001", "one")
    rule(modules, "studio/two.py", "ST002", "two")
    (modules / "studio/__init__.py").write_text("", encoding="utf-8")
    (modules / "studio/_shared.py").write_text("raise RuntimeError", encoding="utf-8")
    assert codes("studio") == ["ST001", "ST002"]
    assert codes("studio.two") == ["ST002"]


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    path = rule(tmp_path)
    (tmp_path / "test_shouting.py").write_text("raise RuntimeError", encoding="utf-8")
    (tmp_path / "house.toml").write_text(
        '[[rule]]\ncode = "ST009"\nname = "x"\nforbid-words = ["acme"]', encoding="utf-8"
    )
    assert codes(str(path)) == ["ST001"]
    assert codes(str(tmp_path)) == ["ST009", "ST001"]


def test_entry_points(modules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule(modules, "published_rules.py")
    point = importlib.metadata.EntryPoint("studio", "published_rules", GROUP)

    def entry_points(*, group: str) -> list[importlib.metadata.EntryPoint]:
        return [point] if group == GROUP else []

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    assert codes("entry-points") == ["ST001"]
    assert codes("entry-points:studio") == ["ST001"]
    (message,) = said("entry-points:other")
    assert message == (
        "mjlint.toml:1: no installed package has an entry point named `other` in `mjlint.rules`"
    )


def test_nothing_is_looked_for_unless_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def entry_points(**_: object) -> None:
        raise AssertionError("entry points were scanned")

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    (tmp_path / ".git").mkdir()
    assembly = Assembly(Configurations(environment={}).at(tmp_path))
    assert assembly.rules == for_prompts()


def test_nothing_heavy_is_imported_for_plain_settings(tmp_path: Path) -> None:
    (tmp_path / "mjlint.toml").write_text('plan = "pro"\nignore = ["MJ101"]', encoding="utf-8")
    program = (
        "import sys; from pathlib import Path\n"
        "from mjlint.linting.assembled import linter_at; from mjlint.plugins.assembly import Assembly\n"
        "from mjlint.settings.configuration import Configurations\n"
        "linter_at(Assembly(Configurations(environment={}).at(Path('.'))), Path('a.txt')).lint('a')\n"
        "print([m for m in ('mjlint.plugins.modules', 'mjlint.plugins.tables', 'mjlint.plugins.extension',\n"
        " 'pathspec',"
        "  'importlib.metadata', 'mjlint.language.validation', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]", done.stdout


# ---- broken ones ------------------------------------------------------------------------------

GOOD = RULE.format(code="ST001", name="shouting")
BROKEN: dict[str, tuple[str, int, str]] = {
    "no rule": ("x = 1\n", 1, "a rule needs `RULE = Rule("),
    "no check": (GOOD.partition("def check")[0], 1, "a rule needs a function `check`"),
    "one argument": (GOOD.replace(", context: Context", ""), 11, "`check` takes two arguments"),
    "reads nothing": (GOOD.replace("text: Text", "text: str"), 11, "the first argument of `check`"),
    "code of ours": (GOOD.replace("ST001", "MJ101"), 8, "the code `MJ101` must be letters"),
    "no code": (GOOD.replace("ST001", "shout"), 8, "the code `shout` must be letters"),
    "name of ours": (
        GOOD.replace('"shouting"', '"glued-value"'),
        8,
        "`glued-value` is taken by mjlint's glued-value",
    ),
    "no name": (GOOD.replace('"shouting"', '"Loud Shouting"'), 8, "the name `Loud Shouting`"),
    "severity": (GOOD.replace("Severity.INFO", '"info"'), 8, "the severity must be a `Severity`"),
    "wrong call": (GOOD.replace(", Severity.INFO", ""), 8, "TypeError"),
    "raises": (GOOD + "\n1 / 0\n", 15, "ZeroDivisionError: division by zero"),
    "exits": ("import sys\nsys.exit(3)\n", 2, "SystemExit: 3"),
    "syntax": (GOOD + "\ndef (", 15, "SyntaxError"),
    "import": ("import nothing_of_that_name\n", 1, "ModuleNotFoundError: No module named"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_is_named_with_file_and_line(tmp_path: Path, case: str) -> None:
    text, line, expected = BROKEN[case]
    path = tmp_path / "broken.py"
    path.write_text(text, encoding="utf-8")
    good = rule(tmp_path, "good.py", "ST002", "good")
    found, mistakes = load([str(path), str(good)], builtin())
    assert [rule.code for rule in found] == ["ST002"], "the other rules go on"
    (mistake,) = mistakes
    assert (mistake.place, mistake.line) == (str(path), line), mistake
    assert mistake.message.startswith(expected)


def test_a_code_that_another_plugin_has(tmp_path: Path) -> None:
    first = rule(tmp_path, "a.py")
    second = rule(tmp_path, "b.py", name="other")
    found, mistakes = load([str(first), str(second)], builtin())
    assert [rule.path for rule in found] == [str(first)]
    assert str(mistakes[0]) == f"{second}:8: `ST001` is taken by {first}"


def test_plugins_that_are_not_there(tmp_path: Path, modules: Path) -> None:
    assert said("no_such_rules") == [
        (
            "mjlint.toml:1: there is no module `no_such_rules`; write `./no_such_rules.py` for a file"
            " beside the settings"
        )
    ]
    missing = str(tmp_path / "none.py")
    assert said(missing) == [f"mjlint.toml:1: there is no plugin `{missing}`"]
    (tmp_path / "empty").mkdir()
    empty = str(tmp_path / "empty") + os.sep
    assert said(empty) == [f"mjlint.toml:1: the folder `{tmp_path / 'empty'}` has no rule in it"]


FAILING: dict[str, tuple[str, str]] = {
    "raises": ("    raise KeyError('x')\n    yield", "KeyError: 'x'"),
    "raises at once": ("    return [][1]", "IndexError: list index out of range"),
    "raises later": (
        "    yield RULE.found(text, 'first')\n    1 / 0",
        "ZeroDivisionError: division by zero",
    ),
    "gives None": ("    return None", "TypeError: `check` gave None instead of yielding findings"),
    "gives texts": ("    return ['x']", "TypeError: `check` yielded 'x', which is no finding"),
    "places it nowhere": (
        "    yield RULE.found((5, 2), 'x')",
        "ValueError: `check` yielded the place 5:2",
    ),
    "recurses": ("    yield from check(text, context)", "RecursionError"),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_rule_that_fails_is_a_finding_and_the_others_go_on(tmp_path: Path, case: str) -> None:
    body, expected = FAILING[case]
    path = tmp_path / "failing.py"
    path.write_text(GOOD.partition("    if text.text")[0] + body + "\n", encoding="utf-8")
    found, mistakes = load([str(path)], builtin())
    assert mistakes == []
    report = Linter(rules=[*builtin(), *found]).lint("a heron --CHAOS 3")
    names = [d.name for d in report.diagnostics]
    assert "uppercase-parameter" in names
    (broken,) = [d for d in report.diagnostics if d.name == "broken-plugin"]
    assert f"the rule `shouting` failed at {path}" in broken.message
    assert expected in broken.message
    assert broken.severity.value == "error"


def test_the_settings_name_plugins_and_hold_rules(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    rule(tmp_path, "rules/shouting.py")
    (tmp_path / "mjlint.toml").write_text(
        'plugins = ["./rules", "./none.py"]\nignore = ["ST001"]\n[per-file-ignores]\n'
        '"b.txt" = ["client-names"]\n[[rule]]\ncode = "ST002"\nname = "client-names"\n'
        'forbid-words = ["acme"]\n[[rule]]\ncode = "ST003"\nname = "x"\n',
        encoding="utf-8",
    )
    assembly = Assembly(Configurations(environment={}).at(tmp_path / "a.txt"))
    assert [str(m).removeprefix(f"{tmp_path}{os.sep}") for m in assembly.mistakes] == [
        f"mjlint.toml:1: there is no plugin `{tmp_path / 'none.py'}`",
        (
            "mjlint.toml:9: a rule has exactly one of `forbid-words`, `forbid-parameters`,"
            " `require-parameters`, `replace`, `limit`"
        ),
    ]
    linter = linter_at(assembly, tmp_path / "a.txt")
    assert [d.code for d in linter.lint("THE ACME HERON").diagnostics] == ["ST002"]
    assert linter_at(assembly, tmp_path / "b.txt").lint("THE ACME HERON").diagnostics == ()


# ---- the example, and the template -------------------------------------------------------------


def test_the_example_is_true() -> None:
    check_page(rule_at(EXAMPLE / "src" / "studio_rules" / "crowded_prompt.py"))


@pytest.mark.installation
def test_the_example_can_be_installed_and_found(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, str(tmp_path / "site"), str(EXAMPLE)], check=True)
    _example_is_found(tmp_path)


def test_the_example_is_found_by_its_entry_point(tmp_path: Path) -> None:
    """What an installation leaves behind, without a package registry."""
    site = tmp_path / "site"
    metadata = site / "studio_rules-1.0.dist-info"
    metadata.mkdir(parents=True)
    metadata.joinpath("METADATA").write_text(
        "Metadata-Version: 2.1\nName: studio-rules\nVersion: 1.0\n", encoding="utf-8"
    )
    metadata.joinpath("entry_points.txt").write_text(
        "[mjlint.rules]\nstudio = studio_rules\n", encoding="utf-8"
    )
    (site / "studio_rules").symlink_to(EXAMPLE / "src" / "studio_rules")
    _example_is_found(tmp_path)


def _example_is_found(folder: Path) -> None:
    """Runs the program where the example lies on the import path and the settings ask for it."""
    (folder / ".git").mkdir()
    (folder / "mjlint.toml").write_text('plugins = ["entry-points:studio"]', encoding="utf-8")
    prompt = ", ".join(f"thing {n}" for n in range(30))
    done = subprocess.run(
        [sys.executable, "-m", "mjlint", "check", "--output-format", "concise", "--prompt", prompt],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "site")},
        capture_output=True,
        text=True,
    )
    assert "ST101" in done.stdout, done.stdout + done.stderr


def test_lint_with_runs_one_rule(tmp_path: Path) -> None:
    (found,) = lint_with(rule_at(rule(tmp_path)), "A HERON --CHAOS 3")
    assert (found.start, found.end) == (0, 7)
    with pytest.raises(ValueError, match="there is no plugin"):
        rule_at(tmp_path / "none.py")


@pytest.mark.parametrize(
    "rows",
    [
        "[[language.model]]\n[[language.model]]\nname = '9'",
        "[[language.parameter]]\nname = 'x'\n[[language.parameter]]\nname = 'x'",
        "[[language.model]]\nlike = 'x'\n[[language.parameter]]",
    ],
)
def test_rows_without_a_name_are_mistakes(
    rows: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mjlint.cli.program import run

    monkeypatch.chdir(tmp_path)
    Path("mjlint.toml").write_text(rows, encoding="utf-8")
    assert run(["models"]) == 2
    assert "internal error" not in capsys.readouterr().err
