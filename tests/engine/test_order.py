"""Events are numbered as they are told and replayed in the order that the lines ask for."""

from __future__ import annotations

from told import said, small, steps, story, text


def test_events_are_numbered_leads_included_facts_and_contents_not() -> None:
    trace = small(
        """
        > 1
        when Levin sings, Anna (Stiva's sister) greets Kitty, and Stiva tells Dolly that Kitty sings
        Anna is rich
        Stiva does not sing
        Kitty tries to sing
        """
    ).replay()
    assert [(s.event, s.text) for s in trace.events] == [
        ("t:1.1", "sing(Levin)"),
        ("t:1.2", "greet(Anna, Kitty)"),
        ("t:1.3", "tell(Stiva, Dolly, sing(Kitty))"),
        ("t:1.4", "tries sing(Kitty)"),
    ]


def test_during_before_and_after_move_a_line() -> None:
    trace = small(
        """
        > 1
        Levin goes to Moscow
        > 2
        during t:1, Levin greets Anna
        > 3
        before t:1, Levin sings
        > 4
        after t:2, Stiva sings
        """
    ).replay()
    assert [s.event for s in trace.steps] == ["t:3.1", "t:2.1", "t:1.1", "t:4.1"]


def test_what_a_line_says_to_be_before_comes_last() -> None:
    trace = small(
        """
        > 1
        before Levin leaves, Anna greets Stiva
        > 2
        after Stiva sings, Anna sings
        """
    ).replay()
    assert [s.text for s in trace.steps] == ["greet(Anna, Stiva)", "leave(Levin)", "sing(Stiva)", "sing(Anna)"]


def test_one_event_told_twice_happens_once() -> None:
    trace = small(
        """
        > 1
        at the inn: Levin
        > 2
        Levin goes to Moscow
        > 3
        Levin goes to Moscow [same as t:2.1]
        """
    ).replay()
    assert steps(trace) == text(
        """
        t:2.1 travel(Levin, Moscow) <- t:1
        t:3.1 travel(Levin, Moscow) <- t:2.1
        """
    )
    assert trace.step("t:3.1").same_as == "t:2.1"
    assert trace.step("t:3.1").changes == ()


def test_a_part_lies_within_its_event() -> None:
    trace = small(
        """
        > 1
        Levin goes to Moscow
        > 2
        Levin sings [part of t:1]
        """
    ).replay()
    assert [s.event for s in trace.steps] == ["t:2.1", "t:1.1"]


def test_a_reference_that_leads_nowhere() -> None:
    told = small(
        """
        > 1
        Levin sings
        > 2
        Levin sings [same as t:9]
        """
    )
    assert said(told.check()) == 'unknown-name [t:2] "t:9" is no passage or event of this telling.'


def test_lines_that_move_in_a_circle_stay_where_they_are_told() -> None:
    trace = small(
        """
        > 1
        before t:2, after t:2, Levin sings
        > 2
        before t:1, Anna sings
        """
    ).replay()
    assert sorted(s.event for s in trace.steps) == ["t:1.1", "t:2.1"]


def test_what_is_told_of_somebody_on_the_way_is_so_before_the_event() -> None:
    told = story(
        """
        story "S"
        use life
        man Ambrose; Eli
        telling t in en
        > 1
        Ambrose (old) dies
        > 2
        Eli (ill) recovers
        """
    )
    assert told.check() == []
    assert told.replay().after("t:2").facts["ill(Eli)"] == "no"


def test_a_line_in_the_past_looks_back_on_the_first_meeting() -> None:
    told = story(
        """
        story "S"
        use kinship, love, places
        woman Sofia
        man the doctor
        telling t in en
        > 1
        Sofia marries the doctor
        > 2
        Sofia met the doctor for the first time in spring
        """
    )
    assert told.check() == []
