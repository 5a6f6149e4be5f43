"""Text after the parameters.

## What it does

Finds words after the value of a parameter, where only another parameter may follow.

## Why is this bad?

Midjourney takes whatever follows a parameter as a part of it, and refuses what it cannot
place. The exception is `--no`, which takes all words up to the next parameter. The models of 2022
ran such prompts: a warning there.

## Example

```midjourney
--ar 2:3 vibrant poppies
robot --v 7 made of brass --chaos 20
```

## Use instead

```midjourney
vibrant poppies --ar 2:3
robot made of brass --v 7 --chaos 20
a robot --no brass, steel
```

## Fix safety

Unsafe: the words are put after the text, where they may read differently, and links before it. There
is no fix where links and words are mixed, or where the words begin another prompt.

## References

- "Unrecognized parameter(s): abc" for `robot--v 7 abc--chaos 20`,
  [tests of midjourney-proxy](https://github.com/trueai-org/midjourney-proxy) (2026-08-03)
- `--ar 2:3 poppies` among the wrong parameters,
  [Parameter List](https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List)
  (2026-09-01)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from mjlint.rule import (
    DASHES,
    PUNCTUATION,
    Context,
    Diagnostic,
    Edit,
    Failure,
    Fix,
    Permutation,
    Prompt,
    Rule,
    Severity,
    Strays,
    into_options,
    plain,
    read,
    strays,
    takes_no_text_after,
)

from ._fixes import unrecognised

RULE = Rule(
    "MJ012",
    "text-after-parameters",
    Severity.ERROR,
    Failure.INVALID_PARAMETER,
    source="trueai",
    lenient=True,
)


_QUOTED: Final = "; quotation marks do not keep `--` from being read as a parameter"
_OPENING: Final = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"', "）": "（", "】": "【"}


def check(prompt: Prompt, context: Context) -> Iterable[Diagnostic]:
    found = strays(prompt, context.lexicon, context.known)
    return _found(prompt, found) if found else ()


def _found(prompt: Prompt, found: Iterable[Strays]) -> Iterator[Diagnostic]:
    for stray in found:
        if not stray.words or _is_one_word(stray):
            continue
        for start, end in _runs(prompt, stray):
            words = (
                prompt.source[start:end]
                if stray.in_place
                else " ".join(item.text for item in stray.words)
            )
            flag = stray.parameter.flag.text
            # A word after `--p` is taken for a code: Midjourney's answer to it is another.
            known = stray.known.form != "codes"
            yield RULE.found(
                (start, end),
                f"`{words}` comes after `{flag}`; only parameters may follow",
                help="write it before the first parameter"
                + (_QUOTED if _is_quoted(prompt, stray) else ""),
                reply=unrecognised(words) if known else None,
                fix=_moved(prompt, stray, start, end),
                labels=((stray.parameter.flag, "text must come before this"),),
            )


def _is_quoted(prompt: Prompt, stray: Strays) -> bool:
    """Whether the dashes of the parameter are within quotation marks."""
    return prompt.source.count('"', 0, stray.parameter.start) % 2 == 1


def _is_one_word(stray: Strays) -> bool:
    """Whether it is the one word after a flag that unexpected-value reports."""
    if stray.known.form != "flag" or len(stray.words) != 1 or stray.bare or stray.dashes:
        return False
    item = stray.words[0]
    word = plain(item).lstrip("=:")
    return word[:1] not in DASHES and item.text != "::"


def _runs(prompt: Prompt, stray: Strays) -> Iterator[tuple[int, int]]:
    """The stretches of words with nothing else between them."""
    if not stray.in_place:
        yield stray.words[0].start, stray.words[-1].end
        return
    others = [bare.start for bare in stray.bare] + [item.start for item in stray.dashes]
    for _, run in groupby(stray.words, lambda item: sum([start < item.start for start in others])):
        items = list(run)
        yield items[0].start, items[-1].end


def _trimmed(words: str) -> str:
    """Words without the punctuation at their end, which may close a bracket or a quotation in them."""
    while words and words[-1] in PUNCTUATION:
        opening = _OPENING.get(words[-1])
        if opening is not None and words.count(opening) >= words.count(words[-1]) > 0:
            if opening != words[-1] or words.count(opening) % 2 == 0:
                break
        words = words[:-1]
    return words


def _moved(prompt: Prompt, stray: Strays, start: int, end: int) -> Fix | None:
    source = prompt.source
    if not stray.in_place:
        written = _written(prompt, stray)
        if written is None:
            return None
        start, end = written
    words = _trimmed(source[start:end])
    space = prompt.before_space(start)
    if not any(map(str.isalnum, words)):
        return Fix.remove((space, end), words, unsafe=True) if stray.in_place else None
    if any(item.text.strip(DASHES) != item.text for item in stray.words):
        return None
    if all(item.kind == "link" for item in stray.words):
        edits = (Edit(0, 0, f"{words} "), Edit(space, end, ""))
        return Fix.of(edits, "Move the image to the start", unsafe=True)
    if any(mark in words for mark in ("::", "://", "--")):
        return None
    if "/imagine" in words.lower() or "prompt:" in words.lower():
        # The start of another prompt.
        return None
    # A comma after the braces is no text.
    drawn = (p for p in reversed(prompt.pieces) if any(map(str.isalnum, source[p.start : p.end])))
    last = next(drawn, None)
    if type(last) is Permutation and takes_no_text_after(last):
        inserted = into_options(prompt, last, f" {words}")
        if inserted is None:
            return None
        return Fix.of(
            [*(Edit(*each) for each in inserted), Edit(space, end, "")],
            "Write the words into each option",
            unsafe=True,
        )
    if prompt.pieces:
        at = prompt.pieces[-1].end
        lead = " " if source[at - 1] in PUNCTUATION or source[at - 1].isdecimal() else ", "
        text = (" " if words[0] == "{" else lead) + words
        if not source[at : at + 1].isspace():
            text += " "
    else:
        at, text = prompt.parameters[0].start, words + " "
    return Fix.of(
        (Edit(at, at, text), Edit(space, end, "")),
        "Move the words before the parameters",
        unsafe=True,
    )


def _written(prompt: Prompt, stray: Strays) -> tuple[int, int] | None:
    """Where words are written that a permutation makes stray: ``--v 7 {lit, unlit}``.

    None where the parameter is itself in a permutation, or its value shares braces with the words.
    """
    parameter, value = stray.parameter, stray.parameter.value
    permutations = prompt.permutations
    first_in = bisect_left(permutations, parameter.flag.end, key=_start)
    if value is None or len(parameter.branch) > len(permutations) - first_in:
        return None
    inside = permutations[first_in : bisect_left(permutations, parameter.end, key=_start)]
    if len(parameter.branch) != len({branch.permutation for branch in parameter.branch}):
        return None
    if any(branch.permutation < parameter.flag.end for branch in parameter.branch) or not inside:
        return None
    first, source = inside[0], prompt.source
    end = max(parameter.end, inside[-1].end)
    own = read(parameter, stray.known).value
    if own and source[parameter.flag.end : first.start].isspace():
        at = first.end  # `--ar {3:2, 1:1} in fog`
        if source[at:end].split() != [item.text for item in stray.words]:
            return None
    else:
        head = source[parameter.flag.end : first.start].split()
        if [item.text for item in own] != head[: len(own)] or stray.dashes or stray.bare:
            return None
        at = parameter.flag.end
        for word in head[: len(own)]:
            at = source.index(word, at) + len(word)
    while at < end and source[at].isspace():
        at += 1
    return at, end


def _start(permutation: Permutation) -> int:
    return permutation.start
