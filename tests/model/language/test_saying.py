"""Verbs are said with their particles and clitics in place, and what is said reads back as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skaz.model.language import Language, language
from skaz.model.language.saying import Said, Subject, verb_group
from verb_groups import read_groups

en = language("en").with_verbs(heads=["loves", "dances"])
ro = language("ro").with_verbs(heads=["iubește", "dansează"])
PLURAL = Subject(number="plural")
SHE = Subject(gender="feminine")


@pytest.mark.parametrize(
    ("verb", "asked", "words"),
    [
        ("leaves", {}, "leaves"),
        ("leaves", {"negated": True}, "does not leave"),
        ("leaves", {"negated": True, "tense": "past", "subject": PLURAL}, "did not leave"),
        ("leaves", {"negated": True, "form": "to"}, "not to leave"),
        ("leaves", {"tense": "future", "negated": True}, "will not leave"),
        ("is", {"tense": "past", "subject": PLURAL, "negated": True}, "were not"),
        ("is", {"particles": [("presupposition", "still")]}, "is still"),
        ("loves", {"particles": [("presupposition", "no_longer")]}, "no longer loves"),
        ("loves", {"particles": [("presupposition", "not_yet")]}, "does not yet love"),
        ("leaves", {"particles": [("tense", "perfect"), ("presupposition", "already")]}, "has already left"),
        ("sees", {"particles": [("voice", "passive")], "tense": "past"}, "was seen"),
        ("leaves", {"particles": [("modal", "must"), ("aspect", "start")]}, "must start to leave"),
        ("leaves", {"particles": [("aspect", "stop")], "tense": "past"}, "stopped leaving"),
        ("is", {"particles": [("seems", "seems")], "negated": True}, "does not seem to be"),
    ],
)
def test_english(verb: str, asked: dict[str, object], words: str) -> None:
    assert verb_group(en, verb, **asked) == Said(words, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "asked", "words"),
    [
        ("vede", {"clitics": ["îl"]}, "îl vede"),
        ("vede", {"clitics": ["îl"], "tense": "past"}, "l-a văzut"),
        ("vede", {"clitics": ["o"], "tense": "past"}, "a văzut-o"),
        ("vede", {"clitics": ["îl"], "negated": True}, "nu îl vede"),
        ("vede", {"clitics": ["îl"], "form": "to"}, "să îl vadă"),
        ("vede", {"clitics": ["o"], "tense": "past", "subject": PLURAL}, "au văzut-o"),
        ("vede", {"clitics": ["îl"], "tense": "future", "negated": True}, "nu îl va vedea"),
        ("vede", {"clitics": ["o"], "particles": [("presupposition", "no_longer")]}, "nu o mai vede"),
        (
            "vede",
            {"clitics": ["îl"], "tense": "past", "particles": [("presupposition", "no_longer")]},
            "nu l-a mai văzut",
        ),
        ("dă", {"clitics": ["îi", "o"]}, "i-o dă"),
        ("dă", {"clitics": ["îi", "o"], "tense": "past"}, "i-a dat-o"),
        ("dă", {"clitics": ["îi", "îl"], "tense": "past"}, "i l-a dat"),
        ("dă", {"clitics": ["îi"], "form": "ing"}, "dându-i"),
        ("vede", {"clitics": ["o"], "form": "ing", "negated": True}, "nevăzând-o"),
        ("întoarce", {"clitics": ["se"], "tense": "past"}, "s-a întors"),
        ("închipuie", {"clitics": ["își"], "tense": "past"}, "și-a închipuit"),
        ("închide", {"particles": [("voice", "passive")], "subject": SHE}, "este închisă"),
        ("ucide", {"particles": [("voice", "passive")], "subject": SHE, "tense": "past"}, "a fost ucisă"),
        ("iubește", {"clitics": ["o"], "particles": [("aspect", "start")], "tense": "past"}, "a început să o iubească"),
        ("pleacă", {"particles": [("modal", "must")], "negated": True}, "nu trebuie să plece"),
        ("pleacă", {"particles": [("not", "never")]}, "niciodată nu pleacă"),
        ("este", {"tense": "past", "subject": PLURAL}, "erau"),
    ],
)
def test_romanian(verb: str, asked: dict[str, object], words: str) -> None:
    assert verb_group(ro, verb, **asked) == Said(words, "")  # type: ignore[arg-type]


def test_what_comes_after_all_the_rest_is_apart() -> None:
    said = verb_group(en, "leaves", particles=[("habit", "often"), ("presupposition", "again")])
    assert said == Said("often leaves", "again")
    assert verb_group(ro, "pleacă", particles=[("presupposition", "again")]) == Said("pleacă", "din nou")


CHAINS = st.lists(
    st.sampled_from([("modal", "must"), ("modal", "can"), ("aspect", "start"), ("tries", "tries"), ("seems", "seems")]),
    max_size=2,
    unique=True,
)
ADVERBS = st.lists(
    st.sampled_from([("presupposition", "still"), ("habit", "often"), ("presupposition", "no_longer")]), max_size=1
)


def read_back(tongue: Language, said: Said, head: str) -> list[tuple[set[str], tuple[str, ...]]]:
    """What each reading of all the words with this verb holds: the particles' values and the clitics."""
    words = tongue.words(said.words)
    return [
        ({particle.value for particle in group.particles} - {"do", "perfect", "passive"}, group.clitics)
        for group in read_groups(tongue, words)
        if group.after == len(words) and group.head == head
    ]


@given(
    chain=CHAINS,
    adverbs=ADVERBS,
    negated=st.booleans(),
    tense=st.sampled_from(["present", "past"]),
    plural=st.booleans(),
)
def test_english_reads_back(
    chain: list[tuple[str, str]], adverbs: list[tuple[str, str]], negated: bool, tense: str, plural: bool
) -> None:
    if ("modal", "can") in chain[1:] or ("modal", "must") in chain[1:] or ("presupposition", "no_longer") in adverbs:
        negated, chain = False, [link for link in chain if link[0] != "modal"]
    asked = [*chain, *adverbs]
    subject = PLURAL if plural else Subject()
    said = verb_group(en, "loves", particles=asked, negated=negated, tense=tense, subject=subject)
    meant = {value for _, value in asked} | ({"not"} if negated else set())
    assert (meant, ()) in read_back(en, said, "loves"), said


@given(
    chain=CHAINS,
    adverbs=ADVERBS,
    tense=st.sampled_from(["present", "past", "future"]),
    clitics=st.sampled_from([(), ("îl",), ("o",), ("îi",), ("le",), ("îi", "o"), ("îi", "îl"), ("se",)]),
    form=st.sampled_from(["finite", "to"]),
)
def test_romanian_reads_back(
    chain: list[tuple[str, str]],
    adverbs: list[tuple[str, str]],
    tense: str,
    clitics: tuple[str, ...],
    form: str,
) -> None:
    asked = [*chain, *adverbs] if form == "finite" else chain
    said = verb_group(ro, "dă", particles=asked, tense=tense, clitics=clitics, form=form)
    meant = {value for _, value in asked}
    meant |= {"will"} if tense == "future" and form == "finite" else set()
    words = ro.words(said.words)
    start, opened = (1, "subjunctive") if form == "to" and words[0] == "sa" else (0, "finite")
    readings = [
        ({particle.value for particle in group.particles} - {"perfect"}, sorted(group.clitics))
        for group in read_groups(ro, words, start, form=opened)
        if group.after == len(words) and group.head == "da"
    ]
    assert (meant, sorted(ro.words(" ".join(clitics)))) in readings, said
