"""From whom somebody may have come to know a fact: who knew it, lived to tell it, and did not keep it from him."""

from __future__ import annotations

from typing import NamedTuple

from skaz.engine.knowledge.secrets import Secrets
from skaz.engine.meaning import ALIVE
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.model.logic import Value
from skaz.text.source import Span


class Sources(NamedTuple):
    """``knowers`` know a fact; ``may_tell`` is one of them who may have told it; ``is_closed``: only habit keeps it."""

    knowers: tuple[Value, ...]
    may_tell: Value = None
    since: Step | None = None
    is_closed: bool = False


class Hearsay:
    """Follows who has talked with whom, and finds the sources of what people know; cost is that of a fact's knowers."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.secrets = Secrets(stage)
        self._talked: dict[tuple[Value, bool], dict[Value, int]] = {}
        self._talking: tuple[Span | None, list[Value]] = (None, [])

    def talk(self, people: list[Value], step: Step, *, tells_all: bool = False) -> None:
        """Some people talk, all those of one clause with each other, and the story does not say all that they say."""
        if self._talking[0] == step.span:
            people = list(dict.fromkeys([*self._talking[1], *people]))
        self._talking = step.span, people
        for who in people:
            for key in {(who, False), (who, tells_all)}:
                self._talked.setdefault(key, {}).update((each, step.number) for each in people if each != who)

    def sources(self, who: Value, fluent: Fluent) -> Sources | None:
        """From whom somebody may have a fact; None if he has it from a talk, or nobody has it, or it shows itself."""
        stage, secrets = self.stage, self.secrets
        own = {who, *stage.people.members(who)}
        given = stage.world.given.get(fluent)
        told = dict.fromkeys(given[1].people or ()) if given is not None else {}
        learned = stage.learned.knowers(fluent)
        found = {each: learned.get(each) for each in (*learned, *told)}
        knowers = [each for each in found if self._is_itself(each, found[each]) and secrets.knows(each, fluent)]
        kept = secrets.of(fluent)
        is_kept = who in kept.people
        if any(each in own or self._has_heard(who, each, found[each], is_kept) for each in knowers):
            return None
        origin = stage.origins.get(fluent)
        if not knowers or (origin is not None and all(self._died_in(each, origin) for each in knowers)):
            return None
        # from whom it was kept himself, and who found it out, owes nobody silence
        silent = [each for each in knowers if each not in kept.people] if is_kept else []
        free = [each for each in knowers if each not in silent and self._tells(each, found[each], fluent, who)]
        outside = [each for each in free if not secrets.is_one_of(each, kept.closed)]
        if outside:
            bearers = stage.bearers(fluent)
            first = min(outside, key=lambda each: (bool(stage.people.members(each)), each in bearers))
            return Sources(tuple(knowers), first, found[first])
        return Sources(tuple(knowers), is_closed=bool(free))

    def _is_itself(self, who: Value, step: Step | None) -> bool:
        """Whether somebody came to know something himself: a group was told, and not only one of its members."""
        is_group = bool(self.stage.people.members(who))
        return not is_group or step is None or any(who in args for _, args in step.words)

    def is_told_to_group_of(self, who: Value, fluent: Fluent) -> bool:
        """Whether a group that somebody belongs to has itself been told a fact, or took part in bringing it about."""
        known = self.stage.learned.knowers(fluent)
        groups = [group for group in self.stage.people.witnesses([who]) if group != who and group in known]
        return any(self._is_itself(group, known[group]) for group in groups)

    def _has_heard(self, who: Value, knower: Value, since: Step | None, is_kept: bool) -> bool:
        """Whether somebody has talked with one who knew, and the story does not say of what.

        What is kept from him he only has if he was told everything.
        """
        talked = self._talked.get((who, is_kept), {}).get(knower)
        return talked is not None and (since is None or talked >= since.number)

    def _died_in(self, who: Value, step: Step) -> bool:
        """Whether somebody died by the very thing that he knew: who finds him can tell."""
        return self.stage.root.get((ALIVE, who)) is False and self.stage.origins.get((ALIVE, who)) is step

    def _tells(self, keeper: Value, since: Step | None, fluent: Fluent, who: Value) -> bool:
        """Whether one who knows a fact may have told it: he has had time to, and is not told to conceal it."""
        stage = self.stage
        if stage.root.get((ALIVE, keeper)) is False:
            died = stage.origins.get((ALIVE, keeper))
            if died is not None and since is not None and died.passage == since.passage:
                return False
        return not self.secrets.conceals(keeper, fluent, who)
