"""The trace: states after passages and events, the shapes of the contract, what the reader learns."""

from __future__ import annotations

import json

import pytest

from skaz.story import Story
from skaz.text.failure import NoSuchName
from skaz.trace.reader import known_after, learned
from skaz.trace.summary import learned_by_people
from skaz.trace.to_json import after_to_json, trace_to_json
from told import small, story


def told() -> Story:
    return small(
        """
        > 1
        at the mill: Levin
        > 2
        at the inn, Levin gives Anna the letter
        Anna is rich
        > 3
        nothing new
        > 4
        Anna tells Kitty that the letter is held by Stiva
        """
    )


def test_the_steps_of_a_trace_in_the_contracts_shape() -> None:
    found = trace_to_json(told().replay())
    assert [step["event"] for step in found["steps"]] == ["t:2.1-b1", "t:2.1", "t:4.1"]
    bridge, give = found["steps"][0], found["steps"][-2]
    assert bridge["mode"] == "bridge"
    assert bridge["passage"] is None
    assert bridge["why"] == "t:2.1 needs Levin at the inn; he was last at the mill (t:1)"
    assert give["text"] == "give(Levin, Anna, the letter)"
    assert give["place"]["line"] > 1
    assert give["time"] == {"text": None, "earliest": None, "latest": None}
    assert {"fact": "holder(the letter)", "from": "Levin", "to": "Anna"} in give["changes"]
    assert {"who": ["Anna"], "fact": "holder(the letter)", "to": "Anna", "how": "saw"} in give["beliefs"]
    assert give["causes"] == ["t:2.1-b1"]
    assert [fact["text"] for fact in found["facts"]] == ["rich(Anna)", "at the mill", "rich(Anna)"]
    json.dumps(found)


def test_the_state_after_a_passage_in_the_contracts_shape() -> None:
    trace = told().replay()
    found = after_to_json(trace.after("t:3", 2))
    assert found["facts"]["holder(the letter)"] == "Anna"
    assert found["facts"]["tell(Anna, Kitty, holder(the letter) = Stiva)"] == "not told"
    assert {
        "who": ["everyone"],
        "fact": "rich(Anna)",
        "value": "yes",
        "grade": "knows",
        "since": None,
        "how": "known from the start",
    } in found["beliefs"]
    assert after_to_json(trace.after("t:3"))["facts"] == found["facts"]
    assert all(len(belief["who"]) == 1 for belief in after_to_json(trace.after("t:3"))["beliefs"])


def test_a_deceived_hearer_is_known_by_how_it_came_to_believe() -> None:
    after = told().replay().after("t:4")
    belief = after.believes("Kitty", "holder(the letter)")
    assert (belief.value, belief.grade, belief.since, belief.how) == ("Stiva", "believes", "t:4.1", "lied to by Anna")


def test_the_reader_learns_in_the_order_of_the_telling() -> None:
    trace = small(
        """
        > 1
        Levin goes to Moscow
        > 2
        before t:1, Stiva kills Karenin
        """
    ).replay()
    assert [step.event for step in trace.steps] == ["t:2.1", "t:1.1"]
    assert "kill(Stiva, Karenin)" not in known_after(trace, "t:1")
    assert learned(trace)["t:2"] == {"alive(Karenin)": "no", "kill(Stiva, Karenin)": "yes"}


def test_names_that_are_not_there() -> None:
    trace = told().replay()
    with pytest.raises(NoSuchName, match=r"t:41.*Nearest: t:4\.1"):
        trace.after("t:41")
    with pytest.raises(NoSuchName):
        trace.step("t:1.1")


def test_states_at_each_step_agree_with_the_engine_at_the_end() -> None:
    trace = told().replay()
    state = trace.run.state
    for fluent, value in state.own.items():
        if None not in fluent and fluent[0] != "wants":
            shown = trace.namer.value(fluent, value)
            assert trace.at_end().value(trace.namer.name(fluent)) == shown


def test_a_group_learns_what_its_members_do_not_and_the_dead_learn_nothing() -> None:
    trace = story(
        """
        story "Learned"
        use places, speech, life, conflict
        house the inn
        man Boris; Carl; Stiva
        woman Anna
        group the brothers
          members Boris, Carl
        telling t in en
        > 1
        at the inn: Boris, Carl, Stiva, Anna
        > 2
        Stiva announces that Anna is sick
        > 3
        Stiva kills Carl
        > 4
        Stiva announces that Anna is well
        """
    ).replay()
    learned = [(each.who, each.event) for each in learned_by_people(trace)]
    assert "the brothers" not in [who for who, _ in learned]
    assert ("Boris", "t:4.1") in learned
    assert ("Carl", "t:2.1") in learned
    assert ("Carl", "t:4.1") not in learned


def test_a_step_says_when_it_was_as_its_line_does() -> None:
    trace = small(
        """
        > 1
        that night, Levin sings
        > 2
        the next day
        Levin sings, and Stiva sings
        > 3
        Levin sings
        """
    ).replay()
    assert [step.time for step in trace.events] == ["that night", "the next day", "the next day", ""]
    assert [step["time"]["text"] for step in trace_to_json(trace)["steps"]][::3] == ["that night", None]
