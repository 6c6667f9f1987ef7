"""The API answers as its description says, whatever it is asked: right and wrong parameters of every address."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, assume, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from db.store import Store
from tests.web.samples import filled_with_samples
from web.app import create_app

__all__ = ["filled_with_samples"]
BASE = "http://localhost"
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


@pytest.fixture(name="app", scope="module")
def application(sampled: Store, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(sampled.engine, tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: str(mode.value))
def test_every_address_answers_as_described(app: FastAPI, mode: GenerationMode, subtests: pytest.Subtests) -> None:
    for operation in _operations(app):
        with subtests.test(operation.label):
            _ask(operation, mode, 8)


@pytest.mark.soak
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: str(mode.value))
def test_every_address_answers_as_described_many_times(
    app: FastAPI, mode: GenerationMode, subtests: pytest.Subtests
) -> None:
    for operation in _operations(app):
        with subtests.test(operation.label):
            _ask(operation, mode, 300)


def _operations(app: FastAPI) -> list[APIOperation[Any, Any, Any, Any]]:
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    schema.config.generation.allow_x00 = False
    return [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]


def _vanishes(asked: tuple[str, Any]) -> bool:
    """Whether what is wrong with a parameter is no longer so in an address: an object is not written at all, and words
    for a list are a list of one."""
    name, value = asked
    return isinstance(value, dict) or (name == "fields" and isinstance(value, str))


def _ask(operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, times: int) -> None:
    """Ask an address many times; the same questions every time that the tests run."""

    @settings(
        max_examples=times, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE:
            case.query.pop("after", None)  # a place is what an earlier answer gave: none can be made up
        assume(not any(map(_vanishes, case.query.items())))
        case.call_and_validate(base_url=BASE)

    with suppress(Unsatisfiable):  # an address without parameters has no wrong ones
        ask()
