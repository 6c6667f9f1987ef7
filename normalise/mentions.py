"""Indicators in running prose: where a sentence speaks of one, how surely, and which ones the words may mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from normalise import catalogue
from normalise.vocabulary import load_toml
from normalise.wordings import Match, Wordings

OTHER = "other"
_REACH, _NEAR = 600, 90
"""How many characters before a wording its theme may have been spoken of."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a wording names. `both`: it speaks of all candidates at once and does not leave the choice to the figure.
    `themes`: the candidates by the words of which one must have been spoken before, where the wording itself does not
    say what it is about ("91% were satisfied"); `near`: in the same sentence or the one before."""

    candidates: tuple[str, ...]
    population: str = ""
    strength: str = "strong"
    both: bool = False
    themes: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A wording of an indicator at the characters `start` to `end`.

    `indicator_id` is the likeliest of `candidates`, all the indicators that the words may mean. `strength` is `weak`
    for a wording (a bare "ETE", "custody") that means the indicator only with a figure beside it, else `strong`.
    `hint` is the unit that the words around it ask for (`count`, `percent`, `rate_per_1k`, `rate_per_100k`), empty
    where they ask for none. `both` says that one figure is a value of every candidate. A mention of strength `other` is
    of something that is counted and is no indicator ("arrests"): it has no id and no candidates.
    """

    indicator_id: str
    population: str
    start: int
    end: int
    hint: str = ""
    strength: str = "strong"
    candidates: tuple[str, ...] = ()
    both: bool = False

    def choose(self, unit: str = "", day: date | None = None) -> str | None:
        """The candidate that a figure of this unit for this day is a value of; None where the unit fits none. A change
        has no unit of its own: leave it empty for one."""
        if self.strength == "weak" and unit and not any(unit in catalogue.get(i).units for i in self.candidates):
            return None
        return catalogue.choose(self.candidates, unit, day)


@cache
def _wordings() -> Wordings[Named]:
    data = load_toml("indicator_wordings")
    named = [(template, Named((), strength="")) for template in data["nothing"]["wordings"]]
    named += [(template, Named((), strength=OTHER)) for template in data["other"]["wordings"]]
    for strength in ("strong", "weak"):
        named += [(template, _named(row, strength)) for row in data["wording"] for template in row.get(strength, ())]
    return Wordings(named)


@cache
def _themed_wordings() -> Wordings[Named]:
    rows = load_toml("indicator_wordings")["themed"]
    return Wordings((template, _themed(row)) for row in rows for template in row["wordings"])


def _themed(row: dict[str, Any]) -> Named:
    """A wording that means an indicator only where its theme is spoken of."""
    themes = tuple((_any_of(theme["words"]), tuple(theme["names"])) for theme in row["themes"])
    return Named((), strength="weak", themes=themes, near=row.get("near", False))


def _any_of(listed: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def _named(row: dict[str, Any], strength: str) -> Named:
    return Named(tuple(row["names"]), row.get("population", ""), strength, row.get("both", False))


def find(text: str, theme: str = "", others: bool = False) -> list[Mention]:
    """Every indicator that running `text` speaks of, left to right, longest wording first, none overlapping. `theme`:
    the headings over it, innermost last, which tell what words like "were satisfied" are about where it does not.
    With `others` also what is counted there and is none."""
    mentions: list[Mention] = []
    for match in _matches(text):
        candidates = match.name.candidates or _of_theme(match, text, theme)
        if not candidates and not (others and match.name.strength == OTHER):
            continue
        mention = _mention(match, text, candidates)
        if mentions and _repeats(mentions[-1], mention, text):
            mentions[-1] = _joined(mentions[-1], mention)
        else:
            mentions.append(mention)
    return mentions


def _matches(text: str) -> list[Match[Named]]:
    """The wordings of `text`, and between them those that only a theme makes one."""
    plain = _wordings().find(text)
    starts = [match.start for match in plain]
    themed = []
    for match in _themed_wordings().find(text):
        behind = bisect_left(starts, match.end)
        if not behind or plain[behind - 1].end <= match.start:
            themed.append(match)
    return sorted([*plain, *themed], key=lambda match: match.start) if themed else plain


def _of_theme(match: Match[Named], text: str, theme: str) -> tuple[str, ...]:
    """The candidates of the theme that was spoken of last, in the text or else over it."""
    reach = _NEAR if match.name.near else _REACH
    for words in (text[max(0, match.start - reach) : match.end], "" if match.name.near else theme):
        spoken = [
            (found[-1].start(), names) for pattern, names in match.name.themes if (found := [*pattern.finditer(words)])
        ]
        if spoken:
            return max(spoken)[1]
    return ()


def _mention(match: Match[Named], text: str, candidates: tuple[str, ...]) -> Mention:
    named = match.name
    return Mention(
        indicator_id=next(iter(candidates), ""),
        population=named.population,
        start=match.start,
        end=match.end,
        hint=unit_hint(text, match.start, match.end),
        strength=named.strength,
        candidates=candidates,
        both=named.both,
    )


def _joined(before: Mention, mention: Mention) -> Mention:
    strength = "strong" if "strong" in (before.strength, mention.strength) else "weak"
    return replace(before, end=mention.end + 1, strength=strength)


def _repeats(before: Mention, mention: Mention, text: str) -> bool:
    """Whether `mention` is only the abbreviation in brackets behind the words: "first-time entrants (FTEs)"."""
    between, after = text[before.end : mention.start], text[mention.end : mention.end + 1]
    return between.strip() == "(" and after == ")" and mention.indicator_id in before.candidates


_RATE = r"per (?:(?P<rate_per_100k>100[, ]?000)|(?P<rate_per_1k>1[, ]?000|thousand))"
_SHARE = r"(?P<percent>(?:%|\bper ?cent) of\b|^\s*%|\bproportion|\bpercentage|\bshare of)"
_COUNT = r"(?P<count>\bnumbers? of)"
_LINK = r"(?:of |the |all |our |young people |children )*"
_CUES = tuple(
    (place, re.compile(pattern, re.IGNORECASE))
    for place, pattern in (
        ("within", _RATE),
        ("behind", rf"^[ ,(]*(?:rates? |population |of |was |is |to )*{_RATE}"),
        ("within", _SHARE),
        ("before", rf"{_SHARE}\W*{_LINK}$"),
        ("within", _COUNT),
        ("before", rf"{_COUNT}\W*{_LINK}$"),
    )
)


def unit_hint(text: str, start: int, end: int) -> str:
    """The unit that the words from `start` to `end`, or those that touch them, ask for; empty where none does."""
    parts = {"within": text[start:end], "behind": text[end : end + 60], "before": text[max(0, start - 50) : start]}
    for place, pattern in _CUES:
        found = pattern.search(parts[place])
        if found:
            return found.lastgroup or ""
    return ""
