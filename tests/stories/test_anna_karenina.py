"""The bundled story is what it says: both accounts whole, every sentence mapped, each account by itself."""

from __future__ import annotations

import csv
import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from skaz.cli.sum_up import knowledge_text, where_text
from skaz.draw.report import report_html
from skaz.locate import first_file
from skaz.model.cost import cost_of
from skaz.model.lines.formal import clause_text
from skaz.model.telling import Content, Item, Kept, Passage, Quoted, Readings, Scene, Sentence, Telling, TimeLine
from skaz.story import Story, load
from skaz.text.codes import CODES
from skaz.text.identity import number
from skaz.trace.to_json import trace_to_json

PASSAGES = {"film": 72, "novel": 19}
SOURCES = {"film": "film-en.txt", "novel": "novel-ro.txt"}
EVENTS = {"film": 95, "novel": 28}
#: Passages of which nothing but a frame, a judgement or a note is kept: those that only frame.
FRAMES_ALONE: dict[str, list[str]] = {"film": [], "novel": []}

of_tellings = pytest.mark.parametrize("name", PASSAGES)


@cache
def story() -> Story:
    return load("anna-karenina")


def telling(name: str) -> Telling:
    return story().telling(name)


def given(shared: Path, name: str) -> list[dict[str, str]]:
    """The passages of an account as they were supplied."""
    with (shared / "seeds" / "passages.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["passage"].startswith(f"{name}:")]


# The text


@of_tellings
def test_the_quotes_are_the_supplied_sentences_character_by_character(name: str, shared: Path) -> None:
    rows = given(shared, name)
    assert len(rows) == PASSAGES[name]
    assert [(p.id, p.quote) for p in telling(name).passages] == [(row["passage"], row["text"]) for row in rows]


@of_tellings
def test_the_paragraphs_are_those_of_the_source(name: str, shared: Path) -> None:
    assert [str(p.paragraph) for p in telling(name).passages] == [row["paragraph"] for row in given(shared, name)]


@of_tellings
def test_the_source_texts_are_the_supplied_ones(name: str, shared: Path) -> None:
    assert telling(name).source == SOURCES[name]
    own = first_file("anna-karenina").parent / SOURCES[name]
    assert own.read_bytes() == (shared / "seeds" / SOURCES[name]).read_bytes()


def test_nothing_in_the_text_is_unclear() -> None:
    about_text = [f for f in story().check() if CODES[f.code].family == "text"]
    assert [(f.code, f.span, f.message) for f in about_text] == []
    assert story().findings == []


# The mapping


@of_tellings
def test_every_passage_is_mapped(name: str) -> None:
    assert [passage.id for passage in telling(name).passages if not passage.is_mapped] == []


@of_tellings
def test_no_passage_is_a_frame_alone_unless_it_only_frames(name: str) -> None:
    assert [passage.id for passage in telling(name).passages if passage.is_frame] == FRAMES_ALONE[name]


@of_tellings
def test_so_many_events_and_speech_acts_are_told(name: str) -> None:
    assert told(telling(name)) >= EVENTS[name]
    assert len(story().replay(name).events) >= EVENTS[name]


def told(one: Telling) -> int:
    """Events and speech acts that the lines say happened: none denied, tried, supposed or repeated from elsewhere."""
    clauses = [c for passage in one.passages for s in sentences(passage.items) for c in s.clauses]
    return sum(c.word.kind == "action" and c.is_real and not c.negated and c.ref is None for c in clauses)


def sentences(items: tuple[Item, ...]) -> list[Sentence]:
    """The sentences of the preferred reading."""
    found: list[Sentence] = []
    for item in items:
        if isinstance(item, Readings):
            found.extend(sentences(item.alternatives[0]))
        elif isinstance(item, Sentence):
            found.append(item)
    return found


# What it costs to write


@of_tellings
def test_writing_costs_little(name: str) -> None:
    cost = cost_of(telling(name))
    assert cost.lines_per_passage <= 2.0
    assert cost.formal_share <= 0.02
    assert cost.quoted_share <= 0.10


@of_tellings
def test_the_cost_is_counted_right(name: str) -> None:
    cost = cost_of(telling(name))
    bodies = [body(passage) for passage in telling(name).passages]
    assert cost.lines_per_passage == pytest.approx(sum(map(len, bodies)) / PASSAGES[name])
    every = [s for passage in telling(name).passages for s in all_sentences(passage.items)]
    assert cost.formal_share == pytest.approx(sum(s.formal for s in every) / sum(map(len, bodies)))
    kinds = [kind for s in every for clause in s.clauses for kind in contents(clause)]
    assert cost.quoted_share == pytest.approx(kinds.count("quoted") / len(kinds))


def body(passage: Passage) -> list[str]:
    """The lines under a quotation, as they stand in the file."""
    text = passage.span.source.text
    lines = text[passage.span.end :].splitlines()[1:]
    end = next((i for i, line in enumerate(lines) if line.startswith(">")), len(lines))
    return [line for line in lines[:end] if line.strip() and not line.lstrip().startswith("#")]


def all_sentences(items: tuple[Item, ...]) -> list[Sentence]:
    found: list[Sentence] = []
    for item in items:
        assert isinstance(item, Sentence | Readings | Kept | Scene | TimeLine)
        if isinstance(item, Readings):
            found.extend(s for alternative in item.alternatives for s in all_sentences(alternative))
        elif isinstance(item, Sentence):
            found.append(item)
    return found


def contents(clause: Any) -> list[str]:
    found: list[str] = []
    for arg in (*clause.args, *clause.purposes):
        if isinstance(arg, Quoted):
            found.append("quoted")
        elif isinstance(arg, Content):
            found.append("content")
            found.extend(kind for inner in arg.clauses for kind in contents(inner))
    found.extend(kind for reason in clause.reasons for kind in contents(reason))
    return found


# Each account by itself


@pytest.mark.parametrize(("kept", "deleted"), [("film", "novel"), ("novel", "film")])
def test_deleting_a_telling_changes_nothing_in_the_other(kept: str, deleted: str, tmp_path: Path) -> None:
    alone = load(without(deleted, tmp_path / "anna-karenina"))
    assert alone.tellings == [kept]
    assert clauses_of(alone.telling(kept)) == clauses_of(telling(kept))
    assert trace_to_json(alone.replay(kept)) == trace_to_json(story().replay(kept))
    assert alone.replay(kept).at_end(2) == story().replay(kept).at_end(2)
    assert findings_of(alone, kept) == findings_of(story(), kept)
    assert alone.stats() == [row for row in story().stats() if row["name"] == kept]


def without(name: str, folder: Path) -> Path:
    """A copy of the story without one of its tellings and its source."""
    shutil.copytree(first_file("anna-karenina").parent, folder)
    first = folder / "story.skaz"
    text = first.read_text("utf-8")
    line = f'include "{name}.skaz"\n'
    assert text.count(line) == 1
    first.write_text(text.replace(line, ""), "utf-8")
    (folder / f"{name}.skaz").unlink()
    (folder / SOURCES[name]).unlink()
    return folder


def clauses_of(one: Telling) -> list[tuple[Any, ...]]:
    return [
        (p.id, c.word.name, c.args, c.value, c.how, c.place, c.company, c.times, c.purposes, c.ref)
        for p in one.passages
        for s in all_sentences(p.items)
        for c in s.clauses
    ]


def findings_of(whole: Story, name: str) -> list[tuple[Any, ...]]:
    """The findings of one telling by their keys; their numbers count those of all."""
    own = [finding for finding in whole.check() if finding.span.source.name == f"{name}.skaz"]
    return [
        (each.key, each.finding.message, each.finding.severity, each.finding.waived, each.finding.passages)
        for each in number(own)
    ]


@pytest.mark.parametrize(("name", "other"), [("film", "novel"), ("novel", "film")])
def test_what_only_one_account_names_shows_nowhere_in_the_other(name: str, other: str) -> None:
    own, others = named_in(name), named_in(other)
    trace = story().replay(name)
    shown = "\n".join(
        [
            json.dumps(trace_to_json(trace), ensure_ascii=False),
            where_text(trace),
            knowledge_text(story(), trace),
            report_html(story().title, [(telling(name), trace)], number(story().check(name))),
        ]
    )
    for known in sorted(own, key=len, reverse=True):
        shown = re.sub(rf"\b{re.escape(known)}\b", "", shown)
    assert [each for each in sorted(others - own) if re.search(rf"\b{re.escape(each)}\b", shown)] == []


def named_in(name: str) -> set[str]:
    """The entities that the lines of a telling name, and those in which its places lie."""
    lines = "\n".join(
        f"{clause_text(clause)} {clause.place} {clause.company} {clause.reasons} {clause.purposes}"
        for passage in telling(name).passages
        for sentence in all_sentences(passage.items)
        for clause in sentence.clauses
    )
    entities = story().model.world.entities
    found = {each for each in entities if re.search(rf"\b{re.escape(each)}\b", lines)}
    for each in list(found):
        inside = entities[each].inside
        while inside is not None:
            found.add(inside)
            inside = entities[inside].inside
    return found
