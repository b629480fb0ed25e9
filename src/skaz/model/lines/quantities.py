"""Nouns that are no names: ``everyone``, ``a guard``, ``one of the workers``, ``two letters``, ``Levin's house``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from skaz.model.lines.names import NAME
from skaz.model.lines.shapes import Indefinite, Name, Noun, Universal
from skaz.text.fold import fold

if TYPE_CHECKING:
    from skaz.model.lines.grammar import Grammar


class Quantities:
    """Reads quantifiers, numbers and the nouns of a story's types."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.language = grammar.language
        singular = {
            w[0] for w, (kind, many) in grammar.type_nouns.items() if kind == "house" and not many and len(w) == 1
        }
        self.home_nouns = grammar.home | singular

    def quantified(
        self, atoms: Sequence[str], at: int, simple: Callable[[int], list[tuple[int, Noun]]]
    ) -> Iterator[tuple[int, Noun]]:
        """``everyone``, ``nobody``, ``a guard``, ``one of the workers``, ``two letters``, ``the letter``."""
        if atoms[at] in self.grammar.who:
            yield at + 1, Indefinite(at, at + 1, "person")
        table = self.language.quantifiers
        for length in range(min(table.longest_by_first.get(atoms[at], 0), len(atoms) - at), 0, -1):
            for q in table.get(tuple(atoms[at : at + length]), ()):
                after = at + length
                if q.alone:
                    yield after, _quantity(q.value, at, after, q.of if q.of != "any" else "entity", None)
                    continue
                noun = self.grammar.type_nouns.longest(atoms, after)
                if noun is not None:
                    yield noun[1], _quantity(q.value, at, noun[1], noun[0][0], None)
                elif after < len(atoms) and (
                    q.value in ("one_of", "all", "each", "none", "both") or atoms[after].startswith(NAME)
                ):
                    for end, group in simple(after):
                        kind = self.grammar.kinds(atoms[after])[0] if atoms[after].startswith(NAME) else "person"
                        if q.value != "some":
                            yield (
                                end,
                                _quantity(
                                    q.value, at, end, "person" if self.grammar.is_a(kind, "group") else kind, group
                                ),
                            )
        start = at + (self.language.articles.get(atoms[at]) == "definite")
        number = self.language.number(atoms, start)
        noun = self.grammar.type_nouns.longest(atoms, number[1] if number else start)
        if noun is not None and not (start == at > 0 and atoms[at - 1] in self.grammar.articles):
            if number is None and self._is_named_so(atoms, noun[1], noun[0][0]):
                yield noun[1] + 1, Name(noun[1])
            yield noun[1], Indefinite(at, noun[1], noun[0][0])

    def _is_named_so(self, atoms: Sequence[str], at: int, kind: str) -> bool:
        """Whether the name of one of a kind stands here, behind the noun for it: ``the horse Murgu``."""
        return at < len(atoms) and atoms[at].startswith(NAME) and self.grammar.name_fits(atoms[at], kind)

    def possessed_home(self, atoms: Sequence[str], at: int) -> int | None:
        """The position after ``Levin's house``, ``their home``; None where nothing of the kind stands here."""
        count = len(atoms)
        if self.grammar.drops_subject:
            return None
        if atoms[at].startswith(NAME) and at + 2 < count + 1 and at + 1 < count and atoms[at + 1] in ("'s", "'"):
            return at + 3 if at + 2 < count and atoms[at + 2] in self.home_nouns else None
        if atoms[at] in self.grammar.pronouns.possessives and at + 1 < count and atoms[at + 1] in self.home_nouns:
            return at + 2
        return None

    def number(self, text: str) -> float:
        found = self.language.number(fold(text).split())
        return float(found[0]) if found else 0.0


def _quantity(value: str, at: int, end: int, kind: str, group: Noun | None) -> Noun:
    if value == "none":
        return Universal(at, end, kind, group, none=True)
    if value in ("all", "each", "others", "both"):
        return Universal(at, end, kind, group)
    return Indefinite(at, end, kind, group)
