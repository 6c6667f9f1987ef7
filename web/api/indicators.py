"""The indicators: what each means and how many values are stored."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends

from db import queries
from normalise import breaks, catalogue
from normalise.catalogue import Indicator
from web.api.answers import ERRORS
from web.api.checked import known
from web.context import Store
from web.errors import unknown

router = APIRouter(tags=["indicators"], responses=ERRORS, dependencies=[Depends(known)])


@router.get("/indicators")
def listing(engine: Store) -> dict[str, Any]:
    """Every indicator that is known, in the vocabulary's order."""
    counts = queries.indicator_counts(engine)
    return {"rows": [as_plain(known, counts[known.id]) for known in catalogue.all_indicators()]}


@router.get("/indicators/{indicator}")
def one(indicator: str, engine: Store) -> dict[str, Any]:
    """An indicator by its id."""
    try:
        return as_plain(catalogue.get(indicator), queries.indicator_counts(engine)[indicator])
    except KeyError as error:
        raise unknown("indicator", indicator) from error


def as_plain(known: Indicator, values: int) -> dict[str, Any]:
    """An indicator for JSON, with how many of its values are stored."""
    return {
        "id": known.id, "label": known.label, "units": known.units, "better": known.better,
        "populations": known.populations, "codes": known.codes, "start": known.start, "end": known.end,
        "replaced_by": known.replaced_by, "definition": known.definition, "breaks": known.breaks,
        "break_days": breaks.days(known.id), "values": values, "address": f"/indicators/{known.id}",
    }  # fmt: skip
