"""The folder of a batch's temporary files: private, gone with the batch, or with the next one where it was killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.errors import IngestError

LONGEST = 107 - len("/pymp-12345678/listener-12345678")
"""The characters that the path of the folder above may have: sockets of workers stand in it, and Linux allows the path
of a socket 107."""
_PREFIX = "yot-batch-"
_LOCK = "in-use"


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder that nobody else may look into. What killed batches have left is removed first.

    Raises IngestError where workers could not be reached through it.
    """
    above = Path(tempfile.gettempdir())
    if len(os.fsencode(above)) > LONGEST:
        raise IngestError("temporary-folder", f"the path {above} is too long for the sockets of workers: set TMPDIR "
                          f"to a folder whose path has at most {LONGEST} characters")  # fmt: skip
    for left in above.glob(f"{_PREFIX}*"):
        _remove_if_left(left)
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX, dir=above, ignore_cleanup_errors=True) as made,
        (Path(made) / _LOCK).open("w", encoding="ascii") as lock,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Path(made)


def use(path: Path) -> None:
    """Have this process make its temporary files in a folder."""
    tempfile.tempdir = str(path)


def _remove_if_left(path: Path) -> None:
    """Remove a folder of ours that no batch holds: a lock ends with the process that took it, however that ends."""
    with suppress(OSError):
        if path.is_symlink() or path.stat().st_uid != os.getuid():
            return
        with (path / _LOCK).open("r+", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
