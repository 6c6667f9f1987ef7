"""Vocabulary that readers look words up in: the data files of `normalise`, and one pattern for a list of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from normalise.vocabulary import load_toml


def load(name: str) -> Mapping[str, Any]:
    """The vocabulary `name`, as its file `normalise/data/<name>.toml` holds it."""
    return load_toml(name)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of `words` as whole words in any case, white space between them as printed."""
    longest_first = sorted(words, key=len, reverse=True)
    spelled = (r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)
