"""Tables that only the places of their words show: columns by the gutters between them, rows by their spacing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from parsers.layout_lines import Line, segments
from parsers.layout_marks import marker
from parsers.page import Rule, Word

_GUTTER = 0.7
"""The narrowest gutter between columns, in parts of the type's size."""
_SPACE = 0.55
"""The widest space between the words of one cell, in parts of the type's size."""
_ROW_GAP = 3.2
"""Rows of a table stand no further apart than this, in parts of the type's size."""
_SPANNING = 0.12
"""The share of a table's lines that may run over a gutter, as headings over several columns do."""
_SAME_SIZE = 1.6
_APART = 1.09
"""Rows stand further apart than the lines of a cell by this factor, or not at all."""
_LONE_CELLS = 4
"""A row that stands alone has at least so many cells."""
_MARGIN, _BEYOND = 6.0, 60.0
_LONE_ROWS = 1.45

Gutter = tuple[float, float]


@dataclass(slots=True)
class Aligned:
    """A table without rules as far as it was read: its lines and the rules between them; more pages may add to it."""

    lines: list[Line]
    rules: list[Rule]

    @property
    def gutters(self) -> list[Gutter]:
        """The stretches across between the columns."""
        return gutters(self.lines)

    @property
    def size(self) -> float:
        """The usual size of its type, in points."""
        return median(line.size for line in self.lines)

    @property
    def left(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.x1 for line in self.lines)


def divided(page_lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Aligned | Line]:
    """Lines from the top down, those that form a table without rules as one."""
    run: list[Line] = []
    between: list[Gutter] = []
    for line in page_lines:
        if run and _belongs(run, line, between):
            run.append(line)
            between = _narrowed(between, line)
            continue
        if run:
            yield from _table_or_lines(run, rules)
        run = [line] if _is_divided(line) else []
        between = _first_gutters(line) if run else []
        if not run:
            yield line
    if run:
        yield from _table_or_lines(run, rules)


def _is_divided(line: Line) -> bool:
    """Whether a line falls into segments, other than a list's mark and its words."""
    parts = segments(line)
    if len(parts) < 2:
        return False
    return len(parts) > 2 or len(parts[0].words) > 1 or not marker(line, begins=True)


def _belongs(run: Sequence[Line], line: Line, between: Sequence[Gutter]) -> bool:
    """Whether a line may stand in one table with those above: near enough, its type as large, their gutters kept."""
    last = run[-1]
    size = max(last.size, line.size)
    if line.top - last.bottom > _ROW_GAP * size - last.size or abs(line.size - last.size) > _SAME_SIZE:
        return False
    kept = _narrowed(between, line)
    return bool(kept) and (len(kept) == len(between) or len(segments(line)) > 1)


def _narrowed(between: Sequence[Gutter], line: Line) -> list[Gutter]:
    """What a line leaves of the gutters between the columns above it; those that it runs over are lost."""
    least = _GUTTER * line.size
    found = []
    stretches = list(_stretches(line, line.size))
    for gutter in between:
        left, right = gutter
        for x0, x1 in stretches:
            if x0 < right and x1 > left:
                left, right = (x1, right) if x0 - left < right - x1 else (left, x0)
        if right - left >= least:
            found.append((left, right))
    return found


def _first_gutters(line: Line) -> list[Gutter]:
    stretches = list(_stretches(line, line.size))
    return [(a[1], b[0]) for a, b in pairwise(stretches) if b[0] - a[1] > _GUTTER * line.size]


def _crosses(line: Line, between: Sequence[Gutter]) -> bool:
    """Whether words of a line, or a space within its cells, stand in one of the gutters' middles."""
    return any(
        _spans(line, middle) or any(word.x0 < middle < word.x1 for word in line.words)
        for middle in map(_middle, between)
    )


def _middle(gutter: Gutter) -> float:
    return (gutter[0] + gutter[1]) / 2


def _spans(line: Line, x: float) -> bool:
    """Whether a line runs over `x` without a gap there."""
    return any(a.x1 <= x <= b.x0 and b.x0 - a.x1 <= _SPACE * a.size for a, b in pairwise(line.words))


def _table_or_lines(run: list[Line], rules: Sequence[Rule]) -> Iterator[Aligned | Line]:
    """The run as a table; as lines where they are too few or fall apart too rarely."""
    in_columns = [line for line in run if _is_divided(line)]
    behind = len(run)
    between = gutters(run)
    while behind and between and _crosses(run[behind - 1], between):
        behind -= 1
    table = run[:behind]
    alone = len(table) == 1 and len(segments(table[0])) >= _LONE_CELLS
    if not between or not (alone or len(in_columns) >= max(2, len(table) / 5)):
        yield from run
        return
    found = Aligned(table, [])
    found.rules = rules_between(rules, table)
    yield found
    yield from run[behind:]


def rules_between(rules: Sequence[Rule], table: Sequence[Line]) -> list[Rule]:
    """The flat rules that run between a table's lines over half of its width or more."""
    if not table:
        return []
    width = max(line.x1 for line in table) - min(line.x0 for line in table)
    top, bottom = table[0].top, table[-1].bottom
    return [rule for rule in rules if rule.is_flat and top < rule.top < bottom and rule.x1 - rule.x0 > width / 2]


