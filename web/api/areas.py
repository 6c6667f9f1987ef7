"""Authorities: official codes, dates, and what came before and after them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from normalise import areas
from web.api.answers import ERRORS
from web.api.checked import known
from web.errors import unknown

router = APIRouter(tags=["areas"], responses=ERRORS, dependencies=[Depends(known)])


@router.get("/areas")
def listing(name: Annotated[str, Query(description="Only areas whose name holds this")] = "") -> dict[str, Any]:
    """Every authority of England and Wales, current and ended, by name."""
    found = [area for area in areas.all_areas() if name.casefold() in area.name.casefold()]
    return {"rows": [as_plain(area) for area in found]}


@router.get("/areas/{code}")
def one(code: str) -> dict[str, Any]:
    """An authority by its GSS code, a former one too."""
    try:
        return as_plain(areas.get(code))
    except KeyError as error:
        raise unknown("area", code) from error


def as_plain(area: areas.Area) -> dict[str, Any]:
    """An authority for JSON, with the codes of those that it came from."""
    return {
        "code": area.code, "name": area.name, "official_name": area.official_name, "kind": area.kind,
        "region": area.region, "start": area.start, "end": area.end, "successors": area.successors,
        "predecessors": [each.code for each in areas.all_areas() if area.code in each.successors],
        "former_codes": area.former_codes, "address": f"/areas/{area.code}",
    }  # fmt: skip
