"""What people said of facts, for JSON."""

from __future__ import annotations

from typing import Any

from db.corrections import Correction


def as_said(each: Correction) -> dict[str, Any]:
    """A person's word: what was decided, by whom, why, when, and what the source said then."""
    return {
        "decision": each.word.decision, "changes": dict(each.word.changes), "person": each.word.person,
        "reason": each.word.reason, "made": each.made.isoformat(), "quote": each.quote,
    }  # fmt: skip
