"""Whatever the vocabularies can say reads back to the same event: each wording of each word, and random clauses."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauses import (
    Filler,
    differences,
    quoted_slots,
    read_back,
    slots_of,
    standard_model,
    standard_words,
)
from examples import examples
from skaz.model.telling import All, Clause
from skaz.model.world import Word
from skaz.syntax.files import known_vocabularies
from skaz.tell.choose import arg_of
from skaz.tell.say import say, speaker
from skaz.tell.wording import VALUE

LANGUAGES = ["en", "ro"]
PLACES = ["Moscow", "the carnival", "Versailles", "the Titanic"]

NOBODY = All("person", "nobody")

#: Particles as a clause has them; whatever a word means, it can be denied, begun, tried, repeated …
PARTICLES = [
    (), ("not",), ("not", "never"), ("again",), ("still",), ("already",), ("not", "no-longer"), ("first-time",),
    ("modal", "modal:must"), ("modal", "modal:can"), ("modal", "modal:will"), ("not", "modal", "modal:must"),
    ("starts",), ("continues",), ("stops",), ("seems",), ("not", "seems"), ("seems", "starts"),
    ("tries",), ("tries", "again"), ("not", "fails"), ("habit", "habit:often"),
]  # fmt: skip

#: A particle that a word spells out is that word's: who meets somebody for the first time comes to know him.
SPELLED_OUT = {("places.meet", "first-time")}


def trouble(clause: Clause, language: str, text: str) -> str:
    """What is wrong with a sentence for a clause; empty where it reads back."""
    read = read_back(standard_model(), language, text)
    if isinstance(read, str):
        return f"{text}: {read}"
    if len(read) != 1:
        return f"{text}: read as {len(read)} clauses of {read[0].word.name}"
    return "".join(f"{text}: {difference}\n" for difference in differences(clause, read[0]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", known_vocabularies())
def test_every_wording_reads_back(vocabulary: str, language: str) -> None:
    model = standard_model()
    wrong = []
    for word in standard_words(model):
        if word.vocabulary != vocabulary:
            continue
        phrases = [phrase for phrase in word.phrases if phrase.language == language]
        assert phrases, f"{word.name} cannot be said in {language}"
        for number, phrase in enumerate(phrases):
            # The first wording is said of groups and lists and with whole clauses inside; the others show their words.
            pick = random.Random(f"{word.name} {number}").choice
            filler = Filler(model, pick, plain=quoted_slots(phrase), several=number == 0)
            clause = filler.clause(word, slots_of(phrase), depth=int(number == 0))
            if phrase.again:
                clause = clause._replace(how=frozenset({"again"}))
            wrong.append(trouble(clause, language, speaker(model, language).say(clause, phrase=phrase)))
    assert not any(wrong), "".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_argument_is_said(language: str) -> None:
    """Whichever optional slots are filled, some wording of the word says all that are."""
    model = standard_model()
    wrong = []
    for word in standard_words(model):
        needed = {slot.name for slot in word.slots if not slot.optional}
        optional = [slot.name for slot in word.slots if slot.optional]
        for count in range(len(optional) + 1):
            for chosen in combinations(optional, count):
                clause = Filler(model, random.Random(1).choice).clause(word, frozenset({*needed, *chosen}), 0)
                wording = speaker(model, language).wording(clause)
                said = {*wording.slots, wording.mutual} if wording else set()
                unsaid = [name for name in (*word.slot_names, VALUE) if is_given(clause, name) and name not in said]
                if unsaid or wording is None:
                    wrong.append(f"{word.vocabulary}.{word.name} with {', '.join(chosen)}: not said: {unsaid}\n")
    assert not wrong, "".join(wrong)


def is_given(clause: Clause, slot: str) -> bool:
    if slot == VALUE:
        return clause.word.kind == "property" and not clause.word.is_truth
    return arg_of(clause, slot) is not None


@st.composite
def clauses(draw: st.DrawFn, words: list[Word]) -> Clause:
    """A clause of any word: random arguments, particles, contents, a place, a reason."""
    model = standard_model()
    filler = Filler(model, lambda choices: draw(st.sampled_from(choices)), unnamed=True)
    word = draw(st.sampled_from(words))
    clause = filler.clause(word, depth=draw(st.sampled_from([1, 1, 2])))
    how = draw(st.sampled_from(PARTICLES))
    if (f"{word.vocabulary}.{word.name}", how[0] if how else "") not in SPELLED_OUT:
        clause = clause._replace(how=frozenset(how))
    if draw(st.sampled_from([False, False, True])):
        clause = clause._replace(place=draw(st.sampled_from(PLACES)), place_said=True)
    if word.kind == "action" and draw(st.sampled_from([False, False, True])):
        reason = model.world.words[draw(st.sampled_from(["life.ill", "love.loves", "feelings.weep"]))]
        clause = clause._replace(reasons=(filler.clause(reason, depth=0),))
    return clause


@settings(max_examples=examples(1500))
@given(st.data())
def test_random_clauses_read_back(data: st.DataObject) -> None:
    clause = data.draw(clauses(standard_words(standard_model())))
    wrong = [trouble(clause, language, say(clause, language, standard_model())) for language in LANGUAGES]
    assert not any(wrong), "".join(wrong)


def test_every_word_reads_back_with_each_particle() -> None:
    model = standard_model()
    wrong = []
    for number, word in enumerate(standard_words(model)):
        how = PARTICLES[number % len(PARTICLES)]
        if (f"{word.vocabulary}.{word.name}", how[0] if how else "") in SPELLED_OUT:
            continue
        for language in LANGUAGES:
            filler = Filler(model, random.Random(f"{word.name} {language}").choice, unnamed=True)
            clause = filler.clause(word)._replace(how=frozenset(how))
            wrong.append(trouble(clause, language, say(clause, language, model)))
    assert not any(wrong), "".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_reads_back(language: str) -> None:
    model = standard_model()
    wrong = []
    for word in standard_words(model):
        person = next((slot.name for slot in word.slots if slot.type == "person"), None)
        if person is not None and not word.slot_of[person].optional:
            filler = Filler(model, random.Random(word.name).choice, several=False)
            clause = filler.clause(word, frozenset(s.name for s in word.slots if not s.optional), 0, **{person: NOBODY})
            clause = clause._replace(how=frozenset({"not"}))
            wrong.append(trouble(clause, language, say(clause, language, model)))
    assert not any(wrong), "".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_passive_reads_back(language: str) -> None:
    """As the same event, or as the state that a word of its own tells: is disappointed, is born."""
    model = standard_model()
    wrong = []
    for word in standard_words(model):
        filler = Filler(model, random.Random(word.name).choice, several=False)
        clause = filler.clause(word, frozenset(slot.name for slot in word.slots if not slot.optional), 0)
        clause = clause._replace(how=frozenset({"passive"}))
        wording = speaker(model, language).wording(clause)
        if wording is None or not wording.passive:
            continue
        text = speaker(model, language).say(clause)
        read = read_back(model, language, text)
        if isinstance(read, str) or (read[0].word is word and any(differences(clause, read[0]))):
            wrong.append(f"{text}: {read}\n")
    assert not wrong, "".join(wrong)
