"""Another name for a person, a place or a thing in a line that plays a part; or two of its names that change places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from skaz.model.lines.tokens import Tokens
from skaz.model.named import is_like, named_in
from skaz.model.telling import Passage
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Draft, Line
from skaz.repair.exchange import Exchange
from skaz.text.fold import fold
from skaz.text.repair import Edit, edited
from skaz.text.runs import where
from skaz.text.source import Span

#: How many others are thought of for one name.
MOST_OTHERS = 4
#: What an exchange costs that the check takes for the root.
SWAPPED = 0.5
#: What it costs more in each line further from the finding.
FURTHER = 0.03
#: What an exchange costs, what more if the other is not spoken of near the line, or nowhere, or is of another kind; how
#: much less for each tie by which the telling then hangs together better, between so many. And what more if the
#: sentence above the line has the name that stands there, and not the other.
NAME, FAR, UNSPOKEN, OTHER_KIND, OTHER_THING, SAID_SO = 1.0, 0.3, 0.8, 0.2, 0.7, 0.12
TIE, LEAST_TIES, MOST_TIES = 0.08, -2.0, 5.0


class Place(NamedTuple):
    """A name in a line: whom or what it names, where, and in which case."""

    entity: str
    span: Span
    oblique: bool


def exchanged_names(trouble: Trouble) -> Iterator[Candidate]:
    """Every name of the lines that play a part, exchanged for others that may stand there."""
    naming = Naming(trouble)
    for line in trouble.lines:
        places = naming.places(line)
        further = FURTHER * trouble.lines.index(line)
        about = [place for place in places if place.entity in trouble.names] or places
        about = list({place.entity: place for place in reversed(about)}.values())[::-1]
        for place in about:
            taken = {each.entity for each in places}
            for other, cost in naming.others(place, taken, line)[:MOST_OTHERS]:
                text = naming.form(other, place)
                edits = tuple(Edit(one.span, naming.form(other, one)) for one in places if one.entity == place.entity)
                message = f"Write {text} for {place.span.text} in {line.passage.id}{naming.which(line, edits)}."
                yield Candidate(message, edits, cost + further, f"name {line.span.start}")
        yield from _turned(naming, places, line)


def _turned(naming: Naming, places: list[Place], line: Line) -> Iterator[Candidate]:
    """Two people of a line, each in the place of the other."""
    for one, two in pairwise(places):
        if one.entity != two.entity and is_like(naming.world, one.entity, two.entity):
            edits = Edit(one.span, naming.form(two.entity, one)), Edit(two.span, naming.form(one.entity, two))
            message = f"Let {one.span.text} and {two.span.text} change places in {line.passage.id}."
            yield Candidate(message, edits, 1.4, f"turned {line.span.start}")


def places_of(line: Line, draft: Draft) -> list[Place]:
    """The names in a line that name one, from left to right."""
    tokens = Tokens(line.text, draft.reader.grammar.language)
    _, named, starts = draft.reader.names.find(tokens)
    found = []
    for name, first, end in zip(named, starts, starts[1:]):
        if name is not None and len(name.entities) == 1:
            start, stop = tokens.offsets[first][0], tokens.offsets[end - 1][1]
            span = Span(line.span.source, line.span.start + start, line.span.start + stop)
            found.append(Place(name.entities[0], span, name.oblique))
    return found


def edits_of(exchange: Exchange, draft: Draft) -> tuple[Edit, ...]:
    """Where an exchange changes a telling's text, each with the name that is meant there."""
    pairs = exchange.pairs
    lines = [line for line in draft.lines if line.passage.id in exchange.passages]
    places = (place for line in lines for place in places_of(line, draft))
    return tuple(Edit(place.span, pairs[place.entity]) for place in places if place.entity in pairs)


