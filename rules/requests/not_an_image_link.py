"""Something other than an image link in a field for one.

## What it does

Finds texts in image fields that are not an `http://` or `https://` URL, and links to files of a
kind that the vendor does not list. What the rules for links say of links in a prompt (private,
expired, a page around an image) is said of these links too, under those rules' names.

## Why is this bad?

The vendor, or Midjourney behind it, loads the image; what it cannot load is refused.

## Example

```json target=kie endpoint=generate
{"taskType": "mj_img2img", "prompt": "a lighthouse", "fileUrls": ["uploads/lighthouse.png"]}
```

```json target=linkrapi endpoint=imagine
{"prompt": "a lighthouse in fog", "reference_image": "https://files.heron.dev/lighthouse.bmp"}
```

## Use instead

```json target=kie endpoint=generate
{"taskType": "mj_img2img", "prompt": "a lighthouse", "fileUrls": ["https://files.heron.dev/a.png"]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from mjlint.requests.images import is_base64, is_data_uri, is_slot
from mjlint.requests.request import Request
from mjlint.rule import Context, Diagnostic, Failure, Rule, Severity
from mjlint.urls.url import IMAGE_EXTENSIONS, parse

RULE = Rule(
    "MJ709",
    "not-an-image-link",
    Severity.ERROR,
    Failure.INVALID_LINK,
    source="linkrapi",
    signs=("image-link", "image"),
)


def check(request: Request, context: Context) -> Iterator[Diagnostic]:
    for given, value in request.values("image-link", "image"):
        field, text = given.field, value.text.strip()
        if field is None or is_data_uri(text) or is_base64(text) or is_slot(text):
            # base64 is base64-for-link's to report.
            continue
        address = parse(text)
        shown = text if len(text) <= 80 else text[:79] + "…"
        if address is None or address.scheme not in ("http", "https") or not address.host:
            kind = "link or image in base64" if field.role == "image" else "link"
            yield RULE.found(
                request.place(value),
                f"`{field.path}` is `{shown}`, the {kind} of an image is expected",
                help="upload the image, and give its URL with `https://`",
                severity=Severity.WARNING if request.endpoint.doubtful else None,
                source=field.source.address,
            )
        elif field.formats and address.extension and address.extension not in field.formats:
            listed = ", ".join(field.formats)
            yield RULE.found(
                request.place(value),
                f"`{shown}` ends in `.{address.extension}`, {request.vendor.name} lists {listed}",
                help="convert the image",
                severity=Severity.WARNING,
                failure=Failure.INVALID_LINK if address.extension not in IMAGE_EXTENSIONS else None,
                source=field.source.address,
            )
