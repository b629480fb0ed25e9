"""Which of several readings is meant: the one whose phrases take most, unless two are equal and differ in meaning."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from skaz.model.lines.cut import Trouble
from skaz.model.lines.shapes import IMPERSONAL, REFLEXIVE, Implied, Indefinite, Matched, Pro, Said, Universal

#: How many other meanings of a line are kept to be decided by its pronouns.
MAX_RIVALS = 4

#: What "somebody", "something", "somewhere" are, without a noun.
_SOMEBODY = frozenset({"person", "thing", "place", "entity"})


def best_of(readings: list[tuple[Matched, ...]]) -> tuple[Matched, ...] | Trouble:
    """The reading whose phrases take most; of equals the one found first, unless they mean different words."""
    if len(readings) == 1:
        return readings[0]
    ranked = sorted(((scores(reading), reading) for reading in readings), key=itemgetter(0), reverse=True)
    highest, best = ranked[0]
    for reached, rival in ranked[1:]:
        if reached != highest:
            break
        pair = next(((a, b) for a, b in zip(words_of(best), words_of(rival)) if a != b), None)
        if pair is not None:
            return Trouble("two-meanings", best[0].start, best[-1].end, (), tuple(sorted(pair)))
    return best


def scores(clauses: tuple[Matched, ...]) -> tuple[int, ...]:
    """How good a reading of several clauses is: their scores, one after another."""
    return tuple(number for clause in clauses for number in score(clause))


def score(matched: Matched) -> tuple[int, ...]:
    """How good a reading is, larger is better.

    Own slots filled count first, then fixed words, fewer tails, narrower slots, fewer particles; then the same inside.
    """
    inner: tuple[int, ...] = ()
    filled = len(matched.args)
    if matched.terminal.mutual and not matched.loose and all(tail.kind != "company" for tail in matched.tails):
        filled += 1  # those who do it together fill each other's slot
    strange = 0
    nested = False
    subject = matched.terminal.subject_key
    narrow = subject.narrow
    if isinstance(matched.subject, Pro):
        # A pronoun is rather somebody than a ship: of its words the one with the widest slot is meant.
        strange, narrow = int(not subject.personal and matched.subject.word not in IMPERSONAL), -narrow
    for key, arg in zip(matched.terminal.keys, matched.args):
        filled -= 2 * (nested and not isinstance(arg, Said))  # what follows a content rather belongs to it
        if isinstance(arg, Said):
            nested = nested or bool(arg.clauses)
            # Fixed words tell more: helps {whom} escape, asks {whom} to dance, before helps {whom} to do something.
            filled -= arg.odd or (arg.mode in ("to", "doing") and not any(c.args or c.tails for c in arg.clauses))
            inner += scores(arg.clauses)
            narrow += key.narrow
            if key.doer == _active_subject(matched) and _is_own_future(arg):
                strange -= 1
            else:
                strange += arg.odd or (arg.mode in ("that", "formal", "words") and key.type == "deed")
        elif isinstance(arg, Pro):
            filled -= arg.word in REFLEXIVE or key.case == "obj"
            narrow -= key.narrow
            strange += arg.odd if arg.word in IMPERSONAL else not key.personal
        else:
            unnamed = isinstance(arg, Indefinite | Universal)
            anybody = isinstance(arg, Indefinite | Universal) and arg.type in _SOMEBODY and key.type != arg.type
            narrow += -key.narrow if anybody else key.narrow
            # Fixed words of a phrase tell more than a thing without a name.
            filled -= unnamed
    for tail in matched.tails:
        if isinstance(tail.value, Said):
            inner += scores(tail.value.clauses)
    tails = len(matched.tails)
    if matched.terminal.word.is_lasting_place:
        tails -= any(tail.kind == "company" for tail in matched.tails)  # lives in Moscow with Anna: both live there
    strange += matched.loose
    strange += bool(matched.terminal.mutual) and "symmetric" not in matched.terminal.word.marks
    # Whoever is left out is rather somebody than a thing.
    strange += type(matched.subject) is Implied and not matched.terminal.subject_key.personal
    return (filled, matched.terminal.literals, -strange, -tails, narrow, -len(matched.how), *inner)


def _active_subject(matched: Matched) -> str | None:
    return None if matched.terminal.passive else matched.terminal.subject


def _is_own_future(said: Said) -> bool:
    """``that he will return``: what somebody will do himself is a deed of his, more than a fact."""
    return said.mode == "that" and all(
        isinstance(clause.subject, Pro | Implied) and not {"modal:will", "modal:would"}.isdisjoint(clause.how)
        for clause in said.clauses
    )


def rivals_of(best: tuple[Matched, ...], readings: list[tuple[Matched, ...]]) -> tuple[tuple[Matched, ...], ...]:
    """What else a line may mean, depending on whom its pronouns mean: ``o dă Elenei``, a thing or a horse.

    Readings in other words that take nearly as much, best first.
    """
    pronouns = frozenset(at for matched in best for at in _pronouns(matched))
    if not pronouns:
        return ()
    seen = {tuple(words_of(best))}
    least = [score(matched)[0] - 1 for matched in best]
    found: list[tuple[Matched, ...]] = []
    for reading in sorted(readings, key=scores, reverse=True):
        words = tuple(words_of(reading))
        if words in seen or len(reading) != len(best) or len(found) >= MAX_RIVALS:
            continue
        seen.add(words)
        has_them = pronouns == {at for matched in reading for at in _pronouns(matched)}
        if has_them and all(score(matched)[0] >= low for matched, low in zip(reading, least)):
            found.append(reading)
    return tuple(found)


def _pronouns(matched: Matched) -> Iterator[int]:
    """Where the pronouns stand that fill slots here or in a content."""
    for arg in matched.args:
        if isinstance(arg, Pro) and arg.word not in REFLEXIVE:
            yield arg.at
        elif isinstance(arg, Said):
            for inner in arg.clauses:
                yield from _pronouns(inner)


def words_of(reading: tuple[Matched, ...]) -> list[str]:
    """The words that a reading uses, outermost first."""
    found: list[str] = []
    for matched in reading:
        word = matched.terminal.word
        found.append(f"{word.vocabulary}.{word.name}")
        for arg in matched.args:
            if isinstance(arg, Said):
                found.extend(words_of(arg.clauses))
    return found
