"""The tables of the vendors hold what they claim."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from mjlint.language.vendors import vendors


@pytest.mark.parametrize("vendor", vendors(), ids=lambda vendor: vendor.id)
def test_tables(vendor: object) -> None:
    from mjlint.language.vendor import Vendor

    assert isinstance(vendor, Vendor)
    assert any(endpoint.prompt for endpoint in vendor.endpoints)
    for endpoint in vendor.endpoints:
        for path in (
            endpoint.prompt,
            endpoint.mode,
            endpoint.timeout,
            endpoint.model,
            *endpoint.one_of,
        ):
            assert not path or path in endpoint.fields, (endpoint.id, path)
        for name, meant in endpoint.wrong.items():
            assert name not in endpoint.fields, (endpoint.id, name)
            assert meant in endpoint.fields or meant.startswith("--"), (endpoint.id, meant)
        for field in endpoint.fields.values():
            lead = field.path.rpartition(".")[0]
            kinds = ("list", "any") if lead.endswith("[]") else ("object", "any")
            assert not lead or endpoint.fields[lead.removesuffix("[]")].type in kinds, field.path
            assert field.source.title
            assert field.source.date


@pytest.mark.parametrize("name", [vendor.id for vendor in vendors()])
def test_every_source_of_a_table_is_used(name: str) -> None:
    text = (files("mjlint.grammar") / "vendors" / f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert table["id"] == name
    for endpoint in table["endpoint"]:
        for path, field in endpoint["fields"].items():
            assert field.get("required", "yes") in ("yes", "disputed"), path
    for key in table["sources"]:
        assert text.count(f'"{key}"') > 0, f"the source {key} is not used"
