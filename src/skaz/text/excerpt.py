"""The text as written around a finding: its line and every line that plays a part, marked and labelled.

88 | Vronsky dances with Kitty at the ball            film:24
   | ^^^^^^^ must be at the ball
71 | Vronsky leaves for Petersburg                    film:21
   | ------- went away here
"""

from __future__ import annotations

from dataclasses import dataclass, field

from skaz.text.cells import cells, shown
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

#: A stretch of output and the role it plays (see ``paint``).
Run = tuple[str, str]

#: The widest piece of a line that is shown, in characters, and how much of it stands before the first mark.
WIDEST = 100
BEFORE = 30
#: Where the passages stand, unless a line is longer.
PASSAGE_COLUMN = 49


@dataclass(frozen=True)
class Mark:
    """A span to be underlined: the finding's own with ``^``, others with ``-``."""

    span: Span
    label: str
    is_main: bool
    passage: str


@dataclass
class Marked:
    """A line of a source and its marks."""

    source: Source
    number: int
    marks: list[Mark] = field(default_factory=list)

    @property
    def passage(self) -> str:
        return next((mark.passage for mark in self.marks if mark.passage), "")


def excerpt(finding: Finding) -> list[list[Run]]:
    """The lines to show for a finding, each as runs; nothing where there is nothing to show."""
    lines = marked_lines(finding)
    if not lines[0].source.line(lines[0].number).strip() and len(lines) == 1:
        return []
    windows = [Window.around(line) for line in lines]
    gutter = max(len(str(line.number)) for line in lines)
    column = max([PASSAGE_COLUMN, *(cells(window.text) + 4 for line, window in zip(lines, windows) if line.passage)])
    rows: list[list[Run]] = []
    file = finding.span.source
    for line, window in zip(lines, windows):
        if line.source is not file:
            file = line.source
            rows.append([(f"  {' ' * gutter} in {shown(file.name)}", "gutter")])
        rows.append(_text_row(line, window, gutter, column))
        rows.extend(_mark_row(mark, window, gutter) for mark in line.marks)
    return rows


def marked_lines(finding: Finding) -> list[Marked]:
    """The finding's line first, then those of its notes in their order; marks on one line come together."""
    main = Mark(finding.span, finding.label, True, finding.passages[0] if finding.passages else "")
    lines: list[Marked] = []
    for mark in [main, *(Mark(note.span, note.message, False, note.passage) for note in finding.notes)]:
        number, _ = mark.span.source.position(mark.span.start)
        known = next((line for line in lines if line.source is mark.span.source and line.number == number), None)
        if known is None:
            known = Marked(mark.span.source, number)
            lines.append(known)
        known.marks.append(mark)
    return lines


@dataclass(frozen=True)
class Window:
    """The piece of a line that is shown: its text, after ``lead``, and the offsets between which it stands."""

    text: str
    first: int
    last: int
    lead: str = ""

    @classmethod
    def around(cls, line: Marked) -> Window:
        """The whole line if it is short, else the piece around its first mark."""
        start = line.source.line_starts[line.number - 1]
        end = line.source.text.find("\n", start)
        end = len(line.source.text) if end < 0 else end
        if end - start <= WIDEST:
            return cls(shown(line.source.text[start:end].rstrip()), start, end)
        first = min(max(start, line.marks[0].span.start - BEFORE), max(start, end - WIDEST))
        last = min(end, first + WIDEST)
        lead, tail = "…" if first > start else "", "…" if last < end else ""
        return cls(lead + shown(line.source.text[first:last]).rstrip() + tail, first, last, lead)

    def stretch(self, span: Span) -> tuple[int, int] | None:
        """Where a span stands in the shown text and how many cells it takes (at least one); None if it is not shown."""
        if not self.first <= span.start <= self.last:
            return None
        start = min(span.start - self.first + len(self.lead), len(self.text))
        end = span.end - self.first + len(self.lead)
        return cells(self.text[:start]), max(1, cells(self.text[start:end]))


def _text_row(line: Marked, window: Window, gutter: int, column: int) -> list[Run]:
    row: list[Run] = [(f"  {line.number:>{gutter}} |", "gutter")]
    if window.text:
        row.append((f" {window.text}", "source"))
    if line.passage:
        row.append((" " * (column - cells(window.text)) + shown(line.passage), "gutter"))
    return row


def _mark_row(mark: Mark, window: Window, gutter: int) -> list[Run]:
    row: list[Run] = [(f"  {' ' * gutter} |", "gutter")]
    stretch = window.stretch(mark.span)
    role = "mark" if mark.is_main else "other mark"
    if stretch is None:
        return [*row, (f" (elsewhere on this line) {shown(mark.label)}", role)]
    start, width = stretch
    marks = ("^" if mark.is_main else "-") * width
    return [*row, (f" {' ' * start}{marks}{' ' + shown(mark.label) if mark.label else ''}", role)]
