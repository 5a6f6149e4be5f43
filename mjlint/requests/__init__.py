"""A vendor's request to a `RequestReport`, and the guard."""
