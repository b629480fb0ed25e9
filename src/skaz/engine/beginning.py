"""How a telling begins: what the story gives to all tellings, and the ties and traits that this one tells anywhere.

A lasting property holds from the start unless its line says since when, or an event told before it brings it about.
"""

from __future__ import annotations

from collections.abc import Sequence

from skaz.engine.order import Told
from skaz.engine.reference.evaluate import fluent_at
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Run, Step
from skaz.engine.stage import Stage
from skaz.engine.world import Audience
from skaz.model.from_syntax import Model
from skaz.model.lines.formal import clause_text
from skaz.model.logic import OPEN, And, Assign, Const, Expr, Read, Value
from skaz.model.telling import Clause, Content, Telling

#: Words by which a line says that something has not been so from the start.
SINCE = frozenset({"starts", "no-longer", "stops", "again", "any-more"})
PART_OF = "part_of"


def begin(model: Model, telling: Telling, lines: Sequence[Told], stage: Stage, run: Run) -> None:
    """Set the stage: one step for everything that is given, with numbers below 0."""
    clauses: list[tuple[Clause, Told | None]] = [(clause, None) for clause in model.given]
    clauses.extend((told.clause, told) for told in _lasting(lines, stage) if told.clause is not None)
    kept = _kept(model, telling, stage)
    stage.kept = {fluent: frozenset(people) for fluent, people in kept.items()}
    count = len(clauses)
    untold = Step(-count - 1, "", None, "given", "told", "what holds where nobody tells otherwise", None)
    for number, (clause, told) in enumerate(clauses):
        step = _given_step(number - count, clause, told, telling)
        stage.step = step
        run.given.append(step)
        facts = _facts(clause, told, stage)
        if "symmetric" in clause.word.marks and any(_is_given_otherwise(fact, stage) for fact in facts):
            continue
        for fluent, new in facts:
            _give(fluent, new, kept, stage)
    stage.step = untold
    stage.settle_given([untold, *run.given])
    if untold.published:
        run.given.insert(0, untold)


def _given_step(number: int, clause: Clause, told: Told | None, telling: Telling) -> Step:
    span = told.span if told is not None else None
    passage = told.passage.id if told is not None else None
    at = told.at if told is not None else 0
    return Step(number, passage or "", passage, "given", "told", clause_text(clause), span, told_at=at)


def _is_given_otherwise(fact: tuple[Fluent, Value], stage: Stage) -> bool:
    """Whether a tie that holds both ways is given to somebody else already."""
    fluent, new = fact
    return fluent in stage.world.given and stage.world.given[fluent][0] != new


def _give(fluent: Fluent, new: Value, kept: dict[Fluent, set[Value]], stage: Stage) -> None:
    if fluent in stage.world.given:
        return
    if fluent[0] == PART_OF and isinstance(new, str):
        stage.lies_in(str(fluent[1]), new)
    audience = stage.audience(fluent, new)
    if fluent in kept:
        audience = Audience(audience.people, audience.hidden | kept[fluent])
    stage.give(fluent, new, audience)


def _facts(clause: Clause, told: Told | None, stage: Stage) -> list[tuple[Fluent, Value]]:
    """The plain facts that a clause tells."""
    found = stage.world.contents.clause(clause)
    if found is None or clause.word.kind == "action":
        return []
    effect = stage.world.binder.made_so(found)
    return [change for change in stage.changes(effect) if change[1] is not OPEN and change[0][0] != "believes"]


# Lasting properties


def _lasting(lines: Sequence[Told], stage: Stage) -> list[Told]:
    """The lines that tell lasting properties which hold from the start; cost is linear in the lines."""
    facts = {
        told.at: _facts(told.clause, told, stage)
        for told in lines
        if told.mode == "fact" and told.clause is not None and "lasting" in told.clause.word.marks
        if not says_since(told)
    }
    lasting = {fluent[0] for each in facts.values() for fluent, _ in each}
    brought: set[tuple[Fluent, Value]] = set()
    found: list[Told] = []
    for told in lines if facts else ():
        if told.at in facts:
            if not any(fact in brought for fact in facts[told.at]):
                found.append(told)
        elif told.mode == "told" and told.clause is not None and _may_bring(told.clause, lasting, stage):
            brought.update(_brought_about(told.clause, stage))
    return found


def _may_bring(clause: Clause, properties: set[Value], stage: Stage) -> bool:
    """Whether an event may bring about facts of some properties, by its word or by what is said in it."""
    meaning = stage.world.meanings.of(clause.word)
    return not meaning.is_plain or any(each.property in properties for each in meaning.assignments)


def says_since(told: Told) -> bool:
    """Whether a line says since when something is so."""
    assert told.clause is not None
    return bool(told.clause.how & SINCE) or any(time.orders for time in told.times)


def _brought_about(clause: Clause, stage: Stage) -> set[tuple[Fluent, Value]]:
    """The facts that an event brings about, as far as its words alone say."""
    found: set[tuple[Fluent, Value]] = set()
    meaning = stage.world.meanings.of(clause.word)
    if meaning.effect == And(()) or clause.word.effects is None:
        return found
    for values in stage.world.contents.combinations(clause.args):
        slots = {slot.name: each for slot, each in zip(clause.word.slots, values)}
        orders = [slots]
        names = [slot.name for slot in clause.word.slots[:2]]
        if "symmetric" in clause.word.marks and len(names) == 2:
            orders.append({**slots, names[0]: slots[names[1]], names[1]: slots[names[0]]})
        for order in orders:
            found.update(_assigned(stage.world.binder.effect(meaning.effect, order), stage))
    return found


def _assigned(effect: Expr, stage: Stage) -> list[tuple[Fluent, Value]]:
    if isinstance(effect, And):
        return [each for part in effect.parts for each in _assigned(part, stage)]
    if isinstance(effect, Assign) and isinstance(effect.target, Read) and isinstance(effect.value, Const):
        fluent = fluent_at(effect.target, stage.root, {})
        return [] if fluent is None else [(fluent, effect.value.value)]
    return []


# What is kept from whom


def _kept(model: Model, telling: Telling, stage: Stage) -> dict[Fluent, set[Value]]:
    """From whom facts are kept: ``Anna keeps from Karenin that …``."""
    found: dict[Fluent, set[Value]] = {}
    for clause in (*model.kept, *telling.kept):
        contents = [arg for arg in clause.args if isinstance(arg, Content)]
        people = [
            each
            for arg in clause.args[1:]
            for each in (arg if type(arg) is tuple else (arg,))
            if isinstance(each, str) and stage.world.is_person(each)
        ]
        for content in contents:
            expr = stage.world.contents.condition(content)
            if expr is not None:
                for fluent, _ in stage.changes(stage.world.binder.made_so(expr)):
                    found.setdefault(fluent, set()).update(people)
    return found
