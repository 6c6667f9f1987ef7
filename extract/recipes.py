"""Tables of figures read by relations: a figure is what the headings above it, the labels left of it, its section and
the table's caption say together.

A recipe states from which direction a kind of table gives what: which facets must come from there for the recipe to
fit, and which are ignored even if the words seem to give them. A new kind of table is one recipe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from extract import alike, bare_regions, captions, cohort_notes, facets, figures, grid, legends, timing
from extract.cohort_notes import Note
from extract.context import Context, Place
from extract.facets import NOTHING, Facets
from extract.facts import Observation
from extract.figures import Figure
from extract.grid import Grid, Row
from normalise import comparators, periods
from normalise.periods import Period
from parsers.document import Heading, Table

ABOVE, LEFT, AROUND = "above", "left", "around"
"""Directions: headings over a column; labels of a row and of its section; the table's title, caption and heading."""

_TARGETS = re.compile(r"\W*(?:\w+\s)?targets?\b", re.IGNORECASE)
"""A caption that begins so is over targets alone: "Targets 2008/09"."""

_MEASURED = (None, "outturn", "baseline")
"""Sorts of rows of whose periods a change may be: of what was, not of what shall be."""

_REPORTS = ("scrutiny_report", "other")
"""Sorts of documents whose quarters are of the year in their title; a plan's are of the year before."""

Words = Callable[[str], Facets]
Labels = Callable[[str, str], Facets]
"""Reads a row's label, given the label of the section that the row stands in."""
Refine = Callable[[list[Figure], "Reading"], Iterable[Figure]]


def as_found(found: list[Figure], _: Reading) -> Iterable[Figure]:
    """The figures as they were read."""
    return found


@dataclass(frozen=True, slots=True)
class Recipe:
    """A kind of table. `needs`: for each direction the facets of which at least one must be said there. `ignores`: for
    each direction facets that are not taken from it. `above` and `left` read a heading's and a label's words. `refine`
    has the last word over the figures of one table. `when` asks more of a table than that its words give facets."""

    method: str
    needs: Mapping[str, frozenset[str]]
    ignores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    above: Words = facets.read
    left: Labels = facets.read
    refine: Refine = as_found
    when: Callable[[Reading], bool] | None = None
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Reading:
    """A table laid open for one recipe: what each direction says. `left` goes with `grid.rows`, `layers` are headings
    printed inside the table that hold for a row, `words` the title, caption and headings around it, `cohorts` those
    that a note below it names."""

    context: Context
    grid: Grid
    words: tuple[str, ...]
    around: Facets
    above: Mapping[int, Facets]
    left: tuple[Facets, ...]
    layers: tuple[Mapping[int, Facets], ...]
    cohorts: tuple[Period, ...] = ()

    def facets(self, index: int, column: int) -> Facets:
        """All that is said of the figure in a column of the row at `index`: the nearest words first."""
        own = self.column(index, column)
        said = own.over(self.left[index]).over(self.around)
        if said.candidates and figures.is_followed(said.candidates[0]) and self._cohort(column):
            return replace(said, period=self._cohort(column))
        if said.sum and said.period is not None and said.period.is_financial_year:
            said = replace(said, period=timing.summed(said.period, said.sum, self._printed(index)))
        elif said.sum and said.period is None:
            above: list[Period | None] = [row.period for row in self.left[:index]]
            parts = [*self._printed(index)] if own.sum else above
            said = replace(said, period=timing.summed_rows(said.sum, parts))
        if said.kind == "change":
            said = figures.measured_in(said, self.left[index].unit)
        if said.kind == "change" and said.period is None:
            said = replace(said, period=timing.later(row.period for row in self.left[:index] if row.kind in _MEASURED))
        return timing.settle(self.context, said, own, lambda: self._beside(index, column), self._years)

    def _cohort(self, column: int) -> Period | None:
        """The cohort of a column, where a note below the table names as many as there are columns of figures, or as
        many as those columns have periods."""
        figured = sorted(self.grid.figure_columns)
        if not self.cohorts or column not in figured:
            return None
        if len(figured) == len(self.cohorts):
            return self.cohorts[figured.index(column)]
        dated = {c: period.start for c in figured if (period := self.above[c].period) is not None and period.start}
        order = sorted(set(dated.values()))
        return self.cohorts[order.index(dated[column])] if len(order) == len(self.cohorts) and column in dated else None

    def is_part(self, index: int, column: int) -> bool:
        """Whether a figure is of a part of what its indicator is of: one sex, an age group, or a row of the caption's
        indicator whose label nobody understands."""
        own, left = self.column(index, column), self.left[index]
        label = self.grid.rows[index].label
        unknown = bool(label) and not left.says() and not comparators.is_own(label, self.context.about.authority)
        return bool(own.breakdown or left.breakdown) or (unknown and own.candidates is None)

    def column(self, index: int, column: int) -> Facets:
        """What the headings over a figure say, those inside the table first."""
        return self.layers[index].get(column, NOTHING).over(self.above[column])

    def _printed(self, index: int) -> Iterator[Period]:
        """The periods of a row's figures, quarters put into their year."""
        for column, _ in self.grid.rows[index].figures:
            own = self.column(index, column)
            if not own.sum:
                said = own.over(self.left[index]).over(self.around)
                period = timing.in_year(timing.with_year(said, own, self._years)).period
                if period is not None:
                    yield period

    def _years(self) -> Iterator[Period]:
        """The periods of the columns but for those of where it all began; in a report, else its own."""
        named = [said.period for said in self.above.values() if said.period is not None and said.kind != "baseline"]
        about = self.context.about
        yield from named
        if not named and about.doc_type in _REPORTS and (period := periods.read(about.period)):
            yield period

    def _beside(self, index: int, column: int) -> Iterator[Period]:
        """The periods of the other columns, nearest to the left first, then those to the right."""
        for other in (*range(column - 1, -1, -1), *range(column + 1, self.grid.table.width)):
            period = self.column(index, other).period
            if period is not None:
                yield period


