"""What young people, parents or victims answered in a survey: shares and counts, and how many answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.context import Context, Place
from extract.facts import SurveyAnswer
from extract.quotes import in_row, shorten
from extract.vocabulary import any_of
from normalise.numbers import NUMBER_WORDS, read_number
from normalise.vocabulary import load_toml
from parsers.document import Document, Heading, Passage, Table

_SENTENCE = re.compile(r"[^.!]+(?:[.!](?=\S)[^.!]*)*[.!]?")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)")
_BRACKETED = re.compile(rf"['\"‘“]([^'\"’”]+)['\"’”]\s*\((\d+|{NUMBER_WORDS})\)", re.IGNORECASE)
_OF_WHOM = r"(?:\s+of)?(?:\s+the)?"
_JOINT = re.compile(r"[\s,;]*(?:\band\b|\bwith\b|\bwhile\b|\bwhilst\b)?[\s,;]*$", re.IGNORECASE)
_LONGEST_TITLE = 80
_IN_TITLE = re.compile(
    r"\(\s*(\d[\d,]*)\s+(responses|replies|respondents|returns|[\w ]{0,30}people|parents[\w ]{0,12}|victims)", re.I
)
_OF_THESE = re.compile(r"\W*of (?:these|those|them)\b,?\s*", re.IGNORECASE)
_ALL = re.compile(r"\b(?:they\s+)?all\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Answer:
    statement: str
    value: Decimal
    unit: str
    start: int
    stop: int


def read(context: Context) -> Iterator[SurveyAnswer]:
    """Every answer with a figure in the sections that a heading or an introduction shows to be a survey's."""
    survey, answered = "", None
    for place in context.places:
        if isinstance(place.block, Table):
            if survey and place.block.index not in context.used:
                yield from _tabled(context, place.block, survey)
            continue
        told = _tells_of_survey(place.block.text)
        if isinstance(place.block, Heading) or (told and _is_title(place.block.text)):
            survey, answered = (_survey_name(place.block.text) if told else ""), None
            if survey and (found := _IN_TITLE.search(place.block.text)):
                answered = Decimal(found.group(1))
                answer = _Answer(found.group(2), answered, "count", *found.span(1))
                yield _fact(context.document, place.block.passage, survey, answer, 0)
            continue
        passage = place.block.passage
        survey = survey or (_name_from(place) if _responses(passage.folded) else "")
        if not survey:
            continue
        for start, end in _sentences(passage.folded):
            for answer in _answers(passage.folded[start:end], answered):
                if answer.unit == "count" and answered is None:
                    answered = answer.value
                yield _fact(context.document, passage, survey, answer, start)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        yield found.span()


@cache
def _survey_words() -> re.Pattern[str]:
    return any_of(load_toml("survey_words")["survey"]["words"])


def _tells_of_survey(text: str) -> bool:
    return bool(_survey_words().search(text))


def _is_title(line: str) -> bool:
    """Whether a line is a title that was not marked as a heading: short, without a figure's sign or a stop."""
    return len(line) <= _LONGEST_TITLE and not line.endswith((".", ":", ";")) and "%" not in line


def _survey_name(heading: str) -> str:
    words = any_of(load_toml("survey_words")["survey"]["results"])
    return words.sub("", heading.strip(" :"), count=1).strip(" :") if words.match(heading) else heading.strip(" :")


def _name_from(place: Place) -> str:
    return _survey_name(place.heading) or "Survey"


@cache
def _response() -> re.Pattern[str]:
    words = load_toml("survey_words")["response"]
    nouns, verbs = any_of(words["nouns"]).pattern, any_of(words["verbs"]).pattern
    subject = rf"(?P<all>(?:all\s+)?)(?P<number>\d[\d,]*|{NUMBER_WORDS})\s+(?:\w+\W+){{0,6}}?"
    survey = _survey_words().pattern
    return re.compile(rf"{subject}(?:{nouns}\s+(?:\w+\s+){{0,3}}?{verbs}|{verbs}\s+(?:\w+\s+){{0,3}}?{survey})", re.I)


def _responses(text: str) -> re.Match[str] | None:
    """The words that say how many answered: "49 responses were received"."""
    return _response().search(text) if _hints().search(text) else None


@cache
def _hints() -> re.Pattern[str]:
    """Words of which one stands wherever it is said how many answered: a quick look before a slow one."""
    words = load_toml("survey_words")
    return any_of([*words["survey"]["words"], *words["response"]["nouns"]])


def _answers(sentence: str, answered: Decimal | None) -> list[_Answer]:
    shares = _shares(sentence)
    if found := _responses(sentence) or _replied().search(sentence):
        number = read_number(found.group("number"))
        if number is not None and shares:
            statement = sentence[found.end("number") : found.end()].strip(" ,.")
            return [_Answer(statement, Decimal(number), "count", found.start("number"), found.end()), *shares]
        if number is not None:
            statement = sentence[found.end("number") :].strip(" .")
            return [_Answer(statement, Decimal(number), "count", found.start("number"), len(sentence.rstrip()))]
    return shares or _listed(sentence) or _of_these(sentence, answered) or _counts(sentence, answered)


@cache
def _replied() -> re.Pattern[str]:
    """ "22 replied", "40 parents answered": how many did, without a word for the survey."""
    words = load_toml("survey_words")
    people, verbs = any_of(words["people"]["words"]).pattern, any_of(words["response"]["replied"]).pattern
    return re.compile(rf"\b(?P<number>\d[\d,]*|{NUMBER_WORDS})\s+(?:{people}\s+)?(?:who\s+)?(?:{verbs})", re.IGNORECASE)


