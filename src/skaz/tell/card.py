"""The card: one page of how a story is written, then a line for each word, for whoever drafts a telling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from skaz.model.world import Slot, Word
from skaz.syntax import tree
from skaz.syntax.print import pattern_text
from skaz.tell.vocabulary import Entry, Vocabulary

PAGE = Path(__file__).with_name("card.md")
WIDTH = 100

PEOPLE = "ABCDEFG"
OTHERS = {"topic": "X", "words": '"…"', "number": "7"}
CONTENTS = {
    "en": {"fact": "that …", "deed": "to …", "question": "whether …", "content": "that …", **OTHERS},
    "ro": {"fact": "că …", "deed": "să …", "question": "dacă …", "content": "că …", **OTHERS},
}
LETTERS = {"place": "P", "thing": "T", "entity": "X", "object": "X", "character": "A"}


def card(vocabulary: Vocabulary, language: str) -> str:
    """The page, then the words of each vocabulary in scope, one on a line of at most a hundred characters."""
    lines = [PAGE.read_text(encoding="utf-8").rstrip("\n")]
    for name, words in vocabulary.words.items():
        lines += ["", f"## {name}", ""]
        lines += [line(vocabulary.entry(word), vocabulary, language) for word in words]
    return "\n".join(lines) + "\n"


def line(entry: Entry, vocabulary: Vocabulary, language: str) -> str:
    """``travel: A travels|journeys|goes to P [with B]; boards P``: as many phrases as there is room for."""
    letters = _letters(entry.word, vocabulary, language)
    subject = letters[entry.word.slots[0].name] if entry.word.slots else ""
    text = f"{entry.word.name}:"
    rooms = 0
    for pattern in entry.patterns.get((language, False), ()):
        for shown in _shortened(pattern):
            said = _shown(shown, letters, subject if rooms == 0 else "")
            longer = f"{text}{';' if rooms else ''} {said}"
            if len(longer) <= WIDTH:
                text, rooms = longer, rooms + 1
                break
        else:
            break
    return text if rooms else f"{text} {entry.examples.get(language, '')}"[:WIDTH]


def _letters(word: Word, vocabulary: Vocabulary, language: str) -> dict[str, str]:
    """What stands for each slot: a letter for people, P for a place, T for a thing, ``to …`` for a deed."""
    people = iter(PEOPLE)
    value = Slot("value", word.value, word.many_values)
    found: dict[str, str] = {}
    for slot in (*word.slots, value):
        if slot.name == "value" and word.values:
            found[slot.name] = "/".join(word.values)
        elif slot.type in CONTENTS[language]:
            found[slot.name] = CONTENTS[language][slot.type]
        elif vocabulary.model.world.is_a(slot.type, "person"):
            letter = next(people)
            found[slot.name] = letter if slot.type == "person" else f"{letter}({slot.type})"
        else:
            found[slot.name] = LETTERS.get(slot.type, slot.type.upper())
    return found


def _shown(pattern: tree.Pattern, letters: dict[str, str], subject: str) -> str:
    text = pattern_text(pattern)
    for name, letter in letters.items():
        text = text.replace(f"{{{name}}}", letter)
    return text if isinstance(pattern[0], tree.SlotRef) else f"{subject} {text}".strip()


def _shortened(pattern: tree.Pattern) -> Iterator[tree.Pattern]:
    """A phrase whole, then with three, two and one of its choices."""
    yield pattern
    for count in (3, 2, 1):
        yield tuple(_with_fewer(element, count) for element in pattern)


def _with_fewer(element: tree.Element, count: int) -> tree.Element:
    if isinstance(element, tree.Choice):
        fewer = tuple(tuple(_with_fewer(e, count) for e in one) for one in element.alternatives[:count])
        return fewer[0][0] if len(fewer) == 1 and len(fewer[0]) == 1 else tree.Choice(fewer, element.span)
    if isinstance(element, tree.Optional):
        return tree.Optional(tuple(_with_fewer(e, count) for e in element.pattern), element.span)
    return element
