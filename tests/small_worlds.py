"""Random small worlds, written both as a Sabre problem and as a vocabulary with a story in which nothing is open."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

PEOPLE = ("Ann", "Bob", "Cid")
TRUTHS = ("glad", "sad")
TIES = ("ally",)


@dataclass(frozen=True)
class Atom:
    """A property of the one who stands in a slot, and the value it has, gets, or (``is_not``) has not."""

    property: str
    slot: str
    value: str
    is_not: bool = False

    def sabre(self, sign: str = "==") -> str:
        if self.property in TRUTHS:
            return f"{self.property}({self.slot}) {sign} {self.value}"
        value = "?" if self.value == "nobody" else self.value
        return f"{self.property}({self.slot}) {'!=' if self.is_not else sign} {value}"

    def skaz(self) -> str:
        if self.property in TRUTHS:
            return f"{'' if self.value == 'True' else 'not '}{self.property}({self.slot})"
        return f"{self.property}({self.slot}) {'!=' if self.is_not else '='} {self.value}"

    def said(self) -> str:
        """As it stands under an entity."""
        return f"is {self.property}" if self.property in TRUTHS else f"is {self.value}'s ally"


@dataclass(frozen=True)
class Deed:
    """An action of ``who`` towards ``whom``: what it needs, does, lets ``whom`` or ``who`` believe; who sees it."""

    needs: tuple[Atom, ...]
    does: tuple[Atom, ...]
    tells: tuple[tuple[str, Atom], ...]
    seen_by: str


@dataclass(frozen=True)
class Rule:
    """Whoever has the first property gets the second."""

    when: Atom
    then: Atom


@dataclass(frozen=True)
class SmallWorld:
    deeds: tuple[Deed, ...]
    rules: tuple[Rule, ...]
    given: tuple[Atom, ...]

    def sabre(self) -> str:
        rows = ["type person : character"]
        rows += [f"entity {name} : person" for name in PEOPLE]
        rows += [f"property {name}(a : person) : boolean" for name in TRUTHS]
        rows += [f"property {name}(a : person) : person" for name in TIES]
        for number, deed in enumerate(self.deeds):
            rows.append(
                f"action deed{number}(who : person, whom : person) {{ "
                f"precondition: {_all([atom.sabre() for atom in deed.needs])}; "
                f"effect: {_all(_effects(deed))}; consenting: who; "
                f"observing(c : person): {OBSERVING[deed.seen_by]} }}"
            )
        for number, rule in enumerate(self.rules):
            when, then = rule.when.sabre(), rule.then.sabre("=")
            rows.append(
                f"trigger rule{number}(a : person) {{ precondition: {when} & {_contrary(rule.then)}; effect: {then} }}"
            )
        rows += [atom.sabre("=") for atom in self.given]
        return ";\n".join(rows) + ";"

    def skaz(self, deeds: list[tuple[int, str, str]]) -> str:
        rows = ['story "x"', *VOCABULARY]
        for number, deed in enumerate(self.deeds):
            rows.append(f"action deed{number}(who, whom)")
            rows.append(f"  en deeds{'x' * (number + 1)} {{whom}}")
            rows.extend([f"  if {' and '.join(atom.skaz() for atom in deed.needs)}"] if deed.needs else [])
            effects = [atom.skaz() for atom in deed.does]
            effects += [f"believes({who}, {atom.skaz()})" for who, atom in deed.tells]
            rows.extend([f"  then {' and '.join(effects)}"] if effects else [])
            rows.append(f"  seen by {deed.seen_by}")
        for number, rule in enumerate(self.rules):
            then = rule.then.skaz()
            rows += [f"rule rule{number}", f"  when {rule.when.skaz()} and not {then}", f"  then {then}"]
        for name in PEOPLE:
            rows += [f"person {name}", *(f"  {atom.said()}" for atom in self.given if atom.slot == name)]
        rows += ["", 'telling t in en "x"', "", "> 0"]
        for count, (number, who, whom) in enumerate(deeds, 1):
            rows += [f"> {count}", f"deed{number}({who}, {whom})"]
        return "\n".join(rows) + "\n"


VOCABULARY = [
    "property glad(who)",
    "  en is glad",
    "  otherwise false",
    "property sad(who)",
    "  en is sad",
    "  otherwise false",
    "property ally(who): person",
    "  en is {value}'s ally",
    "  otherwise nothing",
]
OBSERVING = {"everyone": "True", "who": "c == who", "who, whom": "c == who | c == whom"}


def _all(parts: list[str]) -> str:
    return " & ".join(f"({part})" for part in parts) or "True"


def _effects(deed: Deed) -> list[str]:
    return [atom.sabre("=") for atom in deed.does] + [f"believes({who}, {atom.sabre('=')})" for who, atom in deed.tells]


def _contrary(atom: Atom) -> str:
    return f"{atom.property}({atom.slot}) == {'False' if atom.value == 'True' else 'True'}"


def atoms(slots: tuple[str, ...], *, effect: bool, values: tuple[str, ...] = ()) -> st.SearchStrategy[Atom]:
    truths = st.builds(Atom, st.sampled_from(TRUTHS), st.sampled_from(slots), st.sampled_from(["True", "False"]))
    people = st.sampled_from([*slots, *values, "nobody"])
    is_not = st.just(False) if effect else st.booleans()
    ties = st.builds(Atom, st.sampled_from(TIES), st.sampled_from(slots), people, is_not)
    return st.one_of(truths, ties)


def _different(found: list[Atom]) -> tuple[Atom, ...]:
    """Of several atoms about one property of one person the first."""
    kept: dict[tuple[str, str], Atom] = {}
    for atom in found:
        kept.setdefault((atom.property, atom.slot), atom)
    return tuple(kept.values())


def _crosses(deed: Deed) -> bool:
    """Whether a deed makes something so and lets somebody believe otherwise: which one counts is not settled."""
    properties = {atom.property for atom in deed.does}
    return any(atom.property in properties for _, atom in deed.tells)


SLOTS = ("who", "whom")
deeds = st.builds(
    Deed,
    st.lists(atoms(SLOTS, effect=False), max_size=2).map(_different),
    st.lists(atoms(SLOTS, effect=True), max_size=2).map(_different),
    st.lists(st.tuples(st.sampled_from(SLOTS), atoms(SLOTS, effect=True)), max_size=1).map(tuple),
    st.sampled_from(sorted(OBSERVING)),
).filter(lambda deed: not _crosses(deed))
rules = st.builds(
    Rule,
    st.just(Atom("glad", "a", "True")),
    st.just(Atom("sad", "a", "True")),
)
# what is given is what is not so by default
given = st.lists(atoms(PEOPLE, effect=True).filter(lambda a: a.value not in ("False", "nobody")), max_size=4)
small_worlds = st.builds(
    SmallWorld,
    st.lists(deeds, min_size=1, max_size=3).map(tuple),
    st.lists(rules, max_size=1).map(tuple),
    given.map(_different),
)
