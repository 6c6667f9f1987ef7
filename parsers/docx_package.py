"""Opens a Word file safely: its size is known before anything is unpacked, and no entity is ever resolved."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from parsers.errors import ParseError
from parsers.limits import DEFAULT, MEGABYTE, Limits, mend

_DEEPEST = 256
"""Elements within one another that libxml2 reads unless it is told that the file may be huge."""
_SMALL = MEGABYTE
"""A part of no more bytes unpacked may be packed as tightly as it likes."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORDS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, LookupError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip
"""What the reader of containers raises over bytes that are none."""


@dataclass(slots=True)
class Package:
    """The parts of a Word file that hold words: the body, and others by the kind of their relationship to it."""

    body: etree._Element
    parts: dict[str, list[etree._Element]] = field(default_factory=dict)

    def part(self, kind: str) -> etree._Element | None:
        """The one part of a kind, such as `styles` or `numbering`."""
        return next(iter(self.parts.get(kind, ())), None)


def open_package(data: bytes, limits: Limits = DEFAULT) -> Package:
    """The parts of the Word file `data`. Raises ParseError for what is damaged, encrypted, too large or too deep."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            source = _Source(container, limits)
            body_name = source.body_name()
            package = Package(source.read(body_name))
            for kind, target in source.relationships(body_name):
                if kind in _WORDS:
                    package.parts.setdefault(kind, []).append(source.read(target))
    except _DAMAGE as error:
        raise ParseError("damaged-docx", "the Word file is damaged; open it in Word and save it anew") from error
    return package


def check_sizes(data: bytes, limits: Limits = DEFAULT) -> None:
    """Refuse a container whose XML unpacks too large before another program unpacks it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            source = _Source(container, limits)
            for info in container.infolist():
                if info.filename.endswith(".xml"):
                    source.check(info)
    except zipfile.BadZipFile:
        return


@dataclass(slots=True)
class _Source:
    """The container, what its parts may cost, and the bytes that those read so far unpacked to."""

    container: zipfile.ZipFile
    limits: Limits
    names: frozenset[str] = frozenset()
    unpacked: int = 0

    def __post_init__(self) -> None:
        self.names = frozenset(self.container.namelist())

    def body_name(self) -> str:
        for kind, target in self.relationships(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def relationships(self, part: str) -> list[tuple[str, str]]:
        """The last word of each relationship's kind with the part that it leads to; links out of the file are left."""
        path = PurePosixPath(part)
        name = str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels"
        if name not in self.names:
            return []
        found = []
        for relationship in self.read(name).iter(_RELATIONSHIP):
            if relationship.get("TargetMode") == "External":
                continue
            target = (relationship.get("Target") or "").lstrip("/")
            inside = target if target in self.names else str(path.parent / target)
            if inside in self.names:
                found.append(((relationship.get("Type") or "").rpartition("/")[2], inside))
        return found

    def read(self, name: str) -> etree._Element:
        info = self.container.getinfo(name)
        if info.flag_bits & 1:
            raise ParseError("encrypted-docx", "the Word file is encrypted; save it without a password")
        self.check(info)
        return _parsed(name, self.container.read(name), self.limits)

    def check(self, info: zipfile.ZipInfo) -> None:
        """Count what a part unpacks to, and refuse it where that is too much."""
        self.unpacked += info.file_size
        most, ratio = self.limits.unpacked, self.limits.ratio
        if self.unpacked > most:
            raise ParseError(
                "part-too-large",
                f"{info.filename} unpacks to {info.file_size:,} bytes; all parts may have {most:,}{mend('unpacked')}",
            )
        if info.file_size > max(_SMALL, ratio * info.compress_size):
            raise ParseError(
                "part-too-large",
                f"{info.filename} unpacks to more than {ratio} times its {info.compress_size:,} bytes{mend('ratio')}",
            )


def _parsed(name: str, data: bytes, limits: Limits) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=limits.depth > _DEEPEST,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            message = f"{name} is nested more than {limits.depth} levels deep{mend('depth')}"
            raise ParseError("nested-too-deep", message) from error
        raise ParseError(
            "damaged-docx", f"{name} is no well-formed XML; open the file in Word and save it anew"
        ) from error
