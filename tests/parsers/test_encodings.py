"""Text in any of the usual encodings comes out as the same characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.encodings import decode
from parsers.errors import ParseError

BUDGET = "Total (£)\n£555,000 – “agreed”\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32"), ("cp1252", "cp1252")],
)
def test_the_encoding_is_found(encoding: str, name: str) -> None:
    decoded = decode(BUDGET.encode(encoding))
    assert (decoded.text, decoded.encoding) == (BUDGET, name)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_by_its_nuls(encoding: str) -> None:
    decoded = decode(("Budget: £555,000. " * 20).encode(encoding))
    assert (decoded.text[:16], decoded.encoding) == ("Budget: £555,000", encoding)


def test_bytes_that_windows_leaves_unused_are_read_as_latin_1() -> None:
    assert decode(b"\xa3500 \x81").text == "£500 \x81"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_line_ends_become_alike(end: str) -> None:
    assert decode(f"one{end}two".encode()).text == "one\ntwo"


def test_nuls_are_left_out_also_within_figures_and_said() -> None:
    decoded = decode(b"Score: 7\x001%\n\x00")
    assert decoded.text == "Score: 71%\n"
    assert decoded.warnings == ("2 NUL characters were left out",)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0\0"])
def test_a_file_without_characters_is_empty(data: bytes) -> None:
    with pytest.raises(ParseError) as raised:
        decode(data)
    assert raised.value.code == "empty-file"


@given(st.binary(min_size=1).filter(lambda data: data.strip(b"\0 \t\r\n")))
def test_any_bytes_give_some_text(data: bytes) -> None:
    text = decode(data).text
    assert "\r" not in text
    assert "\0" not in text
