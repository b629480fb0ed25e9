"""Being unable: a fact that a denied ``can`` tells, held against what is told after it."""

from __future__ import annotations

from skaz.story import Story
from told import said, story


def told(lines: str, language: str = "en") -> Story:
    """A telling of some lines, a passage each."""
    body = "\n".join(f"> {line.strip()}\n{line.strip()}" for line in lines.strip().split("\n"))
    head = (
        'story "Abilities"\nuse places, life, daily, things, speech, kinship\n'
        "house the villa; the inn\nwoman Anna; Dora\nman Felix; Radu\nthing the trunk\n"
    )
    return story(f"{head}telling t in {language}\n{body}")


def facts(lines: str, language: str = "en") -> list[str]:
    return [step.text for step in told(lines, language).replay().steps if not step.is_event]


def at_end(lines: str, fact: str) -> str:
    return told(lines).replay().at_end().value(fact)


def found(lines: str, language: str = "en") -> str:
    return said(f for f in told(lines, language).check() if f.code != "presupposed")


def test_a_denied_can_is_a_fact() -> None:
    lines = {
        "Anna can never walk again": "unable_for_good(Anna, walk(Anna))",
        "Felix can no longer carry the trunk": "unable(Felix, holder(the trunk) = Felix)",
        "Felix will never be able to swim": "unable_for_good(Felix, swim(Felix))",
        "Radu could no longer swim": "unable(Radu, swim(Radu))",
        "Anna cannot swim": "unable(Anna, swim(Anna))",
    }
    assert facts("\n".join(lines)) == list(lines.values())


def test_a_denied_can_is_a_fact_in_romanian() -> None:
    lines = {
        "Anna nu mai poate dormi niciodată": "unable_for_good(Anna, sleep(Anna))",
        "Radu nu mai poate înota": "unable(Radu, swim(Radu))",
    }
    assert facts("\n".join(lines), "ro") == list(lines.values())


def test_what_is_only_said_guessed_or_forbidden_is_none() -> None:
    lines = """
        Felix tells Anna that he can no longer swim
        Felix asks Anna to be unable to swim
        if Anna stays, Felix can never swim again
        Anna could not swim
        Anna cannot be ill
        Anna can never be the wife of Felix
        Anna may not swim
        Anna can swim again
    """
    assert facts(lines) == []


def test_each_of_several_is_unable_and_each_alone_is_able_again() -> None:
    lines = "Anna and Dora can never swim again\nAnna can swim again\nAnna swims"
    assert facts(lines) == [
        "unable_for_good(Anna, swim(Anna))",
        "unable_for_good(Dora, swim(Dora))",
        "not unable(Anna, swim(Anna))",
    ]
    assert found(lines) == ""
    assert found(lines + "\nDora swims").startswith("fact-contradicted [t:4 t:1]")


def test_a_reason_may_tell_it() -> None:
    assert facts("Anna leaves because she can no longer swim") == ["unable(Anna, swim(Anna))"]


def test_whoever_does_it_all_the_same_contradicts_it() -> None:
    assert found("Anna can never swim again\nAnna swims\nAnna swims") == (
        'fact-contradicted [t:2 t:1] "Anna swims" here, and "Anna can never swim again" in t:1.'
    )
    lines = """
        Anna can no longer swim
        Anna swims
        Dora cannot swim
        Dora swims
        Anna cannot find the trunk
        Anna finds the trunk
        Felix can no longer carry the trunk
        Felix carries the trunk
        Felix can never marry Dora
        Dora marries Felix
    """
    assert [each.partition("]")[0] for each in found(lines).split("\n")] == [
        "fact-contradicted (warning) [t:2 t:1",
        "fact-contradicted (warning) [t:4 t:3",
        "fact-contradicted (note) [t:6 t:5",
        "fact-contradicted (warning) [t:8 t:7",
        "fact-contradicted [t:10 t:9",
    ]
    assert found("Radu nu mai poate înota\nRadu înoată", "ro").startswith("fact-contradicted (warning) [t:2 t:1]")


def test_only_the_very_deed_counts() -> None:
    lines = """
        Felix can never marry Dora
        Felix marries Anna
        Anna can never swim again
        Dora swims
        Anna tries to swim
        Anna does not swim
        Felix dreams that Anna swims
    """
    assert found(lines) == ""


def test_what_follows_from_it_ends_with_it() -> None:
    lines = {
        "Anna can never get up again": "bedridden(Anna)",
        "Anna can no longer walk": "lame(Anna)",
        "Anna can no longer see": "blind(Anna)",
        "Anna can no longer hear": "deaf(Anna)",
        "Anna can no longer speak": "mute(Anna)",
    }
    state = told("\n".join(lines)).replay().at_end()
    assert [state.value(each) for each in lines.values()] == ["yes"] * len(lines)
    assert at_end("Anna can no longer walk\nAnna can walk again", "lame(Anna)") == "no"
    assert at_end("Anna is lame\nAnna can no longer walk\nAnna can walk again", "lame(Anna)") == "yes"
    assert found("Anna can no longer leave her bed\nAnna recovers\nAnna leaves her bed") == ""


def test_no_bridge_does_what_its_doer_cannot() -> None:
    assert told("at the inn: Anna\nat the villa, Anna swims").replay().bridges
    lines = "at the inn: Anna\nAnna can never leave the inn\nat the villa, Anna swims"
    trace = told(lines).replay()
    assert [each.text for each in trace.bridges] == []
    assert found(lines).startswith("not-there")
    assert "t:2" in found(lines)


def test_of_the_dead_nothing_new_is_told() -> None:
    assert found("Anna dies\nAnna can never swim again") == ""
