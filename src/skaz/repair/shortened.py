"""A line with some of its words taken out, so that it tells the same with a name, a time or a place less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from skaz.model.lines.tokens import Tokens
from skaz.model.telling import Arg, Clause, is_several
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.repair.names import Naming
from skaz.text.fold import fold
from skaz.text.repair import Edit, edited
from skaz.text.source import Span

#: What it costs to take something out, and for each part that is then told no more.
OUT = 0.8
EACH = 0.15
#: What it costs more in each line further from the finding.
FURTHER = 0.01
#: What each comma costs that is left: of two ways to say the same the one without. But behind words that say when or
#: where before a clause stands one.
COMMA, OPENING = 0.001, 0.002
#: How many parts of a line are told no more: a name of a list, anything else of a clause, what is told of somebody on
#: the way, a whole clause. Where one is left of several who do something, its verb may not be what it was.
LISTED, PART, TRAIT, CLAUSE, ALONE = 1, 2, 2, 4, 3
#: Words that are taken out at once at most, and stretches of one line that are tried.
MOST_WORDS = 9
MOST_STRETCHES = 160


def shortened(trouble: Trouble) -> Iterator[Candidate]:
    """Every stretch of a line that plays a part and without which it is read as telling less, and nothing else."""
    for line in trouble.lines:
        whole = trouble.draft.reread(line)
        if not whole:
            continue
        seen: set[str] = set()
        further = FURTHER * trouble.lines.index(line)
        for edits in (*_last_of_lists(trouble, line), *_stretches(trouble, line)):
            left = edited(line.text, [_inside(edit, line) for edit in edits])
            if left in seen or not _is_whole(left, line.text, trouble):
                continue
            seen.add(left)
            after = trouble.draft.reread(line, *edits)
            if after and _begins_with_and(left[: after[0].start - line.span.start], trouble):
                continue
            lost = _lost(whole, after, edits)
            if lost is not None and not (lost < CLAUSE and _is_cut_list(left, line.text, trouble)):
                message = f'Take out "{edits[-1].span.text.strip()}" in {line.passage.id}: "{left.strip()}".'
                cost = (
                    OUT
                    + further
                    + EACH * lost
                    + COMMA * left.count(",")
                    + OPENING * _opens_bare(whole, edits[-1], line)
                )
                yield Candidate(message, edits, cost, f"shorter {line.span.start}")


def _begins_with_and(opening: str, trouble: Trouble) -> bool:
    """Whether the words before the first clause of a line end with one that joins it to another."""
    words = opening.split()
    return bool(words) and fold(words[-1]) in trouble.draft.reader.grammar.bare_and


def _inside(edit: Edit, line: Line) -> Edit:
    """An edit of the file as one of the line alone."""
    return Edit(Span(edit.span.source, edit.span.start - line.span.start, edit.span.end - line.span.start), edit.text)


def _opens_bare(whole: Sequence[Clause], edit: Edit, line: Line) -> bool:
    """Whether with some words goes what a clause begins with, or the comma behind what says when or where it was."""
    span = edit.span
    text = line.span.source.text
    if any(span.start < each.start < span.end < each.end for each in whole):
        return True  # the subject would go with them
    if span.text.strip().startswith("(") and not span.text.strip().endswith(")"):
        return True  # a comma behind the bracket parts clauses
    stands_before = any(span.end <= each.start and not text[span.end : each.start].strip() for each in whole)
    return stands_before and span.text.rstrip().endswith(",") and text[line.span.start : span.start].strip() != ""


def _is_cut_list(left: str, text: str, trouble: Trouble) -> bool:
    """Whether ``, and`` stands before a name where it did not: ``Ada, and Eva`` of ``Ada, Jan and Eva``."""
    language, joins = trouble.draft.reader.grammar.language, trouble.draft.reader.grammar.bare_and

    def count(line: str) -> int:
        return sum(one == "," and two in joins for one, two in pairwise(Tokens(line, language).words))

    return count(left) > count(text)


def _last_of_lists(trouble: Trouble, line: Line) -> Iterator[tuple[Edit, ...]]:
    """The last name of a list of three or more: ``and Eva`` of ``Ada, Jan and Eva``, where ``Ada and Jan`` is left."""
    joins = trouble.draft.reader.grammar.bare_and
    places = Naming(trouble).places(line)
    source = line.span.source
    for one, two, three in zip(places, places[1:], places[2:]):
        first, last = (Span(source, a.span.end, b.span.start) for a, b in ((one, two), (two, three)))
        word = last.text.strip(" ,")
        if first.text.strip() == "," and fold(word) in joins:
            yield Edit(first, f" {word} "), Edit(Span(source, two.span.end, three.span.end), "")


def _is_whole(text: str, whole: str, trouble: Trouble) -> bool:
    """Whether what is left of a line neither begins nor ends in the middle of something."""
    language = trouble.draft.reader.grammar.language
    words = Tokens(text, language).words
    before = set(pairwise(Tokens(whole, language).words))
    if any((a,) in language.prepositions and (b,) in language.prepositions for a, b in set(pairwise(words)) - before):
        return False
    joins = trouble.draft.reader.grammar.bare_and | {","}
    if not words or words[0] in joins or words[-1] in joins:
        return False
    return not any(_gapes(one, two, joins) for one, two in pairwise(words))


def _gapes(one: str, two: str, joins: frozenset[str]) -> bool:
    """Whether something is missing between two words that stand side by side."""
    return (
        (one in joins and two in joins and (one != "," or two == ","))
        or (one == "(" and two in joins)
        or (one in joins and two == ")")
    )


def _stretches(trouble: Trouble, line: Line) -> Iterator[tuple[Edit, ...]]:
    """The stretches of some words, shortest first, each with the spaces that would be left over; no name is cut."""
    tokens = Tokens(line.text, trouble.draft.reader.grammar.language)
    starts = trouble.draft.reader.names.find(tokens)[2]
    offsets = [(tokens.offsets[a][0], tokens.offsets[b - 1][1]) for a, b in pairwise(starts)]
    base, text = line.span.start, line.span.source.text
    count = 0
    for length in range(1, min(MOST_WORDS, len(offsets) - 1) + 1):
        for at in range(len(offsets) - length + 1):
            start, end = base + offsets[at][0], base + offsets[at + length - 1][1]
            if text[end : end + 1] == " " and (start == base or text[start - 1] in " ("):
                end += 1
            elif text[start - 1 : start] == " ":
                start -= 1
            if not any(map(str.isalnum, text[start:end])):
                continue
            count += 1
            if count > MOST_STRETCHES:
                return
            yield (Edit(Span(line.span.source, start, end), ""),)


def _lost(before: Sequence[Clause], after: Sequence[Clause] | None, edits: Sequence[Edit]) -> int | None:
    """How many parts of what a line tells are told no more; None where it tells anything else, or nothing less, or some
    words of a clause stay that is gone.
    """
    if after is None:
        return None
    lost, at = 0, 0
    gone: list[Clause] = []
    for clause in after:
        while at < len(before):
            less = _less(before[at], clause)
            at += 1
            if less is not None:
                lost += less
                break
            gone.append(before[at - 1])
        else:
            return None
    gone += before[at:]
    lost += sum(TRAIT if each.is_trait else CLAUSE for each in gone)
    out = edits[-1].span
    is_clean = all(out.start <= each.start and each.end <= out.end for each in gone)
    return lost if lost and is_clean else None


def _less(old: Clause, new: Clause) -> int | None:
    """How many parts a clause has less than another; None where it is no shorter form of it."""
    if old.word is not new.word or not new.how <= old.how or old.value != new.value:
        return None
    lost = PART * len(old.how - new.how)
    for place, (one, two) in enumerate(zip(old.args, new.args)):
        less = _less_of(one, two)
        if less is None:
            return None
        lost += less + (ALONE if less and place == 0 and not (is_several(two) and len(two) > 1) else 0)
    if new.place != old.place and new.place is not None and new.place_said:
        return None
    pairs = (old.times, new.times), (old.company, new.company), (old.purposes, new.purposes), (old.reasons, new.reasons)
    for many, few in pairs:
        if len(few) > len(many) or (len(few) == len(many) and repr(few) != repr(many) and many is not old.reasons):
            return None
        lost += PART * (len(many) - len(few))
    return lost + PART * ((old.place_said and not new.place_said) + (old.ref is not None and new.ref is None))


def _less_of(old: Arg, new: Arg) -> int | None:
    if old == new:
        return 0
    if new is None:
        return PART
    if is_several(old):
        few = set(new) if is_several(new) else {new}
        return LISTED * len(set(old) - few) if few < set(old) else None
    return None
