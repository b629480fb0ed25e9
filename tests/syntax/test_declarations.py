"""Declarations of vocabularies, and what is said about those that cannot be read."""

from __future__ import annotations

import pytest

from skaz.syntax import formula as f
from skaz.syntax import tree as t
from skaz.syntax.from_text import parse
from skaz.syntax.print import formula_text, head_text, pattern_text
from skaz.text.finding import Finding
from skaz.text.source import Source


def read(text: str) -> tuple[tuple[t.Item, ...], list[Finding]]:
    file, findings = parse(Source("a.skaz", text))
    return file.items, findings


def one(text: str) -> t.Item:
    items, findings = read(text)
    assert not findings, findings
    assert len(items) == 1
    return items[0]


def test_an_action_has_all_its_parts() -> None:
    action = one(
        "# Goes somewhere.\n"
        "action travel(who: persons, to, what: deed of who?, from?) routine together\n"
        "  en travels|(goes out) to {to} [with {with}]; {who}'s off\n"
        "  again ro se întoarce la {to}\n"
        "  if at(who) != to and not barred(who, to)\n"
        "  then at(who) = to and (if at(with) = to then not alive(with))\n"
        "  by who, with\n"
        "  seen by anyone at at(who) or to, with\n"
        "  takes distance(at(who), to)\n"
    )
    assert isinstance(action, t.ActionDecl)
    assert action.doc == "Goes somewhere."
    assert [(s.name.text, s.type and s.type.text, s.of and s.of.text, s.optional) for s in action.slots] == [
        ("who", "persons", None, False),
        ("to", None, None, False),
        ("what", "deed", "who", True),
        ("from", None, None, True),
    ]
    assert [m.text for m in action.marks] == ["routine", "together"]
    english, romanian = action.phrases
    assert [pattern_text(p) for p in english.patterns] == ["travels|(goes out) to {to} [with {with}]", "{who}'s off"]
    assert english.patterns[1][1] == t.Lit("'s")
    assert (romanian.again, romanian.language.text) == (True, "ro")
    assert action.condition is not None
    assert action.effects is not None
    assert formula_text(action.condition) == "at(who) != to and not barred(who, to)"
    assert formula_text(action.effects) == "at(who) = to and (if at(with) = to then not alive(with))"
    assert [formula_text(w) for w in action.by] == ["who", "with"]
    assert action.seen_by[0] == f.Located(f.Name("anyone"), (f.Call(f.Name("at"), (f.Name("who"),)), f.Name("to")))
    assert action.takes == f.Call(f.Name("distance"), (f.Call(f.Name("at"), (f.Name("who"),)), f.Name("to")))


def test_a_property_has_value_and_clauses() -> None:
    health = one(
        "property health(who): well, ill, dying lasting\n  otherwise well\n  known to who\n"
        "  kept from spouse(who), nobody\n  lasts 22 to 43 weeks\n  is at(who) = to\n"
    )
    assert isinstance(health, t.PropertyDecl)
    assert isinstance(health.value, t.ValueWords)
    assert [w.text for w in health.value.words] == ["well", "ill", "dying"]
    assert [m.text for m in health.marks] == ["lasting"]
    assert health.otherwise == f.Name("well")
    assert health.known_to == (f.Name("who"),)
    assert len(health.kept_from) == 2
    assert health.lasts == f.Duration(f.Number("22"), f.Number("43"), f.Name("weeks"))
    assert health.definition is not None


def test_values_are_types_or_words() -> None:
    assert one("property a(who): person? symmetric").value == t.ValueType(t.Word("person"), True)
    assert one("property a: number").value == t.ValueType(t.Word("number"))
    assert one("property a(who): very ill, well once").value == t.ValueWords((t.Word("very ill"), t.Word("well")))


def test_like_rules_laws_types_and_verbs() -> None:
    items, findings = read(
        "action discover like hear once\nattitude wants(who, what)\nrule r\n  when a then b\n"
        "rule q when a and b then c\nlaw kin never spouse(a) = b\n  en {a} is kin\ntype house, inn: place, thing\n"
        "verb ro merge/merg, meargă, mers\ntype x\n  en child/children\n"
    )
    assert not findings
    discover, _, rule, other, law, house, verb, typed = items
    assert discover.like == t.Word("hear")
    assert (rule.when, rule.then) == (f.Name("a"), f.Name("b"))
    assert (other.when, other.then) == (f.And((f.Name("a"), f.Name("b"))), f.Name("c"))
    assert law.never == f.Binary("=", f.Call(f.Name("spouse"), (f.Name("a"),)), f.Name("b"))
    assert len(law.phrases) == 1
    assert ([w.text for w in house.names], [w.text for w in house.parents]) == (["house", "inn"], ["place", "thing"])
    assert [w.text for w in verb.forms] == ["merge/merg", "meargă", "mers"]
    assert typed.phrases[0].patterns == ((t.Lit("child/children"),),)


