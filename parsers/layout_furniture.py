"""What pages repeat beside their content, told by comparing each with its neighbours: running headers and footers, page
numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.layout_lines import Line, lines
from parsers.page import Area, Page, Rule, Word, upright

_REACH = 2
"""How many pages before and behind a page are compared with it: left and right pages may differ."""
_BAND = 0.16
"""Running words stand in this part of a page's height, at its top and its bottom."""
_SAME_HEIGHT = 4.0
_SAME_PLACE = 8.0
_SET_OFF = 0.6
"""Running words stand apart from the body by more than this, in parts of a line's height."""
_LARGE = 1.8
_TALL = 8.0
"""An upright rule from this height on, in points, may be a table's."""
_LEAST_PROSE = 200
"""From so many letters outside tables on these tell the body's type."""
_VERY_LARGE = 3.0
"""Words of a watermark are larger than the body's type by these factors: faint ones, and any that pages repeat."""
_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(r"\bpage\b|^\W*0\W*$|\b0 (?:of|/) 0\b", re.IGNORECASE)

Place = tuple[str, Area]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near a page's top or bottom: its words with figures made alike, and its distance from that edge."""

    line: Line
    text: str
    shape: str
    is_top: bool
    distance: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    page: Page
    edges: tuple[_Edge, ...]
    large: tuple[Word, ...]


@dataclass(slots=True)
class Furniture:
    """Clears pages of what they repeat and counts it; `sizes` counts the letters of each size of type seen so far,
    `prose` those of them that stand beside no upright rule, as a table's do."""

    sizes: Counter[float] = field(default_factory=Counter)
    prose: Counter[float] = field(default_factory=Counter)
    running: Counter[str] = field(default_factory=Counter)
    watermarks: dict[str, None] = field(default_factory=dict)

    @property
    def body(self) -> float:
        """The size of the body's type, in points."""
        sizes = self.prose if self.prose.total() >= _LEAST_PROSE else self.sizes
        return sizes.most_common(1)[0][0] if sizes else 10.0

    def cleared(self, pages: Iterable[Page]) -> Iterator[Page]:
        """The pages, turned upright and without what they repeat; only a few are held at a time."""
        window: deque[_Sheet] = deque()
        behind = 0
        for page in pages:
            window.append(self._sheet(upright(page)))
            if len(window) - behind > _REACH:
                yield self._clear(window, behind)
                behind += 1
            if behind > _REACH:
                window.popleft()
                behind -= 1
        for index in range(behind, len(window)):
            yield self._clear(window, index)

    def warnings(self) -> list[str]:
        """What was left out, in words for the user."""
        return [
            f"running header or footer left out on {count} {'page' if count == 1 else 'pages'}: {words}"
            for words, count in self.running.items()
        ]

    def _sheet(self, page: Page) -> _Sheet:
        ruled = _ruled(page)
        for word in page.words:
            size = round(2 * word.size) / 2
            self.sizes[size] += len(word.text)
            if not any(top <= word.bottom and word.top <= bottom for top, bottom in ruled):
                self.prose[size] += len(word.text)
        shown = [word for word in page.words if word.angle == 0]
        edges = _edges(shown, page.height)
        if len(shown) < len(page.words):
            others = [word for word in page.words if word.angle and word.printed]
            height = page.width if others and others[0].angle % 2 else page.height
            edges += _edges([word.moved(word.shown, 0, None) for word in others], height)
        large = tuple(word for word in page.words if word.faint or word.size > _VERY_LARGE * self.body)
        return _Sheet(page, tuple(edges), large)

    def _clear(self, window: Sequence[_Sheet], index: int) -> Page:
        sheet = window[index]
        others = [other for other in window if other is not sheet]
        dropped: set[Place] = set()
        for is_top in (True, False):
            for edge in self._running(sheet, others, is_top):
                dropped.update((word.text, word.shown) for word in edge.line.words)
                self.running[edge.shape.replace("0", "N") if edge.shape != edge.text else edge.text] += 1
        marks = [word for word in sheet.large if self._is_watermark(word, others)]
        if marks:
            self.watermarks[" ".join(word.text for word in marks)] = None
            dropped.update((word.text, word.shown) for word in marks)
        if not dropped:
            return sheet.page
        return replace(sheet.page, words=[word for word in sheet.page.words if (word.text, word.shown) not in dropped])

    def _running(self, sheet: _Sheet, others: Sequence[_Sheet], is_top: bool) -> list[_Edge]:
        """The outermost lines at a page's top or bottom that other pages have too, set off from the body."""
        edges = sorted((edge for edge in sheet.edges if edge.is_top == is_top), key=lambda edge: edge.distance)
        count = 0
        while count < len(edges) and self._recurs(edges[count], sheet, others):
            if count and _gap(edges[count - 1], edges[count]) > _SET_OFF:
                break
            count += 1
        while count and count < len(edges) and not _is_set_off(edges[count - 1], edges[count], sheet.page.rules):
            count -= 1
        return edges[:count]

    def _recurs(self, edge: _Edge, sheet: _Sheet, others: Sequence[_Sheet]) -> bool:
        looks_like_heading = edge.line.size > self.body + 1 or edge.line.bold
        firm = not looks_like_heading or bool(_PAGE.search(edge.shape))
        return any(
            _is_same(edge, other_edge, other.page.number - sheet.page.number, firm)
            for other in others
            for other_edge in other.edges
        )

    def _is_watermark(self, word: Word, others: Sequence[_Sheet]) -> bool:
        if word.size < _LARGE * self.body:
            return False
        is_slanted = word.faint and word.bottom - word.top > 1.6 * word.size and len(word.text) > 1
        return is_slanted or any(
            other.text == word.text
            and abs(other.shown[0] - word.shown[0]) < _SAME_PLACE
            and abs(other.shown[1] - word.shown[1]) < _SAME_PLACE
            for other_sheet in others
            for other in other_sheet.large
        )


