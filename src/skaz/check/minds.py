"""What people are told to want, decide, promise or refuse, and to do: one stance for each, in the order of the story.

Which words decide and which refuse their vocabulary says: what they do to ``intends`` and ``wants``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from skaz.check.ties import is_tie
from skaz.check.wording import Wording
from skaz.engine.contents import is_contrary
from skaz.engine.deed import deed_of
from skaz.engine.expressions import reads_of, walk
from skaz.engine.meaning import AT, INSIDE, MEETS
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Step
from skaz.engine.words import parts_said
from skaz.model.logic import And, Assign, Believes, Const, Expr, Matter, Not, Read, Value, Var
from skaz.model.telling import Clause, Content
from skaz.model.world import Word

INTENDS, WANTS, ASKED, PROMISED = "intends", "wants", "asked", "promised"
#: What a deed may do to what its people want, mean and stand open.
TAKEN = frozenset({INTENDS, WANTS, ASKED})
#: What becomes of a request by the answer of the one who was asked: whether he is for it.
ANSWERS: dict[Value, bool] = {"granted": True, "refused": False}
#: What only says where somebody is.
WHEREABOUTS = frozenset({AT, INSIDE, MEETS})
#: The mark of words by which somebody turns well disposed to another, or shows it.
WARM = "warm"
#: What somebody says of himself so is as good as meant: what he will do, and what he must.
MEANT = frozenset({"modal:will", "modal:must", "modal:would"})


@dataclass(frozen=True, eq=False)
class Stance:
    """Somebody is for a deed or a feeling, or against it. ``about`` is its word with its arguments.

    ``how``: ``does``, ``decides`` (promises, announces, refuses), ``wants``, ``persuaded`` (by others), or ``feels``.
    """

    who: Value
    word: Word
    args: tuple[Value, ...]
    is_for: bool
    how: str
    step: Step
    is_for_good: bool = False

    @property
    def content(self) -> Expr:
        """What would be so if it went after him."""
        read = Read(self.word.name, tuple(Const(arg) for arg in self.args))
        return read if self.is_for else Not(read)

    @property
    def people(self) -> frozenset[Value]:
        """Everybody named in it."""
        return frozenset(arg for arg in self.args if isinstance(arg, str))


class Minds:
    """Reads stances off the steps of one run."""

    def __init__(self, words: Wording) -> None:
        self.words = words.world.words
        self.world = words.run.world
        self.whole = words.world
        self._touching: dict[int, bool] = {}
        self._saying: dict[int, bool] = {}
        self._mute: dict[int, bool] = {}

    def of(self, step: Step, *, doers: Container[Value]) -> Iterator[Stance]:
        """The stances that a step tells; of what is done those of some doers."""
        clause = step.clause
        if clause is None or step.mode not in ("told", "habit"):
            return
        if not doers and not clause.purposes and step.same_as is None and self._is_mute(clause.word):
            return
        for word, args in step.words:
            if word.kind == "property":
                continue
            if word.kind == "attitude":
                yield from self._attitude(word, args, clause, step)
            elif step.kind == "event" and not is_contrary(clause):
                yield from self._event(word, args, step, doers)
        yield from self._feelings(clause, step)
        if not is_contrary(clause):
            yield from self._said(clause, step)
            yield from self._purposes(clause, step)

    def _is_mute(self, word: Word) -> bool:
        """Whether nothing is told by a word, with no more said, of what anybody wants, or of anybody's feelings."""
        found = self._mute.get(id(word))
        if found is None:
            found = word.kind == "action" and not self._touches_minds(word) and not self._is_said(word)
            self._mute[id(word)] = found
        return found

    # Attitudes and feelings

    def _attitude(self, word: Word, args: tuple[Value, ...], clause: Clause, step: Step) -> Iterator[Stance]:
        if word.name in (INTENDS, WANTS):
            how = "decides" if word.name == INTENDS else "wants"
            yield from self._matters(args[0], args[1:], not is_contrary(clause), how, clause, step)

    def _feelings(self, clause: Clause, step: Step) -> Iterator[Stance]:
        word = clause.word
        if word.kind == "property" and WARM in word.marks and step.kind == "fact":
            for args in self.world.contents.combinations(clause.args):
                yield Stance(args[0], word, args, not is_contrary(clause), "feels", step)

    # Events

    def _event(self, word: Word, args: tuple[Value, ...], step: Step, doers: Container[Value]) -> Iterator[Stance]:
        meaning = self.world.meanings.of(word)
        touches = self._touches_minds(word)
        if not touches and not any(arg in doers for arg in args):
            return
        deed = deed_of(meaning, args)
        for each in (deed, deed.turned):
            if each is None:
                continue
            if touches:
                effect = self.world.binder.effect(each.meaning.effect, each.slots)
                yield from self._taken(effect, each.doers[:1], step)
            for who in each.doers:
                if who in doers:
                    yield Stance(who, word, each.args, True, "does", step)

    def _touches_minds(self, word: Word) -> bool:
        """Whether a word may do what ``_taken`` looks for: by itself or by what is said in it."""
        found = self._touching.get(id(word))
        if found is None:
            effect = self.world.meanings.of(word).effect
            found = self._touching[id(word)] = any(
                isinstance(part, Var | Const | And)
                or (isinstance(part, Assign) and not isinstance(part.target, Read))
                or (isinstance(part, Assign) and isinstance(part.target, Read) and part.target.property in TAKEN)
                for part in (effect.parts if isinstance(effect, And) else (effect,))
            )
        return found

    def _taken(self, effect: Expr, doers: tuple[Value, ...], step: Step) -> Iterator[Stance]:
        """What an event does to its doer's own intentions and wishes, what he answers, and asks for that takes two."""
        for part in effect.parts if isinstance(effect, And) else (effect,):
            if not isinstance(part, Assign) or not isinstance(part.target, Read) or not isinstance(part.value, Const):
                continue
            read = [arg.value for arg in part.target.args if isinstance(arg, Const)]
            name, clause = part.target.property, step.clause
            assert clause is not None
            if name == WANTS and part.value.value is True and read and read[0] not in doers:
                yield from self._matters(read[0], read[1:], True, "persuaded", clause, step)
            if name == ASKED and len(read) > 2 and read[1] in doers and part.value.value in ANSWERS:
                is_for = ANSWERS[part.value.value]
                yield from self._matters(read[1], read[2:], is_for, "decides", clause, step)
            if not read or read[0] not in doers:
                continue
            if name == INTENDS:
                yield from self._matters(read[0], read[1:], part.value.value is True, "decides", clause, step)
            elif name == ASKED:
                for each in self._matters(read[0], read[1:], True, "decides", clause, step):
                    if "symmetric" in each.word.marks and read[0] in each.args:
                        yield each

    # What somebody says of himself

    def _said(self, clause: Clause, step: Step) -> Iterator[Stance]:
        """What somebody tells of himself: what he will or must do, means to do or feels."""
        who = clause.args[0] if clause.args else None
        if not isinstance(who, str) or not self._is_said(clause.word):
            return
        for content in clause.args:
            for inner in content.clauses if isinstance(content, Content) and content.mode == "that" else ():
                yield from self._of_himself(inner, who, step)

    def _is_said(self, word: Word) -> bool:
        found = self._saying.get(id(word))
        if found is None:
            found = self._saying[id(word)] = is_said(word)
        return found

    def _of_himself(self, inner: Clause, who: str, step: Step) -> Iterator[Stance]:
        modal = {mark for mark in inner.how if mark.startswith("modal:")}
        if not inner.args or inner.args[0] != who or not modal <= MEANT or inner.conditions:
            return
        is_for = not is_contrary(inner)
        for args in self.world.contents.combinations(inner.args):
            if inner.word.kind == "attitude" and inner.word.name in (INTENDS, WANTS):
                how = "decides" if inner.word.name == INTENDS else "wants"
                yield from self._matters(who, args[1:], is_for, how, inner, step)
            elif inner.word.kind == "action" and modal:
                yield Stance(who, inner.word, args, is_for, "decides", step, _is_for_good(inner))
            elif inner.word.kind == "property" and WARM in inner.word.marks:
                yield Stance(who, inner.word, args, is_for, "feels", step, _is_for_good(inner))

    def _purposes(self, clause: Clause, step: Step) -> Iterator[Stance]:
        """What somebody does something for, where it is to ask for what takes two."""
        for content in clause.purposes:
            for inner in content.clauses:
                for args in self.world.contents.combinations(inner.args) if inner.is_real else ():
                    if inner.word.kind == "action":
                        deed = deed_of(self.world.meanings.of(inner.word), args)
                        effect = self.world.binder.effect(deed.meaning.effect, deed.slots)
                        yield from (each for each in self._taken(effect, deed.doers[:1], step) if each.how == "decides")

    # Contents

    def _matters(
        self, who: Value, args: tuple[Value, ...] | list[Value], is_for: bool, how: str, clause: Clause, step: Step
    ) -> Iterator[Stance]:
        """The stances that somebody takes to what is said in a content."""
        for matter in args:
            for part in parts_said(matter.expr) if isinstance(matter, Matter) else ():
                inner, is_not = (part.part, True) if isinstance(part, Not) else (part, False)
                word = self.words.get(inner.property) if isinstance(inner, Read) else None
                if word is None or not isinstance(inner, Read):
                    continue
                values = tuple(arg.value if isinstance(arg, Const) else None for arg in inner.args)
                for_good = _is_for_good(clause)
                yield Stance(who, word, values, is_for != is_not, how, step, for_good)
                if "symmetric" in word.marks and len(values) > 1:
                    turned = (values[1], values[0], *values[2:])
                    yield Stance(who, word, turned, is_for != is_not, how, step, for_good)

    def is_promise(self, step: Step) -> bool:
        """Whether a step gives somebody's word."""
        return any(a.property == PROMISED for word, _ in step.words for a in self.world.meanings.of(word).assignments)

    def is_meeting(self, word: Word) -> bool:
        """Whether its people are together in a deed, or come to be."""
        return "together" in word.marks or "symmetric" in word.marks or word.moves

    def lasts(self, word: Word) -> bool:
        """Whether a deed settles something for good: it makes or ends a tie."""
        made = self.world.meanings.of(word).assignments
        return any(is_tie(self.words.get(each.property), self.whole) for each in made)


