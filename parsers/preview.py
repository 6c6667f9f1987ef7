"""What a file was read as, for the eye: `python -m parsers.preview FILE` prints its outline, prose and tables."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from parsers.document import Block, Document, Heading, ListItem, Table
from parsers.errors import ParseError
from parsers.reader import parse

_MOST_ROWS = 20
_LEAST_WIDTH = 4


def preview(document: Document, width: int = 120) -> Iterator[str]:
    """The document's blocks as lines of at most `width` characters, a table in no more than a screen."""
    for block in document.blocks:
        yield from _lines(block, width)
    meta = document.meta
    yield f"format {meta.format}, {len(document.blocks)} blocks, {len(document.tables)} tables"
    yield from (f"watermark: {mark}" for mark in meta.watermarks)
    yield from (f"warning: {warning}" for warning in meta.warnings)


def _lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block, width)
    elif isinstance(block, Heading):
        yield ""
        yield _short(f"{'#' * block.level} {block.text}", width)
    elif isinstance(block, ListItem):
        yield _short(f"{'  ' * block.level}{block.marker} {block.text}", width)
    else:
        yield _short(block.text, width)


def _table(table: Table, width: int) -> Iterator[str]:
    yield f"table {table.index}: {len(table.rows)} rows, {table.width} columns, {table.header_rows} of headings"
    columns = _widths(table, width)
    for number, row in enumerate(table.rows[:_MOST_ROWS]):
        cells = [
            (cell.text if (cell.row, cell.column) == (number, c) else "~", columns[c]) for c, cell in enumerate(row)
        ]
        yield "  " + " | ".join(_short(words, size).ljust(size) for words, size in cells).rstrip()
        if number + 1 == table.header_rows:
            yield "  " + "-+-".join("-" * size for size in columns)
    if len(table.rows) > _MOST_ROWS:
        yield f"  ... {len(table.rows) - _MOST_ROWS} more rows"


def _widths(table: Table, width: int) -> Sequence[int]:
    """How wide each column may be: what it needs, or a share of the room where all need more than there is."""
    needed = [
        max(len(row[c].text) for row in table.rows if row[c].column_span == 1 or c == 0) for c in range(table.width)
    ]
    room = max(width - 2 - 3 * (table.width - 1), _LEAST_WIDTH * table.width)
    while sum(needed) > room and max(needed) > _LEAST_WIDTH:
        widest = max(needed)
        below = max([size for size in needed if size < widest], default=0)
        share = room - sum(size for size in needed if size < widest)
        fair = max(below, share // needed.count(widest), _LEAST_WIDTH)
        needed = [min(size, fair) for size in needed]
        if fair == widest:
            break
    return needed


def _short(words: str, width: int) -> str:
    return words if len(words) <= width else words[: max(width - 1, 0)] + "…"


def main(arguments: Sequence[str]) -> int:
    """Print the preview of one file. Returns the exit code: 0, 1 where it cannot be read, 2 for wrong usage."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m parsers.preview FILE\n")
        return 2
    path = Path(arguments[0])
    try:
        document = parse(path.read_bytes(), path.name)
    except (OSError, ParseError) as error:
        sys.stderr.write(f"{path}: {error}\n")
        return 1
    for line in preview(document, shutil.get_terminal_size((120, 40)).columns):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
