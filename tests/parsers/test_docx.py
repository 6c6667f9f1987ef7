"""Word files are read in document order, with what stands in content controls, changes, fields and boxes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
import pytest
from docx.oxml import parse_xml

from parsers.document import CalculatedField, Document, Heading, ListItem, Paragraph, Table
from parsers.errors import ParseError
from parsers.reader import parse

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(body: str) -> Document:
    """The document of a Word file whose body is `body`, in WordprocessingML."""
    written = docx.Document()
    root = written.element.body
    for child in list(root):
        root.remove(child)
    for child in parse_xml(f"<w:body {W}>{body}</w:body>"):
        root.append(child)
    stream = io.BytesIO()
    written.save(stream)
    return parse(stream.getvalue())


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def words(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks if not isinstance(block, Table))


def test_headings_paragraphs_and_items_come_in_order() -> None:
    document = read(
        paragraph(run("Custody"), "Heading1") + paragraph(run("The rate fell.")) + paragraph(run("Bail"), "ListBullet")
    )
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Heading, Paragraph, ListItem]
    assert list(words(document)) == ["Custody", "The rate fell.", "Bail"]


def test_every_block_stands_where_its_passage_says() -> None:
    document = read(
        paragraph(run("Budget"), "Heading1") + f"<w:tbl>{row(paragraph(run('Police')), paragraph(run('£9')))}</w:tbl>"
    )
    for cell in document.tables[0].cells():
        assert document.text[slice(*cell.passage.span())] == cell.text


def test_inserted_words_count_and_deleted_words_do_not() -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>204,887</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="a">{run("240,887")}</w:ins>'
    assert list(words(read(paragraph(deleted + inserted)))) == ["240,887"]


def test_content_controls_and_smart_tags_are_transparent() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('69.5%')}</w:sdtContent></w:sdt>"
    assert list(words(read(paragraph(run("ETE ") + control)))) == ["ETE 69.5%"]


def test_a_calculated_field_gives_its_printed_result_and_keeps_its_formula() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=0.94*100 \\#0%</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("91.3%")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(f"<w:tbl>{row(paragraph(field))}</w:tbl>")
    cell = next(document.tables[0].cells())
    assert cell.text == "91.3%"
    assert cell.calculated == CalculatedField("0.94", "=*100 \\#0%")


def test_a_cell_merged_across_and_down_stands_in_every_position_it_covers() -> None:
    start = "<w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>"
    goes_on = "<w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr>"
    first = row(start + paragraph(run("Theme")), paragraph(run("1")))
    second = row(goes_on + paragraph(""), paragraph(run("2")))
    document = read(f"<w:tbl>{first}{second}</w:tbl>")
    table = document.tables[0]
    assert all(table.rows[r][c] is table.rows[0][0] for r in (0, 1) for c in (0, 1))
    assert [cell.text for cell in table.cells()] == ["Theme", "1", "2"]


def test_rows_marked_as_repeating_headings_are_the_header() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "".join(
        f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ("Measure", "2005/06")
    )
    document = read(f"<w:tbl>{head}</w:tr>{row(paragraph(run('ETE')), paragraph(run('78.8%')))}</w:tbl>")
    assert document.tables[0].header_rows == 1
    assert document.tables[0].heading(1) == "2005/06"


def test_a_nested_table_comes_right_behind_the_one_that_holds_it() -> None:
    inner = f"<w:tbl>{row(paragraph(run('inner')))}</w:tbl>"
    document = read(f"<w:tbl>{row(paragraph(run('outer')) + inner)}</w:tbl>")
    assert [next(table.cells()).text for table in document.tables] == ["outer", "inner"]


def test_a_text_box_is_read_once_of_its_two_writings() -> None:
    box = "<w:txbxContent>" + paragraph(run("69.5% Actual")) + "</w:txbxContent>"
    alternate = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert list(words(read(paragraph(run("Data:") + alternate)))) == ["Data:", "69.5% Actual"]


@pytest.mark.parametrize("data", [b"PK\x03\x04word/document.xml", b"PK\x03\x04" + b"\0" * 200 + b"word/document.xml"])
def test_a_damaged_file_is_an_error_with_a_mend(data: bytes) -> None:
    with pytest.raises(ParseError, match="damaged") as error:
        parse(data)
    assert error.value.code == "damaged-docx"


def _file(xml: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("word/document.xml", xml)
    return stream.getvalue()


def test_an_external_entity_is_never_resolved() -> None:
    xml = (
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>Chair: &secret;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert list(words(parse(_file(xml)))) == ["Chair:"]


def test_a_part_that_unpacks_too_large_is_refused_before_unpacking() -> None:
    with pytest.raises(ParseError, match="unpacks to") as error:
        parse(_file(" " * (65 * 1024 * 1024)))
    assert error.value.code == "part-too-large"


def test_tables_nested_beyond_reason_are_refused() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300
    xml = f"<w:document {W}><w:body>{nested}</w:body></w:document>"
    with pytest.raises(ParseError) as error:
        parse(_file(xml))
    assert error.value.code == "nested-too-deep"
