"""The examples for engines give the rows that one process gives, where the engine is installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.prompts import written
from mjlint.batch import lint_table

ENGINES = Path(__file__).parents[2] / "examples" / "engines"
FAULTS = ("", " --v6", " --ar 16x9", " --chaos 120", " and 漢字 --AR 3:2")
ROWS = 1_000


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("script", "package"),
    [("with_dask.py", "distributed"), ("with_ray.py", "ray"), ("with_spark.py", "pyspark")],
)
def test_an_engine_finds_what_one_process_finds(script: str, package: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    prompts: list[str | None] = [
        text + FAULTS[n % len(FAULTS)] for n, text in enumerate(islice(written(ROWS), ROWS))
    ]
    prompts[7] = None
    table = pa.table({"id": range(ROWS), "prompt": prompts})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=250)
    environment = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
        "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    done = subprocess.run(
        [sys.executable, str(ENGINES / script), "in.parquet", "out"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=540,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    found = pq.read_table(tmp_path / "out").sort_by("id").to_pylist()
    wanted = lint_table(table).to_pylist()
    assert [row["ok"] for row in found].count(False) == [row["ok"] for row in wanted].count(False)
    assert found == wanted
