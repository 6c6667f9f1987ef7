"""What reading one file may cost. Real plans stay far below each of these."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file in bytes, the seconds and the bytes of memory that a worker may take for one."""

    size: int = 200 * MEGABYTE
    seconds: float = 60.0
    memory: int = 1024 * MEGABYTE
