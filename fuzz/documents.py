"""Files of every format through the command line: reports are well-formed, fixes settle."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final
from xml.etree import ElementTree

from fuzz.campaign import Broken, attempted
from fuzz.generator import mutated, piece, prompt
from fuzz.pieces import ODD, SPACES
from fuzz.program import Run, folder, program

SUFFIXES: Final = (
    *(
        ".txt",
        ".md",
        ".mdx",
        ".json",
        ".jsonl",
        ".yaml",
        ".toml",
        ".csv",
        ".tsv",
        ".http",
        ".sh",
        ".py",
    ),
    *(".js", ".html", ".ipynb", ".rst", ".org", ".adoc"),
)
FORMATS: Final = (
    *(
        "full",
        "concise",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "markdown",
        "html",
    ),
    *("json-lines",),
)
MARKS: Final = (
    *(
        "```",
        "```mj\n",
        "~~~",
        "`",
        "> ",
        "- ",
        "1. ",
        "<!--",
        "-->",
        "---\n",
        "+++\n",
        "| a | b |\n|---|---|\n",
    ),
    *(
        "# T\n",
        "\n\n",
        "    ",
        "**Prompt:** ",
        "prompt: ",
        "prompts:\n",
        "|-\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: *a",
    ),
    *(
        "!!python/object/apply:os.system ",
        "'",
        '"',
        '"""',
        "{",
        "}",
        "[",
        "]",
        '"prompt": ',
        "\\u0000",
        "null",
    ),
    *(
        "1e999",
        "prompt = ",
        "[[shots]]\n",
        "Prompt;model\n",
        '""',
        "\r\n",
        "curl https://api.ttapi.io ",
        "-d '",
    ),
    *(
        "# mjlint: ignore[MJ010] x\n",
        "<!-- mjlint: off[ALL] -->",
        "# mjlint: ignore[",
        "\ufeff",
        "<pre>",
        "&lt;",
    ),
)
CONTROL: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def cases(random: Random) -> Iterator[Broken | None]:
    """One file each, read, reported, fixed twice and silenced."""
    with folder() as where:
        while True:
            for old in where.iterdir():
                if old.is_file():
                    old.unlink()
            file = where / (
                random.choice(("midjourney-prompts", "notes")) + random.choice(SUFFIXES)
            )
            data = _data(random, file.suffix)
            file.write_bytes(data)
            call = f"open({file.name!r}, 'wb').write({data!r})  # then: mjlint check {file.name}"
            yield attempted(lambda: _broken(random, file, data, call), call)  # noqa: B023 - called at once


def _broken(random: Random, file: Path, data: bytes, call: str) -> Broken | None:
    options = random.choice(
        ((), (), ("--select", "ALL"), ("--model", "6.1"), ("--target", "ttapi"))
    )
    first = program("check", file.name, "--output-format", "json", *options)
    if fault := _fault(first):
        return Broken("no internal error", call, fault)
    if file.read_bytes() != data:
        return Broken("a check changes nothing", call)
    name = random.choice(FORMATS)
    other = program("check", file.name, "--output-format", name, *options)
    if fault := _fault(other):
        return Broken("no internal error", f"{call} --output-format {name}", fault)
    if other.code != first.code:
        return Broken(
            "the exit code does not depend on the report", f"{call} --output-format {name}"
        )
    if fault := _malformed(name, other.out):
        return Broken("a report is well-formed", f"{call} --output-format {name}", fault)
    unsafe = random.choice(((), ("--unsafe-fixes",)))
    fix = ("check", file.name, "--fix", *unsafe, "--output-format", "json", *options)
    call = f"{call} {' '.join(fix[2:])}"
    once = program(*fix)
    if fault := _fault(once):
        return Broken("no internal error", call, fault)
    fixed = file.read_bytes()
    if _errors(once) > _errors(first):
        return Broken("a fix adds no error", call, repr(fixed))
    twice = program(*fix)
    if file.read_bytes() != fixed:
        return Broken("a fix settles", call, f"{fixed!r}\nthen {file.read_bytes()!r}")
    if _errors(twice) != _errors(once):
        return Broken("what is fixed is reported as it is", call)
    if left := [each.name for each in file.parent.iterdir() if each.is_file() and each != file]:
        return Broken("nothing is left behind", call, ", ".join(left))
    return None


