"""`too-many-images`."""

from __future__ import annotations

from tests.rules.links.cases import found


def test_too_many_images() -> None:
    links = [f"https://img.site.org/{number}.png" for number in range(21)]
    assert found(" ".join(links)) == [("MJ510", links[20], "warning")]
    assert found(" ".join(links[:20])) == []
    # Only one of the options is in a job.
    assert found("cat {" + ", ".join(links) + "}") == [("MJ509", links[0], "info")]
