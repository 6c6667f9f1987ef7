"""Of which of a sentence's indicators each figure is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.narrative import rules
from extract.narrative.sentences import Sentence
from normalise.indicators import Mention, find_population

_DESCRIBES = re.compile(r"\b(?:who|with|whose|that)\b", re.IGNORECASE)
_CLAUSE = frozenset({",", ";", "and", "but", "COMPARED", "MORE", "LESS"})
_COMPARING = frozenset({"COMPARED", "MORE", "LESS"})
_OF_ALL = re.compile(r"\b(?:all|overall|total)\b", re.IGNORECASE)
_REACH = 24
_OF_POPULATIONS = "reoffending"
_CLAUSE_END = re.compile(r"[,;]|\b(?:and|but)\b")
_STOPS = frozenset({*rules.FIGURES, "COMPARED", "MORE", "LESS"})
_OF_WHOM = re.compile(r"\s*(?:for|after|among|amongst|following|of)\b", re.IGNORECASE)
_WORTHLESS = frozenset({"BE", "AT", "(", ":", "to", *rules.MOVES})


def of(
    sentence: Sentence, roles: Mapping[int, str], owners: Mapping[int, int], listed: Mapping[int, int]
) -> dict[int, Mention]:
    """The indicator of each figure by its position: `roles` and `owners` are what the figures are and whose, `listed`
    the indicators that stand in a list of their own."""
    figures = [at for at, symbol in enumerate(sentence.symbols) if symbol.text in rules.FIGURES]
    spoken = {at: symbol.index for at, symbol in enumerate(sentence.symbols) if symbol.text == "TOPIC"}
    behind: dict[int, int] = {}
    for link in rules.named().find(sentence.doc):
        behind[link.figure] = min(link.other, behind.get(link.figure, link.other))
    behind = {figure: _predicate(sentence, figure, topic) for figure, topic in behind.items()}
    chosen: dict[int, int] = {}
    for figure in figures:
        compares = figure in owners or roles.get(figure) == "target"
        near = figure + 1 if behind.get(figure) == figure + 1 else _inherited(sentence, figure, chosen, compares)
        if near is None:
            near = _nearest(sentence, figure, spoken, behind.get(figure))
        near = listed.get(figure, near)
        if near is not None:
            chosen[figure] = near
    named = {figure: _narrower(sentence, spoken[at]) for figure, at in chosen.items()}
    return named | dict(_populations(sentence, named, roles))


def _narrower(sentence: Sentence, index: int) -> Mention:
    """The mention, or the one before it of which it is but a shorter word: "reoffending after custody rose, with 72%
    reoffending within a year"."""
    mention = sentence.topics[index]
    before = sentence.topics[index - 1] if index else mention
    shorter = mention.strength == "weak" and not mention.population and before.population
    if not shorter or before.indicator_id != mention.indicator_id:
        return mention
    said = sentence.text[max(0, mention.start - _REACH) : mention.start]
    return mention if _OF_ALL.search(said) else replace(mention, population=before.population)


def _predicate(sentence: Sentence, figure: int, topic: int) -> int:
    """The indicator that is told of those whom another one only describes: "84% of parents who completed a programme
    were satisfied" is of satisfaction."""
    words = sentence.text[sentence.symbols[figure].end : sentence.symbols[topic].start]
    if not _DESCRIBES.search(words):
        return topic
    for at in range(topic + 1, len(sentence.symbols) - 1):
        text = sentence.symbols[at].text
        if text in rules.FIGURES or text in _CLAUSE - {"and"}:
            return topic
        if text == "BE" and sentence.symbols[at + 1].text == "TOPIC":
            return at + 1
        if text == "TOPIC" and at == topic + 1:
            return at
    return topic


def _inherited(sentence: Sentence, figure: int, chosen: Mapping[int, int], compares: bool) -> int | None:
    """The indicator of the figure before, for one that is only held against it: a target, a comparator's figure."""
    before = max((at for at in chosen if at < figure), default=None)
    if before is None:
        return None
    for at in range(figure - 1, before, -1):
        text = sentence.symbols[at].text
        if text == "TOPIC":
            return None
        if text in _CLAUSE:
            return chosen[before] if compares or text in _COMPARING else None
    return None


def _nearest(sentence: Sentence, figure: int, spoken: Mapping[int, int], behind: int | None) -> int | None:
    """The indicator that follows a figure in its own words, else the last before it, else the first behind it."""
    before = max((at for at in spoken if at < figure), default=None)
    if behind is not None and (before is None or not _is_subject(sentence, before, figure)):
        return behind
    return before if before is not None else _first_behind(sentence, figure)


def _first_behind(sentence: Sentence, figure: int) -> int | None:
    """The first indicator behind a figure, not in a bracket that opens between them nor after a semicolon."""
    depth = 0
    for at in range(figure + 1, len(sentence.symbols)):
        text = sentence.symbols[at].text
        depth += (text == "(") - (text == ")")
        if text == ";":
            return None
        if text == "TOPIC" and depth <= 0:
            return at
    return None


def _is_subject(sentence: Sentence, topic: int, figure: int) -> bool:
    """Whether the figure is told of the indicator right before it ("ETE was 78% of ..."), or of its target."""
    if sentence.symbols[topic + 1].text == "TARGET":
        return True
    return all(symbol.text in _WORTHLESS for symbol in sentence.symbols[topic + 1 : figure])


def _populations(
    sentence: Sentence, named: Mapping[int, Mention], roles: Mapping[int, str]
) -> Iterator[tuple[int, Mention]]:
    """Reoffending of several populations in one sentence: "... after pre-court disposals 22%, first tier penalties
    45% and custody 72%", or "22% for pre-court disposals, 45% for first tier penalties"."""
    current: Mention | None = None
    told = ""
    begin = 0
    for figure, mention in sorted(named.items()):
        symbol = sentence.symbols[figure]
        words, begin = sentence.text[begin : symbol.start], symbol.end
        own = mention.indicator_id == _OF_POPULATIONS
        if own and (current is None or mention is not current):
            current = mention
        behind = _population_behind(sentence, figure)
        population, begin = (behind[0], behind[1]) if behind else (find_population(words), begin)
        if not population and told and roles.get(figure) == "change" and not _OF_ALL.search(words):
            population = told
        if current is None or not population or population == mention.population:
            continue
        if own or (told and mention.strength == "weak") or (current.population and mention.strength == "weak"):
            told = population
            yield figure, replace(current, population=population)


def _population_behind(sentence: Sentence, figure: int) -> tuple[str, int] | None:
    """The population that the words behind a figure name, up to the next figure or clause, and where they end."""
    begin = sentence.symbols[figure].end
    stops = (each.start for each in sentence.symbols[figure + 1 :] if each.text in _STOPS)
    end = next(stops, len(sentence.text))
    clause = _CLAUSE_END.search(sentence.text, begin, end)
    end = clause.start() if clause else end
    words = sentence.text[begin:end]
    population = find_population(words) if _OF_WHOM.match(words) else None
    return (population, end) if population else None
