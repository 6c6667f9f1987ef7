"""What every reader of content gets: the document, what it is about, and its outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.facts import DocumentFact, Fact, Notice
from parsers.document import Anchor, Block, Document, Heading, Table


@dataclass(frozen=True, slots=True)
class Place:
    """A block with its position among the blocks and the headings that it stands under, outermost first."""

    index: int
    block: Block
    headings: tuple[Heading, ...]

    @property
    def heading(self) -> str:
        """The nearest heading's words, empty where there is none."""
        return self.headings[-1].text if self.headings else ""


@dataclass
class Context:
    """One document on its way through the readers. `used` is which tables (by index) some reader understood, `worded`
    those of them whose cells hold prose all the same; `printed` is every fact at every place that prints it; `notices`
    collects what was seen and not understood."""

    document: Document
    about: DocumentFact
    used: set[int] = field(default_factory=set)
    worded: set[int] = field(default_factory=set)
    printed: list[Fact] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    places: tuple[Place, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.places = tuple(outline(self.document))

    def tables(self) -> Iterator[tuple[Place, Table]]:
        for place in self.places:
            if isinstance(place.block, Table):
                yield place, place.block

    def before(self, place: Place) -> Block | None:
        """The block that stands before `place`, None at the document's beginning."""
        return self.document.blocks[place.index - 1] if place.index else None

    def notice(self, sort: str, detail: str, anchor: Anchor) -> None:
        self.notices.append(Notice(sort, detail, anchor))


def outline(document: Document) -> Iterator[Place]:
    """Every block with the headings above it; a heading closes those of its own level and lower."""
    path: list[Heading] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
        yield Place(index, block, tuple(path))
