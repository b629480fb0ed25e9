"""A language is one data file; its small words are tables."""

import pytest

from skaz.model.language import Connective, Particle, language, languages
from skaz.model.language.from_text import read_language

en, ro = language("en"), language("ro")


def particle(tongue: object, text: str) -> list[tuple[str, str, str]]:
    words = tongue.words(text)  # type: ignore[attr-defined]
    found = tongue.particles.longest(words)  # type: ignore[attr-defined]
    assert found is not None, text
    assert found[1] == len(words), text
    return [(p.kind, p.value, p.wants) for p in found[0]]


def test_every_language_of_the_vocabularies_is_found_and_read() -> None:
    assert set(languages()) >= {"en", "ro"}
    for code in languages():
        assert language(code).code == code
        assert language(code) is language(code)


def test_an_unknown_line_is_refused() -> None:
    text = languages()["en"].read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="sound"):
        read_language(text + "\nsound th: f\n")


@pytest.mark.parametrize(
    ("text", "kind", "value", "wants"),
    [
        ("not", "not", "not", ""),
        ("never", "not", "never", ""),
        ("had to", "modal", "must", "base"),
        ("is going to", "modal", "will", "base"),
        ("was able to", "modal", "can", "base"),
        ("started to", "aspect", "start", "base"),
        ("keeps", "aspect", "continue", "ing"),
        ("seem to", "seems", "seems", "base"),
        ("attempted to", "tries", "tries", "base"),
        ("from time to time", "habit", "sometimes", ""),
        ("no longer", "presupposition", "no_longer", ""),
        ("for the first time", "presupposition", "first", ""),
    ],
)
def test_english_particles(text: str, kind: str, value: str, wants: str) -> None:
    assert (kind, value, wants) in particle(en, text)


@pytest.mark.parametrize(
    ("text", "kind", "value", "wants"),
    [
        ("nu", "not", "not", ""),
        ("trebuie să", "modal", "must", "subjunctive"),
        ("ar putea să", "modal", "could", "subjunctive"),
        ("s-ar putea să", "modal", "might", "subjunctive"),
        ("pot", "modal", "can", "base"),
        ("vor", "modal", "will", "base"),
        ("o să", "modal", "will", "subjunctive"),
        ("au", "tense", "perfect", "participle"),
        ("încep să", "aspect", "start", "subjunctive"),
        ("pare să", "seems", "seems", "subjunctive"),
        ("nu mai", "presupposition", "no_longer", ""),
        ("din când în când", "habit", "sometimes", ""),
        ("din nou", "presupposition", "again", ""),
    ],
)
def test_romanian_particles(text: str, kind: str, value: str, wants: str) -> None:
    assert (kind, value, wants) in particle(ro, text)


def test_particles_agree_where_they_hold_an_adjective() -> None:
    assert ("modal", "must", "subjunctive") in particle(ro, "este nevoită să")
    assert ("modal", "must", "subjunctive") in particle(ro, "sunt nevoiți să")


def test_a_verbal_particle_knows_its_own_form() -> None:
    assert en.particles["started", "to"] == (Particle("aspect", "start", "base", ("past", "participle")),)
    assert en.particles["start", "to"][0].own == ("base", "plural")


def test_pronouns_have_all_their_readings() -> None:
    her = {(p.case, p.gender) for p in en.pronouns[("her",)]}
    assert her == {("accusative", "feminine"), ("dative", "feminine"), ("possessive", "feminine")}
    clitic = {(p.case, p.number) for p in ro.pronouns[("ii",)] if p.clitic}
    assert clitic == {("dative", "singular"), ("accusative", "plural")}
    assert ro.pronouns[ro.words("unul pe altul")][0].case == "reciprocal"
    assert {"il", "o", "ii", "le", "se", "isi", "ma"} <= ro.clitics
    assert not en.clitics


def test_small_words() -> None:
    assert [q.value for q in en.quantifiers["one", "of"]] == ["one_of"]
    assert [q.value for q in ro.quantifiers[ro.words("unul dintre")]] == ["one_of"]
    assert {q.value for q in ro.quantifiers[ro.words("toată lumea")]} == {"all"}
    assert (en.places[("home",)], ro.places[("acasa",)]) == ("home", "home")
    assert ro.openers[("sa",)] == (Connective("to", "subjunctive"),)
    assert en.tails["so", "that"] == (Connective("so_that"),)
    assert [lead.value for lead in ro.leads[ro.words("în timp ce")]] == ["as"]
    assert ro.conjunctions[("insa",)] == "but"
    assert {p.role for p in ro.prepositions[ro.words("de la")]} >= {"origin"}
    assert [p.value for p in ro.prepositions[ro.words("pe drum spre")]] == ["way"]


def test_the_longest_words_win() -> None:
    words = en.words("on the way to Moscow")
    assert en.prepositions.longest(words) == (en.prepositions["on", "the", "way", "to"], 4)
    assert en.prepositions.longest(words, 4) is None
    assert en.prepositions.longest(words, 9) is None
