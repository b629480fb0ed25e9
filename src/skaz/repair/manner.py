"""How a telling writes: which of somebody's names it uses, and with which letters.

What is said anew is put into that manner, so that a line put in looks like those around it: ``Stiva`` where the telling
never says ``Oblonsky``, ``casatoreste`` where it writes no marks, ``ş`` where it has that for ``ș``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cached_property
from itertools import pairwise

from skaz.model.lines.tokens import Tokens
from skaz.repair.draft import Draft

#: Letters that stand for one another; a telling has the one or the other.
TWINS = {"ș": "ş", "ț": "ţ", "Ș": "Ş", "Ț": "Ţ"}
#: A telling of fewer letters may have no marks by chance.
FEWEST_LETTERS = 120


class Manner:
    """The spellings of one telling."""

    def __init__(self, draft: Draft) -> None:
        self.reader = draft.reader
        self.lines = [line.text for line in draft.lines]

    def put(self, text: str) -> str:
        """A text in the names and letters of the telling."""
        parts, at = [], 0
        for entity, start, end, oblique, before in self._named(text):
            usual = self._usual.get((entity, oblique, before))
            parts += [self.letters(text[at:start]), usual or text[start:end]]
            at = end
        return "".join([*parts, self.letters(text[at:])])

    def letters(self, text: str) -> str:
        """A text in the letters that the telling has."""
        if self._is_unmarked:
            plain = unicodedata.normalize("NFD", text)
            return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
        return text.translate(self._twins)

    @cached_property
    def _written(self) -> str:
        return "\n".join(self.lines)

    @cached_property
    def _is_unmarked(self) -> bool:
        return self._written.isascii() and sum(map(str.isalpha, self._written)) >= FEWEST_LETTERS

    @cached_property
    def _twins(self) -> dict[int, str]:
        return {ord(a): b for a, b in TWINS.items() if b in self._written and a not in self._written}

    @cached_property
    def _usual(self) -> dict[tuple[str, bool, bool], str]:
        """What somebody is called most often: in a case, and behind a word that stands before places or not."""
        counts: dict[tuple[str, bool, bool], Counter[str]] = {}
        for line in self.lines:
            for entity, start, end, oblique, before in self._named(line):
                counts.setdefault((entity, oblique, before), Counter())[line[start:end]] += 1
        return {key: found.most_common(1)[0][0] for key, found in counts.items()}

    def _named(self, text: str) -> list[tuple[str, int, int, bool, bool]]:
        """The names in a text: whose, from where to where, whether oblique, whether behind a preposition.

        The last is asked of places and things, which may have no article there.
        """
        tokens = Tokens(text, self.reader.grammar.language)
        _, named, starts = self.reader.names.find(tokens)
        found = []
        for name, (first, end) in zip(named, pairwise(starts)):
            if name is not None and len(name.entities) == 1:
                is_behind = first > 0 and (tokens.words[first - 1],) in self.reader.grammar.language.prepositions
                before = is_behind and not self.reader.world.entity_is_a(name.entities[0], "character")
                start, stop = tokens.offsets[first][0], tokens.offsets[end - 1][1]
                found.append((name.entities[0], start, stop, name.oblique, before))
        return found
