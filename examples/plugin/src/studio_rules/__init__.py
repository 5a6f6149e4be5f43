"""The rules of a studio; one file a rule."""
