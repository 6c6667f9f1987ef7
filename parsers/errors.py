"""Why a file could not be read."""

from __future__ import annotations


class ParseError(Exception):
    """A file that cannot be read. `code` is stable (`empty-file`, `encrypted-pdf`), `message` names place and mend."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
