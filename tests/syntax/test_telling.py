"""Tellings: passages, paragraphs, readings, waivers, blocks."""

from __future__ import annotations

from skaz.syntax import tree as t
from skaz.syntax.from_text import parse
from skaz.text.finding import Finding
from skaz.text.source import Source


def read(text: str) -> tuple[t.TellingDecl, list[Finding]]:
    file, findings = parse(Source("a.skaz", text))
    telling = file.items[0]
    assert isinstance(telling, t.TellingDecl)
    return telling, findings


FILM = """\
# The film.
telling film in en "Anna (2012)"
source "film.txt"  # its sentences
kept
  Anna keeps it

> She banishes him.
Dolly banishes Stiva
  meant: unmotivated, she is in a fever
meant: dead, it is a dream

> They met again.
> Nothing else # happened.
nothing new
frame: is seen to be
either later, Anna meets Karenin [same as film:29.2]
or later, Anna meets Karenin
  meant: not-there
or
  Anna leaves
  Karenin leaves
at the opera: Anna
"""


def test_a_telling_has_passages_and_what_stands_before_them() -> None:
    film, findings = read(FILM)
    assert not findings
    assert (film.name.text, film.language.text, film.title and film.title.text) == ("film", "en", "Anna (2012)")
    assert film.doc == "The film."
    assert [type(x).__name__ for x in film.opening] == ["SourceDecl", "KeptDecl"]
    assert [(p.quote.text, p.paragraph) for p in film.passages] == [
        ("She banishes him.", 1),
        ("They met again.", 2),
        ("Nothing else # happened.", 2),
    ]


def test_spans_are_exact() -> None:
    film, _ = read(FILM)
    banishes = film.passages[0].body[0]
    assert banishes.span.text == "Dolly banishes Stiva"
    assert film.passages[0].quote.span.text == "She banishes him."
    assert banishes.children[0].span.text == "unmotivated, she is in a fever"
    readings = film.passages[2].body[2]
    assert readings.alternatives[0].lines[0].span.text == "later, Anna meets Karenin [same as film:29.2]"


def test_lines_of_a_passage_have_their_kinds() -> None:
    film, _ = read(FILM)
    first, _, last = film.passages
    assert first.body == (
        t.ScriptLine("Dolly banishes Stiva", (t.Labelled("meant", "unmotivated, she is in a fever"),)),
        t.Labelled("meant", "dead, it is a dream"),
    )
    assert last.body[:2] == (t.NothingNew(), t.Labelled("frame", "is seen to be"))
    assert last.body[3] == t.ScriptLine("at the opera: Anna")


def test_readings_hold_lines_with_their_waivers() -> None:
    film, _ = read(FILM)
    readings = film.passages[2].body[2]
    assert isinstance(readings, t.Readings)
    assert [r.lines for r in readings.alternatives] == [
        (t.ScriptLine("later, Anna meets Karenin [same as film:29.2]"),),
        (t.ScriptLine("later, Anna meets Karenin", (t.Labelled("meant", "not-there"),)),),
        (t.ScriptLine("Anna leaves"), t.ScriptLine("Karenin leaves")),
    ]


def test_lines_indented_under_a_quotation_are_its_lines() -> None:
    film, findings = read("telling film in en\n> a\n  Anna leaves\n> b\nnothing new\n")
    assert not findings
    assert [len(p.body) for p in film.passages] == [1, 1]


def test_a_telling_may_be_indented_as_a_whole() -> None:
    film, findings = read("telling film in en\n  > a\n  Anna leaves\n    meant: dead, x\n  > b\n")
    assert not findings
    assert [len(p.body) for p in film.passages] == [1, 0]


def test_another_declaration_ends_a_telling_but_prose_does_not() -> None:
    file, findings = parse(
        Source("a", 'telling a in en\n> x\nuse of force is frowned upon\nrule over us, says Anna\n'
               'telling b in ro\n> y\ninclude "c.skaz"\naction go(who)\n  en goes\n')
    )  # fmt: skip
    assert not findings
    assert [type(i).__name__ for i in file.items] == ["TellingDecl", "TellingDecl", "Include", "ActionDecl"]
    assert len(file.items[0].passages[0].body) == 2


def test_what_stands_wrong_in_a_telling_is_said_and_kept() -> None:
    film, findings = read(
        "telling film in en\n> a\nor Anna leaves\neither\nAnna goes\n  far away\nnothing new\n  x\nkept\n  > q\n"
    )
    assert [(x.code, x.span.text) for x in findings] == [
        ("bad-layout", "or"),
        ("bad-layout", "either"),
        ("bad-layout", "far away"),
        ("bad-layout", "x"),
    ]
    assert [type(x).__name__ for x in film.passages[0].body] == ["Line", "Readings", "ScriptLine", "Line", "KeptDecl"]


def test_two_readings_may_stand_in_one_line() -> None:
    film, findings = read('telling film in en\n> a\neither Anna says "a, or b", or Anna leaves\neither Anna goes\n')
    [two, one] = film.passages[0].body
    assert isinstance(two, t.Readings)
    assert isinstance(one, t.Readings)
    texts = [[line.text for line in reading.lines if isinstance(line, t.ScriptLine)] for reading in two.alternatives]
    assert texts == [['Anna says "a, or b"'], ["Anna leaves"]]
    assert [(x.code, x.span.text) for x in findings] == [("bad-layout", "either Anna goes")]
