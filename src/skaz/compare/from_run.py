"""What a replayed telling reports, one entry for each event, fact and attitude; bridges report nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from skaz.compare.said import EMPTY, VALUE, Filler, Mode, Said, Unnamed
from skaz.compare.times import is_another_day, named_part
from skaz.engine.chronology.dates import NO_DATES
from skaz.engine.meaning import AT
from skaz.engine.run import Run, Step
from skaz.model.logic import Special
from skaz.model.telling import All, Arg, Clause, Content, Quoted, Some, is_several
from skaz.model.world import Word

#: Particles by which a content is no more than possible, and is not held beside what happens.
NOT_MEANT = frozenset({"not", "never", "seems", "modal:might", "modal:could", "no-longer"})
#: Particles by which it is told that something does not happen.
NOT_DONE = frozenset({"never", "fails"})
#: What is held in mind or said, and not meant.
PICTURED = frozenset({"imagines", "dreams", "lie"})
#: The property of a place that lies in another.
PART_OF = "part_of"
#: The property of whoever is on a journey, and the slot of where one leads.
ON_WAY, TO = "on_way", "to"


def said_in(run: Run) -> list[Said]:
    """All that a telling reports, in the order of the story; what it tells of the beginning comes first."""
    found = [each for step in run.steps for each in _of_step(run, step)]
    return _with_keys(_without_far_places(run, _with_headings(run, _with_places(run, _with_parts(run, found)))))


def _without_far_places(run: Run, found: Iterable[Said]) -> list[Said]:
    """A place that only another passage names may have been left since."""
    near: set[tuple[object, object]] = {
        (step.passage, step.clause.place) for step in run.steps if step.clause is not None and step.clause.place_said
    }
    near |= {(step.passage, step.place) for step in run.steps if step.kind == "scene"}
    return [each if (each.passage, each.place) in near else replace(each, place=None) for each in found]


def _with_parts(run: Run, found: Iterable[Said]) -> list[Said]:
    """Each with the part of its day that was named last: what follows is not told without a time."""
    parts: dict[int, str] = {}
    part = ""
    for step in sorted(run.steps, key=lambda one: one.told_at):
        part = named_part(step.times) or ("" if is_another_day(step.times) else part)
        parts[step.number] = part
    return [replace(each, part=parts.get(each.order, "")) for each in found]


def _with_keys(found: Iterable[Said]) -> list[Said]:
    """Each with a name that another order of the story leaves as it is."""
    counts: Counter[str] = Counter()
    keyed = []
    for each in sorted(found, key=lambda said: said.told_at):
        counts[each.id] += 1
        keyed.append(replace(each, key=f"{each.id}#{counts[each.id]}"))
    return sorted(keyed, key=lambda said: said.order)


def _of_step(run: Run, step: Step) -> Iterator[Said]:
    clause = step.clause
    if step.kind == "scene":
        yield from _of_scene(run, step)
    if clause is None or step.mode == "bridge" or step.passage is None or step.same_as is not None:
        return
    roles = _roles(clause)
    if clause.word.kind == "property" and not clause.word.is_truth:
        roles[VALUE] = filler(clause.value)
    word = clause.word
    if word.name == AT and PART_OF in run.world.world.words and _is_of_place(run, roles[word.first_slot]):
        inside, word = roles, run.world.world.words[PART_OF]
        roles = {word.first_slot: inside[clause.word.first_slot], VALUE: inside[VALUE]}
    said = Said(
        step.id,
        step.passage,
        word,
        roles,
        _mode(step, clause),
        not clause.negated and not clause.how & NOT_DONE and clause.value is not False,
        step.number,
        step.told_at,
        _place(clause),
        None,
        None,
        step.is_unordered,
        run.dates.get(step.told_at, NO_DATES),
        step.times,
        "",
        "",
        step.span,
        mentioned(roles.values()),
        clause.reasons,
        clause.how,
    )
    yield said


def _is_of_place(run: Run, subject: Filler) -> bool:
    """Whether a place is said to be somewhere: it lies there."""
    world = run.world.world
    moves = ("vehicle", "occasion")
    return any(
        world.entity_is_a(name, "place") and not any(world.entity_is_a(name, kind) for kind in moves)
        for name in subject.names
    )


def _of_scene(run: Run, step: Step) -> Iterator[Said]:
    """Who is at the place of a scene, each by himself."""
    word = run.world.world.words.get(AT)
    if word is None or step.passage is None or not isinstance(step.place, str):
        return
    for who in step.there:
        if isinstance(who, str):
            roles = {word.first_slot: filler(who), VALUE: filler(step.place)}
            yield Said(
                step.id,
                step.passage,
                word,
                roles,
                "state",
                order=step.number,
                told_at=step.told_at,
                place=step.place,
                dates=run.dates.get(step.told_at, NO_DATES),
                times=step.times,
                span=step.span,
                mentions=mentioned(roles.values()),
            )


def _mode(step: Step, clause: Clause) -> Mode:
    if step.mode == "habit":
        return "habit"
    if not clause.is_real and "fails" not in clause.how:
        return "attempt"
    if clause.word.kind == "attitude":
        return "mind"
    if step.kind == "event" or clause.word.kind == "action":
        return "event"
    return "state" if step.facts and not clause.is_trait else "lasting"


def _roles(clause: Clause) -> dict[str, Filler]:
    return {slot.name: filler(arg) for slot, arg in zip(clause.word.slots, clause.args)}


def filler(arg: Arg) -> Filler:
    """What an argument says, whatever shape it has."""
    if arg is None or isinstance(arg, bool):
        return EMPTY
    if isinstance(arg, Content):
        return Filler(contents=tuple(_inner(clause) for clause in arg.clauses), words="" if arg.clauses else arg.text)
    if isinstance(arg, Quoted):
        return Filler(words=arg.text)
    if isinstance(arg, Some | All):
        return Filler(unnamed=(Unnamed(arg.kind, arg.label, arg.group),))
    if isinstance(arg, str):
        return Filler(frozenset((arg,)))
    if isinstance(arg, float | int):
        return Filler(number=float(arg))
    if is_several(arg):
        parts = [filler(each) for each in arg]
        return Filler(
            frozenset(name for part in parts for name in part.names),
            tuple(each for part in parts for each in part.unnamed),
        )
    return Filler(words=str(arg))


def _inner(clause: Clause) -> Said:
    roles = _roles(clause)
    if clause.word.kind == "property" and not clause.word.is_truth:
        roles[VALUE] = filler(clause.value)
    holds = not clause.how & NOT_MEANT and clause.value is not False
    return Said("", "", clause.word, roles, "voiced", holds, mentions=mentioned(roles.values()))


def voiced(said: Said) -> Iterator[Said]:
    """What somebody says, learns or means to do, as if it were told by itself; what is denied or pictured is not."""
    for number, inner in enumerate(_within(said)):
        yield replace(
            inner,
            id=said.id,
            passage=said.passage,
            order=said.order,
            told_at=said.told_at,
            is_unordered=True,
            by=said.key,
            span=said.span,
            key=f"{said.key}.{number}",
        )


def _within(said: Said) -> Iterator[Said]:
    """The contents of a report, and theirs: that she says that she wishes to go."""
    if not said.holds or said.word.name in PICTURED:
        return
    for inner in (inner for each in said.roles.values() for inner in each.contents):
        if inner.holds:
            yield inner
            yield from _within(inner)


def mentioned(fillers: Iterable[Filler]) -> frozenset[str]:
    """All names in some roles, those in contents too."""
    names: set[str] = set()
    for each in fillers:
        names |= each.names
        names.update(one.group for one in each.unnamed if one.group)
        for inner in each.contents:
            names |= inner.mentions
    return frozenset(names)


def _place(clause: Clause) -> str | None:
    return clause.place if isinstance(clause.place, str) else None


def _with_places(run: Run, found: list[Said]) -> list[Said]:
    """Each with the place where its first person is after it, as the replay has it."""
    at: dict[object, str] = {}
    by_step = {each.order: [] for each in found}  # type: dict[int, list[Said]]
    for each in found:
        by_step[each.order].append(each)
    placed = []
    for step in run.steps:
        for change in step.facts:
            if change.fluent[0] == AT:
                if isinstance(change.new, Special):
                    at.pop(change.fluent[1], None)
                else:
                    at[change.fluent[1]] = str(change.new)
        for each in by_step.get(step.number, ()):
            placed.append(replace(each, found_at=_found_at(each, at)))
    return placed


def _with_headings(run: Run, found: Iterable[Said]) -> list[Said]:
    """Each with where its people are told to be on the way to then, or the journey leads during which it is."""
    on_way: dict[object, str] = {}
    journeys = {name: each for each in found for name in (each.id, each.passage) if each.word.moves}
    by_step: dict[int, list[Said]] = {}
    for each in found:
        by_step.setdefault(each.order, []).append(each)
    headed = []
    for step in run.steps:
        for each in by_step.get(step.number, ()):
            within = next((journeys.get(time.target) for time in each.times if time.relation == "during"), None)
            ends = within.roles.get(TO, EMPTY).names if within is not None else _ends(each, on_way)
            is_on_way = len(ends) == 1 and each.word.kind == "action" and not each.word.moves
            headed.append(replace(each, heading=min(ends)) if is_on_way else each)
        for change in step.facts:
            if change.fluent[0] == ON_WAY:
                on_way.pop(change.fluent[1], None)
                if not isinstance(change.new, Special):
                    on_way[change.fluent[1]] = str(change.new)
    return headed


def _ends(said: Said, on_way: Mapping[object, str]) -> frozenset[str]:
    people = {name for each in said.roles.values() for name in each.names}
    return frozenset(on_way[name] for name in people if name in on_way)


def _found_at(said: Said, at: dict[object, str]) -> str | None:
    people = (name for filler_ in said.roles.values() for name in sorted(filler_.names))
    return next((at[name] for name in people if name in at), None)


def is_once(word: Word) -> bool:
    """Whether it happens once at most to those who take part in it, or has one value of them."""
    has_value = word.kind == "property" and not word.is_truth and not word.many_values and "lasting" in word.marks
    return has_value or bool(word.marks & {"once", "first"}) or word.ends
