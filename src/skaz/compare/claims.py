"""What a told fact or an event makes of the world, and which claims exclude each other though no one word says both.

Three things say so: a law that names just these two (``never wealthy(a) and poor(a)``), what a word means (``healthy``
is not ``ill``), and motives, where what the one feeling seeks is what the other shuns (``loves``, ``hates``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from skaz.compare.kin import COMMON
from skaz.compare.said import VALUE, Filler, Said
from skaz.engine.expressions import outcomes
from skaz.model.logic import NOTHING, OPEN, And, Assign, Compare, Const, Expr, Not, Read, Value, Var
from skaz.model.world import Law, Literal_, Word, World

#: The language in which rules are said.
RULES_IN = "en"
#: Whose feelings exclude each other: one person's toward another.
TWO = 2


class Claim(NamedTuple):
    """A property of some has a value, or has it not."""

    property: str
    args: tuple[Value, ...]
    value: Value
    is_so: bool = True


def ends(said: Said, world: World) -> Iterator[Claim]:
    """What an event brings about, under a condition too: who flees is free. Each of several people by himself."""
    word = said.word
    if said.mode != "event" or not said.holds or word.effects is None:
        return
    fillers = {role: _each(said.roles.get(role)) for role in word.slot_names}
    known = {role: names for role, names in fillers.items() if names}
    for names in product(*known.values()):
        env = dict(zip(known, names))
        for claim in (each for part in outcomes(word.effects) for each in _meant(part, env, world, is_so=True)):
            if claim.property not in COMMON and claim.value not in (OPEN, "") and any(claim.args):
                yield claim


def claims(said: Said, world: World) -> Iterator[Claim]:
    """What a fact claims: itself, and what its word is defined by; each of several people by himself."""
    word = said.word
    roles = [*word.slot_names, *(() if word.is_truth else (VALUE,))]
    fillers = [_each(said.roles.get(role)) for role in roles]
    if word.kind != "property" or not all(fillers):
        return
    for names in product(*fillers):
        env = dict(zip(roles, names))
        value = True if word.is_truth else env[VALUE]
        yield _claim(world, word.name, names[: len(word.slots)], value, is_so=said.holds)
        if word.definition is not None:
            yield from _meant(word.definition, env, world, is_so=said.holds)


def _about(word: Word) -> set[str]:
    """The properties that facts of a word claim something of."""
    if word.kind != "property":
        return set()
    parts = word.definition.parts if isinstance(word.definition, And) else (word.definition,)
    plain = (part.part if isinstance(part, Not) else part for part in parts if part is not None)
    return {word.name, *(found[0].property for part in plain if (found := _read(part)) is not None)}


def _each(filler: Filler | None) -> tuple[str, ...]:
    """The names in a role, one by one; an empty one where it is not told, nothing where no name says who it is."""
    if filler is None or filler.is_empty:
        return ("",)
    return tuple(sorted(filler.names)) if not (filler.unnamed or filler.contents or filler.words) else ()


def _claim(world: World, name: str, args: tuple[Value, ...], value: Value, *, is_so: bool) -> Claim:
    """A claim; that something is not true claims the contrary, and of a tie both ways are one."""
    word = world.words.get(name)
    if word is not None and "symmetric" in word.marks and len(args) == TWO:
        args = tuple(sorted(args, key=str))
    return Claim(name, args, value is is_so) if isinstance(value, bool) else Claim(name, args, value, is_so)


def _meant(formula: Expr, env: Mapping[str, Value], world: World, *, is_so: bool) -> Iterator[Claim]:
    """What a formula says of properties, as far as it says it outright."""
    if isinstance(formula, Not):
        yield from _meant(formula.part, env, world, is_so=not is_so)
    elif isinstance(formula, And) and is_so:
        for part in formula.parts:
            yield from _meant(part, env, world, is_so=True)
    else:
        found = _read(formula)
        if found is not None:
            read, term, is_equal = found
            terms = _bound(read.args, env), _bound((term,), env)
            if terms[0] is not None and terms[1] is not None:
                yield _claim(world, read.property, terms[0], terms[1][0], is_so=is_so is is_equal)


def _read(formula: Expr) -> tuple[Read, Expr, bool] | None:
    """A property, what it is compared with, and whether it is to be that."""
    if isinstance(formula, Read):
        return formula, Const(True), True
    if isinstance(formula, Assign) and isinstance(formula.target, Read):
        return formula.target, formula.value, True
    if isinstance(formula, Compare) and isinstance(formula.left, Read) and formula.op in ("==", "!="):
        return formula.left, formula.right, formula.op == "=="
    return None


def _bound(terms: Iterable[object], env: Mapping[str, Value]) -> tuple[Value, ...] | None:
    """What some terms are; None where one of them is not known."""
    found: list[Value] = []
    for term in terms:
        if isinstance(term, Const):
            found.append(term.value)
        elif isinstance(term, Var) and term.name in env:
            found.append(env[term.name])
        else:
            return None
    return tuple(found)


class Exclusions:
    """Which claims of a world exclude each other, and why."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.laws: dict[str, list[tuple[Law, Expr, Expr]]] = {}
        for law in world.laws:
            parts = law.never.parts if isinstance(law.never, And) else ()
            reads = [found for found in map(_read, parts) if found is not None and found[2]]
            if len(parts) == len(reads) == TWO:
                self.laws.setdefault(reads[0][0].property, []).append((law, parts[0], parts[1]))
                self.laws.setdefault(reads[1][0].property, []).append((law, parts[1], parts[0]))
        self.feelings = _feelings(world)
        self._may: dict[tuple[Word, Word], bool] = {}
        """Of which two words facts may exclude each other."""

    def between(self, a: Said, b: Said) -> bool:
        """Whether two facts exclude each other, whatever their words."""
        key = a.word, b.word
        if key not in self._may:
            self._may[key] = bool(self._excluded_by(a.word) & _about(b.word))
        if not self._may[key]:
            return False
        theirs = set(claims(b, self.world))
        return any(other in theirs for claim in claims(a, self.world) for other, _ in self.of(claim))

    def _excluded_by(self, word: Word) -> set[str]:
        """The properties of which facts may exclude those of a word."""
        own = _about(word)
        by_law = {
            found[0].property for name in own for _, _, other in self.laws.get(name, ()) if (found := _read(other))
        }
        return own | by_law | {other for name in own for other in self.feelings.get(name, ())}

    def of(self, claim: Claim) -> Iterator[tuple[Claim, str]]:
        """Each claim that excludes this one, with the rule by which it does; none where the word itself says it."""
        yield from ((other, "") for other in _contraries(claim))
        if claim.is_so and claim.value is not False:
            yield from self._of_laws(claim)
            for other in self.feelings.get(claim.property, ()):
                yield Claim(other, claim.args, True), "what the one feeling seeks, the other shuns"

    def _of_laws(self, claim: Claim) -> Iterator[tuple[Claim, str]]:
        for law, own, other in self.laws.get(claim.property, ()):
            turned = (claim.args[::-1],) if self._is_symmetric(claim.property) else ()
            for args in (claim.args, *turned):
                env = _matched(own, claim._replace(args=args))
                excluded = list(_meant(other, env, self.world, is_so=True)) if env is not None else []
                if env is not None and excluded:
                    yield excluded[0], _sentence(law, env)

    def _is_symmetric(self, name: str) -> bool:
        word = self.world.words.get(name)
        return word is not None and "symmetric" in word.marks


