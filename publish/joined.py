"""What belongs together because each is tied to another. Pure."""

from __future__ import annotations

from collections.abc import Iterable


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name in the pairs with one name of all those that pairs lead to from it, the same for each of them."""
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        both = groups.get(one, {one}) | groups.get(other, {other})
        groups |= dict.fromkeys(both, both)
    return {name: min(group) for name, group in groups.items()}
