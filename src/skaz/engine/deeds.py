"""What the deeds of a telling do, and what their lines leave out of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from skaz.engine.deed import Deed, happened, remembered
from skaz.engine.expressions import variables_of
from skaz.engine.meaning import PENDING, Assignment, Meaning
from skaz.engine.needs import Needs
from skaz.engine.reference.state import Fluent, State
from skaz.model.logic import TRUE, And, Assign, Believes, Compare, Const, Expr, Quote, Read, Value, Var
from skaz.model.normal import same


class Deeds(Needs):
    """What deeds of one telling need and do."""

    # What it does

    @remembered
    def effect(self, deed: Deed) -> Expr:
        """That it happened, and what it brings about; of a symmetric deed from both sides."""
        parts: list[Expr] = []
        turned = deed.turned
        for each in (deed,) if turned is None else (deed, turned):
            parts.extend(Assign(read, TRUE) for read in happened(each))
            for meaning, slots in self._meanings_of(each):
                for one in self.world.binder.effects(meaning.effect, slots):
                    parts.extend(part for part in (one.parts if isinstance(one, And) else (one,)) if part != TRUE)
        is_whole = turned is None and not deed.meaning.settles and deed.meaning.is_plain
        return And(tuple(parts if is_whole else dict.fromkeys(parts)))

    def _meanings_of(self, deed: Deed) -> Iterator[tuple[Meaning, Mapping[str, Value]]]:
        """A deed's own meaning, and that of the words for the very answer that it gives.

        Whoever agrees to marry has accepted a proposal.
        """
        yield deed.meaning, deed.slots
        for given in deed.meaning.settles:
            what = [self.world.binder.term(arg, deed.slots) for arg in given.args]
            if all(isinstance(term, Const) for term in what):
                for meaning, answer in self._answers.get((given.property, given.value), ()):
                    slots = self._answered(answer.args, what) if meaning is not deed.meaning else None
                    if slots is not None:
                        yield meaning, {slot.name: slots.get(slot.name) for slot in meaning.word.slots}

    @cached_property
    def _answers(self) -> dict[tuple[str, Expr], list[tuple[Meaning, Assignment]]]:
        """The words that settle one deed of their own, by what they make of it."""
        found: dict[tuple[str, Expr], list[tuple[Meaning, Assignment]]] = {}
        words = self.world.world.words
        for word in (word for name, word in words.items() if name == word.name and word.kind == "action"):
            meaning = self.world.meanings.of(word)
            for each in meaning.settles:
                if any(isinstance(arg, Quote) for arg in each.args) and not _is_conditional(each, meaning.effect):
                    found.setdefault((each.property, each.value), []).append((meaning, each))
        return found

    def _answered(self, args: Sequence[Expr], what: Sequence[Expr | None]) -> dict[str, Value] | None:
        """The slots with which a word settles just this; None where it settles something else."""
        pairs = list(zip(args, what))
        slots = {one.name: two.value for one, two in pairs if isinstance(one, Var) and isinstance(two, Const)}
        return slots if all(self.world.binder.term(one, slots) == two for one, two in pairs) else None

    def told_to(self, deed: Deed, hearers: list[Value]) -> list[Expr]:
        """What a deed that names nobody as its addressee lets each of those believe who hear it."""
        whole = deed.meaning.effect
        slot = deed.meaning.with_slots[0] if deed.meaning.with_slots else None
        parts = [part for part in (whole.parts if isinstance(whole, And) else (whole,)) if _is_belief_of(part, slot)]
        found = [self.world.binder.effect(part, {**deed.slots, str(slot): who}) for who in hearers for part in parts]
        return [part for part in found if part != TRUE]

    @remembered
    def matter_text(self, deed: Deed) -> str:
        """A deed as a content would be written."""
        return self.world.binder.call_text(deed.word.name, deed.args)

    # Slots left out

    def completed(self, deed: Deed, state: State, recent: set[Fluent] | None = None) -> Deed:
        """The deed with what was left out filled, where its condition leaves one value only.

        Where it leaves several, those of ``recent`` facts are preferred.
        """
        if None not in deed.args:
            return deed
        open_ = {slot.name for slot in deed.word.slots if slot.optional and deed.slots[slot.name] is None}
        if not open_:
            return deed
        slots = dict(deed.slots)
        # what an action settles it settles of what is open: whoever agrees does so to the one who asked
        settled = (Compare("==", Read(a.property, a.args), Const(PENDING)) for a in deed.meaning.settles)  # type: ignore[arg-type]
        for part in (*deed.meaning.condition, *settled):
            wanted = [name for name in variables_of(part) if name in open_ and slots[name] is None]
            found = self._fillings(part, wanted, slots, state) if wanted else []
            if len({tuple(each.values()) for _, each in found}) > 1 and recent:
                found = [each for each in found if each[0] in recent]
            if found and len({tuple(each.values()) for _, each in found}) == 1:
                slots.update(found[0][1])
        return deed if slots == deed.slots else replace(deed, slots=slots)

    def _fillings(
        self, part: Expr, wanted: list[str], slots: Mapping[str, Value], state: State
    ) -> list[tuple[Fluent, dict[str, Value]]]:
        """What told facts would give the slots that were left out, so that this part of the condition holds."""
        if (
            isinstance(part, Compare)
            and part.op == "=="
            and isinstance(part.left, Read)
            and isinstance(part.right, Const)
        ):
            read, value = part.left, part.right.value
        elif isinstance(part, Read):
            read, value = part, True
        else:
            return []
        terms = [slots.get(arg.name) if isinstance(arg, Var) else getattr(arg, "value", None) for arg in read.args]
        known = {position: term for position, term in enumerate(terms) if term is not None}
        found = []
        for fluent in self.joins.facts(read.property, known, state):
            if len(fluent) == len(read.args) + 1 and same(state.get(fluent), value):
                filled = {arg.name: fluent[i + 1] for i, arg in enumerate(read.args) if isinstance(arg, Var)}
                if all(filled.get(name) is not None for name in wanted):
                    found.append((fluent, {name: filled[name] for name in wanted}))
        return found


def _is_conditional(assignment: Assignment, effect: Expr) -> bool:
    """Whether an effect makes an assignment only under a condition."""
    parts = effect.parts if isinstance(effect, And) else (effect,)
    plain = (part for part in parts if isinstance(part, Assign) and isinstance(part.target, Read))
    return all((p.target.property, p.target.args) != assignment[:2] for p in plain)  # type: ignore[union-attr]


def _is_belief_of(part: Expr, slot: str | None) -> bool:
    return slot is not None and isinstance(part, Believes) and part.who == Var(slot)
