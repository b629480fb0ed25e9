"""A verb group is read with its particles and clitics, wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skaz.model.language import language
from verb_groups import read_groups

en = language("en").with_verbs(heads=["loves", "visits", "dances"])
ro = language("ro").with_verbs(heads=["iubește", "dansează"])


def best(tongue: object, text: str, form: str = "finite") -> str:
    """The first reading: verb, form, particles' values, clitics."""
    group = read_groups(tongue, tongue.words(text), form=form)[0]  # type: ignore[arg-type, attr-defined]
    values = " ".join(particle.value for particle in group.particles)
    return f"{group.head} {group.form} ({values}) {' '.join(group.clitics)}".strip()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("leaves", "leaves third ()"),
        ("does not often try to leave", "leaves base (do not often tries)"),
        ("didn't leave", "leaves base (do not)"),
        ("can't dance", "dances base (can not)"),
        ("is no longer loved", "loves participle (passive no_longer)"),
        ("does not love any more", "loves base (do not)"),
        ("must have left", "leaves participle (must perfect)"),
        ("could not have been seen", "sees participle (could not perfect passive)"),
        ("seems to be dying", "dies ing (seems progressive)"),
        ("tries again to leave", "leaves base (tries again)"),
        ("never again loves", "loves third (no_longer)"),
        ("keeps visiting", "visits ing (continue)"),
        ("began loving", "loves ing (start)"),
        ("seems ill", "is predicate (seems)"),
        ("fails to leave", "leaves base (fails)"),
        ("does not manage to leave", "leaves base (do fails)"),
    ],
)
def test_english(text: str, reading: str) -> None:
    assert best(en, text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("îl vede", "vede third () il"),
        ("nu o mai iubește", "iubeste third (no_longer) o"),
        ("nu l-a mai văzut", "vede participle (no_longer perfect) il"),
        ("încă nu pleacă", "pleaca third (not_yet)"),
        ("a înșelat-o", "insala participle (perfect) o"),
        ("i-a dat-o", "da participle (perfect) ii o"),
        ("nu i l-a dat", "da participle (not perfect) ii il"),
        ("o să plece", "pleaca subjunctive (will)"),
        ("îl va vedea", "vede base (will) il"),
        ("trebuie să nu o mai vadă", "vede subjunctive (must no_longer) o"),
        ("începe din nou să plece", "pleaca subjunctive (start again)"),
        ("s-ar putea să vină", "vine subjunctive (might)"),
        ("poate pleca", "pleaca base (can)"),
        ("a fost ucis", "ucide participle (perfect passive)"),
        ("este închisă", "inchide participle (passive)"),
        ("pare interesată", "pare third ()"),
        ("s-a oprit din plâns", "plange participle (perfect stop)"),
        ("s-a întors", "intoarce participle (perfect) se"),
        ("nu reușește să plece", "pleaca subjunctive (fails)"),
        ("își închipuie", "inchipuie third () isi"),
        ("o mai iubea", "iubeste imperfect (still) o"),
    ],
)
def test_romanian(text: str, reading: str) -> None:
    assert best(ro, text) == reading


def test_forms_other_than_finite() -> None:
    assert best(ro, "nu îl mai vadă", "subjunctive") == "vede subjunctive (no_longer) il"
    assert best(ro, "dându-i", "ing") == "da ing () ii"
    assert best(en, "not start to dance", "base") == "dances base (not start)"
    assert read_groups(en, ["leaves"], form="base") == []


def test_a_predicate_is_offered_beside_the_verb() -> None:
    heads = {(group.head, group.form) for group in read_groups(ro, ro.words("pare interesată"))}
    assert heads == {("pare", "third"), ("este", "predicate")}


def test_only_the_verbs_in_scope_are_meant() -> None:
    scope = en.forms_of(["dances"])
    assert read_groups(en, ["leaves"], forms=scope) == []
    assert [group.head for group in read_groups(en, ["must", "dance"], forms=scope)] == ["dances"]


WORDS = ["nu", "o", "sa", "ii", "il", "a", "mai", "se", "pare", "poate", "vede", "fi", "not", "is", "to", "never"]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words_end(words: list[str]) -> None:
    for tongue in (en, ro):
        for group in read_groups(tongue, words):
            assert 0 <= group.at <= group.after <= len(words)
