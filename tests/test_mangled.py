"""Some of what `benchmarks/mangled.py` measures: a batch of damaged files among good ones costs no good one."""

from __future__ import annotations

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


def test_damaged_files_cost_no_good_one_and_leave_nothing(tmp_path: Path) -> None:
    for name in ("files", "scratch", "csv"):
        (tmp_path / name).mkdir()
    write(tmp_path / "files", None, 12, 12)
    said, peak, left = run(tmp_path / "files", tmp_path / "store.db", tmp_path / "scratch")
    assert len(said) == len(list((tmp_path / "files").iterdir()))
    assert all(row["code"] or sum(row["facts"].values()) or row["outcome"] == "duplicate" for row in said)
    assert not {"reader-failed", "reader-crashed"} & {row["code"] for row in said}
    assert (left, list((tmp_path / "scratch").iterdir())) == (0, [])
    assert peak < 1024**3
    assert facts(tmp_path / "store.db", tmp_path / "csv")
    _every_good_file_has_its_facts(said, tmp_path)


def _every_good_file_has_its_facts(said: list[dict[str, object]], folder: Path) -> None:
    counts = {Path(str(row["file"])).name: row["facts"] for row in said}
    for path in (path for group in originals() for path in group):
        found = read(folder / "files" / path.name)
        assert isinstance(found, Content)
        assert counts[path.name] == dict(found.prepared.counts())
