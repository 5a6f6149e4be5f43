"""Comments and baselines that accept findings."""
