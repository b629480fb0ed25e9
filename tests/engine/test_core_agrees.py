"""A story replays on the core as on the reference: every step, belief to three believers, failure and finding.

Along all bundled stories, and along tellings drawn from seeds: anything at all in standard words, routine life, long
stories of many people, the fair by which speed is measured, and small worlds with rules and told beliefs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.long_story import write as long_story
from bench.workload import write as fair
from bench.worlds.say import Printer, world
from bench.worlds.write import live
from engine_agreement import Note, but_on_the_way, first_difference, notes_of
from examples import examples
from random_tellings import Teller
from skaz.engine.acting import Engine, store_of
from skaz.engine.order import readings_of
from skaz.engine.replay import replay
from skaz.engine.run import Run
from skaz.model.from_syntax import Model, build
from skaz.model.telling import Telling
from skaz.story import load
from skaz.syntax.files import read_files
from small_worlds import PEOPLE, SmallWorld, small_worlds

TELLINGS = {
    "anna-karenina": ("film", "novel"),
    "low-water": ("apa", "water"),
    "the-long-spoon": ("lingura", "spoon"),
    "starter": ("isle", "insula"),
}
BUNDLED = [(story, telling) for story, tellings in TELLINGS.items() for telling in tellings]
DEPTHS = (1, 2, 3)
#: Tellings of each kind that are drawn; each kind's seeds begin at 0.
ANYTHING, ROUTINE, LONG, FAIRS = 8, 3, 1, 1

of_bundled = pytest.mark.parametrize(("story", "telling"), BUNDLED)


@cache
def bundled(story: str) -> Model:
    return load(story).model


def telling_of(story: str, name: str) -> Telling:
    return next(telling for telling in bundled(story).tellings if telling.name == name)


def model_of(text: str) -> Model:
    with TemporaryDirectory() as folder:
        path = Path(folder, "story.skaz")
        path.write_text(text, "utf-8")
        return build(read_files(path))


def difference(
    model: Model, telling: Telling, *, depth: int = 2, readings: dict[int, int] | None = None, check: bool = True
) -> str:
    """Where core and reference part, the core asked at each step or at the end alone; empty where they do not."""

    def notes(engine: Engine, ask_on_the_way: bool) -> list[Note]:
        def by_engine(model: Model, telling: Telling) -> Run:
            run = replay(model, telling, depth=depth, readings=readings, engine=engine)
            assert (store_of(run.state) is not None) == (engine == "core")
            return run

        return notes_of(model, telling, by_engine, ask_on_the_way=ask_on_the_way, check=check)

    reference = notes("reference", True)
    asked = first_difference(notes("core", True), reference)
    return asked or first_difference(notes("core", False), but_on_the_way(reference))


# The bundled stories


def test_every_bundled_telling_is_compared() -> None:
    for story, tellings in TELLINGS.items():
        assert {telling.name for telling in bundled(story).tellings} == set(tellings)


@of_bundled
@pytest.mark.parametrize("depth", DEPTHS)
def test_a_bundled_telling(story: str, telling: str, depth: int) -> None:
    model = bundled(story)
    assert difference(model, telling_of(story, telling), depth=depth) == ""


def other_readings() -> Iterator[tuple[str, str, dict[int, int]]]:
    for story, name in BUNDLED:
        blocks = readings_of(telling_of(story, name))
        for number, (_, count) in enumerate(blocks):
            yield from ((story, name, {number: which}) for which in range(1, count))


def test_the_other_readings_of_the_bundled_tellings() -> None:
    for story, name, readings in other_readings():
        assert difference(bundled(story), telling_of(story, name), readings=readings, check=False) == ""


# Tellings drawn from seeds


@pytest.mark.parametrize("seed", range(ANYTHING))
def test_anything_told_in_standard_words(seed: int) -> None:
    teller = Teller(seed)
    assert difference(teller.model, teller.telling(), depth=1 + seed % 3) == ""


@pytest.mark.parametrize("seed", range(ROUTINE))
def test_routine_life(seed: int) -> None:
    cast, model = world(seed)
    model = model_of(Printer(model, seed).text(live(seed, cast), cast))
    assert difference(model, model.tellings[0]) == ""


@pytest.mark.parametrize("seed", range(LONG))
def test_a_long_story(seed: int) -> None:
    model = model_of(long_story(seed, 150, 30).text)
    assert difference(model, model.tellings[0]) == ""


@pytest.mark.parametrize("seed", range(FAIRS))
def test_the_fair_with_an_event_that_all_see(seed: int) -> None:
    model = model_of(fair(seed, 30)[0])
    assert difference(model, model.tellings[0]) == ""


told = st.lists(
    st.tuples(st.integers(0, 2), *[st.sampled_from(PEOPLE)] * 2).filter(lambda deed: deed[1] != deed[2]), max_size=6
)


@settings(max_examples=examples(20))
@given(small_worlds, told, st.sampled_from(DEPTHS))
def test_a_small_world(small: SmallWorld, deeds: list[tuple[int, str, str]], depth: int) -> None:
    model = model_of(small.skaz([deed for deed in deeds if deed[0] < len(small.deeds)]))
    assert difference(model, model.tellings[0], depth=depth) == ""
