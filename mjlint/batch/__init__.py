"""Tables of prompts: the same rows with what was found in each. Needs the extra ``batch``."""

from mjlint.batch.tables import BatchError, lint_batches, lint_table

__all__ = ["BatchError", "lint_batches", "lint_table"]
