"""The table of vendors: found by any name, every refusal with its source and a rule."""

from __future__ import annotations

import pytest

from mjlint.errors import UnknownTarget
from mjlint.language.lexicon import load as load_lexicon
from mjlint.language.vendors import load, names, receiver, vendor, vendors
from mjlint.plugins.registry import builtin
from mjlint.settings.settings import MIDJOURNEY


def test_a_receiver_is_found_by_each_of_its_names() -> None:
    assert set(MIDJOURNEY) < set(names())
    assert receiver("GoAPI") is receiver("piapi") is load("piapi")
    assert receiver("nobody") is None


def test_a_receiver_without_requests_is_no_vendor() -> None:
    assert load("web") not in vendors()
    with pytest.raises(UnknownTarget, match=r"`web`.*known are acedata"):
        vendor("web")


@pytest.mark.parametrize("id", names())
def test_every_refusal_has_its_source_and_its_holes(id: str) -> None:
    for refusal in load(id).refusals:
        assert refusal.source.url
        assert refusal.source.date
        assert "{" not in (refusal.answer(name="n", value="v") or "")
        if refusal.parameter is not None:
            assert refusal.parameter in load_lexicon().parameters


def test_every_refusal_has_a_rule() -> None:
    """A word that no rule asks for would be a promise that nobody keeps."""
    found = {refusal.of for id in names() for refusal in load(id).refusals}
    asked = ""
    for rule in builtin():
        if rule.at_targets:
            with open(rule.path, encoding="utf-8") as file:
                asked += file.read()
    assert {of for of in found if f'"{of}"' not in asked} == set()


@pytest.mark.parametrize("id", ["legnext", "vtrix", "myrouter", "mulerun", "evolink", "useapi"])
def test_the_length_of_a_prompt_is_given_once(id: str) -> None:
    assert load(id).refusal("length") is not None
    fields = (e.fields[e.prompt] for e in load(id).endpoints if e.prompt)
    assert {field.maximum_length for field in fields} == {None}
