"""What sort of value a figure is: an outturn, a target, a change and in which direction, or none at all."""

from __future__ import annotations

import re
from decimal import Decimal

from extract import vocabulary
from extract.narrative import links, rules
from extract.narrative.links import Told
from extract.narrative.sections import Section
from extract.narrative.sentences import Sentence
from normalise.indicators import get

_STOPS = frozenset({";", ".", "but"})
_CLAUSE = frozenset({",", "and", *_STOPS})
_FIRST = re.compile(r"\W*")
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]+\s)")
_LONGEST_HEADING = 80
_STATED = re.compile(r"\b(?:is|was|were|are|has|have|had|now|achieved|reached|stood|fell|rose)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:was|were|has|had|achieved|reached|stood|fell|rose)\b", re.IGNORECASE)
_SETTLED = {"gap": "", "base": "from"} | {
    role: role for role in ("baseline", "old_target", "target", "previous", "from")
}
_TOWARDS = re.compile(r"\bto\s+$")
_OF_PEOPLE = ("context.bme", "context.white_british")
SHARES = ("percent", "percentage_points")


def looks_ahead(sentence: Sentence, section: Section, has_deadline: bool) -> bool:
    """Whether a sentence asks for something: it begins with a verb that asks, or among aims or with a time or a target
    with one that may ask."""
    begun = [sentence.text[start:] for start in _starts(sentence.text)]
    if any(rules.words("imperative").match(words) for words in begun):
        return section.aims or has_deadline or not _REACHED.search(sentence.text)
    aimed = section.aims or has_deadline or any(s.text in ("TARGET", "AIM") for s in sentence.symbols)
    return aimed and any(rules.words("imperative", "perhaps").match(words) for words in begun)


def _starts(text: str) -> list[int]:
    """Where a sentence begins: at its first word, and where a heading's last word lost the space behind it ("Victim
    satisfactionEnsure that ...")."""
    first = _FIRST.match(text)
    glued = [found.start() for found in _GLUED.finditer(text, 0, _LONGEST_HEADING)]
    return [first.end() if first else 0, *glued]


def _has_target(sentence: Sentence) -> bool:
    return any(symbol.text == "TARGET" for symbol in sentence.symbols)


def measure(told: Told, sentence: Sentence, section: Section, asks: bool, has_deadline: bool) -> str:
    """`outturn`, `target`, `old_target`, `baseline`, `projection`, `change`, or `from` and `previous` for what was
    before; empty where the figure is no value."""
    role = "change" if is_signed(told) else told.role
    if role in _SETTLED:
        return _SETTLED[role]
    if role == "projected" or _before(sentence, told.position, "PROJECTED", _STOPS):
        return "projection"
    if _is_aimed(told, sentence, asks, role) or (role == "change" and has_deadline and _has_target(sentence)):
        return "target"
    if role == "change":
        return "" if _before(sentence, told.position, "NOT", _CLAUSE) else role
    return "outturn" if not section.aims or _STATED.search(sentence.text) else _wanted(told, sentence)


def _wanted(told: Told, sentence: Sentence) -> str:
    """A figure among aims that no verb says was reached is a target where it is bounded, or is to be or to be so."""
    towards = _TOWARDS.search(sentence.text, 0, told.found.start)
    return "target" if told.found.bound or towards or " to be " in sentence.text else ""


def _is_aimed(told: Told, sentence: Sentence, asks: bool, role: str) -> bool:
    texts = [symbol.text for symbol in sentence.symbols]
    if role == "change" and "TARGET" in texts[told.position + 1 : told.position + 3]:
        return True
    if role == "change" and _before(sentence, told.position, "TARGET", _CLAUSE):
        return True
    needed = (
        _before(sentence, told.position, "NEED", _CLAUSE)
        or _behind(sentence, told.position, "NEED")
        or _is_needed(told, sentence)
    )
    return asks or needed or _before(sentence, _first(sentence, told.position, role), "AIM", _STOPS)


def _first(sentence: Sentence, position: int, role: str) -> int:
    """The position of a figure, or of the one before it from which it is reached ("to increase from 65% to 75%") or
    whose list it goes on ("to reach 75% in 2003/04 and 80% in 2004/05")."""
    before = max((at for at in range(position) if sentence.symbols[at].text in rules.FIGURES), default=position)
    listed = before < position and links.goes_on(sentence.text, sentence.symbols[before + 1 : position])
    return before if role == "to" or listed else position


def _before(sentence: Sentence, position: int, symbol: str, stops: frozenset[str]) -> bool:
    """Whether a symbol stands before a figure, with neither another figure nor one of `stops` between."""
    for at in range(position - 1, -1, -1):
        text = sentence.symbols[at].text
        if text == symbol:
            return True
        if text in rules.FIGURES or text in stops:
            return False
    return False


def _is_needed(told: Told, sentence: Sentence) -> bool:
    """Whether the words of the indicator itself say what should be: "6% of disposals should be custodial"."""
    end = told.topic.end if told.topic else 0
    return rules.words("phrases", "NEED").search(sentence.text, told.found.end, max(end, told.found.end)) is not None


