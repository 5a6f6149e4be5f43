"""Lints Parquet files on Spark, with ``mapInArrow``.

    spark-submit with_spark.py prompts.parquet linted/

Needs ``mjlint[batch]`` and ``pyspark``, on the workers too.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from mjlint.batch import lint_batches, lint_table


def main(source: str, folder: str) -> None:
    spark = SparkSession.builder.appName("mjlint").getOrCreate()
    prompts = spark.read.parquet(source)
    empty = to_arrow_schema(prompts.schema).empty_table()
    schema = from_arrow_schema(lint_table(empty).schema)
    prompts.mapInArrow(lint_batches, schema).write.parquet(folder)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
