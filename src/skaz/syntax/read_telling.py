"""What stands in a telling: quoted passages and the lines under them."""

from __future__ import annotations

import re

from skaz.syntax.layout import MAX_LINE, Row, line_of
from skaz.syntax.read_head import HeadReader
from skaz.syntax.read_parts import too_long
from skaz.syntax.tree import (
    BARE,
    Block,
    BodyLine,
    CalendarDecl,
    DesireDecl,
    KeptDecl,
    Labelled,
    Line,
    MapDecl,
    NothingNew,
    Passage,
    Reading,
    Readings,
    ScriptLine,
    SinceDecl,
    SourceDecl,
    Word,
)
from skaz.syntax.unreadable import Unreadable
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

BLOCKS: dict[str, type[Block]] = {
    "desire": DesireDecl,
    "kept": KeptDecl,
    "map": MapDecl,
    "since": SinceDecl,
}

_LABEL = re.compile(r"(frame|judgement|note|meant)\s*:\s*")
_SOURCE = re.compile(r'source\s*"')
_CALENDAR = re.compile(r"calendar\s+[^\W\d]\w*\s*(?::|$)")
_SPECIAL = frozenset("fjnmsckdeo>")  # first letters of lines that may be more than prose

#: What parts two readings that stand in one line.
_OR = re.compile(r",\s+or\s+")


