"""One line told otherwise: what is said of it, and what is no difference at all."""

from __future__ import annotations

import pytest

from compare.twice import HEAD, LINES, compared, twice_told


def told(at: int, first: str, second: str) -> list[tuple[str, str, str, str]]:
    """What two tellings differ in of which only one line is not the same."""
    one, two = [*LINES], [*LINES]
    one[at], two[at] = first, second
    found = compared(two, one).differences
    return [
        (each.kind, each.category, each.a.value if each.a else "", each.b.value if each.b else "") for each in found
    ]


@pytest.mark.parametrize(
    ("first", "second", "kind", "category", "values"),
    [
        ("Ada leaves Petru", "Ada banishes Petru from the inn", "contradiction", "agency", ("Ada goes", "Petru goes")),
        ("on 1 May, Vera weeps", "on 3 March, Vera weeps", "contradiction", "time", ("05-01", "03-03")),
        ("at noon, Vera weeps", "in the evening, Vera weeps", "contradiction", "time", ("noon", "evening")),
        ("Ada agrees to leave Ion", "Ada refuses to leave Ion", "contradiction", "outcome", None),
        ("Ion murders Petru", "Petru takes his own life", "contradiction", "agency", ("Ion", "Petru")),
        ("Vera waits for two days", "Vera waits for a week", "contradiction", "time", ("for 2 days", "for 1 week")),
        (
            "twice a week, Vera visits Ion",
            "every month, Vera visits Ion",
            "contradiction",
            "time",
            ("twice every week", "once every month"),
        ),
        ("Vera is nine years old", "Vera is eight years old", "contradiction", "state", ("9", "8")),
        ("Vera weeps", "at noon, Vera weeps", "precision", "time", ("not told", "noon")),
        ("in the morning, Vera weeps", "at dawn, Vera weeps", "precision", "time", ("morning", "dawn")),
        ("Ion hits Ada", "Ion fails to hit Ada", "contradiction", "outcome", ("it is so", "it is not so")),
        ("Ion hits Ada", "Ion tries to hit Ada", "emphasis", "description", ("told", "only tried or thought of")),
        ("Ada is Vera's elder sister", "Ada is Vera's cousin", "contradiction", "identity", None),
        ("Ada is Ion's daughter", "Ada is Petru's daughter", "contradiction", "identity", ("Ion", "Petru")),
        ("Ada is Ion's daughter", "Ada is Ion's wife", "contradiction", "identity", None),
        ("Ada (Ion's sister) weeps", "Ada (Ion's fiancée) weeps", "contradiction", "identity", None),
        (
            "Vera tells Ion that Ada is at the inn and Ada is ill",
            "Vera tells Ion that Ada is at the mill and Ada is ill",
            "contradiction",
            "place",
            ("the inn", "the mill"),
        ),
        ("Vera weeps, because she is ill", "Vera weeps, because Ion is dead", "contradiction", "cause", None),
        ("Vera tells Ion that Ada is ill", "Ada is ill", "emphasis", "description", ("only said or meant", "told")),
    ],
)
def test_what_one_line_differs_in(
    first: str, second: str, kind: str, category: str, values: tuple[str, str] | None
) -> None:
    found = [each for each in told(11, first, second) if not each[0].startswith("only")]
    assert [each[:2] for each in found] == [(kind, category)]
    assert values is None or found[0][2:] == values


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada dines with Mara", "Ada eats with Mara"),
        ("Vera hears from Ion that Ada is ill", "Ion tells Vera that Ada is ill"),
        ("Ada tells Ion that Vera is ill", "Ion is told by Ada that Vera is ill"),
        ("the mill stands in Arden", "the mill is in Arden"),
        ("in the evening, Vera weeps", "that night, Vera weeps"),
        ("Ion marries Petru to Vera", "Vera is married to Petru by Ion"),
    ],
)
def test_what_is_no_difference(first: str, second: str) -> None:
    assert told(11, first, second) == []
    assert told(11, second, first) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada is Vera's elder sister", "Ada is Vera's sister"),
        ("Ada is Ion's daughter", "Ada is Mara's daughter"),
        ("Ada is Ion's cousin", "Ada is Ion's wife"),
    ],
)
def test_what_both_may_be(first: str, second: str) -> None:
    assert {kind for kind, *_ in told(11, first, second)} <= {"precision", "only-in-a", "only-in-b"}


def test_a_name_of_several_words_is_one_name() -> None:
    inns = "the Fox and Hounds", "the Rose and Crown"
    first, second = ([*LINES, f"Vera goes to {inn}"] for inn in inns)
    (each,) = twice_told(HEAD.replace("the inn", f"the inn; {'; '.join(inns)}"), first, second).contradictions
    assert (each.category, each.names) == ("place", inns)
