"""``tie-contradicted`` (warning): a child is given to two people of whom one is married, and nothing told joins them.

An affair or an earlier marriage would explain it, and no passage tells of one; more often a name was exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from skaz.check.wording import Wording
from skaz.engine.expressions import reads_of
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Run, Step
from skaz.model.logic import Const, Matter, Special, Value
from skaz.text.finding import Finding, Note

PARENT = "parent"
SPOUSE = "spouse"
#: Ties that join two people as a couple; what a vocabulary of love says of two joins them too.
PAIRING = frozenset({SPOUSE, "engaged", "divorced", "separated", "marry", "lives_with"})
LOVE = "love"
#: What two have before them who are to marry.
PROMISING = frozenset({"engaged", "intends"})
HELP = "Write whose child was meant; or tell what there was between the two."


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    if not any(word.name == PARENT for word in words.world.words.values()):
        return
    told = _Told(words.run, words)
    for child, parents in told.parents.items():
        for one, other in combinations(parents, 2):
            if {one, other} in told.couples:
                continue
            bound = next((who for known in (told.married, told.promised) for who in (one, other) if who in known), None)
            if bound is not None:
                yield _finding(child, bound, other if bound == one else one, told, words)


class _Told:
    """What is told in a run of parents and couples, each with the step that tells it."""

    def __init__(self, run: Run, words: Wording) -> None:
        self.world = words.world
        self.parents: dict[Value, dict[Value, Step]] = {}
        self.married: dict[Value, tuple[Value, Step]] = {}
        self.promised: dict[Value, tuple[Value, Step]] = {}
        self.couples: list[set[Value]] = []
        self.with_others: dict[Value, Step] = {}
        for step in (*run.given, *run.steps):
            for each in step.published:
                self._take(each.fluent, each.value, step)
            for change in step.facts:
                if not change.rule:
                    self._take(change.fluent, change.new, step)
            for word, args in step.words:
                self._take((word.name, *args), True, step)

    def bound(self, who: Value) -> tuple[str, Value, Step] | None:
        """To whom somebody is married, else promised."""
        for how, found in (("married to", self.married.get(who)), ("to marry", self.promised.get(who))):
            if found is not None:
                return how, *found
        return None

    def _take(self, fluent: Fluent, new: Value, step: Step) -> None:
        name = str(fluent[0])
        if name == PARENT and new is True:
            self.parents.setdefault(fluent[1], {})[fluent[2]] = step
        elif name == SPOUSE and isinstance(new, Special):
            self.married.pop(fluent[1], None)
        elif name == SPOUSE:
            self.married[fluent[1]] = (new, step)
        pair = self._pair(fluent, new)
        if len(pair) == 2 and new is not False:
            self.couples.append(pair)
            for who, other in permutations(pair):
                self.with_others[who] = step
                if name in PROMISING:
                    self.promised[who] = (other, step)

    def _pair(self, fluent: Fluent, new: Value) -> set[Value]:
        """The two whom a fact, a deed or a wish joins as a couple; nobody where it joins none."""
        name, args = str(fluent[0]), fluent[1:]
        matter = next((arg for arg in args if isinstance(arg, Matter)), None)
        if matter is not None:
            reads = reads_of(matter.expr) if matter.expr is not None else ()
            found = next((read for read in reads if read.property in PAIRING), None)
            return {arg.value for arg in found.args if isinstance(arg, Const)} if found is not None else set()
        word = self.world.words.get(name)
        if name not in PAIRING and (word is None or word.vocabulary != LOVE):
            return set()
        return {who for who in (*args, new) if isinstance(who, str)}


def _finding(child: Value, one: Value, other: Value, told: _Told, words: Wording) -> Finding:
    bound = told.bound(one)
    assert bound is not None
    how, to, wed = bound
    steps = told.parents[child]
    here = max((steps[one], steps[other]), key=lambda step: step.told_at)
    beside = told.with_others.get(other)
    against = [(wed, f"{one} is {how} {to}")]
    if beside is not None:
        against.append((beside, f"of {other} and another"))
    assert here.span is not None
    return Finding(
        "tie-contradicted",
        f"{child} is {one}'s and {other}'s child here, and {one} is {how} {to}; "
        f"no passage tells of anything between {one} and {other}.",
        words.name_in(one, here.span),
        "warning",
        "told to be a parent with another",
        tuple(Note(step.span, label, step.passage or "") for step, label in against if step.span is not None),
        HELP,
        tuple(dict.fromkeys(p for p in (here.passage, *(step.passage for step, _ in against)) if p)),
        (),
        (here.text,),
    )