class TellingReader:
    """Reads the rows of one source's tellings, and collects what is wrong with them."""

    __slots__ = ("findings", "source")

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings

    def read(self, rows: list[Row]) -> tuple[tuple[BodyLine, ...], tuple[Passage, ...]]:
        """The lines before the first ``>``, and the passages."""
        firsts = [i for i, row in enumerate(rows) if row.text[0] == ">"]
        if not firsts:
            return self.body(rows), ()
        opening = self.body(rows[: firsts[0]])
        passages: list[Passage] = []
        paragraph = 1
        for start, end in zip(firsts, [*firsts[1:], len(rows)]):
            row = rows[start]
            if passages and row.trivia is not BARE and None in row.trivia.above:
                paragraph += 1
            under = rows[start + 1 : end]
            body = self.body(row.children + under if row.children else under)
            passages.append(Passage(self._quote(row), body, paragraph, row.trivia, self._span(row)))
        return opening, tuple(passages)

    def _quote(self, row: Row) -> Word:
        quote = row.text[1:].lstrip()
        end = row.start + len(row.text)
        return Word(quote, Span(self.source, end - len(quote), end))

    def body(self, rows: list[Row]) -> tuple[BodyLine, ...]:
        """Lines under a passage, in a reading, or before the first passage."""
        found: list[BodyLine] = []
        at = 0
        source = self.source
        while at < len(rows):
            row = rows[at]
            at += 1
            text = row.text
            if text[0] not in _SPECIAL and not row.children and len(text) <= MAX_LINE:
                found.append(ScriptLine(text, (), row.trivia, Span(source, row.start, row.start + len(text))))
            elif _begins(text, "either"):
                alternatives = [self._reading(row, "either")]
                while at < len(rows) and _begins(rows[at].text, "or"):
                    alternatives.append(self._reading(rows[at], "or"))
                    at += 1
                if len(alternatives) == 1 and alternatives[0].lines:
                    alternatives = self._in_one_line(row) or alternatives
                found.append(Readings(tuple(alternatives)))
            else:
                found.append(self._body_line(row))
        return tuple(found)

    def _body_line(self, row: Row) -> BodyLine:
        try:
            return self._special(row) or self._script_line(row)
        except Unreadable as gave_up:
            self.findings.append(gave_up.finding(self.source))
            return line_of(row, self.source)

    def _special(self, row: Row) -> BodyLine | None:
        """A line that is not prose; None if it is."""
        text = row.text
        if len(text) > MAX_LINE:
            raise too_long(row.start)
        if text[0] == ">":
            raise Unreadable(
                "bad-layout",
                "A quoted passage stands inside a block.",
                row.start,
                row.start + 1,
                "Begin it at the margin, like the telling.",
            )
        if _begins(text, "or"):
            raise Unreadable(
                "bad-layout",
                'This "or" follows no "either".',
                row.start,
                row.start + 2,
                "Begin the first reading with either.",
            )
        if text in BLOCKS:
            lines = tuple([line_of(child, self.source) for child in row.children])
            return BLOCKS[text](lines, row.trivia, self._span(row))
        label = _LABEL.match(text)
        if label is not None:
            self._no_children(row)
            span = Span(self.source, row.start + label.end(), row.start + len(text))
            return Labelled(label[1], text[label.end() :], row.trivia, span)
        if text == "nothing new":
            self._no_children(row)
            return NothingNew(row.trivia, self._span(row))
        if _SOURCE.match(text) or _CALENDAR.match(text):
            self._no_children(row)
            return source_from_row(row, self.source) if text[0] == "s" else calendar_from_row(row, self.source)
        return None

    def _script_line(self, row: Row) -> ScriptLine:
        children: list[Labelled | Line] = []
        for child in row.children:
            label = _LABEL.match(child.text)
            if label is not None and not child.children and len(child.text) <= MAX_LINE:
                span = Span(self.source, child.start + label.end(), child.start + len(child.text))
                children.append(Labelled(label[1], child.text[label.end() :], child.trivia, span))
            else:
                message = "Only a waiver (meant: …) may be indented under a line of a telling."
                help = "Align the line with the one above if it is one of its own, or join the two."
                self.findings.append(Finding("bad-layout", message, self._span(child), help=help))
                children.append(line_of(child, self.source))
        return ScriptLine(row.text, tuple(children), row.trivia, self._span(row))

    def _reading(self, row: Row, keyword: str) -> Reading:
        """``either`` or ``or`` with the line behind it, its waivers, and further lines under it."""
        rest = row.text[len(keyword) :].lstrip()
        rows = row.children
        if rest:
            waivers = [child for child in rows if _LABEL.match(child.text)]
            rows = [child for child in rows if not _LABEL.match(child.text)]
            rows.insert(0, Row(rest, row.start + len(row.text) - len(rest), BARE, waivers))
        if not rows:
            message, help = (
                f'No line stands after "{keyword}".',
                "Write a line behind it, or several indented under it.",
            )
            self.findings.append(Finding("bad-layout", message, self._span(row), help=help))
        return Reading(self.body(rows), row.trivia, self._span(row))

    def _in_one_line(self, row: Row) -> list[Reading]:
        """The readings of ``either Anna leaves, or Anna stays``; none, with a finding, where there is no second one."""
        pieces: list[tuple[int, int]] = []
        start = len("either")
        for match in _OR.finditer(row.text):
            if row.text.count('"', 0, match.start()) % 2 == 0:
                pieces.append((start, match.start()))
                start = match.end()
        if not pieces or row.children:
            message = 'This "either" has no "or": a passage with two readings has both.'
            help_ = "Begin the next line with or, or take either away."
            self.findings.append(Finding("bad-layout", message, self._span(row), help=help_))
            return []
        readings: list[Reading] = []
        for first, last in [*pieces, (start, len(row.text))]:
            first += len(row.text[first:last]) - len(row.text[first:last].lstrip())
            inner = Row(row.text[first:last].rstrip(), row.start + first, BARE, [])
            readings.append(Reading(self.body([inner]) if inner.text else (), row.trivia if not readings else BARE))
        return readings

    def _no_children(self, row: Row) -> None:
        if row.children:
            first = row.children[0]
            raise Unreadable(
                "bad-layout",
                "Nothing may be indented under this line.",
                first.start,
                first.start + len(first.text),
                "Align the line with the one above.",
            )

    def _span(self, row: Row) -> Span:
        return Span(self.source, row.start, row.start + len(row.text))


def _begins(text: str, word: str) -> bool:
    """The line is this word, or begins with it."""
    return text.startswith(word) and (len(text) == len(word) or text[len(word)].isspace())


def source_from_row(row: Row, source: Source) -> SourceDecl:
    end = row.start + len(row.text)
    head = HeadReader(source, row.start + len("source"), end)
    path = head.quoted("the name of a text file")
    head.finish()
    return SourceDecl(path, row.trivia, Span(source, row.start, end))


def calendar_from_row(row: Row, source: Source) -> CalendarDecl:
    end = row.start + len(row.text)
    head = HeadReader(source, row.start + len("calendar"), end)
    name = head.name("the name of a calendar")
    text = None
    if head.try_literal(":"):
        rest = source.text[head.at : end].strip()
        text = head.word(rest, end - len(rest))
    else:
        head.finish()
    return CalendarDecl(name, text, row.trivia, Span(source, row.start, end))
