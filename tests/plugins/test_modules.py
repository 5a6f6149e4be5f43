"""Rules of one's own: by module, package, file, folder and entry point; and the broken ones."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mjlint.linting.assembled import linter_at
from mjlint.plugins.assembly import Assembly
from mjlint.plugins.modules import GROUP, load
from mjlint.plugins.registry import builtin, for_prompts
from mjlint.settings.configuration import Configurations
from mjlint.testing import check_page, lint_with, rule_at
from tests.plugins.modules import rule, said

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"


def codes(*plugins: str) -> list[str]:
    found, mistakes = load(plugins, builtin())
    assert mistakes == []
    return [rule.code for rule in found]


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


def test_entry_points(modules: Path) -> None:
    rule(modules, "published_rules.py")
    metadata = modules / "studio-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: studio\nVersion: 1.0\n", encoding="utf-8")
    points = f"[{GROUP}]\nstudio = published_rules\n"
    (metadata / "entry_points.txt").write_text(points, encoding="utf-8")
    assert codes("entry-points") == ["ST001"]
    assert codes("entry-points:studio") == ["ST001"]
    (message,) = said("entry-points:other")
    assert message == (
        "mjlint.toml:1: no installed package has an entry point named `other` in `mjlint.rules`"
    )


def test_nothing_is_looked_for_unless_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def distributions(**_: object) -> None:
        raise AssertionError("entry points were scanned")

    monkeypatch.setattr(importlib.metadata, "distributions", distributions)
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
