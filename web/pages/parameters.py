"""Parameters that several pages have."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from web.reading.leaves import LAST

Number = Annotated[int, Query(ge=1, le=LAST)]
"""The number of a leaf of a long list."""
