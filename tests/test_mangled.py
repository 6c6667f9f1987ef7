"""Some of what `benchmarks/mangled.py` measures: a batch of damaged files among good ones costs no good one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.mangled import facts, originals, run, write
from benchmarks.mangling import DAMAGES, WAYS, damaged, mangled
from ingest.reading import Content, read


def chance() -> Random:
    return Random(3)  # noqa: S311 - damage, not secrets


@pytest.mark.parametrize("way", WAYS)
def test_a_text_is_mangled_alike_for_the_same_seed(way: str) -> None:
    data = originals()[0][0].read_bytes()
    assert mangled(data, way, chance()) == mangled(data, way, chance()) != data


@pytest.mark.parametrize("way", DAMAGES)
def test_a_container_is_damaged_alike_for_the_same_seed(way: str) -> None:
    data = originals()[1][0].read_bytes()
    assert damaged(data, way, chance()) == damaged(data, way, chance()) != data


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder with a short path: the sockets of processes, which stand in temporary folders, may have no long one."""
    with tempfile.TemporaryDirectory(prefix="y") as made:
        yield Path(made)


def test_damaged_files_cost_no_good_one_and_leave_nothing(base: Path) -> None:
    for name in ("files", "scratch", "csv"):
        (base / name).mkdir()
    write(base / "files", None, 12, 12)
    said, peak, left = run(base / "files", base / "store.db", base / "scratch")
    assert len(said) == len(list((base / "files").iterdir()))
    assert all(row["code"] or sum(row["facts"].values()) or row["outcome"] == "duplicate" for row in said)
    assert not {"reader-failed", "reader-crashed"} & {row["code"] for row in said}
    assert (left, list((base / "scratch").iterdir())) == (0, [])
    assert peak < 1024**3
    assert facts(base / "store.db", base / "csv")
    _every_good_file_has_its_facts(said, base)


def _every_good_file_has_its_facts(said: list[dict[str, object]], folder: Path) -> None:
    counts = {Path(str(row["file"])).name: row["facts"] for row in said}
    for path in (path for group in originals() for path in group):
        found = read(folder / "files" / path.name)
        assert isinstance(found, Content)
        assert counts[path.name] == dict(found.prepared.counts())
