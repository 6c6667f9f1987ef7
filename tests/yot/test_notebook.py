"""The interface for notebooks: facts as data frames that can be counted with."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

import yot
from db.errors import StoreError
from db.models import ROWS
from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local
from tests.web.site import write_plans


@pytest.fixture(name="plans", scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[yot.Plans]:
    folder = tmp_path_factory.mktemp("plans")
    store = Store(str(folder / "plans.db"))
    list(ingest(write_plans(folder), store, Local(0)))
    store.close()
    with yot.open(str(folder / "plans.db")) as plans:
        yield plans


def test_observations_are_a_frame_of_numbers_and_dates(plans: yot.Plans) -> None:
    frame = plans.observations(indicator="ete", measure="outturn")
    assert sorted(frame["value"]) == [69.5, 72.25, 85, 91]
    assert frame["period_start"].min() == pd.Timestamp("2006-04-01")
    assert str(frame["follow_up"].dtype) == "Int64"
    assert frame.groupby("authority")["value"].max().to_dict() == {"Norfolk": 91, "Rutland": 72.25}


def test_facts_are_chosen_by_authority_year_and_column(plans: yot.Plans) -> None:
    frame = plans.observations("rutland", "2007/08", measure="outturn")
    assert list(frame["value"]) == [72.25]
    assert set(plans.finances(authority="Norfolk")["document"]) == {"norfolk-2007", "norfolk-2008"}
    assert len(plans.documents(authority="Rutland")) == 2


@pytest.mark.parametrize("kind", list(ROWS))
def test_every_kind_is_a_frame_even_without_rows(plans: yot.Plans, kind: str) -> None:
    assert "address" in plans.facts(kind).columns
    assert plans.facts(kind, document="none").empty


def test_outturns_come_with_targets(plans: yot.Plans) -> None:
    frame = plans.outturns("ete", on_target="no")
    assert frame[["authority", "outturn", "target"]].values.tolist() == [["Norfolk", 85, 90], ["Rutland", 72.25, 90]]


def test_what_there_is_not_is_said(plans: yot.Plans) -> None:
    with pytest.raises(StoreError, match="no column colour"):
        plans.observations(colour="red")
    with pytest.raises(StoreError, match="no kind of fact"):
        plans.facts("dreams")
