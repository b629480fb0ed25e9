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


def bridges(lines: str) -> list[str]:
    return [f"{bridge.event} {bridge.text}" for bridge in told(lines).bridges]


def test_whoever_takes_part_in_a_line_is_there_before_its_first_event() -> None:
    trace = told(
        "at the inn: Boris\nat the ball: Kitty\n\nat the villa, Boris visits Kitty and tells her that he is sick"
    )
    assert [f"{each.event} {each.text}" for each in trace.bridges] == [
        "t:3.1-b1 travel(Kitty, the villa)",
        "t:3.1-b2 travel(Boris, the villa)",
    ]
    assert trace.step("t:3.1").seen_by == ("Boris", "Kitty")
    assert bridges("at the inn: Boris, Anna\n\nat the villa, Carl sings, and Boris kisses Anna") == [
        "t:2.1-b1 travel(Boris, the villa)",
        "t:2.1-b2 travel(Anna, the villa)",
    ]


def test_who_is_visited_in_a_town_sees_it() -> None:
    assert told("in Paris, Boris visits Kitty").step("t:1.1").seen_by == ("Boris", "Kitty")


def test_who_make_a_journey_together_are_in_one_place_first() -> None:
    elsewhere = "at the inn: Boris\nin Paris: Kitty\n\n"
    assert bridges(elsewhere + "Boris and Kitty go to the ball") == ["t:3.1-b1 travel(Boris, Paris)"]
    assert bridges(elsewhere + "Boris goes to the ball with Kitty") == ["t:3.1-b1 travel(Boris, Paris)"]
    assert bridges(elsewhere + "Boris arrives at the ball") == []


def test_who_meets_somebody_comes_to_where_that_one_is() -> None:
    elsewhere = "at the inn: Boris\nat the ball: Anna\n\n"
    both = ["t:3.1-b1 travel(Anna, the villa)", "t:3.1-b2 travel(Boris, the villa)"]
    assert bridges(elsewhere + "Boris surprises Anna at the villa") == both
    for line in ("Boris joins Anna", "Boris finds Anna", "Boris plays near Anna", "Boris sees Anna sing"):
        assert bridges(elsewhere + line) == ["t:3.1-b1 travel(Boris, the ball)"]


def test_who_is_followed_or_lets_somebody_in_is_at_the_place_that_is_named() -> None:
    for line in ("Boris follows Kitty to the ball", "Kitty lets Boris into the ball"):
        trace = told(f"at the inn: Boris, Anna\nat the villa: Kitty\n\n{line}")
        assert [each.text for each in trace.bridges] == ["travel(Kitty, the ball)"], line
        assert [where(trace, who) for who in ("Boris", "Kitty", "Anna")] == ["the ball", "the ball", "the inn"]
