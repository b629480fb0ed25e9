"""What words of the standard vocabularies do, and who sees it, in both languages."""

from __future__ import annotations

import pytest

from skaz.model.lines import particles
from skaz.story import Story
from told import story, text

WORLD = """
story "x"
use everyday

woman Lotte; Eve; Nell
man Felix; Dan; Rob
building the Marine
  room the kitchen; ro bucătăria
country Canada
letter the letter; ro scrisoarea
food the cake; ro prăjitura
drink the wine; ro vinul
vehicle the boat; ro barca
money the money; ro banii
thing the ring; ro inelul

telling t in {lang}
"""


def lines(passages: str, lang: str = "en") -> Story:
    """A story with one passage for each line of a block."""
    rows = text(passages).splitlines()
    told = "".join(f"\n> {number}\n{line}\n" for number, line in enumerate(rows, 1))
    return story(WORLD.format(lang=lang) + told)


def found(told: Story) -> list[str]:
    """The findings, with the passages they name."""
    return [f"{f.severity} {f.code} {' '.join(f.passages)}" for f in told.check()]


def seen(told: Story) -> list[str]:
    """Who sees each event."""
    return [", ".join(sorted(step.seen_by)) for step in told.replay().steps if step.is_event]


def test_what_is_gone_is_not_at_hand() -> None:
    gone = """
        Eve burns the letter
        Eve gives the letter to Dan
        Eve tears up the letter
        Dan reads the letter
        Dan eats the cake
        Rob eats the cake
        Eve drinks the wine
        Dan drinks the wine
        the boat sinks
        Dan takes the boat
        Dan sinks the boat
        Dan takes the boat
        """
    assert found(lines(gone)) == [f"error not-at-hand t:{n} t:{n - 1}" for n in (2, 4, 6, 8, 10, 12)]


def test_what_is_gone_is_not_at_hand_in_romanian() -> None:
    gone = """
        Eve arde scrisoarea
        Dan citește scrisoarea
        Dan mănâncă prăjitura
        Rob mănâncă prăjitura
        Eve bea vinul
        Dan bea vinul
        """
    assert found(lines(gone, "ro")) == [f"error not-at-hand t:{n} t:{n - 1}" for n in (2, 4, 6)]


def test_what_is_left_or_made_anew_is_at_hand() -> None:
    told = """
        Eve tastes the cake
        Eve and Dan eat the cake
        Rob bakes the cake
        Dan eats the cake
        """
    assert found(lines(told)) == []


TO_ALL, TO_HER = "Felix, Lotte, Nell", "Felix, Lotte"


def test_who_is_spoken_to_hears_it() -> None:
    told = """
        at the kitchen: Felix, Lotte, Nell
        Felix apologizes to Lotte
        Felix begs Lotte for forgiveness
        Felix threatens Lotte to leave
        Felix asks Lotte for help
        Felix swears that Dan is ill
        Felix says that Rob is ill
        Felix blackmails Lotte
        Felix bribes Lotte
        Felix is told by Lotte that she is ill
        Felix tells Lotte that Dan is ill
        Felix whispers to Lotte that Dan is ill
        """
    assert seen(lines(told)) == [TO_ALL] * 6 + [TO_HER] * 5


def test_who_is_spoken_to_hears_it_in_romanian() -> None:
    told = """
        în bucătărie: Felix, Lotte, Nell
        Felix îi cere iertare lui Lotte
        Felix o amenință pe Lotte că pleacă
        Felix spune că Dan este bolnav
        Felix o șantajează pe Lotte
        """
    assert seen(lines(told, "ro")) == [TO_ALL] * 3 + [TO_HER]


