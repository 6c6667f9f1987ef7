"""From bytes to characters: what encoding a text file is in, and its text with line ends alike."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from parsers.errors import ParseError
from parsers.limits import DEFAULT, Limits, mend

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with `\\n` at its line ends and without NULs, the encoding it was in, and what had to be mended."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, limits: Limits = DEFAULT) -> Decoded:
    """The characters of a text file. Raises ParseError: `empty-file` where there are none, `too-much-text`."""
    if not data.strip(b"\0 \t\r\n"):
        raise ParseError("empty-file", "the file is empty")
    text, encoding = _characters(data)
    if len(text) > limits.characters:
        raise ParseError(
            "too-much-text",
            f"the file holds {len(text):,} characters, more than the {limits.characters:,} that are read"
            f"{mend('characters')}",
        )
    warnings = []
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", "")
        warnings.append(f"{nuls} NUL characters were left out")
    return Decoded(_LINE_ENDS.sub("\n", text), encoding, tuple(warnings))


def _characters(data: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name.removesuffix("-sig")
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, errors="replace"), unmarked
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _western(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows in a sample as a NUL in nearly every second byte."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.8 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.8 * half:
        return "utf-16-be"
    return None


def _western(data: bytes) -> tuple[str, str]:
    """Windows-1252, which Latin-1 is a part of, with its five unused bytes read as Latin-1 does."""
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
