"""What the reader of Sabre problems makes of odd text: the format's own rules, one by one."""

from __future__ import annotations

import pytest

from skaz.formats.sabre.read import read_problem
from skaz.model.logic import NOTHING, And, Arith, Assign, Believes, Compare, Const, Expr, If, Not, Or, Quantified, Read
from skaz.model.sabre import Fixed, SabreProblem
from skaz.text.finding import Finding
from skaz.text.source import Source

WORLD = """
type place; type item;
entity A : character; entity B : character;
entity P : place; entity Q : place; entity I : item;
property at(c : character) : place;
property at(i : item) : place;
property x(c : character) : boolean;
property y(c : character) : boolean;
property z(c : character) : boolean;
property n() : number; property m() : number;
"""


def read(text: str) -> tuple[SabreProblem | None, tuple[Finding, ...]]:
    return read_problem(Source("test.txt", text))


def fine(text: str) -> SabreProblem:
    problem, findings = read(WORLD + text)
    assert problem is not None, findings
    assert not findings
    return problem


def wrong(text: str) -> Finding:
    problem, findings = read(WORLD + text)
    assert problem is None
    return findings[0]


def condition(text: str) -> Expr:
    return fine(f"trigger t(a : character) {{ precondition: {text}; effect: x(A); }}").triggers[0].precondition


def number(text: str) -> str:
    """A numeric expression with all its brackets."""
    return bracketed(fine(f"utility(): {text}").utilities[None])


def bracketed(expr: Expr) -> str:
    if isinstance(expr, Const):
        return f"{expr.value:g}" if isinstance(expr.value, float) else str(expr.value)
    if isinstance(expr, Read):
        return expr.property + "".join(f" {bracketed(arg)}" for arg in expr.args)
    if isinstance(expr, Arith | Compare):
        return f"({bracketed(expr.left)} {expr.op} {bracketed(expr.right)})"
    if isinstance(expr, And | Or):
        return f"({f' {type(expr).__name__.lower()} '.join(map(bracketed, expr.parts))})"
    if isinstance(expr, Not):
        return f"not {bracketed(expr.part)}"
    if isinstance(expr, Quantified):
        return f"{expr.kind}[{bracketed(expr.body)}]"
    if isinstance(expr, If):
        branches = "".join(f"[{bracketed(c)} then {bracketed(r)}]" for c, r in expr.branches)
        return f"if{branches}else[{bracketed(expr.otherwise) if expr.otherwise else ''}]"
    return str(expr)


def targets(problem: SabreProblem) -> list[str]:
    return [bracketed(step.target) for step in problem.initial if isinstance(step, Assign)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("x(A) | y(A) & z(A)", "((x A or y A) and z A)"),
        ("x(A) & y(A) | z(A)", "(x A and (y A or z A))"),
        ("if(x(A)) y(A) & z(A)", "(if[x A then y A]else[] and z A)"),
        ("if(x(A)) x(B) else y(A) & z(A)", "(if[x A then x B]else[y A] and z A)"),
        ("!at(A) == P", "not (at A == P)"),
        ("!x(A) & y(A)", "(not x A and y A)"),
        ("n() == m() + 1 * 2", "(n == ((m + 1) * 2))"),
        ("forall(c : character) x(c) & y(A)", "(forall[x Var(name='c')] and y A)"),
        ("sum(c : character) n() + 1 > 2", "(sum[(n + 1)] > 2)"),
        ("if(x(A)) if(y(A)) x(B) else y(B)", "if[x A then if[y A then x B]else[]]else[y B]"),
        (
            "if(x(A)) if(y(A)) x(B) elseif(z(A)) y(B) else z(B)",
            "if[x A then if[y A then x B]else[]][z A then y B]else[z B]",
        ),
        ("((x(A)))", "x A"),
        (
            "exists(c : character) forall(d : place) at(c) == d | x(A)",
            "(exists[forall[(at Var(name='c') == Var(name='d'))]] or x A)",
        ),
    ],
)
def test_what_binds_what_in_conditions(text: str, meaning: str) -> None:
    assert bracketed(condition(text)) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("10 - 3 * 2", "((10 - 3) * 2)"),
        ("10 - 3 - 2", "(10 - (3 - 2))"),
        ("8 / 4 / 2", "(8 / (4 / 2))"),
        ("2 * 3 + 4", "(2 * (3 + 4))"),
        ("n() + -1", "(n + -1)"),
        ("if(x(A)) 1 else 0 + 2", "if[x A then 1]else[(0 + 2)]"),
        ("if(x(A)) 1 else 0 + if(y(A)) 2 else 0", "(if[x A then 1]else[0] + if[y A then 2]else[0])"),
        ("if(x(A)) 1 else 0 + if(y(A)) 2 else 0 + if(z(A)) 3 else 0 + 4",
         "((if[x A then 1]else[0] + if[y A then 2]else[0]) + if[z A then 3]else[(0 + 4)])"),
        ("x(A)", "if[x A then 1]else[0]"),
        ("sum(c : character) if(x(c)) 1 else 0", "sum[if[x Var(name='c') then 1]else[0]]"),
    ],
)  # fmt: skip
def test_what_binds_what_in_numbers(text: str, meaning: str) -> None:
    assert number(text) == meaning


