"""What each column of an action plan is, by its printed heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import any_of, load

_WORDS = load("action_columns")
_ROLES = {role: any_of(words) for role, words in _WORDS["role"].items()}
_STATUS: Mapping[str, str] = _WORDS["status"]
_COLOURS = any_of(word for word, status in _STATUS.items() if len(word) > 1 and status != "achieved")
_ADVICE = any_of(["recommendation", "recommendations"])
_HEADING = 160
"""A heading longer than this is guidance or prose, not a name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an action plan by role: `action` is one, each other role none or several, in printed order.

    `rated` are the columns whose heading speaks of a rating, be it alone or with a comment.
    """

    action: int
    ref: tuple[int, ...] = ()
    theme: tuple[int, ...] = ()
    owner: tuple[int, ...] = ()
    deadline: tuple[int, ...] = ()
    status: tuple[int, ...] = ()
    comment: tuple[int, ...] = ()
    success: tuple[int, ...] = ()
    other: tuple[int, ...] = ()
    rated: tuple[int, ...] = ()


@cache
def role(heading: str) -> str:
    """What a column is: the role of the heading's first words that have one, the longest of those that begin there.

    A column of comments that also rates (`RAG / Comment`) is one of comments; without words of a role it is `other`.
    """
    if not heading or len(heading) > _HEADING:
        return "other"
    found = {name: match for name, words in _ROLES.items() if (match := words.search(heading))}
    if "comment" in found and "status" in found:
        del found["status"]
    return min(found, key=lambda name: (found[name].start(), -found[name].end()), default="other")


def begins_as_heading(words: str) -> bool:
    """Whether words begin as the heading of a column of actions does (`What action will you take?`)."""
    return _ROLES["action"].match(words) is not None


def read(headings: Sequence[str]) -> Columns | None:
    """The columns of an action plan, None where the headings are not those of one.

    A plan has a column of actions, and says who does them or by when, or two of what they serve, how far they are and
    how one will know.
    """
    roles = [role(heading) for heading in headings]
    first = _action(roles, headings)
    if first is None:
        return None
    roles = ["other" if name == "action" and c != first else name for c, name in enumerate(roles)]
    roles[first] = "action"
    _place_risks(roles, first)
    _place_outcomes(roles, first)
    _keep_first_theme(roles)
    if not {"owner", "deadline"} & set(roles) and len({"theme", "status", "comment", "success"} & set(roles)) < 2:
        return None
    by_role = {
        name: tuple(c for c, found in enumerate(roles) if found == name)
        for name in ("ref", "theme", "owner", "deadline", "status", "comment", "success", "other")
    }
    rated = tuple(c for c, heading in enumerate(headings) if roles[c] in ("status", "comment") and is_rating(heading))
    return Columns(action=first, rated=rated, **by_role)


def _action(roles: Sequence[str], headings: Sequence[str]) -> int | None:
    """The column of actions; where none is named, the last one of objectives that have owners and deadlines."""
    if "action" in roles:
        return roles.index("action")
    themes = [c for c, name in enumerate(roles) if name == "theme" and not _ADVICE.search(headings[c])]
    return themes[-1] if themes and {"owner", "deadline"} <= set(roles) else None


def _place_risks(roles: list[str], action: int) -> None:
    """A column of risks or of progress behind the actions comments on them; one of risks before is what they serve."""
    for c, name in enumerate(roles):
        if name == "theme" and c > action:
            roles[c] = "comment" if "comment" not in roles else "other"


def _place_outcomes(roles: list[str], action: int) -> None:
    """An outcome that is printed before the actions is what they serve, where another column says how one will know."""
    outcomes = [c for c, name in enumerate(roles) if name == "success"]
    for c in outcomes[:-1]:
        if c < action:
            roles[c] = "theme"


def _keep_first_theme(roles: list[str]) -> None:
    """Of several columns that say what an action serves the first is the theme; the others stay by their headings."""
    themes = [c for c, name in enumerate(roles) if name == "theme"]
    for c in themes[1:]:
        roles[c] = "other"


def is_rating(heading: str) -> bool:
    """Whether a heading speaks of a rating by colours, alone or among other words."""
    return bool(_ROLES["status"].search(heading))


def status_alone(text: str) -> str:
    """The status that a cell consists of (`GREEN`, `G`, `Completed`), empty where it says more or something else."""
    return _STATUS.get(" ".join(text.casefold().split()).strip(" .-–*"), "")


def status_before(text: str, rated: bool) -> str:
    """The colour that a comment begins with: `AMBER- evidence ...`; in lower case only where the heading speaks of a
    rating."""
    match = _COLOURS.match(text.lstrip(" *-–"))
    if match and (rated or match.group().isupper()):
        return _STATUS[match.group().casefold()]
    return ""


def says_done(deadline: str) -> bool:
    """Whether a deadline only says that the action is done."""
    return deadline.casefold().strip(" .") in _WORDS["done"]["words"]
