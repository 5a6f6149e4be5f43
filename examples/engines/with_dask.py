"""Lints a Parquet file on Dask: each worker reads a row group and writes its rows with what was found.

    python with_dask.py prompts.parquet linted/ [tcp://scheduler:8786]

Needs ``mjlint[batch]`` and ``dask[distributed]``, on the workers too, and a folder that all of them see.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
from dask.distributed import Client

from mjlint.batch import lint_table


def lint_group(source: str, folder: str, number: int) -> int:
    """Lint one row group; gives how many of its prompts would be refused."""
    with pq.ParquetFile(source) as file:
        table = lint_table(file.read_row_group(number))
    pq.write_table(table, f"{folder}/part-{number:05}.parquet")
    return table.column("ok").to_pylist().count(False)


def main(source: str, folder: str, scheduler: str | None = None) -> None:
    Path(folder).mkdir()
    groups = pq.read_metadata(source).num_row_groups
    local = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with Client(scheduler) if scheduler else Client(**local) as client:
        counts = client.map(lint_group, [source] * groups, [folder] * groups, range(groups))
        print(f"{sum(client.gather(counts))} prompts would be refused")


if __name__ == "__main__":  # workers import this file again
    main(*sys.argv[1:])
