"""The samples as a person looks at them: `yot serve` over a store, in a process of its own, and a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOKEN = "opens nothing but the samples"  # noqa: S105
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 60
"""How long it may take to start or to end, in seconds: a machine may be busy."""


def chromium() -> str | None:
    """Where the machine has Chromium, or a browser that is made of it; None where it has none."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """The address of an explorer over a store, without its last slash, for as long as the block lasts. What it caches
    lies beside the store. Raises RuntimeError, with what it printed, where it does not start."""
    port = _free_port()
    folder = database.parent
    command = [str(Path(sys.executable).with_name("yot")), "serve", "--port", str(port), "--database", str(database)]
    environment = {**os.environ, "YOT_TOKEN": TOKEN, "XDG_CACHE_HOME": str(folder / "cache")}
    log = folder / "serve.log"
    with log.open("wb") as printed:
        server = subprocess.Popen(command, env=environment, stdout=printed, stderr=printed)  # noqa: S603 - our own command
    try:
        address = f"http://127.0.0.1:{port}"
        if not _answers(server, address):
            raise RuntimeError(f"`yot serve` did not start: {log.read_text(encoding='utf-8')}")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _answers(server: subprocess.Popen[bytes], address: str) -> bool:
    """Whether it answers before it ends or patience does."""
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/static/icon.svg"):  # noqa: S310 - our own address
                return True
        except OSError:
            time.sleep(0.1)
    return False
