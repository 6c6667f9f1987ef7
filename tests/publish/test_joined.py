"""What is tied to what, over any number of ties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publish.joined import joined

PAIRS = st.lists(st.tuples(*[st.sampled_from("abcdefgh")] * 2), max_size=12)


def test_ties_lead_on_to_others() -> None:
    assert joined([("a", "b"), ("c", "d"), ("b", "e"), ("f", "f")]) == {
        "a": "a", "b": "a", "e": "a", "c": "c", "d": "c", "f": "f",
    }  # fmt: skip


@given(PAIRS)
def test_the_order_of_ties_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    found = joined(pairs)
    assert all(found[one] == found[other] for one, other in pairs)
    assert found == joined([(other, one) for one, other in reversed(pairs)])
