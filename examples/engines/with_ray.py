"""Lints Parquet files on Ray Data.

    python with_ray.py prompts.parquet linted/

Needs ``mjlint[batch]`` and ``ray[data]``, on the workers too.
"""

from __future__ import annotations

import sys

import ray

from mjlint.batch import lint_table


def main(source: str, folder: str) -> None:
    prompts = ray.data.read_parquet(source)
    linted = prompts.map_batches(lint_table, batch_format="pyarrow", batch_size=10_000)
    linted.write_parquet(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
