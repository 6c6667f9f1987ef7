"""Files at addresses are read as files at paths are."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from db.store import Store
from ingest.batch import Result, ingest
from ingest.engines import Local
from ingest.errors import IngestError
from ingest.inputs import find, place_of
from ingest.places import Remote

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as made:
        for sample in SAMPLES:
            made.write(sample, f"plans/{sample.name}")
        made.write(SAMPLES[0], "plans/.hidden.txt")
    return path


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the folder of samples on a web server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SAMPLES[0].parent))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def outcomes(results: list[Result]) -> dict[str, str]:
    return {result.path.name: result.code or result.outcome for result in results}


@pytest.mark.parametrize("workers", [0, 1])
def test_an_archive_is_read_file_by_file_and_again_costs_nothing(archive: Path, store: Store, workers: int) -> None:
    places = list(find([f"zip://{archive}"]))
    assert outcomes(list(ingest(places, store, Local(workers)))) == {path.name: "stored" for path in SAMPLES}
    assert set(outcomes(list(ingest(places, store, Local(workers)))).values()) == {"unchanged"}
    paths = list(ingest(SAMPLES, store, Local(0)))
    assert set(outcomes(paths).values()) == {"unchanged"}


def test_a_file_on_the_web_is_read_and_one_that_is_not_there_is_said(site: str, store: Store) -> None:
    there, absent = f"{site}/{SAMPLES[0].name}", f"{site}/absent.txt"
    results = list(ingest(find([there, absent]), store, Local(1)))
    assert outcomes(results) == {SAMPLES[0].name: "stored", "absent.txt": "unreadable-file"}
    assert {str(result.path) for result in results} == {there, absent}


def test_an_address_of_this_machine_is_a_path() -> None:
    assert place_of("file:///plans/2007.pdf") == Path("/plans/2007.pdf")
    assert place_of("plans/2007.pdf") == Path("plans/2007.pdf")
    assert place_of("https://example.org/a%20plan.pdf?x=1") == Remote("https://example.org/a%20plan.pdf?x=1")
    assert Remote("https://example.org/a%20plan.pdf?x=1").name == "a plan.pdf"


def test_an_address_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(IngestError, match="cannot be looked up"):
        list(find(["nothing://example/plan.pdf"]))
