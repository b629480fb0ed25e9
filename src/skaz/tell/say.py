"""A clause as a sentence: subject, verb with its particles, what follows, then what every clause may have besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from skaz.model.language.phrases import contract
from skaz.model.lines.formal import clause_text
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.reader import LineReader
from skaz.model.telling import Clause
from skaz.model.world import Phrase, Word, World
from skaz.tell.choose import Chooser
from skaz.tell.nouns import Nouns
from skaz.tell.sentence import Sentence
from skaz.tell.wording import Wording, wordings, wordings_of
from skaz.text.fold import fold

if TYPE_CHECKING:
    from skaz.model.from_syntax import Model


class Speaker:
    """Says clauses in one language. Made once for a world and a reader of its lines; what it works out it keeps."""

    def __init__(self, world: World, reader: LineReader) -> None:
        self.world = world
        self.grammar = reader.grammar
        self.language = reader.grammar.language
        self.nouns = Nouns(world, reader)
        self.chooser = Chooser(world, reader.grammar)
        self._wordings: dict[int, list[Wording]] = {}

    def say(self, clause: Clause, *, phrase: Phrase | None = None, mentions: Mentions | None = None) -> str:
        """The sentence that tells a clause, without a closing mark.

        Args:
            clause: of any word in scope; its arguments are names of entities, contents, quoted words, numbers.
            phrase: the one of its word's phrases to say it with; else the first that fits.
            mentions: who was spoken of before this; what is said here is added. Left out, nobody was.

        Returns:
            A sentence that reads back to the same clause; the formal spelling where the language has no phrase for it.
        """
        chosen = self.wording(clause, phrase)
        if chosen is None:
            return clause_text(clause)
        said = mentions or Mentions(self.grammar, self.world.entities, self.world.entity_is_a)
        text = Sentence(self, said).whole(clause, chosen)
        return '"'.join(
            part if number % 2 else contract(self.language, part) for number, part in enumerate(text.split('"'))
        )

    def say_like(self, clause: Clause, text: str) -> str:
        """The sentence that tells a clause, with the phrase of its word that has the most words of a text."""
        words = _words(text)
        phrases = [each for each in clause.word.phrases if each.language == self.language.code] if words else []
        said = [each for each in (self.say(clause, phrase=each) for each in phrases) if each != clause_text(clause)]
        return max(said, key=lambda each: _likeness(_words(each), words)) if said else self.say(clause)

    def wording(self, clause: Clause, phrase: Phrase | None = None) -> Wording | None:
        """How a clause is worded; None where no phrase of its word has all its slots filled."""
        if phrase is not None:
            return self.chooser.choose(clause, wordings_of(clause.word, phrase, self.grammar))
        return self.chooser.choose(clause, self.wordings(clause.word))

    def wordings(self, word: Word) -> list[Wording]:
        """All ways to say a word."""
        known = self._wordings.get(id(word))
        if known is None:
            known = self._wordings[id(word)] = list(wordings(word, self.grammar))
        return known


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / max(1, len(one | two))


_speakers: WeakKeyDictionary[LineReader, Speaker] = WeakKeyDictionary()


def speaker(model: Model, language: str) -> Speaker:
    """The speaker of a model's language. Raises KeyError where the model reads no such language."""
    reader = model.readers[language]
    known = _speakers.get(reader)
    if known is None:
        known = _speakers[reader] = Speaker(model.world, reader)
    return known


def say(clause: Clause, language: str, model: Model) -> str:
    """The sentence that tells a clause in a language: ``Anna does not go to Moscow``; see ``Speaker.say``."""
    return speaker(model, language).say(clause)
