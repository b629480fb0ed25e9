"""What matching asks of a language and a story's words; made once for each story and language."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from copy import copy
from functools import lru_cache

from skaz.model.language import Language, WordTable
from skaz.model.lines.adverbials import Adverbials
from skaz.model.lines.forms import Forms
from skaz.model.lines.names import NAME
from skaz.model.lines.openings import Openings
from skaz.model.lines.patterns import Patterns
from skaz.model.lines.phrase_words import PhraseWords
from skaz.model.lines.pronoun_words import PronounWords
from skaz.model.lines.quantities import Quantities
from skaz.model.lines.verb_groups import VerbGroups
from skaz.model.times import Calendar
from skaz.model.world import Word
from skaz.text.fold import fold

_TO_A_PLACE = {("place", "at"), ("place", "in"), ("place", "on"), ("direction", "to")}


class Grammar:
    """A language with the words of a story's vocabularies.

    ``is_a(kind, type)`` asks the story's types; ``type_nouns`` are the nouns that name types, with their number.
    Each ability is a part of its own: ``verbs``, ``pronouns``, ``quantities``, ``openings``, ``adverbials``;
    ``phrases`` and ``patterns`` are what the vocabularies say.
    """

    blank = "\4"

    def __init__(
        self, language: Language, is_a: Callable[[str, str], bool], type_nouns: WordTable[tuple[str, bool]]
    ) -> None:
        self.language = language
        self.code = language.code
        self._is_a = is_a
        self._name_fits: dict[tuple[str, str], bool] = {}
        self.type_nouns = type_nouns
        self.wants: Word | None = None
        """The attitude of wanting, where the story has it: what a purpose inside a content says."""
        self.be = language.verb(language.copula).forms["third"][0]
        self.is_atoms = (self.be,)
        self.drops_subject = bool(language.clitics)
        self._take_small_words(language)
        self.verbs = VerbGroups(language, self.be)
        self.pronouns = PronounWords(language, is_a)
        self.openings = Openings(language, self.verbs, self.who)
        self.adverbials = Adverbials(language, self.name_fits)
        self.quantities = Quantities(self)
        self.phrases = PhraseWords(language, self.pronouns.possessives)
        self.patterns = Patterns(self)

    def in_calendar(self, calendar: Calendar) -> Grammar:
        """The same grammar, dates read by another calendar."""
        other = copy(self)
        other.adverbials = Adverbials(self.language, self.name_fits, calendar)
        return other

    def _take_small_words(self, language: Language) -> None:
        passed_over = ("definite", "indefinite", "possessive")
        self.articles = frozenset({self.blank, *(w for w, kind in language.articles.items() if kind in passed_over)})
        self.who = frozenset(w[0] for w, kinds in language.questions.items() if len(w) == 1 and "who" in kinds)
        self.bare_and = frozenset(w[0] for w, v in language.conjunctions.items() if v == "and" and len(w) == 1)
        self.links = self.bare_and | {","}
        self.conjunctions = frozenset(w[0] for w in language.conjunctions if len(w) == 1) | {"so"}
        self.home = frozenset(w[0] for w, v in language.places.items() if v == "home" and len(w) == 1)
        self.there = frozenset(w[0] for w, v in language.places.items() if v in ("there", "here") and len(w) == 1)
        self.agent = tuple(words for words, rs in language.prepositions.items() if any(r.role == "agent" for r in rs))
        self.to_words = _to_words(language)
        self.repeated = frozenset(words[0] for words in language.prepositions if len(words) == 1)
        """What may stand again before each of a list: ``cu Ilie și cu Petru``, ``pe Ana și pe Ion``."""
        self.with_word = next(
            words[0]
            for words, readings in language.prepositions.items()
            if any((r.role, r.value) == ("company", "with") for r in readings)
        )
        plain: dict[tuple[str, str], str] = {}
        for words, readings in language.prepositions.items():
            for r in readings:
                if words[0] in self.to_words and (r.role, r.value) in {("place", "at"), ("direction", "to")}:
                    plain.setdefault((r.role, r.value), words[0])
        self.homewards = frozenset(plain.values())
        self.oblique = _oblique(language)

    def learn_verbs(self, known: Forms | None = None, heads: Container[str] = ()) -> None:
        """Learn all forms of the verbs that phrases begin with; those of some heads are known.

        Call it once all words are added.
        """
        new = {head: text for head, text in self.patterns.written.items() if head not in heads}
        self.verbs.learn(new, frozenset(self.patterns.before), known or Forms())

    def is_a(self, kind: str, type_name: str) -> bool:
        return self._is_a(kind, type_name)

    def is_place(self, type_name: str) -> bool:
        return type_name == "entity" or self._is_a(type_name, "place")

    def is_plural_name(self, head: str) -> bool:
        """Whether the head of a name is a plural by its form."""
        return any(pattern.fullmatch(head) for pattern in self.language.style.plural_names)

    def gender_of_name(self, head: str) -> str | None:
        """The gender of the name of what has no sex, by its form; None where the language has no such genders."""
        patterns = self.language.style.feminine
        if not patterns:
            return None
        return "feminine" if any(pattern.fullmatch(head) for pattern in patterns) else "masculine"

    @staticmethod
    @lru_cache(maxsize=4096)
    def kinds(atom: str) -> tuple[str, ...]:
        """The types of what a name's key may stand for."""
        return tuple(shape.partition(":")[0] for shape in atom[len(NAME) :].rsplit(":", 1)[0].split("/"))

    def name_fits(self, atom: str, type_name: str) -> bool:
        """Whether something that a name may stand for is of a type."""
        fits = self._name_fits.get((atom, type_name))
        if fits is None:
            fits = any(self._is_a(kind, type_name) for kind in self.kinds(atom))
            self._name_fits[atom, type_name] = fits
        return fits

    def enter_case(self, atoms: Sequence[str], at: int, case: str) -> tuple[int | None, str]:
        """Where a noun of a case begins, after its marker, and whether its form must be oblique (yes, no)."""
        if case == "acc":
            return (at + 1 if atoms[at] == "pe" else at), "no"
        if case in ("dat", "gen"):
            return at, "yes"
        return at, "no"


def _to_words(language: Language) -> frozenset[str]:
    """Prepositions of one word that lead to a place and are in none that leads from it."""
    origin = {w for words, rs in language.prepositions.items() for w in words if any(r.role == "origin" for r in rs)}
    return frozenset(
        words[0]
        for words, readings in language.prepositions.items()
        if len(words) == 1 and words[0] not in origin and any((r.role, r.value) in _TO_A_PLACE for r in readings)
    )


def _oblique(language: Language) -> frozenset[str]:
    """The first words of those without a name who own or receive: cuiva, unei."""
    return frozenset(
        fold(form).split(" ")[0]
        for forms in language.style.stand_ins.values()
        for form in (forms[-1].split("/") if len(forms) > 1 else ())
    )
