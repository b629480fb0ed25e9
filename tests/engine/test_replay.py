"""A telling replayed: what events need, do, leave behind, and who comes to know of it."""

from __future__ import annotations

from told import WORDS, beliefs, changes, said, small, steps, story, text


def test_events_have_causes_and_the_state_follows() -> None:
    told = small(
        """
        > 1
        at the inn: Anna, Levin
        > 2
        Levin gives Anna the letter
        > 3
        Anna goes to the mill
        """
    )
    trace = told.replay()
    assert steps(trace) == text(
        """
        t:2.1 give(Levin, Anna, the letter) <- t:1
        t:3.1 travel(Anna, the mill) <- t:1
        """
    )
    assert changes(trace, "t:2.1") == text(
        """
        holder(the letter): not told -> Levin
        give(Levin, Anna, the letter): not told -> yes
        holder(the letter): Levin -> Anna
        """
    )
    assert trace.after("t:2").value("at(Anna)") == "the inn"
    assert trace.after("t:3").value("at(Anna)") == "the mill"
    assert trace.after("t:1").value("give(Levin, Anna, the letter)") == "not told"
    assert told.check() == []


def test_what_nobody_told_is_presupposed_back_to_what_could_have_changed_it() -> None:
    trace = small(
        """
        > 1
        Kitty sings
        > 2
        Levin gives Anna the letter
        > 3
        Anna gives Stiva the letter
        """
    ).replay()
    taken = [(step.event, each.text) for step, each in trace.presupposed]
    assert ("t:2.1", "holder(the letter) = Levin") in taken
    assert ("t:3.1", "holder(the letter) = Anna") not in taken
    assert trace.after("t:1").value("holder(the letter)") == "Levin"


def test_those_at_the_place_see_an_event_and_nobody_else() -> None:
    trace = small(
        """
        > 1
        at the inn: Anna, Levin, Stiva
        at the mill: Karenin
        > 2
        Levin flirts with Anna
        > 3
        Levin tells Anna that Stiva is rich
        """
    ).replay()
    assert trace.step("t:2.1").seen_by == ("Levin", "Anna", "Stiva", "the guests", "the Karenins")
    assert trace.step("t:3.1").seen_by == ("Levin", "Anna", "the guests", "the Karenins")


def test_in_a_town_nobody_sees_an_event_but_its_own_people() -> None:
    trace = small(
        """
        > 1
        at Moscow: Dolly, Levin, Stiva
        > 2
        Levin flirts with Dolly
        """
    ).replay()
    assert trace.step("t:2.1").seen_by == ("Levin", "Dolly", "the guests")


def test_beliefs_say_how_they_came_about() -> None:
    trace = small(
        """
        > 1
        at the inn: Dolly, Stiva
        Dolly is sick
        > 2
        Dolly tells Stiva that she is sick
        > 3
        Levin hears from Stiva that Dolly is sick
        > 4
        Kitty sees that Dolly is sick
        > 5
        Stiva tells Karenin that Dolly is not sick
        """
    ).replay()
    after = trace.after("t:5")
    found = {who: after.believes(who, "sick(Dolly)") for who in ("Dolly", "Stiva", "Levin", "Kitty", "Karenin")}
    assert {who: (b.value, b.grade, b.how, b.since) for who, b in found.items() if b is not None} == {
        "Dolly": ("yes", "knows", "known", "t:1"),
        "Stiva": ("yes", "knows", "told by Dolly", "t:2.1"),
        "Levin": ("yes", "knows", "told by Stiva", "t:3.1"),
        "Kitty": ("yes", "knows", "saw", "t:4.1"),
        "Karenin": ("no", "believes", "lied to by Stiva", "t:5.1"),
    }
    assert after.believes("Anna", "sick(Dolly)") is None


def test_beliefs_about_beliefs() -> None:
    trace = small(
        """
        > 1
        at the inn: Dolly, Stiva, Levin
        > 2
        Levin flirts with Dolly
        > 3
        Dolly tells Stiva that she is sick
        """
    ).replay()
    after = trace.after("t:3", 2)
    assert after.believes(("Dolly", "Stiva"), "flirt(Levin, Dolly)") is not None
    assert after.believes(("Dolly", "Stiva"), "sick(Dolly)") is not None
    assert after.believes(("Levin", "Stiva"), "sick(Dolly)") is None


