"""Rules about comments and baselines that accept findings."""
