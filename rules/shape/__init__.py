"""How a parameter is written: dashes, spaces, case, punctuation."""
