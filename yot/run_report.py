"""The report of a run as a file: HTML for people, JSON for programs. What documents say is not in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from ingest.batch import Result
from ingest.places import address
from ingest.unusual import Unusual
from yot.log import measures

ENDINGS = (".html", ".json")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: each file's result, what is unusual, and the seconds that all took."""

    results: Sequence[Result]
    unusual: Sequence[Unusual]
    seconds: float

    def write(self, path: Path) -> None:
        """Write the report as what the path's ending says, one of ENDINGS."""
        found = self._plain()
        if path.suffix.lower() == ".json":
            path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        else:
            pages = Environment(loader=PackageLoader("yot"), autoescape=select_autoescape(), trim_blocks=True)
            path.write_text(pages.get_template("report.html").render(found), encoding="utf-8")

    def _plain(self) -> dict[str, Any]:
        return {
            "ended": datetime.now(UTC).isoformat(" ", "seconds"),
            "seconds": round(self.seconds, 3),
            "outcomes": dict(sorted(Counter(result.outcome for result in self.results).items())),
            "failures": dict(Counter(r.code for r in self.results if r.outcome == "failed").most_common()),
            "unusual": [{"file": address(u.place), "code": u.code, "message": u.message} for u in self.unusual],
            "files": [measures(result) for result in self.results],
        }
