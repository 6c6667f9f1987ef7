"""Which words of a sentence belong to which figure: what it is, of what, whose, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.narrative import naming, rules
from extract.narrative.rules import Link
from extract.narrative.sentences import Sentence, Symbol, Whose
from normalise.indicators import Mention
from normalise.periods import Period
from normalise.values import FoundValue

_LETTERS = {
    "FIGURE": "F", "NUMBER": "F", "WHOSE": "W", "OWN": "W", "PERIOD": "P", "TOPIC": "T", ",": "c", "and": "c",
    "BE": "b", "FOR": "b", "AT": "b", "COMPARED": "b", ";": "s", "but": "s", "SAME": "b",
    "by": "b", "FALL": "b", "RISE": "b",
}  # fmt: skip
_LISTS = {
    other: re.compile(rf"{other}(?:c+{other})+c*[bTP]*F(?:c+F)+|F(?:c+F)+c*b*{other}(?:c+{other})+")
    for other in ("W", "P", "T")
}
_CLAUSE = frozenset({",", ";", "and", "but", "COMPARED", "(", ")", "."})
_LISTED = ("target", "projected")
_LIST = frozenset({"and", ",", "PERIOD", "FOR", "AT", "BE"})
_YEARS = frozenset({"years", "two", "three", "each", "of", "both"})
_THAT = frozenset({"that", "to", "ensure"})
_PLAIN = frozenset({"is", "are", "be", "of"})
_BEGINNING = 2
_OWN_FIGURE = re.compile(r"\b(?:figures?|total|level|rate|when)\b", re.IGNORECASE)
"""Between a time and a figure these say that it is the figure of that time: "down on the 2010/11 figure of 45"."""
_LEVEL = re.compile(r"\b(?:averages?|rates?|figures?|levels?)\b", re.IGNORECASE)
_LEANING = frozenset({"LESS", "MORE", "COMPARED"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a sentence and what the words around it say. `role` is a sort of the vocabulary's [roles], empty for
    none; `counted` that the words say what a number without a unit counts; `unsure` that it may be another's."""

    found: FoundValue
    position: int
    role: str = ""
    topic: Mention | None = None
    whose: Whose | None = None
    period: Period | None = None
    counted: bool = False
    unsure: bool = False
    alike: bool = False


def tell(sentence: Sentence) -> list[Told]:
    """Every figure of a sentence with what is said of it, left to right."""
    at = _positions(sentence)
    roles = _roles(sentence)
    counted = {link.figure for link in rules.counted().find(sentence.doc)}
    owners = _owners(sentence)
    roles |= dict.fromkeys(_of_base(sentence, roles), "base")
    alike = frozenset(_held_against_changes(sentence, roles, owners)) | frozenset(_listed_changes(sentence, roles))
    roles |= dict.fromkeys(alike, "change")
    dates = _dates(sentence)
    topics = naming.of(sentence, roles, owners, dict(_lists(sentence, "T")))
    leading = _leading(sentence, owners)
    told = []
    for index, found in enumerate(sentence.figures):
        if index not in at:
            continue
        position = at[index]
        owner = owners.get(position, leading)
        taken = set(owners.values())
        told.append(
            Told(
                found,
                position,
                role=roles.get(position, ""),
                topic=topics.get(position),
                whose=_named(sentence, owner) if owner is not None else None,
                period=sentence.periods[sentence.symbols[dates[position]].index].period if position in dates else None,
                counted=position in counted,
                unsure=_leans_on_another(sentence, position, taken)
                if owner is None
                else position not in owners and _is_named_between(sentence, owner, position, taken),
                alike=position in alike,
            )
        )
    return told


def _held_against_changes(sentence: Sentence, roles: Mapping[int, str], owners: Mapping[int, int]) -> Iterator[int]:
    """The figures of others that are held against a change and are changes too: "fell by 12%, against 19.7% in
    England". Not where a level is told before, nor where the words speak of another's average or rate."""
    figures = [at for at, symbol in enumerate(sentence.symbols) if symbol.text in rules.FIGURES]
    for first, second in pairwise(figures):
        one, other = sentence.symbols[first], sentence.symbols[second]
        texts = {symbol.text for symbol in sentence.symbols[first + 1 : second]}
        compared = "COMPARED" in texts and second in owners and second not in roles
        levels = any(roles.get(at) != "change" for at in figures[: figures.index(first)])
        if not compared or roles.get(first) != "change" or levels or _unit(sentence, one) != _unit(sentence, other):
            continue
        if not _LEVEL.search(sentence.text, one.end, other.start):
            yield second


def _of_base(sentence: Sentence, roles: Mapping[int, str]) -> Iterator[int]:
    """The figures that are no changes but what a change is told on: "down on the 2008 figure of 32.9%"."""
    for at in range(3, len(sentence.symbols)):
        texts = [symbol.text for symbol in sentence.symbols[at - 2 : at]]
        if roles.get(at) != "change" or texts != ["PERIOD", "BE"]:
            continue
        on, figure = sentence.symbols[at - 3], sentence.symbols[at]
        if sentence.text[on.start : on.end].lower() == "on" and _OWN_FIGURE.search(sentence.text, on.end, figure.start):
            yield at


