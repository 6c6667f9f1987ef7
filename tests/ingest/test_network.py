"""Nothing that a document refers to is fetched, and nothing that reads one may try."""

from __future__ import annotations

import csv
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

from ingest import network, scratch
from ingest.reading import Content, read
from parsers.reader import sniff

SAMPLES = Path(__file__).parents[2] / "samples"
_YOT = str(Path(sys.executable).with_name("yot"))
PAGE = """<html><head><link rel="stylesheet" href="{0}/a.css"><script src="{0}/a.js"></script></head>
<body><h1>Rutland Youth Justice Plan 2007/08</h1><img src="{0}/a.png"><iframe src="{0}/b.html"></iframe>
<object data="{0}/c.svg"></object><svg><image href="{0}/d.png"/></svg>
<table><tr><th>Core activity</th><th>Budget expenditure (£)</th></tr>
<tr><td>Remand services</td><td>142,427</td></tr></table></body></html>"""


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A socket at which whoever fetches something would have to call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def test_what_a_page_refers_to_is_not_fetched(tmp_path: Path) -> None:
    with listening() as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        (tmp_path / "plan.html").write_text(PAGE.format(address), encoding="utf-8")
        found = read(tmp_path / "plan.html")
        with pytest.raises(TimeoutError):
            server.accept()
    (tmp_path / "plain.html").write_text(PAGE.format(""), encoding="utf-8")
    plain = read(tmp_path / "plain.html")
    assert isinstance(found, Content)
    assert isinstance(plain, Content)
    assert found.prepared.counts() == plain.prepared.counts()
    assert found.prepared.counts()["finances"] == 1


def test_what_reads_a_file_reaches_no_other_machine() -> None:
    with listening() as server, socket.socket() as caller:
        with network.forbidden(), pytest.raises(network.NetworkError):
            caller.connect(server.getsockname())
        caller.connect(server.getsockname())


def test_a_drawing_is_told_from_text() -> None:
    assert sniff(b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>5</text></svg>') == "svg"


def test_temporary_files_are_private_and_go_with_their_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "yot-batch-killed"
    left.mkdir()
    (left / "in-use").touch()
    with scratch.folder() as first, scratch.folder() as second:
        assert not left.exists()
        assert first.stat().st_mode & 0o077 == 0
        assert first.exists()
        assert second.exists()
    assert not list(tmp_path.iterdir())


def _refers_elsewhere(path: Path, address: str) -> None:
    """A Word file whose template and picture, and a link, are on another machine."""
    document = docx.Document()
    document.add_heading("Rutland Youth Justice Plan 2007/08")
    table = document.add_table(0, 2)
    for row in (("Core activity", "Budget expenditure (£)"), ("Courts", "142,427")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    template = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).relate_to(
        f"{address}/evil.dotm", template, is_external=True
    )
    document.part.relate_to(f"{address}/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.part.relate_to(f"{address}/page.html", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(str(path))


def _exported(folder: Path, out: Path, *before: str) -> dict[str, str]:
    """What an ingest of a folder, by a command of its own behind the words `before`, comes to as CSV."""
    database = str(out.with_suffix(".db"))
    for command in (["ingest", str(folder), "--workers", "1"], ["export", "--out", str(out)]):
        subprocess.run([*before, _YOT, *command, "--database", database], check=True, capture_output=True)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(out.glob("*.csv"))}


def _has_namespaces() -> bool:
    try:
        return subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(
    not _has_namespaces(),
    reason="needs `unshare -rn`: a Linux that lets users make network namespaces",
)
def test_files_give_the_same_facts_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for sample in (*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.docx"), *SAMPLES.glob("*2010.pdf")):
        shutil.copy(sample, folder)
    with listening() as server:
        _refers_elsewhere(folder / "elsewhere.docx", f"http://127.0.0.1:{server.getsockname()[1]}")
        (folder / "elsewhere.html").write_text(PAGE.format("http://127.0.0.1:9"), encoding="utf-8")
        usual = _exported(folder, tmp_path / "usual")
        with pytest.raises(TimeoutError):
            server.accept()
    assert "142427" in usual["finances.csv"]
    for scan in SAMPLES.glob("*.scan.pdf"):
        shutil.copy(scan, folder)
    alone = _exported(folder, tmp_path / "alone", "unshare", "-rn")
    of_scans = {
        row["document"] for row in csv.DictReader(alone["documents.csv"].splitlines()) if "scan" in row["document"]
    }
    assert len(of_scans) == 1
    for name, text in usual.items():
        kept = [line for line in alone[name].splitlines() if not line.startswith(tuple(of_scans))]
        assert kept == text.splitlines(), name