def test_an_event_that_is_told_of_has_its_effects_in_the_hearers_mind() -> None:
    trace = small(
        """
        > 1
        at the inn: Dolly, Stiva, Levin
        > 2
        Levin goes to Moscow
        > 3
        Stiva tells Kitty that Levin goes to Petersburg
        """
    ).replay()
    believed = trace.after("t:3").believes("Kitty", "at(Levin)")
    assert believed is not None
    assert (believed.value, believed.grade, believed.how) == ("Petersburg", "believes", "told by Stiva")
    assert trace.after("t:3").value("at(Levin)") == "Moscow"


def test_rules_follow_in_the_mind_of_whoever_believes_what_they_need() -> None:
    trace = small(
        """
        > 1
        Karenin is Dolly's husband
        at the inn: Dolly, Levin, Karenin, Stiva
        > 2
        Levin flirts with Dolly
        """
    ).replay()
    assert trace.after("t:2").value("suspects(Karenin, lovers(Dolly, Levin))") == "yes"
    assert trace.after("t:2").value("lovers(Dolly, Levin)") == "not told"
    assert "suspects" not in beliefs(trace, "Levin", "t:1")
    suspicion = trace.after("t:2").believes("Karenin", "lovers(Dolly, Levin)")
    assert suspicion is not None
    assert suspicion.grade == "suspects"


def test_who_knows_to_begin_with() -> None:
    trace = small(
        """
        > 1
        Karenin is Dolly's husband
        Dolly is Levin's lover
        """
    ).replay()
    after = trace.after("t:1")
    assert after.believes("Stiva", "spouse(Dolly)") is not None
    assert after.believes("Levin", "lovers(Dolly, Levin)") is not None
    assert after.believes("Karenin", "lovers(Dolly, Levin)") is None
    assert after.believes("Stiva", "lovers(Dolly, Levin)") is None


def test_wishes_visions_and_attempts_change_nothing_but_themselves() -> None:
    trace = small(
        """
        > 1
        Anna wants to marry Levin
        > 2
        Anna imagines that Levin kills Stiva
        > 3
        Anna tries to marry Levin
        > 4
        Anna seems to be sick
        > 5
        Anna must marry Levin
        > 6
        Stiva sings
        """
    ).replay()
    facts = trace.at_end().facts
    assert facts["wants(Anna, marry(Anna, Levin))"] == "yes"
    assert facts["imagines(Anna, kill(Levin, Stiva))"] == "yes"
    assert "spouse(Anna)" not in facts
    assert "sick(Anna)" not in facts
    assert [(step.event, step.mode) for step in trace.events] == [("t:3.1", "content"), ("t:6.1", "told")]


def test_a_habit_counts_and_has_no_single_effect() -> None:
    trace = small(
        """
        > 1
        Anna often goes to the mill
        """
    ).replay()
    assert [(step.event, step.mode) for step in trace.events] == [("t:1.1", "habit")]
    assert trace.at_end().value("travel(Anna, the mill)") == "yes"
    assert "at(Anna)" not in trace.at_end().facts


def test_a_purpose_is_wanted_until_it_is_so() -> None:
    trace = small(
        """
        > 1
        Levin goes to Moscow to marry Kitty
        > 2
        Levin marries Kitty
        """
    ).replay()
    assert trace.after("t:1").value("wants(Levin, marry(Levin, Kitty))") == "yes"
    assert trace.after("t:2").value("wants(Levin, marry(Levin, Kitty))") == "no"


def test_a_request_is_granted_by_the_deed_and_refused_without_a_word() -> None:
    trace = small(
        """
        > 1
        Anna asks Levin to go to Moscow, and Levin goes to Moscow
        > 2
        Kitty asks Stiva to sing, but he refuses
        """
    ).replay()
    assert trace.at_end().value("asked(Anna, Levin, travel(Levin, Moscow))") == "granted"
    assert trace.at_end().value("asked(Kitty, Stiva, sing(Stiva))") == "refused"
    assert trace.step("t:2.2").text == "refuse(Stiva, Kitty, sing(Stiva))"
    assert trace.step("t:2.2").causes == ("t:2.1",)


def test_a_reason_is_told_and_a_cause() -> None:
    trace = small(
        """
        > 1
        Stiva flirts with Kitty
        > 2
        Dolly goes to Moscow because Stiva flirted with Kitty
        """
    ).replay()
    assert "t:1.1" in trace.step("t:2.1").causes


