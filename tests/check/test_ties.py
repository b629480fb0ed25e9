"""What cannot be said of one person or place: in everyday words, with the finding that each story has."""

from __future__ import annotations

from told import said, story

CAST = """
story "A small world"
use everyday

city Rome
house the house; the estate
building the inn
occasion the ball; the opera
woman Anna; Dolly; Kitty
man Stiva; Levin; Karenin
boy Seryozha
girl Anya

telling t in {language}
"""


def found(*lines: str, language: str = "en") -> str:
    """The findings of a telling with one passage for each of some lines; ``/`` parts the lines of a passage."""
    body = "".join(f"\n> {n}\n" + line.replace(" / ", "\n") + "\n" for n, line in enumerate(lines, 1))
    return said(f for f in story(CAST.format(language=language) + body).check() if f.code != "promise-open")


def test_a_building_is_in_no_other_building() -> None:
    held = "Karenin confines Anna to the house"
    assert found(held, "the house stands in Rome", "at the inn: Anna, Levin") == (
        "confined [t:3 t:1] Anna cannot be at the inn: she is confined to the house."
    )
    assert found("at the house: Anna", "the house stands in Rome", "at the ball: Anna") == ""


def test_being_where_one_may_not_be_is_the_clash() -> None:
    ban = "Dolly banishes Stiva from the house"
    assert found(ban, "at the house: Stiva, Levin") == (
        "confined [t:2 t:1] Stiva cannot be at the house: he is barred from the house."
    )
    assert found(ban, "at the house, Stiva meets Levin") == (
        "confined [t:2 t:1] Stiva cannot meet Levin: he is barred from the house."
    )
    assert found(ban, "Dolly takes Stiva back", "at the inn: Stiva, Levin") == ""


def test_nobody_has_to_do_with_the_dead_as_with_the_living() -> None:
    for line in (
        "Levin visits Anna",
        "Levin takes Anna to Rome",
        "Levin eats with Anna",
        "Dolly nurses Anna",
        "Dolly poisons Anna",
        "Levin goes to Rome with Anna",
        "Levin hears from Anna that Kitty is ill",
    ):
        assert found("Anna dies", line).startswith("dead [t:2 t:1]"), line


def test_of_the_dead_nothing_is_told_that_only_the_living_can_be() -> None:
    for line in ("Anna is in Rome", "Anna is ill", "Levin is with Anna", "from then on, Anna and Dolly are friends"):
        assert found("Anna dies", line) == f'dead [t:2 t:1] "{line}" cannot be: Anna is dead.'.replace(
            "from then on, ", ""
        )


def test_what_may_concern_the_dead() -> None:
    assert (
        found(
            "Anna dies",
            "Levin buries Anna",
            "Levin misses Anna",
            "Levin visits Anna's grave",
            "Levin forgives Anna / Levin loves Anna / Levin avenges Anna",
            "Anna is buried",
            "Anna is Levin's sister",
        )
        == ""
    )
    assert found("Karenin dies", "Kitty (Karenin's wife) is near the estate") == ""


def test_who_is_buried_is_dead_and_nothing_untold_undoes_it() -> None:
    assert found("Levin buries Anna", "Anna goes to Rome") == "dead [t:2 t:1] Anna cannot go to Rome: she is dead."


def test_a_tie_that_holds_both_ways_is_compared_both_ways() -> None:
    assert found("Dolly is Stiva's wife", "Kitty is Stiva's wife") == (
        'tie-contradicted [t:2 t:1] "Kitty is Stiva\'s wife" here, and "Dolly is Stiva\'s wife" in t:1.'
    )
    assert found("Dolly is Stiva's wife", "Dolly divorces Stiva", "Kitty is Stiva's wife") == ""


