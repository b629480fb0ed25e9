"""What people are told to want: desires with what they seek and shun, from the facts and deeds that bring them about.

Which fact or deed makes whom want what the vocabularies say (``motive``); nothing is known here of any word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skaz.engine.expressions import conjuncts, reads_of, replaced
from skaz.engine.meaning import ALIVE
from skaz.engine.motives.tenors import Tenor, Tenors, opposed
from skaz.engine.motives.triggers import Trigger, bound_by, matched, pattern_of, triggers_of
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.engine.words import parts_said
from skaz.model.logic import Believes, Compare, Const, Expr, Matter, Not, Read, Value, Var
from skaz.model.motives import ANYBODY
from skaz.model.world import Motive

#: Deeds of this tenor are soon forgotten, unless something is told to have come of them.
SLIGHT = "distancing"


@dataclass(eq=False)
class Desire:
    """Something that ``who`` wants. It stands while ``fluent`` has ``value``; without one, until it is given up.

    ``contents`` are deeds and facts wanted, ``Not`` those to be kept from; ``is_urged``: it only gives a reason.
    """

    who: Value
    name: str
    text: str
    step: Step
    sought: frozenset[Tenor]
    shunned: frozenset[Tenor]
    contents: tuple[Expr, ...] = ()
    fluent: Fluent | None = None
    value: Value = None
    is_urged: bool = False
    fades: bool = False
    """It comes of a slight, which moves nobody for long."""
    rests: tuple[Expr, ...] = ()
    """What must be so for it, and is believed."""
    of_others: frozenset[tuple[Value, Tenor]] = frozenset()
    """What others are wanted to do, and to whom."""

    @property
    def said(self) -> str:
        """The motive in words: its name, and what it rests on."""
        return f"{self.name}: {self.text}" if self.text else self.name


class Desires:
    """The desires of one telling so far, by those who have them and those they are about."""

    def __init__(self, stage: Stage, tenors: Tenors) -> None:
        world = stage.world
        self.stage = stage
        self.world = world
        self.tenors = tenors
        self._triggers: dict[str, list[Trigger]] = {}
        self._always: list[Motive] = []
        self._about: dict[tuple[Value, Value], list[Desire]] = {}
        self._contents: dict[Value, list[Desire]] = {}
        self._wanting: set[Value] = set()
        self._known: dict[tuple[str, Value, Fluent, frozenset[Tenor]], Desire] = {}
        for motive in world.world.motives:
            if not motive.when:
                self._always.append(motive)
            for when in motive.when:
                for name, trigger in triggers_of(motive, conjuncts(world.meanings.condition(when))):
                    self._triggers.setdefault(name, []).append(trigger)
        self.telling = frozenset(self._triggers)
        """The names of the facts and deeds, and the tenors, that make anybody want something."""
        self._meant: dict[Fluent, Value] = {}
        """What people have sincerely said of themselves."""
        self.by_belief = frozenset(n for n, found in self._triggers.items() if any(each.believer for each in found))

    # Coming to be

    def holds(self, fluent: Fluent, value: Value, step: Step, believer: Value = None) -> None:
        """A fact came to be, or to be believed: whoever wants something because of it wants it from now on."""
        for trigger in self._triggers.get(str(fluent[0]), ()):
            if bool(trigger.believer) != (believer is not None):
                continue
            env = matched((*trigger.args, trigger.value), (*fluent[1:], value))
            if env is not None and env.setdefault(trigger.believer, believer) == believer:
                env.pop("", None)
                for whole in self._completed(env, trigger.others):
                    rests = bound_by(whole, trigger.believed)
                    self._add(trigger.motive, whole, fluent, value, step, rests, is_deed=believer is not None)

    def _completed(self, env: dict[str, Value], others: Sequence[Expr]) -> Iterator[dict[str, Value]]:
        """The ways in which what else must be so is so."""
        if not others:
            yield env
            return
        first, *rest = others
        if isinstance(first, Compare) and first.op == "!=":
            one, two = (env.get(side.name) for side in (first.left, first.right) if isinstance(side, Var))
            if one != two:
                yield from self._completed(env, rest)
            return
        state = self.stage.root
        if isinstance(first, Believes):
            who = env.get(first.who.name) if isinstance(first.who, Var) else None
            state = state if who is None else state.mind(who)
            first = first.what
        pattern = pattern_of(first)
        if pattern is None:
            return
        name, terms, wanted = pattern
        known = {i: env[t.name] for i, t in enumerate(terms) if isinstance(t, Var) and t.name in env}
        facts = [(fluent, state.get(fluent)) for fluent in self.stage.joins.facts(name, known, state)]
        facts.extend((fluent, value) for fluent, value in self._meant.items() if fluent[0] == name)
        for fluent, value in facts:
            found = matched((*terms, wanted), (*fluent[1:], value))
            if found is not None and all(env.get(key, each) == each for key, each in found.items()):
                yield from self._completed({**env, **found}, rest)

    def said(self, read: Expr, step: Step) -> None:
        """What somebody says of himself counts as told: what he feels and wants."""
        pattern = pattern_of(read)
        if pattern is None or not all(isinstance(arg, Const) for arg in (*pattern[1], pattern[2])):
            return
        values = [arg.value for arg in (*pattern[1], pattern[2]) if isinstance(arg, Const)]
        for trigger in self._triggers.get(pattern[0], ()):
            env = matched((*trigger.args, trigger.value), tuple(values))
            if env is None or trigger.believer or env.get(trigger.motive.bearer) != values[0]:
                continue
            self._meant[(pattern[0], *values[:-1])] = values[-1]
            for whole in self._completed(env, trigger.others):
                rests = bound_by(whole, trigger.believed)
                self._add(trigger.motive, whole, (pattern[0], *values[:-1]), True, step, rests, is_deed=True)

    def aim(self, who: Value, content: Expr, text: str, step: Step) -> None:
        """What a deed is told to be done for is wanted."""
        motive = Motive("aim", "", "a", (), (), (), content)
        self._add(motive, {"a": who}, ("aim", who, text), True, step, is_deed=True)

    def done(
        self,
        name: str,
        args: tuple[Value, ...],
        step: Step,
        knowing: Iterable[Value] | None = None,
        rests: tuple[Expr, ...] = (),
    ) -> None:
        """Something of this name or tenor was done; only those of ``knowing`` come to want something by it."""
        for trigger in self._triggers.get(name, ()):
            env = matched(trigger.args, args)
            if env is not None and (knowing is None or env.get(trigger.motive.bearer) in knowing):
                self._add(trigger.motive, env, (name, *args), None, step, rests, is_deed=True)

    def _add(
        self,
        motive: Motive,
        env: dict[str, Value],
        fluent: Fluent,
        value: Value,
        step: Step,
        rests: tuple[Expr, ...] = (),
        *,
        is_deed: bool = False,
    ) -> None:
        who = env.get(motive.bearer)
        if not self.world.is_person(who):
            return
        text = f"{fluent[0]}({', '.join(str(arg) for arg in fluent[1:] if arg is not None)})"
        if not isinstance(value, bool) and value is not None:
            text = f"{text} = {value}"
        desire = self._desire(motive, env, text, step)
        desire.fades, desire.rests = fluent[0] == SLIGHT, rests
        if not is_deed:
            desire.fluent, desire.value = fluent, value
        key = (motive.name, who, fluent, desire.sought)
        if key in self._known:
            return
        self._known[key] = desire
        self._wanting.add(who)
        for target in dict.fromkeys(tenor.target for tenor in (*desire.sought, *desire.shunned)):
            self._about.setdefault((who, target), []).append(desire)
        if desire.contents:
            self._contents.setdefault(who, []).append(desire)

    def _desire(self, motive: Motive, env: dict[str, Value], text: str, step: Step) -> Desire:
        sought = list(self._bound(motive.sought, env))
        shunned = list(self._bound(motive.shunned, env))
        contents = list(self._wanted(motive.wanted, env))
        who = env[motive.bearer]
        others: list[tuple[Value, Tenor]] = []
        for content in contents:
            is_not = isinstance(content, Not)
            for doer, tenor in self._wished(content.part if isinstance(content, Not) else content):
                own = tenor if doer == who else Tenor(tenor.name, doer) if tenor.target == who else None
                if own is None:
                    others.extend([(doer, tenor)] if not is_not else ())
                elif is_not:
                    shunned.append(own)
                else:
                    sought.append(own)
                    shunned.extend(() if motive.urges else self._against(own))
        both = (frozenset(sought), frozenset(shunned) - frozenset(sought))
        return Desire(
            who, motive.name, text, step, *both, tuple(contents), is_urged=motive.urges, of_others=frozenset(others)
        )

    @staticmethod
    def _against(wanted: Tenor) -> Iterator[Tenor]:
        """What goes against a deed that is wanted: who means to do somebody good does not turn from them either."""
        yield from opposed([wanted])
        if wanted.name == "helpful":
            yield Tenor("distancing", wanted.target)

    def _wished(self, content: Expr) -> Iterator[tuple[Value, Tenor]]:
        """Doers and tenors of a wanted deed, and of what it is to bring others to do."""
        if not isinstance(content, Read):
            return
        yield from self.tenors.of_read(content)
        for arg in content.args:
            matter = arg.value if isinstance(arg, Const) else None
            for inner in parts_said(matter.expr) if isinstance(matter, Matter) else ():
                if isinstance(inner, Read):
                    yield from self.tenors.of_read(inner)

    @staticmethod
    def _bound(tenors: Iterable[Read], env: Mapping[str, Value]) -> Iterator[Tenor]:
        for read in tenors:
            target = read.args[1]
            if isinstance(target, Var):
                value = env.get(target.name, ANYBODY)
                yield from (Tenor(read.property, each) for each in _spoken_of(value))

    @staticmethod
    def _wanted(wanted: Expr | None, env: Mapping[str, Value]) -> Iterator[Expr]:
        """What should be so, part by part; a variable for a content stands for what that says."""
        if wanted is None:
            return
        whole = replaced(wanted, {name: Const(value) for name, value in env.items()})
        for part in parts_said(whole):
            inner = part.part if isinstance(part, Not) else part
            for each in _said(inner):
                if inner is part:
                    yield each
                else:
                    yield each.part if isinstance(each, Not) else Not(each)

    # Asking

    def has_any(self, who: Value) -> bool:
        """Whether somebody is told to want anything, or everybody does."""
        return bool(self._always) or who in self._wanting

    def about(self, who: Value, target: Value) -> Iterator[Desire]:
        """The desires of somebody that are about somebody or something."""
        yield from self._about.get((who, target), ())

    def free(self, who: Value) -> Iterator[Desire]:
        """Those that are about anybody."""
        yield from self._about.get((who, ANYBODY), ())

    def with_contents(self, who: Value) -> list[Desire]:
        """Those that want something done or so, the latest last."""
        return self._contents.get(who, [])

    def always(self, who: Value, step: Step) -> Iterator[Desire]:
        """What everybody wants."""
        for motive in self._always:
            desire = self._desire(motive, {motive.bearer: who}, "", step)
            desire.fluent, desire.value = (ALIVE, who), True
            yield desire

    def settle(self, who: Value, target: Value) -> None:
        """Let go of what somebody held against another, with whom all is well again."""
        kept = self._about.get((who, target))
        gone = [each for each in kept or () if each.fluent is None and _is_ill(each)]
        if kept and gone:
            kept[:] = [each for each in kept if each not in gone]
            for key in [key for key, each in self._known.items() if each in gone]:
                del self._known[key]


def _is_ill(desire: Desire) -> bool:
    return any(tenor.name in ("harsh", "cruel", "distancing") for tenor in desire.sought)


def _spoken_of(value: Value) -> list[Value]:
    """Those whom a content names; anything else is meant itself."""
    if not isinstance(value, Matter):
        return [value]
    reads = reads_of(value.expr) if value.expr is not None else ()
    found: dict[Value, None] = {}
    for read in reads:
        found.update((arg.value, None) for arg in getattr(read, "args", ()) if isinstance(arg, Const))
    return list(found)


def _said(part: Expr) -> Iterator[Expr]:
    """What a part of a wish comes to: of a content what that says, of a belief in a content the belief in each part."""
    if isinstance(part, Believes):
        yield from (Believes(part.who, each) for each in _said(part.what))
    elif isinstance(part, Const):
        yield from parts_said(part.value.expr) if isinstance(part.value, Matter) else ()
    else:
        yield part
