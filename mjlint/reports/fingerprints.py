"""What a finding is known by from run to run, so that a moved line is no new finding."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from mjlint.checking.results import Checked, Finding
from mjlint.reports.paths import portable
from mjlint.suppressions.baseline import digest


class Fingerprints:
    """Makes them, each of a run different.

    They are made of the file, the rule, the message and the prompt, and not of rows and columns.
    Findings that are the same in all of that are counted.
    """

    def __init__(self) -> None:
        self._filename: str | None = None
        self._seen: Counter[bytes] = Counter()

    def of(self, checked: Checked, finding: Finding) -> str:
        """32 hexadecimal digits."""
        if checked.filename != self._filename:
            # The name of the file is in the fingerprint, so others can't be like those before.
            self._filename = checked.filename
            self._seen.clear()
        diagnostic = finding.diagnostic
        prompt = digest(checked.text)
        what = (portable(checked.filename), diagnostic.code, diagnostic.message, prompt)
        key = sha256("\0".join(what).encode("utf-8", "surrogatepass")).digest()[:16]
        self._seen[key] += 1
        nth = self._seen[key]
        return key.hex() if nth == 1 else sha256(key + str(nth).encode()).hexdigest()[:32]