def test_a_place_carries_on_only_to_those_of_whom_nothing_is_told() -> None:
    trace = small(
        """
        > 1
        at the inn, Kitty greets Levin
        > 2
        Stiva sings
        > 3
        Levin goes to the mill, and sings
        """
    ).replay()
    after = trace.after("t:3")
    assert (after.value("at(Stiva)"), after.value("at(Levin)")) == ("the inn", "the mill")


def test_a_closed_group_goes_together_and_others_see_what_a_member_sees() -> None:
    trace = small(
        """
        > 1
        the Karenins go to Moscow
        > 2
        at the inn, Levin greets Stiva
        > 3
        the guests go to Petersburg
        """
    ).replay()
    assert trace.after("t:1").value("at(Anna)") == "Moscow"
    assert trace.after("t:2").believes("the guests", "greet(Levin, Stiva)") is not None
    assert trace.after("t:3").value("at(Kitty)") == "not told"


def test_everyone_there_sees_it() -> None:
    trace = small(
        """
        > 1
        at the inn: Levin, Stiva, Dolly
        Levin flirts with Kitty
        > 2
        everyone notices that Dolly is sick
        """
    ).replay()
    assert {b.who[0] for b in trace.after("t:2").beliefs if b.fact == "sick(Dolly)"} >= {"Levin", "Stiva", "Dolly"}
    assert trace.after("t:2").believes("Karenin", "sick(Dolly)") is None


def test_a_fact_told_of_many_values() -> None:
    trace = small(
        """
        > 1
        Kitty is Anna's daughter
        Kitty is Karenin's daughter
        """
    ).replay()
    assert trace.at_end().value("parent(Kitty)") == "Anna and Karenin"


def test_nothing_is_said_against_a_story_for_its_silence() -> None:
    told = small(
        """
        > 1
        Levin gives Anna the letter
        > 2
        Anna goes to Moscow
        > 3
        Stiva releases Kitty
        """
    )
    assert said(told.check()) == ""


def test_a_vision_is_replayed_in_a_copy_and_never_leaves_it() -> None:
    trace = small(
        """
        > 1
        Anna imagines that Levin kills Stiva and marries Kitty
        """
    ).replay()
    vision = trace.steps[0]
    assert [(c.fact, c.new) for c in vision.imagined] == [
        ("kill(Levin, Stiva)", "yes"),
        ("alive(Stiva)", "no"),
        ("marry(Levin, Kitty)", "yes"),
        ("spouse(Levin)", "Kitty"),
        ("spouse(Kitty)", "Levin"),
    ]
    assert trace.at_end().facts == {"imagines(Anna, kill(Levin, Stiva) and marry(Levin, Kitty))": "yes"}
    assert trace.at_end().believes("Anna", "alive(Stiva)") is None


def test_whether_says_nothing_and_settles_it_for_who_finds_out() -> None:
    trace = small(
        """
        > 1
        Dolly is sick
        > 2
        Kitty sees whether Dolly is sick
        > 3
        Kitty sees whether Stiva is sick
        > 4
        Kitty tells Levin whether Dolly is sick
        """
    ).replay()
    after = trace.after("t:4")
    assert after.value("sick(Stiva)") == "not told"
    assert [each.text for _, each in trace.presupposed] == ["at(Kitty) = at(Levin)"]
    kitty, levin = after.believes("Kitty", "sick(Dolly)"), after.believes("Levin", "sick(Dolly)")
    assert kitty is not None
    assert (kitty.value, kitty.how) == ("yes", "saw")
    assert levin is not None
    assert (levin.value, levin.how) == ("yes", "told by Kitty")


def test_what_is_kept_from_somebody_is_not_known_to_them() -> None:
    told = story(
        WORDS.replace("woman Anna;", "kept\n  Anna conceals from Karenin that Anna is rich\n\nwoman Anna;").replace(
            "rule jealousy",
            "action conceal(who, whom, what: fact)\n  en conceals from {whom} {what}\nrule jealousy",
        )
        + '\ntelling t in en "T"\n> 1\nAnna is rich\n'
    )
    after = told.replay().after("t:1")
    kept, open_ = after.believes("Karenin", "rich(Anna)"), after.believes("Stiva", "rich(Anna)")
    assert kept is not None
    assert (kept.value, kept.how) == ("not told", "kept from them")
    assert open_ is not None
    assert open_.value == "yes"
