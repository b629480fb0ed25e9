"""All forms of a verb follow from its third person, a line of its own, or the endings."""

import pytest

from skaz.model.language import language

en, ro = language("en"), language("ro")


@pytest.mark.parametrize(
    ("third", "base", "past", "ing"),
    [
        ("travels", "travel", "travelled", "travelling"),
        ("marries", "marry", "married", "marrying"),
        ("plays", "play", "played", "playing"),
        ("kisses", "kiss", "kissed", "kissing"),
        ("watches", "watch", "watched", "watching"),
        ("dances", "dance", "danced", "dancing"),
        ("agrees", "agree", "agreed", "agreeing"),
        ("begs", "beg", "begged", "begging"),
        ("visits", "visit", "visited", "visiting"),
        ("admits", "admit", "admitted", "admitting"),
        ("offers", "offer", "offered", "offering"),
        ("prefers", "prefer", "preferred", "preferring"),
        ("shows", "show", "showed", "showing"),
        ("panics", "panic", "panicked", "panicking"),
        ("dies", "die", "died", "dying"),
        ("goes", "go", "went", "going"),
        ("leaves", "leave", "left", "leaving"),
    ],
)
def test_english_forms(third: str, base: str, past: str, ing: str) -> None:
    written = en.verb(third).written
    assert (written["base"][0], written["past"][0], written["ing"][0]) == (base, past, ing)
    assert written["plural"] == (base,)
    assert en.verb(third).known


def test_to_be_has_persons_and_a_past_of_its_own() -> None:
    forms = en.verb("is").forms
    assert (forms["plural"], forms["first"]) == (("are",), ("am",))
    assert (forms["past"], forms["past_plural"], forms["base"]) == (("was",), ("were",), ("be",))


@pytest.mark.parametrize(
    ("third", "plural", "subjunctive", "participle", "infinitive", "gerund"),
    [
        ("dansează", "dansează", "danseze", "dansat", "dansa", "dansând"),
        ("marchează", "marchează", "marcheze", "marcat", "marca", "marcând"),
        ("studiază", "studiază", "studieze", "studiat", "studia", "studiind"),
        ("creează", "creează", "creeze", "creat", "crea", "creând"),
        ("iubește", "iubesc", "iubească", "iubit", "iubi", "iubind"),
        ("locuiește", "locuiesc", "locuiască", "locuit", "locui", "locuind"),
        ("hotărăște", "hotărăsc", "hotărască", "hotărât", "hotărî", "hotărând"),
        ("ajută", "ajută", "ajute", "ajutat", "ajuta", "ajutând"),
        ("pleacă", "pleacă", "plece", "plecat", "pleca", "plecând"),
        ("închide", "închid", "închidă", "închis", "închide", "închizând"),
        ("trimite", "trimit", "trimită", "trimis", "trimite", "trimițând"),
        ("merge", "merg", "meargă", "mers", "merge", "mergând"),
        ("vede", "văd", "vadă", "văzut", "vedea", "văzând"),
        ("taie", "taie", "taie", "tăiat", "tăia", "tăind"),
        ("sperie", "sperie", "sperie", "speriat", "speria", "speriind"),
        ("omoară", "omoară", "omoare", "omorât", "omorî", "omorând"),
        ("știe", "știu", "știe", "știut", "ști", "știind"),
    ],
)
def test_romanian_forms(
    third: str, plural: str, subjunctive: str, participle: str, infinitive: str, gerund: str
) -> None:
    written = ro.verb(third).written
    assert [written[tag][0] for tag in ("plural", "subjunctive", "participle", "base", "ing")] == [
        plural,
        subjunctive,
        participle,
        infinitive,
        gerund,
    ]


def test_a_head_may_be_written_without_its_marks() -> None:
    assert ro.verb("pleaca").written == ro.verb("pleacă").written
    assert ro.verb("iubeste").forms["participle"] == ro.verb("iubește").forms["participle"]


def test_a_romanian_participle_agrees() -> None:
    assert ro.verb("închide").written["participle"] == ("închis", "închisă", "închiși", "închise")
    assert ro.verb("închide").forms["participle"] == ("inchis", "inchisa", "inchisi", "inchise")


def test_the_romanian_imperfect_is_read() -> None:
    heads = ["pleacă", "vede", "face", "iubește", "locuiește", "scrie", "știe", "este", "hotărăște"]
    forms = ["pleca", "vedea", "facea", "iubea", "locuia", "scria", "stia", "era", "hotara"]
    assert [ro.verb(head).forms["imperfect"][0] for head in heads] == forms
    assert ro.verb("iubește").forms["imperfect"][1] == "iubeau"


def test_a_guess_says_so() -> None:
    assert not ro.verb("bombăne").known
    assert ro.verb("bombănește").known


def test_a_vocabulary_adds_its_verbs_without_changing_the_language() -> None:
    more = ro.with_verbs([["ascute/ascut", "ascută", "ascuțit", "ascuți"]], heads=["dansează"])
    assert more.verb("ascute").known
    assert more.verb("ascute").written["plural"] == ("ascut",)
    assert more.analyse("ascutite") == (("ascute", "participle"),)
    assert more.analyse("danseze") == (("danseaza", "subjunctive"),)
    assert not ro.verb("ascute").known
    assert ro.analyse("danseze") == ()


def test_a_line_that_says_less_takes_nothing_away() -> None:
    more = ro.with_verbs([["vede", "vadă", "văzut", "vedea"], ["pleacă", "pleace", "plecat", "pleca"]])
    assert more.verb("vede").written["ing"] == ("văzând",)
    assert more.verb("pleacă").written["subjunctive"] == ("pleace",)


def test_analysis_gives_every_reading_of_a_word() -> None:
    assert en.analyse("left") == (("leaves", "past"), ("leaves", "participle"))
    assert set(en.forms_of(["finds", "founds"])["found"]) == {
        ("finds", "past"),
        ("finds", "participle"),
        ("founds", "base"),
        ("founds", "plural"),
    }
