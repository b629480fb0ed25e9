"""What stands under a declaration: phrases and clauses, each line by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skaz.syntax.formula import Formula
from skaz.syntax.layout import MAX_LINE, Row, line_of
from skaz.syntax.read_formula import FormulaReader, read_duration
from skaz.syntax.read_phrase import PatternReader
from skaz.syntax.tree import BARE, Clause, Part, Pattern, Phrase, Trivia, Word
from skaz.syntax.unreadable import Unreadable, shown
from skaz.text.finding import Finding
from skaz.text.late import Late
from skaz.text.source import Source, Span

LISTS = frozenset({"known to", "kept from", "by", "seen by", "seeks", "shuns"})
KEYWORDS = (
    "is",
    "otherwise",
    "lasts",
    "known to",
    "kept from",
    "if",
    "then",
    "by",
    "seen by",
    "takes",
    "when",
    "never",
    "seeks",
    "shuns",
    "wants",
)
ALLOWED = {
    "type": frozenset[str](),
    "property": frozenset({"is", "otherwise", "lasts", "known to", "kept from"}),
    "action": frozenset({"if", "then", "by", "seen by", "takes", "kept from"}),
    "attitude": frozenset({"if", "then", "by", "seen by", "takes", "known to", "kept from", "otherwise", "lasts"}),
    "rule": frozenset({"when", "then"}),
    "law": frozenset({"never"}),
    "motive": frozenset({"when", "seeks", "shuns", "wants"}),
}
_ONCE = frozenset({"is", "otherwise", "lasts", "takes"})
_FOLLOWS = {"if": "then", "when": "then"}  # may stand on the same line

_CLAUSE = re.compile("(" + "|".join(KEYWORDS).replace(" ", r"\s+") + r")(?:\s+|$)")
_PHRASE = re.compile(r"(again\s+)?([a-z]{2})(?:\s+|$)")


class PartsReader:
    """Reads the rows under declarations of one source, and collects what is wrong with them.

    The patterns of phrases that are known to be sound are read when they are first looked at.
    """

    __slots__ = ("findings", "is_sound", "source")

    def __init__(self, source: Source, findings: list[Finding], is_sound: bool = False) -> None:
        self.source = source
        self.findings = findings
        self.is_sound = is_sound

    def parts(self, rows: list[Row], of: str) -> tuple[Part, ...]:
        """One part a row, or two where ``if … then …`` share one; a row that cannot be read stays a ``Line``."""
        found: list[Part] = []
        seen: set[str] = set()
        for row in rows:
            try:
                if row.children:
                    first = row.children[0]
                    raise Unreadable(
                        "bad-layout",
                        "Nothing may be indented under this line.",
                        first.start,
                        first.start + len(first.text),
                        "Write it all on one line, or align it.",
                    )
                found.extend(self._part(row, of, seen))
            except Unreadable as gave_up:
                self.findings.append(gave_up.finding(self.source))
                found.append(line_of(row, self.source))
        return tuple(found)

    def _part(self, row: Row, of: str, seen: set[str]) -> list[Clause] | list[Phrase]:
        start, end = row.start, row.start + len(row.text)
        if end - start > MAX_LINE:
            raise too_long(start)
        match = _CLAUSE.match(row.text)
        if match is not None:
            keyword = match[1] if " " not in match[1] else " ".join(match[1].split())
            self._check(keyword, of, seen, start, start + match.end(1))
            return self.clauses(keyword, start + match.end(), start, end, row.trivia)
        match = _PHRASE.match(row.text)
        if match is not None:
            language = Word(match[2], Span(self.source, start + match.start(2), start + match.end(2)))
            patterns = self._patterns(start + match.end(), end)
            return [Phrase(language, match[1] is not None, patterns, row.trivia, Span(self.source, start, end))]
        raise self._no_part(row, of)

    def _patterns(self, start: int, end: int) -> Sequence[Pattern]:
        def read() -> tuple[Pattern, ...]:
            return PatternReader(self.source, start, end).patterns()

        return Late(read) if self.is_sound else read()

    def _check(self, keyword: str, of: str, seen: set[str], start: int, end: int) -> None:
        if keyword not in ALLOWED[of]:
            raise Unreadable(
                "bad-declaration", f"{shown(keyword)} does not belong under {of}.", start, end, _expected(of)
            )
        if keyword in _ONCE and keyword in seen:
            raise Unreadable(
                "bad-declaration", f"{shown(keyword)} stands here a second time.", start, end, "Keep one of the two."
            )
        seen.add(keyword)

    def clauses(self, keyword: str, at: int, start: int, end: int, trivia: Trivia) -> list[Clause]:
        """The clause whose formula begins at ``at``, and the ``then`` that may follow on the same line."""
        source = self.source
        if keyword in ("takes", "lasts"):
            duration = read_duration(source, at, end)
            if duration is not None:
                return [Clause(keyword, (duration,), trivia, Span(source, start, end))]
        reader = FormulaReader(source, at, end)
        if keyword in LISTS:
            return [Clause(keyword, reader.listed(keyword == "seen by"), trivia, Span(source, start, end))]
        formula: Formula = reader.expression(1)
        after = _FOLLOWS.get(keyword)
        if after is None or reader.tokens[reader.at][0] != after:
            reader.finish()
            return [Clause(keyword, (formula,), trivia, Span(source, start, end))]
        middle = reader.tokens[reader.at][2]
        reader.at += 1
        first = Clause(keyword, (formula,), trivia, Span(source, start, reader.tokens[reader.at - 2][3]))
        return [first, Clause(after, (reader.whole(),), BARE, Span(source, middle, end))]

    def _no_part(self, row: Row, of: str) -> Unreadable:
        word = row.text.split(None, 1)[0]
        return Unreadable(
            "bad-declaration",
            f"A line under {of} cannot begin with {shown(word)}.",
            row.start,
            row.start + len(word),
            _expected(of),
        )


def _expected(of: str) -> str:
    """What may stand under a kind of declaration, as a way out."""
    words = [k for k in KEYWORDS if k in ALLOWED[of]]
    return f"Under {of} may stand phrases (en …, ro …)" + (f", {', '.join(words)}." if words else ".")


def too_long(start: int) -> Unreadable:
    return Unreadable(
        "too-deep", f"This line is longer than {MAX_LINE} characters.", start, start + 1, "Break it into several lines."
    )
