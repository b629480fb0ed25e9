"""Bridges: the shortest run of routine deeds that makes an event possible, none that breaks what stands."""

from __future__ import annotations

import pytest

from told import said, small, steps, story, text


def test_a_bridge_says_why_it_was_needed() -> None:
    told = small(
        """
        > 1
        at the mill: Levin
        > 2
        at the inn, Levin sings
        """
    )
    trace = told.replay()
    assert steps(trace) == text(
        """
        t:2.1-b1 (bridge) travel(Levin, the inn) <- t:1
        t:2.1 sing(Levin) <- t:2.1-b1
        """
    )
    assert trace.step("t:2.1-b1").why == "t:2.1 needs Levin at the inn; he was last at the mill (t:1)"
    assert told.check() == []


def test_whose_place_was_told_last_stays_and_the_other_comes() -> None:
    trace = small(
        """
        > 1
        at the mill: Levin
        > 2
        at the inn: Dolly
        > 3
        Levin greets Dolly
        > 4
        Levin goes to Moscow
        > 5
        Dolly greets Levin
        """
    ).replay()
    assert [b.text for b in trace.bridges] == ["travel(Levin, the inn)", "travel(Dolly, Moscow)"]


def test_no_bridge_breaks_a_ban_a_confinement_or_a_granted_request() -> None:
    assert (
        said(
            small(
                """
                > 1
                at the inn: Levin, Stiva
                Levin is barred from the mill
                > 2
                at the mill, Levin sings
                """
            ).check()
        )
        == "confined [t:2 t:1] Levin cannot sing at the mill: he is barred from the mill."
    )
    assert (
        said(
            small(
                """
                > 1
                at the inn: Levin, Stiva
                Stiva confines Levin to the inn
                > 2
                at the mill, Levin sings
                """
            ).check()
        )
        == "confined [t:2 t:1] Levin cannot sing at the mill: he is confined to the inn."
    )
    assert (
        said(
            small(
                """
                > 1
                at the inn: Levin, Stiva
                Stiva asks Levin to leave, and Levin leaves
                > 2
                Levin goes to the mill
                > 3
                at the inn, Levin sings
                """
            ).check()
        )
        == "not-there (warning) [t:3 t:2 t:1] Levin cannot sing at the inn: he is at the mill."
    )


def test_a_ban_holds_for_what_lies_in_the_place() -> None:
    assert (
        said(
            small(
                """
                > 1
                at the inn: Levin
                Levin is barred from the mill
                > 2
                at the cellar, Levin sings
                """
            ).check()
        )
        == "confined [t:2 t:1] Levin cannot sing at the cellar: he is barred from the mill."
    )


def test_who_is_in_a_town_may_be_at_a_house_there_without_a_journey() -> None:
    trace = small(
        """
        > 1
        at the mill: Levin
        > 2
        at the cellar, Levin sings
        > 3
        at the mill, Levin sings
        """
    ).replay()
    assert [b.text for b in trace.bridges] == []
    assert trace.at_end().value("at(Levin)") == "the cellar"


def _after(word: str, then: str) -> str:
    """What is said of a line that comes after a word was given at the inn in Moscow, and of the same line once more."""
    told = story(
        f"""
            story "Words"
            use places, speech, daily, love
            city Moscow; Paris
            house the inn
            woman Kitty
            man Boris
            occasion the ball
            telling t in en
            > 1
            at the inn: Boris, Kitty
            > 2
            {word}
            > 3
            {then}
            > 4
            at the inn, Boris sings
            > 5
            {then}
            """
    )
    return said(finding for finding in told.check() if finding.code != "promise-open")


@pytest.mark.parametrize(
    "word",
    [
        "Boris promises Kitty not to go to the ball",
        "Boris promises Kitty to stay at the inn",
        "Boris promises Kitty not to leave the inn",
        "Kitty forbids Boris to go to the ball",
        "Kitty asks Boris not to go to the ball\n            agree(Boris, Kitty, not travel(Boris, the ball))",
    ],
)
def test_no_bridge_breaks_a_word_that_stands(word: str) -> None:
    """It is said once: a word that was broken does not stand any more."""
    found = _after(word, "at the ball, Boris sings")
    assert found == "not-there (warning) [t:3 t:1 t:2] Boris cannot sing at the ball: he is at the inn."


def test_a_word_holds_for_what_it_names() -> None:
    assert _after("Boris promises Kitty not to go to Paris", "at the ball, Boris sings") == ""
    assert _after("Boris promises Kitty to go to Paris", "at the ball, Boris sings") == ""
    assert _after("Kitty asks Boris not to go to the ball", "at the ball, Boris sings") == ""
    assert _after("Boris promises Kitty to sing", "at the ball, Boris sings") == ""


def test_an_event_that_is_told_undoes_what_was_done_on_request() -> None:
    told = small(
        """
        > 1
        at the inn: Levin, Stiva
        Stiva asks Levin to leave, and Levin leaves
        > 2
        Levin goes to the inn
        > 3
        at the mill, Levin sings
        > 4
        at the inn, Levin sings
        """
    )
    assert told.check() == []
    assert [b.text for b in told.replay().bridges] == ["travel(Levin, the mill)", "travel(Levin, the inn)"]


def test_the_dead_are_not_bridged() -> None:
    assert (
        said(
            small(
                """
                > 1
                at the inn: Levin, Stiva
                Stiva kills Levin
                > 2
                at the mill, Levin sings
                """
            ).check()
        )
        == "dead [t:2 t:1] Levin cannot sing: he is dead."
    )