def test_what_is_said_to_nobody_in_particular_is_said_to_all_there() -> None:
    after = lines("at the kitchen: Felix, Lotte, Nell\nFelix says that Dan is ill").replay().after("t:2")
    held = {who: after.believes(who, "ill(Dan)") for who in ("Lotte", "Nell", "Rob")}
    assert {who: b.how for who, b in held.items() if b is not None} == {
        "Lotte": "told by Felix",
        "Nell": "told by Felix",
    }


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "at the kitchen: Felix, Lotte\nLotte lies to Felix that she is ill\nLotte pretends to be sad"),
        ("ro", "în bucătărie: Felix, Lotte\nLotte îl minte pe Felix că este bolnavă\nLotte se preface că este tristă"),
    ],
)
def test_the_deceived_takes_it_to_be_so_and_does_not_see_the_deceit(lang: str, told: str) -> None:
    after = lines(told, lang).replay().after("t:3")

    def held(fact: str) -> str | None:
        belief = after.believes("Felix", fact)
        return None if belief is None else belief.value

    assert held("ill(Lotte)") == held("sad(Lotte)") == "yes"
    assert held("tell(Lotte, Felix, ill(Lotte))") == "yes"
    assert held("lie(Lotte, Felix, ill(Lotte))") is held("pretend(Lotte, sad(Lotte))") is None


def test_letters_are_seen_at_one_end_only() -> None:
    told = """
        at the kitchen: Felix, Lotte
        Dan is in Canada
        Lotte receives the letter from Dan
        Lotte writes to Dan
        Dan sends Lotte the letter
        """
    assert seen(lines(told)) == ["Felix, Lotte", "Felix, Lotte", "Dan"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Felix owes money to Rob\nFelix owes Rob money\nFelix owes Rob\nFelix settles with Rob"),
        ("en", "Felix owes money to Rob\nFelix pays Rob"),
        ("en", "Felix owes money to Rob\nFelix pays the money to Rob"),
        ("en", "Felix owes money to Rob\nFelix pays his debts"),
        ("ro", "Felix îi datorează bani lui Rob\nFelix îi datorează lui Rob bani\nFelix își plătește datoriile"),
    ],
)
def test_a_debt_is_one_fact_and_is_paid(lang: str, told: str) -> None:
    changes = [change for step in lines(told, lang).replay().steps for change in step.changes]
    owed = [(change.fact, change.new) for change in changes if change.fact.startswith("owes")]
    assert owed == [("owes(Felix, Rob)", "yes"), ("owes(Felix, Rob)", "no")]


def test_a_place_is_entered_and_a_fortune_is_come_into() -> None:
    told = "Felix comes into the kitchen\nFelix comes into a fortune"
    assert [step.text for step in lines(told).replay().steps if step.is_event] == [
        "enter(Felix, the kitchen)",
        "come_into(Felix, a fortune)",
    ]


def test_a_wide_place_draws_nobody_out_of_a_finer_one_in_it() -> None:
    trace = lines("Lotte is at the Marine\nFelix goes into the kitchen, and finds Lotte").replay()
    assert [trace.after("t:2").value(f"at({who})") for who in ("Felix", "Lotte")] == ["the kitchen"] * 2


def test_what_the_dead_had_done_is_told_in_the_perfect() -> None:
    told = """
        Felix dies
        Felix has left the ring to Eve
        Felix had lied to Eve
        Felix kisses Eve
        """
    assert found(lines(told)) == ["error dead t:4 t:1"]
    romanian = "Felix moare\nFelix a sărutat-o pe Eve"
    assert found(lines(romanian, "ro")) == ["error dead t:2 t:1"]


def test_what_is_done_in_secret_is_seen_by_those_who_do_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(particles._HOW, ("focus", "manner"), ("secretly",))
    monkeypatch.setitem(particles._HOW, ("manner", "quickly"), ("secretly",))
    told = """
        at the kitchen: Felix, Lotte, Nell
        Felix secretly drinks the wine
        Felix secretly watches Nell
        Felix secretly apologizes to Lotte
        Felix secretly tells Lotte that Nell is ill
        Felix secretly goes to Canada
        """
    assert seen(lines(told)) == ["Felix", "Felix", TO_HER, TO_HER, "Felix"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "Felix decides that Lotte is guilty"), ("ro", "Felix hotărăște că Lotte este vinovată")],
)
def test_a_judgement_is_believed(lang: str, told: str) -> None:
    held = lines(told, lang).replay().after("t:1").believes("Felix", "guilty(Lotte)")
    assert held is not None
    assert held.value == "yes"


