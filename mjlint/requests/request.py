"""A request: what the rules of ``rules/requests/`` read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from mjlint.language.vendor import Endpoint, Vendor
from mjlint.linting.linter import Report
from mjlint.requests.envelope import Envelope, Header
from mjlint.requests.request_signs import Given, signs
from mjlint.text.nodes import DataNode, Member, StringNode
from mjlint.text.places import SourceMap


@dataclass(frozen=True)
class Request:
    """A request to a vendor. Places are offsets into the file, in characters."""

    envelope: Envelope
    body: DataNode
    vendor: Vendor
    endpoint: Endpoint
    stored: bool
    """Whether it is in a file, where a key does not belong."""
    prompt: Report | None = None
    """What the linter says of its prompt; None where it has none."""

    given: tuple[Given, ...] = field(init=False, repr=False, compare=False)
    """The fields it has, those inside objects that the table knows too."""
    unknown: tuple[Given, ...] = field(init=False, repr=False, compare=False)
    """Those of them that the endpoint's table does not know."""
    signs: frozenset[str] = field(init=False, repr=False, compare=False)
    """What there is to check, by which rules are chosen; see `mjlint.requests.request_signs`."""
    _by_path: dict[str, Given] = field(init=False, repr=False, compare=False)
    _with_role: tuple[Given, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        given: list[Given] = []
        self._collect("", self.body, given)
        vars(self).update(
            given=tuple(given),
            unknown=tuple([one for one in given if one.field is None]),
            signs=signs(self, given),
            _by_path={one.path: one for one in given},
            _with_role=tuple([one for one in given if one.field is not None and one.field.role]),
        )

    def _collect(self, lead: str, value: DataNode, given: list[Given]) -> None:
        fields, objects = self.endpoint.fields, self.endpoint.objects
        for member in value.members:
            path = lead + member.name
            given.append(Given(path, member, fields.get(path)))
            if not objects:
                continue
            if path in objects:
                self._collect(path + ".", member.value, given)
            elif path + "[]" in objects:
                for item in member.value.items:
                    if _is_the_users(item):
                        self._collect(path + "[].", item, given)

    @cached_property
    def prompt_field(self) -> Given | None:
        """The field that holds the prompt; of a chat, the last text of the user's."""
        found = self.find(self.endpoint.prompt)
        if found is not None and found.member.value.kind == "list":
            return self.find(f"{self.endpoint.prompt}[].text")
        return found

    def with_prompt(self, prompt: Report) -> Request:
        """The same with the report of its prompt; what is known of its fields is kept."""
        other = Request.__new__(Request)
        vars(other).update(vars(self), prompt=prompt)
        return other

    def find(self, path: str) -> Given | None:
        """A field by its path; None where it is not given, or null."""
        given = self._by_path.get(path) if path else None
        return given if given is not None and given.member.value.kind != "null" else None

    def values(self, *roles: str) -> Iterator[tuple[Given, DataNode]]:
        """The strings of all fields of these roles, one by one; not the empty ones."""
        for given in self._with_role:
            if given.field is None or given.field.role not in roles:
                continue
            value = given.member.value
            for item in value.items or (value,):
                if item.text.strip():
                    yield given, item

    def place(self, what: DataNode | Member) -> tuple[int, int]:
        """Where a value, or the name of a field, is."""
        return self.envelope.body.span(what.start, what.end)

    def inside(self, value: DataNode) -> SourceMap:
        """The text of a string, with the places of its characters."""
        assert isinstance(value, StringNode)
        return value.map(self.envelope.body)

    def written(self, text: str) -> str:
        """A new piece of JSON as it must be written in the file."""
        written = self.envelope.body.written(text)
        return text if written is None else written

    @cached_property
    def speeds(self) -> tuple[tuple[str, Given | None], ...]:
        """The speeds that the fields choose, with the field; None: the URL does."""
        given = self.find(self.endpoint.mode)
        if given is not None:
            value = given.member.value
            texts = [item.text for item in value.items] if value.items else [value.text]
            return tuple((self.endpoint.speed(text), given) for text in texts if text)
        url = self.envelope.url.text if self.envelope.url is not None else ""
        return tuple(
            (speed, None) for part, speed in self.vendor.path_speeds.items() if part in url
        )

    @property
    def continues(self) -> bool:
        """Whether it works on an image or a job that exists."""
        return self.endpoint.continues or any(
            g.field is not None and g.field.role == "job" and g.member.value.data not in (None, "")
            for g in self._with_role
        )

    @property
    def has_images(self) -> bool:
        """Whether it hands images over besides the prompt, or works on one that exists."""
        roles = ("image", "image-link", "data-uri", "base64")
        return self.continues or next(self.values(*roles), None) is not None

    def header(self, name: str) -> Header | None:
        """A header by its name, in any case."""
        wanted = name.lower()
        return next(
            (h for h in self.envelope.headers if h.name.text.strip().lower() == wanted), None
        )


def _is_the_users(item: DataNode) -> bool:
    """Whether an item of a list is not a chat message of someone other than the user."""
    role = item.member("role")
    return role is None or role.value.text == "user"
