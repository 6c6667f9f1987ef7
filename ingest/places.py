"""Where a file is: at a path of this machine, or at an address that fsspec opens (`s3://`, `https://`, `zip://`...)."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

_MEGABYTE = 1024 * 1024
_LONGEST = 200
"""Characters of a copy's name: file systems take 255 bytes."""
_WEB = re.compile(r"https?://")


@dataclass(frozen=True, slots=True)
class Remote:
    """A file at an address, such as `s3://plans/2007.pdf` or `zip://2007.pdf::/archive/plans.zip`.

    Where the program to open such addresses is not installed, opening raises ImportError; where the file cannot be
    opened or read on, OSError.
    """

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """The last part of the address, as a file's name."""
        inner = self.url.partition("::")[0]
        if _WEB.match(inner):
            parts = urlsplit(inner)
            inner = unquote(parts.path).rstrip("/") or parts.netloc
        return inner.rstrip("/").rpartition("/")[2]

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        # Where all files have paths, nobody waits for what opens addresses to be loaded.
        from fsspec.core import url_to_fs  # noqa: PLC0415

        try:
            system, path = url_to_fs(self.url)
            # A block is what is kept in memory; of S3 that would be 50 MB of each file under way.
            with system.open(path, "rb", block_size=_MEGABYTE) as stream:
                yield cast("BinaryIO", stream)
        except (OSError, ImportError):
            raise
        except Exception as error:  # each kind of address has errors of its own
            raise OSError(f"{type(error).__name__}: {error}") from error


@dataclass(frozen=True, slots=True)
class Sent:
    """A file's bytes, for a machine that cannot open its path."""

    name: str
    data: bytes


Place = Path | Remote


def address(place: Place) -> str:
    """What the store calls a place: the whole path, or the address."""
    return str(place.absolute()) if isinstance(place, Path) else place.url


def digest(place: Remote, most: int) -> tuple[str, int]:
    """The SHA-256 of a remote file and how many bytes it has; no more than `most` and one of them are read."""
    found, size = hashlib.sha256(), 0
    with place.opened() as stream:
        while size <= most and (chunk := stream.read(min(_MEGABYTE, most + 1 - size))):
            found.update(chunk)
            size += len(chunk)
    return found.hexdigest(), size


@contextmanager
def at_hand(place: Place | Sent, folder: Path | None = None) -> Iterator[Path]:
    """The file at a path of this machine: its own, or that of a copy in `folder` that is gone afterwards."""
    if isinstance(place, Path):
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="copy-", dir=folder) as made:
        copy = Path(made) / _file_name(place.name)
        if isinstance(place, Sent):
            copy.write_bytes(place.data)
        else:
            with place.opened() as stream, copy.open("wb") as target:
                shutil.copyfileobj(stream, target, _MEGABYTE)
        yield copy


def _file_name(name: str) -> str:
    plain = name.replace("/", "_").replace("\0", "_")[-_LONGEST:]
    return "file" if plain in ("", ".", "..") else plain
