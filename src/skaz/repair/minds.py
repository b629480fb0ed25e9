"""What fails is let be no fact: it only seems so, or stands in somebody's mind, or is only said."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.lines.formal import content_text
from skaz.model.named import named_by, named_in
from skaz.model.telling import Clause, Content
from skaz.model.world import Word
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.text.repair import Edit
from skaz.text.source import Span

#: The attitudes in which something stands that is no fact, and the words by which somebody says what is none; with
#: what it costs to let it be so, and how many are thought of.
IN_MIND = (("imagines", 1.8), ("remembers", 1.85), ("dreams", 1.95), ("wrongly_believes", 2.0))
IS_SAID = (("claim", 2.05), ("lie", 2.1))
SEEMS = 1.7
MOST_MINDS = 2


def as_no_fact(trouble: Trouble) -> Iterator[Candidate]:
    """What a line tells that plays a part, as it would stand if it were none."""
    for line in trouble.lines:
        for clause in _clauses(trouble, line):
            plain = _inside(clause, clause)._replace(reasons=(), ref=None)
            if not clause.how & {"seems", "modal"}:
                seeming = clause._replace(args=plain.args, how=clause.how | {"seems"})
                yield told(trouble, line, clause, seeming, SEEMS, "seeming")
            content = Content("that", (plain,), content_text((plain,)))
            for who in _minds(trouble, line, clause)[:MOST_MINDS]:
                for name, cost in (*IN_MIND, *IS_SAID):
                    word = trouble.draft.model.world.words.get(name)
                    if word is not None:
                        yield told(trouble, line, clause, _of(word, who, content, clause), cost, "mind")


def _of(word: Word, who: str, content: Content, clause: Clause) -> Clause:
    """Somebody's attitude to a content, or words of theirs, when and where the clause stood."""
    slots = word.slots
    args = tuple(who if slot is slots[0] else content if slot.is_content else None for slot in slots)
    return Clause(word, args, times=clause.times, start=clause.start, end=clause.end)


def _inside(clause: Clause, outer: Clause) -> Clause:
    """A clause within another, which says when and where for both."""
    args = tuple(
        arg._replace(clauses=tuple(_inside(each, outer) for each in arg.clauses)) if isinstance(arg, Content) else arg
        for arg in clause.args
    )
    is_there = clause.place_said and not (clause is not outer and clause.place == outer.place)
    times = tuple(each for each in clause.times if each not in outer.times)
    return clause._replace(args=args, times=times, place_said=is_there)


def _clauses(trouble: Trouble, line: Line) -> list[Clause]:
    """The clauses of a line that play a part: those at which the finding or what stands against it is, else all."""
    spans = [trouble.finding.span, *(note.span for note in trouble.finding.notes)]
    hit = [
        clause
        for clause in line.clauses
        if any(span.start < max(clause.end, clause.start + 1) and clause.start < span.end for span in spans)
    ]
    return [each for each in hit or line.clauses if not each.is_trait]


def told(trouble: Trouble, line: Line, old: Clause, new: Clause, cost: float, group: str) -> Candidate:
    """A clause of a line told otherwise; when and where it was is left to the words that say so before it."""
    span = Span(line.span.source, old.start, old.end)
    if span.start > line.span.start:
        text = _spoken(trouble, span, old, _unplaced(new))
        if _stands_as(trouble.draft.reread(line, Edit(span, text)), new):
            return _written(line, span, text, cost, group)
    span = line.span if len(line.clauses) == 1 else span
    return _written(line, span, _spoken(trouble, span, old, new), cost, group)


def _written(line: Line, span: Span, text: str, cost: float, group: str) -> Candidate:
    message = f'Write "{text}" for "{span.text}" in {line.passage.id}.'
    return Candidate(message, (Edit(span, text),), cost, f"{group} {line.span.start}")


def _spoken(trouble: Trouble, span: Span, old: Clause, new: Clause) -> str:
    """A clause in the words that it has, and without its subject where they leave it out; another word in its own."""
    subject = old.args[0] if old.args else None
    name = trouble.name(subject) if isinstance(subject, str) else ""
    if new.word is not old.word:
        return _in_own_words(trouble, span, new, name)
    text = trouble.say(new, span.text)
    return text.removeprefix(f"{name} ") if name and not span.text.startswith(name) else text


def _in_own_words(trouble: Trouble, span: Span, new: Clause, name: str) -> str:
    """What is in a mind, in the words in which it was told if they name whom it is about."""
    if name and span.text.startswith(name):
        bare = _unplaced(new)
        text = trouble.say(bare, new.word.name)
        content = next((arg for arg in bare.args if isinstance(arg, Content)), None)
        inside = trouble.say(content.clauses[0]) if content is not None else ""
        if inside and text.endswith(inside):
            return f"{text.removesuffix(inside)}{span.text}"
    return trouble.say(new, new.word.name)


def _unplaced(clause: Clause) -> Clause:
    """A clause that does not say itself when and where it was, nor does what is said in it."""
    args = tuple(
        arg._replace(clauses=tuple(_unplaced(each) for each in arg.clauses)) if isinstance(arg, Content) else arg
        for arg in clause.args
    )
    return clause._replace(args=args, times=(), place_said=False)


def _stands_as(found: tuple[Clause, ...] | None, wanted: Clause) -> bool:
    """Whether a clause is read among some with the times that it should have."""
    return any(
        each.word is wanted.word and each.how == wanted.how and len(each.times) == len(wanted.times)
        for each in found or ()
    )


def _minds(trouble: Trouble, line: Line, clause: Clause) -> list[str]:
    """In whose mind something may stand: people of the line, then of its passage, then of the last before it."""
    world = trouble.draft.model.world
    subject = clause.args[0] if clause.args else None
    at = line.passage.number - 1
    around = trouble.draft.telling.passages[max(0, at - 2) : at + 1]
    names = [*named_by(clause), *(name for each in reversed(around) for name in named_in(each))]
    people = [name for name in dict.fromkeys(names) if world.entity_is_a(name, "person")]
    return [name for name in people if name != subject] + [name for name in people if name == subject]
