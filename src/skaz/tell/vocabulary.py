"""What may be said in a story: each word with its doc line, its phrases as written, what it means, and examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from skaz.model.from_syntax import Model, build
from skaz.model.world import Word
from skaz.syntax import tree
from skaz.syntax.files import files_of_text, known_vocabularies
from skaz.syntax.from_text import parse
from skaz.syntax.print import pattern_text
from skaz.tell.examples import Examples
from skaz.text.source import Source

LANGUAGES = ("en", "ro")


@dataclass(frozen=True)
class Entry:
    """One word. ``patterns`` are its phrases by language and by whether they say that it happens again."""

    word: Word
    doc: str
    patterns: dict[tuple[str, bool], tuple[tree.Pattern, ...]] = field(repr=False)
    meaning: tuple[str, ...]
    like: str | None
    examples: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.word.vocabulary}.{self.word.name}"

    def phrases(self, language: str, *, again: bool = False) -> list[str]:
        """The wordings of a language as the vocabulary writes them: ``goes|travels to {to} [with {with}]``."""
        return [pattern_text(pattern) for pattern in self.patterns.get((language, again), ())]


class Vocabulary:
    """The words in scope of a model. Entries are made when they are asked for."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._entries: dict[str, Entry] = {}

    @cached_property
    def examples(self) -> Examples:
        return Examples(self.model)

    @cached_property
    def words(self) -> dict[str, list[Word]]:
        """The words of each vocabulary in the order in which they are declared."""
        found: dict[str, list[Word]] = {}
        for name, word in self.model.world.words.items():
            if "." in name:
                found.setdefault(word.vocabulary, []).append(word)
        return found

    def entries(self) -> Iterator[Entry]:
        for words in self.words.values():
            for word in words:
                yield self.entry(word)

    def entry(self, word: Word) -> Entry:
        name = f"{word.vocabulary}.{word.name}"
        known = self._entries.get(name)
        if known is None:
            known = self._entries[name] = self._entry(word)
        return known

    def _entry(self, word: Word) -> Entry:
        written = self._declared.get((word.vocabulary, word.name))
        patterns: dict[tuple[str, bool], tuple[tree.Pattern, ...]] = {}
        for phrase in written.phrases if written is not None else ():
            key = (phrase.language.text, phrase.again)
            patterns[key] = (*patterns.get(key, ()), *phrase.patterns)
        like = written.like.text if isinstance(written, tree.ActionDecl) and written.like is not None else None
        clause = self.examples.clause(word)
        examples = {code: self.examples.say(clause, code) for code in LANGUAGES if code in self.model.readers}
        return Entry(word, word.doc, patterns, meaning_of(written), like, examples)

    def denied(self, entry: Entry) -> dict[str, str]:
        """The example of a word with "not", by language."""
        clause = self.examples.clause(entry.word)._replace(how=frozenset({"not"}))
        return {code: self.examples.say(clause, code) for code in entry.examples}

    @cached_property
    def _declared(self) -> dict[tuple[str, str], tree.Declared]:
        sources: dict[str, tuple[str, Source]] = {}
        for name, word in self.model.world.words.items():
            if "." in name and word.span is not None:
                sources.setdefault(f"{word.vocabulary} {word.span.source.name}", (word.vocabulary, word.span.source))
        found: dict[tuple[str, str], tree.Declared] = {}
        for vocabulary, source in sources.values():
            for item in parse(source)[0].items:
                if isinstance(item, tree.PropertyDecl | tree.ActionDecl):
                    found[vocabulary, item.name.text] = item
        return found


def meaning_of(declared: tree.Declared | None) -> tuple[str, ...]:
    """What a word means, line by line as the vocabulary writes it: ``then at(who) = to``."""
    parts = declared.parts if declared is not None else ()
    return tuple(" ".join(part.span.text.split()) for part in parts if isinstance(part, tree.Clause))


def standard_vocabulary() -> Vocabulary:
    """All standard vocabularies, without a story."""
    return Vocabulary(build(files_of_text(f"use {', '.join(known_vocabularies())}\n")))
