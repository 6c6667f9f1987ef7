"""The whole store as a file of any format."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from publish.choice import Choice
from publish.errors import ExportError
from publish.formats import EXPORTERS, export
from web.api import described
from web.api.answers import ERRORS
from web.api.checked import known
from web.context import Store
from web.errors import RequestError, unknown

router = APIRouter(tags=["exports"], responses=ERRORS, dependencies=[Depends(known)])
_ZIP = "application/zip"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SQLITE = "application/vnd.sqlite3"


@router.get("/export/{form}", response_class=FileResponse, responses=described.files((_ZIP, _XLSX, _SQLITE)))
def whole(
    form: Annotated[str, InPath(json_schema_extra={"enum": list(EXPORTERS)})],
    engine: Store,
    people: Annotated[bool, Query(description="With the table of people, owners and names in texts")] = True,
    below: Annotated[int, Query(ge=0, le=1000, description="Without counts under this, and what would tell them")] = 0,
    wide: Annotated[bool, Query(description="Observations in wide shape too: of csv and xlsx")] = False,
    spreadsheets: Annotated[bool, Query(description="Text that no spreadsheet takes for formulas: of csv")] = False,
) -> FileResponse:
    """Every fact: csv, package, jsonl and parquet as a zip file, xlsx and sqlite as they are."""
    if form not in EXPORTERS:
        raise unknown("format", form)
    folder = Path(tempfile.mkdtemp(prefix="yot-export-"))
    try:
        export(
            engine, folder / "yotdata", form, Choice(people=people, below=below, wide=wide, spreadsheets=spreadsheets)
        )
        path = _one_file(folder, form)
    except ExportError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise RequestError(404, "not-found", str(error)) from error
    except Exception:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    kind = _XLSX if path.suffix == ".xlsx" else _ZIP if path.suffix == ".zip" else _SQLITE
    clean = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(path, media_type=kind, filename=path.name, background=clean)


def _one_file(folder: Path, form: str) -> Path:
    written = list((folder / "yotdata").iterdir())
    if len(written) == 1:
        return written[0]
    return Path(shutil.make_archive(str(folder / f"yotdata-{form}"), "zip", folder / "yotdata"))