def is_compared(sentence: Sentence, position: int) -> bool:
    """Whether the figure at a position is one against which another is held."""
    for symbol in reversed(sentence.symbols[:position]):
        if symbol.text in rules.FIGURES:
            return False
        if symbol.text == "COMPARED":
            return True
    return False


def _listed_changes(sentence: Sentence, roles: Mapping[int, str]) -> Iterator[int]:
    """The changes that a list goes on with: "fell by 15% and 12% respectively"."""
    texts = [symbol.text for symbol in sentence.symbols]
    for at in range(2, len(texts)):
        listed = texts[at - 1] in ("and", ",") and texts[at] in rules.FIGURES and "SAME" in texts[at:]
        if listed and at not in roles and roles.get(at - 2) == "change":
            yield at


def _unit(sentence: Sentence, symbol: Symbol) -> str:
    return sentence.figures[symbol.index].value.unit


def _roles(sentence: Sentence) -> dict[int, str]:
    """What each figure is; one that only goes on a list of targets or projections is one too, and a bound behind one
    ("no more than 6% in 2005/06 and no more than 5% in 2006/07")."""
    roles = {at: link.name for at, link in _strongest(rules.roles().find(sentence.doc)).items()}
    before: int | None = None
    for position, symbol in enumerate(sentence.symbols):
        if symbol.text in rules.FIGURES:
            between = sentence.symbols[before + 1 : position] if before is not None else []
            last = roles.get(before, "") if before is not None else ""
            bound = last == "target" and bool(sentence.figures[symbol.index].bound)
            if position not in roles and last in _LISTED and (bound or goes_on(sentence.text, between)):
                roles[position] = last
            elif position not in roles and _is_of_targets(sentence, position):
                roles[position] = "target"
            before = position
    return roles


def goes_on(text: str, between: Sequence[Symbol]) -> bool:
    """Whether two figures with these symbols between are told alike, for one time and another: "75% in 2003/04 and 80%
    in 2004/05"."""
    texts = {symbol.text for symbol in between}
    verbs = {text[symbol.start : symbol.end].lower() for symbol in between if symbol.text == "BE"}
    return {"and", "PERIOD"} <= texts <= _LIST and verbs <= _PLAIN


def _is_of_targets(sentence: Sentence, position: int) -> bool:
    """Whether nothing stands between the word for targets and a figure but the years: "the target for the two years
    2003/04 and 2004/05 is 100%"."""
    for symbol in reversed(sentence.symbols[:position]):
        if symbol.text == "TARGET":
            return True
        if symbol.text not in _LIST | _YEARS | _THAT:
            return False
    return False


def _positions(sentence: Sentence) -> dict[int, int]:
    """The position among the symbols of each figure, by its index."""
    return {s.index: position for position, s in enumerate(sentence.symbols) if s.text in rules.FIGURES}


def _strongest(links: Iterable[Link]) -> dict[int, Link]:
    best: dict[int, Link] = {}
    for link in links:
        if link.figure not in best or link.strength > best[link.figure].strength:
            best[link.figure] = link
    return best


