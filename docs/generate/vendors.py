"""A page for each vendor: what its requests take."""

from __future__ import annotations

from collections.abc import Iterator

from docs.generate.pages import Page, Source, code, table
from mjlint.language.vendor import Endpoint, Field, Vendor
from mjlint.language.vendors import vendors


def pages() -> Iterator[Page]:
    """The index and every vendor."""
    yield Page("vendors/index.md", _index())
    for vendor in vendors():
        yield Page(f"vendors/{vendor.id}.md", _page(vendor))


def _index() -> str:
    rows = (
        (
            f"[{each.name}]({each.id}.md)",
            ", ".join(map(code, each.hosts)),
            each.ended or "open",
            str(each.checked),
        )
        for each in vendors()
    )
    return (
        "# API vendors\n\nServices that pass prompts on to Midjourney, and what mjlint checks in their requests: "
        "`mjlint check --target VENDOR`.\n\n" + table(("Vendor", "Hosts", "State", "Checked"), rows)
    )


def _page(vendor: Vendor) -> str:
    text = f"# {vendor.name}\n\n"
    if vendor.ended:
        text += f"This service has ended: {vendor.ended}.\n\n"
    facts = [
        ("Target", code(vendor.id)),
        ("Hosts", ", ".join(map(code, vendor.hosts))),
        ("Key", code(vendor.key_header) if vendor.key_header else ""),
        ("Checked", str(vendor.checked)),
    ]
    text += table(("", ""), (row for row in facts if row[1]))
    if vendor.fines:
        text += f"\n{vendor.fines.per_day} refused prompts a day are allowed; after that, {vendor.fines.after}. "
        text += f"Source: {_source(vendor.fines.source)}.\n"
    return text + "".join(map(_endpoint, vendor.endpoints))


def _endpoint(endpoint: Endpoint) -> str:
    text = f"\n## {endpoint.id}\n\n"
    text += (
        ", ".join(code(path) for path in endpoint.paths)
        + f". Source: {_source(endpoint.source)}.\n\n"
    )
    rows = (
        (code(each.path), each.type, each.required, _takes(each))
        for each in endpoint.fields.values()
    )
    return text + table(("Field", "Type", "Required", "Takes"), rows)


def _takes(field: Field) -> str:
    parts = [", ".join(code(str(value)) for value in field.values)]
    ends = ["" if end is None else f"{end:g}" for end in (field.minimum, field.maximum)]
    if any(ends):
        parts.append(" to ".join(ends).strip())
    if field.maximum_length is not None:
        parts.append(f"at most {field.maximum_length:,} characters")
    return "; ".join(filter(None, parts))


def _source(source: object) -> str:
    return str(Source(getattr(source, "title"), getattr(source, "url"), getattr(source, "date")))  # noqa: B009
