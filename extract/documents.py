"""What a document is: its kind, authority, areas, year, publication and status, from its own words."""

from __future__ import annotations

from extract import document_dates as dates
from extract import document_kinds as kinds
from extract.document_hosts import own_lines
from extract.document_lines import Line, with_front_tables
from extract.document_places import places
from extract.document_titles import headline, is_sentence, minutes_title
from extract.document_titles import title as find_title
from extract.facts import DocumentFact
from extract.quotes import shorten
from normalise.periods import Period
from parsers.document import Document

_OTHER = "other"


def read(document: Document) -> DocumentFact:
    """The document's own row; fields that its words do not settle stay empty."""
    all_lines, named = _lines_and_title(document)
    plan_year = dates.year_of_plan(named, all_lines)
    kind = _kind(document, named, all_lines, plan_year)
    published = dates.published(kind, all_lines)
    title = _shown_title(kind, named, all_lines)
    period = _period(kind, title, plan_year, all_lines) or dates.year_printed(kind, published, all_lines)
    authority, areas = places(document, named, all_lines, dates.middle(period))
    start, end = shorten(document, title.start, title.end) if title else (0, min(len(document.text), 120))
    return DocumentFact(
        title=title.text if title else "",
        doc_type=kind,
        authority=authority,
        areas=areas,
        period=period.label if period else "",
        period_start=period.start.isoformat() if period and period.start else "",
        period_end=period.end.isoformat() if period and period.end else "",
        published=published,
        status=dates.status(kind, document, title, all_lines),
        quote=document.quote(start, end),
        anchor=document.anchor(start, end),
        method="documents",
    )


def is_youth_justice(document: Document) -> bool:
    """Whether the document is about a youth justice service. Other services' plans and reports, which may hold tables
    like ours, yield no facts."""
    all_lines, title = _lines_and_title(document)
    return kinds.is_about_youth_justice(document, title, all_lines)


def _lines_and_title(document: Document) -> tuple[tuple[Line, ...], Line | None]:
    """The document's own lines and its title, which a copy may show in the host's words only."""
    printed = with_front_tables(document)
    own = own_lines(printed)
    return own, find_title(own) or find_title(printed)


def _shown_title(kind: str, title: Line | None, all_lines: tuple[Line, ...]) -> Line | None:
    """The title as it is stored: minutes go by whose they are, news by their headline where nothing is like a title."""
    if kind in ("scrutiny_report", _OTHER):
        title = minutes_title(all_lines) or title
    if kind in ("press_release", _OTHER) and (title is None or is_sentence(title)):
        title = headline(all_lines) or title
    return title


def _period(kind: str, title: Line | None, plan_year: Period | None, all_lines: tuple[Line, ...]) -> Period | None:
    """The year a plan is for; of a review or another report only one that its title names. An inspection has the year
    printed on it."""
    if kind.endswith("_plan") or (kind == _OTHER and title is not None and dates.is_plan_title(title.text)):
        return plan_year
    if kind in ("scrutiny_report", "other") and title is not None:
        return dates.years(title.text, parts=False) or dates.year_below(title, all_lines)
    return None


def _kind(document: Document, title: Line | None, all_lines: tuple[Line, ...], year: Period | None) -> str:
    if not kinds.is_about_youth_justice(document, title, all_lines):
        return _OTHER
    return kinds.doc_type(document, title, all_lines, year.start if year else None)
