"""Numbers in words."""

import pytest

from skaz.model.language import language


@pytest.mark.parametrize(
    ("code", "text", "value", "taken"),
    [
        ("en", "three days", 3, 1),
        ("en", "twenty-one days", 21, 1),
        ("en", "twenty one days", 21, 2),
        ("en", "two hundred and five days", 205, 4),
        ("en", "a dozen eggs", 12, 2),
        ("en", "half a dozen eggs", 6, 3),
        ("en", "three thousand two hundred men", 3200, 4),
        ("en", "22 weeks", 22, 1),
        ("en", "one and another", 1, 1),
        ("en", "two three", 2, 1),
        ("ro", "trei luni", 3, 1),
        ("ro", "douăzeci și una de zile", 21, 3),
        ("ro", "douăzeci de zile", 20, 1),
        ("ro", "o sută de oameni", 100, 2),
        ("ro", "trei mii două sute", 3200, 4),
    ],
)
def test_reading(code: str, text: str, value: int, taken: int) -> None:
    tongue = language(code)
    assert tongue.number(tongue.words(text)) == (value, taken)


@pytest.mark.parametrize("text", ["days", "and", "", "the two"])
def test_what_is_no_number(text: str) -> None:
    assert language("en").number(text.split()) is None


def test_ordinals() -> None:
    en, ro = language("en"), language("ro")
    assert en.ordinals[("third",)] == 3
    assert ro.ordinals[ro.words("al treilea")] == 3