def swapped_names(trouble: Trouble) -> Iterator[Candidate]:
    """The exchange of a name in a run of passages that the check itself takes for the root of the finding."""
    naming = Naming(trouble)
    places = {place.span: place for line in trouble.draft.lines for place in naming.places(line)}
    for hint in trouble.hints:
        if hint.proposed and any(note.span == trouble.finding.span for note in hint.notes):
            edits = tuple(Edit(e.span, naming.form(e.text, places[e.span])) for e in hint.proposed if e.span in places)
            run = sorted({line.passage for e in edits if (line := trouble.draft.line_at(e.span))}, key=_number)
            message = f"Write {edits[0].text} for {edits[0].span.text} in {where([each.id for each in run])}."
            yield Candidate(message, edits, SWAPPED, "swapped")


def _number(passage: Passage) -> int:
    return passage.number


class Naming:
    """The names of one telling: where they stand, and how others are written there."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self.draft = trouble.draft
        self.world = trouble.draft.model.world

    def places(self, line: Line) -> list[Place]:
        """The names in a line, from left to right."""
        return places_of(line, self.draft)

    def others(self, place: Place, taken: set[str], line: Line) -> list[tuple[str, float]]:
        """Who may stand in a place instead, each with what that costs, the likeliest first."""
        own = self.draft.telling.by_id.get(line.passage.id, line.passage)
        quote = fold(own.quote)
        said_so = SAID_SO if self._is_in(place.entity, quote) else 0.0
        found = []
        for other in self.world.entities:
            if other in taken or not self._may_stand_for(other, place.entity):
                continue
            numbers = self._spoken.get(other, ())
            steps = min((abs(number - own.number) for number in numbers), default=0)
            is_quoted = self._is_in(other, quote)
            far = 0.0 if is_quoted else said_so + FAR * (1 - 1 / (1 + steps / 4)) if numbers else UNSPOKEN
            ties = (
                self.trouble.coherence.gain(Exchange(((place.entity, other),), (line.passage.id,))) if numbers else 0.0
            )
            found.append(
                (other, NAME + far + self._unlike(other, place.entity) - TIE * min(max(ties, LEAST_TIES), MOST_TIES))
            )
        return sorted(found, key=lambda each: each[1])

    def _is_in(self, entity: str, quote: str) -> bool:
        return any(fold(form.text) in quote for form in self.world.entities[entity].forms)

    def _unlike(self, other: str, entity: str) -> float:
        """What it costs that two are of different kinds; things differ more than people or places do."""
        if self.world.entities[other].kind == self.world.entities[entity].kind:
            return 0.0
        is_thing = not any(self.world.entity_is_a(entity, kind) for kind in ("character", "place"))
        return OTHER_THING if is_thing else OTHER_KIND

    def which(self, line: Line, edits: Sequence[Edit]) -> str:
        """How a line then reads, where its passage has others."""
        if sum(each.passage.id == line.passage.id for each in self.draft.lines) == 1:
            return ""
        inside = (Span(e.span.source, e.span.start - line.span.start, e.span.end - line.span.start) for e in edits)
        return f': "{edited(line.text, [Edit(span, e.text) for span, e in zip(inside, edits)])}"'

    def _may_stand_for(self, other: str, entity: str) -> bool:
        """Whether one may be meant where another is named: alike, and a place for a place."""
        is_place = (self.world.entity_is_a(each, "place") for each in (other, entity))
        return is_like(self.world, other, entity) and len(set(is_place)) == 1

    @cached_property
    def _spoken(self) -> dict[str, list[int]]:
        """Who and what the telling speaks of, with the numbers of the passages."""
        found: dict[str, list[int]] = {}
        for passage in self.draft.telling.passages:
            for name in named_in(passage):
                if name in self.world.entities:
                    found.setdefault(name, []).append(passage.number)
        return found

    def form(self, entity: str, place: Place) -> str:
        """How somebody is written in a place of another."""
        start = place.span.source.text.rfind("\n", 0, place.span.start) + 1
        before = place.span.source.text[start : place.span.start].split()
        return self.trouble.name(entity, oblique=place.oblique, before=before[-1] if before else "")
