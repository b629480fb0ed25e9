"""Formal spellings inside a sentence: ``Anna says that ill(Dolly)``; each is read by itself and marked in the text."""

from __future__ import annotations

import re

from skaz.model.lines.formal import FormalReader, Misread
from skaz.model.lines.tokens import FORMAL
from skaz.model.telling import Clause
from skaz.syntax.read_formula import parse_formula
from skaz.text.finding import Finding
from skaz.text.source import Span

_BEGINNING = re.compile(r"(?<![\w.])[a-z_]\w*(?:\.[a-z_]\w*)?\(")
_VALUE = re.compile(r"\s*!?=\s*[^,;]+")


def cut_formal(reader: FormalReader, text: str, span: Span) -> tuple[list[tuple[Clause, ...]], str] | Finding:
    """The clauses of each formal spelling, and the text with a mark in its place (of the same length).

    Where one cannot be read, what is wrong with it.
    """
    found: list[tuple[Clause, ...]] = []
    at = 0
    while (match := _BEGINNING.search(text, at)) is not None:
        start, end = match.start(), _closing(text, match.end())
        if text[:start].count('"') % 2 or end is None:
            at = match.end()
            continue
        value = _VALUE.match(text, end)
        at = value.end() if value else end
        formula, findings = parse_formula(span.source, span.start + start, span.start + at)
        if formula is None:
            return findings[0]
        try:
            found.append(reader.clauses(formula))
        except Misread as wrong:
            return Finding(wrong.code, wrong.message, wrong.at.span, help=wrong.help)
        text = text[:start] + FORMAL + " " * (at - start - 1) + text[at:]
    return found, text


def _closing(text: str, at: int) -> int | None:
    """The position after the bracket that closes the one before ``at``."""
    depth = 1
    for i in range(at, len(text)):
        if text[i] == "(":
            depth += 1
        elif text[i] == ")":
            depth -= 1
            if depth == 0:
                return i + 1
    return None
