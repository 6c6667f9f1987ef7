"""The patterns of `narrative.toml` as spaCy's matchers: phrases that make a sentence's words into symbols, and rows of
symbols that say what a figure is, whose, when, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from extract import vocabulary

DATA = "narrative"
FIGURES = ("FIGURE", "NUMBER")
MOVES = ("FALL", "RISE", "BETTER", "WORSE", "CHANGED")
_MOST_WORDS_BETWEEN = 6
_SUBJECT, _OTHER_FIGURE, _MOVE, _BETWEEN = "F", "G", "MOVE", ".."
_BREAK, _WORD = "|", "-"
_BREAKS = frozenset({*FIGURES, ";", ".", "and", "but"})


class Link(NamedTuple):
    """A row of symbols found: what it says, how firmly, the position of the figure it is about and of the other party
    (a comparator, a period, an indicator), -1 where it has none, and where in the sentence it begins and ends."""

    name: str
    strength: int
    figure: int
    other: int
    start: int
    end: int


@cache
def language() -> Language:
    """The one spaCy pipeline: English tokens and sentences, without a model."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@cache
def phrases() -> PhraseMatcher:
    """Finds the phrases that have a symbol of their own, by that symbol."""
    nlp = language()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    named = vocabulary.load(DATA)
    for symbol, listed in {"PEOPLE": named["people"]["words"], **named["phrases"]}.items():
        matcher.add(symbol, [nlp.make_doc(phrase) for phrase in listed])
    return matcher


@cache
def skipped() -> frozenset[str]:
    """The words that are left out of a row of symbols."""
    return frozenset(vocabulary.load(DATA)["skipped"]["words"])


@cache
def words(section: str, key: str = "words") -> re.Pattern[str]:
    """A pattern for the words of one list of the vocabulary."""
    return vocabulary.any_of(vocabulary.load(DATA)[section][key])


def row(symbols: Sequence[str]) -> Doc:
    """Symbols as the rules match them: figures are one word, words of direction have one tag, and a mark (in the place
    of lemmas) tells what `..` does not reach over."""
    return Doc(
        language().vocab,
        words=[_SUBJECT if symbol in FIGURES else symbol for symbol in symbols],
        tags=[_MOVE if symbol in MOVES else symbol for symbol in symbols],
        lemmas=[_BREAK if symbol in _BREAKS else _WORD for symbol in symbols],
    )


class Rules:
    """The rows of one section of the vocabulary; `other` is the symbol of the second party, if there is one."""

    def __init__(self, section: str, other: tuple[str, ...] = ()) -> None:
        self._matcher = Matcher(language().vocab)
        self._rows: dict[int, tuple[str, int, int, int]] = {}
        for rank, (name, templates) in enumerate(vocabulary.load(DATA)[section].items()):
            strength = int(name) if name.isdecimal() else -rank
            for index, template in enumerate(templates):
                symbols = template.split()
                key = f"{section} {name} {index}"
                self._matcher.add(key, [[_token(symbol) for symbol in symbols]])
                second = next((i for i, symbol in enumerate(symbols) if symbol.rstrip("?") in other), -1)
                self._rows[language().vocab.strings[key]] = (name, strength, symbols.index(_SUBJECT), second)

    def find(self, symbols: Doc) -> Iterator[Link]:
        """Every row of these rules that stands in a sentence's symbols."""
        found: list[tuple[int, int, int, list[int]]] = self._matcher(symbols, with_alignments=True)  # type: ignore[assignment]
        for key, start, end, alignment in found:
            name, strength, subject, second = self._rows[key]
            figure = start + alignment.index(subject)
            other = start + alignment.index(second) if second in alignment else -1
            yield Link(name, strength, figure, other, start, end)


def _token(symbol: str) -> dict[str, Any]:
    """spaCy's pattern of one symbol of a template."""
    if symbol == _BETWEEN:
        return {"LEMMA": _WORD, "OP": f"{{0,{_MOST_WORDS_BETWEEN}}}"}
    name = symbol.rstrip("?")
    optional = {"OP": "?"} if symbol.endswith("?") else {}
    if name == _MOVE:
        return {"TAG": _MOVE} | optional
    choices = [_SUBJECT if choice == _OTHER_FIGURE else choice for choice in name.split("|")]
    return {"ORTH": choices[0] if len(choices) == 1 else {"IN": choices}} | optional


@cache
def roles() -> Rules:
    return Rules("roles")


@cache
def whose() -> Rules:
    return Rules("whose", ("WHOSE", "OWN"))


@cache
def when() -> Rules:
    return Rules("when", ("PERIOD",))


@cache
def counted() -> Rules:
    return Rules("counted")


@cache
def named() -> Rules:
    return Rules("named", ("TOPIC",))
