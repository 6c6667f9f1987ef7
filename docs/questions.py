"""Writes docs/questions.md from the samples: `python -m docs.questions` reads them and asks every question."""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from yot.cli import app

PAGE = Path(__file__).with_name("questions.md")
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
_MOST_LINES = 18
_OPENING = """# Questions and where their answers are

Each question is asked of the documents in `samples/`: by one command, on one page of `yot serve`, and at one address of
its API. This page is made by `python -m docs.questions`; long outputs are cut."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the command, the page and the API's address that answer it; `note` says what to look at."""

    asked: str
    note: str
    command: str
    page: str
    api: str


QUESTIONS = (
    Question(
        "How do authorities stand in education, training and employment in 2006/07?",
        "The page has them best first. What has no stored target cannot be told, and says so.",
        "yot outturn ete --period 2006/07",
        "/indicators/ete?year=2006/07",
        "/api/v1/outturns?indicator=ete&year=2006/07",
    ),
    Question(
        "How did custody go in one authority over all its documents?",
        "The page draws it with its target. Where a definition changed, the API has `after_break` and exports `[b]`.",
        "yot query custody --authority Cheshire",
        "/indicators/custody?area=Cheshire",
        "/api/v1/series?indicator=custody&area=Cheshire",
    ),
    Question(
        "Who met the target for first-time entrants, and of whom can it not be told?",
        "`on target` is yes (green), no (amber or red) or cannot be told; the notes say why.",
        "yot outturn fte",
        "/indicators/fte",
        "/api/v1/outturns?indicator=fte",
    ),
    Question(
        "Where does a document contradict itself?",
        "Both figures are in the row; its fact leads to the place.",
        "yot checks cheshire-plan-2007",
        "/documents/cheshire-plan-2007",
        "/api/v1/facts/checks?document=cheshire-plan-2007",
    ),
    Question(
        "Which actions are red or amber?",
        "",
        "yot facts actions --where status=red --where status=amber",
        "/authorities/Portsmouth#actions",
        "/api/v1/facts/actions?status=red&status=amber",
    ),
    Question(
        "Which actions were due by the end of September 2007?",
        "Those with a status of `achieved` or `green` are done; the others were overdue.",
        "yot facts actions --until deadline_date=2007-09-30",
        "/authorities/Cheshire#actions",
        "/api/v1/facts/actions?deadline_date_to=2007-09-30",
    ),
    Question(
        "What does each partner pay?",
        "Of the rows with `is_total`, one is each partner's. Its share of the whole takes a line in a spreadsheet or "
        "the query in [analysts.md](analysts.md#what-each-partner-pays).",
        "yot facts finances --authority Cheshire --where table=A2 --where is_total=1",
        "/authorities/Cheshire#money",
        "/api/v1/facts/finances?authority=Cheshire&table=A2&is_total=1",
    ),
    Question(
        "How did inspectors judge services, by criterion?",
        "",
        "yot facts judgements",
        "/documents/cheshire-inspection-2009",
        "/api/v1/facts/judgements",
    ),
    Question(
        "What became of a county that was divided?",
        "The command adds the successors' figures; the page names and links what came before and after.",
        "yot outturn custody --authority Cheshire --successors",
        "/authorities/Cheshire",
        "/api/v1/areas/E10000004",
    ),
    Question(
        "What is covered, and what is missing?",
        "The overview is a grid of authorities by year, as is the API's answer; an empty cell is a gap.",
        "yot documents",
        "/",
        "/api/v1/coverage",
    ),
    Question(
        "What is the target of the same indicator in different years' plans?",
        "Targets and outturns of every document side by side; a comparison of whole plans is not made.",
        "yot query ete --measure target",
        "/indicators/ete",
        "/api/v1/series?indicator=ete&measure=target",
    ),
    Question(
        "What does a spreadsheet user need to rebuild any of these?",
        "One workbook: a sheet for each kind of fact, code lists and notes in the data package. "
        "[analysts.md](analysts.md) goes on from there.",
        "yot export --format xlsx --out OUT",
        "/downloads",
        "/api/v1/export/xlsx",
    ),
)


def run(command: str, out: Path) -> str:
    """What a command prints. Raises RuntimeError where it fails."""
    words = [str(out) if word == "OUT" else word for word in shlex.split(command)[1:]]
    result = CliRunner().invoke(app, words)
    if result.exit_code:
        raise RuntimeError(f"{command}: {result.output}")
    return result.output.rstrip()


def ingest() -> None:
    """Read the samples into the store of the settings."""
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".docx", ".pdf"))
    result = CliRunner().invoke(app, ["ingest", *map(str, paths), "--workers", "1"])
    if result.exit_code:
        raise RuntimeError(result.output)


def _sections(out: Path) -> Iterator[str]:
    yield _OPENING
    for number, question in enumerate(QUESTIONS, 1):
        lines = [line.rstrip() for line in run(question.command, out).splitlines()]
        cut = [*lines[:_MOST_LINES], "..."] if len(lines) > _MOST_LINES else lines
        yield f"## {number}. {question.asked}"
        if question.note:
            yield question.note
        yield f"- page: `{question.page}`\n- API: `{question.api}`"
        yield "\n".join([f"```\n$ {question.command}", *cut, "```"])


def main() -> None:
    """Write the page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"YOT_DATABASE_URL": str(Path(folder) / "store.db"), "COLUMNS": "118"}
        ingest()
        PAGE.write_text("\n\n".join(_sections(Path(folder) / "out")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
