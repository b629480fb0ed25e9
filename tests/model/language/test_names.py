"""Names decline, adjectives agree."""

import pytest

from skaz.model.language import language

en, ro = language("en"), language("ro")


@pytest.mark.parametrize(
    ("name", "gender", "plural", "genitive"),
    [
        ("Anna", "feminine", False, "Annei"),
        ("Maria", "feminine", False, "Mariei"),
        ("Anca", "feminine", False, "Ancăi"),
        ("Dolly", "feminine", False, "lui Dolly"),
        ("Anna Karenina", "feminine", False, "Annei Karenina"),
        ("Levin", "masculine", False, "lui Levin"),
        ("Serioja", "masculine", False, "lui Serioja"),
        ("societatea", None, False, "societății"),
        ("gardianul", "masculine", False, "gardianului"),
        ("fratele", "masculine", False, "fratelui"),
        ("contesa Vronski", "feminine", False, "contesei Vronski"),
        ("contele Vronski", "masculine", False, "contelui Vronski"),
        ("sora lui Dolly", "feminine", False, "surorii lui Dolly"),
        ("un gardian", "masculine", False, "unui gardian"),
        ("muncitorii", None, True, "muncitorilor"),
        ("fetele", None, True, "fetelor"),
        ("Moscova", None, False, "Moscovei"),
        ("Saint Petersburg", None, False, "Saint Petersburgului"),
        ("gara", None, False, "gării"),
        ("lumea", None, False, "lumii"),
    ],
)
def test_romanian_genitives(name: str, gender: str | None, plural: bool, genitive: str) -> None:
    forms = ro.name_forms(name, gender, plural)
    assert forms["nominative"] == (name,)
    assert forms["genitive"][0] == genitive


def test_a_common_noun_loses_its_article_after_a_preposition() -> None:
    nouns = ["trenul", "balul", "fratele", "societatea", "contesa", "familia", "fiul", "teatrul"]
    bare = ["tren", "bal", "frate", "societate", "contesă", "familie", "fiu", "teatru"]
    assert [ro.name_forms(noun)["bare"][0] for noun in nouns] == bare
    assert "bare" not in ro.name_forms("Anna", "feminine")


def test_english_genitives() -> None:
    assert en.name_forms("Anna Karenina")["genitive"] == ("Anna Karenina's",)
    assert en.name_forms("the Karenins", plural=True)["genitive"] == ("the Karenins'",)
    assert en.name_forms("the children", plural=True)["genitive"] == ("the children's",)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("închis~", "inchis inchisa inchisi inchise"),
        ("căsătorit~", "casatorit casatorita casatoriti casatorite"),
        ("gelos", "gelos geloasa gelosi geloase"),
        ("bolnav", "bolnav bolnava bolnavi bolnave"),
        ("fericit", "fericit fericita fericiti fericite"),
        ("trist", "trist trista tristi triste"),
        ("mare", "mare mare mari mari"),
        ("nou", "nou noua noi noi"),
        ("vesel/veselă/veseli/vesele", "vesel vesela veseli vesele"),
    ],
)
def test_adjectives_agree(word: str, forms: str) -> None:
    assert ro.agree(word) == tuple(forms.split())


def test_the_form_for_a_gender_and_number() -> None:
    assert ro.agreed("închis~", "feminine") == "închisă"
    assert ro.agreed("închis~", None, plural=True) == "închiși"
    assert en.agreed("ill", "feminine") == "ill"
    assert [en.agreed("his~", gender) for gender in ("feminine", "masculine", "neuter")] == ["her", "his", "its"]
    assert en.agreed("himself~", "feminine", plural=True) == "themselves"
