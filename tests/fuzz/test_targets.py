"""What once broke a target of fuzzing, and what fuzzing begins with, hold."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

from fuzz import TARGETS
from fuzz.holds import in_order, whole
from fuzz.seeds import cases, seeds
from normalise.values import find
from parsers.builder import Builder, CellWords
from parsers.document import Meta, Table


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_and_what_once_broke_a_target_hold(target: str) -> None:
    check = importlib.import_module(f"fuzz.{target}").check
    found = dict(seeds(target))
    assert found
    for data in found.values():
        check(data)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_bears_any_bytes(target: str) -> None:
    check = importlib.import_module(f"fuzz.{target}").check
    for data in (b"", b"\0", b"\xff\xfe\xfd", bytes(range(256)), b"%PDF-1.7\n" * 20, b"PK\x03\x04" + bytes(40)):
        check(data)


def test_cases_are_small_and_of_targets() -> None:
    root = Path(__file__).parent / "cases"
    assert {path.name for path in root.iterdir()} <= set(TARGETS)
    assert sum(path.stat().st_size for target in TARGETS for path in cases(target)) < 60_000


def test_what_does_not_hold_is_told() -> None:
    with pytest.raises(AssertionError, match="out of order"):
        in_order(reversed(find("65% and 70%")), "65% and 70%")
    builder = Builder()
    builder.table([CellWords(["one"], 0, 0, 1, 2), CellWords(["two"], 1, 0), CellWords(["three"], 1, 1)], 2)
    document = builder.document(Meta("text"))
    whole(document)
    table = document.blocks[0]
    assert isinstance(table, Table)
    torn = replace(document, blocks=(replace(table, rows=(table.rows[0][:1], table.rows[1])),))
    with pytest.raises(AssertionError, match="unequal"):
        whole(torn)
