"""Formulas from text: one regular expression for the words, precedence climbing for the rest.

    or < and < not < (= != < <= > >=) < (+ -) < (* /)

Words that stand beside each other are one name (``the train to Moscow``); a word with ``(`` behind it is a call.
"""

from __future__ import annotations

import re
from typing import NoReturn

from skaz.syntax.formula import (
    MARKS,
    And,
    Binary,
    Call,
    Duration,
    Formula,
    If,
    Located,
    Marked,
    Name,
    Named,
    Not,
    Number,
    Or,
    Quantified,
    Quote,
)
from skaz.syntax.formula_tokens import END, cut_formula
from skaz.syntax.unreadable import Unreadable, shown
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

MAX_DEPTH = 40
OPERATORS = {"or": 1, "and": 2, "=": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6}
_NEGATED = 3

_DURATION = re.compile(r"(\d+(?:\.\d+)?)(?:\s++to\s++(\d+(?:\.\d+)?))?\s++([^\W\d]+)\s*+")


class FormulaReader:
    """Reads formulas from one stretch of a source; raises ``Unreadable``."""

    __slots__ = ("at", "depth", "end", "source", "start", "tokens")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.at = 0
        self.depth = 0
        self.tokens = cut_formula(source.text, start, end)

    # --- the ways in ---

    def whole(self) -> Formula:
        """One formula up to the end."""
        formula = self.expression(1)
        self.finish()
        return formula

    def listed(self, watchers: bool = False) -> tuple[Formula, ...]:
        """Formulas parted by commas (or ``and``) up to the end."""
        found = [self._listed_one(watchers)]
        while self.tokens[self.at][0] in (",", "and"):
            self.at += 1
            found.append(self._listed_one(watchers))
        self.finish()
        return tuple(found)

    def finish(self) -> None:
        kind, text, start, end = self.tokens[self.at]
        if kind != END:
            raise Unreadable(
                "bad-formula",
                f"The formula should end before {shown(text)}.",
                start,
                end,
                "Join two conditions with and or or.",
            )

    def _listed_one(self, watchers: bool) -> Formula:
        tokens, at = self.tokens, self.at
        is_located = watchers and tokens[at][0] == "word" and tokens[at + 1][1] in ("at", "in")
        if is_located and tokens[at + 2][0] not in (END, ","):
            who = Name(tokens[at][1], self._span(tokens[at][2], tokens[at][3]))
            self.at += 2
            places = [self._operand()]
            while tokens[self.at][0] == "or":
                self.at += 1
                places.append(self._operand())
            return Located(who, tuple(places), self._span(tokens[at][2], tokens[self.at - 1][3]))
        return self.expression(_NEGATED)

    # --- precedence climbing ---

    def expression(self, least: int) -> Formula:
        """A formula whose operators all bind at least as tightly as ``least``."""
        begin = self.tokens[self.at][2]
        left = self._operand()
        length = 0
        while True:
            kind = self.tokens[self.at][0]
            power = OPERATORS.get(kind, 0)
            if power < least or power == 0:
                return left
            if power <= 2:
                left = self._joined(left, kind, power, begin)
                continue
            length += 1
            if length > MAX_DEPTH:
                self._too_deep()
            self.at += 1
            right = self.expression(power + 1)
            left = Binary(kind, left, right, self._span(begin, self.tokens[self.at - 1][3]))
            if power == 4 and OPERATORS.get(self.tokens[self.at][0]) == 4:
                _, text, start, end = self.tokens[self.at]
                raise Unreadable(
                    "bad-formula",
                    f"A second {shown(text)} follows a comparison.",
                    start,
                    end,
                    "Join two comparisons with and.",
                )

    def _joined(self, first: Formula, kind: str, power: int, begin: int) -> Formula:
        """``a and b and c`` as one node."""
        parts = [first]
        while self.tokens[self.at][0] == kind:
            self.at += 1
            parts.append(self.expression(power + 1))
        span = self._span(begin, self.tokens[self.at - 1][3])
        return And(tuple(parts), span) if kind == "and" else Or(tuple(parts), span)

    def _operand(self) -> Formula:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._too_deep()
        kind, text, start, end = self.tokens[self.at]
        if kind == "word":
            result = self._word()
        else:
            self.at += 1
            if kind == "number":
                result = self._number(text, start, end)
            elif kind == "quote":
                result = Quote(text, self._span(start, end))
            elif kind == "not":
                part = self.expression(_NEGATED)
                result = Not(part, self._span(start, self.tokens[self.at - 1][3]))
            elif kind == "(":
                result = self.expression(1)
                self._close(start)
            elif kind == "if":
                result = self._if(start)
            elif kind == "-" and self.tokens[self.at][0] == "number":
                number = self.tokens[self.at]
                self.at += 1
                result = Number("-" + number[1], self._span(start, number[3]))
            else:
                self.at -= 1
                self._expected("a name, a number or a condition")
        self.depth -= 1
        return result

    def _word(self) -> Formula:
        """A call, a quantifier, an argument's name, or a name of one word or more."""
        tokens, at = self.tokens, self.at
        _, text, start, end = tokens[at]
        after = tokens[at + 1][0]
        if after == "(":
            self.at += 2
            return Call(
                Name(text, self._span(start, end)),
                self._args(start, tokens[at + 1][2]),
                self._span(start, tokens[self.at - 1][3]),
            )
        if after == "word" and text in ("some", "every") and tokens[at + 2][0] == ":" and tokens[at + 3][0] == "word":
            return self._quantified(text, start)
        if text in MARKS and (after == "not" or (after == "word" and tokens[at + 2][0] == "(")):
            self.at += 1
            part = self.expression(_NEGATED)
            return Marked(Name(text, self._span(start, end)), part, self._span(start, self.tokens[self.at - 1][3]))
        at += 1
        while tokens[at][0] == "word" or tokens[at][0] == "number":
            if tokens[at + 1][0] == "(":
                self.at = at
                self._expected("and, or, = or the end")
            at += 1
        self.at = at
        return self._name(start)

    def _name(self, start: int) -> Name:
        """The words from an offset up to here as one name."""
        end = self.tokens[self.at - 1][3]
        return Name(" ".join(self.source.text[start:end].split()), self._span(start, end))

    def _number(self, text: str, start: int, end: int) -> Formula:
        """A number; with words behind it, a name that begins with one (``3 Emden Road``)."""
        if self.tokens[self.at][0] != "word" or self.tokens[self.at + 1][0] == "(":
            return Number(text, self._span(start, end))
        while self.tokens[self.at][0] in ("word", "number"):
            self.at += 1
        return self._name(start)

    def _args(self, start: int, bracket: int) -> tuple[Formula, ...]:
        tokens = self.tokens
        if tokens[self.at][0] == ")":
            self.at += 1
            return ()
        args = [self._arg()]
        while tokens[self.at][0] == ",":
            self.at += 1
            args.append(self._arg())
        self._close(bracket)
        return tuple(args)

    def _arg(self) -> Formula:
        kind, text, start, end = self.tokens[self.at]
        if kind == "word" and self.tokens[self.at + 1][0] == ":":
            self.at += 2
            value = self.expression(1)
            return Named(Name(text, self._span(start, end)), value, self._span(start, self.tokens[self.at - 1][3]))
        return self.expression(1)

    def _quantified(self, kind: str, start: int) -> Formula:
        """``some x: person (…)``"""
        tokens, at = self.tokens, self.at
        name = Name(tokens[at + 1][1], self._span(*tokens[at + 1][2:]))
        of = Name(tokens[at + 3][1], self._span(*tokens[at + 3][2:]))
        self.at += 4
        bracket = tokens[self.at][2]
        if tokens[self.at][0] != "(":
            self._expected("( and a condition")
        self.at += 1
        body = self.expression(1)
        self._close(bracket)
        return Quantified(kind, name, of, body, self._span(start, tokens[self.at - 1][3]))

    def _if(self, start: int) -> Formula:
        condition = self.expression(1)
        if self.tokens[self.at][0] != "then":
            self._expected("then")
        self.at += 1
        then = self.expression(1)
        otherwise = None
        if self.tokens[self.at][0] == "else":
            self.at += 1
            otherwise = self.expression(1)
        return If(condition, then, otherwise, self._span(start, self.tokens[self.at - 1][3]))

    # --- complaints ---

    def _close(self, opened: int) -> None:
        if self.tokens[self.at][0] != ")":
            if self.tokens[self.at][0] == END:
                raise Unreadable("bad-formula", "This bracket is not closed.", opened, opened + 1, "Close it with ).")
            self._expected("a comma or )")
        self.at += 1

    def _expected(self, what: str) -> NoReturn:
        kind, text, start, end = self.tokens[self.at]
        if kind == END:
            raise Unreadable(
                "bad-formula",
                f"Here should stand {what}; the line ends.",
                max(self.start, start - 1),
                end,
                f"Add {what}.",
            )
        raise Unreadable(
            "bad-formula",
            f"Here should stand {what}, not {shown(text)}.",
            start,
            end,
            f"Put {what} before it, or take it away.",
        )

    def _too_deep(self) -> NoReturn:
        _, _, start, end = self.tokens[self.at]
        raise Unreadable(
            "too-deep",
            f"This formula is more than {MAX_DEPTH} levels deep.",
            start,
            end,
            "Define parts of it as properties of their own (is …).",
        )

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)


def read_duration(source: Source, start: int, end: int) -> Duration | None:
    """``22 to 43 weeks``, ``2 hours``; None if the text is anything else."""
    match = _DURATION.fullmatch(source.text, start, end)
    if match is None:
        return None
    high = Number(match[2], Span(source, *match.span(2))) if match[2] else None
    low, unit = Number(match[1], Span(source, *match.span(1))), Name(match[3], Span(source, *match.span(3)))
    return Duration(low, high, unit, Span(source, start, match.end(3)))


def parse_formula(source: Source, start: int, end: int) -> tuple[Formula | None, list[Finding]]:
    """The formula that fills a stretch of a source, such as a formal line; None with a finding if there is none."""
    end = start + len(source.text[start:end].rstrip())
    try:
        return FormulaReader(source, start, end).whole(), []
    except Unreadable as gave_up:
        return None, [gave_up.finding(source)]
