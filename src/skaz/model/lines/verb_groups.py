"""Verbs with all that stands around them: ``does not often try to leave``, ``nu l-a mai văzut``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skaz.model.language import Language, Particle, WordTable
from skaz.model.lines.forms import Forms
from skaz.model.lines.particles import how_words, joined
from skaz.model.lines.tokens import FORMAL
from skaz.text.fold import fold

#: The forms of a verb that may stand where a form is expected.
FITTING = {
    "finite": frozenset({"third", "plural", "first", "second", "past", "past_plural", "imperfect"}),
    "third": frozenset({"third", "plural", "first", "second", "past", "past_plural", "imperfect"}),
    "base": frozenset({"base"}),
    "participle": frozenset({"participle"}),
    "ing": frozenset({"ing"}),
    "subjunctive": frozenset({"subjunctive", "first", "second"}),
}


class VerbGroup(NamedTuple):
    """A verb with all that stands around it: up to where it goes, which particles, clitics and marks it has."""

    head: str
    end: int
    how: tuple[str, ...] = ()
    passive: bool = False
    clitics: tuple[tuple[int, str], ...] = ()
    reflexive: str = ""
    before: tuple[str, ...] = ()


class _Group(NamedTuple):
    """A verb group half read."""

    expect: str
    how: tuple[str, ...] = ()
    passive: bool = False
    clitics: tuple[tuple[int, str], ...] = ()
    reflexive: str = ""
    before: tuple[str, ...] = ()
    depth: int = 0


def _parted(language: Language) -> WordTable[tuple[tuple[Particle, str], ...]]:
    """The particles of several words by all but their last, with the last."""
    table: WordTable[tuple[tuple[Particle, str], ...]] = WordTable()
    for words, particles in language.particles.items():
        wanting = tuple((p, words[-1]) for p in particles if p.wants == "subjunctive" and not p.clitic)
        if len(words) > 1 and wanting:
            table.put(words[:-1], (*table.get(words[:-1], ()), *wanting))
    return table


class VerbGroups:
    """Reads verb groups of a language; ``be`` is the head of its copula.

    ``forms`` gives the head and tag of each form of the verbs that phrases begin with, once they are learnt;
    ``before_words`` are the fixed words that stand between a phrase's subject and its verb.
    """

    def __init__(self, language: Language, be: str) -> None:
        self.language = language
        self.be = be
        self.forms = Forms()
        self.before_words: frozenset[str] = frozenset()
        self.clitics = frozenset(w for w in language.clitics if any(p.person == 3 for p in language.pronouns[w,]))
        self.negation = fold(language.style.spoken["not"].before[0])
        self.drops_subject = bool(language.clitics)
        self._parted = _parted(language)
        self._openings = frozenset(language.particles.longest_by_first) | language.clitics | {"to"}

    def learn(self, written: Mapping[str, str], before_words: frozenset[str], known: Forms) -> None:
        """Learn all forms of the verbs of phrases: each head as it is written, by its folded form.

        ``known`` are the forms of further heads.
        """
        self.forms = known.with_heads(written, self.language) if written else known
        self.before_words = before_words

    def read(self, atoms: Sequence[str], at: int, end: int, expect: str) -> list[VerbGroup]:
        """All readings of the verb that begins at a position, with particles, auxiliaries and clitics.

        ``passive`` is a participle that goes on from a passive before it.
        """
        group = _Group("participle", passive=True) if expect == "passive" else _Group(expect)
        return list(self._groups(atoms, at, end, group))

    def _groups(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        if at < end and atoms[at] == FORMAL:
            yield VerbGroup(FORMAL, at + 1, g.how, g.passive, g.clitics, g.reflexive, g.before)
            return
        if g.expect == "predicate":
            yield VerbGroup(self.be, at, g.how, False, g.clitics, g.reflexive, g.before)
            return
        if at >= end or g.depth > 12:
            return
        word = atoms[at]
        if word not in self._openings and word not in self.before_words and not g.expect.startswith("to+"):
            yield from self._main_verb(atoms, at, end, g)
            return
        deeper = g._replace(depth=g.depth + 1)
        if g.expect == "to+base":
            if self.opens_deed(atoms, at, end):
                to = at + (atoms[at] == "not")
                how = ("not",) if to > at else ()
                yield from self._groups(atoms, to + 1, end, deeper._replace(expect="base", how=how))
            return
        if g.expect == "to+subjunctive":
            if word == "sa":
                yield from self._groups(atoms, at + 1, end, deeper._replace(expect="subjunctive"))
            return
        if word == "to" and g.expect == "base" and g.how in (("not",), ("not", "never")):
            yield from self._groups(atoms, at + 1, end, deeper)
        yield from self._particle_groups(atoms, at, end, deeper)
        yield from self._parted_groups(atoms, at, end, deeper)
        if word in self.clitics:
            yield from self._groups(atoms, at + 1, end, self._with_clitic(deeper, at, word))
        if word in self.before_words:
            yield from self._groups(atoms, at + 1, end, deeper._replace(before=(*g.before, word)))
        yield from self._main_verb(atoms, at, end, g)

    def _main_verb(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        allowed = FITTING.get(g.expect, frozenset())
        seen: set[str] = set()
        for head, tag in self.forms.get(atoms[at], ()):
            if tag in allowed and head not in seen:
                seen.add(head)
                yield VerbGroup(head, at + 1, g.how, g.passive, g.clitics, g.reflexive, g.before)
                if head == self.be:
                    yield from self._denied(atoms, at + 1, end, g)
                if at + 1 < end and atoms[at + 1] in self.clitics:
                    late = self._with_clitic(g, at + 1, atoms[at + 1])
                    yield VerbGroup(head, at + 2, g.how, g.passive, late.clitics, late.reflexive, g.before)

    def _denied(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        """``is`` with a ``not`` or ``never`` after it: of all verbs it alone is denied from behind."""
        table = self.language.particles
        for length in range(min(table.longest_by_first.get(atoms[at], 0), end - at) if at < end else 0, 0, -1):
            for p in table.get(tuple(atoms[at : at + length]), ()):
                if p.kind == "not" and not p.wants:
                    how = self._with_how(g, p.kind, p.value).how
                    yield VerbGroup(self.be, at + length, how, g.passive, g.clitics, g.reflexive, g.before)

    def _particle_groups(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        table = self.language.particles
        for length in range(min(table.longest_by_first.get(atoms[at], 0), end - at), 0, -1):
            for p in table.get(tuple(atoms[at : at + length]), ()):
                if not p.wants:
                    yield from self._groups(atoms, at + length, end, self._with_how(g, p.kind, p.value))
                elif self._may_stand(p.own, g.expect) and (has_own := self._without_own(g, p.clitic)) is not None:
                    with_how = self._with_how(has_own, p.kind, p.value)
                    passive = g.passive or p.kind == "voice"
                    yield from self._groups(atoms, at + length, end, with_how._replace(expect=p.wants, passive=passive))

    def _parted_groups(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        """A particle with an adverb between its verb and its last word: ``va putea niciodată să ierte``."""
        table = self._parted
        for length in range(min(table.longest_by_first.get(atoms[at], 0), end - at), 0, -1):
            for p, last in table.get(tuple(atoms[at : at + length]), ()):
                found = self._adverb(atoms, at + length, end)
                if found is None or found[0] >= end or atoms[found[0]] != last or not self._may_stand(p.own, g.expect):
                    continue
                with_how = self._with_how(self._with_how(g, found[1].kind, found[1].value), p.kind, p.value)
                yield from self._groups(atoms, found[0] + 1, end, with_how._replace(expect=p.wants))

    def _adverb(self, atoms: Sequence[str], at: int, end: int) -> tuple[int, Particle] | None:
        """A particle that stands alone, and the position after it."""
        table = self.language.particles
        for length in range(min(table.longest_by_first.get(atoms[at], 0), end - at) if at < end else 0, 0, -1):
            for p in table.get(tuple(atoms[at : at + length]), ()):
                if not p.wants:
                    return at + length, p
        return None

    def _without_own(self, g: _Group, own: str) -> _Group | None:
        """The group without the word that a particle's verb has before it (``se oprește din``); None if it lacks it."""
        if not own:
            return g
        if own == g.reflexive:
            return g._replace(reflexive="")
        is_negated = own == self.negation and "not" in g.how
        return g._replace(how=tuple(h for h in g.how if h != "not")) if is_negated else None

    @staticmethod
    def _may_stand(own: tuple[str, ...], expect: str) -> bool:
        return not own or bool(FITTING.get(expect, frozenset()) & set(own))

    def _with_how(self, g: _Group, kind: str, value: str) -> _Group:
        return g._replace(how=joined((*g.how, *how_words(kind, value))))

    def _with_clitic(self, g: _Group, at: int, word: str) -> _Group:
        if word in ("se", "isi"):
            return g._replace(reflexive=word)
        return g._replace(clitics=(*g.clitics, (at, word)))

    def opens_deed(self, atoms: Sequence[str], at: int, end: int) -> bool:
        """Whether ``to`` or ``not to`` stands here (English)."""
        if self.drops_subject or at + 1 >= end:
            return False
        return atoms[at] == "to" or (atoms[at] == "not" and atoms[at + 1] == "to")

    def perceived(self, atoms: Sequence[str], at: int) -> str:
        """The form of a verb here that may follow whom one sees or hears: ``base``, ``ing``; else nothing."""
        tags = (
            {tag for _, tag in self.forms.get(atoms[at], ())} if at < len(atoms) and not self.drops_subject else set()
        )
        return "base" if "base" in tags else "ing" if "ing" in tags else ""
