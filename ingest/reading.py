"""Reads one file: parse and extract. What is wrong with the file is a result, never an exception."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from db.prepared import Prepared, prepare
from db.store import File
from extract.pipeline import extract
from ingest import network
from ingest.limits import Limits
from parsers.errors import ParseError
from parsers.limits import DEFAULT, mend
from parsers.limits import Limits as Contents
from parsers.ocr import Ocr
from parsers.reader import parse, sniff


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, ready for the store, and how many seconds reading it took."""

    prepared: Prepared
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: a stable code and words for the user, and what its bytes are."""

    code: str
    message: str
    format: str = ""


def identify(path: Path, limits: Limits) -> File | Failure:
    """The file's hash, name and size, without reading what it says."""
    try:
        size = path.stat().st_size
        if size > limits.size:
            return Failure(
                "file-too-large",
                f"the file has {size:,} bytes, more than the {limits.size:,} that are read{mend('size')}",
            )
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return Failure("unreadable-file", f"the file cannot be opened: {error.strerror}")
    return File(digest, path.name, size)


def read(path: Path, ocr: Ocr | None = None, limits: Contents = DEFAULT) -> Content | Failure:
    """Parse and extract one file; `ocr` says which pages are recognised from their pictures, `limits` what its contents
    may cost."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Failure("unreadable-file", f"the file cannot be opened: {error.strerror}")
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
    started = time.perf_counter()
    document = parse(data, name, ocr, limits)
    if not document.text.strip():
        raise ParseError("no-text", "; ".join(("no text was found in it", *document.meta.warnings)))
    extraction = extract(document)
    prepared = prepare(document, extraction.facts, extraction.notices)
    return Content(prepared, time.perf_counter() - started)
