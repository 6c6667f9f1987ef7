"""Reads one file: parse and extract. What is wrong with the file is a result, never an exception."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from db.store import File
from extract.pipeline import Extraction, extract
from ingest.limits import Limits
from parsers.document import Document
from parsers.errors import ParseError
from parsers.reader import parse


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, and how many seconds reading it took."""

    document: Document
    extraction: Extraction
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: a stable code and words for the user."""

    code: str
    message: str


def identify(path: Path, limits: Limits) -> File | Failure:
    """The file's hash, name and size, without reading what it says."""
    try:
        size = path.stat().st_size
        if size > limits.size:
            return Failure(
                "file-too-large", f"the file has {size:,} bytes, more than the {limits.size:,} that are read"
            )
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return Failure("unreadable-file", f"the file cannot be opened: {error.strerror}")
    return File(digest, path.name, size)


def read(path: Path) -> Content | Failure:
    """Parse and extract one file."""
    started = time.perf_counter()
    try:
        document = parse(path.read_bytes(), path.name)
        if not document.text.strip():
            return Failure("no-text", "; ".join(("no text was found in it", *document.meta.warnings)))
        extraction = extract(document)
    except ParseError as error:
        return Failure(error.code, error.message)
    except OSError as error:
        return Failure("unreadable-file", f"the file cannot be opened: {error.strerror}")
    except MemoryError:
        return Failure("out-of-memory", "reading the file takes more memory than is allowed")
    except RecursionError:
        return Failure("nested-too-deep", "the file is nested too deep to be read")
    return Content(document, extraction, time.perf_counter() - started)
