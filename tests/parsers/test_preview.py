"""A file's blocks for the eye."""

from pathlib import Path

import pytest

from parsers.preview import main, preview
from tests.parsers.reading import read

PLAN = """# Westshire Plan

DRAFT

- Keep custody low

Measure	2005/06	2006/07
Reduce the number of custodial sentences as a proportion of all court disposals	7.5%	5.5%
"""


def test_headings_items_and_tables_have_lines() -> None:
    assert list(preview(read(PLAN), 60)) == [
        "",
        "# Westshire Plan",
        "  - Keep custody low",
        "table 0: 2 rows, 3 columns, 1 of headings",
        "  Measure                                | 2005/06 | 2006/07",
        "  ---------------------------------------+---------+--------",
        "  Reduce the number of custodial senten… | 7.5%    | 5.5%",
        "format text, 3 blocks, 1 tables",
        "watermark: DRAFT",
    ]


def test_lines_keep_within_the_width() -> None:
    assert all(len(line) <= 60 for line in preview(read(PLAN + "\n" + "A long paragraph. " * 20), 60))


def test_a_long_table_is_cut() -> None:
    text = "Term\tMeaning\n" + "".join(f"T{n}\tmeaning number {n}\n" for n in range(40))
    assert "  ... 21 more rows" in list(preview(read(text)))


def test_the_command_prints_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN)
    assert main([str(file)]) == 0
    assert "# Westshire Plan" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "empty.txt"
    file.touch()
    assert main([str(file)]) == 1
    assert "empty.txt: the file is empty" in capsys.readouterr().err


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
