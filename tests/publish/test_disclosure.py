"""Small numbers are left out of an export, and so is what would tell them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.store import Store
from extract.facts import Action, Finance, Observation, Staffing, SurveyAnswer
from publish.choice import Choice
from publish.errors import ExportError
from publish.formats import EXPORTERS
from tests.db.stored import add, document

FIGURES = {"all": "131", "pre_court": "3", "custody": "28", "community": "100"}
WORDS = (
    "Rutland Youth Justice Plan 2007/08. Of 131 reoffenders 3 were before court, 28 in custody, 100 in the community. "
    "Reoffending 47.7% in all, 33.3% before court. A fall by 6 to 3. Custody 7 sentences and £900 for them. "
    "Staff 4 volunteers, 9 managers, 12 workers, total 25. Survey of 2: happy 50%. "
    "Bring the three down by 31/03/2007."
)


def observed(indicator: str, printed: str, unit: str, measure: str = "outturn", population: str = "") -> Observation:
    plan = document(WORDS)
    start = WORDS.index(printed)
    return Observation(
        indicator=indicator, measure=measure, population=population, period="2006/07", period_start="2006-04-01",
        period_end="2007-03-31", value=Decimal(printed.strip("%").split()[-1]), unit=unit, printed=printed,
        quote=printed, anchor=plan.anchor(start, start + len(printed)), method="narrative",
    )  # fmt: skip


def cell(row: str, printed: str) -> Staffing:
    start = WORDS.index(printed)
    anchor = document(WORDS).anchor(start, start + len(printed))
    return Staffing(
        row=row, column="", headcount=Decimal(printed.rpartition(" ")[2]), quote=printed, anchor=anchor, method="s"
    )


@pytest.fixture(name="store")
def filled(database: str) -> Iterator[Store]:
    store = Store(database)
    plan = document(WORDS)
    sentence = plan.anchor(WORDS.index("A fall"), WORDS.index(" Staff"))
    counts = [
        replace(observed("reoffenders", number, "count"), population="" if name == "all" else name)
        for name, number in FIGURES.items()
    ]
    answers = plan.anchor(WORDS.index("2: happy"), WORDS.index("2: happy") + 1)
    happy = plan.anchor(WORDS.index("happy"), WORDS.index(" Bring"))
    add(
        store,
        plan,
        *counts,
        observed("reoffending", "47.7%", "percent"),
        replace(observed("reoffending", "33.3%", "percent"), population="pre_court"),
        replace(observed("reoffenders", "by 6", "count", "change"), population="pre_court"),
        observed("custodial_sentences", "Custody 7", "count"),
        Finance(line=WORDS[sentence.start : sentence.end], amount=Decimal(900), anchor=sentence, method="prose",
                quote=WORDS[sentence.start : sentence.end]),
        Action(action="Bring the three down by 31/03/2007", owner="Head of service", quote=WORDS[-35:], method="a",
               anchor=plan.anchor(len(WORDS) - 35, len(WORDS))),
        cell("Volunteers", "Staff 4"), cell("Managers", "volunteers, 9"), cell("Workers", "12"),
        cell("Total", "total 25"),
        SurveyAnswer(survey="Young people", statement="answered", value=Decimal(2), unit="count", quote="2",
                     anchor=answers, method="survey"),
        SurveyAnswer(survey="Young people", statement="happy", value=Decimal(50), unit="percent", anchor=happy,
                     quote=WORDS[happy.start : happy.end], method="survey"),
        data=WORDS,
    )  # fmt: skip
    yield store
    store.close()


def exported(store: Store, folder: Path, kind: str, below: int = 5) -> list[dict[str, str]]:
    EXPORTERS["csv"](store.engine, folder, Choice(below=below))
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_small_part_goes_with_every_other_part_so_that_the_total_does_not_tell_it(
    store: Store, tmp_path: Path
) -> None:
    rows = exported(store, tmp_path / "out", "observations")
    left = {row["population"]: (row["value"], row["marker"]) for row in rows if row["measure"] == "outturn"
            and row["indicator"] == "reoffenders"}  # fmt: skip
    assert left == {"": ("131", ""), **dict.fromkeys(("pre_court", "custody", "community"), ("", "[c]"))}


def test_rates_on_it_and_changes_to_it_go(store: Store, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "out", "observations")
    rates = {row["population"]: row["value"] for row in rows if row["indicator"] == "reoffending"}
    assert rates == {"": "47.7", "pre_court": ""}
    assert [row["value"] for row in rows if row["measure"] == "change"] == [""]
    assert [row["value"] for row in rows if row["indicator"] == "custodial_sentences"] == ["7"]


def test_no_column_of_what_goes_tells_it(store: Store, tmp_path: Path) -> None:
    whole = exported(store, tmp_path / "whole", "observations", 0)
    rows = exported(store, tmp_path / "out", "observations")
    gone = [row for row in rows if row["marker"] == "[c]"]
    assert {row["printed"] + row["quote"] + row["as_read"] for row in gone} == {""}
    assert not {row["id"] for row in gone} & {row["id"] for row in whole}
    assert not {row["slot"] for row in gone} & {row["slot"] for row in whole}


def test_words_of_other_facts_around_it_go_and_their_figures_stay(store: Store, tmp_path: Path) -> None:
    [money] = exported(store, tmp_path / "out", "finances")
    assert (money["amount"], money["line"], money["quote"]) == ("900", "", "")


def test_numbers_that_go_are_taken_out_of_words_elsewhere(store: Store, tmp_path: Path) -> None:
    [action] = exported(store, tmp_path / "out", "actions")
    assert action["action"] == "Bring the [c] down by 31/03/2007"
    assert action["quote"] == "Bring the [c] down by 31/03/2007."


def test_of_a_staff_table_with_a_small_number_only_the_total_stays(store: Store, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "out", "staffing")
    assert {row["row"]: row["headcount"] for row in rows} == {
        "Volunteers": "", "Managers": "", "Workers": "", "Total": "25",
    }  # fmt: skip


def test_a_survey_that_few_answered_goes(store: Store, tmp_path: Path) -> None:
    assert {row["marker"] for row in exported(store, tmp_path / "out", "survey")} == {"[c]"}


def test_without_a_limit_nothing_goes(store: Store, tmp_path: Path) -> None:
    rows = exported(store, tmp_path / "out", "observations", 0)
    assert "[c]" not in {row["marker"] for row in rows}


def test_facts_as_printed_have_no_limit(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="choose one"):
        EXPORTERS["csv"](store.engine, tmp_path / "out", Choice(as_printed=True, below=5))