def _behind(sentence: Sentence, position: int, symbol: str) -> bool:
    """Whether a symbol stands behind a figure in its clause, with no other figure between."""
    for other in sentence.symbols[position + 1 :]:
        if other.text == symbol:
            return True
        if other.text in rules.FIGURES or other.text in _CLAUSE:
            return False
    return False


def is_signed(told: Told) -> bool:
    """Whether a figure is a word that says both how much and which way ("halved")."""
    signed = vocabulary.load(rules.DATA)["amounts"]["signed"]
    return " ".join(told.found.value.printed.lower().split()) in signed


def direction(told: Told, sentence: Sentence, indicator: str) -> int:
    """1 for a rise, -1 for a fall; 0 where the words do not say."""
    move = _move(told, sentence)
    if move in ("FALL", "RISE", "LESS", "MORE"):
        return -1 if move in ("FALL", "LESS") else 1
    better = get(indicator).better
    if move in ("BETTER", "WORSE") and better:
        return 1 if (move == "BETTER") == (better == "higher") else -1
    return 0


def _move(told: Told, sentence: Sentence) -> str:
    """The word of direction nearest to a figure: behind it, else before it."""
    texts = [symbol.text for symbol in sentence.symbols]
    moves = {"FALL", "RISE", "BETTER", "WORSE", "LESS", "MORE"}
    for text in texts[told.position + 1 : told.position + 3]:
        if text in moves:
            return text
        if text not in ("point", "points", "year", "on"):
            break
    bracketed = texts[told.position - 1 : told.position] == ["("]
    for text in reversed(texts[: told.position]):
        if text in moves - {"LESS", "MORE"}:
            return text
        if text in rules.FIGURES and not (bracketed or told.alike):
            break
    return ""


def signed(told: Told, sentence: Sentence, indicator: str) -> Decimal | None:
    """A change's number with its sign; None where its direction cannot be told."""
    number = told.found.value.number
    if is_signed(told) or (number < 0 and not _move(told, sentence)):
        return number
    way = direction(told, sentence, indicator)
    return abs(number) * way if way else None


def is_of_some(told: Told, sentence: Sentence, indicator: str) -> bool:
    """Whether the words right around a figure are of a part of those that its indicator is of."""
    if indicator.startswith(_OF_PEOPLE) and sentence.has("subgroup", "served"):
        return True
    if indicator in vocabulary.load(rules.DATA)["subgroup"]["allowed"]:
        return False
    begin, end = _around(told, sentence)
    if rules.words("subgroup").search(sentence.text, begin, end):
        return True
    named = told.topic is not None and told.topic.population
    return told.found.value.unit == "percent" and not named and _is_share_of_some(told, sentence, indicator, end)


def _is_share_of_some(told: Told, sentence: Sentence, indicator: str, end: int) -> bool:
    """Whether a share is of those of whom the words before speak ("of these"), where those are not all."""
    base = vocabulary.load(rules.DATA)["subgroup"]["base"].get(indicator)
    if any(topic.indicator_id == base for topic in sentence.topics):
        return False
    found = rules.words("subgroup", "shares").search(sentence.text, _behind_figure(told, sentence), end)
    return found is not None and not rules.words("subgroup", "whole").match(sentence.text, found.start())


def _behind_figure(told: Told, sentence: Sentence) -> int:
    """The character behind the figure before, 0 for the first."""
    before = [symbol.end for symbol in sentence.symbols[: told.position] if symbol.text in rules.FIGURES]
    return max(before, default=0)


def _around(told: Told, sentence: Sentence) -> tuple[int, int]:
    """The characters of a figure's clause, up to the figures beside it."""
    begin, end = 0, len(sentence.text)
    bracket = _bracket(told, sentence)
    for symbol in sentence.symbols[: told.position if bracket is None else bracket]:
        if symbol.text in rules.FIGURES or symbol.text in (",", ";"):
            begin = symbol.end
    for symbol in sentence.symbols[told.position + 1 :]:
        if symbol.text in rules.FIGURES or symbol.text in (",", ";"):
            end = symbol.start
            break
    return begin, end


def _bracket(told: Told, sentence: Sentence) -> int | None:
    """The position of the bracket that is open at a figure: what stands before it is told of the figures inside."""
    texts = [symbol.text for symbol in sentence.symbols[: told.position]]
    opened = max((at for at, text in enumerate(texts) if text == "("), default=None)
    return None if opened is None or ")" in texts[opened:] else opened


def is_negated(told: Told, sentence: Sentence) -> bool:
    """Whether a share is of those of whom the indicator does not hold: "52% have not reoffended"."""
    between = set()
    for symbol in sentence.symbols[told.position + 1 :]:
        if symbol.text == "TOPIC":
            return "NOT" in between
        if symbol.text in rules.FIGURES or symbol.text in _CLAUSE:
            break
        between.add(symbol.text)
    return "NOT" in between and all(symbol.text != "TOPIC" for symbol in sentence.symbols)
