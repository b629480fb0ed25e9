"""Both tellings side by side: every passage once and in its order, every difference where its passages are."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from skaz.compare.columns import columns
from skaz.compare.compare import Comparison
from skaz.compare.section import section
from skaz.story import load
from told import story

STORIES = ("anna-karenina", "the-long-spoon")
TWO = """story "Two"
use places, life, love
city Arden; Calder
woman Ada
man Petru
telling one in en "One"
> They married in Arden.
in Arden, Ada marries Petru
> There is snow & <ice>.
note: snow & <ice>
> Petru kisses Ada.
Petru kisses Ada
telling two in en "Two"
> Petru kisses Ada.
Petru kisses Ada
> The wedding was in Calder.
in Calder, Ada marries Petru
"""


def tree_of(comparison: Comparison) -> ElementTree.Element:
    """The section as a tree: it is written so that an XML parser reads it, but for what is no markup in HTML."""
    html = re.sub(r"<(style|script)>.*?</\1>", "", section(comparison), flags=re.DOTALL)
    return ElementTree.fromstring(html.replace("<br>", "<br/>"))


def compared() -> Comparison:
    return story(TWO).compare()


@pytest.mark.parametrize("name", STORIES)
def test_each_passage_stands_once_in_its_column_and_in_its_order(name: str) -> None:
    found = load(name).compare()
    rows = columns(found)
    for which, telling in enumerate(found.tellings):
        assert [at for row in rows for at in row[which]] == list(range(len(telling.passages)))
    quotes = [each.text for each in tree_of(found).iter("span") if each.get("class") == "quote"]
    assert sorted(quotes) == sorted(p.quote for telling in found.tellings for p in telling.passages)


@pytest.mark.parametrize("name", STORIES)
def test_links_lead_to_where_both_say_it(name: str) -> None:
    found = load(name).compare()
    tree = tree_of(found)
    known = {each.get("id"): each for each in tree.iter() if each.get("id")}
    assert len(known) == sum(each.get("id") is not None for each in tree.iter())
    for each in found.contradictions:
        links = [link.get("href", "")[1:] for link in known[f"c-{each.id}"].iter("a")]
        own = [known[link].findtext("span") for link in links]
        assert own == [passage for side in (each.a, each.b) if side for passage in side.passages]


def test_a_row_holds_what_both_tell_and_a_line_the_colour_of_what_is_said_of_it() -> None:
    found = compared()
    assert [(list(row.a), list(row.b)) for row in columns(found) if row.is_paired] == [([2], [0])]
    classes = {
        (line.text, line.get("class")) for line in tree_of(found).iter("div") if "line" in line.get("class", "").split()
    }
    assert ("in Arden, Ada marries Petru", "line contradiction") in classes
    assert {kind for text, kind in classes if text == "Petru kisses Ada"} <= {"line alike", "line order"}


def test_what_is_written_in_a_telling_is_no_markup() -> None:
    assert "snow &amp; &lt;ice&gt;" in section(compared())
