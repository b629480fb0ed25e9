"""Entities of the world and their names."""

from __future__ import annotations

from skaz.syntax.from_text import parse
from skaz.syntax.read_entity import entity_from_line, forms_from_line
from skaz.syntax.tree import EntityDecl, Line, NameForm
from skaz.text.source import Source, Span


def line(text: str) -> Line:
    source = Source("a", text)
    return Line(text, span=Span(source, 0, len(text)))


def test_semicolons_part_entities_and_languages_add_forms() -> None:
    entity = entity_from_line(
        line("man Vronsky, Count  Alexei Vronsky; ro Vronski, contele Vronski/contelui Vronski; Levin")
    )
    assert entity.kind.text == "man"
    vronsky, levin = entity.names
    assert vronsky.forms == (
        NameForm("Vronsky"),
        NameForm("Count  Alexei Vronsky"),
        NameForm("Vronski", None, "ro"),
        NameForm("contele Vronski", "contelui Vronski", "ro"),
    )
    assert levin.forms == (NameForm("Levin"),)
    assert vronsky.forms[3].span.text == "contele Vronski/contelui Vronski"
    assert vronsky.span.text == "Vronsky, Count  Alexei Vronsky; ro Vronski, contele Vronski/contelui Vronski"


def test_two_letters_that_are_no_language_begin_a_name() -> None:
    assert [g.forms[0].text for g in entity_from_line(line("man Levin; de Gaulle; en Passant")).names] == [
        "Levin",
        "de Gaulle",
    ]


def test_a_type_may_have_several_words() -> None:
    entity = entity_from_line(line("railway station King's Cross"), words=2)
    assert (entity.kind.text, entity.names[0].forms[0].text) == ("railway station", "King's Cross")


def test_a_child_line_may_give_forms() -> None:
    assert forms_from_line(line("ro gara/gării, Gara")) == (
        NameForm("gara", "gării", "ro"),
        NameForm("Gara", None, "ro"),
    )
    assert forms_from_line(line("members Anna")) is None


def test_any_line_of_the_world_can_be_taken_as_an_entity() -> None:
    file, findings = parse(Source("a", "group the Karenins\n  members Anna, Karenin\n"))
    assert not findings
    group = file.items[0]
    assert isinstance(group, EntityDecl)
    assert group.children[0].text == "members Anna, Karenin"