def _pairs(links: Iterable[Link], lists: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The other party of each figure: those of lists first, then the strongest links, of equals the one to the left;
    each party belongs to one figure."""
    pairs = dict(lists)
    for link in sorted(links, key=lambda link: (-link.strength, link.start, link.end)):
        if link.figure not in pairs and link.other not in pairs.values():
            pairs[link.figure] = link.other
    return pairs


def _lists(sentence: Sentence, other: str) -> Iterator[tuple[int, int]]:
    """The pairs of two lists of equal length: "the family and national averages are 41% and 44%"."""
    letters = "".join(_LETTERS.get(symbol.text, "x") for symbol in sentence.symbols)
    for match in _LISTS[other].finditer(letters):
        figures = [at for at in range(*match.span()) if letters[at] == "F"]
        parties = [at for at in range(*match.span()) if letters[at] == other]
        if len(figures) == len(parties):
            yield from zip(figures, parties, strict=True)


# -- whose


def _owners(sentence: Sentence) -> dict[int, int]:
    if not sentence.whose:
        return {}
    links = [link for link in rules.whose().find(sentence.doc) if not _is_measure_of_another(sentence, link)]
    owners = _pairs(links, _lists(sentence, "W"))
    return owners | dict(_listed_with(sentence, owners))


def _listed_with(sentence: Sentence, owners: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Figures that follow another's with nothing but "and" or a comma: "the national averages are 63% and 71%"."""
    texts = [symbol.text for symbol in sentence.symbols]
    for figure, owner in owners.items():
        at = figure + 2
        while owner < figure and at < len(texts) and texts[at] in rules.FIGURES and texts[at - 1] in ("and", ","):
            if at in owners:
                break
            yield at, owner
            at += 2


def _is_measure_of_another(sentence: Sentence, link: Link) -> bool:
    """Whether the figure is only put beside the name: "above the national average at 34%"."""
    if any(symbol.text in rules.FIGURES for symbol in sentence.symbols[: link.other]):
        return False
    before = sentence.symbols[link.other - 1].text if link.other else ""
    between = {symbol.text for symbol in sentence.symbols[link.other + 1 : link.figure]}
    return before in _LEANING and "AT" in between


def _named(sentence: Sentence, position: int) -> Whose:
    symbol = sentence.symbols[position]
    return sentence.whose[symbol.index] if symbol.index >= 0 else Whose("", "", symbol.start, symbol.end)


def _leading(sentence: Sentence, owners: Mapping[int, int]) -> int | None:
    """The name that a sentence begins with, where no figure has taken it or it is the only one: it speaks of all."""
    names = [at for at, symbol in enumerate(sentence.symbols) if symbol.text in ("WHOSE", "OWN")]
    if len(names) == 1 and _is_of_subject(sentence, names[0]):
        return names[0]
    if not names or names[0] > _BEGINNING or any(s.text in _LEANING for s in sentence.symbols[: names[0]]):
        return None
    return names[0] if len(names) == 1 or names[0] not in owners.values() else None


def _is_named_between(sentence: Sentence, leading: int, position: int, taken: set[int]) -> bool:
    """Whether an unclaimed name stands between the one that the sentence begins with and a figure in a later clause."""
    between = sentence.symbols[leading + 1 : position]
    names = [at for at, symbol in enumerate(between, leading + 1) if symbol.text in ("WHOSE", "OWN")]
    later = any(symbol.text == ";" for symbol in between)
    return later and any(at not in taken for at in names)


def _is_of_subject(sentence: Sentence, name: int) -> bool:
    """Whether a name tells of whom the sentence's subject is: "first-time entrants in England fell"."""
    before = [symbol.text for symbol in sentence.symbols[:name]]
    return (
        before[-2:] == ["TOPIC", "FOR"] and before.count("TOPIC") == 1 and not set(before) & {*rules.FIGURES, *_LEANING}
    )


def _leans_on_another(sentence: Sentence, position: int, linked: set[int]) -> bool:
    """Whether an unclaimed name stands before the figure in its clause, or one of another area in its sentence, so that
    the figure may be that one's."""
    if any(_is_of_area(sentence, at) and at not in linked for at in range(position)):
        return True
    for at in range(position - 1, -1, -1):
        text = sentence.symbols[at].text
        if text in _CLAUSE or text in rules.FIGURES:
            return False
        if text == "WHOSE" and at not in linked:
            return not (at and sentence.symbols[at - 1].text in _LEANING)
    return False


def _is_of_area(sentence: Sentence, position: int) -> bool:
    """Whether a symbol is the name of another area, with which nothing is compared."""
    symbol = sentence.symbols[position]
    if symbol.text != "WHOSE" or not sentence.whose[symbol.index].area:
        return False
    return not (position and sentence.symbols[position - 1].text in _LEANING)


# -- when


def _dates(sentence: Sentence) -> dict[int, int]:
    if not sentence.periods:
        return {}
    links = sorted(rules.when().find(sentence.doc), key=lambda link: _nearness(sentence, link))
    dates = dict(_lists(sentence, "P"))
    for link in links:
        if not (_is_compared(sentence, link) or _is_of_next(sentence, link)):
            dates.setdefault(link.figure, link.other)
    return dates


def _nearness(sentence: Sentence, link: Link) -> tuple[int, int, int, int]:
    """The order of links: the strongest, of equals that with the shortest time ("in 2016/17 ... in quarter 1")."""
    return -link.strength, sentence.periods[sentence.symbols[link.other].index].period.days, link.start, link.end


def _is_of_next(sentence: Sentence, link: Link) -> bool:
    """Whether a period in a bracket behind a figure is that of the figure in the bracket: "71% (2005/06: 68%)"."""
    behind = [symbol.text for symbol in sentence.symbols[link.other + 1 : link.other + 2]]
    bracketed = link.figure < link.other and sentence.symbols[link.other - 1].text == "("
    return bracketed and not {":", *rules.FIGURES}.isdisjoint(behind)


def _is_compared(sentence: Sentence, link: Link) -> bool:
    """Whether a period is only that with which the figure's is compared: "a reduction of 5% on 2007/08"."""
    behind = sentence.symbols[link.other + 1 : link.other + 2]
    if link.figure < link.other and behind and behind[0].text == "BASELINE":
        return True
    if link.other < 2:
        return False
    before, period = sentence.symbols[link.other - 1], sentence.periods[sentence.symbols[link.other].index].period
    on = sentence.text[before.start : before.end].lower() == "on" and period.days > 1
    if link.figure > link.other and _OWN_FIGURE.search(sentence.text, before.end, sentence.symbols[link.figure].start):
        return False
    return on or (link.figure < link.other and sentence.symbols[link.other - 2].text in _LEANING)
