"""What a URL may mean before the body is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mjlint.language.vendor import Endpoint, Vendor
from mjlint.requests.recognition import Owner, owners_of, parts


class Route(NamedTuple):
    """Whose endpoints a URL may mean."""

    vendor: str = ""
    """The id of the surest; empty: the URL is nobody's."""
    marks: tuple[bytes, ...] = ()
    """One of these is in every body for Midjourney, in lower case; empty: nothing need be."""
    every: bool = False
    """Whether an endpoint takes any body."""
    prompts: tuple[str, ...] = ()
    """The paths of the prompts."""
    owners: tuple[Owner, ...] = ()
    """The vendors that the URL or a header names, the surest first."""

    def with_end(self, vendor: str, endpoint: Endpoint) -> Route:
        """The same with one endpoint more."""
        marks = tuple(lead.encode() for leads in endpoint.needs.values() for lead in leads)
        every = self.every or not marks
        return self._replace(
            vendor=self.vendor or vendor,
            marks=() if every else (*self.marks, *marks),
            every=every,
            prompts=tuple(dict.fromkeys((*self.prompts, endpoint.prompt))),
        )


def route_of(
    url: str, headers: Iterable[str], target: Vendor | None, hosts: Mapping[str, Vendor]
) -> Route:
    """Where a request goes; the arguments are those of `mjlint.requests.recognition.recognise`."""
    owners = tuple(owners_of(url, headers, hosts))
    known = [owner.vendor for owner in owners]
    if target is not None:
        known.append(target)
    _, path = parts(url)
    route = Route(owners=owners)
    for vendor in known:
        for end in vendor.endpoints:
            if path.endswith(end.paths):
                route = route.with_end(vendor.id, end)
    return route
