"""``python -m mjlint.maintenance ready FOLDER`` writes the ready tables."""

import sys
from pathlib import Path

from mjlint.maintenance import ready

if sys.argv[1] == "ready":
    ready.write(Path(sys.argv[2]))