def test_long_sums_are_no_deep_nesting() -> None:
    assert number(" + ".join(["1"] * 2000)).count("+") == 1999


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("utility(): n() -1", "cannot be read"),  # -1 is one number
        ("utility(): n()-1", "cannot be read"),
        ("utility(): -n() > 0", "missing"),  # no minus before a property
        ("utility(): if(x(A)) if(y(A)) 1 else 2 else 3", "two"),
        ("utility(): if(x(A)) 1", "else"),
        ("x(A);; x(B)", "semicolon"),
        ("at(at(A)) = P", "argument"),
        ("at(?) = P", "argument"),
        ("at(C) = P", '"C"'),
        ("where(A) = P", '"where"'),
        ("at(P) = P", "arguments"),
        ("x(A) = ?", "?"),
        ("n() = P", "entity"),
        ("at(A) = A", "entity"),
        ("at(A) = 3", "number"),
        ("entity Bob-Smith : character", "colon"),
        ("entity 2Bob : character", "read"),
        ("entity True : character", "value"),
        ("entity C : number", "values"),
        ("type number : place", "values"),
        ("type place : room; type room : place", "below"),
        ("action a(k : number) {}", "numbers"),
        ("property p(k : stone) : boolean", "stone"),
        ("property p() : stone", "stone"),
        ("x(A) | y(A)", "choice"),
        ("exists(c : character) x(c)", "choice"),
        ("n() > 3", "choice"),
        ("action a() { precondition: x(A) = True; }", "asked"),
        ("action a() { effect: x(A) & !x(A); }", "two things"),
        ("action a() { effect: believes(B, x(A) & at(A) = P) & believes(B, at(A)) = Q; }", "two things"),
        ("trigger a() { consenting: A; }", "no part"),
        ("action a() { consenting: P; }", "character"),
        ("utility(P): 1", "character"),
        ("utility(): at(A)", "boolean or a number"),
        ("utility(): x(A) + 1", "truth value"),
        ("trigger t() { precondition: believes(P, x(A)); }", "character"),
        ("utility(): nil", "nil"),
        ("trigger t() { effect: when(x(A)) y(A); }", "read"),
        ("x(A", "closed"),
        ("x(A))", "closes nothing"),
        ("x(A) /* never", "closed"),
        ("x(A) & ", "missing"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, about: str) -> None:
    finding = wrong(text)
    assert finding.code == "sabre-syntax"
    assert about in finding.message
    start = finding.span.start
    assert start >= len(WORLD) - 1, "it stands in the text that is wrong"


def test_several_mistakes_are_several_findings_in_order() -> None:
    _, findings = read(WORLD + "at(C) = P;\nx(A);\nwhere(A);\n")
    lines = [finding.span.source.position(finding.span.start)[0] for finding in findings]
    assert len(findings) == 2
    assert lines == sorted(lines)


def test_statements_may_stand_in_any_order() -> None:
    problem, findings = read(
        "x(A); utility(A): 1; property x(c : person) : boolean; entity A : person; type person : character"
    )
    assert problem is not None, findings
    assert problem.types.characters == ("A",)


def test_characters_are_numbered_before_other_entities() -> None:
    problem, _ = read(
        "type place; entity P : place; entity A : character; entity Q : place; entity B : hero; type hero : character"
    )
    assert problem is not None
    assert problem.types.numbered == ("A", "B", "P", "Q")


def test_character_may_be_given_parents_and_entities_more_types() -> None:
    problem, _ = read(
        "type character : location; type place : location; entity L : place; entity L : thing; entity A : character"
    )
    assert problem is not None
    members = problem.types.members
    assert members["location"] == ("A", "L")
    assert members["thing"] == ("L",)


def test_names_are_case_sensitive_and_nothing_is_reserved() -> None:
    names = ["character", "a", "Bob's.son"]
    problem = fine("; ".join([*(f"entity {name} : character" for name in names), *(f"x({name})" for name in names)]))
    assert targets(problem) == [f"x {name}" for name in names]


