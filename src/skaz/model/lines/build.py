"""From a line's shape and its names to clauses: who does what to whom, where and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from skaz.model.lines.clauses import ClauseBuilder, with_besides
from skaz.model.lines.cut import Part, Shape
from skaz.model.lines.line import Atoms
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.relatives import LACKING
from skaz.model.lines.setting import Unclear
from skaz.model.lines.shapes import (
    Home,
    Implied,
    Listed,
    Matched,
    Name,
    Noun,
    Tail,
)
from skaz.model.telling import Arg, Clause
from skaz.model.times import TimeRef


class _Kept(NamedTuple):
    """What building a clause changes, as it was before."""

    mentions: Mentions
    place: str | None
    last_event: Clause | None
    homes: dict[str, str]
    lead_place: str | None
    lead_times: tuple[TimeRef, ...]


class Builder(ClauseBuilder):
    """Builds the clauses of one line from its parts."""

    def line(self, shape: Shape) -> tuple[list[Clause], tuple[TimeRef, ...], str | None]:
        """All clauses in the order they are said, the times and the place of the line's leads.

        Raises Unclear where a name or pronoun is not clear.
        """
        clauses: list[Clause] = []
        openings: list[Part] = []
        for number, part in enumerate(shape.parts):
            self.mentions.next_clause()
            if part.kind == "lead":
                self._take_lead(part.tails, shape.parts[number + 1 :])
            elif part.kind == "trait":
                clauses.extend(self._apposition(part))
            elif part.kind == "tail":
                self._attach(clauses, part)
            elif part.kind == "opening":
                self._mention_between(part.start, part.end)
                openings.append(part)
            elif part.kind == "where":
                clauses.extend(self._where(part))
            elif part.kind == "formal":
                clauses.extend(self._formally(part))
            else:
                found = self._part(part)
                for opening in openings:
                    found = self._opened(found, opening)
                openings.clear()
                clauses.extend(found)
        if openings:
            start, end = self.atoms.span(openings[0].start, openings[0].end)
            raise Unclear("who-is-meant", start, end, "Nobody stands here to do it.", "Write the name before the verb.")
        return clauses, self.lead.times, self.lead.place

    def traits(self, shape: Shape, inner: Callable[[int, int], Atoms]) -> list[Clause]:
        """The facts told in brackets, their subject the name that carries them; to be read before the line.

        ``inner`` gives the words in brackets behind an atom, from where a trait's positions count.
        """
        found: list[Clause] = []
        before = self.mentions.last_subject
        for host, matched in shape.traits:
            named = self.atoms.named[host]
            if named is None:
                continue
            self._mention_up_to(host)
            for trait, by in matched:
                builder = Builder(self.grammar, inner(host, by), self.setting, self._formal)
                clauses = builder.clauses_of(trait, subject=named.entities[0])
                found.extend(clause._replace(is_trait=True) for clause in clauses)
        self.mentions.last_subject = before
        return found

    def _apposition(self, part: Part) -> Iterator[Clause]:
        """``Arthur, the innkeeper,`` and ``Ellen, who loves George,``: facts about the one named before the comma."""
        named = self.atoms.named[part.start]
        before = self.mentions.last_subject
        self._mention_up_to(part.start)
        if part.connective in LACKING:
            atoms = self.atoms.named_again(part.end, part.start)
            builder = Builder(self.grammar, atoms, self.setting, self._formal)
            for matched in part.clauses:
                yield from builder.clauses_of(matched)
        elif named is not None:
            for matched in part.clauses:
                who = named.entities[0] if isinstance(matched.subject, Implied | Name) else None
                yield from self.clauses_of(matched, subject=who)
        self.mentions.last_subject = before

    def _mention_up_to(self, at: int) -> None:
        """Note who is named before a position, whom what is told there in passing may mean: ``Lina (his sister)``."""
        self._mention_between(0, at)

    def _mention_between(self, start: int, end: int) -> None:
        """Note who is named in a stretch that is read later than what follows it."""
        for named in self.atoms.named[start:end]:
            if named is not None and len(named.entities) == 1:
                self.mentions.mention(named.entities[0])
        self.mentions.next_clause()

    def _where(self, part: Part) -> list[Clause]:
        """``, where she meets Will``: at the place named last."""
        before = self.lead.place
        self.lead.place = self.setting.place = self.mentions.last_place
        found = self._part(part)
        self.lead.place = before
        return found

    def _formally(self, part: Part) -> list[Clause]:
        """A formal spelling with what the line says around it."""
        how = frozenset(part.connective.split())
        place, said = self.lead.place or self.setting.place, self.lead.place is not None
        found: list[Clause] = []
        extra: list[Clause] = []
        for clause in self._formal(part.start):
            self.mentions.subject(clause.args[0] if clause.args else None)
            for arg in (*clause.args[1:], clause.value):
                self.mentions.mention(arg)
            clause = clause._replace(how=clause.how | how, place=place, place_said=said, times=self.lead.times)
            for tail in part.tails:
                clause = self._tail(clause, tail, self.mentions.last_subject, extra)
            found.append(clause)
        return found + extra

    def _opened(self, clauses: list[Clause], opening: Part) -> list[Clause]:
        """Clauses with what their subject does besides, which the line says before them."""
        extra: list[Clause] = []
        first = clauses[0]
        subject = self.mentions.last_subject
        for tail in opening.tails:
            first = self._tail(first, tail, subject, extra)
        if first.conditions:
            return [
                *extra,
                first,
                *(c._replace(how=c.how | {"modal"}, conditions=first.conditions) for c in clauses[1:]),
            ]
        return [*extra, first, *clauses[1:]]

    def _take_lead(self, tails: tuple[Tail, ...], after: tuple[Part, ...]) -> None:
        for tail in tails:
            if isinstance(tail.value, Home) and tail.value.whose is None:
                tail = tail._replace(value=Home(tail.value.at, _first_subject(after)))
            if tail.kind == "time":
                self.lead.times = (*self.lead.times, self._time(tail.value))
            elif tail.kind == "place":
                self.lead.place = self.setting.place = self.mentions.last_place = self.meant.place(tail.value, None)
            elif tail.kind == "way":
                self.lead.place = self.setting.place = None

    def _part(self, part: Part) -> list[Clause]:
        found = self._clauses(part.clauses) if not part.rivals else self._likeliest((part.clauses, *part.rivals))
        if part.kind == "when":
            found = [c._replace(how=c.how | {f"lead:{part.connective}"}) for c in found]
            self.lead.times = (*self.lead.times, *(self._time(tail.value) for tail in part.tails))
        return found

    def _clauses(self, sequence: tuple[Matched, ...]) -> list[Clause]:
        found: list[Clause] = []
        last_subject: Arg = None
        for matched in sequence:
            self.mentions.next_clause()
            given = last_subject if isinstance(matched.subject, Implied) and last_subject is not None else None
            built = self.clauses_of(matched, subject=given)
            found.extend(built)
            if built:
                last_subject = self._who
        return found

    def _likeliest(self, readings: tuple[tuple[Matched, ...], ...]) -> list[Clause]:
        """Of what a line may mean the reading whose pronouns mean somebody, nobody twice, and whom was named last."""
        kept = self._kept()
        first_trouble: Unclear | None = None
        best: tuple[tuple[int, int], tuple[Matched, ...]] | None = None
        for reading in readings:
            try:
                found = self._clauses(reading)
            except Unclear as trouble:
                first_trouble = first_trouble or trouble
            else:
                far = (sum(map(_names_twice, found)), self.mentions.reach - kept.mentions.reach)
                if far == (0, 0):
                    return found  # nothing can be nearer: what is built stays
                if best is None or far < best[0]:
                    best = far, reading
            self._put_back(kept)
        if best is None:
            assert first_trouble is not None
            raise first_trouble
        return self._clauses(best[1])

    def _kept(self) -> _Kept:
        setting, lead = self.setting, self.lead
        homes = dict(setting.homes)
        return _Kept(self.mentions.copy(), setting.place, setting.last_event, homes, lead.place, lead.times)

    def _put_back(self, kept: _Kept) -> None:
        self.mentions.restore(kept.mentions)
        self.setting.place, self.setting.last_event, self.setting.homes = kept.place, kept.last_event, dict(kept.homes)
        self.lead.place, self.lead.times = kept.lead_place, kept.lead_times
        self._depth, self._who = 0, None

    def _attach(self, clauses: list[Clause], part: Part) -> None:
        """A tail after a comma belongs to the clause before it."""
        if not clauses:
            return
        last = clauses[-1]
        extra: list[Clause] = []
        subject = self.mentions.last_subject
        for tail in part.tails:
            last = self._tail(last, tail, subject, extra)
        clauses[-1:] = with_besides(last, extra)


def _first_subject(parts: tuple[Part, ...]) -> Noun | None:
    """Whose home is meant by a lead: theirs of whom the line goes on to tell."""
    subject = next((part.clauses[0].subject for part in parts if part.clauses), None)
    return subject if isinstance(subject, Name | Listed) else None


def _names_twice(clause: Clause) -> bool:
    """Whether somebody fills two slots of a clause."""
    names = [arg for arg in clause.args if isinstance(arg, str)]
    return len(names) > len(set(names))
