"""A campaign that looks for inputs on which mjlint breaks a promise.

``python -m fuzz --seconds 60 --seed 1`` runs every target for its share of the time and ends with 1
at the first broken promise, with a reproducer. The same seed gives the same inputs on any machine.
"""
