"""Somebody wants or does the contrary of what he was told to want: found where nothing told explains it."""

from __future__ import annotations

from told import said, story

CAST = """
story "A small world"
use everyday

city Rome; Milan
house the house
occasion the ball
woman Anna; Dolly; Kitty
man Stiva; Levin; Karenin

telling t in {language}
"""


def found(*lines: str, language: str = "en") -> str:
    """The findings of a telling with one passage for each of some lines."""
    body = "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))
    return said(story(CAST.format(language=language) + body).check())


REFUSED = "Kitty refuses to marry Levin"


def grades(*lines: str, language: str = "en") -> list[str]:
    """The changes of mind that are found, how grave each is and between which passages."""
    rows = found(*lines, language=language).splitlines()
    return [row.removeprefix("change-of-mind ").split("]")[0] + "]" for row in rows if row.startswith("change-of-mind")]


def test_what_is_settled_for_good_holds_on() -> None:
    assert found(REFUSED, "Anna sings", "Dolly sings", "Kitty marries Levin") == (
        'change-of-mind (warning) [t:4 t:1] "Kitty marries Levin" goes against "Kitty refuses to marry Levin" in t:1; '
        "no cause is told."
    )
    assert grades(REFUSED, "Levin and Kitty decide to marry") == ["(warning) [t:2 t:1]"]
    assert grades("Levin and Kitty decide to marry", REFUSED) == ["(warning) [t:2 t:1]"]
    assert grades("Levin and Kitty decide to marry", "Kitty marries Levin") == []
    assert grades("Levin wants to marry Kitty", "Levin does not want to marry Kitty") == ["(warning) [t:2 t:1]"]
    assert grades("Levin is Kitty's husband", "Levin divorces Kitty", "Levin refuses to divorce Kitty") == [
        "(warning) [t:3 t:2]"
    ]


def test_never_holds_for_all_time() -> None:
    never = "Levin decides never to marry"
    assert grades(never, "Levin proposes to Kitty") == ["(warning) [t:2 t:1]"]
    assert grades(never, "Levin goes to Rome to ask Kitty to marry him") == ["(warning) [t:2 t:1]"]
    away = "Anna promises Karenin never to see Stiva again"
    assert grades(away, "Dolly sings", "Kitty sings", "Anna meets Stiva") == ["(warning) [t:4 t:1]"]
    hotaraste = "Levin hotaraste sa nu se insoare niciodata"
    assert grades(hotaraste, "Levin o cere in casatorie pe Kitty", language="ro") == ["(warning) [t:2 t:1]"]


def test_a_small_refusal_holds_for_its_occasion() -> None:
    no = "Kitty refuses to dance with Levin"
    assert grades(no, "Kitty dances with Levin") == ["(warning) [t:2 t:1]"]
    assert grades(no, "Dolly sings", "Anna sings", "Kitty dances with Levin") == []


def test_a_heart_that_is_shown_to_be_another() -> None:
    cold = "Levin swears that he no longer wants Anna"
    for deed in ("Levin kisses Anna", "Levin and Anna leave for Rome", "Levin proposes to Anna"):
        assert grades(cold, "Stiva sings", deed) == ["(warning) [t:3 t:1]"], deed
    back = "Dolly refuses for ever to take Stiva back"
    for heart in ("Dolly loves Stiva", "Dolly says that she must accept Stiva and must love him"):
        assert grades(back, "Anna sings", heart) == ["(warning) [t:3 t:1]"], heart
    assert grades("Levin lies to Anna that he does not love her", "Levin kisses Anna") == []
    assert grades("Stiva says that Levin does not love Anna", "Levin kisses Anna") == []


def test_a_promise_that_is_broken() -> None:
    assert grades("Levin promises Anna not to visit Kitty", "Dolly sings", "Stiva sings", "Levin visits Kitty") == [
        "(warning) [t:4 t:1]"
    ]
    word = "Levin promises Anna to go to Rome"
    assert grades(word, "in Milan, Levin visits Kitty") == ["(warning) [t:2 t:1]"]
    assert grades(word, "Levin goes to Rome", "in Milan, Levin visits Kitty") == []
    assert grades("Levin promises Anna to go to Rome", "at the ball, Levin sings") == []


def test_what_explains_it() -> None:
    for cause in ("Levin begs Kitty to marry him", "Stiva persuades Kitty to marry Levin", "Kitty falls ill"):
        assert "(warning)" not in "".join(grades(REFUSED, cause, "Kitty marries Levin")), cause
    spoken = "Kitty announces that she will marry Levin"
    assert grades(REFUSED, "Kitty finds out that Levin saved Dolly", spoken) == ["(note) [t:3 t:1]"]
    assert grades(REFUSED, "Kitty changes her mind", spoken) == ["(note) [t:3 t:1]"]
    assert grades(REFUSED, "Kitty marries Levin because Stiva has died") == []
    assert grades(REFUSED, "in the end, Kitty marries Levin") == []
    assert grades(f"at first, {REFUSED}", "Kitty marries Levin") == []
    assert grades("Levin wants to marry Kitty", "Levin no longer wants to marry Kitty") == []
    assert grades("Karenin threatens to leave", "Karenin stays") == []
    assert grades("Levin wants to leave", "Levin does not leave") == []


def test_what_does_not_explain_it() -> None:
    assert grades(REFUSED, "Levin sees that Kitty is in Rome", "Kitty marries Levin") == ["(warning) [t:3 t:1]"]
    assert grades(REFUSED, "Kitty tells Anna that Levin is rich", "Kitty marries Levin") == ["(warning) [t:3 t:1]"]
    assert grades(REFUSED, "Levin berates Kitty", "Kitty marries Levin") == ["(warning) [t:3 t:1]"]
