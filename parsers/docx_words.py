"""The printed words of a Word paragraph: insertions count, deletions do not, fields give their result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.document import CalculatedField
from parsers.docx_names import ALTERNATE, CHOICE, DELETED, FALLBACK, TEXT_BOX, TRANSPARENT, R, T, w

_BREAKS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
_DRAWN = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATE})
_FORMULA = re.compile(r"^\s*=\s*(-?\d*\.?\d+(?:[Ee][-+]?\d+)?)?\s*(.*)$", re.DOTALL)


@dataclass(slots=True)
class Words:
    """A paragraph's printed words, the share of them that is bold, its calculation and the text boxes in it."""

    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    calculated: CalculatedField | None = None
    boxes: list[etree._Element] = field(default_factory=list)
    _instructions: list[list[str]] = field(default_factory=list)
    _depth_of_results: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def lines(self) -> list[str]:
        """The words line by line, white space folded, empty lines left out."""
        folded = (" ".join(line.split()) for line in self.text.split("\n"))
        return [line for line in folded if line]

    @property
    def is_bold(self) -> bool:
        return self.bold > 0.8 * len(self.text.strip() or " ")


def words_of(paragraph: etree._Element) -> Words:
    """The words of a `w:p`."""
    words = Words()
    for run in _runs(paragraph, words):
        _read_run(run, words)
    return words


def _runs(element: etree._Element, words: Words) -> Iterator[etree._Element]:
    """The runs under `element` in order, without those that are deleted; a simple field's instruction is noted."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == R:
            yield child
        elif child.tag == ALTERNATE:
            stack.append(iter(_chosen(child)))
        elif child.tag in TRANSPARENT and child.tag not in DELETED:
            if child.tag == w("fldSimple"):
                _note_formula(child.get(w("instr")) or "", words)
            stack.append(iter(child))


def _chosen(alternate: etree._Element) -> etree._Element:
    """The one branch of alternate content that counts, so that nothing is read twice."""
    branches = (alternate.find(CHOICE), alternate.find(FALLBACK))
    return next((branch for branch in branches if branch is not None), alternate)


def _read_run(run: etree._Element, words: Words) -> None:
    properties = run.find(w("rPr"))
    hidden = properties is not None and properties.find(w("vanish")) is not None
    bold = properties is not None and _is_on(properties.find(w("b")))
    for child in run:
        if child.tag == w("fldChar"):
            _field_mark(child.get(w("fldCharType")) or "", words)
        elif child.tag == w("instrText") and words._instructions:
            words._instructions[-1].append(child.text or "")
        elif child.tag in _DRAWN:
            words.boxes.extend(_text_boxes(child))
        elif not hidden and not words._instructions:
            printed = child.text or "" if child.tag == T else _BREAKS.get(str(child.tag), "")
            words.pieces.append(printed)
            words.bold += len(printed) if bold else 0


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(w("val"), "true") not in ("0", "false", "off")


def _field_mark(kind: str, words: Words) -> None:
    """A field begins, comes to its result, or ends. Between beginning and result stand instructions, never printed."""
    if kind == "begin":
        words._instructions.append([])
    elif kind == "separate" and words._instructions:
        _note_formula("".join(words._instructions.pop()), words)
        words._depth_of_results += 1
    elif kind == "end":
        if words._depth_of_results:
            words._depth_of_results -= 1
        elif words._instructions:
            words._instructions.pop()


def _note_formula(instruction: str, words: Words) -> None:
    found = _FORMULA.match(instruction)
    if found and words.calculated is None:
        words.calculated = CalculatedField(found.group(1) or "", "=" + found.group(2).strip())


def _text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes in a drawing; of alternate content, its choice."""
    stack = [drawing]
    while stack:
        element = stack.pop()
        if element.tag == TEXT_BOX:
            yield element
        elif element.tag == ALTERNATE:
            stack.extend(reversed(list(_chosen(element))))
        else:
            stack.extend(reversed(list(element)))
