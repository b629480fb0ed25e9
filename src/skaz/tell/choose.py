"""Which wording tells a clause: the first whose slots are filled, that leaves nothing out and sits well."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.model.lines.grammar import Grammar
from skaz.model.telling import All, Arg, Clause, Content, Some
from skaz.model.world import Literal_, Word, World
from skaz.tell.wording import CLITIC_CASES, VALUE, Piece, Wording

#: What a wording costs that leaves an argument unsaid, or says in the active what was said in the passive.
UNSAID = 100
OTHER_VOICE = 20
#: What it costs to sit badly: a preposition that does not suit the place, a clause after a preposition.
AWKWARD = 1


#: Verbs after which stands what somebody is.
BEING = frozenset({"is", "becomes", "remains", "este", "devine", "rămâne"})


def arg_of(clause: Clause, slot: str) -> Arg:
    """An argument of a clause; ``value`` is what a property has there."""
    if slot == VALUE and clause.word.kind == "property" and not clause.word.is_truth:
        return clause.value
    return clause.arg(slot)


def slot_type(word: Word, slot: str) -> str:
    known = word.slot_of.get(slot)
    return known.type if known is not None else word.value


class Chooser:
    """Chooses among wordings; ``preferred`` is the preposition with which something stands at a place of a type."""

    def __init__(self, world: World, grammar: Grammar) -> None:
        self.world = world
        self.grammar = grammar
        self.gendered = grammar.language.style.gendered
        self.stands = grammar.language.style.stands
        self._rivals = frozenset(self.stands.values())

    def choose(self, clause: Clause, wordings: Iterable[Wording]) -> Wording | None:
        """The wording of least cost, the first of equals; None where none has all its slots filled."""
        best, least = None, 0
        for wording in wordings:
            cost = self._cost(clause, wording)
            if cost is not None and (best is None or cost < least):
                best, least = wording, cost
                if cost == 0:
                    break
        return best

    def _cost(self, clause: Clause, wording: Wording) -> int | None:
        if not self._is_possible(clause, wording):
            return None
        cost = 0
        said = {*wording.slots, wording.mutual}
        for slot, arg in zip(clause.word.slots, clause.args):
            cost += UNSAID * (arg is not None and slot.name not in said)
        if clause.word.kind == "property" and not clause.word.is_truth and VALUE not in said:
            cost += UNSAID
        cost += OTHER_VOICE * (wording.passive != ("passive" in clause.how))
        cost += AWKWARD * (("again" in clause.how) and not wording.phrase.again)
        return cost + self._awkwardness(clause, wording)

    def _is_possible(self, clause: Clause, wording: Wording) -> bool:
        if wording.phrase.again and "again" not in clause.how:
            return False
        if isinstance(arg_of(clause, wording.subject), Content):
            return False
        for slot in wording.slots:
            if arg_of(clause, slot) is None and slot != VALUE:
                return False
        return not wording.mutual or (
            arg_of(clause, wording.mutual) is None and self._is_several(arg_of(clause, wording.subject))
        )

    def _is_several(self, arg: Arg) -> bool:
        if isinstance(arg, str):
            entity = self.world.entities.get(arg)
            return entity is not None and entity.plural
        return type(arg) is tuple or isinstance(arg, All)

    def _awkwardness(self, clause: Clause, wording: Wording) -> int:
        cost = int(self._is_of_other_sex(clause, wording))
        before: Literal_ | None = None
        nested = False
        for part in wording.rest:
            if isinstance(part, Literal_):
                before = part
                continue
            cost += self._awkward_piece(clause, part, before)
            cost += 3 * nested  # what follows a clause is taken for a part of it
            nested = nested or isinstance(arg_of(clause, part.slot), Content)
            before = None
        return AWKWARD * cost

    def _is_of_other_sex(self, clause: Clause, wording: Wording) -> bool:
        """Whether the words for what somebody is are those for a man, and she is a woman, or the other way round."""
        subject = arg_of(clause, wording.subject)
        entity = self.world.entities.get(subject) if isinstance(subject, str) else None
        if entity is None or entity.gender is None or wording.head not in BEING:
            return False
        others = self.gendered.get("masculine" if entity.gender == "female" else "feminine", ())
        fixed = [part.shown for part in wording.rest if isinstance(part, Literal_) and not part.agrees]
        return any(pattern.fullmatch(word) for word in fixed for pattern in others)

    def _awkward_piece(self, clause: Clause, piece: Piece, before: Literal_ | None) -> int:
        arg = arg_of(clause, piece.slot)
        if piece.case in CLITIC_CASES:
            return piece.case == "acc" and not self._is_character(arg)
        if before is None:
            return 0
        if isinstance(arg, Content):
            return (before.folded,) in self.grammar.language.prepositions
        if before.shown in self._rivals and isinstance(arg, str):
            return self.preferred(arg) != before.shown and self.world.entity_is_a(arg, "place")
        return 0

    def _is_character(self, arg: Arg) -> bool:
        if type(arg) is tuple:
            return all(self._is_character(one) for one in arg)
        if isinstance(arg, Some | All):
            return self.world.is_a(arg.kind, "character")
        return isinstance(arg, str) and self.world.entity_is_a(arg, "character")

    def preferred(self, place: str) -> str:
        """The preposition with which somebody stands at a place: in Moscow, at the ball, on the train."""
        for kind, preposition in self.stands.items():
            if kind != "default" and self.world.entity_is_a(place, kind):
                return preposition
        return self.stands["default"]
