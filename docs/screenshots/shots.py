"""Which pictures there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
_PLAN = "cheshire-plan-2007"
_STRATEGY = "cambridgeshire-strategy-2010"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page's address, and the size of the window in pixels. `signed_in` is what only who may
    write sees."""

    name: str
    place: str
    height: int = 800
    width: int = 1180
    signed_in: bool = False


FACTS = {
    "{figure}": f"observations?document={_STRATEGY}&indicator=ete&measure=outturn&comparator=",
    "{total}": f"finances?document={_PLAN}&is_total=true",
    "{contradiction}": f"checks?document={_PLAN}&kind=conflicting_values",
}
"""Facts that addresses name: what the API is asked for; the first that it answers is meant."""
SHOTS = (
    Shot("overview", "/"),
    Shot("indicators", "/indicators", 560),
    Shot("indicator", "/indicators/ete?year=2006/07", 1180),
    Shot("phone", "/indicators/ete?year=2006/07", 800, 360),
    Shot("authority", "/authorities/Cheshire", 900),
    Shot("documents", "/documents", 480),
    Shot("document", f"/documents/{_PLAN}?fact={{total}}#f-{{total}}", 900),
    Shot("page", f"/documents/{_STRATEGY}/pages/1?fact={{figure}}", 1000),
    Shot("fact", "/facts/{figure}", 800),
    Shot("contradictions", "/checks", 560),
    Shot("review", "/review/{contradiction}?sort=contradictions", 900, signed_in=True),
    Shot("search", "/search?q=remand", 480),
    Shot("downloads", "/downloads", 800),
    Shot("import", "/runs/1", 480),
    Shot("upload", "/upload", 480, signed_in=True),
    Shot("sign-in", "/sign-in", 480),
)