def is_said(word: Word) -> bool:
    """Whether a word lets others believe what is said and meant by it: no lie, nothing that is only claimed."""
    parts = word.effects.parts if isinstance(word.effects, And) else (word.effects,)
    contents = {slot.name for slot in word.slots if slot.is_content}
    told = [part for part in parts if isinstance(part, Believes) and part.who != Var(word.first_slot)]
    said = any(isinstance(part.what, Var) and part.what.name in contents for part in told)
    is_feigned = word.condition is not None and any(isinstance(part, Believes) for part in walk(word.condition))
    return said and not is_feigned


def _is_for_good(clause: Clause) -> bool:
    """Whether something is said to be for ever."""
    contents = [inner for arg in clause.args if isinstance(arg, Content) for inner in arg.clauses]
    return any(
        "never" in each.how
        or any(time.lasts is not None and time.lasts.vague == "ever" for time in each.times if hasattr(time, "lasts"))
        for each in (clause, *contents)
    )


def named_in(value: Value) -> frozenset[Value]:
    """Who and what is named in an argument, contents included; where somebody is tells nothing about them."""
    if not isinstance(value, Matter):
        return frozenset((value,)) if isinstance(value, str) else frozenset()
    reads = list(reads_of(value.expr)) if value.expr is not None else []
    if any(read.property in WHEREABOUTS for read in reads):
        return frozenset()
    return frozenset(arg.value for read in reads for arg in read.args if isinstance(arg, Const))


def fluents_of(step: Step) -> Iterator[Fluent]:
    """The facts of the world that a step changes."""
    return (change.fluent for change in step.facts)
