"""The site says what the tables and the rules say, and everything it leads to is there."""

from __future__ import annotations

import importlib.util
import json
import posixpath
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qs

import pytest

import mjlint
from docs.generate import __main__ as site
from docs.generate import checks, facts, llms, matrix, playground, rules
from mjlint.plugins.broken import documented
from mjlint.plugins.registry import builtin

PAGES = list(site.pages())


def bridge() -> ModuleType:
    """What the page of the playground asks, in this Python."""
    spec = importlib.util.spec_from_file_location("bridge", playground.SOURCE / "bridge.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_have_paths_and_titles_of_their_own() -> None:
    paths = [page.path for page in PAGES]
    assert len(paths) == len(set(paths))
    assert all(page.text.startswith("# ") for page in PAGES)
    for folder, things in (
        ("rules", documented()),
        ("parameters", facts.parameters()),
        ("models", facts.models()),
    ):
        assert sum(path.startswith(f"{folder}/") for path in paths) == len(things) + 1


def test_links_between_pages_lead_to_pages() -> None:
    paths = {page.path for page in PAGES}
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:\s]+\.md)", page.text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link))
            assert target in paths, f"{page.path}: {link}"


def test_every_known_cell_of_the_matrix_has_its_source() -> None:
    cells = json.loads(matrix.as_json())["cells"]
    assert len(cells) == len(facts.parameters()) * len(facts.models())
    for cell in cells:
        if cell["support"] != "unknown":
            assert cell["source"], cell
            assert cell["date"], cell
    page = matrix.page()
    assert page.count("<td ") == len(cells)
    assert "<!--" not in page


@pytest.mark.parametrize("rule", builtin(), ids=lambda rule: rule.name)
def test_try_it_shows_that_very_finding(rule: mjlint.Rule) -> None:
    tried = rules.example(rule)
    if tried is None:
        # It needs a receiver, a file, a request or the network, or is off.
        assert (
            rule.code[:3] in ("MJ5", "MJ7", "MJ8", "MJ9") or not rule.default or rule.name in PLAIN
        )
        return
    text, model = tried
    assert parse_qs(rules.link(*tried).partition("#")[2])["p"] == [text]
    record = bridge().lint(text, model)
    assert rule.code in {found["code"] for found in record["diagnostics"]}


PLAIN = {"plan-required", "batch-in-relax-mode", "moderated-word", "too-long", "too-many-jobs"}
"""Rules whose examples need a plan, a list of words or a very long text."""


def test_the_bridge_gives_the_record_of_the_library() -> None:
    asked = bridge()
    report = mjlint.lint("a heron --v6 --chaos 120 --oref https://s.mj.run/x", model="7")
    record = json.loads(asked.call("lint", json.dumps([report.text, "7"])))
    wanted = json.loads(json.dumps(report.to_dict()))
    for found, row in zip(record["diagnostics"], wanted["diagnostics"], strict=True):
        assert found == {**found, **row}
    assert record["fixed"] == {"text": report.fixed(unsafe=True), "safe": False, "ok": True}
    assert asked.lint("a heron --v6", "")["fixed"] == {
        "text": "a heron --v 6",
        "safe": True,
        "ok": True,
    }
    assert asked.lint("--v6", "")["fixed"]["ok"] is False
    assert record["replies"][0]["reply"] == "`--chaos` must be between 0 and 100"
    about = asked.about("a heron --chaos 120", 12, "")
    assert (about["id"], about["takes"]) == ("chaos", "0 to 100")
    names = {row["label"]: row["detail"] for row in asked.complete("a heron ", "")}
    assert names["--s"] == "same as --stylize"


def test_llms() -> None:
    short, full = llms.short(PAGES), llms.full(PAGES)
    for page in PAGES:
        assert page.title in short
        assert page.text.strip() in full


def test_faults_are_seen(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="no/">x</a><a href="#none">y</a><a href="index.html#here" id="here">z</a>'
        '<script src="https://cdn.site.org/x.js"></script>'
    )
    assert list(checks.faults(tmp_path)) == [
        "index.html: asks another host for https://cdn.site.org/x.js",
        "index.html: dead link no/",
        "index.html: no such place #none",
    ]


def test_what_the_playground_loads_is_enough(tmp_path: Path) -> None:
    archive = tmp_path / "mjlint.zip"
    playground.pack(archive)
    code = (
        "import sys; sys.path[:0] = [sys.argv[1]]; "
        "sys.meta_path[:] = [m for m in sys.meta_path if 'editable' not in repr(m).lower()]\n"
        "exec(open(sys.argv[2], encoding='utf-8').read())\n"
        "assert sys.modules['mjlint'].__file__.startswith(sys.argv[1])\n"
        'print(call("lint", \'["https://site.org/a.png a {fox, owl} --v6 --cref x", "7"]\'))\n'
        'call("about", \'["a --chaos 3", 5, ""]\'); call("complete", \'["a ", ""]\'); call("facts", "[]")'
    )
    source = str(playground.SOURCE / "bridge.py")
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(archive), source],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    wanted = bridge().lint("https://site.org/a.png a {fox, owl} --v6 --cref x", "7")
    assert json.loads(done.stdout) == json.loads(json.dumps(wanted))
