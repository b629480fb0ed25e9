"""What is told of something, told as it is told elsewhere: the other number, the other name, or the very words."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.engine.run import Step
from skaz.model.telling import Clause, is_several
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.repair.minds import told
from skaz.text.repair import Edit
from skaz.text.source import Span

#: What it costs to give the value that is told elsewhere, to write the words of the other line; and more in that line.
VALUE, WORDS, OTHER_LINE = 0.96, 1.35, 0.03


def agreeing(trouble: Trouble) -> Iterator[Candidate]:
    """The fact that fails as the other line has it, and the other as this one has it."""
    for failure in trouble.failures:
        others = [failure.made_by, *failure.others]
        if failure.kind in ("fact", "law", "was"):
            for other in others:
                yield from _pair(trouble, failure.step, other)


def _pair(trouble: Trouble, step: Step, other: Step | None) -> Iterator[Candidate]:
    one, two = _clause_of(trouble, step), _clause_of(trouble, other)
    if one is None or two is None or one[0].item is two[0].item:
        return
    if one[1].is_trait or two[1].is_trait:
        return
    for number, ((line, clause), (_, wanted)) in enumerate(((one, two), (two, one))):
        more = OTHER_LINE * number
        values = wanted.value if is_several(wanted.value) else (wanted.value,)
        if any(each in trouble.draft.model.world.entities for each in values):
            continue  # another name
        if clause.word is wanted.word and clause.args == wanted.args and clause.how == wanted.how:
            yield told(trouble, line, clause, clause._replace(value=wanted.value), VALUE + more, "value")
        elif clause.word is not wanted.word and clause.args[:1] == wanted.args[:1]:
            span = Span(line.span.source, clause.start, clause.end)
            text = line.span.source.text[wanted.start : wanted.end]
            message = f'Write "{text}" for "{span.text}" in {line.passage.id}.'
            yield Candidate(message, (Edit(span, text),), WORDS + more, f"words {line.span.start}")


def _clause_of(trouble: Trouble, step: Step | None) -> tuple[Line, Clause] | None:
    """The line of a step that tells a fact, and the clause in it; None where it tells none or stands among others."""
    if step is None or step.span is None:
        return None
    line = trouble.draft.line_at(step.span)
    found = [each for each in line.clauses if each.start == step.span.start] if line is not None else []
    return (line, found[0]) if line is not None and len(found) == 1 and found[0].word.kind == "property" else None
