"""Nouns of a line, from any position: names, lists of names, pronouns, whom and what nobody names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skaz.model.lines.grammar import Grammar
from skaz.model.lines.names import NAME
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.shapes import (
    IMPERSONAL,
    Home,
    Implied,
    Indefinite,
    Listed,
    Name,
    Noun,
    Pro,
    There,
    Universal,
    Wordy,
)

PLACE = SlotKey("place", False, "", "")
PEOPLE = SlotKey("person", True, "", "")
THING = SlotKey("thing", False, "", "")


class Nouns:
    """Reads the nouns of one line and says at which slots they may stand; what is read is remembered.

    ``list_commas`` are the positions of commas that part the names of a list.
    """

    def __init__(self, grammar: Grammar, atoms: Sequence[str], list_commas: frozenset[int] = frozenset()) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.list_commas = list_commas
        self._links = grammar.links
        self._known: dict[int, list[tuple[int, Noun]]] = {}

    def read(self, at: int, end: int) -> list[tuple[int, Noun]]:
        """Names, lists of names, pronouns and quantified nouns from a position on, longest first."""
        known = self._known.get(at)
        if known is None:
            self._known[at] = known = list(self._read_nouns(at))
            known.sort(key=lambda found: -found[0])
        if not known or known[0][0] <= end:
            return known
        return [found for found in known if found[0] <= end]

    def _read_nouns(self, at: int) -> Iterator[tuple[int, Noun]]:
        count, links = len(self.atoms), self._links
        for after, noun in self._simple(at):
            yield after, noun
            parts: tuple[Noun, ...] = (noun,)
            place = after
            while place < count and self.atoms[place] in links:
                joined = self._past_link(place, at)
                step = next(iter(self._simple(joined)), None) if joined > place else None
                if step is None:
                    break
                place = step[0]
                parts = (*parts, step[1])
                yield place, Listed(parts)

    def _past_link(self, place: int, first: int) -> int:
        """Where the next of a list begins whose first stands at ``first``; ``place`` itself where no link ends here."""
        atoms, at, count = self.atoms, place, len(self.atoms)
        if atoms[at] == "," and at in self.list_commas:
            at += 1
        if at < count and atoms[at] in self.grammar.bare_and:
            at += 1
        if place < at < count and self.grammar.language.articles.get(atoms[at]) == "possessive":
            at += 1
        if place < at < count and first > 0 and atoms[at] == atoms[first - 1] in self.grammar.repeated:
            at += 1
        return at if at < count else place

    def _simple(self, at: int) -> list[tuple[int, Noun]]:
        if at >= len(self.atoms):
            return []
        word = self.atoms[at]
        if word.startswith(NAME):
            name: list[tuple[int, Noun]] = [(at + 1, Name(at))]
            possessed = self.grammar.quantities.possessed_home(self.atoms, at)
            return name if possessed is None else [(possessed, Home(at, Name(at))), *name]
        found: list[tuple[int, Noun]] = []
        possessed = self.grammar.quantities.possessed_home(self.atoms, at)
        if possessed is not None:
            found.append((possessed, Home(at, Pro(at, f"{word}'s"))))
        pronoun = self.grammar.pronouns.read(self.atoms, at)
        if pronoun is not None:
            odd = pronoun[1] in IMPERSONAL and not self.thing_before(at)
            found.append((pronoun[0], Pro(at, pronoun[1], odd)))
        for after, noun in self.grammar.quantities.quantified(self.atoms, at, self._simple):
            found.append((after, noun))
            if isinstance(noun, Universal) and noun.group is None:
                found.extend(self._those_there(after, noun))
        return found

    def _those_there(self, at: int, noun: Universal) -> Iterator[tuple[int, Noun]]:
        """``everyone at the inn``."""
        if at < len(self.atoms):
            found = self.grammar.adverbials.preposition(self.atoms, at)
            if found is not None and found[0] < len(self.atoms) and self.atoms[found[0]].startswith(NAME):
                place = Name(found[0])
                if found[1] != "way" and self.fits(place, PLACE):
                    yield found[0] + 1, noun._replace(end=found[0] + 1, group=place)

    def thing_before(self, at: int) -> bool:
        """Whether a thing is named before a position, which ``it`` then means (``this`` always means an event)."""
        return self.atoms[at] == "it" and any(
            atom.startswith(NAME) and self._is_thing(atom) for atom in self.atoms[:at]
        )

    def _is_thing(self, atom: str) -> bool:
        return all(self.grammar.is_a(kind, "thing") for kind in self.grammar.kinds(atom))

    def is_plural(self, noun: Noun) -> bool:
        if isinstance(noun, Listed | Universal):
            return True
        if isinstance(noun, Name):
            return self.atoms[noun.at].endswith("1")
        if isinstance(noun, Pro):
            return self.grammar.pronouns.kind(noun.word).may_be_plural
        return isinstance(noun, Implied)

    def fits(self, noun: Noun, key: SlotKey) -> bool:
        """Whether a noun can be of a slot's type; pronouns and what is left out are judged when they are resolved."""
        if key.type == "topic":
            return True
        if isinstance(noun, Name):
            return self.grammar.name_fits(self.atoms[noun.at], key.type)
        if isinstance(noun, Listed):
            return all(self.fits(part, key) for part in noun.parts)
        if isinstance(noun, Home):
            return self.grammar.is_a("house", key.type)
        if isinstance(noun, There):
            return self.grammar.is_place(key.type)
        if isinstance(noun, Pro):
            return self.grammar.pronouns.fits(noun.word, key.type)
        if isinstance(noun, Implied):
            person = self.grammar.is_a(key.type, "person") or self.grammar.is_a("person", key.type)
            return person or not noun.who
        if isinstance(noun, Wordy):
            return False
        return self.grammar.is_a(noun.type, key.type) or self.grammar.is_a(key.type, noun.type)

    def case_fits(self, noun: Noun, oblique: str) -> bool:
        if isinstance(noun, Listed):
            return all(self.case_fits(part, oblique) for part in noun.parts)
        if isinstance(noun, Name):
            flags = self.atoms[noun.at].rsplit(":", 1)[1]
            return flags[1] == "1" or (flags[0] == "1") == (oblique == "yes")
        if isinstance(noun, Pro):
            return self.grammar.pronouns.case_fits(noun.word, oblique)
        if isinstance(noun, Indefinite | Universal) and self.atoms[noun.at] in self.grammar.oblique:
            return oblique == "yes"
        return True
