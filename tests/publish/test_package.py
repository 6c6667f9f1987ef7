"""The data package of real documents is one for those who check such packages, whatever is left out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from csvw import TableGroup
from frictionless import Package

from db.store import Store
from publish.choice import Choice
from publish.formats import export
from publish.schema import code_lists
from tests.web.samples import filled_with_samples

__all__ = ["filled_with_samples"]

CHOICES = {"whole": Choice(), "open": Choice(people=False, below=5)}


@pytest.fixture(name="package", params=CHOICES, scope="module")
def written(sampled: Store, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    export(sampled.engine, folder, "package", CHOICES[request.param])
    return folder


def test_frictionless_finds_it_valid(package: Path) -> None:
    report = Package(str(package / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "type", "note"])[:5]
    assert report.stats["tasks"] == len(list(package.glob("*.csv")))


def test_csvw_reads_every_row_and_finds_what_they_refer_to(package: Path) -> None:
    group = TableGroup.from_file(package / "csv-metadata.json")
    group.check_referential_integrity(strict=True)
    tables = {str(table.url): len(list(table.iterdicts(strict=True))) for table in group.tables}
    assert set(tables) == {path.name for path in package.glob("*.csv")}
    assert tables["indicators.csv"] == len(code_lists()["indicators"])
    assert tables["observations.csv"] > 0
