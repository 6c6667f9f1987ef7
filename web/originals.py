"""The files that documents were read from, where they are still where they were, and pictures of their pages."""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from pebble import ProcessExpired, ProcessPool
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import FileRow, RunItemRow

_WIDTH = 1100
_MOST_BYTES = 200 << 20
_SECONDS = 20
_KEPT = 24


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG, and the page's own width and height in points."""

    png: bytes
    width: float
    height: float


def original(engine: Engine, document_id: str) -> Path | None:
    """The PDF file of a document, where one of the paths that it was read from still has the same bytes."""
    query = (
        select(RunItemRow.path, FileRow.sha256)
        .join(FileRow, FileRow.sha256 == RunItemRow.sha256)
        .where(FileRow.document_id == document_id, RunItemRow.format == "pdf")
        .distinct()
    )
    with Session(engine) as session:
        found = session.execute(query).all()
    return next((Path(path) for path, digest in found if _is(Path(path), digest)), None)


def _is(path: Path, digest: str) -> bool:
    try:
        about = path.stat()
        return about.st_size <= _MOST_BYTES and _digest(path, about.st_mtime_ns) == digest
    except OSError:
        return False


@lru_cache(maxsize=256)
def _digest(path: Path, changed: int) -> str:  # noqa: ARG001 - a changed file is another entry of the cache
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def draw(path: Path, page: int) -> Picture | None:
    """A page (from 1) of a PDF file as a picture; None where there is no such page or it cannot be drawn.

    A process of its own draws it: a file that breaks the reader, or takes it too long, costs no more than its picture.
    """
    import pypdfium2  # noqa: PLC0415 - in the worker, where it is used

    with pypdfium2.PdfDocument(path) as file:
        if not 1 <= page <= len(file):
            return None
        found = file[page - 1]
        width, height = found.get_size()
        buffer = io.BytesIO()
        found.render(scale=_WIDTH / width).to_pil().save(buffer, "PNG")
        return Picture(buffer.getvalue(), width, height)


class Pictures:
    """Pictures of pages, drawn when they are asked for; the last ones are kept."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._kept: OrderedDict[tuple[Path, int], Picture] = OrderedDict()
        self._lock = Lock()

    def picture(self, path: Path, page: int) -> Picture | None:
        """The picture of a page; None where there is no such page or it cannot be drawn."""
        with self._lock:
            if (path, page) not in self._kept:
                drawn = self._draw(path, page)
                if drawn is None:
                    return None
                self._kept[path, page] = drawn
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end((path, page))
            return self._kept[path, page]

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()

    def _draw(self, path: Path, page: int) -> Picture | None:
        if self._pool is None:
            self._pool = ProcessPool(max_workers=1, max_tasks=50)
        try:
            found: Picture | None = self._pool.schedule(draw, args=[path, page], timeout=_SECONDS).result()
        except (TooLong, ProcessExpired, OSError, RuntimeError, ValueError, ZeroDivisionError):
            return None
        return found