def read(context: Context, recipes: Iterable[Recipe]) -> Iterator[Observation]:
    """The observations of every table, not read before, that one of `recipes` fits; the first that fits reads it."""
    chosen = tuple(recipes)
    for place, table in context.tables():
        if table.index in context.used:
            continue
        shape = grid.of(table)
        if shape is not None:
            yield from _first_that_fits(context, place, shape, chosen)


def _first_that_fits(context: Context, place: Place, shape: Grid, chosen: tuple[Recipe, ...]) -> Iterator[Observation]:
    words = (*_corner(shape), *words_around(context, place, shape.table))
    note = cohort_notes.below(context, place)
    for recipe in chosen:
        reading = lay_open(recipe, context, shape, words, note)
        found = list(recipe.refine(alike.settle(list(_figures(reading))), reading)) if reading is not None else []
        if reading is not None and found:
            context.used.add(shape.table.index)
            _report(reading, found)
            yield from (figure.observation(context, recipe.method, recipe.confidence) for figure in found)
            return


def lay_open(
    recipe: Recipe, context: Context, shape: Grid, words: tuple[str, ...], note: Note = cohort_notes.NONE
) -> Reading | None:
    """What each direction of a table says to a recipe; None where one of them does not give what the recipe needs."""
    above = {c: _taken(recipe, ABOVE, recipe.above(shape.headings[c])) for c in range(shape.table.width)}
    above = {**bare_regions.settle(above, shape.headings)}
    if not _gives(recipe, ABOVE, (said for c, said in above.items() if c in shape.figure_columns)):
        return None
    around = NOTHING
    for line in words:
        around = around.over(facets.read(line))
    around = _taken(recipe, AROUND, around)
    around = around.over(Facets(follow_up=note.follow_up))
    if any(_TARGETS.match(line) for line in words[:2]):
        around = replace(around, kind="target")
    if not _gives(recipe, AROUND, [around]):
        return None
    left, layers = _rows(recipe, shape, context.document.text)
    if not _gives(recipe, LEFT, left):
        return None
    reading = Reading(context, shape, words, around, above, left, layers, note.cohorts)
    return reading if recipe.when is None or recipe.when(reading) else None


def _taken(recipe: Recipe, direction: str, said: Facets) -> Facets:
    """What a recipe takes of that which a direction says."""
    ignored = recipe.ignores.get(direction)
    return said.only(frozenset(NOTHING.__slots__) - ignored) if ignored else said


def _gives(recipe: Recipe, direction: str, said: Iterable[Facets]) -> bool:
    """Whether a direction gives one of the facets that the recipe needs from it."""
    wanted = recipe.needs.get(direction)
    return wanted is None or any(each.says() & wanted for each in said)


Layer = Mapping[int, Facets]


