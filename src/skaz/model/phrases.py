"""Write a phrase's choices and options out, so that each wording is a plain row of words and slots."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from skaz.model.language import Language, language, languages
from skaz.model.lines.tokens import words_of
from skaz.model.world import Literal_, Phrase, SlotRef
from skaz.syntax import tree

#: A phrase that can be said in more ways than this is taken for a mistake.
MAX_WORDINGS = 600

Row = tuple[Literal_ | SlotRef, ...]


def wordings(written: tree.Phrase, subject: str) -> list[Phrase]:
    """All rows of a phrase, its first wording first; one that begins with no slot begins with the subject's."""
    code = written.language.text
    if code not in languages():
        return []
    spoken = language(code)
    found: list[Phrase] = []
    for pattern in written.patterns:
        for row in islice(_rows(_joined(pattern, spoken), spoken), MAX_WORDINGS):
            if row and not isinstance(row[0], SlotRef):
                row = (SlotRef(subject), *row)
            found.append(Phrase(written.language.text, row, written.again, first=not found))
    return found


def _joined(pattern: tree.Pattern, spoken: Language) -> tree.Pattern:
    """``de la|din`` as it is meant: the word before a choice and its first, if they are one preposition, are joined."""
    found: list[tree.Element] = []
    for element in pattern:
        if isinstance(element, tree.Choice) and found and isinstance(found[-1], tree.Lit):
            before, first = found[-1], element.alternatives[0]
            if len(first) == 1 and isinstance(first[0], tree.Lit):
                pair = (before.word, first[0].word)
                others = [a[0].word for a in element.alternatives[1:] if len(a) == 1 and isinstance(a[0], tree.Lit)]
                if pair in spoken.prepositions and not any((before.word, o) in spoken.prepositions for o in others):
                    found[-1] = tree.Choice(((before, first[0]), *element.alternatives[1:]), element.span)
                    continue
        if isinstance(element, tree.Optional):
            element = tree.Optional(_joined(element.pattern, spoken), element.span)
        found.append(element)
    return tuple(found)


def _rows(pattern: tree.Pattern, spoken: Language) -> Iterator[Row]:
    if not pattern:
        yield ()
        return
    for head in _alternatives(pattern[0], spoken):
        for rest in _rows(pattern[1:], spoken):
            yield head + rest


def _alternatives(element: tree.Element, spoken: Language) -> Iterator[Row]:
    if isinstance(element, tree.SlotRef):
        yield (SlotRef(element.name),)
    elif isinstance(element, tree.Lit):
        yield literal(element.word, spoken)
    elif isinstance(element, tree.Choice):
        for alternative in element.alternatives:
            yield from _rows(alternative, spoken)
    elif _has_slot(element.pattern):
        yield from _rows(element.pattern, spoken)
        yield ()
    else:
        # Words that may be added are not said by themselves: the first wording is the one without them.
        yield ()
        yield from _rows(element.pattern, spoken)


def _has_slot(pattern: tree.Pattern) -> bool:
    for element in pattern:
        if isinstance(element, tree.SlotRef):
            return True
        parts = element.alternatives if isinstance(element, tree.Choice) else ()
        parts = (element.pattern,) if isinstance(element, tree.Optional) else parts
        if any(map(_has_slot, parts)):
            return True
    return False


def literal(written: str, spoken: Language) -> Row:
    """The folded words of a fixed word; ``închis~`` and ``vesel/veselă/veseli/vesele`` agree with the subject."""
    if written in ("'s", "’s"):
        return (Literal_("'s", "'s"),)
    if "/" in written:
        return (Literal_(written, "/".join(_one(form, spoken) for form in written.split("/")), agrees=True),)
    if written.endswith("~"):
        return (Literal_(written[:-1], _one(written[:-1], spoken), agrees=True),)
    # A word that reading cuts (sister-in-law) is said as it is written: its first piece shows it whole.
    words = words_of(written, spoken)
    return tuple(Literal_("" if number else written, word) for number, word in enumerate(words))


def _one(text: str, spoken: Language) -> str:
    return " ".join(words_of(text, spoken))
