"""Whether a request asks for a video, whose prompt takes other parameters than an image's."""

from __future__ import annotations

from typing import Final

from mjlint.requests.recognition import parts
from mjlint.requests.request import Request

SUFFIX: Final = " --video"
"""What such a request adds to its prompt, if the prompt does not say it itself."""
_CHOOSERS: Final = ("model", "taskType", "task_type", "input.mode")
"""Fields that say at vendors with one endpoint for all what is to be made."""


def draws_video(request: Request) -> bool:
    """Whether the endpoint, the URL or a field of a request says that it makes a video."""
    url = request.envelope.url
    said = [request.endpoint.id]
    if url is not None:
        said.append(parts(url.text)[1].rpartition("/")[2])
    for path in _CHOOSERS:
        given = request.find(path)
        if given is not None:
            said.append(given.member.value.text.lower())
    return any("video" in text for text in said)
