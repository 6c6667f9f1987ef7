"""Files that come in from elsewhere: kept under the hash of their bytes, if they can be of a kind that is read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath, PureWindowsPath

from ingest.reading import Failure
from parsers.reader import sniff

_HEAD = 1024
_NEVER = frozenset({"empty", "gzip", "binary"})
"""What the first bytes tell to be of no kind that is read; whether an archive is a document, its reader finds out."""
_LONGEST = 120
_UNSAFE = re.compile(r"[^\w .,()&'+-]+")


def keep(arrived: Path, name: str, folder: Path) -> Path | Failure:
    """Move a file that arrived under a name into `folder`; where it is now, or why it is not kept. The same bytes under
    the same name are one file."""
    with arrived.open("rb") as stream:
        kind = sniff(stream.read(_HEAD))
        if kind == "empty":
            return Failure("empty-file", "the file is empty", kind)
        if kind in _NEVER:
            return Failure("unsupported-format", f"files of the kind {kind} are not read", kind)
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    place = folder / digest[:16] / safe_name(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    return arrived.replace(place)


def safe_name(name: str) -> str:
    """A name that leads to no other folder and that every system takes, with its ending."""
    plain = _UNSAFE.sub("_", PureWindowsPath(PurePath(name).name).name).strip(" ._")
    path = PurePath(plain or "upload")
    return f"{path.stem[: _LONGEST - len(path.suffix)]}{path.suffix}" if len(path.suffix) <= 8 else path.name[:_LONGEST]
