"""A parameter that the account's plan does not allow.

## What it does

Finds `--relax` on the Basic plan and `--stealth` on the Basic and Standard plans; for videos `--relax`
below the Pro plan and `--hd` on the Basic plan. It runs where the settings name the plan.

## Why is this bad?

Midjourney refuses the job.

## Example

```midjourney plan=basic
a lighthouse in fog --relax
```

```midjourney plan=standard
a lighthouse in fog --stealth
```

## Use instead

```midjourney plan=standard
a lighthouse in fog --relax
```

```midjourney plan=pro
a lighthouse in fog --stealth
```

## Fix safety

Unsafe: without the parameter the job runs at another speed, or in public.

## References

- Midjourney docs, Parameter List:
  https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List (2026-09-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mjlint.rule import Context, Diagnostic, Failure, Fix, Prompt, Rule, Severity

from ._removal import removed

RULE = Rule(
    "MJ109",
    "plan-required",
    Severity.ERROR,
    Failure.ACTION_RESTRICTED,
    source="mj_gpu",
    parameters=("relax", "stealth", "hd", "video"),
    removable=True,
)

_LACKING: Final = {"relax": ("basic",), "stealth": ("basic", "standard")}
"""The plans that do not have it: Midjourney docs, GPU Speed, 2026-09-24, and Parameter List,
2026-09-01."""
_LACKING_ON_VIDEO: Final = {"relax": ("basic", "standard"), "hd": ("basic",)}
"""For videos: Midjourney's support FAQ, 2026-06-29, and a refusal of 2026-08-19."""
_ENOUGH: Final = {"relax": "Standard", "stealth": "Pro", "hd": "Standard"}


def check(prompt: Prompt, context: Context) -> Iterator[Diagnostic]:
    plan = (context.settings.plan or "").lower()
    if not plan:
        return
    video = next((model for model in context.models if model.family == "video"), None)
    lacking = _LACKING | _LACKING_ON_VIDEO if video is not None else _LACKING
    relaxed = video is not None and context.settings.speed == "relax"
    if relaxed and not prompt.all("relax", "fast", "turbo") and plan in lacking["relax"]:
        yield _relaxed_video(prompt, plan, context)
    for parameter in prompt.all(*lacking):
        known = context.known(parameter.name)
        if known is None or plan not in lacking[parameter.name]:
            continue
        reply = known.reply("plan", video or (context.models[0] if context.models else None))
        own = video is not None and parameter.name in _LACKING_ON_VIDEO
        enough = "Pro" if own and parameter.name == "relax" else _ENOUGH[parameter.name]
        yield RULE.found(
            parameter.flag,
            f"`{parameter.flag.text}` {'for videos ' if own else ''}is not part of the "
            f"{plan.capitalize()} plan",
            help=f"remove it, or use an account with the {enough} plan",
            reply=reply.text if reply is not None else None,
            source=reply.source if reply is not None else known.source,
            fix=removed(prompt, parameter),
        )


def _relaxed_video(prompt: Prompt, plan: str, context: Context) -> Diagnostic:
    """A video of an account whose speed is Relax."""
    known = context.lexicon.parameters["relax"]
    reply = next((r for r in known.replies if r.when == "plan" and r.models), None)
    return RULE.found(
        prompt.all(*context.lexicon.spellings("video"))[0].flag,
        f"Relax mode, the speed of your settings, is not part of the {plan.capitalize()} plan "
        "for videos",
        help="write `--fast`, or use an account with the Pro plan",
        reply=reply.text if reply is not None else None,
        source=reply.source if reply is not None else "mj_faq",
        fix=Fix.insert(len(prompt.source.rstrip()), " --fast", unsafe=True),
    )
