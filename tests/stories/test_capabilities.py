"""What the capabilities page says of the bundled story is so: each word stands where it says, each passage uses one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from skaz.model.telling import All, Arg, Clause, Content, Item, Kept, Quoted, Readings, Scene, Sentence, Some, TimeLine
from skaz.story import Story, load
from skaz.text.fold import fold

PAGE = Path(__file__).parents[2] / "docs" / "capabilities.md"
#: A passage for which the page says why it does not have what one would expect.
WITHOUT = {"15": {"film:54"}}
#: What later parts of the program bring.
LATER = {"18", "29", "35", "38", "39", "40"}


class Row(NamedTuple):
    """One capability: the words that say it, and the passages where they stand."""

    number: str
    name: str
    words: tuple[str, ...]
    passages: tuple[str, ...]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def passages_in(text: str) -> list[str]:
    """The passages that a cell lists; ``film:1-72`` is a run of them."""
    found = []
    for telling, first, last in re.findall(r"\b([a-z]\w*):(\d+)(?:-(\d+))?", text):
        found.extend(f"{telling}:{n}" for n in range(int(first), int(last or first) + 1))
    return found


def rows() -> list[Row]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if re.match(r"\| \d\d \|", line)]
    made = [cells(line) for line in lines]
    return [
        Row(no, name, tuple(w.strip() for w in words.split(",")), tuple(passages_in(at)))
        for no, name, words, at in made
    ]


ROWS = {row.number: row for row in rows()}
PRESENT = [row for row in ROWS.values() if row.number not in LATER]


@cache
def story() -> Story:
    return load("anna-karenina")


@cache
def used() -> dict[str, frozenset[str]]:
    """What each passage uses, in the page's spelling, but for names and pronouns."""
    return {
        passage.id: frozenset({"line:mapped"} if passage.is_mapped else ()).union(*map(words_of_item, passage.items))
        for telling in story().model.tellings
        for passage in telling.passages
    }


@cache
def written() -> dict[str, str]:
    """The folded lines under each quotation."""
    found = {}
    for telling in story().model.tellings:
        text = telling.span.source.text
        starts = [passage.span.start for passage in telling.passages] + [len(text)]
        for passage, end in zip(telling.passages, starts[1:]):
            found[passage.id] = fold(text[passage.span.end : end])
    return found


def words_of_item(item: Item) -> frozenset[str]:
    if isinstance(item, Sentence):
        return frozenset(word for clause in item.clauses for word in words_of_clause(clause))
    if isinstance(item, Kept):
        return frozenset({f"line:{item.label}"})
    if isinstance(item, Readings):
        inner = (words_of_item(each) for alternative in item.alternatives for each in alternative)
        return frozenset({"line:either"}).union(*inner)
    if isinstance(item, Scene):
        return frozenset({"line:scene", "line:place"})
    assert isinstance(item, TimeLine)
    return frozenset({"line:time"})


def words_of_clause(clause: Clause) -> Iterator[str]:
    name = f"{clause.word.vocabulary}.{clause.word.name}"
    yield name
    yield from (f"particle:{mark}" for mark in clause.how)
    signs = {
        "line:time": clause.times,
        "line:place": clause.place_said,
        "line:reference": clause.ref,
        "line:because": clause.reasons,
        "line:purpose": clause.purposes,
    }
    yield from (sign for sign, there in signs.items() if there)
    yield from (f"open:{name}.{slot.name}" for slot, arg in zip(clause.word.slots, clause.args) if arg is None)
    for arg in (*clause.args, *clause.purposes):
        yield from words_of_arg(arg)
    for reason in clause.reasons:
        yield from words_of_clause(reason)


def words_of_arg(arg: Arg) -> Iterator[str]:
    kinds = {Some: "line:somebody", All: "line:everybody", Quoted: "line:quoted", Content: "line:content"}
    if type(arg) in kinds:
        yield kinds[type(arg)]
    if isinstance(arg, Content):
        for clause in arg.clauses:
            if clause.word.kind == "attitude":
                yield "line:nested"
            yield from words_of_clause(clause)


def stands(word: str, passage: str) -> bool:
    """Whether a passage uses a word of the page."""
    kind, _, text = word.partition(":")
    if kind in ("name", "pronoun"):
        return re.search(rf"(?<!\w){re.escape(fold(text))}(?!\w)", written()[passage]) is not None
    return word in used()[passage]


def test_all_capabilities_have_a_row() -> None:
    assert list(ROWS) == [f"{number:02}" for number in range(1, 47)]


@pytest.mark.parametrize("number", sorted(LATER))
def test_what_comes_later_is_said_to(number: str) -> None:
    assert ROWS[number].words == ("-",)


@pytest.mark.parametrize("row", PRESENT, ids=lambda row: row.number)
def test_each_word_stands_in_one_of_the_passages(row: Row) -> None:
    assert [word for word in row.words if not any(stands(word, passage) for passage in row.passages)] == []


@pytest.mark.parametrize("row", PRESENT, ids=lambda row: row.number)
def test_each_passage_uses_one_of_the_words(row: Row) -> None:
    assert [passage for passage in row.passages if not any(stands(word, passage) for word in row.words)] == []


def needed(shared: Path, weights: Iterable[str]) -> dict[str, list[str]]:
    """The passages that call for each capability of a weight."""
    table = (shared / "seeds" / "capabilities.md").read_text("utf-8").splitlines()
    made = [cells(line) for line in table if re.match(r"\| \d\d \|", line)]
    return {row[0]: passages_in(row[3]) for row in made if row[2] in weights and row[0] not in LATER}


def test_every_passage_that_calls_for_a_must_has_it(shared: Path) -> None:
    wanted = needed(shared, {"must"})
    missing = {no: set(passages) - set(ROWS[no].passages) for no, passages in wanted.items()}
    assert {no: passages for no, passages in missing.items() if passages} == WITHOUT
    assert "Of film:54 one would expect" in PAGE.read_text("utf-8")
    assert len(wanted) > 20
