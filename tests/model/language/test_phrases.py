"""What stands around a verb when it is said."""

from skaz.model.language import language
from skaz.model.language.phrases import contract, counted, join_list, noun_after, owned, pronoun

en, ro = language("en"), language("ro")


def test_articles_and_prepositions_contract() -> None:
    assert contract(en, "Anna sees a aunt, a unicorn, a hour, a man") == "Anna sees an aunt, a unicorn, an hour, a man"
    assert (
        contract(en, "a uninvited guest, a European, a one-armed man")
        == "an uninvited guest, a European, a one-armed man"
    )
    assert contract(ro, "pleacă în o gară, din un tren") == "pleacă într-o gară, dintr-un tren"
    assert contract(ro, "în orașul mare") == "în orașul mare"


def test_lists_and_counts() -> None:
    assert [join_list(en, []), join_list(en, ["Anna"])] == ["", "Anna"]
    assert join_list(en, ["Anna", "Kitty", "Levin"]) == "Anna, Kitty and Levin"
    assert join_list(ro, ["Anna", "Kitty"]) == "Anna și Kitty"
    assert [counted(en, n, "day", "days") for n in (1, 20)] == ["1 day", "20 days"]
    assert [counted(ro, n, "zi", "zile") for n in (1, 2, 19, 20, 101, 119, 122)] == [
        "1 zi",
        "2 zile",
        "19 zile",
        "20 de zile",
        "101 zile",
        "119 zile",
        "122 de zile",
    ]


def test_nouns_after_prepositions() -> None:
    assert noun_after(ro, "la", ro.name_forms("balul")) == "bal"
    assert noun_after(ro, "cu", ro.name_forms("trenul")) == "trenul"
    assert noun_after(ro, "la", ro.name_forms("contesa Vronski", "feminine")) == "contesa Vronski"
    assert noun_after(en, "at", en.name_forms("the ball")) == "the ball"


def test_pronouns() -> None:
    assert pronoun(en, "accusative", gender="feminine") == "her"
    assert pronoun(en, "possessive", number="plural") == "their"
    assert pronoun(ro, "accusative", gender="feminine", clitic=True) == "o"
    assert pronoun(ro, "dative", number="plural", clitic=True) == "le"
    assert pronoun(en, "accusative", clitic=True) is None


def test_owners() -> None:
    assert owned(en, "house", en.name_forms("Anna")) == "Anna's house"
    assert owned(ro, "casa", ro.name_forms("Anna", "feminine")) == "casa Annei"