def _of_these(sentence: str, answered: Decimal | None) -> list[_Answer]:
    """ "Of these 30 felt safe and 28 would come again": counts of those who answered, one behind the other."""
    lead = _OF_THESE.match(sentence)
    if lead is None or answered is None:
        return []
    found: list[_Answer] = []
    following = len(sentence.rstrip())
    for each in reversed(list(_each().finditer(sentence, lead.end()))):
        number = read_number(each["number"])
        between = sentence[lead.end() : each.start()].strip()
        if number is None or number > answered or (between and not each["joint"]):
            continue
        statement = sentence[each.end() : following].strip(" ,.")
        found.insert(0, _Answer(statement, Decimal(number), "count", each.start("number"), following))
        following = each.start()
    return found


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"(?P<joint>\band\s+|,\s+)?\b(?P<number>\d{{1,4}}|{NUMBER_WORDS})\s+(?=[a-z])", re.IGNORECASE)


def _tabled(context: Context, table: Table, survey: str) -> Iterator[SurveyAnswer]:
    """The rows of a survey's table of two columns: an answer and its share."""
    for row in table.rows if table.width == 2 else ():
        statement, share = row[0], _PERCENT.fullmatch(row[1].text.strip())
        if share is None or not statement.text:
            continue
        context.used.add(table.index)
        quote, anchor = in_row(context.document, table, row, row[1], row[1].passage.span())
        yield SurveyAnswer(
            survey=survey, statement=statement.text, value=Decimal(share.group(1)), unit="percent",
            quote=quote, anchor=anchor, method="survey_table", confidence=0.9,
        )  # fmt: skip


def _shares(sentence: str) -> list[_Answer]:
    """ "81% of respondents had agreed to a plan and 95% of these felt ...": each share with the words behind it."""
    marks = [(f.start(), f.end(), Decimal(f.group(1))) for f in _PERCENT.finditer(sentence)]
    if not marks:
        return []
    for found in re.finditer(r"\b(?:and|,)\s+(all\s+(?:of\s+)?(?:the\s+)?respondents)\b", sentence, re.IGNORECASE):
        marks.append((found.start(1), found.end(1), Decimal(100)))
    marks.sort()
    stops = [start for start, _, _ in marks[1:]] + [len(sentence)]
    answers = []
    for (start, end, value), following in zip(marks, stops, strict=True):
        joint = _JOINT.search(sentence[start:following]) if following < len(sentence) else None
        stop = start + joint.start() if joint else following
        statement = _without_people(sentence[end:stop]).strip(" .,;")
        if len(statement.split()) > 1:
            answers.append(_Answer(statement, value, "percent", start, stop))
    return answers


def _listed(sentence: str) -> list[_Answer]:
    """ "'making better decisions' (12), 'drug use' (eight)": each quoted answer with the count in its brackets."""
    answers = []
    for found in _BRACKETED.finditer(sentence):
        number = read_number(found.group(2))
        if number is not None:
            answers.append(_Answer(found.group(1), Decimal(number), "count", *found.span()))
    return answers


@cache
def _count() -> re.Pattern[str]:
    people = any_of(load_toml("survey_words")["people"]["words"]).pattern
    who = rf"(?:{_OF_WHOM}\s+{people})?"
    return re.compile(rf"(?:^|,)\W*(?:all\s+)?(?P<number>\d{{1,4}}|{NUMBER_WORDS}){who}\s+(?=\w)", re.IGNORECASE)


def _counts(sentence: str, answered: Decimal | None) -> list[_Answer]:
    """ "Sixteen thought that they were listened to", "All the children knew why": counts of those who answered."""
    if found := _count().search(sentence):
        number = read_number(found.group("number"))
        if number is not None and (answered is None or number <= answered):
            lead = sentence[: found.start("number")].strip(" ,.")
            statement = " ".join(part for part in (sentence[found.end() :].strip(" ."), lead) if part)
            return [_Answer(statement, Decimal(number), "count", 0, len(sentence.rstrip()))]
    if answered is not None and (found := _ALL.search(sentence)):
        statement = _without_people(sentence[found.end() :] or sentence).strip(" .")
        if len(statement.split()) > 2:
            return [_Answer(statement, answered, "count", 0, len(sentence.rstrip()))]
    return []


@cache
def _people() -> re.Pattern[str]:
    people = any_of(load_toml("survey_words")["people"]["words"]).pattern
    return re.compile(
        rf"{_OF_WHOM}\s+{people}(?:\s+who\s+(?:responded|answered)\b[^,]*?questionnaire)?\s+", re.IGNORECASE
    )


def _without_people(words: str) -> str:
    found = _people().match(words)
    return words[found.end() :] if found else words


def _fact(document: Document, passage: Passage, survey: str, answer: _Answer, offset: int) -> SurveyAnswer:
    text = passage.folded
    begin, stop = offset + answer.start, offset + answer.stop
    begin += len(text[begin:stop]) - len(text[begin:stop].lstrip())
    start, end = shorten(document, *passage.span(begin, stop))
    return SurveyAnswer(
        survey=survey,
        statement=answer.statement,
        value=answer.value,
        unit=answer.unit,
        quote=document.quote(start, end),
        anchor=document.anchor(start, end),
        method="survey",
        confidence=0.9,
    )
