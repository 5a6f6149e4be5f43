"""Files in, files out: every format, several processes, and after an interruption."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from mjlint.batch import BatchError, lint_table
from mjlint.batch.part import PartFile
from mjlint.batch.run import Job, run
from mjlint.batch.tables import Columns
from mjlint.checking.project import Project
from mjlint.linting.linter import Linter

PROMPTS = [
    "a heron --v6",
    "a heron",
    'a, "b"\n--ar 3:2, --chaos 120',
    "漢字 --niji 6 --tile 3",
    None,
]
TABLE = pa.table({"id": range(5), "prompt": PROMPTS})
WANTED = lint_table(TABLE, fixed=True)


def project(**given: object) -> Project:
    return Project(given, isolated=True, code=False)


def job(folder: Path, source: str, target: str, rows: int = 2) -> Job:
    return Job(str(folder / source), str(folder / target), Columns(fixed=True), rows)


def make(folder: Path) -> None:
    pq.write_table(TABLE, folder / "in.parquet")
    pa.csv.write_csv(TABLE, folder / "in.csv")
    lines = [json.dumps(row) + "\n" for row in TABLE.to_pylist()]
    (folder / "in.jsonl").write_text("\n".join(lines))


@pytest.mark.parametrize("processes", [1, 2])
def test_parquet(tmp_path: Path, processes: int) -> None:
    make(tmp_path)
    counts = run(job(tmp_path, "in.parquet", "out.parquet"), project(), processes)
    assert pq.read_table(tmp_path / "out.parquet").equals(WANTED)
    assert counts == {"rows": 5, "refused": 3, "empty": 1, "resumed": 0}
    assert not (tmp_path / "out.parquet.part").exists()


@pytest.mark.parametrize("source", ["in.parquet", "in.jsonl"])
def test_json_lines(tmp_path: Path, source: str) -> None:
    make(tmp_path)
    run(job(tmp_path, source, "out.jsonl"), project(), 1)
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == WANTED.to_pylist()


def test_json_lines_are_kept_to_the_letter(tmp_path: Path) -> None:
    rows = ['{"prompt": "\\ud800 --v6", "n": 1.0}', "{ }", '{"x":1e999 }']
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    run(job(tmp_path, "in.jsonl", "out.jsonl"), project(), 1)
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [line.partition('"ok"')[0] for line in lines] == [
        '{"prompt": "\\ud800 --v6", "n": 1.0, ',
        "{",
        '{"x":1e999, ',
    ]
    assert json.loads(lines[0])["findings"][0]["start"] == 2


def test_csv(tmp_path: Path) -> None:
    make(tmp_path)
    run(job(tmp_path, "in.csv", "out.csv"), project(), 1)
    work = Job(str(tmp_path / "out.csv"), str(tmp_path / "b.tsv"), Columns(prefix="b_"))
    run(work, project(), 1)
    for name, delimiter in (("out.csv", ","), ("b.tsv", "\t")):
        options = pa.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True)
        found = pa.csv.read_csv(tmp_path / name, parse_options=options).to_pylist()
        for row, wanted in zip(found, WANTED.to_pylist(), strict=True):
            assert row["prompt"] == (wanted["prompt"] or "")
            assert row["ok"] == wanted["ok"]
            assert json.loads(row["findings"] or "null") == wanted["findings"]


@pytest.mark.parametrize("source", ["in.parquet", "in.csv", "in.jsonl"])
def test_it_goes_on_after_an_interruption(tmp_path: Path, source: str) -> None:
    make(tmp_path)
    suffix = Path(source).suffix
    run(job(tmp_path, source, f"whole{suffix}"), project(), 1)
    work = job(tmp_path, source, f"out{suffix}")

    def interrupt(rows: int) -> None:
        if rows >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(work, project(), 1, progress=interrupt)
    part = tmp_path / f"out{suffix}.part"
    with part.open("ab") as file:
        file.write((1000).to_bytes(8, "little") + b"half a batch")
    assert not (tmp_path / f"out{suffix}").exists()
    assert run(work, project(), 1)["resumed"] == 4
    assert (tmp_path / f"out{suffix}").read_bytes() == (tmp_path / f"whole{suffix}").read_bytes()
    assert not part.exists()


def test_the_part_of_a_run_that_was_killed_at_its_end_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    asked, part = job(tmp_path, "in.parquet", "out.parquet"), tmp_path / "out.parquet.part"
    with monkeypatch.context() as killed:
        killed.setattr(PartFile, "close", lambda self, remove: self._file.close())
        run(asked, project(), 1)
    assert part.exists()
    with pytest.raises(BatchError, match="there already"):
        run(asked, project(), 1)
    assert not part.exists()
    # What is half done is kept, and so is what others wrote.
    for data in (b"mjlint batch, part of a run\n{}\n", bytes(8)):
        part.write_bytes(data)
        os.utime(part, (0, 0))
        with pytest.raises(BatchError, match="there already"):
            run(asked, project(), 1)
        assert part.read_bytes() == data


def test_another_run_begins_anew(tmp_path: Path) -> None:
    make(tmp_path)
    work = job(tmp_path, "in.parquet", "out.parquet")

    def interrupt(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(work, project(), 1, progress=interrupt)
    counts = run(work, project(ignore=("MJ",)), 1)
    assert (counts["resumed"], counts["refused"]) == (0, 0)


def test_two_runs_do_not_write_one_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="Windows has no such locks")
    make(tmp_path)
    work = job(tmp_path, "in.parquet", "out.parquet")

    def second(rows: int) -> None:
        with pytest.raises(BatchError, match="another run is writing it"):
            run(work, project(), 1, force=True)

    assert run(work, project(), 1, progress=second)["rows"] == 5
    assert pq.read_table(tmp_path / "out.parquet").equals(WANTED)
    assert not (tmp_path / "out.parquet.part").exists()


def test_a_run_that_ends_while_another_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    work = job(tmp_path, "in.parquet", "out.parquet")
    linter = Project.linter

    def slow(self: Project) -> Linter:
        monkeypatch.undo()
        run(work, project(), 1)  # from the first look at the output to the lock
        return linter(self)

    monkeypatch.setattr(Project, "linter", slow)
    with pytest.raises(BatchError, match="is there already"):
        run(work, project(), 1)
    assert pq.read_table(tmp_path / "out.parquet").equals(WANTED)
    assert not (tmp_path / "out.parquet.part").exists()


def test_two_names_of_one_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="Windows has no such locks")
    make(tmp_path)
    (tmp_path / "link.parquet").symlink_to(tmp_path / "out.parquet")

    def second(rows: int) -> None:
        with pytest.raises(BatchError, match="another run is writing it"):
            run(job(tmp_path, "in.parquet", "link.parquet"), project(), 1)

    assert run(job(tmp_path, "in.parquet", "out.parquet"), project(), 1, progress=second)


def test_nothing_of_others_is_replaced(tmp_path: Path) -> None:
    make(tmp_path)
    work = job(tmp_path, "in.csv", "out.csv")
    for name in ("out.csv", "out.csv.part"):
        (tmp_path / name).write_text("mine")
        with pytest.raises(BatchError, match="--force"):
            run(work, project(), 1)
        assert (tmp_path / name).read_text() == "mine"
        (tmp_path / name).unlink()
    (tmp_path / "out.csv").write_text("mine")
    (tmp_path / "out.csv.part").write_text("mine")
    assert run(work, project(), 1, force=True)["rows"] == 5
    with pytest.raises(BatchError, match="what is read"):
        run(job(tmp_path, "in.csv", "in.csv"), project(), 1, force=True)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("in.csv", b"prompt\na,b\n", "more cells"),
        ("in.csv", b"prompt\n\xff\n", "not UTF-8"),
        ("in.csv", b"", "no column `prompt`"),
        ("in.jsonl", b'{"prompt": "a"}\n{"prompt"', ":2: is not JSON"),
        ("in.jsonl", b"[1]", "not a JSON object"),
        ("in.jsonl", b'{"prompt": 1}', "`prompt` is not a text"),
        ("in.jsonl", b'{"ok": 1}', "`ok` is there already"),
        ("in.jsonl", b"[" * 100_000, "nested too deeply"),
        ("in.parquet", b"no", "in.parquet: "),
        ("in.txt", b"", "its format is unknown"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BatchError, match=words):
        run(job(tmp_path, name, "out.jsonl", 1), project(), 1)
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(("name", "data"), [("in.csv", b"prompt\n"), ("in.jsonl", b"\n")])
def test_no_rows(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(job(tmp_path, name, "out.jsonl"), project(), 2)["rows"] == 0
    assert (tmp_path / "out.jsonl").read_text() == ""
