"""``python -m fuzz [TARGET]… --seconds N --seed S``: the campaign, or some targets of it."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from fuzz import documents, growth, kill, messages, prompts, requests, settings
from fuzz.campaign import Target, run

TARGETS: Final[dict[str, tuple[Target, int]]] = {
    "prompts": (prompts, 4),
    "documents": (documents, 4),
    "requests": (requests, 2),
    "messages": (messages, 1),
    "settings": (settings, 1),
    "growth": (growth, 4),
    "kill": (kill, 2),
}
"""Each target, and its share of the time."""


def main() -> int:
    """Run the campaign. Returns 1 if a promise is broken, else 0."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(TARGETS)}; all if none"
    )
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together [60]")
    parser.add_argument(
        "--seed", type=int, default=1, help="the same seed gives the same inputs [1]"
    )
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.targets if name not in TARGETS]:
        parser.error(f"no target `{unknown[0]}`; the targets are {', '.join(TARGETS)}")
    chosen = {name: TARGETS[name] for name in arguments.targets or TARGETS}
    whole, failed = sum(share for _, share in chosen.values()), False
    for name, (target, share) in chosen.items():
        outcome = run(target, seconds=arguments.seconds * share / whole, seed=arguments.seed)
        print(f"{name}: {outcome.inputs:,} inputs in {outcome.seconds:.0f} s", flush=True)
        if outcome.broken is not None:
            failed = True
            print(f"  broken: {outcome.broken.promise}\n  {outcome.broken.reproducer}")
            print("".join(f"  | {line}\n" for line in outcome.broken.detail.splitlines()), end="")
            print(f"  again: python -m fuzz {name} --seed {arguments.seed}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
