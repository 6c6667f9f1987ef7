"""People in tables: members of a board, those who sign a plan off, witnesses with the meetings that heard them.

A table is known by its headings (a name beside an agency, a signature, a meeting), its caption says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extract import captions, columns, person_names
from extract.context import Context, Place
from extract.facts import Person
from extract.people_posts import Described, describe, described
from extract.person_names import Named
from extract.quotes import in_row
from extract.vocabulary import any_of, load
from normalise import periods
from parsers.document import Cell, Table

_CHAIR = re.compile(
    r"\s*\(?(?<!vice )(?<!vice-)\b(?:chair(?:man|person|woman)?(?: of (?:the )?(?:[\w ]*)board)?)\b\)?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"(?:board )?chair(?:man|person|woman)?(?: of (?:the )?[\w ]*board)?\s*:?\s*$", re.IGNORECASE)
_EXECUTIVE = re.compile(r"\s*(?:chief executive|director|head|chief constable|chief officer)\b", re.IGNORECASE)
_NAMED = re.compile(r"\s+[–-]\s+name\s*:?$|\s*\(name\)\s*:?$", re.IGNORECASE)
_DATED = re.compile(r"\s*dated?(?: of signature)?\s*:?\s*", re.IGNORECASE)
_SIGNED = re.compile(r"\s*(?:signature|signed)\s*:?\s*", re.IGNORECASE)
_NEAR = 2
_DAY = re.compile(r"\d{4}\b")
_ORDERED_ROLES = ("approver", "board_member", "panel_member", "witness")


@dataclass
class Seen:
    """What earlier tables were: the role of each row of headings, for the part of a table behind a page break."""

    roles: dict[tuple[str, ...], str] = field(default_factory=dict)


def read(context: Context) -> Iterator[Person]:
    """The people of every table of people."""
    seen = Seen()
    for place, table in context.tables():
        named = _columns(table)
        if "witnesses" in named and "meeting" in named:
            context.used.add(table.index)
            yield from _witnesses(context, table, named)
        elif "name" in named or "reviewer" in named:
            named.setdefault("name", named.get("reviewer", 0))
            role = _role(context, place, table, named, seen)
            if role:
                context.used.add(table.index)
                yield from _rows(context, table, named, role)
        elif _caption("approver").search(captions.of(context, place, table).words):
            yield from _signatures(context, table)


def _signatures(context: Context, table: Table) -> Iterator[Person]:
    """Those who sign in a table without headings: a name with a post before or behind it, a date somewhere in the
    row."""
    for index, row in enumerate(table.rows):
        cells = list(dict.fromkeys(row))
        for cell, beside in _signing(cells):
            name = person_names.read(cell.text)
            post = next((each for each in beside if person_names.is_post(each.text)), None)
            if name is None or post is None:
                continue
            days = [_date(each.text) for each in (*cells, *_dates_below(table, index))]
            told = _NAMED.sub("", post.text).strip(" :")
            quote, anchor = in_row(context.document, table, row, cell, cell.passage.span(name.start, name.end))
            context.used.add(table.index)
            signs = Person(
                role="approver", name=name.name, post=told, date=next(filter(None, days), ""),
                quote=quote, anchor=anchor, method="people_table", confidence=0.9,
            )  # fmt: skip
            yield signs
            if "board" in signs.post.lower() and _CHAIRS.match(signs.post):
                yield replace(signs, role="board_chair", post="", date="")


def _dates_below(table: Table, index: int) -> Iterator[Cell]:
    """What stands beside `Date` in the rows right below a signature, up to the next one."""
    for row in table.rows[index + 1 : index + 1 + _NEAR]:
        if _DATED.fullmatch(row[0].text):
            yield from row[1:]
        elif not _SIGNED.fullmatch(row[0].text):
            return


def _signing(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Sequence[Cell]]]:
    """The cells of a row, each with its neighbours."""
    for index, cell in enumerate(cells):
        yield cell, [*cells[max(index - 1, 0) : index], *cells[index + 1 : index + 2]]


def _columns(table: Table) -> dict[str, int]:
    """The columns that are headed as one of the known ones, the first of each; `label` is the one without heading."""
    named: dict[str, int] = {}
    for column, heading in enumerate(_printed_headings(table)):
        kind = _kind(heading) if heading.strip(" :.*") else "label"
        if kind and kind not in named:
            named[kind] = column
    return named


def _printed_headings(table: Table) -> tuple[str, ...]:
    """The headings of a table; of one of nothing but words, which no figure sets off, its first row, where all of it is
    known to head columns of people."""
    first = tuple(cell.text for cell in table.rows[0])
    if table.header_rows or not all(_kind(words) for words in first):
        return columns.headings(table)
    return first


def _kind(heading: str) -> str:
    return _headings().get(" ".join(heading.lower().strip(" :.*").split()), "")


@cache
def _headings() -> dict[str, str]:
    return {heading: kind for kind, found in load("people_words")["columns"].items() for heading in found}


def _role(context: Context, place: Place, table: Table, named: Mapping[str, int], seen: Seen) -> str:
    """What those of a table are: what its headings leave no doubt of, else what its caption says."""
    headings = columns.headings(table)
    if "reviewer" in named or "signature" in named:
        role = "reviewer" if "reviewer" in named else "approver"
    elif headings in seen.roles:
        role = seen.roles[headings]
    else:
        caption = captions.of(context, place, table).words
        role = next((name for name in _ORDERED_ROLES if _caption(name).search(caption)), "")
        if not role and "organisation" in named and ({"ethnicity", "gender"} & named.keys()):
            role = "board_member"
    if role:
        seen.roles[headings] = role
    return role


@cache
def _caption(role: str) -> re.Pattern[str]:
    return any_of(load("people_words")["captions"][role])


def _rows(context: Context, table: Table, named: Mapping[str, int], role: str) -> Iterator[Person]:
    """A person for each row with a name; the lines behind a name in its own cell are post and body."""
    for row in table.body:
        cell = row[named["name"]]
        chair = _CHAIR.search(cell.passage.text) if role == "board_member" else None
        first, behind = _first_line(cell)
        name = _name_in(first, chair)
        if name is None:
            continue
        texts = _as_post({kind: row[column].text for kind, column in named.items()})
        told = [describe(behind), described(texts.get("label", ""))]
        quote, anchor = in_row(context.document, table, row, cell, cell.passage.span(name.start, name.end))
        yield Person(
            role=_role_of(role, chair is not None, texts),
            name=name.name,
            organisation=next(filter(None, [texts.get("organisation", ""), *(each.organisation for each in told)]), ""),
            post=next(filter(None, [texts.get("post", ""), *(each.post for each in told)]), ""),
            ethnicity=texts.get("ethnicity", ""),
            gender=texts.get("gender", ""),
            date=_date(texts.get("date", "")),
            quote=quote,
            anchor=anchor,
            method="people_table",
        )


def _as_post(texts: dict[str, str]) -> dict[str, str]:
    """The words of a row by column; a post printed where bodies stand is one: `Chief Executive of the Authority`."""
    agency = texts.get("organisation", "")
    if texts.get("post") or not _EXECUTIVE.match(agency):
        return texts
    return {**texts, "organisation": "", "post": agency}


def _role_of(role: str, chair: bool, texts: Mapping[str, str]) -> str:
    """The role of a member's row: the chair's where the name is marked so, or the post or the cell before says it."""
    chairs = chair or any(_CHAIRS.match(texts.get(kind, "")) for kind in ("post", "label"))
    return "board_chair" if role == "board_member" and chairs else role


def _first_line(cell: Cell) -> tuple[str, list[str]]:
    """The cell's first line, padded so that positions stay, and the lines behind it."""
    text = cell.passage.text
    end = text.find("\n", len(text) - len(text.lstrip()))
    end = len(text) if end < 0 else end
    return text[:end], [line.strip() for line in text[end:].split("\n") if line.strip()]