def read(told: str, lang: str = "en") -> list[str]:
    """What each line of a telling is read as."""
    return [step.text for step in lines(told, lang).replay().steps if step.mode != "bridge"]


def test_trades_are_told_apart() -> None:
    told = "Felix is a waiter\nEve is a barmaid\nRob is the mayor\nDan is a porter\nEve is a seamstress"
    assert read(told) == ["waiter(Felix)", "barkeeper(Eve)", "mayor(Rob)", "porter(Dan)", "tailor(Eve)"]
    romanian = "Felix este ospătar\nEve este slujnică\nRob este primar\nDan este portar\nEve este croitoreasă"
    assert read(romanian, "ro") == ["waiter(Felix)", "maid(Eve)", "mayor(Rob)", "porter(Dan)", "tailor(Eve)"]


def test_wordings_both_ways_round() -> None:
    told = """
        Felix îi lasă inelul moștenire lui Eve
        Felix îi lasă lui Eve inelul moștenire
        Dan îi promite lui Eve inelul
        Dan îi promite inelul lui Eve
        Dan îi povestește totul lui Eve
        Dan îi povestește lui Eve totul
        Dan îi ascunde scrisoarea lui Eve
        Dan îi ascunde lui Eve scrisoarea
        """
    assert read(told, "ro") == [
        *["bequeath(Felix, the ring, Eve)"] * 2,
        *["promise_thing(Dan, Eve, the ring)"] * 2,
        *["tell_truth(Dan, Eve)"] * 2,
        *["hide_thing_from(Dan, the letter, Eve)"] * 2,
    ]


def test_a_journey_may_name_both_ends() -> None:
    trace = lines("Felix goes from the Marine to Canada\nNell sends Dan to Canada").replay()
    assert [trace.after("t:2").value(f"at({who})") for who in ("Felix", "Dan")] == ["Canada", "not told"]
    assert trace.after("t:2").value("at(Nell)") == "not told"


def test_words_mean_what_those_mean_that_they_are_like() -> None:
    after = lines("Felix assures Lotte that Dan is ill\nFelix begs Lotte to leave").replay().after("t:2")
    held = after.believes("Lotte", "ill(Dan)")
    assert held is not None
    assert held.how == "told by Felix"
    assert after.value("asked(Felix, Lotte, leave(Lotte))") == "pending"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "the letter says that Dan is ill\nLotte reads the letter to Felix"),
        ("ro", "scrisoarea spune că Dan este bolnav\nLotte îi citește lui Felix scrisoarea"),
    ],
)
def test_who_reads_a_letter_believes_what_it_says(lang: str, told: str) -> None:
    after = lines(told, lang).replay().after("t:2")
    for who in ("Lotte", "Felix"):
        held = after.believes(who, "ill(Dan)")
        assert held is not None
        assert held.value == "yes"
    assert after.believes("Nell", "ill(Dan)") is None


def test_who_discovers_who_did_it_knows_who_did_it() -> None:
    after = lines("Rob murders Dan\nLotte discovers who has murdered Dan").replay().after("t:2")
    held = after.believes("Lotte", "murder(Rob, Dan)")
    assert held is not None
    assert (held.value, held.grade) == ("yes", "knows")
    assert after.believes("Lotte", "murder(Felix, Dan)") is None


def test_a_widow_has_no_living_husband() -> None:
    assert found(lines("Eve is a widow\nDan is Eve's husband")) == ["error tie-contradicted t:2 t:1"]
    assert found(lines("Dan is Eve's husband\nDan dies\nEve is a widow")) == []


def test_who_can_no_longer_do_something_need_not_have_done_it() -> None:
    assert found(lines("Eve tells Dan that she can no longer marry him\nFelix remains silent to protect Eve")) == []


def test_who_is_dismissed_or_loses_the_work_works_for_nobody() -> None:
    for line in ("Nell dismisses Dan", "Dan loses his job"):
        trace = lines(f"Nell hires Dan\n{line}\nDan no longer works for Nell\nDan is unemployed").replay()
        assert [finding.code for finding in trace.findings] == []
