"""A telling replayed, as the engine leaves it: steps with what each changed, and what would not go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from skaz.engine.chronology.because import Clash
from skaz.engine.chronology.dates import Dates
from skaz.engine.reference.state import Fluent, Path, State
from skaz.engine.reference.update import How
from skaz.engine.world import Audience, StoryWorld
from skaz.model.logic import Expr, Value
from skaz.model.telling import Clause, Telling, Waiver
from skaz.model.times.ref import TimeRef
from skaz.model.world import Law, Word
from skaz.text.source import Span

if TYPE_CHECKING:
    from skaz.engine.stored.store import Store

Kind = Literal["event", "fact", "scene", "given"]
#: Beliefs are never followed through so many believers.
DEEPEST = 1_000


class Change(NamedTuple):
    """A value that became another, in the world (an empty path) or in what somebody believes."""

    path: Path
    fluent: Fluent
    old: Value
    new: Value
    how: str
    rule: str = ""


class Manner(NamedTuple):
    """How those who come to believe something came by it, in words: they saw it, were told it, found it out."""

    seen: str = "saw"
    told: str = ""
    found: str = ""
    speaker: Value = None

    def how(self, path: Path, how: How) -> str:
        """The words for a change that the engine names."""
        if how == "rule":
            return "inferred"
        if not path or how == "event":
            return ""
        if how == "told" and len(path) == 1:
            return self.found if path[0] == self.speaker else self.told
        return self.seen


@dataclass(slots=True, eq=False)
class Call:
    """Something that was let happen in the core, which works out what it changed when that is asked for."""

    step: Step
    manner: Manner
    store: Store
    number: int = -1
    rules: tuple[str, ...] = ()
    """The names of its event and of the rules that fired, if any did."""
    is_published: bool = False
    """A fact is let be known, to one after another in the order of their names."""

    def changes(self, depth: int) -> Iterator[Change]:
        """What it changed, in order, in the world and in beliefs of so many believers."""
        changed = self.store.changes(self.number, depth)
        for path, fluent, old, new, how, event in sorted(changed, key=_named) if self.is_published else changed:
            rule = self.rules[event] if how == "rule" else ""
            yield Change(path, fluent, old, new, self.manner.how(path, how), rule)


def _named(changed: tuple[Path, Fluent, Value, Value, How, int]) -> str:
    return repr(changed[0])


class Published(NamedTuple):
    """A fact that came to be known without an event, and to whom."""

    fluent: Fluent
    value: Value
    audience: Audience


class Presupposed(NamedTuple):
    """What a step needed and nobody told; not that nothing stands against it, which needs no telling."""

    text: str
    fluent: Fluent | None
    value: Value
    since: int
    """The step after which it is taken to have been so; -1: from the beginning."""
    deed: int = -1
    """Which of the step's deeds is taken to have been done before; -1: it is no deed."""


class Explained(NamedTuple):
    """Why somebody did a deed: the ``motive`` (None: not told), and the ``plan`` that leads from the deed to its end.

    ``against`` are the desires that it goes against where nothing explains it, each with the step that tells it.
    """

    motive: str | None
    plan: tuple[str, ...] | None = None
    against: tuple[tuple[str, Step], ...] = ()


