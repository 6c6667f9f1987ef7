"""Fuzzing: what parsers and readers must hold for any bytes, and what drives them there.

Each target is a module of `TARGETS` with `check(data)`, which raises where something does not hold. The suite runs them
over what once broke them; `make fuzz` searches for more.
"""

from __future__ import annotations

TARGETS = ("text", "html", "docx", "pdf", "facts", "periods", "values", "areas", "indicators")
"""The names of the targets: modules of this package."""
