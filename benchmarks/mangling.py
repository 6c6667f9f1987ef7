"""Damages documents in the ways in which files come damaged, the same for the same seed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

_FIGURES = re.compile(r"\d")


def _rows(text: str) -> tuple[list[str], list[int]]:
    """The lines, and which of them are rows of several cells with a figure."""
    lines = text.split("\n")
    return lines, [number for number, line in enumerate(lines) if "\t" in line.strip() and _FIGURES.search(line)]


def _in_a_row(text: str, chance: Random, change: Callable[[list[str], int], None]) -> str:
    lines, rows = _rows(text)
    if rows:
        row = chance.choice(rows)
        cells = lines[row].split("\t")
        change(cells, chance.randrange(len(cells) - 1))
        lines[row] = "\t".join(cells)
    return "\n".join(lines)


def _merge(cells: list[str], at: int) -> None:
    cells[at : at + 2] = [f"{cells[at]} {cells[at + 1]}"]


def _swap(cells: list[str], at: int) -> None:
    cells[at], cells[at + 1] = cells[at + 1], cells[at]


def _repeat(cells: list[str], at: int) -> None:
    cells.insert(at, cells[at])


def _drop(cells: list[str], at: int) -> None:
    del cells[at + 1]


_CELLS = {"drop": _drop, "swap": _swap, "repeat": _repeat, "merge": _merge}
WAYS = (*_CELLS, "cut", "encoding")


def mangled(data: bytes, way: str, chance: Random) -> bytes:
    """A text with a cell dropped, swapped, repeated or merged with the next, cut short, or in a broken encoding."""
    if way == "cut":
        return data[: chance.randrange(len(data) // 4, len(data))]
    text = data.decode("utf-8")
    if way == "encoding":
        return text.encode("utf-8").decode("cp1252", errors="replace").encode("utf-8")
    return _in_a_row(text, chance, _CELLS[way]).encode("utf-8")


DAMAGES = ("bits", "cut", "swapped")


def damaged(data: bytes, way: str, chance: Random) -> bytes:
    """A PDF or Word file with bits flipped, cut short, or two of its streams or parts in each other's place."""
    if way == "cut":
        return data[: chance.randrange(1, len(data))]
    if way == "swapped":
        return _swapped_parts(data, chance) if data.startswith(b"PK") else _swapped_streams(data, chance)
    found = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _swapped_parts(data: bytes, chance: Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        one, other = chance.sample(names, 2)
        for name in names:
            target.writestr(name, source.read({one: other, other: one}.get(name, name)))
    return stream.getvalue()


def _swapped_streams(data: bytes, chance: Random) -> bytes:
    streams = [found.span(1) for found in re.finditer(rb"\bstream\r?\n(.*?)endstream", data, re.DOTALL)]
    if len(streams) < 2:
        return data
    (a, b), (c, d) = sorted(chance.sample(streams, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]