def _name_in(text: str, chair: re.Match[str] | None) -> Named | None:
    """The name of a cell's first line, without a mark of the chair before or behind it, up to a comma or dash."""
    begin, end = (
        (chair.end(), len(text)) if chair and chair.start() == 0 else (0, chair.start() if chair else len(text))
    )
    stop = re.search(r"\s*(?:[,(/]|\s[–-]\s)", text[begin:end])
    name = person_names.read(text[begin : begin + stop.start() if stop else end])
    return replace(name, start=name.start + begin, end=name.end + begin) if name else None


def _date(text: str) -> str:
    day = periods.read_date(text)
    return day.isoformat() if day else ""


def _witnesses(context: Context, table: Table, named: Mapping[str, int]) -> Iterator[Person]:
    """Witnesses by the meetings that heard them. A meeting's date that goes on in the next row joins both rows; of
    several meetings in one row, each begins where a name comes again. A post cut short is the one printed before."""
    for group in _meetings(table, named["meeting"]):
        dates = [
            day.date.isoformat() for day in periods.find_dates(" ".join(row[named["meeting"]].text for row in group))
        ]
        heard = [(row, row[named["witnesses"]], entry) for row in group for entry in _entries(row[named["witnesses"]])]
        meeting, met = 0, set[str]()
        posts: dict[str, str] = {}
        for row, cell, entry in heard:
            if entry.name.name in met and meeting + 1 < len(dates):
                meeting, met = meeting + 1, set()
            met.add(entry.name.name)
            post = posts.get(entry.name.name, "")
            post = posts[entry.name.name] = post if post.startswith(entry.told.post) else entry.told.post
            quote, anchor = in_row(context.document, table, row, cell, cell.passage.span(entry.name.start, entry.end))
            yield Person(
                role="witness", name=entry.name.name, organisation=entry.told.organisation, post=post,
                date=dates[meeting] if dates else "", quote=quote, anchor=anchor, method="people_witnesses",
            )  # fmt: skip


def _meetings(table: Table, column: int) -> list[list[Sequence[Cell]]]:
    """Rows in groups that begin with a date; a row that begins with the rest of one goes with the row before."""
    groups: list[list[Sequence[Cell]]] = []
    for row in table.body:
        day = periods.find_dates(row[column].text)
        if groups and (not day or _DAY.match(row[column].text.strip())):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


@dataclass(frozen=True, slots=True)
class _Entry:
    """A witness in a cell: the name, what is told of them, and the character where that ends."""

    name: Named
    told: Described
    end: int


def _entries(cell: Cell) -> list[_Entry]:
    """The people of a cell in which name, post and body follow each other with or without lines between."""
    text = cell.passage.folded
    names = [name for name in person_names.find(text) if re.match(r"\s*(?:[,(–-]|$)", text[name.end :])]
    entries = []
    for position, name in enumerate(names):
        end = names[position + 1].start if position + 1 < len(names) else len(text)
        end = _before_title(text, name.end, end)
        entries.append(_Entry(name, described(text[name.end : end].strip(" ,–-")), end))
    return entries


def _before_title(text: str, start: int, end: int) -> int:
    """The end of what is told of a witness, without the title of the next one."""
    titles = [found for found in person_names.find(text[start : end + 60]) if found.start + start == end]
    title = titles[0].title if titles else ""
    at = text.rfind(title, start, end) if title else -1
    return at if at > start else end