def _contraries(claim: Claim) -> Iterator[Claim]:
    """What is so of a property if a claim is not."""
    if isinstance(claim.value, bool):
        yield claim._replace(value=not claim.value)
    elif not claim.is_so:
        yield claim._replace(is_so=True)
    elif claim.value is not NOTHING:
        yield claim._replace(value=NOTHING)
        yield claim._replace(is_so=False)


def _matched(pattern: Expr, claim: Claim) -> dict[str, Value] | None:
    """What the variables of one side of a law are for a claim; None where it is about something else."""
    found = _read(pattern)
    if found is None or len(found[0].args) > len(claim.args):
        return None
    env: dict[str, Value] = {}
    for term, value in zip((*found[0].args, found[1]), (*claim.args[: len(found[0].args)], claim.value)):
        if isinstance(term, Var) and env.setdefault(term.name, value) == value:
            continue
        if not (isinstance(term, Const) and term.value == value):
            return None
    return env


def _sentence(law: Law, env: Mapping[str, Value]) -> str:
    """A law's own sentence, with the names in it; its name where it has none."""
    saying = law.saying.get(RULES_IN) or next(iter(law.saying.values()), ())
    words = [part.shown if isinstance(part, Literal_) else str(env.get(part.name, part.name)) for part in saying]
    return " ".join(filter(None, words)).replace(" 's", "'s").replace(" ,", ",") or f"the law {_called(law.name)}"


def _called(name: str) -> str:
    return name.replace("_", " ")


def _feelings(world: World) -> dict[str, tuple[str, ...]]:
    """For each feeling toward somebody its contraries: all that the one seeks the other shuns, and some of it back.

    Lasting ties are none, and fear is no contrary of love: it seeks to please as well.
    """
    found: dict[str, tuple[set[str], set[str]]] = {}
    for motive in world.motives:
        for when in motive.when:
            word = world.words.get(when.property) if isinstance(when, Read) else None
            if word is None or not isinstance(when, Read) or not _is_feeling(word) or len(when.args) != TWO:
                continue
            if when.args[0] != Var(motive.bearer):
                continue
            sought, shunned = found.setdefault(when.property, (set(), set()))
            sought |= {each.property for each in motive.sought if each.args == when.args}
            shunned |= {each.property for each in motive.shunned if each.args == when.args}
    return {name: tuple(other for other in found if _are_contrary(*found[name], *found[other])) for name in found}


def _are_contrary(sought: set[str], shunned: set[str], also_sought: set[str], also_shunned: set[str]) -> bool:
    if not (sought and also_sought) or not (sought & also_shunned and also_sought & shunned):
        return False
    return sought <= also_shunned or also_sought <= shunned


def _is_feeling(word: Word) -> bool:
    return word.kind == "property" and word.is_truth and not word.marks & {"lasting", "symmetric"}
