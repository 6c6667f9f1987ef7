"""Nothing that a document refers to is fetched, and nothing that reads one may try."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest import network, scratch
from ingest.reading import Content, read
from parsers.reader import sniff

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
