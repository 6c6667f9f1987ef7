"""What is told of a person: `Locality Manager, Solent NHS Trust` is a post and a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract import person_names
from normalise import areas


@dataclass(frozen=True, slots=True)
class Described:
    """A person's post and organisation as printed, each empty where none is."""

    post: str = ""
    organisation: str = ""


def described(text: str) -> Described:
    """A description on one line: parts between commas, or a single phrase that is one or the other."""
    words = " ".join(text.split()).strip(" ,;.–-")
    parts = [part.strip() for part in re.split(r",\s+|\s[–-]\s", words) if part.strip()]
    if len(parts) > 1 and _is_place(parts[-1]):
        return Described(", ".join(parts[:-1]), parts[-1])
    if person_names.is_post(words) or not person_names.is_body(words):
        return Described(post=words)
    return Described(organisation=words)


def _is_place(words: str) -> bool:
    """Whether the last part of a description is where the post is: a body, or an authority by its name alone."""
    return (person_names.is_body(words) and not person_names.is_post(words)) or areas.read(words) is not None


def describe(lines: Sequence[str]) -> Described:
    """A description on several lines: the first is the post, with its body perhaps, the others are the body."""
    if not lines:
        return Described()
    first = described(lines[0])
    rest = ", ".join(lines[1:])
    return Described(first.post, ", ".join(part for part in (first.organisation, rest) if part))
