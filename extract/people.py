"""The people a document names in a role: boards, approvers, inspectors, panels, witnesses.

A row for each place that names them; rows of one person in one role are put together when all facts are merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract import (
    people_boards,
    people_chairs,
    people_entries,
    people_inspections,
    people_lists,
    people_panels,
    people_tables,
    person_names,
)
from extract.context import Context
from extract.document_lines import lines
from extract.facts import Person
from extract.people_posts import described

_LONGEST = 160


def read(context: Context) -> Iterator[Person]:
    """Everybody named in a role."""
    inspection = context.about.doc_type == "inspection_report"
    in_lines = people_inspections.read(context) if inspection else people_panels.read(context)
    found = [*people_tables.read(context), *in_lines, *people_entries.board(context), *people_entries.signed(context)]
    found.extend(people_chairs.read(context))
    found.extend(people_lists.reviewers(context))
    if not inspection:
        found.extend(people_lists.witnesses(context))
    found.extend(_announced(context, found))
    yield from found
    yield from people_boards.from_posts(found)
    yield from people_boards.read(context, found)


def _announced(context: Context, found: Sequence[Person]) -> Iterator[Person]:
    """Witnesses again, in the lines of minutes that announce them: `Anne Example, Manager, Example NHS Trust`."""
    witnesses = {person.name for person in found if person.role == "witness"}
    for line in lines(context.document) if witnesses else ():
        names = person_names.find(line.text) if len(line.text) <= _LONGEST and not line.text.endswith(".") else []
        behind = line.text[names[0].end :] if len(names) == 1 else ""
        if (
            behind.startswith(",")
            and names[0].name in witnesses
            and not line.text[: names[0].start].strip(" .0123456789")
        ):
            told = described(behind)
            anchor = context.document.anchor(line.start, line.end)
            quote = context.document.quote(line.start, line.end)
            yield Person(
                role="witness", name=names[0].name, post=told.post, organisation=told.organisation,
                quote=quote, anchor=anchor, method="people_lines",
            )  # fmt: skip
