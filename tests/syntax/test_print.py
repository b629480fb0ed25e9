"""Print then parse gives the same tree; any text gives a tree and findings."""

from __future__ import annotations

from hypothesis import given

import strategies
from skaz.syntax import tree as t
from skaz.syntax.formula import Formula
from skaz.syntax.from_text import parse
from skaz.syntax.print import formula_text, pattern_text, to_text
from skaz.syntax.read_formula import parse_formula
from skaz.syntax.read_phrase import PatternReader
from skaz.text.source import Source


def reread(text: str) -> t.File:
    return parse(Source("again.skaz", text))[0]


@given(strategies.files())
def test_a_printed_tree_reads_back_as_itself(file: t.File) -> None:
    text = to_text(file)
    again, findings = parse(Source("printed.skaz", text))
    assert not findings, (text, findings)
    assert again == file, text
    assert to_text(again) == text


@given(strategies.texts)
def test_any_text_gives_a_tree_that_reads_back_as_itself(text: str) -> None:
    source = Source("any.skaz", text)
    file, findings = parse(source)
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.help
        source.position(finding.span.start)
    printed = to_text(file)
    assert reread(printed) == file, printed
    assert to_text(reread(printed)) == printed


@given(strategies.formulas)
def test_a_printed_formula_reads_back(formula: Formula) -> None:
    text = formula_text(formula)
    assert parse_formula(Source("formula", text), 0, len(text)) == (formula, [])


@given(strategies.patterns)
def test_a_printed_pattern_reads_back(pattern: t.Pattern) -> None:
    text = pattern_text(pattern)
    assert PatternReader(Source("pattern", text), 0, len(text)).patterns() == (pattern,)
