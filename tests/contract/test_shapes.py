"""Every command's JSON has the shape that the contract gives it, field for field, and ends as the contract says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from contract_shapes import Keyed, Listing, Named, Plain, Reader, Text, command_shapes, common_shapes, wrong
from pages import blocks_of, sessions_of
from skaz.cli.app import COMMANDS, status_of

COMMON = common_shapes()
ANSWERS = command_shapes()
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))

#: Calls of each command by the heading of its answer in the contract, and how each ends.
CALLS: dict[str, list[tuple[list[str], int]]] = {
    "run": [(["anna-karenina", "--report", "page.html"], 0), (["broken"], 0)],
    "check STORY": [(["anna-karenina", "--strict"], 1), (["broken"], 1), (["waived", "--telling", "main"], 0)],
    "check STORY --diff ID": [
        (["broken", "--diff", "story.skaz:10"], 0),
        (["broken", "--fix", "story.skaz:10/2"], 0),
        (["broken", "--fix", "f7"], 2),
    ],
    "compare STORY": [(["anna-karenina"], 1), (["low-water", "apa", "apa"], 0), (["broken"], 2)],
    "trace STORY": [(["anna-karenina", "--telling", "film"], 0), (["broken"], 0)],
    "trace STORY --after PASSAGE|EVENT": [
        (["anna-karenina", "--after", "novel:11", "--depth", "2"], 0),
        (["broken", "--after", "main:2.1"], 0),
    ],
    "plan PROBLEM": [(["walk.txt"], 0), (["walk.txt", "--goal", "2", "--max-visited", "9"], 1), (["none.txt"], 2)],
    "vocab": [(["gives"], 0), (["asks", "--story", "broken", "--in", "ro"], 0), (["wombles"], 2)],
    "explain CODE": [(["dead"], 0), (["unknown-name"], 0)],
    "new FOLDER": [(["mine"], 0), (["copy", "--from", "anna-karenina"], 0)],
}
#: What the contract of the whole program promises beyond doubt: later parts add to it and take nothing away.
PROMISED = {
    "place": "file line column end_line end_column",
    "finding": "id key code class severity message place passages events rule assumes root waived repairs",
    "telling": "name language source passages mapped frames silent events bridges presupposed",
    "run": "schema story tellings findings comparison report",
    "check STORY": "schema story tellings findings",
    "trace STORY": "schema story steps",
    "compare STORY": "schema story tellings aligned differences roots",
    "difference": "id kind weight category a b rule assumes root message",
    "plan PROBLEM": "schema story solved plan length utility proved_shortest explanations visited generated seconds "
    "compile_seconds memory_mb reason",
    "reason": "action character plan because",
    "trace STORY --after PASSAGE|EVENT": "schema story facts beliefs",
}
STEP = "event text passage place order time mode seen_by changes beliefs causes explained"
BELIEF = "who fact value grade since how"
WORLD = """story "S"
use places, life, speech
house the mill
woman Ada
man Petru
telling main in en "S"
> One.
Petru dies
> Two.
Petru greets Ada
"""
PROBLEM = """type place; entity P : place; entity Q : place; entity A : character; property at(c : character) : place;
action go(c : character, to : place) { precondition: at(c) != to; effect: at(c) = to; consenting: c; };
at(A) = P; utility(): if(at(A) == Q) 1 else 0; utility(A): if(at(A) == Q) 1 else 0;
"""


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a story that has an error and one in which it is waived."""
    for name, text in {"broken": WORLD, "waived": f"{WORLD}  meant: dead, she only dreams it\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.skaz").write_text(text, "utf-8")
    (tmp_path / "walk.txt").write_text(PROBLEM, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_has_a_shape_and_a_call() -> None:
    assert {heading.split(" ")[0] for heading in ANSWERS} == set(COMMANDS)
    assert set(CALLS) == set(ANSWERS)


@pytest.mark.parametrize(
    ("heading", "args", "status"), [(h, args, status) for h, calls in CALLS.items() for args, status in calls]
)
@pytest.mark.usefixtures("stories")
def test_an_answer_has_its_shape(heading: str, args: list[str], status: int) -> None:
    command = heading.split(" ")[0]
    assert status_of([command, *args, "--format", "json", "--output", "answer.json"]) == status
    if status == 2:
        assert not Path("answer.json").exists()
        return
    answer = json.loads(Path("answer.json").read_text("utf-8"))
    assert wrong(answer, ANSWERS[heading], COMMON) == []
    assert list(answer)[:2] == ["schema", "story"]
    assert answer["schema"] == 1


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page.stem)
def test_the_golden_answers_have_their_shapes(page: Path) -> None:
    for block in blocks_of(page.read_text("utf-8")):
        for command, output in sessions_of(block.body) if block.language == "console" else []:
            if "--format json" in command:
                heading = heading_of(command)
                assert wrong(json.loads(output), ANSWERS[heading], COMMON) == [], command


def heading_of(command: str) -> str:
    name = command.split(" ")[1]
    own = [heading for heading in ANSWERS if heading.split(" ")[0] == name]
    return next(each for each in reversed(own) if all(flag in command for flag in re.findall(r"--\w+", each)))


@pytest.mark.parametrize("name", PROMISED)
def test_nothing_that_was_promised_is_gone(name: str) -> None:
    shape = {**COMMON, **ANSWERS}[name]
    assert set(PROMISED[name].split()) <= keys(shape)


def test_nothing_of_a_step_or_a_belief_is_gone() -> None:
    assert set(STEP.split()) <= keys(field(ANSWERS["trace STORY"], "steps"))
    after = ANSWERS["trace STORY --after PASSAGE|EVENT"]
    assert set(BELIEF.split()) <= keys(field(after, "beliefs"))


def keys(shape: Any) -> set[str]:
    """The keys of an object, or of each object in a list."""
    if isinstance(shape, Listing):
        return keys(shape.of)
    assert isinstance(shape, Keyed)
    return {key for key, _ in shape.fields}


def field(shape: Any, name: str) -> Any:
    return dict(shape.fields)[name]


# The reader of shapes itself


def test_shapes_are_read_as_written() -> None:
    shape = Reader(
        '{"a": "x" | "y" | null,      said to the reader\n "b": [place], "c": 1, "d": {"k": true, ...}}'
    ).shape()
    assert wrong({"a": "x", "b": [], "c": 3, "d": {"z": False}}, shape, COMMON) == []
    assert wrong({"a": "z", "b": [{}], "c": 3.5, "e": 0}, shape, COMMON) != []
    assert dict(shape.fields)["b"] == Listing(Named("place"))  # type: ignore[union-attr]
    assert Reader('"any text"').shape() == Text()
    assert Reader("0.5").shape() == Plain(float)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"file": "a", "line": 1, "column": 1, "end_line": 1}, "no end_column"),
        ({"file": 3, "line": 1, "column": 1, "end_line": 1, "end_column": 2}, ".file: 3 is not"),
        ({"file": "a", "line": True, "column": 1, "end_line": 1, "end_column": 2}, ".line: True is not"),
        ({"file": "a", "line": 1, "column": 1, "end_line": 1, "end_column": 2, "x": 1}, "x is not in the contract"),
        ([], "is no object"),
    ],
)
def test_what_is_not_as_its_shape_is_said(value: Any, said: str) -> None:
    assert said in " ".join(wrong(value, COMMON["place"], COMMON))
