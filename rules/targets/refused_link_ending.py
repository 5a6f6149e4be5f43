"""An image link whose ending the target refuses.

## What it does

Finds image links whose last letters are not those of a kind of image, for targets that look at
nothing else.

## Why is this bad?

GoAPI refuses a link that does not end in `.jpg`, `.jpeg`, `.png`, `.gif` or `.webp`, in lower case:
one with a query string, such as a signed link, and the short links of Midjourney fail too.

## Example

```midjourney target=goapi
https://cdn.discordapp.net/b.png?width=512 a heron in the reeds
a heron in the reeds --sref https://s.mj.run/abcdefghijk
```

## Use instead

```midjourney target=goapi
https://cdn.discordapp.net/b.png a heron in the reeds
```

## References

- [GoAPI's prompt checker](https://github.com/Goapiai/midjourney-api-prompt-checker),
  checker/prompt_url.go (2024-03-01)
- [ImaginePro](https://imaginepro.ai/docs/image2image) (2026-11-22)
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.rule import Context, Diagnostic, Failure, Item, Link, Prompt, Rule, Severity

from ._refusal import refusal

RULE = Rule(
    "MJ806",
    "refused-link-ending",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="goapi_checker",
    replaces=("unclear-image", "unsupported-link"),
    at_targets=True,
)


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    if "://" not in prompt.source:
        return
    found = refusal(context, "ending")
    if found is None:
        return
    target, refused = found
    links: list[Link | Item] = list(prompt.images)
    for parameter in prompt.all(*context.lexicon.spellings("sref")):
        links += [item for item in parameter.items if item.kind == "link"]
    for link in links:
        url = link.url if isinstance(link, Link) else link.text
        if url.endswith(refused.endings):
            continue
        yield RULE.found(
            link,
            f"{target.name} takes links that end in {', '.join(refused.endings)} only",
            help="put the image where its URL ends like this",
            severity=refused.severity,
            reply=refused.answer(),
            source=refused.source.address,
        )
