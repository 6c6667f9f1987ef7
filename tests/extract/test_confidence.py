"""What was recognised by OCR is no surer than the recogniser was of it."""

from __future__ import annotations

from extract.pipeline import extract
from parsers.layout import read
from tests.parsers.pdf_files import page_of, words_at

LINES = (
    "Cheshire Youth Justice Plan 2007/08",
    "The youth offending team spent £555,000 on prevention.",
    "Youth Justice Board funding for 2007/08 was £112,618.",
)


def test_a_fact_has_the_lowest_confidence_of_its_words() -> None:
    words = [words_at(72, 72 + 40 * index, text) for index, text in enumerate(LINES)]
    doubtful = [[word._replace(confidence=0.4 if "555" in word.text else 0.99) for word in line] for line in words]
    facts = extract(read([page_of(*doubtful)], "pdf")).facts
    sure = extract(read([page_of(*words)], "pdf")).facts
    assert {fact.confidence for fact in facts if "555,000" in fact.quote} == {0.4}
    assert (
        [fact.confidence for fact in facts if "112,618" in fact.quote]
        == [fact.confidence for fact in sure if "112,618" in fact.quote]
        != []
    )