def test_heads_of_files() -> None:
    items, findings = read(
        'use love, speech except meet, go\ninclude "film.skaz"\nstory "A"\nsource "a.txt"\ncalendar x: 12 months\n'
    )
    assert not findings
    use, include, story, source, calendar = items
    assert [w.text for w in use.names] == ["love", "speech"]
    assert [w.text for w in use.but] == ["meet", "go"]
    assert (include.path.text, story.title.text, source.path.text) == ("film.skaz", "A", "a.txt")
    assert (calendar.name.text, calendar.text.text) == ("x", "12 months")


def test_a_head_that_breaks_off_keeps_its_name() -> None:
    (action,), findings = read("action go(who, to!) routine\n  en goes\n")
    assert isinstance(action, t.ActionDecl)
    assert (action.name.text, action.slots, action.unread) == ("go", (), t.Word("(who, to!) routine"))
    assert head_text(action) == "action go (who, to!) routine"
    assert len(action.phrases) == 1
    assert [x.code for x in findings] == ["bad-declaration"]


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("action go(who, 5)", "bad-declaration", "5)"),
        ("action go(who) rutine", "bad-declaration", "rutine"),
        ("action", "bad-declaration", "n"),
        ("property p(who): a,,b", "bad-declaration", "a,,b"),
        ("action go(who) once seen by who", "bad-declaration", "seen"),
        ("use 5", "bad-declaration", "5"),
        ("use love speech", "bad-declaration", "speech"),
        ('include "a', "bad-declaration", '"a'),
        ("woman", "bad-declaration", "woman"),
        ("> a quotation", "bad-layout", ">"),
        ("use love\n  speech", "bad-layout", "speech"),
        ("law kin forbids a", "bad-declaration", "forbids"),
        ("telling film", "bad-declaration", "m"),
        ("action go(who)\n  whenever x", "bad-declaration", "whenever"),
        ("action go(who)\n  known to who", "bad-declaration", "known to"),
        ("property p(who)\n  otherwise a\n  otherwise b", "bad-declaration", "otherwise"),
        ("action go(who)\n  en goes\n    far", "bad-layout", "far"),
        ("action go(who)\n  en goes {5}", "bad-phrase", "{"),
        ("action go(who)\n  en goes |", "bad-phrase", "|"),
        ("action go(who)\n  en [goes", "bad-phrase", "["),
        ("action go(who)\n  en goes)", "bad-phrase", ")"),
        ("action go(who)\n  en goes;", "bad-phrase", ";"),
        ("action go(who)\n  if at(who = to", "bad-formula", "("),
        ("action go(who)\n  if a = b = c", "bad-formula", "="),
        ("action go(who)\n  if a b(c)", "bad-formula", "b"),
        ("action go(who)\n  if a and", "bad-formula", "d"),
        ('action go(who)\n  if a = "b', "bad-formula", '"b'),
        ("action go(who)\n  if a [b]", "bad-formula", "["),
        ("action go(who)\n  if " + "(" * 99 + "a" + ")" * 99, "too-deep", "("),
        ("action go(who)\n  en " + "[" * 99 + "a" + "]" * 99, "too-deep", "["),
        ("action go(who)\n  en " + "word " * 9999, "too-deep", "e"),
    ],
)
def test_what_cannot_be_read_is_one_finding_at_its_place(text: str, code: str, marked: str) -> None:
    _, findings = read(text + "\nman Levin\n")
    assert [(x.code, x.span.text) for x in findings] == [(code, marked)]
    assert findings[0].message.endswith(".")
    assert findings[0].help


def test_one_bad_line_leaves_the_others() -> None:
    (action,), findings = read("action go(who)\n  en goes [\n  ro merge\n  if (\n  then gone(who)\n")
    assert len(findings) == 2
    assert [type(p).__name__ for p in action.parts] == ["Line", "Phrase", "Line", "Clause"]
    assert action.condition is None
    assert action.effects is not None
