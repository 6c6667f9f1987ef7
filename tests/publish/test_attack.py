"""The attack that exports have to withstand is one: it finds what totals, shares and neighbours tell."""

from __future__ import annotations

import pytest

from tests.publish.attack import Attack


def test_an_attack_narrows_what_totals_and_shares_tell() -> None:
    attack = Attack()
    attack.adds_up("all", ["one", "two"])
    assert attack.widths(["one"]) == {"one": float("inf")}
    attack.equal({"all": 1}, 10)
    assert attack.widths(["one", "all"]) == {"one": pytest.approx(10), "all": pytest.approx(0)}
    attack.share("one", "all", "33.3")
    assert attack.widths(["one"])["one"] == pytest.approx(0.01)
    attack.equal({"two": 1}, 7 - 0.33)
    assert attack.widths(["one"])["one"] == pytest.approx(0)


def test_nothing_is_known_of_a_count_that_nothing_was_said_of() -> None:
    assert Attack().widths(["one"]) == {"one": float("inf")}
