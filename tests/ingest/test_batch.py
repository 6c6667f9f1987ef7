"""Batches of files: each is read once, what is wrong with one is said and stops nothing."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import docx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import queries
from db.models import RunItemRow
from db.runs import failures, runs
from db.store import Store
from ingest import reading, workers
from ingest.batch import Result, ingest
from ingest.engines import Local
from ingest.inputs import find
from ingest.limits import Limits
from ingest.reading import Content, Failure, read
from parsers.document import Document
from parsers.limits import Limits as Contents
from parsers.ocr import Ocr

PLAN = """Rutland Youth Justice Plan 2007/08

Table A1: Services planned for the financial year 2007/08

Core activity\tBudget expenditure (£)
Remand services\t142,427
Total:\t142,427
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "plans"
    found.mkdir()
    (found / "a.txt").write_text(PLAN, encoding="utf-8")
    return found


def read_in(
    folder: Path, store: Store, number: int = 0, limits: Limits | None = None, again: bool = False
) -> list[Result]:
    return list(ingest(find([folder]), store, Local(number, limits or Limits()), again))


def outcomes(results: list[Result]) -> dict[str, str]:
    return {result.path.name: result.code or result.outcome for result in results}


@pytest.mark.parametrize("number", [0, 2])
def test_a_batch_is_read_and_again_costs_nothing(folder: Path, store: Store, number: int) -> None:
    [result] = read_in(folder, store, number)
    assert (result.outcome, result.label) == ("stored", "a")
    assert result.facts["finances"] == 2
    assert outcomes(read_in(folder, store, number)) == {"a.txt": "unchanged"}


def test_what_is_wrong_with_one_file_stops_no_other(folder: Path, store: Store) -> None:
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.pdf").write_bytes(b"\x1f\x8b\x08 not read")
    (folder / "d.txt").write_text("Minutes of the allotments committee.", encoding="utf-8")
    (folder / "e.txt").write_text(PLAN.replace("\n", "\r\n"), encoding="utf-8")
    (folder / "f.txt").write_text(PLAN, encoding="utf-8")
    docx.Document().save(str(folder / "g.docx"))
    assert outcomes(read_in(folder, store)) == {
        "a.txt": "stored",
        "b.txt": "empty-file",
        "c.pdf": "unsupported-format",
        "d.txt": "nothing-found",
        "e.txt": "duplicate",
        "f.txt": "duplicate",
        "g.docx": "no-text",
    }


def test_a_file_read_with_force_changes_nothing_more(folder: Path, store: Store) -> None:
    read_in(folder, store)
    assert outcomes(read_in(folder, store, again=True)) == {"a.txt": "unchanged"}
    assert len(queries.documents(store.engine)) == 1


def test_a_file_over_the_limit_is_not_opened(folder: Path, store: Store) -> None:
    [result] = read_in(folder, store, limits=Limits(size=10))
    assert (result.outcome, result.code) == ("failed", "file-too-large")
    assert "10" in result.message


def test_files_come_in_the_order_of_names_without_hidden_ones_each_once(folder: Path) -> None:
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "z.txt").write_text("x", encoding="utf-8")
    assert [path.name for path in find([folder, folder / "a.txt"])] == ["a.txt", "z.txt"]


def test_a_file_may_take_longer_the_more_of_its_pages_may_have_to_be_recognised(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 /Subtype /Image endstream /Subtype/Image endstream endstream")
    assert Limits(seconds=60, page_seconds=15).seconds_for(scan) == 90
    assert Limits(seconds=60, page_seconds=15, ocr="always").seconds_for(scan) == 105
    assert Limits(seconds=60, page_seconds=15, ocr="never").seconds_for(scan) == 60
    assert Limits(seconds=60).seconds_for(tmp_path / "not there.pdf") == 60


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(find([tmp_path / "nothing"]))


def _stuck(path: Path, ocr: Ocr, limits: Contents) -> Content | Failure:
    if path.name == "stuck.txt":
        time.sleep(60)
    return read(path, ocr, limits)


def _killed(path: Path, ocr: Ocr, limits: Contents) -> Content | Failure:
    if path.name == "killed.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return read(path, ocr, limits)


def _greedy(path: Path, ocr: Ocr, limits: Contents) -> Content | Failure:
    if path.name == "greedy.txt":
        bytearray(Limits().memory * 4)
    return read(path, ocr, limits)


@pytest.mark.parametrize(
    ("reader", "name", "code"),
    [
        (_stuck, "stuck.txt", "too-slow"),
        (_killed, "killed.txt", "reader-crashed"),
        (_greedy, "greedy.txt", "out-of-memory"),
    ],
)
def test_a_reader_that_hangs_dies_or_eats_memory_costs_its_own_file(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, reader: object, name: str, code: str
) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    (folder / "z.txt").write_text(PLAN.replace("Rutland", "Cumbria"), encoding="utf-8")
    monkeypatch.setattr(workers, "read", reader)
    results = read_in(folder, store, 2, Limits(seconds=3))
    assert outcomes(results) == {"a.txt": "stored", name: code, "z.txt": "stored"}
    [failed] = failures(store.engine)
    assert (failed.path, failed.code) == (str(folder / name), code)


def test_a_fault_of_ours_in_one_file_stops_no_other(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: bytes, name: str, _ocr: Ocr, _limits: Contents) -> Document:
        raise KeyError(name)

    monkeypatch.setattr(reading, "parse", broken)
    [result] = read_in(folder, store)
    assert (result.code, result.format) == ("reader-failed", "text")
    assert "KeyError" in result.message


def test_every_file_is_recorded_with_what_became_of_it(folder: Path, store: Store) -> None:
    (folder / "b.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    read_in(folder, store)
    read_in(folder, store)
    second, first = runs(store.engine)
    assert (first.files, second.files) == (2, 2)
    assert first.ended
    with Session(store.engine) as session:
        rows = session.scalars(select(RunItemRow).order_by(RunItemRow.id)).all()
    assert [(Path(row.path).name, row.state, row.format, row.attempts, row.document) for row in rows] == [
        ("a.txt", "stored", "text", 1, "a"),
        ("b.pdf", "failed", "image", 1, ""),
        ("a.txt", "unchanged", "text", 0, "a"),
        ("b.pdf", "failed", "image", 1, ""),
    ]
