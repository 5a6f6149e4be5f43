"""What a maintainer runs: ``python -m mjlint.maintenance``."""