def test_a_use_takes_the_first_declared_property_that_fits() -> None:
    text = (
        "type hero : character; entity H : hero; property p(a : hero) : boolean; property p(a : character) : number; "
    )
    problem = fine(
        text + "p(H); p(A) = 2; trigger t(h : hero, c : character) { precondition: p(h) & p(c) > 1; effect: !p(h); }"
    )
    assert [step.target.property for step in problem.initial] == ["p", "p 2"]  # type: ignore[union-attr]
    assert [each.shown for each in problem.properties if each.shown == "p"] == ["p", "p"]


def test_identical_declarations_are_one_and_overlapping_ones_two() -> None:
    assert len([p for p in fine("property x(other : character) : boolean").properties if p.shown == "x"]) == 1
    assert "fit two" in wrong("property k(A) : boolean; property k(c : character) : boolean").message


def test_constants_stand_in_signatures() -> None:
    action = "action rub(c : character, I) { effect: lit(I, c); consenting: c; }"
    problem = fine(f"property lit(I, c : character) : boolean; {action}; lit(I, A)")
    assert problem.actions[0].signature[1] == Fixed("I")
    assert "arguments" in wrong("property lit(I, c : character) : boolean; lit(A, A)").message


def test_the_last_of_repeated_parts_and_utilities_counts() -> None:
    problem = fine(
        "action a() { effect: x(A); effect: y(A); consenting: A; consenting: ((B)); }; utility(A): 1; utility(A): 2"
    )
    action = problem.actions[0]
    assert bracketed(action.effect.target) == "y A"  # type: ignore[union-attr]
    assert [term.value for term in action.consenting] == ["B"]  # type: ignore[union-attr]
    assert problem.utilities == {"A": Const(2.0)}


def test_shorthands_of_effects() -> None:
    problem = fine("x(A); !x(B); at(A) == P; x(A) != y(A); at(B) = ?; P == at(B)")
    told = [(step.target, step.value) for step in problem.initial if isinstance(step, Assign)]
    assert [value for _, value in told] == [
        Const(True), Const(False), Const("P"), Not(Read("y", (Const("A"),))), Const(NOTHING), Const("P"),
    ]  # fmt: skip


def test_alternatives_are_an_effect_where_only_one_is_possible() -> None:
    problem = fine("False | x(A); (x(A) & !x(A)) | y(B)")
    assert targets(problem) == ["x A", "y B"]
    assert "choice" in wrong("(x(A) & !x(A)) | y(A) | y(B)").message


def test_comparing_a_boolean_with_nothing_is_legal() -> None:
    assert bracketed(condition("x(A) == ?")) == "(x A == nothing)"


def test_comments_are_dropped() -> None:
    assert len(fine("// x(A);\n/* at(C) = ! */ x(B) /**/; /* // */").initial) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "type t",
        "x",
        "{",
        "action a",
        "utility():",
        "if",
        "if(",
        "\x00",
        "💥",
        "'",
        '"a"',
        "-",
        "believes(A, )",
    ],
)
def test_any_text_gives_findings_or_a_problem(text: str) -> None:
    problem, findings = read(text)
    assert (problem is None) == bool(findings)


@pytest.mark.parametrize("fold", ["!", "believes(A, ", "(x(A) & ", "if(x(A)) ", "forall(c : character) ", "x(A) == "])
def test_deep_nesting_is_a_finding(fold: str) -> None:
    text = (
        WORLD
        + "trigger t() { effect: x(A); precondition: "
        + fold * 400
        + "x(A)"
        + ")" * (400 * fold.count("(") - 400 * fold.count(")"))
        + "}"
    )
    problem, findings = read(text)
    assert problem is None
    assert {finding.code for finding in findings} <= {"too-deep", "sabre-syntax"}


def test_brackets_around_brackets_are_no_nesting() -> None:
    assert bracketed(condition("(" * 400 + "x(A)" + ")" * 400)) == "x A"


def test_a_property_may_be_called_believes() -> None:
    problem = fine("property believes(c : character, i : item) : boolean; believes(A, I); believes(B, believes(A, I))")
    assert problem.initial == (
        Assign(Read("believes 1", (Const("A"), Const("I"))), Const(True)),
        Assign(Believes(Const("B"), Read("believes 1", (Const("A"), Const("I")))), Const(True)),
    )


def test_a_property_may_be_called_if_or_sum() -> None:
    problem = fine(
        "property sum(c : character) : number; property if() : boolean; if(); utility(): 1 + sum(A) + if(if()) 2 else 3"
    )
    assert bracketed(problem.utilities[None]) == "(1 + (sum A + if[if then 2]else[3]))"
