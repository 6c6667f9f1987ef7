"""The real documents that lie beside the repository, for tests that read them. They are skipped where it lies alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from parsers.document import Document
from parsers.reader import parse

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real documents is not there")


def document_paths() -> list[Path]:
    """The real documents' files, in the order of their names; none where the folder is not there."""
    return sorted((SHARED / "documents").glob("*.txt"))


def document_path(number: str) -> Path:
    """The real document whose name begins with `number` (`003`). Skips the test where it is not there."""
    found = sorted((SHARED / "documents").glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the folder of real documents is not there")
    return found[0]


@cache
def read_document(number: str) -> Document:
    """The document whose name begins with `number`, as read. Skips the test where it is not there."""
    path = document_path(number)
    return parse(path.read_bytes(), path.name)


def gold_folder(name: str) -> Path:
    """The folder of facts known for the document `name` (its file's name without ending, or its number). Skips."""
    found = sorted((SHARED / "gold").glob(f"{name}*"))
    if not found:
        pytest.skip("the folder of known facts is not there")
    return found[0]


def shared_path(*parts: str) -> Path:
    """A file or folder beside the documents (`carriers`, `bad`, ...). Skips the test where it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not there")
    return path
