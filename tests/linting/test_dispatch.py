"""What a rule says of itself, by which it is left out, is what its check does."""

from __future__ import annotations

import pytest

from mjlint import Linter
from mjlint.rule import Context, Rule

LINTER = Linter()
VALUES = (
    "",
    " 16x9",
    " 3:2",
    " 99",
    " 5, 6",
    " random 5",
    " x",
    " https://a.b/c.png https://a.b/d.png",
)


@pytest.mark.parametrize(
    "rule", [rule for rule in LINTER.rules if rule.forms], ids=lambda rule: rule.name
)
def test_a_check_says_nothing_of_values_of_other_forms(rule: Rule) -> None:
    lexicon = LINTER.lexicon
    context = Context(lexicon, LINTER.settings, (lexicon.default,), True, lambda: 0.0)
    found = {False: 0, True: 0}
    for name in lexicon.names:
        known = context.known(name)
        assert known is not None
        for value in VALUES:
            (parameter,) = LINTER.parse(f"a heron --{name}{value}").parameters
            found[known.form in rule.forms] += len(list(rule.check(parameter, context)))
    assert not found[False]
    assert found[True]
