"""Words that their line's end divides, put together: with the hyphen where it belongs to the word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers.builder import SOFT_HYPHEN
from parsers.page import Word

_MOST_WORDS = 200_000


@dataclass(slots=True)
class Hyphens:
    """The words that a document prints, as evidence of how those divided at a line's end are written."""

    known: set[str] = field(default_factory=set)

    def learn(self, words: Iterable[Word]) -> None:
        if len(self.known) < _MOST_WORDS:
            self.known.update(word.text.strip(".,;:()'\"“”‘’").lower() for word in words)

    def mended(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words, each hyphen at a line's end soft where the word is written without it, else kept and glued."""
        if not any(word.text.endswith((SOFT_HYPHEN, "-")) for word in words):
            return words
        found = list(words)
        for index in range(len(found) - 1):
            text, following = found[index].text, found[index + 1].text
            if text.endswith(SOFT_HYPHEN) and self._keeps(text.removesuffix(SOFT_HYPHEN), following):
                found[index] = found[index]._replace(text=text.removesuffix(SOFT_HYPHEN) + "-" + SOFT_HYPHEN)
            elif text[-1] == "-" and text[-2:-1].isdigit() and following[0].isdigit():
                found[index] = found[index]._replace(text=text + SOFT_HYPHEN)
        if found[-1].text.endswith(SOFT_HYPHEN):
            found[-1] = found[-1]._replace(text=found[-1].text.removesuffix(SOFT_HYPHEN) + "-")
        return found

    def _keeps(self, first: str, second: str) -> bool:
        """Whether a divided word keeps its hyphen: the document writes it so elsewhere, or both parts stand alone in it
        and the whole does not."""
        first, second = first.strip("(\"'“‘").lower(), second.strip(".,;:()'\"“”‘’").lower()
        if f"{first}-{second}" in self.known or not first.isalpha():
            return True
        return first + second not in self.known and first in self.known and second in self.known
