"""The files that a batch consists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file in `paths` and in the folders among them, folders in the order of names; hidden ones are left out.

    Raises FileNotFoundError for a path that is not there.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        for file in _files(path):
            resolved = file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for child in sorted(path.iterdir()):
        if not child.name.startswith(".") and (child.is_dir() or child.is_file()):
            yield from _files(child)
