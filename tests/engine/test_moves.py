"""Where people are after a deed: comings without a goal, and who is brought to where a line is."""

from __future__ import annotations

from skaz.trace.trace import Trace
from told import story


def told(lines: str) -> Trace:
    """A telling of some lines, a passage each; an empty line begins a paragraph."""
    body = "\n".join(f"> {line.strip()}\n{line.strip()}" if line.strip() else "" for line in lines.split("\n"))
    head = (
        'story "Moves"\nuse places, speech, daily, love, kinship, feelings, life, time\n'
        "city Moscow; Paris\nhouse the villa; the inn; the estate\noccasion the ball\n"
        "woman Kitty; Anna; Dolly\nman Boris; Carl\ntelling t in en\n"
    )
    return story(head + body).replay()


def where(trace: Trace, who: str) -> str:
    return trace.at_end().value(f"at({who})")


def test_who_arrives_comes_to_the_place_of_the_scene() -> None:
    trace = told("at the villa: Boris\nBoris sings\n\nat the inn: Kitty\nBoris arrives")
    assert where(trace, "Boris") == "the inn"
    assert trace.steps[-1].text == "arrive(Boris, the inn)"


def test_who_arrives_without_a_scene_is_no_longer_where_he_did_something() -> None:
    assert where(told("at the villa: Boris\nBoris sings\n\nBoris arrives"), "Boris") == "not told"
    assert where(told("Boris goes to Paris\nBoris arrives"), "Boris") == "Paris"
    assert where(told("Boris is on the way to Paris\nBoris arrives"), "Boris") == "Paris"
