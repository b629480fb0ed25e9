"""``not-happened``: a line means something as past that comes only later, or is told never to have been.

What only lies earlier untold is presupposed and no finding; what is only said or believed to have happened is none
either. What may happen more than once is not held against a later occasion, unless it names one.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import LEFT_OPEN
from skaz.check.ties import is_tie
from skaz.check.wording import Wording
from skaz.engine.contents import is_contrary
from skaz.engine.meaning import ALIVE
from skaz.engine.nevers import is_never
from skaz.engine.reference.event import assigned
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Run, Step
from skaz.model.logic import Value
from skaz.model.telling import Clause, Content, Ref
from skaz.text.finding import Finding, Note
from skaz.text.source import Span

#: The mark of words that mean what they are about as past, and how such a content is said.
RECALLING = "recalling"
PAST = frozenset({"that", "doing"})
OCCASION = "occasion"
HELP = (
    "Move one of the two, say of whom or of what other time it is; or write that it is only said, feared or foreseen."
)


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    told: _Told | None = None
    for step in words.run.steps:
        clause = step.clause
        if clause is None or step.span is None:
            continue
        against = _referred(clause.ref, step, words.run)
        recalled = list(_recalled(clause, step)) if against is None else []
        if recalled:
            told = told or _Told(words)
            found = (told.against(inner, step) for inner in recalled)
            against = next((each for each in found if each is not None), None)
        if against is not None and against.span is not None:
            yield _finding(step, against, words)


def _recalled(clause: Clause, step: Step) -> Iterator[Clause]:
    """What a line means as past: what is remembered, regretted or forgiven in it, and the reasons it gives."""
    if RECALLING in clause.word.marks and not is_contrary(clause):
        for arg in clause.args:
            if isinstance(arg, Content) and arg.mode in PAST:
                yield from (inner for inner in arg.clauses if inner.is_real and not is_contrary(inner))
    elif step.kind == "fact" and clause.word.kind == "action" and not is_contrary(clause) and clause.is_real:
        yield clause


def _referred(ref: Ref | None, step: Step, run: Run) -> Step | None:
    """The step that a line refers back to and that comes only later."""
    if ref is None or ref.kind == "part of":
        return None
    steps = run.named(ref.target)
    return steps[0] if steps and all(each.number > step.number for each in steps) else None


class _Told:
    """When what may be recalled happens in a run, and what is told never to have."""

    def __init__(self, words: Wording) -> None:
        self.world = words.world
        self.run = words.run
        self.first: dict[tuple[Fluent, Value], Step] = {}
        self.told: dict[str, list[tuple[tuple[Value, ...], Step]]] = {}
        self.never: dict[str, list[tuple[tuple[Value, ...], Step]]] = {}
        self.met: dict[frozenset[Value], Step] = {}
        for step in (*self.run.given, *self.run.steps):
            self._take(step)

    def _take(self, step: Step) -> None:
        for change in step.facts:
            self.first.setdefault((change.fluent, change.new), step)
        for each in step.published:
            self.first.setdefault((each.fluent, each.value), step)
        clause = step.clause
        if clause is None:
            return
        is_told = step.kind == "event" and step.mode in ("told", "habit")
        for word, args in step.words:
            if is_told:
                self.told.setdefault(word.name, []).append((args, step))
            elif is_never(clause):
                self.never.setdefault(word.name, []).append((args, step))
            if is_told and ("first" in word.marks or "first-time" in clause.how):
                self.met.setdefault(frozenset(args[:2]), step)

    def against(self, inner: Clause, step: Step) -> Step | None:
        """The step that says of what is recalled in one that it never was, or tells it only later."""
        combinations = self.run.world.contents.combinations(inner.args)
        for args in combinations if inner.word.kind == "action" else ():
            found = self._denied(inner, args, step) or self._later(inner, args, step)
            if found is not None:
                return found
        return self._comes_to_be(inner, step)

    def _denied(self, inner: Clause, args: tuple[Value, ...], step: Step) -> Step | None:
        told = [each for other, each in self.told.get(inner.word.name, ()) if _same(args, other)]
        for other, never in self.never.get(inner.word.name, ()):
            since = any(never.number < each.number < step.number for each in told)
            if never.number != step.number and _same(args, other) and not since:
                return never
        return None

    def _later(self, inner: Clause, args: tuple[Value, ...], step: Step) -> Step | None:
        """Where the very occasion that is recalled, or what happens but once, or a first meeting is told, if later."""
        places = (*args, inner.place if isinstance(inner.place, str) else None)
        if "once" in inner.word.marks or any(self.run.world.is_a(each, OCCASION) for each in places):
            told = [each for other, each in self.told.get(inner.word.name, ()) if _same(args, other)]
            if told and all(_is_after(each, step) for each in told):
                return told[0]
        people = [who for who in args if self.run.world.is_person(who)][:2]
        met = self.met.get(frozenset(people)) if len(people) == 2 else None
        return met if met is not None and _is_after(met, step) else None

    def _comes_to_be(self, inner: Clause, step: Step) -> Step | None:
        """Where what is recalled comes to be, if that is later and can be only once: a death, a tie."""
        expr = self.run.world.contents.clause(inner)
        if expr is None:
            return None
        for change in assigned(self.run.world.binder.made_so(expr), self.run.state, {}):
            first = self.first.get(change)
            if first is not None and self._is_once(change) and _is_after(first, step):
                return first
        return None

    def _is_once(self, change: tuple[Fluent, Value]) -> bool:
        (name, *_), value = change
        word = self.world.words.get(str(name))
        if name == ALIVE:
            return value is False
        return is_tie(word, self.world) and value is not False and isinstance(value, str | bool)


def _is_after(one: Step, other: Step) -> bool:
    return one.number > other.number and (one.passage, one.span) != (other.passage, other.span)


def _same(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    """Whether two deeds may be one: nothing that both name is different."""
    pairs = [(a, b) for a, b in zip(one, other) if a is not None and b is not None]
    return bool(pairs) and all(a == b for a, b in pairs)


def _finding(step: Step, against: Step, words: Wording) -> Finding:
    assert step.span is not None
    assert against.span is not None
    assert step.clause is not None
    is_later = against.number > step.number
    clash = f"{words.told_in(against)} comes later" if is_later else f"{words.told_in(against)} says that it never was"
    is_open = step.is_unordered or against.is_unordered
    span = step.span
    ref = step.clause.ref
    if ref is not None and ref.end > ref.start:
        span = Span(step.span.source, ref.start, ref.end)
    return Finding(
        "not-happened",
        f'"{step.span.text}" means what has not happened: {clash}.' + (f" {LEFT_OPEN}" if is_open else ""),
        span,
        "note" if is_open else "error",
        "has not happened yet" if is_later else "has never happened",
        (Note(against.span, "only here" if is_later else "never", against.passage or ""),),
        HELP,
        tuple(dict.fromkeys(p for p in (step.passage, against.passage) if p)),
        (step.id,) if step.kind == "event" else (),
        (step.text,),
    )
