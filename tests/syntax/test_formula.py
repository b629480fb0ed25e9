"""Formulas: what binds to what, names of several words, spans."""

from __future__ import annotations

import pytest

from skaz.syntax import formula as f
from skaz.syntax.print import formula_text
from skaz.syntax.read_formula import parse_formula
from skaz.text.source import Source


def read(text: str) -> f.Formula:
    formula, findings = parse_formula(Source("a", text), 0, len(text))
    assert not findings, findings
    assert formula is not None
    return formula


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        ("a or b and c", "a or b and c"),
        ("(a or b) and c", "(a or b) and c"),
        ("not a = b", "not a = b"),
        ("(not a) = b", "(not a) = b"),
        ("a + b * c - d", "a + b * c - d"),
        ("a - (b - c)", "a - (b - c)"),
        ("((a))", "a"),
        ("(a and b) and c", "(a and b) and c"),
        ("if a then b else c", "if a then b else c"),
        ("x and (if a then b)", "x and (if a then b)"),
        ("some x: person (at(x) = y)", "some x: person (at(x) = y)"),
        ("age(who) >= -3", "age(who) >= -3"),
    ],
)
def test_brackets_stand_where_they_must(text: str, bracketed: str) -> None:
    assert formula_text(read(text)) == bracketed


def test_words_beside_each_other_are_one_name() -> None:
    assert read("at(Levin's estate)") == f.Call(f.Name("at"), (f.Name("Levin's estate"),))
    assert read("travel(Anna,  the train to  St. Petersburg)").args[1] == f.Name("the train to St. Petersburg")
    assert read("221B Baker Street") == f.Name("221B Baker Street")
    assert read("3 Emden Road") == f.Name("3 Emden Road")
    assert read("Jean-Luc & Co.") == f.Name("Jean-Luc & Co.")


def test_formal_lines_of_tellings() -> None:
    assert read("not at(Anna, Moscow)") == f.Not(f.Call(f.Name("at"), (f.Name("Anna"), f.Name("Moscow"))))
    assert read("at(Anna) = Moscow") == f.Binary("=", f.Call(f.Name("at"), (f.Name("Anna"),)), f.Name("Moscow"))
    assert read("love.meet(Anna, with: Kitty)").args[1] == f.Named(f.Name("with"), f.Name("Kitty"))
    assert read('tell(Anna, _, "her sins")').args[2] == f.Quote("her sins")
    assert read("travel(Anna and Kitty, Moscow)").args[0] == f.And((f.Name("Anna"), f.Name("Kitty")))


def test_every_node_knows_its_place() -> None:
    text = "  at(Anna Karenina) = Moscow and not alive(b)"
    formula = read(text)
    assert isinstance(formula, f.And)
    assert formula.span.text == text.strip()
    first, second = formula.parts
    assert (first.span.text, second.span.text) == ("at(Anna Karenina) = Moscow", "not alive(b)")
    assert first.left.args[0].span.text == "Anna Karenina"
    assert second.part.name.span.text == "alive"
