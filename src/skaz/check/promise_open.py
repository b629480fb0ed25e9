"""``promise-open`` (a note): a promise, a plan to marry or part, or something asked of which nothing more is told."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.minds import INTENDS, PROMISED, Minds
from skaz.check.wording import Wording
from skaz.engine.meaning import PENDING
from skaz.engine.reference.event import assigned
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Step
from skaz.engine.words import is_settled_by_deeds, parts_said
from skaz.model.logic import Const, Matter, Read, Value
from skaz.model.world import Word
from skaz.text.finding import Finding

#: What is only put before somebody may stay without an answer.
SOFT = frozenset({"suggest", "advise", "encourage", "caution", "remind_to", "invite_to"})
HELP = "Nothing has to be mended. If it matters, tell what became of it: X keeps his word, agrees, refuses …"


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    done = _Done(words)
    minds = Minds(words)
    said: set[tuple[str, str]] = set()
    for fluent, (value, step) in done.standing.items():
        word = words.world.words.get(str(fluent[0]))
        matter = next(arg for arg in fluent if isinstance(arg, Matter))
        key = (step.id, matter.text)
        if word is not None and step.span is not None and key not in said and _is_binding(word, value, step):
            deed = done.deed_of(matter)
            lasts = deed is not None and (word.name != INTENDS or minds.lasts(words.world.words[deed.property]))
            if deed is not None and lasts and not done.is_done(deed, step):
                said.add(key)
                yield _note(word, step)


def _is_binding(word: Word, value: Value, step: Step) -> bool:
    """Whether something stands open: a promise, a request that is more than a suggestion, an intention."""
    if not is_settled_by_deeds(word):
        return word.name == INTENDS and value is True
    is_soft = bool(step.words) and all(told.name in SOFT for told, _ in step.words)
    return value == PENDING and step.kind == "event" and not is_soft


class _Done:
    """What is told to be done in a run, and what stands open between people at its end."""

    def __init__(self, words: Wording) -> None:
        self.words = words.world.words
        self.run = words.run
        open_ = {word.name for word in self.words.values() if word.name == INTENDS or is_settled_by_deeds(word)}
        self.standing = {
            change.fluent: (change.new, step)
            for step in words.run.steps
            for change in step.facts
            if change.fluent[0] in open_ and any(isinstance(arg, Matter) for arg in change.fluent)
        }
        self.told: dict[str, list[tuple[Value, ...]]] = {}
        self.by: dict[Value, list[tuple[frozenset[Value], Step]]] = {}
        self.made: dict[tuple[Fluent, Value], Step] = {}
        self.left_undone: list[tuple[str, tuple[Value, ...], Step]] = []
        for step in words.run.steps if self.standing else ():
            for change in step.facts:
                self.made[(change.fluent, change.new)] = step
            if step.kind == "fact" and step.clause is not None and step.clause.negated:
                self.left_undone.extend((word.name, args, step) for word, args in step.words)
            if step.kind == "event" and step.mode in ("told", "habit"):
                for word, args in step.words:
                    self.told.setdefault(word.name, []).append(args)
                    if args:
                        self.by.setdefault(args[0], []).append((frozenset(args), step))

    def deed_of(self, matter: Matter) -> Read | None:
        """The deed that a content speaks of; None where it speaks of something else, or of leaving it undone."""
        part = next(parts_said(matter.expr), None)
        word = self.words.get(part.property) if isinstance(part, Read) else None
        return part if isinstance(part, Read) and word is not None and word.kind == "action" else None

    def is_done(self, deed: Read, since: Step) -> bool:
        """Whether it is told, or denied, or its doer does something else with just these, or all of it is so."""
        asked = [arg.value if isinstance(arg, Const) else None for arg in deed.args]
        undone = [args for name, args, step in self.left_undone if name == deed.property and step.number > since.number]
        told = [*self.told.get(deed.property, ()), *undone]
        if any(all(a is None or b is None or a == b for a, b in zip(asked, args)) for args in told):
            return True
        named = frozenset(arg for arg in asked if isinstance(arg, str))
        others = (
            ((also, step) for also, step in self.by.get(asked[0], ()) if step.number > since.number) if asked else ()
        )
        if len(named) > 2 and any(named <= also for also, _ in others):
            return True
        changes = assigned(self.run.world.binder.made_so(deed), self.run.state, {})
        brought = [change for change in changes if change[0][0] != deed.property]
        later = [self.made.get(change) for change in brought]
        return bool(brought) and all(step is not None and step.number > since.number for step in later)


def _note(word: Word, step: Step) -> Finding:
    assert step.span is not None
    what = {PROMISED: "kept or broken", INTENDS: "done"}.get(word.name, "granted, refused or done")
    return Finding(
        "promise-open",
        f'"{step.span.text}": no passage tells that it is {what}.',
        step.span,
        "note",
        "left open",
        help=HELP,
        passages=(step.passage,) if step.passage else (),
        events=(step.id,) if step.kind == "event" else (),
        event_texts=(step.text,),
    )
