"""What can go wrong with an export."""

from __future__ import annotations


class ExportError(Exception):
    """An export that cannot be written; the message is worded for the user."""


def missing(what: str, extra: str) -> ExportError:
    """The error for a format whose packages are not installed."""
    return ExportError(f"{what} need packages that are not installed: pip install 'yotdata[{extra}]'")
