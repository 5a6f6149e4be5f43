"""The vendor and the endpoint of one request, named by the caller or recognised."""

from __future__ import annotations

from mjlint.errors import UnknownTarget, UnreadableRequest
from mjlint.language.vendors import vendor, vendors
from mjlint.requests.envelope import Envelope
from mjlint.requests.json_body import remembered
from mjlint.requests.recognition import Recognised, recognise
from mjlint.text.nodes import DataNode


def resolve(envelope: Envelope, target: str | None, endpoint: str | None) -> Recognised:
    """The vendor and endpoint of a request. Raises `UnreadableRequest` and `UnknownTarget`."""
    value = read_object(envelope)
    whose = vendor(target) if target is not None else None
    if whose is not None and endpoint is not None:
        named = whose.endpoint(endpoint)
        if named is None:
            known = ", ".join(e.id for e in whose.endpoints)
            raise UnknownTarget(f"{whose.name} has no endpoint `{endpoint}`; known are {known}")
        return Recognised(whose, named, True, "")
    url = envelope.url.text if envelope.url is not None else ""
    found = recognise(url, envelope.header_names, value, target=whose, alone=True)
    if found is not None:
        return found if endpoint is None else resolve(envelope, found.vendor.id, endpoint)
    if whose is not None:
        raise UnknownTarget(f"no endpoint of {whose.name} draws this request with Midjourney")
    raise UnknownTarget(
        "it is not known whose the request is: name the vendor with `target`"
        f" ({', '.join(v.id for v in vendors())})"
    )


def read_object(envelope: Envelope) -> DataNode:
    """The body of a request. Raises `UnreadableRequest`, with the place in the file."""
    try:
        value = remembered(envelope.body.text)
        if value.kind != "object":
            article = "a list" if value.kind == "list" else f"a {value.kind}"
            raise UnreadableRequest(f"the request is {article}, an object is expected", value.start)
    except UnreadableRequest as error:
        at = envelope.body.to_document(error.at)
        raise UnreadableRequest(error.message, at) from None
    return value