def _ruled(page: Page) -> list[tuple[float, float]]:
    """The heights between which upright rules stand, apart from each other and from the top down."""
    spans: list[tuple[float, float]] = []
    for rule in sorted(page.rules, key=lambda rule: rule.top):
        if rule.is_flat or rule.bottom - rule.top < _TALL:
            continue
        if spans and rule.top <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], rule.bottom))
        else:
            spans.append((rule.top, rule.bottom))
    return spans


def _edges(words: Sequence[Word], height: float) -> list[_Edge]:
    """The lines in the bands at the top and the bottom, and the next one inside each."""
    found = []
    for is_top in (True, False):
        limit = _BAND * height
        near = [word for word in words if (word.middle if is_top else height - word.middle) < limit]
        if len(near) == len(words) and not is_top:
            continue
        for line in lines(near):
            text = line.text
            distance = line.top if is_top else height - line.bottom
            found.append(_Edge(line, text, _FIGURES.sub("0", text), is_top, distance))
    return found


def _is_same(edge: _Edge, other: _Edge, pages_apart: int, firm: bool) -> bool:
    """Whether two pages print the same there, but for numbers that go up from page to page."""
    if edge.shape != other.shape or edge.is_top != other.is_top or abs(edge.distance - other.distance) > _SAME_HEIGHT:
        return False
    if edge.text == other.text:
        return True
    steps = {
        int(there) - int(here)
        for here, there in zip(_FIGURES.findall(edge.text), _FIGURES.findall(other.text), strict=True)
    }
    return firm and pages_apart in steps and steps <= {0, pages_apart}


def _is_set_off(outer: _Edge, inner: _Edge, rules: Sequence[Rule]) -> bool:
    """Whether the body begins apart from a running line: behind a gap, and not in one table with it."""
    if _gap(outer, inner) < _SET_OFF:
        return False
    shared = _uprights_at(rules, outer.line) & _uprights_at(rules, inner.line)
    return not shared


def _gap(outer: _Edge, inner: _Edge) -> float:
    """The distance between two lines, in parts of the outer one's height."""
    upper, lower = (outer.line, inner.line) if outer.is_top else (inner.line, outer.line)
    return (lower.top - upper.bottom) / (outer.line.bottom - outer.line.top or 1)


def _uprights_at(rules: Sequence[Rule], line: Line) -> set[int]:
    return {round(rule.x0 / 3) for rule in rules if not rule.is_flat and rule.top <= line.middle <= rule.bottom}
