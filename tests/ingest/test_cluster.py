"""A cluster of real processes reads as this machine does, and outlives the death of one of them."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
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

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests" / "unseen").glob("*.txt"))[:20]]


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


def exported(folder: Path, engine: Engine) -> dict[str, bytes]:
    """Every file of the export of a store that an engine has filled."""
    folder.mkdir()
    store = Store(str(folder / "store.db"))
    results = list(ingest(find(FILES), store, engine))
    csv_files.export(store.engine, folder / "out")
    store.close()
    assert {result.outcome for result in results} == {"stored"}
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}


def kill_one(cluster: distributed.LocalCluster) -> None:
    """Kill one worker's process as soon as it has something to do."""
    with distributed.Client(cluster) as client:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            busy = [address for address, tasks in client.processing().items() if tasks]
            if busy:
                os.kill(client.run(os.getpid)[busy[0]], signal.SIGKILL)
                return
            time.sleep(0.02)


def workers(engine: Engine) -> set[str]:
    """The addresses of a cluster's workers; one that is started in place of another has its own."""
    assert isinstance(engine, Cluster)
    return set(engine.client.scheduler_info()["workers"])


def test_a_cluster_one_of_whose_workers_is_killed_gives_what_this_machine_gives(
    tmp_path: Path, cluster: distributed.LocalCluster
) -> None:
    killer = threading.Thread(target=kill_one, args=(cluster,))
    with connected(cluster.scheduler_address, Limits()) as engine:
        before = workers(engine)
        killer.start()
        found = exported(tmp_path / "cluster", engine)
        killer.join()
        assert workers(engine) != before
    assert found == exported(tmp_path / "local", Local(1))


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    with (
        pytest.raises(IngestError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"),
        connected("tcp://127.0.0.1:9", Limits(), patience=1),
    ):
        pass
