"""Each question of docs/questions.md is answered by its command, its page and its address, on the samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from db.store import Store
from docs import questions
from docs.questions import QUESTIONS, Question
from web.app import create_app


@pytest.fixture(name="client", scope="module")
def over_samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("questions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YOT_DATABASE_URL", str(folder / "store.db"))
        patch.setenv("COLUMNS", "118")
        questions.ingest()
        store = Store(str(folder / "store.db"))
        with TestClient(create_app(store.engine, folder), base_url="http://localhost") as client:
            yield client
        store.close()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_a_question_is_answered_in_three_ways(client: TestClient, question: Question, tmp_path: Path) -> None:
    assert len(questions.run(question.command, tmp_path / "out").splitlines()) > 2
    assert client.get(question.page).status_code == 200
    answer = client.get(question.api)
    assert answer.status_code == 200
    if answer.headers["content-type"] == "application/json":
        assert answer.json().get("rows", True)


def test_the_page_has_every_question_with_its_command() -> None:
    words = questions.PAGE.read_text(encoding="utf-8")
    for question in QUESTIONS:
        assert f". {question.asked}\n" in words
        assert f"$ {question.command}\n" in words
        assert f"`{question.page}`" in words
        assert f"`{question.api}`" in words
