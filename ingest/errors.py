"""What keeps a batch from being read at all, with the way to mend it."""

from __future__ import annotations


class IngestError(Exception):
    """`code` is stable and has a section in docs/errors.md; `message` says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message
