"""The vendor that a prompt or a request goes to, as reports know it."""

from __future__ import annotations

from mjlint.checking.results import Receiver
from mjlint.diagnostic import Severity
from mjlint.errors import UnknownTarget
from mjlint.language.vendor import Vendor
from mjlint.language.vendors import load, vendor
from mjlint.linting.linter import Report
from mjlint.requests.linter import RequestReport
from mjlint.settings.settings import MIDJOURNEY

_TOLD = {
    "address": "its URL",
    "header": "the name of a header",
    "path": "its path",
    "fields": "its fields",
}


def vendor_of(target: str) -> Vendor | None:
    """The vendor that a target of the settings is.

    None for Midjourney itself, and for a vendor whose requests no table describes.
    """
    if target in MIDJOURNEY:
        return None
    try:
        return vendor(target)
    except UnknownTarget:
        return None


def of_prompt(target: str, report: Report) -> Receiver | None:
    """What is known of the vendor that a prompt goes to."""
    whose = vendor_of(target)
    if whose is None:
        return None
    counted = (
        ()
        if whose.fines is None
        else (
            whose.fines.classes.get(d.failure.value)
            for d in report.diagnostics
            if d.failure is not None and d.severity is Severity.ERROR
        )
    )
    return _receiver(whose, next((name for name in counted if name is not None), ""))


def of_request(report: RequestReport, how: str) -> Receiver:
    """The vendor of a request. ``how``: what shows it, as `mjlint.requests.shape` says it."""
    found = _receiver(load(report.target), next(iter(report.fined), ""))
    return found._replace(endpoint=report.endpoint, told_by=_TOLD.get(how, ""))


def _receiver(whose: Vendor, fined: str) -> Receiver:
    fines = whose.fines
    if fines is None:
        return Receiver(whose.id, whose.name)
    return Receiver(whose.id, whose.name, "", "", fined, fines.per_day, fines.after)
