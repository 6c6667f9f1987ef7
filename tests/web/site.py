"""A store of small plans and the application over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local
from web.app import create_app

ETE = "Ensure that 90% of young offenders are in suitable full-time education, training or employment"
PLAN = """{authority} Youth Justice Plan {year}

Table A1: Services planned for the financial year {year}

Core activity\tBudget expenditure (£)
Remand services\t142,427
Court services\t100
Total:\t142,528

Appendix B - Performance Measures

Theme and measure\t{before} outturn\t{year} Target
Support young people engaging in education, training and employment: {ete}\t{outturn}\t{target}

Chair of the management board: Ann Lee
"""
PLANS = (
    ("rutland-2007", "Rutland", "2007/08", "2006/07", "69.5%", "90%"),
    ("rutland-2008", "Rutland", "2008/09", "2007/08", "72.25%", "90%"),
    ("norfolk-2007", "Norfolk", "2007/08", "2006/07", "91%", "90%"),
    ("norfolk-2008", "Norfolk", "2008/09", "2007/08", "85%", "90%"),
)


def write_plans(folder: Path) -> list[Path]:
    """The plans as files of a folder."""
    paths = []
    for name, authority, year, before, outturn, target in PLANS:
        path = folder / f"{name}.txt"
        words = PLAN.format(authority=authority, year=year, before=before, outturn=outturn, target=target, ete=ETE)
        path.write_text(words, encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture(name="store")
def filled(database: str, tmp_path: Path) -> Iterator[Store]:
    """Plans of two authorities for two years, read into a database of each kind."""
    store = Store(database)
    results = list(ingest(write_plans(tmp_path), store, Local(0)))
    assert {result.outcome for result in results} == {"stored"}
    yield store
    store.close()


@pytest.fixture(name="client")
def application(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A client of the application over that store."""
    with TestClient(create_app(store.engine, tmp_path), base_url="http://localhost") as client:
        yield client


@pytest.fixture(name="reader", scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the application over the same plans, one for all tests of a module that only read."""
    folder = tmp_path_factory.mktemp("site")
    store = Store(str(folder / "store.db"))
    list(ingest(write_plans(folder), store, Local(0)))
    with TestClient(create_app(store.engine, folder), base_url="http://localhost") as client:
        yield client
    store.close()
