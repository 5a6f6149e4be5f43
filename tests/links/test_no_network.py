"""`mjlint check --check-links` without a network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program, Result
from tests.links.program import PAGES
from tests.links.server import Server

pytestmark = pytest.mark.usefixtures("own_settings")


def no_names(*_: object, **__: object) -> list[object]:
    raise socket.gaierror(socket.EAI_AGAIN, "again")


def test_no_network_is_said_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    Path("a.txt").write_text("".join(f"https://pictures{n}.dev/a.png a heron\n" for n in range(3)))
    result = program("check", "--check-links", "a.txt")
    assert result == Result(
        0,
        "no findings in 3 prompts\n",
        "mjlint: note: no link could be asked: this machine has no network\n",
    )
    strict = program("check", "--strict-links", "a.txt")
    assert strict.code == 2, "nothing is known of links that must not fail"
    assert strict.err == "mjlint: error: no link could be asked: this machine has no network\n"


@pytest.mark.parametrize(
    ("settings", "environment", "arguments"),
    [
        ("", {}, ()),
        ("", {}, ("--check-links", "--strict-links", "--offline")),
        ("offline = true", {}, ("--check-links",)),
        ("", {"MJLINT_OFFLINE": "1"}, ("--check-links",)),
        ("[links]\ncheck = true", {}, ("--offline",)),
        ("[links]\ncheck = true", {"MJLINT_OFFLINE": "true"}, ()),
        ("", {"MJLINT_LINKS_CHECK": "1"}, ("--offline",)),
    ],
)
def test_offline_wins(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    environment: dict[str, str],
    arguments: tuple[str, ...],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with Server(PAGES) as server:
        Path("a.txt").write_text(f"{server.base}/gone.png a heron\n")
        Path("mjlint.toml").write_text(settings)
        result = program("check", *arguments, "--allow-host", server.address, "a.txt")
        assert server.connections == 0
    assert result == Result(0, "no findings in 1 prompt\n", "")


@pytest.mark.parametrize("arguments", [(), ("--check-links", "--offline")])
def test_offline_loads_no_network_library(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """And opens no socket: there is none to be had."""
    Path(tmp_path / "a.txt").write_text(
        "https://pictures.dev/a.png a heron --sref https://b.dev/b\n"
    )
    code = (
        "import sys; sys.modules['_socket'] = sys.modules['_ssl'] = None\n"
        "from mjlint.cli import main\n"
        "try: main()\nexcept SystemExit as end: print('CODE', end.code)\n"
        "print('MODULES', *(name for name, module in sys.modules.items() if module))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", *arguments, "a.txt", "--jobs", "1"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if not k.startswith("MJLINT_")},
    )  # fmt: skip
    assert "CODE 0" in done.stdout, done.stderr
    loaded = set(done.stdout.split("MODULES")[1].split())
    assert not loaded & {"httpx", "httpcore", "anyio", "asyncio", "socket", "ssl"}
    assert "mjlint.links.checker" not in loaded
