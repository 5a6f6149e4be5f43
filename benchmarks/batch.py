"""How long does a Parquet file of prompts take, alone and on engines?

    python -m benchmarks.batch [--rows 1000000] [--processes 2] [--only mjlint]

Prints the wall time, the CPU time a prompt and the memory of the largest process: of `mjlint batch`,
and of the programs of ``examples/engines`` where the engine is installed (what Ray and Spark do
outside of the process that was started is not in their CPU time). All prompts are distinct; an
engine that does not give the same rows as `mjlint batch` is reported.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.baseline import COMMIT, then
from benchmarks.prompts import written

GROUP: Final = 10_000
ENGINES: Final = {"Dask": "distributed", "Ray Data": "ray", "Spark": "pyspark"}
PROGRAMS: Final = Path(__file__).parents[1] / "examples" / "engines"
FAULTS: Final = (" --v6", " --ar 16x9", " --chaos 120")
EARLIER: Final = """
import sys
from concurrent.futures import ProcessPoolExecutor
import mjlint
import pyarrow as pa, pyarrow.parquet as pq
source, output, processes = sys.argv[1], sys.argv[2], int(sys.argv[3])
lint = mjlint.Linter().lint
def findings(group):
    rows = pq.ParquetFile(source).read_row_group(group)
    found = [
        [{"code": each.code, "start": each.start, "end": each.end} for each in lint(text).diagnostics]
        for text in rows.column("prompt").to_pylist()
    ]
    return rows.append_column("findings", pa.array(found))
groups = range(pq.ParquetFile(source).num_row_groups)
with ProcessPoolExecutor(processes) as pool:
    parts = pool.map(findings, groups)
    first = next(parts)
    with pq.ParquetWriter(output, first.schema) as writer:
        writer.write_table(first)
        for part in parts:
            writer.write_table(part.cast(first.schema))
"""
"""The earlier commit has no tables; this is the least that gives its findings."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", metavar="NAME")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "prompts.parquet"
        _write(source, options.rows)
        jobs = ["--jobs", str(options.processes), "--isolated"]
        commands = {
            "mjlint": ["-m", "mjlint", "batch", str(source), str(folder / "mjlint.parquet"), *jobs]
        }
        for engine, package in ENGINES.items():
            if importlib.util.find_spec(package) is not None:
                program = PROGRAMS / f"with_{engine.split()[0].lower()}.py"
                commands[engine] = [str(program), str(source), str(folder / engine)]
        (folder / "earlier.py").write_text(EARLIER, encoding="utf-8")
        pool = [str(source), str(folder / "earlier.parquet"), str(options.processes)]
        commands[COMMIT] = [str(folder / "earlier.py"), *pool]
        print(
            f"| {options.rows:,} prompts | wall, s | CPU, µs a prompt | largest process, MiB | rows |"
        )
        print("|---|---|---|---|---|")
        wanted: pa.Table | None = None
        for label, command in commands.items():
            if options.only not in (None, label):
                continue
            path = str(then(COMMIT, folder / "then")) if label == COMMIT else ""
            wall, cpu, memory = _measured(command, options.processes, path)
            same = "–"
            if label != COMMIT:
                output = folder / ("mjlint.parquet" if label == "mjlint" else label)
                found = pq.read_table(output).sort_by("id")
                wanted = found if wanted is None else wanted
                same = "the same" if found.equals(wanted) else "DIFFERENT"
            print(
                f"| {label} | {wall:.1f} | {cpu / options.rows * 1e6:.0f} | {memory:.0f} | {same} |",
                flush=True,
            )


def _write(path: Path, rows: int) -> None:
    """Prompts in row groups, one in ten with a fault."""
    schema = pa.schema([("id", pa.int64()), ("prompt", pa.string())])
    texts = written(rows)
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, rows, GROUP):
            prompts = [
                text + (FAULTS[n % len(FAULTS)] if n % 10 == 0 else "")
                for n, text in enumerate(islice(texts, GROUP), start)
            ]
            numbers = range(start, start + len(prompts))
            writer.write_table(pa.table({"id": numbers, "prompt": prompts}, schema=schema))


def _measured(command: list[str], processes: int, path: str) -> tuple[float, float, float]:
    """Seconds on the clock and of the processors, and the MiB of the largest process."""
    environment = {
        **os.environ,
        "PYTHONPATH": path,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": f"--master local[{processes}] --conf spark.ui.enabled=false pyspark-shell",
        "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    began = time.perf_counter()
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    process = os.posix_spawn(
        sys.executable, [sys.executable, *command], environment, file_actions=actions
    )
    os.close(quiet)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    wall = time.perf_counter() - began
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