def _fault(run: Run) -> str:
    """A crash that the program caught, or no exit code of its own."""
    if run.code not in (0, 1, 2) or "internal error" in run.err or "Traceback" in run.err:
        return f"exit {run.code}: {run.err[:2000]}"
    return ""


def _errors(run: Run) -> int:
    return sum(each["severity"] == "error" for each in json.loads(run.out)["diagnostics"])


def _malformed(name: str, text: str) -> str:
    readers: dict[str, Callable[[str], object]] = {
        "sarif": json.loads,
        "gitlab": json.loads,
        "rdjson": json.loads,
        "json-lines": lambda text: [json.loads(line) for line in text.splitlines()],
        "junit": ElementTree.fromstring,
        "checkstyle": ElementTree.fromstring,
    }
    try:
        if name in readers:
            readers[name](text)
    except (ValueError, ElementTree.ParseError) as error:
        return f"{error}: {text[:1000]!r}"
    raw = [c for c in text if c in CONTROL or (c < " " and c not in "\n\t") or "\x7f" <= c < "\xa0"]
    return f"{raw[0]!r} is in the report" if raw else ""


def _data(random: Random, suffix: str) -> bytes:
    texts = [prompt(random) for _ in range(random.randint(1, 4))]
    text = written(random, suffix, texts)
    if random.random() < 0.7:
        text = _marked(random, text)
    encoding = random.choice((*("utf-8",) * 8, "utf-8-sig", "utf-16", "latin-1", "utf-16-le"))
    data = text.encode(encoding, "replace")
    if random.random() < 0.05 and data:
        at = random.randrange(len(data))
        data = data[:at] + bytes((random.randrange(256),)) + data[at + 1 :]
    return data


def written(random: Random, suffix: str, texts: list[str]) -> str:
    """The texts as a file of this suffix keeps them."""
    # Drawn once, so that a longer list of texts is written the same way.
    escaped = random.random() < 0.5
    quoted = [json.dumps(text, ensure_ascii=escaped) for text in texts]
    if suffix == ".json":
        return json.dumps({"prompts": texts}, indent=random.choice((None, 2)))
    if suffix == ".ipynb":
        notes = [{"cell_type": "markdown", "metadata": {}, "source": [text]} for text in texts]
        return json.dumps({"cells": notes, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    rows = {
        ".jsonl": '{{"prompt": {0}}}',
        ".yaml": random.choice(
            ("- prompt: {0}", "- {0}", "- prompt: >-\n    {1}", "- {{prompt: {0}}}")
        ),
        ".toml": random.choice(("[[s]]\nprompt = {0}", '[[s]]\nprompt = """\n{1}"""')),
        ".sh": "curl https://api.ttapi.io/midjourney/v1/imagine -d '{{\"prompt\": {0}}}'\n",
        ".http": 'POST https://api.ttapi.io/midjourney/v1/imagine\n\n{{"prompt": {0}}}\n\n###',
        ".py": "PROMPT = {0}",
        ".js": "const body = {{ prompt: {0} }};",
        ".html": "<p>{1}</p>",
        ".txt": random.choice(("{1}", "# c\n{1}", "- {1}", "/imagine prompt: {1}")),
    }
    if suffix in (".csv", ".tsv"):
        gap = "," if suffix == ".csv" else "\t"
        cells = ['"' + text.replace('"', '""') + '"' for text in texts]
        return "\n".join((f"id{gap}prompt", *(f"1{gap}{cell}" for cell in cells)))
    markdown = random.choice(
        ("```\n{1}\n```", "```mj\n{1}\n```", "`{1}`", "> {1}", "{1}", "- [ ] {1}")
    )
    row = rows.get(suffix, markdown)
    return "\n".join(row.format(*pair) for pair in zip(quoted, texts, strict=True))


def _marked(random: Random, text: str) -> str:
    """A text with marks of all formats thrown in."""
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        at = random.randrange(len(text) + 1)
        mark = random.choice(
            (random.choice(MARKS), random.choice(ODD), piece(random), random.choice(SPACES))
        )
        text = text[:at] + mark + text[at:]
    return mutated(random, text) if random.random() < 0.3 else text
