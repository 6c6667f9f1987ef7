"""Everything that is read of a document has its words at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.pipeline import extract
from parsers.reader import parse
from tests.shared_documents import document_paths

UNSEEN = sorted((Path(__file__).parents[1] / "unseen").rglob("*.txt"))
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", [*SAMPLES, *UNSEEN, *document_paths()], ids=lambda path: path.stem)
def test_every_fact_is_quoted_word_for_word_from_its_place(path: Path) -> None:
    document = parse(path.read_bytes(), path.name)
    facts = [fact for fact in extract(document).facts if fact.quote]
    assert facts
    for fact in facts:
        printed = document.text[fact.anchor.start : fact.anchor.end]
        assert printed.split() == fact.quote.split(), (fact.kind, fact.quote)
