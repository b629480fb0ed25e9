"""Tokens that hold several words are cut, and the pieces keep their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skaz.model.language import language
from skaz.text.fold import fold

en, ro = language("en"), language("ro")


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        ("Anna's", [("anna", 0, 4), ("'s", 4, 6)]),
        ("workers'", [("workers", 0, 7), ("'s", 7, 8)]),
        ("can't", [("can", 0, 2), ("not", 2, 5)]),
        ("don’t", [("do", 0, 2), ("not", 2, 5)]),
        ("she'll", [("she", 0, 3), ("will", 3, 6)]),
        ("he's", [("he", 0, 2), ("is", 2, 4)]),
        ("Seryozha", [("seryozha", 0, 8)]),
        ("well-liked", [("well-liked", 0, 10)]),
    ],
)
def test_english(token: str, pieces: list[tuple[str, int, int]]) -> None:
    assert en.split(token) == pieces


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        ("l-a", [("il", 0, 1), ("a", 2, 3)]),
        ("i-a", [("ii", 0, 1), ("a", 2, 3)]),
        ("s-a", [("se", 0, 1), ("a", 2, 3)]),
        ("S-o", [("sa", 0, 1), ("o", 2, 3)]),
        ("înșelat-o", [("inselat", 0, 7), ("o", 8, 9)]),
        ("dându-i", [("dand", 0, 5), ("ii", 6, 7)]),
        ("aruncându-se", [("aruncand", 0, 9), ("se", 10, 12)]),
        ("nu-l", [("nu", 0, 2), ("il", 3, 4)]),
        ("să-și", [("sa", 0, 2), ("isi", 3, 5)]),
        ("într-o", [("in", 0, 4), ("o", 5, 6)]),
        ("niciun", [("nici", 0, 4), ("un", 4, 6)]),
        ("într-adevăr", [("intr-adevar", 0, 11)]),
        ("Saint-Germain", [("saint-germain", 0, 13)]),
    ],
)
def test_romanian(token: str, pieces: list[tuple[str, int, int]]) -> None:
    assert ro.split(token) == pieces


@given(st.text(alphabet="abcălșîn'’-aoisț", min_size=1, max_size=12))
def test_pieces_lie_in_the_token_in_order(token: str) -> None:
    for tongue in (en, ro):
        at = 0
        for word, start, end in tongue.split(token):
            assert at <= start <= end <= len(token)
            assert word == fold(word)
            at = end
