"""How fast a line becomes events: of a shape met before, of a new shape, and with a finding.

    python -m bench.bench_lines

The lines are those of the bundled story in both languages and of a long story (`bench.long_story`). "Known" reads them
again and again; "new" forgets all shapes before each line; "wrong" spoils one word of each. Seconds are the
processor's, and the best of several rounds counts: what else the machine does can only add to it. The collector is
paused, as it is where a story is built.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.long_story import write
from skaz.model.from_syntax import Model, build
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.reader import LineReader
from skaz.model.lines.setting import Setting
from skaz.model.telling import Readings, Scene, Sentence, TimeLine
from skaz.syntax.collector import collector_paused
from skaz.syntax.files import STORIES, read_files
from skaz.text.source import Span

#: Lines a second at least.
FLOOR = {"known": 30_000, "new": 5_000, "wrong": 1_000}


class Lines:
    """The lines of one telling, with a reader that has read them once."""

    def __init__(self, model: Model, telling: str) -> None:
        self.model = model
        found = next(t for t in model.tellings if t.name == telling)
        self.reader: LineReader = model.readers[found.language]
        self.spans = [span for passage in found.passages for item in passage.items for span in _spans(item)]
        self.texts = [span.text for span in self.spans]

    def read(self, *, forget: bool = False, spoil: bool = False) -> tuple[float, int]:
        """Lines a second, and how many lines had a finding."""
        texts = [_spoilt(text, i) for i, text in enumerate(self.texts)] if spoil else self.texts
        reader, world, findings = self.reader, self.model.world, 0
        setting = Setting(Mentions(reader.grammar, world.entities, world.entity_is_a))
        with collector_paused():
            start = time.process_time()
            for text, span in zip(texts, self.spans):
                if forget:
                    reader._shapes.clear()
                found = reader.item(text, span, setting, ())[1]
                findings += bool(found)
            return len(texts) / (time.process_time() - start), findings

    def best(self, rounds: int, *, forget: bool = False, spoil: bool = False) -> float:
        """The most lines a second of several readings."""
        return max(self.read(forget=forget, spoil=spoil)[0] for _ in range(rounds))

    def speeds(self) -> dict[str, float]:
        """Known shape, new shape, and lines with a finding."""
        self.read()
        again = 1 + 3_000 // len(self.texts)
        return {
            "known": self.best(5 * again),
            "new": self.best(2 + again // 5, forget=True),
            "wrong": self.best(2 + again // 10, spoil=True),
        }


def _spans(item: object) -> Iterator[Span]:
    if isinstance(item, Sentence | Scene | TimeLine):
        yield item.span
    elif isinstance(item, Readings):
        for alternative in item.alternatives:
            for inner in alternative:
                yield from _spans(inner)


def _spoilt(text: str, number: int) -> str:
    """The line with one of its words mistyped: names and verbs in turn."""
    words = text.split(" ")
    at = number % len(words)
    while len(words[at]) < 4 and at + 1 < len(words):
        at += 1
    words[at] = f"{words[at][:2]}x{words[at][2:]}"
    return " ".join(words)


def bundled() -> Model:
    return build(read_files(STORIES / "anna-karenina" / "story.skaz"))


def long(characters: int, events: int) -> Model:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "story.skaz")
        path.write_text(write(1, events, characters).text, "utf-8")
        return build(read_files(path))


@pytest.fixture(scope="module")
def everyday() -> Lines:
    return Lines(long(30, 1_000), "main")


@pytest.mark.parametrize("kind", FLOOR)
def test_lines_become_events_fast_enough(everyday: Lines, kind: str) -> None:
    everyday.read()
    assert everyday.best(6, forget=kind == "new", spoil=kind == "wrong") > FLOOR[kind]


def main() -> None:
    story, everyday, many = bundled(), long(30, 1_000), long(300, 10_000)
    print(f"{'lines a second':34} {'lines':>7} {'known':>9} {'new':>9} {'wrong':>9}")
    for label, model, telling in (
        ("Anna Karenina, film (English)", story, "film"),
        ("Anna Karenina, novel (Romanian)", story, "novel"),
        ("everyday life, 30 characters", everyday, "main"),
        ("everyday life, 300 characters", many, "main"),
    ):
        lines = Lines(model, telling)
        speeds = lines.speeds()
        print(f"{label:34} {len(lines.texts):7,}" + "".join(f" {speed:9,.0f}" for speed in speeds.values()))


if __name__ == "__main__":
    main()
