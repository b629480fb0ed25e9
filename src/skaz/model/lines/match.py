"""Match the words of a clause against the phrases in scope: subject, verb, slots, then the tails every clause may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from skaz.model.lines.grammar import Grammar
from skaz.model.lines.names import NAME
from skaz.model.lines.patterns import Node, SlotKey, Terminal
from skaz.model.lines.shapes import (
    IMPERSONAL,
    Argument,
    Home,
    Implied,
    Indefinite,
    Listed,
    Matched,
    Name,
    Noun,
    Pro,
    Said,
    Tail,
    There,
    Universal,
    Wordy,
)
from skaz.model.lines.tokens import FORMAL, QUOTE, REF
from skaz.model.lines.verb_groups import VerbGroup

PLACE = SlotKey("place", False, "", "")
PEOPLE = SlotKey("person", True, "", "")

MAX_DEPTH = 24
MAX_READINGS = 32

_THAT = frozenset({"fact", "deed", "content", "topic"})
_WHETHER = frozenset({"fact", "content", "question", "topic"})
_TO = frozenset({"deed", "content", "topic"})


class TooDeep(Exception):
    """Contents stand in contents deeper than a reader can follow."""


class Matcher:
    """One line's words, matched from any position; results are remembered, so that no stretch is read twice.

    ``list_commas`` are the positions of commas that part the names of a list. ``furthest`` is how far any reading came,
    with what would have fitted there: the ground of a finding's guess.
    """

    def __init__(self, grammar: Grammar, atoms: Sequence[str], list_commas: frozenset[int] = frozenset()) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.list_commas = list_commas
        self.furthest = 0
        self.wanted: list[tuple[SlotKey, int]] = []
        self._depth = 0
        self._clauses: dict[Any, list[Matched]] = {}
        self._nouns: dict[int, list[tuple[int, Noun]]] = {}
        self._contents: dict[Any, list[tuple[int, Said]]] = {}
        self._times: dict[int, list[tuple[int, Any]]] = {}
        self._adverbials: dict[tuple[int, int], tuple[int, Tail] | None] = {}
        self._tails: dict[tuple[int, int], list[tuple[int, Tail | None, tuple[str, ...]]]] = {}

    # Clauses

    def clauses(self, at: int, end: int, expect: str = "finite", subject: Noun | None = None) -> list[Matched]:
        """All readings of a clause that begins at ``at``, longest first. With ``subject`` its own is left out."""
        at = self._past_blanks(at, end)
        key = (at, end, expect, self._subject_key(subject))
        known = self._clauses.get(key)
        if known is None:
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise TooDeep
            try:
                known = self._read_clauses(at, end, expect, subject)
            finally:
                self._depth -= 1
            known.sort(key=lambda m: -m.end)
            self._clauses[key] = known
        return known

    def _read_clauses(self, at: int, end: int, expect: str, subject: Noun | None) -> list[Matched]:
        found: list[Matched] = []
        for after, noun, lead, said in self._subjects(at, end, subject):
            start = self._past_blanks(after, end)
            for group in self.grammar.verbs.read(self.atoms, start, end, expect):
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

    def _subjects(
        self, at: int, end: int, given: Noun | None
    ) -> Iterator[tuple[int, Noun, tuple[Tail, ...], bool]]:
        if given is not None:
            yield at, given, (), False
            return
        lead: tuple[Tail, ...] = ()
        place = at
        while place < end:
            step = self._tail_adverbial(place, end)
            if step is None:
                break
            place, tail = self._past_blanks(step[0], end), step[1]
            lead = (*lead, tail)
        for start, tails in {at: (), place: lead}.items():
            for after, noun in self.nouns(start, end):
                yield after, noun, tails, True
            if self.grammar.drops_subject:
                yield start, Implied(start), tails, False

    def _from_verb(
        self, start: int, subject: Noun, group: VerbGroup, end: int, lead: tuple[Tail, ...], said: bool
    ) -> Iterator[Matched]:
        table = self.grammar.patterns.passive if group.passive else self.grammar.patterns.active
        node = table.get(group.head)
        if node is None:
            return
        clitics = tuple(Pro(i, w) for i, w in group.clitics)
        before = set(group.before)
        for terminal, args, how, after, left in self._walk(node, group.end, end, (), (), clitics):
            if terminal.before != before:
                continue
            if left and not self.grammar.pronouns.may_remain(left, terminal):
                continue
            if clitics and self._should_double(terminal, args, clitics, left):
                continue
            if not self._subject_fits(subject, terminal, group):
                continue
            words = (*group.how, *how)
            if group.passive:
                words = (*words, "passive")
            by_all = isinstance(subject, Name | Universal)
            loose = (terminal.mutual and (by_all or not terminal.is_own)) or terminal.reflexive != group.reflexive
            base = Matched(terminal, subject, args, words, lead, start, after, said, loose)
            yield from self._with_tails(base, end)

    def _should_double(
        self, terminal: Terminal, args: tuple[Argument, ...], clitics: tuple[Pro, ...], left: tuple[Pro, ...]
    ) -> bool:
        """Whether a clitic fills a slot that could as well double the noun of another: ``le ia pe Anna și pe Kitty``."""
        used = [clitic for clitic in clitics if clitic not in left]
        if any(key.case == "obj" and arg in used for key, arg in zip(terminal.keys, args)):
            if any(self._is_marked_person(arg) for arg in args):
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

    def _subject_fits(self, subject: Noun, terminal: Terminal, group: VerbGroup) -> bool:
        if terminal.reflexive != group.reflexive and not self.grammar.pronouns.reflexive_fits(terminal.reflexive, group):
            return False
        if terminal.mutual and not self.is_plural(subject):
            return False
        return self.fits(subject, terminal.subject_key)

    def _walk(
        self,
        node: Node,
        at: int,
        end: int,
        args: tuple[Argument, ...],
        how: tuple[str, ...],
        clitics: tuple[Pro, ...],
    ) -> Iterator[tuple[Terminal, tuple[Argument, ...], tuple[str, ...], int, tuple[Pro, ...]]]:
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
            yield from self._walk(child_, at + 1, end, args, how, clitics)
        elif word in self.grammar.articles:
            yield from self._walk(node, at + 1, end, args, how, clitics)
        step = self.grammar.adverbials.adverb(self.atoms, at, end)
        if step is not None:
            yield from self._walk(node, step[0], end, args, (*how, *step[1]), clitics)
        if word in self.grammar.there or word in self.grammar.home:
            yield from self._walk_there(node, word, at, end, args, how, clitics)
        for key, child in node.slots:
            for after, arg in self.arguments(key, at, end):
                yield from self._walk(child, after, end, (*args, arg), how, clitics)
            mine = child.words.get("'s")
            if mine is not None and word in self.grammar.pronouns.possessives:
                yield from self._walk(mine, at + 1, end, (*args, Pro(at, f"{word}'s")), how, clitics)
            if mine is not None and word.startswith(NAME) and at + 1 < end and self.atoms[at + 1] == "'":
                yield from self._walk(mine, at + 2, end, (*args, Name(at)), how, clitics)

    def _fill_by_clitic(
        self,
        key: SlotKey,
        child: Node,
        at: int,
        end: int,
        args: tuple[Argument, ...],
        how: tuple[str, ...],
        clitics: tuple[Pro, ...],
    ) -> Iterator[tuple[Terminal, tuple[Argument, ...], tuple[str, ...], int, tuple[Pro, ...]]]:
        for i, clitic in enumerate(clitics):
            if self.grammar.pronouns.clitic_fills(clitic.word, key):
                left = clitics[:i] + clitics[i + 1 :]
                yield from self._walk(child, at, end, (*args, clitic), how, left)

    def _walk_there(
        self,
        node: Node,
        word: str,
        at: int,
        end: int,
        args: tuple[Argument, ...],
        how: tuple[str, ...],
        clitics: tuple[Pro, ...],
    ) -> Iterator[tuple[Terminal, tuple[Argument, ...], tuple[str, ...], int, tuple[Pro, ...]]]:
        noun: Noun = Home(at) if word in self.grammar.home else There(at)
        seen: set[int] = set()
        for preposition, child in node.words.items():
            if preposition not in (self.grammar.to_words if isinstance(noun, There) else self.grammar.homewards):
                continue
            nodes = [child, *(c for w, c in child.words.items() if w in self.grammar.to_words)]
            for inner in nodes:
                for key, grand in inner.slots:
                    if not key.is_content and self.fits(noun, key) and id(grand) not in seen:
                        seen.add(id(grand))
                        yield from self._walk(grand, at + 1, end, (*args, noun), how, clitics)

    # Arguments

    def arguments(self, key: SlotKey, at: int, end: int) -> list[tuple[int, Argument]]:
        """What may fill a slot from a position on, longest first."""
        word = self.atoms[at]
        if key.values:
            return [(at + 1, Wordy(at, "value"))] if word in key.values else []
        if key.type == "number":
            return [(at + 1, Wordy(at, "number"))] if self.grammar.quantities.is_number(word) else []
        if key.type == "words":
            return [(at + 1, Wordy(at, "words"))] if word == QUOTE else []
        if not key.is_content:
            return self._fitting_nouns(key, at, end)
        nouns = self._fitting_nouns(key, at, end) if key.type == "topic" else []
        return [*self.contents(key, at, end), *nouns]

    def _fitting_nouns(self, key: SlotKey, at: int, end: int) -> list[tuple[int, Argument]]:
        start, oblique = self.grammar.enter_case(self.atoms, at, key.case)
        found: list[tuple[int, Argument]] = []
        if start is None or start >= end:
            return found
        for after, noun in self.nouns(start, end):
            if not self._case_fits(noun, oblique):
                continue
            if key.type == "topic" or self.fits(noun, key):
                found.append((after, noun))
            else:
                self._miss(key, start)
        return found

    def _miss(self, key: SlotKey, at: int) -> None:
        if at >= self.furthest:
            if at > self.furthest:
                self.furthest, self.wanted = at, []
            self.wanted.append((key, at))

    def _case_fits(self, noun: Noun, oblique: str) -> bool:
        if isinstance(noun, Listed):
            return all(self._case_fits(part, oblique) for part in noun.parts)
        if isinstance(noun, Name):
            flags = self.atoms[noun.at].rsplit(":", 1)[1]
            return flags[1] == "1" or (flags[0] == "1") == (oblique == "yes")
        if isinstance(noun, Pro):
            return self.grammar.pronouns.case_fits(noun.word, oblique)
        if isinstance(noun, Indefinite | Universal) and self.atoms[noun.at] in self.grammar.oblique:
            return oblique == "yes"
        return True

    def contents(self, key: SlotKey, at: int, end: int) -> list[tuple[int, Said]]:
        """Contents that may fill a slot: that-, whether- and to-clauses, -ing, quoted words, ``it``, the formal spelling."""
        memo = (key.type, key.bare, at, end)
        known = self._contents.get(memo)
        if known is None:
            known = list(self._read_contents(key.type, at, end))
            if key.bare:
                known += [(after, Said("that", clauses, at, after)) for after, clauses in self.sequence(at, end, "finite", None)]
            known.sort(key=lambda found: -found[0])
            self._contents[memo] = known[:MAX_READINGS]
        return known

    def _read_contents(self, kind: str, at: int, end: int) -> Iterator[tuple[int, Said]]:
        word = self.atoms[at]
        if word == QUOTE:
            yield at + 1, Said("words", (), at, at + 1)
        elif word == FORMAL:
            yield at + 1, Said("formal", (), at, at + 1)
        if word in self.grammar.pronouns.of_events:
            yield at + 1, Said("it", (), at, at + 1, self._thing_before(at))
        for mode, start, expect, implied in self.grammar.openings.contents(self.atoms, at, end):
            if self.atoms[start] == FORMAL:
                yield start + 1, Said("formal", (), start, start + 1)
            if mode == "words":
                if kind in _WHETHER:
                    yield end, Said("words", (), at, end, True)
                continue
            if mode == "that" and kind not in _THAT:
                continue
            if mode == "whether" and kind not in _WHETHER:
                continue
            if mode in ("to", "doing") and kind not in _TO:
                continue
            subject = Implied(start, who=True) if implied else None
            for after, clauses in self.sequence(start, end, expect, subject):
                yield after, Said(mode, clauses, at, after)
        if kind in ("content", "deed"):
            yield from self._somebody_to_do(at, end)
        if kind == "deed" and self.grammar.verbs.perceived(self.atoms, at) == "base":
            for after, clauses in self.sequence(at, end, "base", Implied(at, who=True)):
                yield after, Said("to", clauses, at, after, True)
        if kind in ("content", "fact"):
            yield from self._somebody_doing(at, end)

    def _somebody_doing(self, at: int, end: int) -> Iterator[tuple[int, Said]]:
        """``George hide the ring`` in ``sees George hide the ring``."""
        for after, noun in self.nouns(at, end):
            form = self.grammar.verbs.perceived(self.atoms, after) if after < end else ""
            if form and self.fits(noun, PEOPLE):
                for last, clauses in self.sequence(after, end, form, noun):
                    yield last, Said("that", clauses, at, last, True)
                return

    def _somebody_to_do(self, at: int, end: int) -> Iterator[tuple[int, Said]]:
        """``Tomas to leave`` in ``wants Tomas to leave``."""
        for after, noun in self.nouns(at, end):
            if self.grammar.verbs.opens_deed(self.atoms, after, end) and self.fits(noun, PEOPLE):
                for last, clauses in self.sequence(at, end, "to+base", None):
                    yield last, Said("to", clauses, at, last)
                return

    def sequence(
        self, at: int, end: int, expect: str, subject: Noun | None
    ) -> Iterator[tuple[int, tuple[Matched, ...]]]:
        """Clauses joined by bare ``and``; one without a subject keeps the last one's."""
        for first in self.clauses(at, end, expect, subject)[:MAX_READINGS]:
            if first.end < end and self.atoms[first.end] in self.grammar.bare_and:
                after = first.end + 1
                for again in (None, Implied(after)):
                    if again is None and expect in ("base", "ing"):
                        continue
                    start = self.grammar.openings.skip(self.atoms, after, expect)
                    for rest_end, rest in self.sequence(start, end, expect, again):
                        if again is None or self.fits(first.subject, rest[0].terminal.subject_key):
                            yield rest_end, (first, *rest)
            yield first.end, (first,)

    # Nouns

    def nouns(self, at: int, end: int) -> list[tuple[int, Noun]]:
        """Names, lists of names, pronouns and quantified nouns from a position on, longest first."""
        known = self._nouns.get(at)
        if known is None:
            self._nouns[at] = known = list(self._read_nouns(at))
            known.sort(key=lambda found: -found[0])
        if not known or known[0][0] <= end:
            return known
        return [found for found in known if found[0] <= end]

    def _read_nouns(self, at: int) -> Iterator[tuple[int, Noun]]:
        count = len(self.atoms)
        for after, noun in self._simple_nouns(at):
            yield after, noun
            parts: tuple[Noun, ...] = (noun,)
            place = after
            while place < count:
                joined = place
                if self.atoms[joined] == "," and joined in self.list_commas:
                    joined += 1
                if joined < count and self.atoms[joined] in self.grammar.bare_and:
                    joined += 1
                if joined < count and joined > place and self.grammar.language.articles.get(self.atoms[joined]) == "possessive":
                    joined += 1
                if joined > place and at > 0 and joined < count and self.atoms[joined] == self.atoms[at - 1] == "pe":
                    joined += 1
                if joined == place or joined >= count:
                    break
                step = next(iter(self._simple_nouns(joined)), None)
                if step is None:
                    break
                parts = (*parts, step[1])
                place = step[0]
                yield place, Listed(parts)

    def _simple_nouns(self, at: int) -> list[tuple[int, Noun]]:
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
            odd = pronoun[1] in IMPERSONAL and not self._thing_before(at)
            found.append((pronoun[0], Pro(at, pronoun[1], odd)))
        for after, noun in self.grammar.quantities.quantified(self.atoms, at, self._simple_nouns):
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

    def _thing_before(self, at: int) -> bool:
        """Whether a thing is named before a position, which ``it`` then means (``this`` always means an event)."""
        return self.atoms[at] == "it" and any(atom.startswith(NAME) and self._is_thing(atom) for atom in self.atoms[:at])

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

    # Tails

    def _with_tails(self, base: Matched, end: int) -> Iterator[Matched]:
        readings = [base]
        count = 0
        while readings and count < MAX_READINGS:
            current = readings.pop(0)
            yield current
            count += 1
            if current.end < end:
                for after, tail, how in self.tails(current.end, end):
                    longer = current._replace(end=after, how=(*current.how, *how))
                    if tail is not None:
                        longer = longer._replace(tails=(*current.tails, tail))
                    readings.append(longer)

    def tails(self, at: int, end: int) -> list[tuple[int, Tail | None, tuple[str, ...]]]:
        """What may follow a clause here: where it ends, the tail (None for an adverb), what an adverb says."""
        if self.atoms[at] == REF:
            return [(at + 1, Tail("ref", at, at), ())] if self._depth <= 1 else []
        known = self._tails.get((at, end))
        if known is None:
            known = self._tails[at, end] = list(self._read_tails(at, end))
        return known

    def _read_tails(self, at: int, end: int) -> Iterator[tuple[int, Tail | None, tuple[str, ...]]]:
        adverb = self.grammar.adverbials.adverb(self.atoms, at, end)
        if adverb is not None:
            yield adverb[0], None, adverb[1]
        step = self._tail_adverbial(at, end)
        if step is not None:
            yield step[0], step[1], ()
        with_ = self.grammar.adverbials.company(self.atoms, at)
        if with_ is not None and with_ < end:
            for after, noun in self.nouns(with_, end):
                if self.fits(noun, PEOPLE):
                    yield after, Tail("company", noun, at), ()
        for kind, start, expect, implied, connective in self.grammar.openings.tails(self.atoms, at, end):
            subject = Implied(start, who=True) if implied else None
            for after, clauses in self.sequence(start, end, expect, subject):
                yield after, Tail(kind, Said("to" if kind == "purpose" else "that", clauses, at, after), at, connective), ()

    def adverbial(self, at: int, end: int) -> tuple[int, Tail | None] | None:
        """A time, a place or an adverb that changes nothing, from a position on."""
        step = self._tail_adverbial(at, end)
        if step is not None:
            return step
        adverb = self.grammar.adverbials.adverb(self.atoms, at, end)
        if adverb is None or (adverb[1] and not adverb[1][0].startswith("where:")):
            return None
        return adverb[0], (Tail("way", None, at) if adverb[1] else None)

    def _tail_adverbial(self, at: int, end: int) -> tuple[int, Tail] | None:
        """A time or a place that begins here, the longest."""
        if (at, end) not in self._adverbials:
            self._adverbials[at, end] = self._read_adverbial(at, end)
        return self._adverbials[at, end]

    def _read_adverbial(self, at: int, end: int) -> tuple[int, Tail] | None:
        times = self._times.get(at)
        if times is None:
            times = self._times[at] = self.grammar.adverbials.times(self.atoms, at)
        for after, ref in times:
            if after <= end:
                return after, Tail("time", ref, at)
        word = self.atoms[at]
        if word in self.grammar.home:
            return at + 1, Tail("place", Home(at), at)
        if word in self.grammar.there:
            return at + 1, Tail("place", There(at), at)
        found = self.grammar.adverbials.preposition(self.atoms, at)
        if found is not None and found[0] < end:
            for after, noun in self.nouns(found[0], end):
                if isinstance(noun, Name | Home | Indefinite) and self.fits(noun, PLACE):
                    named = found[1] != "way" and not isinstance(noun, Indefinite)
                    return after, Tail("place" if named else "way", noun, at, found[1])
        return None
