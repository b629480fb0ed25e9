"""Something untold that would make it possible: a deed that brings about what is missing.

Deeds are found backward from what fails, by what their words bring about, as bridges are; but here any deed will do,
not only an everyday one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, product

from skaz.engine.deeds import Deeds
from skaz.engine.expressions import reads_of
from skaz.engine.joins import Joins
from skaz.engine.meaning import ALIVE, AT, INSIDE, MEETS, Assignment, Meaning
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Step
from skaz.engine.search import Search, Target
from skaz.model.logic import OPEN, Compare, Const, Expr, Read, Special, Value, Var
from skaz.model.normal import same
from skaz.model.telling import Clause
from skaz.model.world import CONTENT_KINDS, Law, Word
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.repair.order import moved_line
from skaz.text.repair import Edit
from skaz.text.source import Span

#: What a deed costs that brings about what is missing.
BROUGHT = 0.93
#: How many deeds are thought of for one thing that is missing, and how many fillings of one word's other slots.
MOST_DEEDS = 12
MOST_FILLINGS = 4
#: What fails where somebody is at two places at once: no way leads from one to the other.
TWO_PLACES = "two places"


def inserted(trouble: Trouble) -> Iterator[Candidate]:
    """Lines put in before the one that fails, or behind the one from which the trouble comes."""
    if trouble.line is None:
        return
    for failure in trouble.failures:
        if _can_be_brought_about(failure):
            yield from _deeds(trouble, failure)


def _can_be_brought_about(failure: Failure) -> bool:
    """Whether a deed may make hold what failed: nobody comes to life again, no way leads to where one is elsewhere."""
    is_alive = failure.fluent is not None and failure.fluent[0] == ALIVE
    is_deed = failure.role not in (TWO_PLACES, "cannot-know")
    return failure.kind in ("need", "fact", "law") and is_deed and not is_alive


def put_in(trouble: Trouble, line: Line, clause: Clause, cost: float, group: str, *, after: bool = False) -> Candidate:
    """A clause said in a line of its own before or after another line."""
    text, row = trouble.say(clause), line.row
    where = "after" if after else "before"
    at = row.end if after else row.start
    written = f"\n{line.indent}{text}" if after else f"{line.indent}{text}\n"
    message = f'Tell {where} "{line.text}" in {line.passage.id}: "{text}".'
    return Candidate(message, (Edit(Span(row.source, at, at), written),), cost, group)


# What is missing is brought about


def _deeds(trouble: Trouble, failure: Failure) -> Iterator[Candidate]:
    assert trouble.line is not None
    makers = Makers(trouble, failure)
    found: dict[Clause, None] = {}
    for target in makers.targets():
        yield from _told_too_late(trouble, failure, target)
        found.update(dict.fromkeys(makers.deeds(target)))
    for number, clause in enumerate(islice(found, MOST_DEEDS)):
        yield put_in(trouble, trouble.line, clause, BROUGHT + number * 0.02, "deed before")


def _told_too_late(trouble: Trouble, failure: Failure, target: Target) -> Iterator[Candidate]:
    """A line further on that brings about what is missing, moved to where it is missed."""
    after = iter(trouble.run.steps)
    assert trouble.line is not None
    for step in after:
        if step is failure.step:
            break
    for step in after:
        if step.kind == "event" and step.mode == "told" and step.span is not None:
            makes = any(each.fluent == target.fluent and same(each.new, target.value) for each in step.facts)
            line = trouble.draft.line_at(step.span) if makes else None
            if line is not None and line.item is not trouble.line.item:
                yield from moved_line(line, trouble.line, BROUGHT - 0.05)
                return


class Makers:
    """Deeds that would make hold what failed."""

    def __init__(self, trouble: Trouble, failure: Failure) -> None:
        self.failure = failure
        self.run = trouble.run
        self.world = trouble.run.world
        deeds = Deeds(self.world, Joins(self.world))
        self.search = Search(self.world, deeds, (), lambda _: 0)

    def targets(self) -> Iterator[Target]:
        """What should be so before the line; what keeps somebody from going there first of all."""
        failure = self.failure
        if failure.held is not None:
            yield from self._undone(failure.held.fluent, failure.held.value)
        need = failure.need
        if failure.law is not None:
            yield from self._no_more(failure.law)
        if failure.fluent is not None and failure.fluent[0] == AT:
            for place in self._places(need):
                yield Target(failure.fluent, place)
        elif need is not None:
            yield from self.search.targets(need, self.run.state)
        elif failure.fluent is not None:
            yield from self._undone(failure.fluent, failure.found)

    def _no_more(self, law: Law) -> Iterator[Target]:
        """What a law rules out together, but for what the line itself tells."""
        told = {each.fluent for each in self.failure.step.facts}
        for read in reads_of(law.never):
            args = tuple(self.failure.env.get(arg.name) if isinstance(arg, Var) else None for arg in read.args)
            if None not in args and (read.property, *args) not in told:
                yield from self._undone((read.property, *args), True)

    @staticmethod
    def _undone(fluent: Fluent, value: Value) -> Iterator[Target]:
        yield Target(fluent, False if value is True else Special.NOTHING)

    def _places(self, need: Expr | None) -> Iterator[Value]:
        """Where somebody should be: the place that is named, or where the other is just then."""
        if isinstance(need, Read) and need.property == INSIDE and isinstance(need.args[1], Const):
            yield need.args[1].value
        elif isinstance(need, Read) and need.property == MEETS and self.failure.fluent is not None:
            for term in need.args:
                who = term.args[0] if isinstance(term, Read) and term.property == AT else None
                if isinstance(who, Const) and who.value != self.failure.fluent[1]:
                    yield from self._place_of(who.value)

    def _place_of(self, who: Value) -> Iterator[Value]:
        place: Value = None
        for step in self.run.steps:
            if step is self.failure.step:
                break
            place = next((c.new for c in reversed(step.facts) if c.fluent == (AT, who)), place)
        if place is not None and not isinstance(place, Special):
            yield place

    def deeds(self, target: Target) -> Iterator[Clause]:
        """Deeds after which a fluent has a value, the plainest first."""
        found: list[tuple[tuple[object, ...], Word, dict[str, Value]]] = []
        for meaning, assignment in self._by_property.get(str(target.fluent[0]), ()):
            slots: dict[str, Value] = {}
            pairs = [*zip(assignment.args, target.fluent[1:]), (assignment.value, target.value)]
            if all(self._bound(meaning.word, term, value, slots) for term, value in pairs):
                found.append((self._rank(meaning, assignment, slots), meaning.word, slots))
        found.sort(key=lambda each: each[0])
        for _, word, slots in found:
            for clause in self._filled(word, slots):
                yield self._again(clause, target)

    def _rank(self, meaning: Meaning, assignment: Assignment, slots: Mapping[str, Value]) -> tuple[object, ...]:
        """How plain a deed is: it ends what stands against it, is an everyday one, makes nothing anew, is told."""
        ends = any(read.property == assignment.property for part in meaning.condition for read in reads_of(part))
        word = meaning.word
        guessed = sum(slot.name not in slots and not slot.optional for slot in word.slots)
        is_used = word in self._used
        is_plain = "routine" in word.marks
        return not ends, not is_plain, "making" in word.marks, not is_used, guessed, len(meaning.assignments)

    def _again(self, clause: Clause, target: Target) -> Clause:
        """Somebody who was there before goes back."""
        if target.fluent[0] != AT or not any(phrase.again for phrase in clause.word.phrases):
            return clause
        facts = (each for step in self.run.steps for each in step.facts)
        was_there = any(each.fluent == target.fluent and each.new == target.value for each in facts)
        return clause._replace(how=frozenset({"again"})) if was_there else clause

    @cached_property
    def _used(self) -> frozenset[Word]:
        """The words that the telling has."""
        return frozenset(word for step in self.run.steps for word, _ in step.words)

    @cached_property
    def _by_property(self) -> dict[str, list[tuple[Meaning, Assignment]]]:
        found: dict[str, list[tuple[Meaning, Assignment]]] = {}
        for name, word in self.world.world.words.items():
            if name == word.name and word.kind == "action" and word.effects is not None:
                meaning = self.world.meanings.of(word)
                for assignment in meaning.assignments:
                    found.setdefault(assignment.property, []).append((meaning, assignment))
        return found

    def _bound(self, word: Word, term: Expr, value: Value, slots: dict[str, Value]) -> bool:
        """Whether a term of what a word brings about can have a value; what fills its slot then is kept."""
        if isinstance(term, Const):
            return same(term.value, value) or (value is Special.NOTHING and term.value in (OPEN, False))
        if not isinstance(term, Var) or term.name not in word.slot_of or isinstance(value, Special):
            return False
        if not self.world.is_a(value, word.slot_of[term.name].type):
            return False
        return slots.setdefault(term.name, value) == value

    def _filled(self, word: Word, slots: dict[str, Value]) -> Iterator[Clause]:
        """The slots that are left filled with those whom it concerns."""
        choices: list[Sequence[Value]] = []
        for slot in word.slots:
            if slot.name in slots:
                choices.append([slots[slot.name]])
            elif slot.optional:
                choices.append([None])
            elif slot.type in CONTENT_KINDS:
                return
            else:
                fits = [who for who in self._concerned if self.world.is_a(who, slot.type)]
                choices.append([who for who in fits if who not in slots.values()])
        for values in islice(product(*choices), MOST_FILLINGS):
            if _are_different(values) and self._may_be(word, dict(zip(word.slot_names, values))):
                args = tuple((v,) if s.many and v is not None else v for v, s in zip(values, word.slots))
                yield Clause(word, args)  # type: ignore[arg-type]

    def _may_be(self, word: Word, slots: Mapping[str, Value]) -> bool:
        """Whether a deed does not need that what fails were otherwise than it is found."""
        fluent = self.failure.fluent
        for part in self.world.meanings.of(word).condition:
            if isinstance(part, Compare) and part.op == "==" and isinstance(part.left, Read) and fluent is not None:
                args = tuple(slots.get(arg.name) if isinstance(arg, Var) else None for arg in part.left.args)
                value = slots.get(part.right.name) if isinstance(part.right, Var) else None
                if (part.left.property, *args) == fluent and value is not None and value != self.failure.found:
                    return False
        return True

    @cached_property
    def _concerned(self) -> list[Value]:
        """Those whom the failure is about: what stands against it, then whoever brought that about, then the line's."""
        failure = self.failure
        held = failure.held.made_by if failure.held is not None else None
        found: list[Value] = [failure.found, *failure.env.values()]
        for step in (held, failure.made_by, failure.step):
            found.extend(people_of(step))
        return list(dict.fromkeys(each for each in found if isinstance(each, str)))


def _are_different(values: Iterable[Value]) -> bool:
    given = [value for value in values if value is not None]
    return len(set(given)) == len(given)


def people_of(step: Step | None) -> Iterator[Value]:
    if step is not None:
        yield from (arg for _, args in step.words for arg in args if isinstance(arg, str))
        if step.clause is not None and not step.words:
            yield from (arg for arg in step.clause.args if isinstance(arg, str))
