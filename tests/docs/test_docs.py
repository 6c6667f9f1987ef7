"""The pages say what the code does: kinds of fact, kinds of check, errors, files and links."""

from __future__ import annotations

import ast
import csv
import re
from functools import cache
from pathlib import Path

import pytest

from extract.facts import KINDS, Check, Fact
from extract.pipeline import extract
from normalise.vocabulary import load_toml
from parsers.reader import parse
from publish.columns import columns, model_columns
from tests.docs.source import DOCS, FENCED, ROOT, calls, nodes, page, patterns, sections

PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md"])
NEVER_MADE = {"contradiction", "unreadable"}
"""Kinds of check that the model names and nothing looks for."""

_ROW = re.compile(r"^\| (.+?) \|", re.MULTILINE)
_LAST_CELL = re.compile(r"^\| .* \| (.+) \|$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_FILE = re.compile(r"[\w-]+(?:/[\w.-]+)+\.\w+|[\w-]+\.(?:py|toml)|[\w-]+(?:/[\w-]+)*/")


# Facts


def described(kind: type[Fact]) -> str:
    section = sections(page("facts.md"), 2).get(kind.kind)
    assert section is not None, f"facts.md has no section {kind.kind}"
    return section


def first_table(section: str) -> list[str]:
    """The names in the first column of the table whose heading is `column`."""
    table = section[section.index("| column | holds |") :].partition("\n\n")[0]
    return [name for cell in _ROW.findall(table)[1:] for name in _CODE.findall(cell)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_a_section_with_its_columns_in_their_order(kind: type[Fact]) -> None:
    assert [*first_table(described(kind)), "quote"] == list(model_columns(kind.kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_names_the_columns_that_its_slot_leaves_out(kind: type[Fact]) -> None:
    line = re.search(r"^Figure: (.+)\.$", described(kind), re.MULTILINE)

    assert line is not None
    if line.group(1) == "all of them":
        assert kind.value_fields == kind.columns()
    else:
        assert tuple(_CODE.findall(line.group(1))) == kind.value_fields


def test_the_products_own_columns_are_explained() -> None:
    own = set(columns("observations")) - set(model_columns("observations"))

    assert own <= set(first_table(sections(page("facts.md"), 2)["Where a fact stands"]))


def explained_flags() -> set[str]:
    return {name for cell in _ROW.findall(sections(page("facts.md"), 2)["Flags"]) for name in _CODE.findall(cell)}


def test_every_flag_that_is_explained_is_one() -> None:
    strings = {
        node.value
        for folder in ("extract", "normalise")
        for node in nodes(folder)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    bounds = load_toml("value_words")["bounds"].keys()

    assert explained_flags() <= strings | bounds


def test_every_flag_of_a_fact_of_the_samples_is_explained() -> None:
    texts = [path.read_bytes() for path in sorted(ROOT.glob("samples/*.txt")) + sorted(ROOT.glob("tests/unseen/*.txt"))]
    set_by_code = {flag for data in texts for fact in extract(parse(data)).facts for flag in fact.flags}

    assert {"rotated", "malformed", "over"} <= set_by_code <= explained_flags()


# Checks


def kinds_of_checks() -> set[str]:
    """The kinds that the code makes: the second argument of `doubt`, wherever it is called."""
    return {words for call in calls("doubt", "extract/checks") for words in patterns(call.args[1])}


def test_every_kind_of_check_has_a_section_and_no_other() -> None:
    assert set(sections(page("checks.md"), 2)) == kinds_of_checks() | NEVER_MADE
    assert not kinds_of_checks() & NEVER_MADE


@pytest.mark.parametrize("kind", sorted(sections(page("checks.md"), 2)))
def test_every_section_says_what_it_means_shows_an_example_and_what_to_do(kind: str) -> None:
    section = sections(page("checks.md"), 2)[kind]

    for opening in ("**What it means.**", "**Example.**", "**What to do.**"):
        assert section.count(opening) == 1
    assert f"| [`{kind}`](#{kind}) |" in page("checks.md")


@cache
def sample_checks() -> frozenset[tuple[str, str]]:
    """The kind and the detail of every check that the samples hold."""
    found: set[tuple[str, str]] = set()
    for path in ROOT.glob("samples/expected/*/checks.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found.update((row["kind"], row["detail"]) for row in csv.DictReader(stream))
    return frozenset(found)


@pytest.mark.parametrize("kind", sorted(kinds_of_checks()))
def test_the_example_of_a_check_is_what_a_sample_or_the_document_in_the_section_gives(kind: str) -> None:
    section = sections(page("checks.md"), 2)[kind]
    documents = re.findall(r"^```document\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    given = set(sample_checks())
    for words in documents:
        facts = extract(parse(words.encode())).facts
        given.update((fact.sort, fact.detail) for fact in facts if isinstance(fact, Check))

    shown = [cell for cell in _LAST_CELL.findall(FENCED.sub("", section)) if cell not in ("detail", "---|---")]

    assert shown
    assert {(kind, detail) for detail in shown} <= given


# Errors


def worded(name: str, position: int, *folders: str) -> list[str]:
    """The patterns of what is given at a position to every error called `name`."""
    return sorted({found for call in calls(name, *folders) for found in patterns(call.args[position])})


def codes() -> list[str]:
    of_batches = worded("IngestError", 0, "ingest", "yot")
    return [
        *worded("ParseError", 0, "parsers", "ingest"),
        *worded("Failure", 0, "ingest"),
        *of_batches,
        *worded("Unusual", 1, "ingest"),
        "nothing\\-found",
    ]


def messages() -> list[str]:
    read = worded("ParseError", 1, "parsers", "ingest") + worded("Failure", 1, "ingest")
    read += worded("IngestError", 1, "ingest", "yot") + worded("Unusual", 2, "ingest")
    kept = worded("StoreError", 0, "db", "publish") + worded("ExportError", 0, "publish")
    return read + kept


def shown_messages() -> list[str]:
    return re.findall(r"^> (.+)$", page("errors.md"), re.MULTILINE)


@pytest.mark.parametrize("code", codes())
def test_every_code_of_an_error_has_a_section(code: str) -> None:
    assert any(re.fullmatch(code, name) for name in sections(page("errors.md"), 3)), f"errors.md lacks {code}"


@pytest.mark.parametrize("code", sorted(sections(page("errors.md"), 3)))
def test_every_section_of_an_error_is_of_a_code_with_a_message_and_words_on_it(code: str) -> None:
    section = sections(page("errors.md"), 3)[code]

    assert any(re.fullmatch(known, code) for known in codes()), f"no code gives {code}"
    assert re.search(r"^> ", section, re.MULTILINE)
    assert re.search(r"^[^>#\s]", section, re.MULTILINE)


@pytest.mark.parametrize("message", messages())
def test_every_message_of_an_error_is_shown(message: str) -> None:
    assert any(re.search(message, shown) for shown in shown_messages()), f"errors.md does not show {message}"


def test_messages_are_found_in_the_code() -> None:
    """Were the search for them to break, the tests above would pass over nothing."""
    assert "empty\\-file" in codes()
    assert len(codes()) > 20
    assert patterns(ast.parse('f"damaged-{ending}"', mode="eval").body) == ["damaged\\-.+"]


# Links and files


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = _HEADING.findall(FENCED.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        file, _, anchor = link.partition("#")
        if ":" in file:
            continue
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{path.name} links to {link}"
        assert not anchor or anchor in anchors(target), f"{path.name} links to {link}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_files_and_folders_that_pages_name_exist(path: Path) -> None:
    top = {child.name for child in ROOT.iterdir()}
    for words in _CODE.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        if not _FILE.fullmatch(words):
            continue
        first, slash, _ = words.partition("/")
        if slash and first in top:
            assert (ROOT / words).exists(), f"{path.name} names {words}"
        elif not slash:
            places = (ROOT, *(ROOT / name for name in ("parsers", "normalise/data", "extract", "db", "yot", "docs")))
            assert any((place / words).exists() for place in places), f"{path.name} names {words}"
