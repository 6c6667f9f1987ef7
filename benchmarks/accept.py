"""Scores what is read of the real documents and their carriers, where they lie in the folder given.

Usage: python -m benchmarks.accept ../shared
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

_KINDS = (
    "observations", "finances", "staffing", "people", "actions", "recommendations", "findings", "judgements", "survey",
    "terms", "documents", "checks",
)  # fmt: skip


def main() -> int:
    """Print a table of F1 by file and kind; 0, also where the folder is not there."""
    shared = Path(sys.argv[1])
    if not (shared / "documents").is_dir():
        print(f"{shared} is not there: nothing to score")
        return 0
    print(f"{'file':42}" + "".join(f"{kind[:10]:>11}" for kind in _KINDS))
    for file in _files(shared):
        scores = _score(shared, file)
        cells = "".join(f"{scores[kind]['f1']:>11.3f}" if kind in scores else f"{'':>11}" for kind in _KINDS)
        print(f"{file.name:42}{cells}", flush=True)
    return 0


def _files(shared: Path) -> list[Path]:
    carriers = shared / "carriers"
    found = [*(shared / "documents").glob("*.txt"), *carriers.glob("*.*"), *(carriers / "hard").glob("*.*")]
    known = [path.name for path in (shared / "gold").iterdir()]
    return [
        file for file in sorted(found) if file.suffix != ".md" and any(file.name.startswith(name) for name in known)
    ]


def _score(shared: Path, file: Path) -> dict[str, dict[str, float]]:
    """The scorer's figures for one file, ingested into a store of its own."""
    yot = Path(sys.executable).with_name("yot")
    with tempfile.TemporaryDirectory(prefix="yot-accept-") as folder:
        store = ["--database", f"{folder}/store.db"]
        for command in (["ingest", str(file), *store], ["export", "--out", f"{folder}/out", *store]):
            subprocess.run([str(yot), *command], check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        scorer = [sys.executable, str(shared / "score.py"), str(shared / "gold"), f"{folder}/out", "--json"]
        wanted = ["--document", file.name.removesuffix(file.suffix)]
        result = subprocess.run([*scorer, *wanted], capture_output=True, text=True, check=False)  # noqa: S603 - a local script
    found: dict[str, dict[str, float]] = json.loads(result.stdout) if result.stdout.startswith("{") else {}
    return found


if __name__ == "__main__":
    sys.exit(main())
