"""What an inspection found: the numbered points under each criterion, as strengths or areas for improvement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.context import Context, Place
from extract.facts import Finding
from extract.quotes import shorten
from normalise.vocabulary import load_toml
from parsers.document import Block, Document, Heading, ListItem, Paragraph, Passage, Table

_CRITERION = re.compile(r"^\W*(\d\.\d)\b[.:]?\s+\D")
_NUMBERED = re.compile(r"^\((\d{1,2})\)\s*")
_MARKER = re.compile(r"^\(?(\d{1,2})[).]?$")
_OVERALL = re.compile(r"\W*overall\s+score\b", re.IGNORECASE)
_COMMENT = re.compile(r"\bcomment\W*$", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent)")


def read(context: Context) -> Iterator[Finding]:
    """Every numbered point with its criterion; unnumbered words go on the point before them, as over a page break."""
    point: _Point | None = None
    polarity = ""
    for criterion, place in under_criteria(context):
        block = place.block
        heading = _polarity(block)
        if heading or isinstance(block, Heading | Table):
            polarity = heading
        elif _OVERALL.match(block.text):
            polarity = ""
        elif polarity and criterion:
            ref, passage = _numbered(block)
            if point and not ref:
                point.passages.append(passage)
                continue
            if ref:
                if point:
                    yield point.finding(context.document)
                point = _Point(criterion, polarity, ref, [passage])
                continue
        if point:
            yield point.finding(context.document)
            point = None
    if point:
        yield point.finding(context.document)


@dataclass
class _Point:
    criterion: str
    polarity: str
    ref: str
    passages: list[Passage] = field(default_factory=list)

    def finding(self, document: Document) -> Finding:
        text = " ".join(" ".join(passage.text.split()) for passage in self.passages)
        start, end = shorten(document, self.passages[0].start, self.passages[-1].stop)
        return Finding(
            criterion=self.criterion,
            polarity=self.polarity,
            ref=self.ref,
            text=text,
            percents=";".join(_PERCENT.findall(text)),
            quote=document.quote(start, end),
            anchor=document.anchor(start, end),
            method="inspection_points",
        )


def _numbered(block: Heading | Paragraph | ListItem) -> tuple[str, Passage]:
    """The printed number of a point and the words behind it; the number is empty where none is printed."""
    if isinstance(block, ListItem) and (marker := _MARKER.match(block.marker)):
        return marker.group(1), block.passage
    if printed := _NUMBERED.match(block.text):
        return printed.group(1), _behind(block.passage, printed.end())
    return "", block.passage


def _behind(passage: Passage, position: int) -> Passage:
    """The words of `passage` from `position` on."""
    first = passage.span(position)[0]
    runs = [(begin - position, offset) for begin, offset in passage.runs if begin > position]
    return Passage(passage.text[position:], ((0, first), *runs), passage.stop)


def _polarity(block: Block) -> str:
    if isinstance(block, Table):
        return ""
    name = block.text.strip(" :*").casefold()
    for polarity, headings in load_toml("judgements")["polarity"].items():
        if any(name == heading.casefold() for heading in headings):
            return str(polarity)
    return ""


def under_criteria(context: Context) -> Iterator[tuple[str, Place]]:
    """Every block with the number of the criterion that it stands under, empty outside of any.

    A score box that lost its heading belongs to the next criterion of its section, since boxes come in order.
    """
    criterion, boxed = "", False
    for place in context.places:
        box = is_score_box(place.block)
        if printed := _criterion(place.block):
            criterion, boxed = printed, box
        elif box and criterion:
            if boxed:
                section, number = criterion.split(".")
                criterion = f"{section}.{int(number) + 1}"
            boxed = True
        yield criterion, place


def is_score_box(block: Block) -> bool:
    """Whether a table is the box that gives a criterion its comment and, mostly, its score."""
    return isinstance(block, Table) and any(_COMMENT.search(cell.text) for cell in block.cells())


def _criterion(block: Block) -> str:
    if isinstance(block, Heading):
        found = _CRITERION.match(block.text)
    elif isinstance(block, Table) and is_score_box(block):
        found = _CRITERION.match(block.rows[0][0].text)
    else:
        return ""
    return found.group(1) if found else ""
