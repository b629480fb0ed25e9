"""``presupposed``: what is taken for granted and no passage tells; a note where the words look back, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.engine.meaning import AT
from skaz.engine.run import Presupposed, Step
from skaz.model.logic import Value, Var
from skaz.model.world import Word
from skaz.text.finding import Finding

HELP = "Nothing has to be mended. If it matters, tell it where it happens, or under an earlier passage."


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    """Notes for what the wording itself takes for granted (``again``, ``still``); with ``strict`` for everything."""
    for step in words.run.steps:
        if step.span is None:
            continue
        for each in step.presupposed:
            looks_back = step.looks_back and each.fluent is None
            if looks_back or strict:
                yield _note(
                    step, each, _taken(step, each, words) if looks_back else f"{each.text} is taken for granted"
                )


def _taken(step: Step, each: Presupposed, words: Wording) -> str:
    """What is taken to have been so before: where somebody was, what somebody did."""
    if not 0 <= each.deed < len(step.words) or not step.words[each.deed][1]:
        happened = each.text.endswith(" before")
        return f"{each.text.removesuffix(' before')} is taken to have {'happened' if happened else 'been so'} before"
    word, args = step.words[each.deed]
    place = _place(word, args, words)
    if place is not None:
        return f"{args[0]} is taken to have been {words.at(place)} before"
    line = step.span.text if step.span is not None else ""
    return f"{args[0]} is taken to have {words.deed(word, args, 'participle', line)} before"


def _place(word: Word, args: tuple[Value, ...], words: Wording) -> Value:
    """The place to which a deed brings its doer, where the deed names it."""
    for assignment in words.run.world.meanings.of(word).assignments:
        if assignment.property == AT and assignment.args == (Var(word.first_slot),):
            slots = {slot.name: value for slot, value in zip(word.slots, args)}
            if isinstance(assignment.value, Var):
                return slots.get(assignment.value.name)
    return None


def _note(step: Step, each: Presupposed, what: str) -> Finding:
    assert step.span is not None
    return Finding(
        "presupposed",
        f"{what}; no passage tells it.",
        step.span,
        "note",
        help=HELP,
        passages=(step.passage,) if step.passage else (),
        events=(step.id,) if step.kind == "event" else (),
        event_texts=(step.text,),
        rule=each.text,
    )
