"""Which parameters stand together."""
