"""What a cluster's worker does for an ingest: it reads as the ingest's own machine would, in processes of its own."""

from __future__ import annotations

import atexit
import multiprocessing
import threading
from contextlib import ExitStack

from distributed import get_worker

from db.store import File
from extract import VERSION
from ingest.errors import IngestError
from ingest.limits import Limits
from ingest.places import Remote, Sent
from ingest.reading import Failure, identify
from ingest.workers import Found, Isolated, isolated

_kept: dict[tuple[int, Limits], Isolated] = {}
"""The processes that read here: the next ingest finds them ready."""
_open = ExitStack()
_alone = threading.Lock()


def hash_here(place: Remote, limits: Limits, version: str) -> File | Failure:
    """A remote file's hash, name and size."""
    _hold_to(version)
    return identify(place, limits)


def read_here(place: Remote | Sent, limits: Limits, version: str) -> Found:
    """What a file holds, read under the same limits as everywhere."""
    _hold_to(version)
    return _processes(limits).read(place)


def _hold_to(version: str) -> None:
    """Raises IngestError where another version of the extractor is asked for: its facts would pass for that one's."""
    if version != VERSION:
        raise IngestError(
            "cluster-differs",
            f"a worker of the cluster reads with version {VERSION}, not {version}: install the same yotdata on all",
        )


def _processes(limits: Limits) -> Isolated:
    """As many processes as this worker has threads."""
    wanted = (get_worker().state.nthreads, limits)
    with _alone:
        found = _kept.get(wanted)
        if found is None or not found.pool.active:
            # A worker that a nanny watches counts as a daemon, which may start nothing; it ends its own all the same.
            multiprocessing.current_process().daemon = False
            found = _kept[wanted] = _open.enter_context(isolated(*wanted))
    return found


@atexit.register
def _end() -> None:
    for processes in _kept.values():
        processes.pool.stop()
    _open.close()
