"""Go through the phrases of a verb along the words of a line: fixed words, adverbs, and what fills each slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skaz.model.lines.contents import Contents
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.names import NAME
from skaz.model.lines.nouns import Nouns
from skaz.model.lines.patterns import Node, SlotKey, Terminal
from skaz.model.lines.shapes import Argument, Home, Indefinite, Name, Noun, Pro, Tail, There, Wordy
from skaz.model.lines.tails import Tails
from skaz.model.lines.tokens import QUOTE

#: A phrase's end, what fills its slots, what adverbs, places and times among its words said, where it ends, clitics.
Walked = tuple[Terminal, tuple[Argument, ...], tuple[str | Tail, ...], int, tuple[Pro, ...]]


class Walk:
    """Walks tries of phrases. ``furthest`` is how far any walk came, ``wanted`` what would have fitted there."""

    def __init__(self, grammar: Grammar, atoms: Sequence[str], nouns: Nouns, contents: Contents, tails: Tails) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.nouns = nouns
        self.contents = contents
        self.tails = tails
        self.furthest = 0
        self.wanted: list[tuple[SlotKey, int]] = []

    def along(
        self,
        node: Node,
        at: int,
        end: int,
        args: tuple[Argument, ...],
        how: tuple[str | Tail, ...],
        clitics: tuple[Pro, ...],
    ) -> Iterator[Walked]:
        """All ends of phrases that can be reached from a node over the words from ``at`` on.

        ``args``, ``how`` and ``clitics`` are what was filled, said and not yet used on the way to the node.
        """
        for terminal in node.ends:
            yield terminal, args, how, at, clitics
        if clitics:
            for key, child in node.slots:
                yield from self._fill_by_clitic(key, child, at, end, args, how, clitics)
        if at >= end:
            return
        word = self.atoms[at]
        if at > self.furthest:
            self.furthest, self.wanted = at, []
        child_ = node.words.get(word)
        if child_ is not None:
            yield from self.along(child_, at + 1, end, args, how, clitics)
        elif word in self.grammar.articles:
            yield from self.along(node, at + 1, end, args, how, clitics)
        step = self.grammar.adverbials.adverb(self.atoms, at, end)
        if step is not None:
            yield from self.along(node, step[0], end, args, (*how, *step[1]), clitics)
        if node.words or node.slots:
            inside = self.tails.place_or_time(at, end)
            if inside is not None and inside[0] < end and self._goes_on(node, inside[0], inside[1]):
                yield from self.along(node, inside[0], end, args, (*how, inside[1]), clitics)
        if word in self.grammar.there or word in self.grammar.home:
            yield from self._walk_there(node, word, at, end, args, how, clitics)
        for key, child in node.slots:
            for after, arg in self._arguments(key, at, end):
                yield from self.along(child, after, end, (*args, arg), how, clitics)
            mine = child.words.get("'s")
            if mine is not None and word in self.grammar.pronouns.possessives:
                yield from self.along(mine, at + 1, end, (*args, Pro(at, f"{word}'s")), how, clitics)
            if mine is not None and word.startswith(NAME) and at + 1 < end and self.atoms[at + 1] == "'":
                yield from self.along(mine, at + 2, end, (*args, Name(at)), how, clitics)

    def _fill_by_clitic(
        self,
        key: SlotKey,
        child: Node,
        at: int,
        end: int,
        args: tuple[Argument, ...],
        how: tuple[str | Tail, ...],
        clitics: tuple[Pro, ...],
    ) -> Iterator[Walked]:
        for i, clitic in enumerate(clitics):
            if self.grammar.pronouns.clitic_fills(clitic.word, key):
                left = clitics[:i] + clitics[i + 1 :]
                yield from self.along(child, at, end, (*args, clitic), how, left)

    def _walk_there(
        self,
        node: Node,
        word: str,
        at: int,
        end: int,
        args: tuple[Argument, ...],
        how: tuple[str | Tail, ...],
        clitics: tuple[Pro, ...],
    ) -> Iterator[Walked]:
        noun: Noun = Home(at) if word in self.grammar.home else There(at)
        seen: set[int] = set()
        for preposition, child in node.words.items():
            if preposition not in (self.grammar.to_words if isinstance(noun, There) else self.grammar.homewards):
                continue
            nodes = [child, *(c for w, c in child.words.items() if w in self.grammar.to_words)]
            for inner in nodes:
                for key, grand in inner.slots:
                    if not key.is_content and self.nouns.fits(noun, key) and id(grand) not in seen:
                        seen.add(id(grand))
                        yield from self.along(grand, at + 1, end, (*args, noun), how, clitics)

    def _goes_on(self, node: Node, at: int, after: Tail) -> bool:
        """Whether a phrase goes on with the word here: a fixed one, or the ``pe`` before whom something is done to.

        Behind a place ``to`` rather says what for: ``goes by the train to see him``.
        """
        word = self.atoms[at]
        if word == "to" and after.kind != "time":
            return False
        return word in node.words or (word == "pe" and any(key.case == "acc" for key, _ in node.slots))

    def _arguments(self, key: SlotKey, at: int, end: int) -> list[tuple[int, Argument]]:
        """What may fill a slot from a position on, longest first."""
        word = self.atoms[at]
        if key.values:
            return [(at + 1, Wordy(at, "value"))] if word in key.values else []
        if key.type == "number":
            number = self.grammar.language.number(self.atoms[:end], at)
            return [(number[1], Wordy(at, "number", number[1]))] if number is not None else []
        if key.type == "words":
            return [(at + 1, Wordy(at, "words"))] if word == QUOTE else []
        if not key.is_content:
            return self._fitting_nouns(key, at, end)
        nouns = self._fitting_nouns(key, at, end) if key.type == "topic" else []
        return [*self.contents.read(key, at, end), *nouns]

    def _fitting_nouns(self, key: SlotKey, at: int, end: int) -> list[tuple[int, Argument]]:
        start, oblique = self.grammar.enter_case(self.atoms, at, key.case)
        if key.case == "obj" and self._is_marked_animal(at, end):
            start = at + 1
        found: list[tuple[int, Argument]] = []
        if start is None or start >= end:
            return found
        nouns = self.nouns
        for after, noun in nouns.read(start, end):
            if not nouns.case_fits(noun, oblique):
                continue
            if key.type == "topic" or nouns.fits(noun, key):
                found.append((after, noun))
            else:
                self._miss(key, start)
        if not found and self.grammar.is_a(key.type, "thing"):
            found.extend(self._new_thing(start, end))
        return found

    def _new_thing(self, at: int, end: int) -> Iterator[tuple[int, Argument]]:
        """``a violin``, where the story has no such kind of thing."""
        is_indefinite = self.grammar.language.articles.get(self.atoms[at]) == "indefinite"
        if is_indefinite and at + 1 < end and self.atoms[at + 1].isalpha():
            yield at + 2, Indefinite(at, at + 2, "thing", is_new=True)

    def _is_marked_animal(self, at: int, end: int) -> bool:
        """``pe Murgu``: whoever has a name and may be had, sold or stolen like a thing."""
        if self.atoms[at] != "pe" or at + 1 >= end or not self.atoms[at + 1].startswith(NAME):
            return False
        return self.grammar.name_fits(self.atoms[at + 1], "animal")

    def _miss(self, key: SlotKey, at: int) -> None:
        if at >= self.furthest:
            if at > self.furthest:
                self.furthest, self.wanted = at, []
            self.wanted.append((key, at))
