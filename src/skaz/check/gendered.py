"""``wrong-slot``: a man is called somebody's daughter, or a woman somebody's brother.

Which nouns only one sex is called by the data of the language say; where the forms of a noun stand side by side
(``fratele/sora``) so does the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from skaz.engine.order import told_by
from skaz.model.from_syntax import Model
from skaz.model.language import Language
from skaz.model.telling import Arg, Clause, Telling
from skaz.model.world import Literal_, Phrase, SlotRef, Word, World
from skaz.text.finding import Finding
from skaz.text.fold import fold
from skaz.text.source import Span

SEXES = {"masculine": "male", "feminine": "female"}
HELP = "Write the word for {}, or who was meant; or change the kind of {} in the world."


class Called(NamedTuple):
    """A wording: of whom it is said, its words in all their forms, and for each noun for one sex only that sex."""

    subject: str
    words: tuple[frozenset[str], ...]
    nouns: dict[str, str]


def check_text(model: Model, telling: Telling) -> Iterator[Finding]:
    """Everybody who is called by a noun for the other sex, once for each line."""
    reader = model.readers.get(telling.language)
    if reader is None:
        return
    nouns = _Nouns(model.world, reader.grammar.language, telling.language, reader.grammar.is_atoms)
    for told in told_by(telling):
        if told.clause is not None and told.clause.word.kind == "property" and told.clause.is_real:
            found = nouns.wrong(told.clause, told.span)
            if found is not None:
                who, noun = found
                yield _finding(model.world, told.span, told.passage.id, who, noun)


def _finding(world: World, span: Span, passage: str, who: str, noun: str) -> Finding:
    kind = world.entities[who].kind
    article = "an" if kind[:1] in "aeiou" else "a"
    at = _place(span, noun)
    message = f'"{at.text}" is no word for {who}, who is {article} {kind}.'
    help_ = HELP.format(f"{article} {kind}", who)
    return Finding("wrong-slot", message, at, "error", f"{who} is {article} {kind}", (), help_, (passage,))


def _place(span: Span, noun: str) -> Span:
    """Where a noun stands in a line."""
    for match in re.finditer(r"[\w-]+", span.text):
        if fold(match.group()) == noun:
            return Span(span.source, span.start + match.start(), span.start + match.end())
    return span


class _Nouns:
    """The wordings of one language in which only one sex is called something."""

    def __init__(self, world: World, language: Language, code: str, is_: tuple[str, ...]) -> None:
        self.world = world
        self.is_ = is_
        self.language = language
        self.code = code
        self._patterns = {
            SEXES[name]: [re.compile(fold(pattern.pattern)) for pattern in patterns]
            for name, patterns in language.style.gendered.items()
            if name in SEXES
        }
        self._known: dict[int, list[Called]] = {}

    def wrong(self, clause: Clause, span: Span) -> tuple[str, str] | None:
        """Who is called by a noun for the other sex, and that noun."""
        said = re.findall(r"[\w-]+", fold(span.text))
        wordings = self._of(clause.word)
        if not wordings or clause.negated:
            return None
        called = max(wordings, key=lambda each: sum(any(word in said for word in forms) for forms in each.words))
        for noun in said:
            for who in _people(clause, called.subject) if noun in called.nouns else ():
                entity = self.world.entities.get(who)
                if entity is not None and entity.gender not in (None, called.nouns[noun]) and not entity.plural:
                    return who, noun
        return None

    def _of(self, word: Word) -> list[Called]:
        found = self._known.get(id(word))
        if found is None:
            phrases = [phrase for phrase in word.phrases if phrase.language == self.code]
            read = [each for each in map(self._read, phrases) if each is not None]
            found = self._known[id(word)] = read if any(each.nouns for each in read) else []
        return found

    def _read(self, phrase: Phrase) -> Called | None:
        subject, verb = phrase.parts[:2] if len(phrase.parts) > 2 else (None, None)
        if not isinstance(subject, SlotRef) or not isinstance(verb, Literal_):
            return None
        words: list[frozenset[str]] = []
        nouns: dict[str, str] = {}
        for literal in phrase.parts[2:]:
            if isinstance(literal, Literal_):
                words.append(frozenset(self.language.agree(literal.shown) if literal.agrees else (literal.folded,)))
                if verb.folded in self.is_:
                    nouns.update(self._sexes(literal))
        return Called(subject.name, tuple(words), nouns)

    def _sexes(self, literal: Literal_) -> dict[str, str]:
        """For each form of a word that only one sex is called by which that is."""
        if not literal.agrees:
            # an ending alone says no more of a word without forms than its grammar
            sexes = [sex for sex in self._patterns if self._is_called(literal.folded, sex, False)]
            return {literal.folded: sexes[0]} if sexes else {}
        forms = self.language.agree(literal.shown)
        his, hers = {forms[0], forms[2]}, {forms[1], forms[3]}
        is_noun = any(self._is_called(form, sex, True) for sex in self._patterns for form in forms)
        if not is_noun:
            return {}
        return {**dict.fromkeys(his - hers, "male"), **dict.fromkeys(hers - his, "female")}

    def _is_called(self, word: str, sex: str, by_ending: bool) -> bool:
        patterns = (p for p in self._patterns[sex] if by_ending or not p.pattern.startswith("."))
        return any(pattern.fullmatch(word) for pattern in patterns)


def _people(clause: Clause, slot: str) -> list[str]:
    arg: Arg = clause.value if slot == "value" else clause.arg(slot)
    found = arg if type(arg) is tuple else (arg,)
    return [each for each in found if isinstance(each, str)]
