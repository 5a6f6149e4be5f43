"""``python -m mjlint`` is the command ``mjlint``."""

from mjlint.cli import main

if __name__ == "__main__":
    main()
