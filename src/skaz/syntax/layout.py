"""Text to rows: lines with their indentation resolved into a tree, comments and empty lines set aside.

The block tree never fails. Tabs, uneven steps and strays give a finding and the nearest sensible nesting; what is
nested deeper than ``MAX_DEPTH`` is flattened, so that nothing after this has to fear recursion.
"""

from __future__ import annotations

import re

from skaz.syntax.tree import BARE, Line, Trivia
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

MAX_DEPTH = 40
MAX_LINE = 20_000
TAB = 4

_ROW = re.compile(r"^((?:[^\S\n]|\ufeff)*+)([^\s\ufeff].*)$", re.MULTILINE)


class Row:
    """One line with text: where it begins, what is nested under it. Read once, then turned into frozen nodes."""

    __slots__ = ("children", "start", "text", "trivia")

    def __init__(self, text: str, start: int, trivia: Trivia, children: list[Row]) -> None:
        self.text = text
        self.start = start
        self.trivia = trivia
        self.children = children


class Layout:
    """The rows at column 0, the trivia after the last row, and what was wrong with the layout."""

    __slots__ = ("_above", "_too_deep", "findings", "rows", "source", "tail")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rows: list[Row] = []
        self.tail: tuple[str | None, ...] = ()
        self.findings: list[Finding] = []
        self._above: list[str | None] = []
        self._too_deep = False
        self._read()

    def _read(self) -> None:
        text = self.source.text
        if text.startswith("\ufeff"):
            text = "\n" + text[1:]  # offsets stay
        indents, levels = [0], [self.rows]
        above = self._above
        last_end = -1
        for match in _ROW.finditer(text):
            start, end = match.span(2)
            line_start = match.start()
            if line_start - last_end > 1 and last_end >= 0 and (not above or above[-1] is not None):
                above.append(None)
            last_end = end
            body = match[2]
            if body[0] == "#":
                above.append(_comment(body))
                continue
            if start == line_start and len(levels) == 1:
                level = levels[0]
            else:
                level = self._level(match[1], line_start, start, indents, levels)
            level.append(self._row(body, start))
        self.tail = tuple(above)

    def _row(self, body: str, start: int) -> Row:
        comment = None
        if body[0] == ">":
            body = body.rstrip()
        elif "#" in body:
            body, comment = split_comment(body)
        else:
            body = body.rstrip()
        if self._above or comment is not None:
            trivia = Trivia(tuple(self._above), comment)
            self._above.clear()
        else:
            trivia = BARE
        return Row(body, start, trivia, [])

    def _level(self, space: str, line_start: int, start: int, indents: list[int], levels: list[list[Row]]) -> list[Row]:
        """The list that a line with this indentation belongs to; opens and closes levels."""
        width = len(space)
        if width and space.count(" ") != width:
            self._say(
                line_start,
                start,
                "This line is not indented by spaces alone.",
                "Indent with spaces; two for each step are usual.",
            )
            width = sum(TAB if c == "\t" else 1 for c in space)
        dropped = False
        while width < indents[-1]:
            indents.pop()
            levels.pop()
            dropped = True
        if width > indents[-1]:
            if dropped:
                self._uneven(line_start, start, levels[-1])
                return self._open(width, indents, levels, start)
            if not levels[-1]:
                self._say(
                    line_start,
                    start,
                    "The first line is indented, but there is nothing above it.",
                    "Begin it at the left margin.",
                )
                return levels[-1]
            return self._open(width, indents, levels, start)
        return levels[-1]

    def _open(self, width: int, indents: list[int], levels: list[list[Row]], start: int) -> list[Row]:
        if len(levels) > MAX_DEPTH:
            if not self._too_deep:
                self._too_deep = True
                message = f"This line is nested more than {MAX_DEPTH} levels deep."
                self.findings.append(
                    Finding(
                        "too-deep",
                        message,
                        Span(self.source, start, start + 1),
                        help="Use fewer levels; no line needs so many.",
                    )
                )
            return levels[-1]
        self._too_deep = False
        indents.append(width)
        levels.append(levels[-1][-1].children)
        return levels[-1]

    def _uneven(self, line_start: int, start: int, level: list[Row]) -> None:
        column = self.source.position(level[-1].start)[1] if level else 1
        help = f"Align it with the lines it belongs to; the nearest begin at column {column}."
        self._say(
            line_start,
            start,
            "This line is indented by less than the one above, but no earlier line begins there.",
            help,
        )

    def _say(self, start: int, end: int, message: str, help: str) -> None:
        self.findings.append(Finding("bad-layout", message, Span(self.source, start, end), help=help))


def _comment(text: str) -> str:
    """A comment's words, without the mark."""
    return text[1:].strip()


def split_comment(text: str) -> tuple[str, str | None]:
    """Cut ``# comment`` off a line: a ``#`` after white space and outside closed quotation marks begins it."""
    at = text.find("#")
    quote = text.find('"')
    while at >= 0:
        while 0 <= quote < at:
            closing = text.find('"', quote + 1)
            if closing < 0:
                quote = -1
            elif closing > at:
                at = text.find("#", closing)
                quote = text.find('"', closing + 1)
                if at < 0:
                    return text.rstrip(), None
            else:
                quote = text.find('"', closing + 1)
        if text[at - 1].isspace():
            return text[:at].rstrip(), _comment(text[at:])
        at = text.find("#", at + 1)
    return text.rstrip(), None


def line_of(row: Row, source: Source) -> Line:
    """A row and all under it as a raw ``Line``."""
    children = tuple([line_of(child, source) for child in row.children]) if row.children else ()
    return Line(row.text, children, row.trivia, Span(source, row.start, row.start + len(row.text)))
