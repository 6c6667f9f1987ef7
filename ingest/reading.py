"""Reads one file: parse and extract. What is wrong with the file is a result, never an exception."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from db.prepared import Prepared, prepare
from db.store import File
from extract.pipeline import extract
from ingest import network
from ingest.cost import Cost, peak_of
from ingest.limits import Limits
from ingest.places import Place, digest
from parsers.errors import ParseError
from parsers.limits import DEFAULT, mend
from parsers.limits import Limits as Contents
from parsers.ocr import Ocr
from parsers.reader import parse, sniff


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, ready for the store, and what reading it cost."""

    prepared: Prepared
    cost: Cost


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: a stable code and words for the user, and what its bytes are."""

    code: str
    message: str
    format: str = ""


def identify(place: Place, limits: Limits) -> File | Failure:
    """The file's hash, name and size, without reading what it says."""
    try:
        sha256, size = _digest(place, limits.size) if isinstance(place, Path) else digest(place, limits.size)
    except (OSError, ImportError) as error:
        return unopened(error)
    if size > limits.size:
        has = f"{size:,} bytes, more" if isinstance(place, Path) else "more bytes"
        return Failure("file-too-large", f"the file has {has} than the {limits.size:,} that are read{mend('size')}")
    return File(sha256, place.name, size)


def _digest(path: Path, most: int) -> tuple[str, int]:
    """The SHA-256 of a file and its size; a file of more than `most` bytes is not opened."""
    size = path.stat().st_size
    if size > most:
        return "", size
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), size


def unopened(error: OSError | ImportError) -> Failure:
    """Why a file, wherever it is, could not be opened."""
    if isinstance(error, ImportError):
        return Failure("needs-remote", f"the file cannot be opened ({error}): pip install 'yotdata[remote]'")
    return Failure("unreadable-file", f"the file cannot be opened: {error.strerror or error}")


def read(path: Path, ocr: Ocr | None = None, limits: Contents = DEFAULT) -> Content | Failure:
    """Parse and extract one file; `ocr` says which pages are recognised from their pictures, `limits` what its contents
    may cost."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return unopened(error)
    try:
        with network.forbidden():
            return _content(data, path.name, ocr, limits)
    except ParseError as error:
        return Failure(error.code, error.message, sniff(data))
    except MemoryError:
        return Failure("out-of-memory", f"reading the file takes more memory than is allowed{mend('memory')}")
    except RecursionError:
        return Failure("nested-too-deep", "the file is nested too deep to be read", sniff(data))
    except Exception as error:
        # A fault of ours in one file must not cost the others of a batch: it is recorded, and `yot failures` shows it.
        return Failure("reader-failed", f"the reader failed ({type(error).__name__}: {error})", sniff(data))


def _content(data: bytes, name: str, ocr: Ocr | None, limits: Contents) -> Content:
    cost = Cost()
    with peak_of(cost):
        with cost.timed("parse"):
            document = parse(data, name, ocr, limits)
        if not document.text.strip():
            raise ParseError("no-text", "; ".join(("no text was found in it", *document.meta.warnings)))
        with cost.timed("extract"):
            extraction = extract(document)
            prepared = prepare(document, extraction.facts, extraction.notices)
    return Content(prepared, cost)
