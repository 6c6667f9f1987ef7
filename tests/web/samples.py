"""The samples as a store, and the application over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def paths() -> list[Path]:
    """The sample documents but the scan, which takes seconds to recognise."""
    found = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".docx", ".pdf")]
    return [path for path in found if ".scan" not in path.suffixes]


@pytest.fixture(name="sampled", scope="module")
def filled_with_samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of the samples, one for all tests of a module."""
    store = Store(str(tmp_path_factory.mktemp("sampled") / "store.db"))
    results = list(ingest(paths(), store, Local(0)))
    assert {result.outcome for result in results} == {"stored"}
    yield store
    store.close()
