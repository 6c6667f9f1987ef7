"""What the styles and numberings of a Word file say of a paragraph: heading level, list level, printed number."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from parsers.docx_names import VAL, w

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc ?\d|contents ?line ?\d|table of (?:contents|figures))", re.IGNORECASE)
_LIST = re.compile(r"list ?(?:bullet|number|paragraph)?(?: ?(\d))?$", re.IGNORECASE)
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits."""

    name: str
    level: int | None = None
    number: str = ""
    number_level: int = 0
    bold: bool = False

    @property
    def is_contents(self) -> bool:
        return bool(_CONTENTS.match(self.name))

    @property
    def is_list(self) -> bool:
        return bool(_LIST.match(self.name)) and "paragraph" not in self.name.casefold()

    @property
    def list_level(self) -> int:
        found = _LIST.match(self.name)
        return int(found.group(1) or 1) if found else 1


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """The paragraph styles by their ids; `root` is the styles part."""
    if root is None:
        return {}
    elements = {element.get(w("styleId")) or "": element for element in root.iter(w("style"))}
    return {name: _style(name, elements, 0) for name in elements}


def _style(name: str, elements: dict[str, etree._Element], depth: int) -> Style:
    element = elements[name]
    based_on = value(element.find(w("basedOn")))
    parent = _style(based_on, elements, depth + 1) if based_on in elements and depth < 20 else Style("")
    printed = value(element.find(w("name"))) or name
    properties = element.find(w("pPr"))
    level = heading_level(properties)
    if printed.casefold() == "title":
        level = 1
    elif found := _HEADING.match(printed):
        level = int(found.group(1))
    number, number_level = numbering_of(properties)
    toggle = element.find(f"{w('rPr')}/{w('b')}")
    return Style(
        printed,
        parent.level if level is None else level,
        number or parent.number,
        number_level if number else parent.number_level,
        parent.bold if toggle is None else toggle.get(VAL, "true") not in ("0", "false"),
    )


def value(element: etree._Element | None) -> str:
    """The `w:val` of an element, empty where it is not there."""
    return "" if element is None else element.get(VAL) or ""


def heading_level(properties: etree._Element | None) -> int | None:
    """The outline level that a paragraph's own properties give it, from 1; None where they give none."""
    if properties is None:
        return None
    level = value(properties.find(w("outlineLvl")))
    return int(level) + 1 if level.isdecimal() and int(level) < _BODY_LEVEL else None


def numbering_of(properties: etree._Element | None) -> tuple[str, int]:
    """The id of the list that a paragraph's properties put it into, and its level there from 0."""
    found = properties.find(w("numPr")) if properties is not None else None
    if found is None:
        return "", 0
    level = value(found.find(w("ilvl")))
    return value(found.find(w("numId"))), int(level) if level.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the lists of a document as its paragraphs come, and prints their numbers."""

    levels: dict[str, dict[int, _Level]]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def marker(self, number: str, level: int) -> str:
        """The next marker of the list `number` at `level`, `-` for bullets, empty for a list that prints none."""
        levels = self.levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return "-"
        if own.kind in ("bullet", "none"):
            return "-" if own.kind == "bullet" else ""
        counts = self.counts[number]
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: self._printed(levels, counts, int(found.group(1)) - 1), own.pattern)

    @staticmethod
    def _printed(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        own = levels.get(level)
        count = counts.get(level, own.start if own else 1)
        return _number(count, own.kind if own else "decimal")


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists that the numbering part `root` defines."""
    if root is None:
        return Numbering({})
    abstract = {
        element.get(w("abstractNumId")) or "": {
            int(level.get(w("ilvl")) or 0): _level(level) for level in element.iter(w("lvl"))
        }
        for element in root.iter(w("abstractNum"))
    }
    return Numbering(
        {
            number.get(w("numId")) or "": abstract.get(value(number.find(w("abstractNumId"))), {})
            for number in root.iter(w("num"))
        }
    )


def _level(level: etree._Element) -> _Level:
    start = value(level.find(w("start")))
    return _Level(
        value(level.find(w("numFmt"))), value(level.find(w("lvlText"))), int(start) if start.isdecimal() else 1
    )


def _number(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    printed = ""
    for number, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while count >= number:
            printed += letters
            count -= number
    return printed
