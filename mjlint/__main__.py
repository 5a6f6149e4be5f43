"""``python -m mjlint`` is the command ``mjlint``."""

import os
import sys

if __name__ == "__main__":
    if sys.path[0] in ("", os.path.realpath(".")):
        # Python looks into the working directory first; the modules of a checkout come last here.
        sys.path.append(sys.path.pop(0))
    from mjlint.cli import main

    main()
