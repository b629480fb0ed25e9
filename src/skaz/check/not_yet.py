"""``not-at-hand`` of things that are not there yet: somebody uses what a later passage tells to be written or made."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.engine.run import Run, Step
from skaz.model.logic import Value
from skaz.model.world import Word
from skaz.text.finding import Finding, Note

#: The mark of words that make what they take, and of those that need it at hand.
MAKING, HANDLED = "making", "handled"
#: Slots of such words that take no thing that is made or used: for whom it is, where it goes.
ASIDE = frozenset({"where", "from", "to", "into", "for"})
HOLDER = "holder"
#: How a making may be told and still be the one by which the thing came to be.
PLAIN = frozenset({"passive", "manages"})
HELP = "Tell before that how it was made; or write which other one was meant."


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    run = words.run
    used: dict[Value, Step] = {}
    made: set[Value] = set()
    told = [step for step in run.steps if step.kind == "event" and step.mode == "told" and step.same_as is None]
    ever_made = {arg for step in told for word, args in step.words if MAKING in word.marks for arg in args}
    for step in told if ever_made else ():
        for word, args in step.words:
            for thing in _things(run, word, args):
                if MAKING in word.marks:
                    if thing in used and thing not in made and _is_plain(step, used[thing]):
                        yield _finding(thing, used[thing], step)
                    made.add(thing)
                elif HANDLED in word.marks or any(c.fluent == (HOLDER, thing) for c in step.facts):
                    used.setdefault(thing, step)


def _things(run: Run, word: Word, args: tuple[Value, ...]) -> Iterator[Value]:
    for slot, value in zip(word.slots, args):
        if slot.name not in ASIDE and run.world.is_a(value, "thing") and not run.world.is_a(value, "place"):
            yield value


def _is_plain(step: Step, use: Step) -> bool:
    """Whether a line tells a making as it happens, and the two are in an order that is told."""
    how = step.clause.how if step.clause is not None else frozenset()
    return how <= PLAIN and not step.is_unordered and not use.is_unordered and step.passage != use.passage


def _finding(thing: Value, use: Step, making: Step) -> Finding:
    assert use.span is not None
    assert making.span is not None
    return Finding(
        "not-at-hand",
        f'{thing} is not there yet: "{making.span.text}" comes only in {making.passage}.',
        use.span,
        "error",
        label="must have been made",
        notes=(Note(making.span, "made here", making.passage or ""),),
        help=HELP,
        passages=tuple(each.passage for each in (use, making) if each.passage),
        events=(use.id,),
        event_texts=(use.text,),
    )
