"""The question of every test of bounds: can a figure that was left out be told from what was published?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from db.store import Store
from tests.publish.attack import Attack
from tests.publish.plans import Rows

BELOW = 5
MARGIN = BELOW - 1
"""How far the bounds of a figure that was left out lie apart at least: more than all small counts do."""
COUNT = st.one_of(st.integers(0, BELOW + 2), st.integers(0, 60))
T = TypeVar("T")
Figures = Mapping[str, int]


@pytest.fixture(name="store", scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store for one plan after the other."""
    store = Store(str(tmp_path_factory.mktemp("plans") / "store.db"))
    yield store
    store.close()


def examples(
    strategy: st.SearchStrategy[T],
    check: Callable[[Store, T], None],
    store: Store,
    times: int = 20,
    smallest: bool = True,
) -> None:
    """Check as many drawn tables, the same ones each time; of those that fail the `smallest` is shown."""
    phases = (Phase.generate, Phase.shrink) if smallest else (Phase.generate,)

    def each(table: T) -> None:
        check(store, table)

    settings(max_examples=times, phases=phases, derandomize=True, database=None, deadline=None)(given(strategy)(each))()


def assert_told(strategy: st.SearchStrategy[T], check: Callable[[Store, T], None], store: Store) -> None:
    """The check finds a figure that can be told."""
    with pytest.raises(AssertionError, match="can be told"):
        examples(strategy, check, store, smallest=False)


def learn_words(attack: Attack, rows: Rows, figures: Figures) -> None:
    """Learn what any published words say of a figure."""
    everything = "\n".join(value for found in rows.values() for row in found for value in row.values())
    for name, value in re.findall(r"(\S+) numbered (\d+)", everything):
        if name in figures:
            attack.equal({name: 1}, float(value))


def assert_wide(figures: Figures, left: Figures, attack: Attack) -> None:
    """No small figure is `left`, and none that went is known to less than the margin."""
    assert left.items() <= figures.items()
    for name, value in left.items():
        assert not 0 < value < BELOW, f"{name} = {value} is published"
        attack.equal({name: 1}, value)
    gone = figures.keys() - left.keys()
    for name, width in attack.widths(sorted(gone)).items():
        assert width >= MARGIN - 1e-6, f"{name} = {figures[name]} can be told"
