"""A message -> the kinds of failure that it fits, and how well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from mjlint.failures.matching import LONG, SHORT, Match, Plain, fit
from mjlint.failures.normalising import normalised
from mjlint.failures.table import FailureKind, Failures, Wording
from mjlint.failures.unrelated import foreign, prompted
from mjlint.text.patterns import pattern

MAXIMUM_MESSAGE: Final = 2_000
"""Characters of a message that are compared: so many at its beginning, and at its end."""

_SHORT: Final = 300
"""Characters of a message that may be told by what it is about: of a longer text it may be anything."""
_URL: Final = pattern(r"\w+://\S+")
_TRACE: Final = pattern(
    r"\b(?:type|key|attribute|index|name|syntax|import|reference|range|assertion|modulenotfound"
    r"|filenotfound|unboundlocal|recursion|zerodivision)error\b|nullpointerexception|npm err"
    r"|\b(?:permission|os|memory)error\b|cannot import|cannot find (?:name|module)|no module named|runtime error"
    r"|is not (?:defined|a function|iterable)|\bstack trace\b"
    r"|cannot read propert|^\s*at \S+ ?\(|\bfile [^\n]+, line \d"
)
"""A fault of the program that asked, and none of an answer."""
_CERTAIN: Final = 12
"""Characters of a whole wording that says what it says in a prompt or another program's answer, too."""
_LEAD: Final = re.compile(r"^[\W_]*")

_STATUS: Final = re.compile(
    r"(?:^|\b(?:https?(?:/\d(?:\.\d)?)?|status(?: code)?|error(?: code)?|code|response(?: code)?"
    r"|with|returned|exception)\b[ :=(#]{0,3}|(?:\bfailed|失败|异常|错误) ?[(（:\[]{1,2} ?"
    r"|(?:返回|状态码|代码)(?:了)?[ :=]{0,3})"
    r"([1-5]\d\d)\b(?![\w%.,]*\d)"
)
"""A status of HTTP in a normalised message: ``HTTP 402``, ``failed with status 429``, ``error: 524``."""


class Fit(NamedTuple):
    """How well a kind fits a message."""

    level: int
    """5: a whole wording. 4: a long one that is cut short. 3: a title. 2: a pattern, or the title of a
    vague kind. 1: a short wording that is cut. 0: a status of HTTP that is vague. -1: what it is about."""
    rank: int
    score: int
    kind: FailureKind
    message: str
    wording: Wording | None = None
    match: Match | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """The better the fit, the greater."""
        return self.level, self.rank, self.score

    @property
    def certain(self) -> bool:
        """Whether it is a whole wording, and no short one that is said of other things, too."""
        return self.level >= 4 and self.score >= _CERTAIN


def fitting(messages: Sequence[str], table: Failures) -> list[Fit]:
    """Every way in which an answer's messages fit the table, or a guess at what they are about.

    What another program said, or a prompt, fits whole wordings alone.
    """
    found = [fit for text in messages for fit in _fits(text, table)]
    if any(foreign(normalised(text[:MAXIMUM_MESSAGE]), table) for text in messages):
        return [fit for fit in found if fit.certain]
    return found or [fit for text in messages for fit in _guesses(text, table)]


def _fits(message: str, table: Failures) -> Iterable[Fit]:
    """Every way in which a message fits the table."""
    if len(message) > 2 * MAXIMUM_MESSAGE:
        message = f"{message[:MAXIMUM_MESSAGE]}\n{message[-MAXIMUM_MESSAGE:]}"
    compared = Plain.of(message)
    plain = compared.text
    worded = [(w, m) for w in table.wordings if (m := fit(w, compared)) is not None]
    unrelated = prompted(plain, table)
    for wording, match in worded:
        level = 5 if match.whole else 4 if match.score >= LONG else 1
        kind = table.kinds[wording.kind]
        # Of `Invalid URL` and `Invalid URL (POST …)`, the second alone is what is said.
        if not any(w.whole_of(wording) for w, m in worded if m.whole):
            found = Fit(level, kind.rank, match.score, kind, message, wording, match)
            if found.certain or not unrelated:
                yield found
    if unrelated:
        return
    for title, kind in table.titles.items():
        if _titled(compared, title):
            yield Fit(2 if kind.rank < 0 else 3, kind.rank, len(title), kind, message)
    if plain in table.kinds:
        yield Fit(3, 0, len(plain), table.kinds[plain], message)
    for kind in table.kinds.values():
        hits = [hit for family in kind.patterns if (hit := family.search(plain))]
        if hits:  # what is said first counts: advice such as "upgrade your plan" comes last
            place = min(hit.start() + _headed(plain, hit.end(), kind) for hit in hits)
            yield Fit(2, kind.rank, -place, kind, message)
    status = _STATUS.search(plain)
    if status is not None:
        for kind in table.kinds.values():
            if int(status[1]) in kind.statuses:
                # `failed: HTTP 402` says more than that something failed, and less than words do.
                # A client's fault (4xx) says more than `request failed`.
                vague, client = kind.rank < 0, status[1][0] == "4"
                level = 0 if vague and not client else 2
                score = 1 if vague else -len(plain)
                yield Fit(level, min(kind.rank, 0), score, kind, message)


def _guesses(message: str, table: Failures) -> Iterable[Fit]:
    """What a short message is about, where it says that something is wrong."""
    plain = normalised(message[:MAXIMUM_MESSAGE])
    if len(plain) > _SHORT or _TRACE.search(plain) or prompted(plain, table):
        return
    said = _URL.sub(" ", plain)
    if table.faults.search(said):
        for kind, words in table.subjects:
            if words.search(said):
                yield Fit(-1, kind.rank, 0, kind, message)
                return


def _headed(plain: str, end: int, kind: FailureKind) -> int:
    """What is taken off the vague heading `提交失败: …`: what follows it says more."""
    return len(plain) if kind.rank < 0 and plain[end - 2 : end + 1] == "失败:" else 0


def _titled(message: Plain, title: str) -> bool:
    """Whether a message has a title: at its beginning, in brackets, after a colon, on its own line.

    A title of several words counts wherever it is; one that is cut short, at the beginning alone.
    """
    plain = message.text
    at = message.flat.find(title)
    if at < 0:
        lead = _LEAD.sub("", plain[:100]).rstrip(".… ")
        in_bracket = plain.startswith("[") and "]" not in plain
        return in_bracket and len(lead) >= SHORT and title.startswith(lead)
    before, after = plain[:at].rstrip(" "), plain[at + len(title) :]
    if not title.isascii():
        return True
    if (at and plain[at - 1].isalnum()) or after[:1].isalnum():
        return False
    if len(title.split()) > 1:
        return True
    # `Blocked: …` is headed by the title, `Blocked by the moderator` goes on.
    goes_on = after[:1] == " " and after[1:2].isalnum()
    return not goes_on and (not before.strip("[]()#/> \n-") or before[-1:] in "[:\n(")
