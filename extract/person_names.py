"""What can be a person's name: recognised by shape and by the words that no name holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import load
from normalise import areas

_UPPER, _LOWER = "A-ZÀ-Þ", "a-zß-ÿ"
_MIXED = rf"[{_UPPER}](?:['’][{_UPPER}])?[{_LOWER}]+(?:[{_UPPER}][{_LOWER}]+)?(?:[-'’][{_UPPER}]?[{_LOWER}]+)*"
_PART = rf"(?:{_MIXED}|[{_UPPER}]['’]?[{_UPPER}]+(?:-[{_UPPER}]+)*)"
_INITIAL = r"[A-Z]\.?"
_COUNCILLORS = re.compile(r"\s*(councillors|cllrs)\b[.:]?\s+", re.IGNORECASE)
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A name without title or rank, at the characters `start` to `end` of its text; `title` is what was left out."""

    name: str
    start: int
    end: int
    title: str = ""


def read(text: str) -> Named | None:
    """The one name that the whole of `text` is, with or without title; None for anything else. Initials do for a first
    name (`J. Sinnott`)."""
    title = _titles().match(text)
    begin = title.end() if title else 0
    words = text[begin:].rstrip(" ,;:.*")
    stripped = words.lstrip()
    begin += len(words) - len(stripped)
    if not is_name(stripped):
        return None
    return Named(" ".join(stripped.split()), begin, begin + len(stripped), title[0].strip() if title else "")


def is_name(text: str) -> bool:
    """Whether words can be a name: a first name or initials and a surname, none of them a word of posts and bodies."""
    parts = text.split()
    if not 2 <= len(parts) <= _LONGEST or not all(_is_part(part) for part in parts[:-1]):
        return False
    if not (_is_part(parts[-1]) or parts[-1].lower() in _words("surnames")):
        return False
    whole = [part for part in parts if len(part.strip(".")) > 1 and part.lower() not in _words("particles")]
    if not whole or (whole[0].isupper() and not whole[-1].isupper()):
        return False
    return len(parts[-1].strip(".")) > 1 and not areas.read(text)


def find(text: str) -> list[Named]:
    """The names in running text: runs of capitals with no word of posts and bodies in them, titles left out."""
    found = []
    for run in _runs().finditer(text):
        named = read(run[0])
        if named:
            found.append(Named(named.name, run.start() + named.start, run.start() + named.end, named.title))
    return found


def split(text: str) -> list[Named]:
    """The names of a text that is a list of them: behind titles, or with `;`, `,`, `and` or a line's end between. A
    list without anything between is read as pairs of first name and surname."""
    found: list[Named] = []
    begin = 0
    for cut in (*_cuts().finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = text[begin:end].rstrip(" .*•–-")
        bare = piece.lstrip(" .*•–-")
        found.extend(_pairs(bare, begin + len(piece) - len(bare)))
        begin = cut.end() if cut else end
    return found


def councillors(text: str) -> list[Named]:
    """The surnames behind `Councillors`: `Councillors Example, Sample and Third`."""
    lead = _COUNCILLORS.match(text)
    if lead is None:
        return []
    words = [word for word in re.finditer(r"[\w'’-]+", text[lead.end() :]) if word[0] != "and"]
    surnames = all(len(word[0]) > 1 and (_is_part(word[0]) or word[0].lower() in _words("surnames")) for word in words)
    return [_behind(lead, word) for word in words] if surnames else []


def _behind(lead: re.Match[str], word: re.Match[str]) -> Named:
    return Named(word[0], lead.end() + word.start(), lead.end() + word.end(), lead[1])


def _pairs(piece: str, start: int) -> list[Named]:
    whole = read(piece)
    parts = list(re.finditer(r"\S+", piece))
    if len(parts) < 4 or len(parts) % 2 or not all(_is_part(part[0]) for part in parts):
        return [Named(whole.name, start + whole.start, start + whole.end, whole.title)] if whole else []
    spans = [(parts[i].start(), parts[i + 1].end()) for i in range(0, len(parts), 2)]
    pairs = [Named(" ".join(piece[a:b].split()), start + a, start + b) for a, b in spans]
    return pairs if all(is_name(pair.name) for pair in pairs) else []


def is_title(word: str) -> bool:
    """Whether a word is a title or rank, or part of one."""
    return word.lower().strip(".") in _title_parts()


def is_post(text: str) -> bool:
    """Whether a phrase names a post (`Head of Service`) rather than a body."""
    return any(word in _words("posts") for word in re.findall(r"[\w-]+", text.lower()))


def is_body(text: str) -> bool:
    """Whether a phrase names a body (`Solent NHS Trust`)."""
    return any(word in _words("bodies") for word in re.findall(r"[\w-]+", text.lower()))


def _is_part(word: str) -> bool:
    if word.lower() in _words("particles"):
        return True
    shaped = re.fullmatch(rf"{_PART}|(?:{_INITIAL}){{1,3}}", word)
    return bool(shaped) and (len(word.strip(".")) == 1 or word.lower().replace("’", "'") not in _words("never"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("people_words")[name])


@cache
def _title_parts() -> frozenset[str]:
    return frozenset(part.strip(".") for title in _words("titles") for part in title.split())


@cache
def _title_words() -> str:
    titles = sorted(_words("titles"), key=len, reverse=True)
    return rf"(?i:{'|'.join(re.escape(title).replace(chr(92) + ' ', chr(92) + 's+') for title in titles)})(?!\w)\.?"


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_title_words()}\s*(?=[A-Z]))+")


@cache
def _runs() -> re.Pattern[str]:
    """Two to four capitalised words in a row, none a word of posts and bodies other than a title before them."""
    never = "|".join(sorted(map(re.escape, _words("never") - _words("surnames")), key=len, reverse=True))
    part = rf"(?!(?i:{never})(?![\w'’-]))(?:{_PART}|{_INITIAL}(?!\w))"
    particle = "|".join(map(re.escape, _words("particles")))
    return re.compile(rf"(?<![\w'’-])(?:(?:{_title_words()}\s)+)?{part}(?:\s(?:(?:{particle})\s)?{part}){{1,3}}(?!\w)")


@cache
def _cuts() -> re.Pattern[str]:
    """What divides a list of names: a separator, or the title of the next."""
    return re.compile(rf"[;,\n\t•]|\s(?:and|&)\s|(?<=\s)(?={_title_words()}\s)")
