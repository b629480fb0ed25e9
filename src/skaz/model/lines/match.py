"""Match the words of a clause against the phrases in scope: its subject, its verb, what follows, then its tails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from skaz.model.lines.contents import Contents
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.limits import MAX_DEPTH, MAX_READINGS, TooDeep
from skaz.model.lines.nouns import Nouns
from skaz.model.lines.particles import joined
from skaz.model.lines.patterns import Terminal
from skaz.model.lines.shapes import Argument, Implied, Indefinite, Listed, Matched, Name, Noun, Pro, Tail, Universal
from skaz.model.lines.tails import Tails
from skaz.model.lines.verb_groups import VerbGroup
from skaz.model.lines.walk import Walk
from skaz.text.near import nearest

#: How alike a word must be to a noun of the story to be taken for a slip of it.
NEARLY = 75


class Matcher:
    """One line's words, matched from any position; results are remembered, so that no stretch is read twice.

    ``list_commas`` are the positions of commas that part the names of a list; ``depth`` is how many clauses are being
    read around a position. How far any reading came stands in ``walk``: the ground of a finding's guess.
    """

    def __init__(self, grammar: Grammar, atoms: Sequence[str], list_commas: frozenset[int] = frozenset()) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.depth = 0
        self.nouns = Nouns(grammar, atoms, list_commas)
        self.tails = Tails(self)
        self.walk = Walk(grammar, atoms, self.nouns, Contents(self), self.tails)
        self._clauses: dict[Any, list[Matched]] = {}

    def clauses(self, at: int, end: int, expect: str = "finite", subject: Noun | None = None) -> list[Matched]:
        """All readings of a clause that begins at ``at``, longest first. With ``subject`` its own is left out."""
        at = self._past_blanks(at, end)
        key = (at, end, expect, self._subject_key(subject))
        known = self._clauses.get(key)
        if known is None:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise TooDeep
            try:
                known = self._read_clauses(at, end, expect, subject)
            finally:
                self.depth -= 1
            known.sort(key=lambda m: -m.end)
            self._clauses[key] = known
        return known

    def sequence(
        self, at: int, end: int, expect: str, subject: Noun | None
    ) -> Iterator[tuple[int, tuple[Matched, ...]]]:
        """Clauses joined by bare ``and``; one without a subject keeps the last one's."""
        for first in self.clauses(at, end, expect, subject)[:MAX_READINGS]:
            if first.end < end and self.atoms[first.end] in self.grammar.bare_and:
                after = first.end + 1
                going_on: list[tuple[Noun | None, str]] = [(Implied(after), expect)]
                if expect not in ("base", "ing", "passive"):
                    going_on.insert(0, (None, expect))
                if "passive" in first.how:
                    going_on.append((Implied(after), "passive"))  # is arrested and taken to prison
                for again, form in going_on:
                    start = self.grammar.openings.skip(self.atoms, after, form)
                    for rest_end, rest in self.sequence(start, end, form, again):
                        if again is None or self.nouns.fits(first.subject, rest[0].terminal.subject_key):
                            yield rest_end, (first, *rest)
            yield first.end, (first,)

    def _read_clauses(self, at: int, end: int, expect: str, subject: Noun | None) -> list[Matched]:
        found: list[Matched] = []
        how, first = self._opening_adverb(at, end) if subject is None else ((), at)
        for after, noun, lead, said in self._subjects(first, end, subject):
            start = self._past_blanks(after, end)
            for group in self.grammar.verbs.read(self.atoms, start, end, expect):
                group = group._replace(how=joined((*how, *group.how))) if how else group
                for matched in self._from_verb(at, noun, group, end, lead, said):
                    found.append(matched)
                    if len(found) >= 4 * MAX_READINGS:
                        return found
        return found

    @staticmethod
    def _subject_key(subject: Noun | None) -> object:
        if isinstance(subject, Implied):
            return subject.who
        return subject if isinstance(subject, Name | Listed | Pro) else type(subject)

    def _past_blanks(self, at: int, end: int) -> int:
        """The position after commas that are read over."""
        while at < end and self.atoms[at] == self.grammar.blank:
            at += 1
        return at

    def _subjects(self, at: int, end: int, given: Noun | None) -> Iterator[tuple[int, Noun, tuple[Tail, ...], bool]]:
        if given is not None:
            yield at, given, (), False
            return
        lead: tuple[Tail, ...] = ()
        place = at
        while place < end:
            step = self.tails.place_or_time(place, end)
            if step is None:
                break
            place, tail = self._past_blanks(step[0], end), step[1]
            lead = (*lead, tail)
        for start, tails in {at: (), place: lead}.items():
            for after, noun in self.nouns.read(self._past_focus(start, end), end):
                yield after, noun, tails, True
            if self.grammar.drops_subject:
                yield start, Implied(start), tails, False

    def _opening_adverb(self, at: int, end: int) -> tuple[tuple[str, ...], int]:
        """What an adverb before the subject says, and where the subject then begins: ``apparently, Anna leaves``."""
        adverb = self.grammar.adverbials.adverb(self.atoms, at, end) if at < end else None
        if adverb is None or not adverb[1] or adverb[1][0].startswith("where:"):
            return (), at
        after = self._past_blanks(adverb[0], end)
        return (adverb[1], after) if after < end else ((), at)

    def _past_focus(self, at: int, end: int) -> int:
        """The position after ``only``, ``even`` and the like, which change nothing."""
        adverb = self.grammar.adverbials.adverb(self.atoms, at, end) if at < end else None
        return at if adverb is None or adverb[1] or adverb[0] >= end else adverb[0]

    def _from_verb(
        self, start: int, subject: Noun, group: VerbGroup, end: int, lead: tuple[Tail, ...], said: bool
    ) -> Iterator[Matched]:
        node = self.grammar.patterns.trie(group.head, passive=group.passive)
        if node is None:
            return
        clitics = tuple(Pro(i, w) for i, w in group.clitics)
        before = set(group.before)
        for terminal, args, how, after, left in self.walk.along(node, group.end, end, (), (), clitics):
            if terminal.before != before:
                continue
            if left and not self.grammar.pronouns.may_remain(left, terminal):
                continue
            if clitics and self._should_double(terminal, args, clitics, left):
                continue
            if not self._subject_fits(subject, terminal, group):
                continue
            if any(isinstance(arg, Indefinite) and not self._may_be_new(arg, terminal) for arg in args):
                continue
            words = (*group.how, *(mark for mark in how if isinstance(mark, str)))
            inside = tuple(mark for mark in how if isinstance(mark, Tail))
            if group.passive:
                words = (*words, "passive")
            by_all = isinstance(subject, Name | Universal)
            loose = (terminal.mutual and (by_all or not terminal.is_own)) or terminal.reflexive != group.reflexive
            base = Matched(terminal, subject, args, words, (*lead, *inside), start, after, said, loose)
            yield from self._with_tails(base, end)

    def _subject_fits(self, subject: Noun, terminal: Terminal, group: VerbGroup) -> bool:
        if terminal.reflexive != group.reflexive and not self.grammar.pronouns.reflexive_fits(
            terminal.reflexive, group
        ):
            return False
        if terminal.mutual and not self.nouns.is_plural(subject):
            return False
        return self.nouns.fits(subject, terminal.subject_key)

    def _may_be_new(self, noun: Indefinite, terminal: Terminal) -> bool:
        """Whether a thing may be of a kind that the story has no noun for, nor one spelled nearly so: who makes it."""
        if not noun.is_new:
            return True
        nouns = [words[0] for words in self.grammar.type_nouns if len(words) == 1]
        return "making" in terminal.word.marks and not nearest(self.atoms[noun.end - 1], nouns, cutoff=NEARLY)

    def _should_double(
        self, terminal: Terminal, args: tuple[Argument, ...], clitics: tuple[Pro, ...], left: tuple[Pro, ...]
    ) -> bool:
        """Whether a clitic fills a slot and could as well double the noun of another: ``le ia pe Anna și pe Kitty``."""
        used = [clitic for clitic in clitics if clitic not in left]
        is_object = any(key.case == "obj" and arg in used for key, arg in zip(terminal.keys, args))
        if is_object and any(self._is_marked_person(arg) for arg in args):
            return True
        nouns = [key for key, arg in zip(terminal.keys, args) if key.case in ("acc", "dat") and arg not in clitics]
        return any(
            self.grammar.pronouns.clitic_fills(clitic.word, key)
            and not any(self.grammar.pronouns.clitic_fills(other.word, key) for other in left)
            for clitic in used
            for key in nouns
        )

    def _is_marked_person(self, noun: Argument) -> bool:
        """Whether this is somebody's name after ``pe``, which a clitic doubles."""
        if isinstance(noun, Listed):
            return self._is_marked_person(noun.parts[0])
        if not isinstance(noun, Name) or noun.at == 0 or self.atoms[noun.at - 1] != "pe":
            return False
        return any(self.grammar.is_a(kind, "character") for kind in self.grammar.kinds(self.atoms[noun.at]))

    def _with_tails(self, base: Matched, end: int) -> Iterator[Matched]:
        readings = [base]
        count = 0
        while readings and count < MAX_READINGS:
            current = readings.pop(0)
            yield current
            count += 1
            if current.end < end:
                for after, tail, how in self.tails.read(current.end, end):
                    longer = current._replace(end=after, how=(*current.how, *how))
                    if tail is not None:
                        longer = longer._replace(tails=(*current.tails, tail))
                    readings.append(longer)