@dataclass(slots=True, eq=False)
class Step:
    """Something told, or taken to have happened. ``number`` is its place in the story's order."""

    number: int
    id: str
    passage: str | None
    kind: Kind
    mode: str
    text: str
    span: Span | None
    words: tuple[tuple[Word, tuple[Value, ...]], ...] = ()
    told_at: int = 0
    place: Value = None
    there: tuple[Value, ...] = ()
    """Who is in the line at the place that it names."""
    seen_by: tuple[str, ...] = ()
    parts: list[Change | Call] = field(default_factory=list)
    """What changed, in order."""
    facts: list[Change] = field(default_factory=list)
    """Those of the changes that are in the world itself."""
    published: list[Published] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    presupposed: list[Presupposed] = field(default_factory=list)
    imagined: list[Change] = field(default_factory=list)
    """What would be otherwise if what is pictured or wished here were so: in a copy of its holder's beliefs."""
    why: str = ""
    same_as: str | None = None
    waivers: tuple[Waiver, ...] = ()
    looks_back: bool = False
    is_unordered: bool = False
    """Its words leave open when it was: once, at some time."""
    times: tuple[TimeRef, ...] = ()
    """When it was, as its line and the time lines above it say."""
    is_for_good: bool = False
    """What it tells lasts for ever, as is told: nothing untold ends it."""
    clause: Clause | None = None
    """What tells it, as said."""
    explained: dict[Value, Explained] = field(default_factory=dict)
    """Of a deliberate deed, why each of its doers does it."""

    @property
    def changes(self) -> list[Change]:
        """The changes in the world, and in what anybody believes of it; worked out when asked for."""
        return list(self._changes(1))

    def every_change(self) -> list[Change]:
        """All changes in their order, those of nested beliefs among them; costs as much as there are."""
        return list(self._changes(DEEPEST))

    def _changes(self, depth: int) -> Iterator[Change]:
        for part in self.parts:
            if isinstance(part, Call):
                yield from part.changes(depth)
            elif len(part.path) <= depth:
                yield part


class Held(NamedTuple):
    """What keeps somebody where he is, or out of a place: a fact with its value, and the step that made it so."""

    fluent: Fluent
    value: Value
    made_by: Step


@dataclass(frozen=True)
class Failure:
    """Something that cannot be as it is told.

    ``kind``: ``need`` (an event's condition), ``fact`` (told otherwise), ``law``, ``reference``, ``rules`` (endless).
    ``fluent`` with ``found`` is what stands against it, made so by ``made_by``; ``wanted`` is what would be needed;
    ``root`` is the failure that this one follows from; ``held`` is what keeps an everyday journey from being made.
    ``clash`` is what cannot be so in time (``time``).
    """

    kind: str
    step: Step
    text: str = ""
    need: Expr | None = None
    who: Value = None
    fluent: Fluent | None = None
    wanted: Value = None
    found: Value = None
    made_by: Step | None = None
    others: tuple[Step, ...] = ()
    role: str = ""
    law: Law | None = None
    env: Mapping[str, Value] = field(default_factory=dict)
    span: Span | None = None
    root: Failure | None = None
    held: Held | None = None
    clash: Clash | None = None


class Lie(NamedTuple):
    """Somebody says what they take to be otherwise (``is_lie``), or what they wrongly take to be so."""

    step: Step
    speaker: Value
    hearer: Value
    content: str
    is_lie: bool


class Mistake(NamedTuple):
    """Somebody does something that rests on a ``belief`` of his; ``told`` is the step that told it otherwise."""

    step: Step
    who: Value
    belief: str
    told: Step | None


class Untold(NamedTuple):
    """Somebody knows something, and no passage tells how it came to them: perhaps from ``source``, since ``since``."""

    step: Step
    who: Value
    text: str
    source: Value = None
    since: Step | None = None
    origin: Step | None = None


@dataclass
class Run:
    """A replayed telling: ``steps`` in the order of the story; ``given`` come before them, with numbers below 0."""

    telling: Telling
    world: StoryWorld
    state: State
    given: list[Step] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    lies: list[Lie] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    untold: list[Untold] = field(default_factory=list)
    by_id: dict[str, Step] = field(default_factory=dict)
    of_passage: dict[str, list[Step]] = field(default_factory=dict)
    dates: dict[int, Dates] = field(default_factory=dict)
    """The dates of lines, by their places in the telling, as far as any are known."""

    def add(self, step: Step) -> None:
        """Add the next step."""
        self.steps.append(step)
        if step.kind == "event":
            self.by_id[step.id] = step
        if step.passage is not None:
            self.of_passage.setdefault(step.passage, []).append(step)

    def named(self, target: str) -> list[Step]:
        """The steps so far of a passage, or of an event."""
        return [self.by_id[target]] if target in self.by_id else self.of_passage.get(target, [])
