"""Read a time expression at a place in a line: ``match_time``.

Patterns of one language are drawn together in a trie of words and slots; its first step is one look into a dictionary,
so that words that begin no time cost nothing more. Slots read numbers, dates, names; an anchor may be a time itself.
"""

from __future__ import annotations

from functools import lru_cache

from skaz.model.times.calendar import GREGORIAN, Calendar
from skaz.model.times.dates import Clocks, Dates
from skaz.model.times.lexicon import Lexicon, Words
from skaz.model.times.reading import NO_NAMES, Node, Reading, Resolve
from skaz.model.times.ref import Amount, TimeRef
from skaz.model.times.template import Template, template
from skaz.model.times.words import Literal_, Slot, literal_tokens, word_data

__all__ = ["Resolve", "TimeReader", "first_words", "match_amount", "match_time", "time_reader"]


class TimeReader:
    """The time words of one language, with the months, weekdays and eras of one calendar."""

    def __init__(self, language: str, calendar: Calendar = GREGORIAN) -> None:
        data = word_data(language)
        self.language = language
        self.lexicon = Lexicon(data)
        self.dates = Dates(self.lexicon, calendar)
        self.clocks = Clocks(self.lexicon)
        self.root = Node()
        for rank, meaning in enumerate(data.meanings):
            made = template(meaning.head)
            for pattern in meaning.patterns:
                self._add(pattern, rank, made)
        roots = frozenset(self.root.words).union(
            *(self._starts(slot) for slot in self.root.slots if slot.name != "time")
        )
        self.first = roots
        """The words, other than digits, with which a time may begin."""
        self.starters: dict[Slot, frozenset[str]] = {}
        self._note_starters(self.root)

    def _note_starters(self, node: Node) -> None:
        """For every slot but anchors, the words with which it may begin: most are passed by without a look inside."""
        for slot, child in node.slots.items():
            if slot not in self.starters and slot.name not in ("anchor", "also"):
                self.starters[slot] = self.first if slot.name == "time" else frozenset(self._starts(slot))
            self._note_starters(child)
        for child in node.words.values():
            self._note_starters(child)

    def _add(self, pattern: tuple[Literal_ | Slot, ...], rank: int, made: Template) -> None:
        nodes = [self.root]
        for part in pattern:
            if isinstance(part, Slot):
                nodes = [node.slots.setdefault(part, Node()) for node in nodes]
                continue
            reached: list[Node] = []
            for tokens in literal_tokens(part, self.language):
                for node in nodes:
                    for token in tokens:
                        node = node.words.setdefault(token, Node())
                    if node not in reached:
                        reached.append(node)
            nodes = reached
        literals = sum(len(part.texts[0].split()) for part in pattern if isinstance(part, Literal_))
        for node in nodes:
            node.ends.append((-literals, rank, made))

    def _starts(self, slot: Slot) -> set[str]:
        lexicon = self.lexicon
        if slot.name == "amount":
            signs = ("about", "least", "most", "between", "half", "quarter", "three-quarters")
            lists = [lexicon.quantities, lexicon.many_units, *(lexicon.sign(name) for name in signs)]
            return {w for found in lists for w in found.by_first} | set(lexicon.numbers.values)
        if slot.name == "number":
            return set(lexicon.numbers.ordinals) | set(lexicon.numbers.values) | {"a", "al"}
        if slot.name == "times":
            return set(lexicon.numbers.values) | {"once", "twice", "thrice"}
        if slot.name == "date":
            return self.dates.first | ({w for n in ("in", "on", "pe") for w in (n,)} if slot.form == "when" else set())
        if slot.name == "clock":
            return self.clocks.starts()
        if slot.name == "every":
            return set(lexicon.plain_units.by_first) | set(lexicon.numbers.values) | set(lexicon.quantities.by_first)
        if slot.name == "period":
            names = set(self.dates.weekdays.by_first) | set(self.dates.months.by_first)
            return set(lexicon.of_kind("period", slot.form).by_first) | names
        if slot.name == "weekday":
            return set(self.dates.weekdays.by_first) | set(lexicon.of_kind("weekday", slot.form).by_first)
        return set(lexicon.of_kind(slot.name, slot.form).by_first)

    def match(self, words: Words, at: int, resolve: Resolve = NO_NAMES) -> list[tuple[int, TimeRef]]:
        """Every time that begins at ``at``: (end, meaning), longest first; of one end, clauses to come first."""
        word = words[at]
        if word not in self.first and not word[:1].isdigit():
            return []
        found = Reading(self, words, resolve).at(at, 0)
        opens = any(end == at + 1 and ref.anchor == "clause" for end, ref in found)
        # "before" and "since" stand alone only where nothing follows that they could be said of
        return [item for item in found if item[0] > at + 1 or item[1].anchor == "clause"] if opens else found


def time_reader(language: str, calendar: Calendar = GREGORIAN) -> TimeReader:
    """The reader of a language (``en``, ``ro``) under a calendar; made once."""
    return _made(language, calendar)


_made = lru_cache(maxsize=16)(TimeReader)


def first_words(language: str, calendar: Calendar = GREGORIAN) -> frozenset[str]:
    """The words, digits aside, with which a time may begin."""
    return time_reader(language, calendar).first


def time_words(language: str, calendar: Calendar = GREGORIAN) -> frozenset[str]:
    """The words that times are made of: their first ones, and the names of months, days, feasts and stretches."""
    reader = time_reader(language, calendar)
    named = (
        words for table in reader.lexicon.lists.values() for found in table.by_first.values() for words, _ in found
    )
    return reader.first | {word for words in named for word in words}


def match_time(
    words: Words, at: int, language: str, resolve: Resolve | None = None, calendar: Calendar = GREGORIAN
) -> list[tuple[int, TimeRef]]:
    """Read a time expression that begins at a word.

    Args:
        words: folded tokens: lower case, no marks; numbers, references and punctuation one token each.
        at: index of the first word.
        language: ``en`` or ``ro``.
        resolve: gives (end, name) of the story's occasions that begin at an index; without it names are clauses.
        calendar: whose months, weekdays and eras dates may name.

    Returns:
        (index after the last word, meaning), longest first; empty where no time begins. A meaning whose anchor is
        ``clause`` ends where the clause or name begins (``start``), for the caller to read on; ``takes`` says whether
        it may be a clause, a name or either. Of two with one end the more usual comes first, after those.
    """
    return time_reader(language, calendar).match(words, at, resolve or NO_NAMES)


def match_amount(words: Words, at: int, language: str) -> list[tuple[int, Amount]]:
    """Read a length that begins at a word (``22 to 43 weeks``): (end, amount), longest first."""
    return time_reader(language).lexicon.amounts(words, at)
