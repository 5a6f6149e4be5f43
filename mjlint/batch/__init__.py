"""Tables of prompts: the same rows with what was found in each. Needs the extra ``batch``."""

from mjlint.batch.frames import add_duckdb_function, lint_pandas, lint_polars
from mjlint.batch.tables import BatchError, lint_batches, lint_table

__all__ = [
    "BatchError",
    "add_duckdb_function",
    "lint_batches",
    "lint_pandas",
    "lint_polars",
    "lint_table",
]
