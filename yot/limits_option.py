"""What reading a file may cost, from the command line and the environment."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from ingest.limits import Limits, changed, defaults
from yot.options import stop

_BEGINS = "YOT_LIMIT_"
LimitSettings = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        help="A limit other than what holds else, as pages=20000 or size='1 GB'; may be given more than once. "
        "docs/errors.md lists them.",
        metavar="NAME=VALUE",
        show_default=False,
    ),
]


def set_limits(limits: Limits, given: Sequence[str] | None) -> Limits:
    """The limits with what the environment sets and, above it, what the command line does; what cannot be set ends the
    command."""
    try:
        return changed(limits, {**of_environment(), **dict(_pair(words) for words in given or ())})
    except ValueError as error:
        raise stop(str(error), 2) from error


def of_environment() -> dict[str, str]:
    """The limits that the environment sets, as they are written there."""
    return {name: os.environ[key] for name in defaults() if (key := _BEGINS + name.upper()) in os.environ}


def _pair(words: str) -> tuple[str, str]:
    name, _, value = words.partition("=")
    return name.strip().replace("-", "_"), value
