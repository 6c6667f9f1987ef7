"""A batch of mangled and damaged files among good ones, read by `yot ingest`: what became of each.

python -m benchmarks.mangled ../shared/carriers/bad 2000 500
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import psutil

from benchmarks.mangling import DAMAGES, WAYS, damaged, mangled
from db.store import Store
from publish import csv_files

ROOT = Path(__file__).resolve().parents[1]
SEED = 7
Facts = dict[str, dict[tuple[str, ...], str]]
"""By document: each fact's kind and columns without its place, with its flags."""


def originals() -> tuple[list[Path], list[Path]]:
    """Good texts, and good PDF and Word files."""
    texts = [*sorted(ROOT.glob("samples/*.txt")), *sorted(ROOT.glob("tests/unseen/*.txt"))]
    scans = set(ROOT.glob("samples/*.scan.pdf"))
    files = [path for ending in ("pdf", "docx") for path in sorted(ROOT.glob(f"samples/*.{ending}"))]
    return texts, [path for path in files if path not in scans]


def write(folder: Path, bad: Path | None, texts: int, files: int) -> None:
    """The batch's files; a damaged one's name begins with the good one's."""
    good, containers = originals()
    chance = Random(SEED)  # noqa: S311 - damage, not secrets
    for path in [*good, *containers, *(sorted(bad.iterdir()) if bad else ())]:
        if path.suffix != ".md":
            (folder / path.name).write_bytes(path.read_bytes())
    for number in range(texts):
        path, way = chance.choice(good), WAYS[number % len(WAYS)]
        (folder / f"{path.stem}~{way}-{number}.txt").write_bytes(mangled(path.read_bytes(), way, chance))
    for number in range(files):
        path, way = chance.choice(containers), DAMAGES[number % len(DAMAGES)]
        (folder / f"{path.stem}~{way}-{number}{path.suffix}").write_bytes(damaged(path.read_bytes(), way, chance))


def run(folder: Path, database: Path, scratch: Path) -> tuple[list[dict[str, Any]], int, int]:
    """What `yot ingest` says of each file, the most bytes that one of its processes had, how many were left."""
    command = [sys.executable, "-c", "from yot.cli import main; main()", "ingest", str(folder)]
    command += ["--database", str(database), "--json", "--workers", "2"]
    with (scratch.parent / "said.json").open("w+", encoding="utf-8") as said:
        process = psutil.Popen(command, stdout=said, env={**psutil.Process().environ(), "TMPDIR": str(scratch)})
        peak, seen = 0, {process.pid: psutil.Process(process.pid)}
        while process.poll() is None:
            for pid, memory in _memory(process):
                peak = max(peak, memory)
                seen.setdefault(pid, psutil.Process(pid) if psutil.pid_exists(pid) else seen[process.pid])
            try:
                process.wait(0.2)
            except (subprocess.TimeoutExpired, psutil.TimeoutExpired):
                continue
        said.seek(0)
        return json.load(said), peak, len(psutil.wait_procs(list(seen.values()), timeout=5)[1])


def _memory(process: psutil.Popen) -> Iterator[tuple[int, int]]:
    for each in [process, *process.children(recursive=True)]:
        try:
            yield each.pid, each.memory_info().rss
        except psutil.NoSuchProcess:
            continue


def facts(database: Path, folder: Path) -> Facts:
    """What the store holds, as it is exported."""
    store = Store(str(database))
    csv_files.export(store.engine, folder)
    store.close()
    found: Facts = defaultdict(dict)
    for path in folder.glob("*.csv"):
        if path.stem in ("observations", "finances", "staffing", "judgements", "people", "survey"):
            with path.open(encoding="utf-8-sig", newline="") as stream:
                for row in csv.DictReader(stream):
                    found[row["document"]][_key(path.stem, row)] = row.get("flags", "")
    return found


_WHAT = {
    "observations": ("indicator", "measure", "population", "comparator", "period", "value", "unit"),
    "finances": ("line", "amount"), "staffing": ("row", "column", "headcount"), "judgements": ("criterion", "score"),
    "people": ("role", "name"), "survey": ("statement", "value"),
}  # fmt: skip


def _key(kind: str, row: dict[str, str]) -> tuple[str, ...]:
    return (kind, *(row[name] for name in _WHAT[kind]))


def main(arguments: list[str]) -> None:
    bad, texts, files = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        for name in ("files", "scratch", "csv"):
            (base / name).mkdir()
        write(base / "files", bad if bad.is_dir() else None, texts, files)
        said, peak, left = run(base / "files", base / "store.db", base / "scratch")
        print(f"files {len(said)}, peak {peak / 2**20:.0f} MB, processes left {left}, "
              f"temporary files left {len(list((base / 'scratch').iterdir()))}")  # fmt: skip
        print("outcomes", dict(Counter(row["code"] or row["outcome"] for row in said)))
        _compare(said, facts(base / "store.db", base / "csv"))


def _compare(said: list[dict[str, Any]], found: Facts) -> None:
    """Facts of damaged files that their good ones do not have, by the way in which they were damaged."""
    labels = {Path(row["file"]).stem: row["document"] for row in said}
    new: dict[str, Counter[str]] = defaultdict(Counter)
    for row in said:
        name, damage, rest = Path(row["file"]).stem.partition("~")
        if not damage or row["outcome"] not in ("stored", "replaced"):
            continue
        known = found[labels[name]]
        count = new[rest.partition("-")[0]]
        count["files"] += 1
        fresh = [flags for key, flags in found[row["document"]].items() if key not in known]
        count["new without a flag"] += sum(not flags for flags in fresh)
        count["new with a flag"] += sum(bool(flags) for flags in fresh)
        count["files with new without a flag"] += any(not flags for flags in fresh)
        count["facts"] += len(found[row["document"]])
    for way, count in sorted(new.items()):
        print(way, dict(count))


if __name__ == "__main__":
    main(sys.argv[1:])