def gutters(run: Sequence[Line]) -> list[Gutter]:
    """The stretches across that hardly any line stands in, wide enough to divide columns, words on both sides."""
    size = median(line.size for line in run)
    strict = _free(run, 0, size)
    allowed = int(_SPANNING * len(run)) or (1 if len(run) > 3 else 0)
    if not allowed:
        return strict
    loose = [
        gutter
        for gutter in _free(run, allowed, size)
        if not any(a < gutter[1] and gutter[0] < b for a, b in strict) and _is_kept(run, gutter)
    ]
    return sorted(strict + loose)


def _free(run: Sequence[Line], allowed: int, size: float) -> list[Gutter]:
    """The stretches that at most `allowed` lines run over."""
    events = sorted(event for line in run for x0, x1 in _stretches(line, size) for event in ((x0, 1), (x1, -1)))
    found: list[Gutter] = []
    depth, since = 0, None
    for x, step in events:
        depth += step
        if depth <= allowed:
            since = x if since is None else since
        elif since is not None:
            if x - since > _GUTTER * size and since > events[0][0]:
                found.append((since, x))
            since = None
    return found


def _stretches(line: Line, size: float) -> Iterator[tuple[float, float]]:
    """What a line covers, the spaces between its words included."""
    x0, x1 = line.words[0].x0, line.words[0].x1
    for word in line.words[1:]:
        if word.x0 - x1 > _SPACE * size:
            yield x0, x1
            x0 = word.x0
        x1 = max(x1, word.x1)
    yield x0, x1


def _is_kept(run: Sequence[Line], gutter: Gutter) -> bool:
    """Whether most lines that reach over a gutter leave it free."""
    middle = _middle(gutter)
    reaching = [line for line in run if line.x0 < gutter[0] and line.x1 > gutter[1]]
    free = sum(not _crosses(line, [gutter]) for line in reaching)
    return free >= 2 and free > 0.6 * len(reaching) and any(line.x0 < middle for line in run)


def continued(table: Aligned, page_lines: Sequence[Line]) -> int:
    """How many lines at a page's top go on a table: as large, in its columns, and near what stands above them."""
    between: Sequence[Gutter] = table.gutters
    left, right, size = table.left, table.right, table.size
    count = 0
    for line in page_lines:
        above = page_lines[count - 1] if count else None
        if abs(line.size - size) > _SAME_SIZE / 2 or not left - _MARGIN < line.x0 <= line.x1 < right + _BEYOND:
            break
        if above is not None and line.top - above.bottom > _ROW_GAP * size - size:
            break
        kept = _narrowed(between, line)
        if len(kept) < len(between):
            break
        between = kept
        count += 1
    return count


def cells_of(line: Line, between: Sequence[Gutter]) -> list[tuple[int, int, list[Word]]]:
    """The words of a line by columns: the first column that they stand in, and the last."""
    middles = [_middle(gutter) for gutter in between]
    found: list[tuple[int, int, list[Word]]] = []
    for word in line.words:
        first = _column(middles, word.x0 + min(2.0, (word.x1 - word.x0) / 2))
        last = _column(middles, word.x1 - min(2.0, (word.x1 - word.x0) / 2))
        before = found[-1] if found else None
        if before and (first <= before[1] or word.x0 - before[2][-1].x1 <= _SPACE * word.size):
            found[-1] = (before[0], max(before[1], last), [*before[2], word])
        else:
            found.append((first, last, [word]))
    return found


def _column(middles: Sequence[float], x: float) -> int:
    return sum(1 for middle in middles if x > middle)


def rows(table: Aligned) -> list[list[Line]]:
    """The lines of a table row by row: rows stand further apart than the lines of a cell, where the table shows it."""
    found = [[table.lines[0]]]
    in_head = table.lines[0].bold
    is_apart = _row_test(table)
    for above, line in pairwise(table.lines):
        below_head = in_head and not line.bold
        in_head = in_head and line.bold
        if below_head or is_apart(above, line) or _ruled_between(table.rules, above, line):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _row_test(table: Aligned) -> Callable[[Line, Line], bool]:
    """What shows that a row begins between two lines: a page's end; a wide gap, where some are wider than others; else
    words in the first column under a line that goes beyond it."""
    edge = table.gutters[0][0]
    gaps = [below.top - above.top for above, below in pairwise(table.lines) if below.top > above.top]
    height = median(line.bottom - line.top for line in table.lines)
    pitch = min(gaps, default=height)
    if pitch > _LONE_ROWS * height:
        return _always
    if max(gaps, default=0.0) > _APART * pitch:
        return lambda above, line: not 0 <= line.top - above.top <= _APART * pitch
    return lambda above, line: line.top < above.top or (line.x0 < edge < above.x1)


def _always(_above: Line, _line: Line) -> bool:
    return True


def _ruled_between(rules: Sequence[Rule], above: Line, line: Line) -> bool:
    return any(above.middle < rule.top < line.middle for rule in rules)
