"""A telling in its file, to be edited and read anew: the lines of it that an edit may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from skaz.model.from_syntax import Model, joined
from skaz.model.lines.reader import LineReader
from skaz.model.lines.setting import HOMES
from skaz.model.telling import Clause, Item, Passage, Readings, Scene, Sentence, Telling
from skaz.model.tellings import read_telling
from skaz.repair.exchange import with_passages
from skaz.syntax.from_text import parse
from skaz.syntax.tree import TellingDecl
from skaz.text.finding import Finding
from skaz.text.identity import stable_key_of
from skaz.text.repair import Edit, edited
from skaz.text.source import Source, Span


@dataclass(frozen=True)
class Line:
    """A line under a quotation, as written and as read."""

    passage: Passage
    item: Sentence | Scene

    @property
    def span(self) -> Span:
        return self.item.span

    @property
    def text(self) -> str:
        return self.item.span.text

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.item.clauses if isinstance(self.item, Sentence) else ()

    @property
    def row(self) -> Span:
        """The whole row of the file in which it stands, with what is said of it in the rows below; no line end."""
        text = self.span.source.text
        start = text.rfind("\n", 0, self.span.start) + 1
        indent = _indent(text, start)
        end = _end(text, start)
        while end < len(text) and text[end + 1 : end + 2].isspace() and _indent(text, end + 1) > indent:
            end = _end(text, end + 1)
        return Span(self.span.source, start, end)

    @property
    def indent(self) -> str:
        text = self.span.source.text
        start = text.rfind("\n", 0, self.span.start) + 1
        return text[start : start + _indent(text, start)]

    @property
    def is_alone(self) -> bool:
        """Whether its row is nothing but this line: no reading of several."""
        return self.row.text.lstrip().startswith(self.text)


def _indent(text: str, start: int) -> int:
    row = text[start : _end(text, start)]
    return len(row) - len(row.lstrip(" ")) if row.strip() else 0


def _end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


class Draft:
    """One telling of a story."""

    def __init__(self, model: Model, telling: Telling) -> None:
        self.model = model
        self.telling = telling
        self.source: Source = telling.span.source

    @cached_property
    def reader(self) -> LineReader:
        """What reads its lines."""
        return self.model.readers[self.telling.language].in_calendar(self.telling.calendar)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of events, facts and scenes, those of every reading."""
        return tuple(Line(passage, item) for passage in self.telling.passages for item in _items(passage.items))

    def line_at(self, span: Span) -> Line | None:
        """The line in which something stands."""
        for line in self.lines:
            if line.span.source is span.source and line.span.start <= span.start < max(line.span.end, 1):
                return line
        return None

    def reread(self, line: Line, *edits: Edit) -> tuple[Clause, ...] | None:
        """The clauses of a line as they would be read after some edits of it, with the two passages before it alone;
        None where it could not be read.
        """
        number = line.passage.number
        early = [each for each in self._homes if each[0] < number]
        homes = tuple(clause for _, clause in early)
        telling, findings = self._read(edits, slice(max(0, number - 3), number), homes)
        passage = telling.passages[-1] if telling is not None and telling.passages else None
        for each in _items(passage.items) if passage is not None else ():
            if each.span.start == line.span.start and isinstance(each, Sentence):
                at = each.span
                return None if any(at.start <= f.span.start <= at.end for f in findings) else each.clauses
        return None

    @cached_property
    def _homes(self) -> list[tuple[int, Clause]]:
        """What the telling says of where people live, with the numbers of the passages."""
        return [
            (line.passage.number, clause) for line in self.lines for clause in line.clauses if clause.word.name in HOMES
        ]

    @cached_property
    def _unread(self) -> list[Finding]:
        """What is said of its text as it is."""
        return self._read(())[1]

    @cached_property
    def _others(self) -> list[Finding]:
        """What is said of the text of all the rest of the story."""
        own = {stable_key_of(each) for each in self._unread}
        return [each for each in self.model.findings if stable_key_of(each) not in own]

    def edited(self, edits: Sequence[Edit]) -> tuple[Model, Telling] | None:
        """The story with this telling's text edited; None where it cannot be read as well as before."""
        telling, findings = self._read(edits)
        if telling is None or new_in(findings, self._unread):
            return None
        tellings = tuple(telling if each.name == telling.name else each for each in self.model.tellings)
        return replace(self.model, tellings=tellings, findings=joined([*self._others, *findings])), telling

    def _read(
        self, edits: Sequence[Edit], which: slice = slice(None), given: tuple[Clause, ...] = ()
    ) -> tuple[Telling | None, list[Finding]]:
        """The telling, or some of its passages alone, after some edits of its text."""
        base = self.model
        file, findings = parse(Source(self.source.name, edited(self.source.text, edits)))
        for decl in file.items:
            if isinstance(decl, TellingDecl) and decl.name.text == self.telling.name:
                reader = base.readers[decl.language.text]
                some = replace(decl, passages=decl.passages[which])
                return read_telling(some, reader, base.world, (*base.given, *given), findings), findings
        return None, findings


def _items(items: Iterable[Item]) -> Iterator[Sentence | Scene]:
    for item in items:
        if isinstance(item, Sentence | Scene):
            yield item
        elif isinstance(item, Readings):
            for alternative in item.alternatives:
                yield from _items(alternative)


def clauses_of(passage: Passage) -> Iterator[Clause]:
    """All clauses under a quotation, those of every reading."""
    for item in _items(passage.items):
        if isinstance(item, Sentence):
            yield from item.clauses


def beginning(telling: Telling, passages: int) -> Telling:
    """The telling up to a passage."""
    return telling if passages >= len(telling.passages) else with_passages(telling, telling.passages[:passages])


def preferred(telling: Telling) -> Telling:
    """The telling in its preferred readings alone; what it is numbered by stays the same."""
    if not any(isinstance(item, Readings) for passage in telling.passages for item in passage.items):
        return telling
    return with_passages(telling, (replace(p, items=tuple(_first(p.items))) for p in telling.passages))


def _first(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Readings):
            yield from _first(item.alternatives[0])
        else:
            yield item


def new_in(found: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """The errors and warnings among some findings that were not there before, whatever has moved."""
    left: dict[str, int] = {}
    for each in before:
        left[stable_key_of(each)] = left.get(stable_key_of(each), 0) + 1
    new = []
    for each in found:
        key = stable_key_of(each)
        if left.get(key, 0):
            left[key] -= 1
        elif is_grave(each):
            new.append(each)
    return new


def is_grave(finding: Finding) -> bool:
    return finding.severity != "note" and finding.waived is None