def _rows(recipe: Recipe, shape: Grid, text: str) -> tuple[tuple[Facets, ...], tuple[Layer, ...]]:
    """What each row's labels say, completed by its section, and the headings inside the table that hold for it.

    A row without figures opens a section, and, where it words the columns of figures, heads them. Headings that came
    with a measure end with its section; others hold to the end of the table.
    """
    left, layers = list[Facets](), list[Layer]()
    section, theme, layer, bound = NOTHING, "", dict[int, Facets](), False
    for row in shape.rows:
        own = _taken(recipe, LEFT, _label(recipe, text, row, theme))
        if row.figures and bound and _names_a_measure(recipe, text, row, theme):
            section, theme, layer, bound = NOTHING, "", {}, False
        elif not row.figures:
            inner = {c: _taken(recipe, ABOVE, recipe.above(cell.text)) for c, cell in row.others}
            heads = any(said.says() & _HEADING for said in inner.values())
            if heads:
                layer, bound = inner, own.candidates is not None
            if heads or not row.others:
                section, theme = own, row.label
        left.append(_continued(own, section) if row.figures else own)
        layers.append(layer)
    return tuple(_with_populations(left)), tuple(layers)


def _with_populations(left: Iterable[Facets]) -> Iterator[Facets]:
    """The rows' facets, with a measure that is broken down into populations carried on over rows of nothing but the
    next population: `custody` below `Reoffending: pre-court` is one of them."""
    measure = NOTHING
    for said in left:
        carried = measure.population and said.population and (said.candidates is None or said.weak)
        own = replace(said, candidates=measure.candidates, weak=None) if carried else said
        broken_down = own.population and own.candidates and figures.is_followed(own.candidates[0])
        measure = own if broken_down else NOTHING
        yield own


def _names_a_measure(recipe: Recipe, text: str, row: Row, theme: str) -> bool:
    """Whether a row begins another measure: a label merged down from the rows above does not."""
    own = replace(row, labels=tuple(cell for cell in row.labels if cell.row == row.number))
    return _taken(recipe, LEFT, _label(recipe, text, own, theme)).candidates is not None


_HEADING = frozenset({"period", "kind", "comparator", "part", "area", "sum"})


def _label(recipe: Recipe, text: str, row: Row, theme: str) -> Facets:
    """What a row's labels say, the one next to the figures before those farther left, which are its theme."""
    said = NOTHING
    for index in range(len(row.labels) - 1, -1, -1):
        words = grid.clean(row.labels[index].text)
        spelled = legends.spelled_out(text, words)
        outer = " ".join(cell.text for cell in row.labels[:index])
        said = said.over(recipe.left(spelled, outer or theme))
        if spelled is not words:
            said = said.over(recipe.left(words, outer or theme))
    if said.candidates is None and len(row.labels) > 1:
        said = said.over(recipe.left(grid.clean(row.label), theme))
    return said


def _continued(own: Facets, section: Facets) -> Facets:
    """A row's facets, completed by those of the section that it stands in."""
    if own.candidates is not None and section.candidates not in (None, own.candidates):
        section = section.only(("period", "comparator", "area", "kind"))
    return own.over(section)


def _corner(shape: Grid) -> tuple[str, ...]:
    """The headings over the labels of the rows: what stands in a table's corner may caption all of it."""
    headings = (shape.headings[c] for c in range(min(shape.figure_columns)))
    return tuple(words for words in headings if words and not facets.whole("when", words))


def words_around(context: Context, place: Place, table: Table) -> tuple[str, ...]:
    """The words that stand around a table, nearest first: its caption and title, its heading, the outer headings.

    The document's own title counts only where nothing else stands over the table: its year is the plan's.
    """
    title = next((block for block in context.document.blocks if isinstance(block, Heading)), None)
    headings = [
        heading.text for heading in reversed(place.headings) if heading is not title or len(place.headings) == 1
    ]
    return (*captions.of(context, place, table).lines, *headings)


def _figures(reading: Reading) -> Iterator[Figure]:
    silent = {column for column in reading.grid.figure_columns if _says_nothing(reading, column)}
    for index, row in enumerate(reading.grid.rows):
        for column, cell in row.figures:
            if column in silent and column not in reading.layers[index]:
                continue
            if reading.is_part(index, column):
                continue
            yield from figures.of(reading.facets(index, column), reading.grid, row, column, cell)


def _says_nothing(reading: Reading, column: int) -> bool:
    """Whether a column is headed by words of which none is understood: nobody knows what its figures are."""
    words = reading.grid.headings[column]
    own = comparators.is_own(words, reading.context.about.authority)
    return bool(words) and not reading.above[column].says() and not own


def _report(reading: Reading, found: list[Figure]) -> None:
    """Say which columns with figures gave none of them."""
    used = {figure.column for figure in found}
    document = reading.context.document
    for column in sorted(reading.grid.figure_columns - used):
        cell = next((cell for row in reading.grid.rows for c, cell in row.figures if c == column), None)
        if cell is None:
            continue
        words = reading.grid.headings[column] or f"column {column + 1}"
        anchor = document.anchor(*cell.passage.span(), reading.grid.table.index, cell.row, column)
        reading.context.notice("unread_column", f"figures under {words!r} were not read", anchor)
