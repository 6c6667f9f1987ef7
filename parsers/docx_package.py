"""Opens a Word file safely: its size is known before anything is unpacked, and no entity is ever resolved."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from parsers.errors import ParseError

MOST_BYTES = 64 * 1024 * 1024
"""The largest part, unpacked, that is read: real plans stay under a tenth of it."""
MOST_DEPTH = 200
"""The deepest nesting of elements that is read."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass(slots=True)
class Package:
    """The parts of a Word file that hold words: the body, and others by the kind of their relationship to it."""

    body: etree._Element
    parts: dict[str, list[etree._Element]] = field(default_factory=dict)

    def part(self, kind: str) -> etree._Element | None:
        """The one part of a kind, such as `styles` or `numbering`."""
        return next(iter(self.parts.get(kind, ())), None)


def open_package(data: bytes) -> Package:
    """The parts of the Word file `data`. Raises ParseError for what is damaged, encrypted, too large or too deep."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
            body_name = _body_name(container, names)
            package = Package(_read(container, body_name))
            for kind, target in _relationships(container, body_name, names):
                if kind in ("styles", "numbering", "footnotes", "endnotes", "header", "footer"):
                    package.parts.setdefault(kind, []).append(_read(container, target))
    except (zipfile.BadZipFile, EOFError, OSError, KeyError) as error:
        raise ParseError("damaged-docx", "the Word file is damaged; open it in Word and save it anew") from error
    return package


def _body_name(container: zipfile.ZipFile, names: set[str]) -> str:
    for kind, target in _relationships(container, "", names):
        if kind == "officeDocument":
            return target
    return "word/document.xml"


def _relationships(container: zipfile.ZipFile, part: str, names: set[str]) -> list[tuple[str, str]]:
    """The last word of each relationship's kind with the part that it leads to; links out of the file are left."""
    path = PurePosixPath(part)
    name = str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels"
    if name not in names:
        return []
    found = []
    for relationship in _read(container, name).iter(_RELATIONSHIP):
        if relationship.get("TargetMode") == "External":
            continue
        target = (relationship.get("Target") or "").lstrip("/")
        inside = target if target in names else str(path.parent / target)
        if inside in names:
            found.append(((relationship.get("Type") or "").rpartition("/")[2], inside))
    return found


def _read(container: zipfile.ZipFile, name: str) -> etree._Element:
    info = container.getinfo(name)
    if info.flag_bits & 1:
        raise ParseError("encrypted-docx", "the Word file is encrypted; save it without a password")
    if info.file_size > MOST_BYTES:
        raise ParseError(
            "part-too-large", f"{name} unpacks to {info.file_size:,} bytes, more than the {MOST_BYTES:,} that are read"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(container.read(name), parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise ParseError("nested-too-deep", f"{name} is nested more than 256 levels deep") from error
        raise ParseError(
            "damaged-docx", f"{name} is no well-formed XML; open the file in Word and save it anew"
        ) from error