def test_what_has_happened_has_not_never_happened() -> None:
    assert found("Anna attends the opera", "Anna never attended the opera") == (
        'fact-contradicted [t:2 t:1] "Anna never attended the opera" here, and "Anna attends the opera" in t:1.'
    )
    assert found("Kitty kisses Levin", "Kitty did not kiss Levin").startswith("fact-contradicted (warning) [t:2 t:1]")
    assert found("Anna leaves the ball / Anna does not leave the ball").startswith("fact-contradicted [t:1]")
    assert found("Anna naste o fata", "Anna nu a nascut niciodata", language="ro").startswith(
        "fact-contradicted [t:2 t:1]"
    )


def test_what_is_denied_of_another_time() -> None:
    for told in (
        ("Anna leaves the ball", "Anna does not leave the ball"),
        ("Kitty kisses Levin", "the next day, Kitty did not kiss Levin"),
        ("Anna leaves the ball", "Anna never again leaves the ball"),
        ("Anna has never attended the opera", "Anna attends the opera"),
    ):
        assert found(*told) == ""
    assert found("Anna has never attended the opera", "before t:1, Anna attends the opera").startswith(
        "fact-contradicted [t:1 t:2]"
    )


def test_nobody_is_called_by_a_noun_for_the_other_sex() -> None:
    assert found("Seryozha (Anna's daughter) sleeps") == (
        'wrong-slot [t:1] "daughter" is no word for Seryozha, who is a boy.'
    )
    assert found("Anna is Stiva's brother") == 'wrong-slot [t:1] "brother" is no word for Anna, who is a woman.'
    assert found("Stiva ii cere Annei (fratele lui Stiva) sa plece", language="ro") == (
        'wrong-slot [t:1] "fratele" is no word for Anna, who is a woman.'
    )
    assert found("Seryozha este fiica Annei", language="ro").startswith("wrong-slot [t:1]")


def test_nouns_that_fit() -> None:
    assert found("Seryozha is Anna's son / Anna is Seryozha's mother", "Anya is Anna's child") == ""
    assert found("Seryozha is not Anna's daughter", "Anna has a daughter called Anya") == ""
    assert found("Anya este copilul Annei", "Kitty este sora mai mica a lui Dolly", language="ro") == ""


def test_kin_that_nobody_has() -> None:
    assert found("Seryozha is Anna's son", "Seryozha is Dolly's son") == (
        "tie-contradicted [t:2 t:1] Anna and Dolly cannot both be the mother of Seryozha."
    )
    assert found("Seryozha is Karenin's son", "Stiva is Seryozha's father") == (
        "tie-contradicted [t:2 t:1] Karenin and Stiva cannot both be the father of Seryozha."
    )
    assert found("Anna is Seryozha's mother", "Seryozha is Anna's cousin").startswith("tie-contradicted [t:2 t:1]")
    assert found("Seryozha is Anna's son", "Karenin is Seryozha's father", "Dolly is Seryozha's stepmother") == ""


def test_one_tie_has_one_root() -> None:
    told = found("Anna is Karenin's wife", "Anna is Stiva's sister", "Stiva (Anna's husband) begs Dolly to forgive him")
    assert [line.split(" [")[0] for line in told.splitlines()] == ["tie-contradicted", "tie-contradicted echo"]


def test_old_and_young() -> None:
    assert found("Levin is old / Levin is young").startswith("fact-contradicted [t:1]")
    assert found("Levin is young", "Levin is old").startswith("fact-contradicted (warning)")


def test_the_first_time_comes_first() -> None:
    assert found("Anna dances with Stiva", "Anna first meets Stiva") == (
        'out-of-order [t:2 t:1] "Anna first meets Stiva" is no first time: '
        '"Anna dances with Stiva" in t:1 comes before.'
    )
    assert found("Anna first meets Stiva", "before t:1, Anna dances with Stiva").startswith("out-of-order [t:2 t:1]")
    assert found("Anna and Stiva love each other", "Anna first meets Stiva").startswith("out-of-order [t:2 t:1]")
    assert found("Anna kisses Stiva", "Anna sees Stiva for the first time").startswith("out-of-order [t:2 t:1]")
    assert found("Anna first meets Stiva", "Anna dances with Stiva") == ""
    assert found("Anna loves Stiva", "Anna first meets Stiva") == ""


