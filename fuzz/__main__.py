"""Searches for bytes that break a target, by coverage: `python -m fuzz TARGET [SECONDS]`.

What it learns is kept in `out/fuzz/TARGET/corpus`, so that the next run goes on from there; what breaks the target is
written to `out/fuzz/TARGET/crashes`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import atheris

from fuzz import TARGETS
from fuzz.seeds import seeds

OUT = Path("out/fuzz")
MOST_BYTES = {"pdf": 100_000, "docx": 40_000, "periods": 200, "values": 200, "areas": 400, "indicators": 400}
"""The longest input, where it is not `_MOST_BYTES`."""
_MOST_BYTES = 4_000
_MOST_SECONDS = 20
_MOST_MEGABYTES = 2_048


def main(target: str, seconds: int) -> None:
    """Run one target for some seconds; ends with 77 at the first input that breaks it."""
    if target not in TARGETS:
        raise SystemExit(f"there is no target {target}; there are {', '.join(TARGETS)}")
    with atheris.instrument_imports(include=["parsers", "normalise", "extract"]):
        check = importlib.import_module(f"fuzz.{target}").check
    corpus, crashes = OUT / target / "corpus", OUT / target / "crashes"
    crashes.mkdir(parents=True, exist_ok=True)
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in seeds(target):
        (corpus / f"seed-{name}").write_bytes(data)
    atheris.Setup([sys.argv[0], str(corpus), *_options(target, seconds, crashes)], check)
    atheris.Fuzz()


def _options(target: str, seconds: int, crashes: Path) -> list[str]:
    return [
        f"-max_total_time={seconds}",
        f"-max_len={MOST_BYTES.get(target, _MOST_BYTES)}",
        f"-timeout={_MOST_SECONDS}",
        f"-rss_limit_mb={_MOST_MEGABYTES}",
        f"-artifact_prefix={crashes}/",
        "-print_final_stats=1",
    ]


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "", int(sys.argv[2]) if len(sys.argv) > 2 else 60)
