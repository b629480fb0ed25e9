"""A plainer word for what cannot be said to happen for the first time, or once more: ``meets`` for ``first meets``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.model.world import Phrase, Word
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.minds import told

#: What a plainer word costs.
PLAINER = 0.97


def plainer(trouble: Trouble) -> Iterator[Candidate]:
    """The clause that says it was the first time, or tells again what can be but once, in a word that does not."""
    step = next((each.step for each in trouble.failures if each.kind == "first" or each.role == "once"), None)
    if step is None or trouble.line is None:
        return
    for clause in trouble.line.clauses:
        word = plainer_word(clause.word, trouble.draft.model.world.words.values())
        if word is not None and (clause.word.name in {each.name for each, _ in step.words}):
            args = tuple(clause.arg(slot.name) for slot in word.slots)
            new = clause._replace(word=word, args=args, how=clause.how - {"first-time"})
            yield told(trouble, trouble.line, clause, new, PLAINER, "plainer")


def plainer_word(word: Word, words: Iterable[Word]) -> Word | None:
    """The word of the same slots one of whose phrases is that of another without some of its words."""
    best: tuple[int, Word] | None = None
    for other in words:
        if other is word or other.kind != word.kind or other.slot_names != word.slot_names:
            continue
        less = min((n for a in word.phrases for b in other.phrases if (n := _fewer(a, b))), default=0)
        if less and (best is None or less < best[0]):
            best = less, other
    return best[1] if best is not None else None


def _fewer(phrase: Phrase, other: Phrase) -> int:
    """By how many words another phrase is shorter that has all its words in the same order; 0 where it is none."""
    if phrase.language != other.language or len(other.parts) >= len(phrase.parts):
        return 0
    left = iter(phrase.parts)
    return len(phrase.parts) - len(other.parts) if all(part in left for part in other.parts) else 0
