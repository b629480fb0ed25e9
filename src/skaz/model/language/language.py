"""A language with everything it is: the tables for reading, and its verbs, names, adjectives and numbers on demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from skaz.model.language.names import CaseRule, name_cases
from skaz.model.language.numbers import read_number
from skaz.model.language.split import Splitter
from skaz.model.language.style import Style
from skaz.model.language.verbs import Conjugation, Verb, agreed_forms
from skaz.model.language.words import Connective, Particle, Preposition, Pronoun, Quantifier, WordTable
from skaz.text.fold import fold

FOLDER = Path(__file__).parents[2] / "vocabularies"
GENDERS = {"masculine": 0, "feminine": 1, "neuter": 0}


@dataclass(frozen=True, eq=False)
class Language:
    """Made by ``language("en")``; compared by identity. A table's keys are tuples of folded words, cut by ``split``.

    ``verb_lines`` are verbs with a line of their own by their folded third person. ``particles`` and ``prepositions``
    may have several readings of the same words.
    """

    code: str
    name: str
    splitter: Splitter
    conjugation: Conjugation
    verb_lines: dict[str, tuple[str, ...]] = field(repr=False)
    case_rules: tuple[CaseRule, ...] = field(repr=False)
    bears_case_last: bool
    copula: str
    particles: WordTable[tuple[Particle, ...]] = field(repr=False)
    joined: dict[frozenset[str], Particle] = field(repr=False)
    pronouns: WordTable[tuple[Pronoun, ...]] = field(repr=False)
    quantifiers: WordTable[tuple[Quantifier, ...]] = field(repr=False)
    articles: dict[str, str] = field(repr=False)
    prepositions: WordTable[tuple[Preposition, ...]] = field(repr=False)
    places: WordTable[str] = field(repr=False)
    openers: WordTable[tuple[Connective, ...]] = field(repr=False)
    tails: WordTable[tuple[Connective, ...]] = field(repr=False)
    leads: WordTable[tuple[Connective, ...]] = field(repr=False)
    conjunctions: WordTable[str] = field(repr=False)
    relatives: WordTable[tuple[str, ...]] = field(repr=False)
    questions: WordTable[tuple[str, ...]] = field(repr=False)
    numbers: dict[str, int] = field(repr=False)
    number_phrases: WordTable[int] = field(repr=False)
    multipliers: dict[str, int] = field(repr=False)
    number_joints: frozenset[str] = field(repr=False)
    ordinals: WordTable[int] = field(repr=False)
    style: Style = field(repr=False)
    heads: tuple[str, ...] = ()

    def split(self, token: str) -> list[tuple[str, int, int]]:
        """The folded words of one token with their offsets: ``l-a`` is ``il`` at 0 to 1 and ``a`` at 2 to 3."""
        return self.splitter.split(token)

    def words(self, text: str) -> tuple[str, ...]:
        """The folded words of a phrase, cut as tokens are."""
        return tuple(word for token in text.split() for word, _, _ in self.split(token))

    @cached_property
    def clitics(self) -> frozenset[str]:
        """The folded pronouns that lean on a verb."""
        return frozenset(w[0] for w, readings in self.pronouns.items() if any(p.clitic for p in readings))

    @cached_property
    def pieces(self) -> dict[str, Any]:
        """What stretches of text were cut into, remembered by those who cut lines."""
        return {}

    # Verbs

    def with_verbs(self, lines: Iterable[Sequence[str]] = (), heads: Iterable[str] = ()) -> Language:
        """This language with a vocabulary's verbs: lines (third person, infinitive, …), regular heads to register.

        A line that says less than the one there is, and nothing else, changes nothing.
        """
        more = dict(self.verb_lines)
        for line in lines:
            for head in map(fold, line[0].split("/")[0].split("|")):
                known = more.get(head, ())
                if len(line) >= len(known) or tuple(line[1:]) != known[1 : len(line)]:
                    more[head] = tuple(line)
        return replace(self, verb_lines=more, heads=tuple(dict.fromkeys([*self.heads, *heads])))

    def verb(self, third: str) -> Verb:
        """The verb with this third person singular, with or without its marks."""
        found = self._verbs.get(third)
        if found is None:
            found = self._verbs[third] = self.conjugation.verb(third, self.verb_lines.get(fold(third)))
        return found

    @cached_property
    def _verbs(self) -> dict[str, Verb]:
        return {}

    def analyse(self, word: str) -> tuple[tuple[str, str], ...]:
        """The folded third person and the tag of each form that a folded word may be, of all registered verbs."""
        return self.forms_by_word.get(word, ())

    @cached_property
    def forms_by_word(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """``left``: (("leaves", "past"), ("leaves", "participle")); of verbs with lines and of registered heads."""
        return self.forms_of([*self.verb_lines, *self.heads])

    def forms_of(self, heads: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        """The same for some heads alone, of phrases in scope say."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for head in heads:
            verb = self.verb(head)
            name = verb.forms["third"][0]
            for tag, forms in verb.forms.items():
                for form in forms:
                    found.setdefault(form, {})[name, tag] = None
        return {form: tuple(readings) for form, readings in found.items()}

    # Names, adjectives, numbers

    def name_forms(self, name: str, gender: str | None = None, plural: bool = False) -> dict[str, tuple[str, ...]]:
        """A name's cases as written, the preferred form first.

        Keys: nominative, genitive (also the dative), bare (a common noun without its article: ``în tren``).
        ``name_forms("Anna", "feminine")["genitive"]`` is ``("Annei", …)``; gender None is a place or a thing.
        """
        return name_cases(self.case_rules, name, gender, plural, bears_last=self.bears_case_last)

    def agree(self, word: str) -> tuple[str, ...]:
        """The folded masculine, feminine, masculine plural and feminine plural of a word with ``~`` (kept or not).

        A word that has a neuter besides gives it last: ``his~`` is his, her, their, their, its.
        """
        return tuple(map(fold, self.agreed_forms(word)))

    def agreed_forms(self, word: str) -> tuple[str, ...]:
        """The same as written; a word that gives all four with ``/`` keeps them."""
        forms = tuple(word.removesuffix("~").split("/"))
        return forms if len(forms) == 4 else agreed_forms(self.conjugation.adjectives, forms[0])

    def agreed(self, word: str, gender: str | None, *, plural: bool = False) -> str:
        """The form of an agreeing word for a gender and number; None is masculine."""
        forms = self.agreed_forms(word)
        if gender == "neuter" and not plural and len(forms) > 4:
            return forms[4]
        return forms[GENDERS.get(gender or "", 0) + 2 * plural]

    def number(self, words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
        """The number at a position and the position after it: ``("two", "dozen", "eggs")`` is 24 and 2."""
        phrase = self.number_phrases.longest(words, at)
        if phrase:
            return phrase
        starts = at + (at + 1 < len(words) and words[at] in self.articles and words[at + 1] in self.multipliers)
        return read_number(words, starts, self.numbers, self.multipliers, self.number_joints)


@lru_cache(maxsize=1)
def languages() -> dict[str, Path]:
    """The data file of each language, by code: those of the vocabularies that begin with ``language CODE NAME``."""
    found = {}
    for path in sorted(FOLDER.glob("*.skaz")):
        with path.open(encoding="utf-8") as file:
            words = file.readline().split()
        if len(words) >= 2 and words[0] == "language":
            found[words[1]] = path
    return found


@cache
def language(code: str) -> Language:
    """The language with this code; ``languages()`` has all that there are.

    Raises:
        KeyError: there is no such language.
    """
    from skaz.model.language.from_text import read_language

    return read_language(languages()[code].read_text(encoding="utf-8"))
