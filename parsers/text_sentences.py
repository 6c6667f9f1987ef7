"""Whether words that a line or a page broke off go on in the next ones."""

from __future__ import annotations

import re

_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HANGING = re.compile(
    r"(?:\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|as|than|that|which|who|whose|when|where|while"
    r"|if|its|their|our|his|her|this|these|those|be|is|are|was|were|been|has|have|had|will|would|should|can|could|may"
    r"|into|between|through|under|over|per|via|within|towards)|[,(–-])$",
    re.IGNORECASE,
)
_TAIL = 40
"""Characters at the end that tell."""
_ARTICLE = re.compile(r"\b(?:a|an|the) \w+$", re.IGNORECASE)


def is_closed(words: str) -> bool:
    """A sentence's end, or the colon before what it introduces."""
    return bool(_CLOSED.search(words[-_TAIL:]))


def is_hanging(words: str) -> bool:
    """Words that no sentence ends with (`of`, `and`, a comma), so that more must follow."""
    return bool(_HANGING.search(words[-_TAIL:]))


def wants_noun(words: str) -> bool:
    """Words that end in an article and one more word, as in `has an accurate`, or hang otherwise."""
    return is_hanging(words) or bool(_ARTICLE.search(words[-_TAIL:]))


def starts_low(words: str) -> bool:
    """Words that begin with a small letter, as the rest of a sentence does."""
    return words[:1].islower()