def test_nobody_acts_before_being_born() -> None:
    assert found("Anya sleeps", "Anna gives birth to Anya") == "unborn [t:1 t:2] Anya is born only in t:2."
    assert found("Anna gives birth to Anya", "before t:1, Karenin embraces Anya").startswith("unborn [t:2 t:1]")
    assert found("Anna gives birth to Anya", "Anya sleeps") == ""
    assert found("Anna sleeps", "Anna was born in Rome") == ""


def test_what_health_forbids() -> None:
    assert found("Anna faints", "Anna goes to Rome") == (
        "health (warning) [t:2 t:1] Anna cannot go to Rome: she is unconscious."
    )
    assert found("Anna faints", "Anna regains consciousness", "Anna goes to Rome") == ""
    assert found("Anna is blind", "Anna sees Dolly").startswith("health (warning) [t:2 t:1]")
    assert found("Levin is mute", "Levin tells Kitty that Anna is ill").startswith("health (warning) [t:2 t:1]")
    assert found("Anna becomes bedridden", "Anna goes to Rome").startswith("health (warning) [t:2 t:1]")
    never = "Anna nu se mai ridica niciodata din pat"
    assert found(never, "Anna pleaca la Rome", language="ro") == (
        "health [t:2 t:1] Anna cannot travel to Rome: she is bedridden for good."
    )
    assert found("Anna sleeps", "Anna goes to Rome") == ""


def test_nobody_is_in_two_places_at_once() -> None:
    assert found("at the ball: Anna", "meanwhile, at the opera: Anna") == (
        "two-places [t:2 t:1] Anna cannot be at the opera here: she is at the ball."
    )
    assert found("at the ball: Anna", "at the same moment, at the opera, Anna meets Levin") == (
        "two-places [t:2 t:1] Anna cannot meet Levin at the opera: she is at the ball."
    )
    assert found("Anna is at the ball, and she is at the opera").startswith("two-places [t:1]")
    assert found("at the ball: Anna", "later, at the opera: Anna") == ""
    assert found("at the ball: Anna", "meanwhile, at the opera: Levin", "later, at the opera: Anna") == ""
    assert found("Karenin is in Rome, and he is at home") == ""


def test_what_a_family_cannot_be() -> None:
    uncle = found("Kitty is Dolly's sister", "Seryozha is Dolly's son / Kitty is Seryozha's sister")
    assert uncle.startswith("tie-contradicted [t:2 t:1] Kitty cannot be both sibling and uncle or aunt of Seryozha.")
    circle = found("Anna is Dolly's mother", "Dolly is Kitty's mother", "Kitty is Anna's mother")
    assert [line.split(" t:1")[0] for line in circle.splitlines() if "echo" not in line] == ["tie-contradicted [t:3"]
    echo = found("Levin is Stiva's brother", "Stiva is Levin's father", "Levin is Seryozha's father")
    assert [line.split(" [")[0] for line in echo.splitlines() if "echo" not in line] == ["tie-contradicted"]


def test_a_child_of_two_of_whom_nothing_is_told() -> None:
    wives = "Dolly is Stiva's wife / Levin and Kitty decide to marry"
    for child in (
        "Seryozha is Levin's son / Seryozha is Dolly's son",
        "Levin finds Dolly bathing Seryozha (their son)",
    ):
        assert found(wives, child).startswith("tie-contradicted (warning) [t:2 t:1] Seryozha is ")
    assert found(wives, "Seryozha is Levin's son / Seryozha is Anna's son").startswith("tie-contradicted (warning)")
    assert found(wives, "Levin makes love to Dolly", "Seryozha is Levin's son / Seryozha is Dolly's son") == ""
    assert (
        found("Dolly is Stiva's wife", "Dolly divorces Stiva", "Seryozha is Levin's son / Seryozha is Dolly's son")
        == ""
    )
    assert found(wives, "Seryozha is Stiva's son / Seryozha is Dolly's son") == ""
