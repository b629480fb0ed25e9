"""What may be said: every word has an example, is found by what one would say, and has its line on the card."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from skaz.model.from_syntax import build
from skaz.model.telling import Sentence
from skaz.syntax.files import files_of_text
from skaz.tell.card import PAGE, WIDTH, card
from skaz.tell.find import find_words
from skaz.tell.markdown import pages
from skaz.tell.vocabulary import Vocabulary, standard_vocabulary
from skaz.text.failure import NoSuchName

PAGES = Path(__file__).resolve().parents[2] / "docs" / "vocabulary"


@cache
def vocabulary() -> Vocabulary:
    return standard_vocabulary()


def test_every_word_has_an_example_in_each_language() -> None:
    for entry in vocabulary().entries():
        assert entry.doc, entry.name
        for code in ("en", "ro"):
            assert entry.phrases(code), entry.name
            assert "(" not in entry.examples[code], f"{entry.name} is said formally: {entry.examples[code]}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("travel", "places.travel"), ("places.travel", "places.travel"), ("went back", "places.travel"),
        ("kisses", "love.kiss"), ("a murit", "life.die"), ("to divorce", "kinship.divorce"),
        ("îmbolnăvit", "life.fall_ill"),
    ],
)  # fmt: skip
def test_a_word_is_found_by_what_one_would_say(text: str, name: str) -> None:
    assert name in [f"{word.vocabulary}.{word.name}" for word in find_words(vocabulary(), text)][:3]


def test_an_unknown_word_names_the_nearest() -> None:
    with pytest.raises(NoSuchName, match=r'There is no word "divroce"\. Nearest: .*divorce'):
        find_words(vocabulary(), "divroce")


@pytest.mark.parametrize("language", ["en", "ro"])
def test_the_card_has_a_line_for_each_word(language: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    lines = card(vocabulary(), language).removeprefix(page).splitlines()
    told = [line for line in lines if line and not line.startswith("## ")]
    names = [word.name for words in vocabulary().words.values() for word in words]
    assert [line.partition(":")[0] for line in told] == names
    assert max(map(len, told)) <= WIDTH


def test_the_story_on_the_card_is_read() -> None:
    text = "".join(
        line[4:] for line in PAGE.read_text(encoding="utf-8").splitlines(keepends=True) if line[:4] == "    "
    )
    model = build(files_of_text(text))
    assert not model.findings
    assert [p.is_mapped and isinstance(p.items[0], Sentence) for p in model.tellings[0].passages] == [True, True]


def test_the_pages_are_fresh() -> None:
    stale = [name for name, text in pages(vocabulary()).items() if not is_page(name, text)]
    assert not stale, f"python docs/make.py writes them anew: {', '.join(stale)}"
    assert {path.stem for path in PAGES.glob("*.md")} == {"index", *vocabulary().words}


def is_page(name: str, text: str) -> bool:
    path = PAGES / f"{name}.md"
    return path.exists() and path.read_text(encoding="utf-8") == text
