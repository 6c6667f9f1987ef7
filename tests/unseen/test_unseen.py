"""Documents of other authorities and years, written by people who had not seen the reader: how well it does on them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extract.facts import KINDS
from extract.pipeline import extract
from parsers.reader import parse
from tests.unseen import scoring
from tests.unseen.scoring import Score

HERE = Path(__file__).parent
DOCUMENTS = sorted(HERE.glob("*.txt"))
PROSE = sorted((HERE / "prose").glob("*.txt"))
"""Documents whose figures stand in running prose for the most part: the hardest there are."""
ORDINARY = sorted((HERE / "ordinary").glob("*.txt"))
"""Documents of the last batch: what the ordinary mix of tables, boxes and prose gives a reader that met the others."""
BATCHES = {"": DOCUMENTS, "prose": PROSE, "ordinary": ORDINARY}
LOOK_ALIKES = [
    path for path in (*DOCUMENTS, *PROSE, *ORDINARY) if len(list((path.parent / "facts" / path.stem).iterdir())) == 1
]
"""Documents of other services, of which nothing but their own row is a fact."""
FLOORS = {
    "documents": 0.95, "observations": 0.90, "finances": 0.97, "staffing": 0.98, "people": 0.95, "actions": 0.95,
    "recommendations": 0.95, "findings": 0.95, "judgements": 0.97, "survey": 0.95, "terms": 0.95, "checks": 0.80,
}  # fmt: skip
"""F1 that each kind keeps."""
PROSE_FLOORS = {"observations": 0.65, "finances": 0.95, "people": 0.90, "judgements": 0.85}
"""The same in documents of prose, where less is found; what is read wrongly there must not grow."""
PROSE_PRECISION = 0.80
ORDINARY_FLOORS = {
    "documents": 0.95, "observations": 0.91, "finances": 0.97, "staffing": 0.98, "people": 0.95, "actions": 0.95,
    "recommendations": 0.95, "findings": 0.90, "judgements": 0.95, "survey": 0.95,
}  # fmt: skip
ORDINARY_PRECISION = 0.94
PRECISION = 0.95
"""Of observations: a made-up figure is worse than a missed one."""
SURE, SURE_RIGHT = 0.95, 0.60
"""Of facts that claim 0.9 or more so many are right; of the right ones so many claim it."""


@cache
def scores(batch: str = "") -> dict[str, Score]:
    """Every kind's score over the documents of one batch."""
    found = {kind.kind: Score() for kind in KINDS}
    for path in BATCHES[batch]:
        facts = scoring.rows(extract(parse(path.read_bytes(), path.name)).facts)
        for kind, score in found.items():
            score.add(path.stem, kind, scoring.written(path.parent / "facts" / path.stem, kind), facts[kind])
    return found


def report(kind: str, batch: str = "") -> str:
    """A kind's figures and what went wrong, for a test that fails."""
    score = scores(batch)[kind]
    head = f"{kind}: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}"
    return "\n".join([head, *score.misses])


def table(batch: str = "") -> str:
    """Precision, recall, F1 and calibration of every kind."""
    heads = f"{'facts':>6}{'found':>6}{'precision':>10}{'recall':>8}{'F1':>7}{'sure right':>11}{'right sure':>11}"
    lines = [f"{'kind':16}{heads}"]
    for kind, score in scores(batch).items():
        sure, share = score.calibration()
        facts, found = score.right + score.missed, score.right + score.extra
        lines.append(
            f"{kind:16}{facts:>6}{found:>6}{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>7.3f}"
            f"{sure:>11.3f}{share:>11.3f}"
        )
    return "\n".join(lines)


def test_there_are_documents_of_every_kind_and_their_facts() -> None:
    kinds = {row["doc_type"] for path in DOCUMENTS for row in scoring.written(HERE / "facts" / path.stem, "documents")}
    assert len(DOCUMENTS) >= 40
    assert len(kinds) >= 6


@pytest.mark.parametrize("kind", FLOORS)
def test_each_kind_keeps_its_score(kind: str) -> None:
    assert scores()[kind].f1 >= FLOORS[kind], report(kind)


def test_few_observations_are_made_up() -> None:
    assert scores()["observations"].precision >= PRECISION, report("observations")


@pytest.mark.parametrize("kind", PROSE_FLOORS)
def test_each_kind_keeps_its_score_in_prose(kind: str) -> None:
    assert scores("prose")[kind].f1 >= PROSE_FLOORS[kind], report(kind, "prose")


def test_observations_that_prose_makes_up_do_not_grow() -> None:
    assert scores("prose")["observations"].precision >= PROSE_PRECISION, report("observations", "prose")


@pytest.mark.parametrize("kind", ORDINARY_FLOORS)
def test_each_kind_keeps_its_score_in_ordinary_documents(kind: str) -> None:
    assert scores("ordinary")[kind].f1 >= ORDINARY_FLOORS[kind], report(kind, "ordinary")


def test_few_observations_of_ordinary_documents_are_made_up() -> None:
    assert scores("ordinary")["observations"].precision >= ORDINARY_PRECISION, report("observations", "ordinary")


@pytest.mark.parametrize("path", LOOK_ALIKES, ids=lambda path: path.stem)
def test_documents_about_something_else_yield_no_observations(path: Path) -> None:
    found = scoring.rows(extract(parse(path.read_bytes(), path.name)).facts)
    assert not found["observations"]


def test_confidence_means_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n\n".join(f"\n{batch}\n{table(batch)}" for batch in BATCHES))
    every = Score()
    for score in scores().values():
        every.right += score.right
        every.sure += score.sure
    for score in (every, scores()["observations"]):
        right, share = score.calibration()
        assert right >= SURE
        assert share >= SURE_RIGHT
