"""What goes with every export in words: what it is, which choices were made, what the markers mean."""

from __future__ import annotations

from importlib.metadata import version

from publish.choice import Choice
from publish.schema import descriptions

SOURCES = (
    "Figures and words are those of the documents they were read from; each row names its document and quotes it. "
    "The documents remain their publishers' own: see each for its licence."
)


def notes(choice: Choice) -> list[tuple[str, str]]:
    """The notes as pairs of what they are about and what they say."""
    kept = (
        "as the documents print them" if choice.as_printed else "as corrected by people; what they rejected is left out"
    )
    lines = [("made by", f"yotdata {version('yotdata')}"), ("sources", SOURCES), ("figures", kept)]
    if not choice.people:
        lines.append(("people", "the table of people, owners of actions and every name known from it are left out"))
    if choice.below:
        lines.append(
            ("small numbers", f"counts under {choice.below} and what would tell them are left out, marked [c]")
        )
    return lines + list(descriptions()["markers"].items()) + list(descriptions()["kinds"].items())
