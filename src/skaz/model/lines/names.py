"""Find names in the words of a line: leftmost, longest, in all their forms, whatever the case or the diacritics."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from skaz.model.language import Language
from skaz.model.lines.tokens import Tokens, words_of

NAME = "\0"


@dataclass(frozen=True, slots=True)
class Named:
    """What a form may stand for: one entity, or several that share it. ``key`` is the shape that phrases see."""

    entities: tuple[str, ...]
    kinds: tuple[str, ...]
    genders: tuple[str | None, ...]
    oblique: bool
    plural: bool
    key: str


#: An entity, its type and gender, whether the form is oblique, whether it is plural.
Meaning = tuple[str, str, str | None, bool, bool]


class _Node:
    """A step in the trie of names: what may follow, and what the words up to here mean."""

    __slots__ = ("found", "meanings", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.meanings: list[Meaning] = []
        self.found: Named | None = None


class Names:
    """A trie over the words of all forms of one language.

    ``reserved`` are words that phrases use; a one-word name among them (``Will``, ``Hope``) must have its capital.
    """

    def __init__(self, language: Language, reserved: Iterable[str] = ()) -> None:
        self.language = language
        self._root = _Node()
        self._reserved = set(reserved)
        self._capital: set[str] = set()
        self.owners: frozenset[str] = frozenset()
        """Words that say whose a thing is and may stand for the article of its name."""
        self._owned: _Node | None = None
        self.forms: dict[str, str] = {}
        """Every form as written, to the entity it names: for the nearest guesses."""

    def add(
        self,
        form: str,
        entity: str,
        kind: str,
        gender: str | None,
        *,
        oblique: bool,
        plural: bool,
        by_rule: bool = False,
    ) -> None:
        words = words_of(form, self.language)
        if not words:
            return
        self.forms.setdefault(form, entity)
        if len(words) == 1 and words[0] in self._reserved and form[0].isupper():
            self._capital.add(words[0])
        node = self._root
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.meanings.append((entity, kind, gender, oblique, plural))

    def freeze(self) -> None:
        """Draw the meanings of each form together into a ``Named``; forms are complete."""
        articles = [word for word, kind in self.language.articles.items() if kind == "definite"]
        self._owned = next((self._root.next[word] for word in articles if word in self._root.next), None)
        stack = [self._root]
        while stack:
            node = stack.pop()
            if node.meanings:
                node.found = _named(node.meanings)
            stack.extend(node.next.values())

    def doubtful(self, tokens: Tokens, starts: Sequence[int], named: Sequence[Named | None]) -> list[int]:
        """The tokens at which a name begins that may as well be words of a phrase: ``the will``, ``medic``."""
        found = []
        for name, start, end in zip(named, starts, starts[1:]):
            words = tokens.words[start:end]
            if name is not None and all(word in self._reserved or word in self.language.articles for word in words):
                found.append(start)
        return found

    def find(self, tokens: Tokens, without: Container[int] = ()) -> tuple[list[str], list[Named | None], list[int]]:
        """The words with each name drawn together into its key; what each stands for; the token each begins at.

        At the tokens of ``without`` no name begins.
        """
        words = tokens.words
        root = self._root.next
        atoms: list[str] = []
        named: list[Named | None] = []
        starts: list[int] = []
        i, count = 0, len(words)
        while i < count:
            word = words[i]
            node = root.get(word)
            if self._owned is not None and word in self.owners and i not in without:
                # "his will" is what the story calls "the will"; "her last train" may be a name of its own.
                end, found = self._longest(words, i + 1, self._owned)
                if found is not None and (node is None or self._longest(words, i + 1, node)[1] is None):
                    atoms.append(found.key)
                    named.append(found)
                    starts.append(i)
                    i = end
                    continue
            if node is not None:
                end, found = self._longest(words, i + 1, node)
                if found is None:
                    end, found = i + 1, node.found
                is_word = end == i + 1 and word in self._capital and not tokens.is_capital(i)
                if found is not None and not is_word and i not in without:
                    atoms.append(found.key)
                    named.append(found)
                    starts.append(i)
                    i = end
                    continue
            atoms.append(word)
            named.append(None)
            starts.append(i)
            i += 1
        starts.append(count)
        return atoms, named, starts

    @staticmethod
    def _longest(words: list[str], i: int, node: _Node) -> tuple[int, Named | None]:
        """The longest name that goes on from a node; the words from ``i`` on are not in it yet."""
        end, found = i, None
        j, count = i, len(words)
        while j < count:
            step = node.next.get(words[j])
            if step is None:
                break
            node = step
            j += 1
            if node.found is not None:
                end, found = j, node.found
        return end, found


def _named(meanings: list[Meaning]) -> Named:
    unique = list(dict.fromkeys(meanings))
    straight = [m for m in unique if not m[3]]
    chosen = straight or unique
    entities = tuple(dict.fromkeys(m[0] for m in chosen))
    first = {m[0]: m for m in reversed(chosen)}
    kinds = tuple(first[e][1] for e in entities)
    genders = tuple(first[e][2] for e in entities)
    # A form that is both nominative and oblique (indeclinable names) counts as either.
    oblique = not straight
    both = bool(straight) and len(straight) < len(unique)
    plural = all(m[4] for m in chosen)
    shape = "/".join(f"{k}:{g or ''}" for k, g in zip(kinds, genders))
    return Named(entities, kinds, genders, oblique, plural, f"{NAME}{shape}:{oblique:d}{both:d}{plural:d}")
