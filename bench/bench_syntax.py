"""Text to tree with spans, in lines a second: tellings, vocabularies, and both as stories mix them.

python bench/bench_syntax.py            prints a table
python -m pytest bench/bench_syntax.py  holds the counts, and the speed that the design asks for
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from skaz.syntax.from_text import parse
from skaz.text.source import Source

PEOPLE = ["Anna", "Vronsky", "Kitty", "Levin", "Stiva", "Dolly", "Karenin", "the railroad worker"]
PLACES = ["Moscow", "St. Petersburg", "the ball", "Levin's estate"]
LINES = [
    "{a} travels to {p}, and {b} goes with her",
    "that night, at {p}, {a} dances with {b}",
    '{a} tells {b} "all that she knows"',
    "travel({a}, {p})",
    "nothing new",
]
WORD = """# What somebody does to somebody.
action do_{n}(who, whom, where: place?) together
  en does{n} {{whom}} [in|at {{where}}]; is {{whom}}'s doer{n}|(maker of things{n})
  ro îl face{n} pe {{whom}} [în|la {{where}}]
  if at(whom) = where and not done_{n}(whom)
  then done_{n}(who, whom) and believes(whom, done_{n}(who, whom))
property done_{n}(who, whom): place lasting
  known to who, whom
  en is done{n} by {{whom}} in {{value}}
  ro este făcut{n}~ de {{whom}} în {{value}}
"""


def telling(lines: int, seed: int = 0) -> str:
    """A telling of so many lines, about half of them quotations."""
    draw = random.Random(seed)
    out = ['telling long in en "A long one"']
    while len(out) < lines:
        a, b, p = draw.choice(PEOPLE), draw.choice(PEOPLE), draw.choice(PLACES)
        out.append(f"> Then {a} did this and that in {p}, which {b} came to hear about.")
        out += [draw.choice(LINES).format(a=a, b=b, p=p) for _ in range(draw.choice([1, 1, 2]))]
    return "\n".join(out[:lines]) + "\n"


def vocabulary(lines: int, seed: int = 0) -> str:
    """A vocabulary of so many lines: actions and properties with phrases, conditions and effects."""
    out = "vocabulary long\n" + "".join([WORD.format(n=seed + n) for n in range(lines // 10 + 1)])
    return "\n".join(out.splitlines()[:lines]) + "\n"


def story(lines: int, seed: int = 0) -> str:
    """One line of vocabulary to nine of telling."""
    return vocabulary(lines // 10, seed) + telling(lines - lines // 10, seed)


def speed(make: Callable[[int, int], str], lines: int, rounds: int = 5) -> float:
    """Lines a second, the best of several rounds."""
    text = make(lines, 1)
    best = float("inf")
    for number in range(rounds):
        source = Source(f"bench-{number}.skaz", text)
        start = time.process_time()
        _, findings = parse(source)
        best = min(best, time.process_time() - start)
        assert not findings, findings[0]
    return lines / best


@pytest.mark.parametrize("lines", [1_000, 50_000])
def test_a_story_is_read_at_50_000_lines_a_second(lines: int) -> None:
    assert speed(story, lines) > 50_000


def test_every_line_is_in_the_tree() -> None:
    file, _ = parse(Source("bench.skaz", story(10_000)))
    found = file.items[-1]
    assert len(file.items) == 202
    assert len(found.passages) + sum(len(p.body) for p in found.passages) == 8_999  # type: ignore[union-attr]


def main() -> None:
    for make in (telling, vocabulary, story):
        for lines in (1_000, 10_000, 100_000):
            print(f"{make.__name__:11} {lines:7,} lines  {speed(make, lines):10,.0f} lines/s")


if __name__ == "__main__":
    main()
