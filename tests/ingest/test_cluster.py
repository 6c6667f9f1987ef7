"""A cluster of real processes reads as this machine does, and outlives the death of one of them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import distributed
import pytest

from db.store import Store
from ingest.batch import ingest
from ingest.cluster import Cluster, connected
from ingest.engines import Engine, Local
from ingest.errors import IngestError
from ingest.inputs import find
from ingest.limits import Limits
from publish import csv_files
from tests.shared_documents import SHARED

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".docx", ".pdf"))
"""Text, Word, PDF and a scan."""
UNSEEN = sorted((ROOT / "tests" / "unseen").glob("*.txt"))
CARRIERS = [
    path for folder in ("carriers", "carriers/hard") for path in sorted((SHARED / folder).glob("*.[dopr]*"))
    if "scan" not in path.name
]  # fmt: skip
"""Real documents in every format but scans; none where they do not lie beside the repository."""
PATIENT = Limits(seconds=1800)
"""A busy machine may read slowly."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


def exported(folder: Path, files: Sequence[Path], engine: Engine, deaths: Collection[int] = ()) -> dict[str, bytes]:
    """Every file of the export of a store that an engine has filled. Once as many files are stored as one of `deaths`
    says, a worker of the engine dies."""
    folder.mkdir()
    store = Store(str(folder / "store.db"))
    for number, result in enumerate(ingest(find(files), store, engine), 1):
        assert result.outcome in ("stored", "duplicate"), result
        if number in deaths:
            kill_one(engine)
    csv_files.export(store.engine, folder / "out")
    store.close()
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}


def kill_one(engine: Engine) -> None:
    """Kill a worker's process: one that has something to do, or that keeps what it has read until its turn comes."""
    assert isinstance(engine, Cluster)
    keeping = [address for place in engine.client.who_has().values() for address in place]
    busy = [address for address, tasks in engine.client.processing().items() if tasks]
    os.kill(engine.client.run(os.getpid)[(busy or keeping)[0]], signal.SIGKILL)


def workers(engine: Engine) -> set[str]:
    """The addresses of a cluster's workers; one that is started in place of another has its own."""
    assert isinstance(engine, Cluster)
    return set(engine.client.scheduler_info()["workers"])


@pytest.mark.parametrize(
    ("files", "deaths"),
    [
        pytest.param([*SAMPLES, *UNSEEN[:8]], [3], id="samples"),
        pytest.param([*SAMPLES, *UNSEEN, *CARRIERS], [5, 25, 45], id="all", marks=pytest.mark.soak),
    ],
)
def test_a_cluster_whose_workers_are_killed_gives_what_this_machine_gives(
    files: list[Path], deaths: list[int], tmp_path: Path, cluster: distributed.LocalCluster
) -> None:
    with connected(cluster.scheduler_address, PATIENT) as engine:
        before = workers(engine)
        found = exported(tmp_path / "cluster", files, engine, deaths)
        assert before - workers(engine)
    assert found == exported(tmp_path / "local", files, Local(1, PATIENT))


def test_a_cluster_that_has_lost_all_its_workers_ends_the_batch(store: Store) -> None:
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50) as lost,
        connected(lost.scheduler_address, Limits(), patience=2) as engine,
    ):
        results = ingest(find(UNSEEN[:3]), store, engine)
        assert next(results).outcome == "stored"
        lost.scale(0)
        while workers(engine):
            time.sleep(0.02)
        with pytest.raises(IngestError, match="the scheduler has had no workers for 2 seconds"):
            list(results)


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    with (
        pytest.raises(IngestError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"),
        connected("tcp://127.0.0.1:9", Limits(), patience=1),
    ):
        pass
