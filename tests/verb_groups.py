"""Reading a verb back with all that stands before it, slowly and by itself: what is said is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from skaz.model.language.language import Language
from skaz.model.language.words import Particle

FINITE = frozenset({"third", "plural", "first", "second", "past", "past_plural", "imperfect"})
LONGEST_GROUP = 16


@dataclass(frozen=True, slots=True)
class Group:
    """One reading of a verb group.

    ``head`` is the verb's folded third person, ``form`` its tag, ``at`` where it stands, ``after`` where the group
    ends. ``particles`` from left to right, ``clitics`` in full (``il``, ``o``, ``se``). A particle before a predicate
    (``seems ill``) gives the language's copula in the form ``predicate``: ``at`` is then where the predicate begins.
    """

    head: str
    form: str
    particles: tuple[Particle, ...]
    clitics: tuple[str, ...]
    at: int
    after: int


Forms = Mapping[str, tuple[tuple[str, str], ...]]


def read_groups(
    language: Language, words: Sequence[str], at: int = 0, *, form: str = "finite", forms: Forms | None = None
) -> list[Group]:
    """All readings of a verb group that begins at a position, those that take more words first.

    Args:
        words: folded, as ``language.split`` cuts them.
        form: what the first verb must be in: ``finite``, or a tag (``base`` after "to", ``subjunctive`` after "să").
        forms: the verbs that may be meant, from ``language.forms_of``; all registered ones if left out.
    """
    reader = _Reader(language, words, language.forms_by_word if forms is None else forms)
    groups = [
        replace(group, particles=join_particles(language, group.particles))
        for group in reader.read(at, _demanded(form), (), ())
    ]
    return sorted(dict.fromkeys(groups), key=lambda group: (-group.after, len(group.clitics), len(group.particles)))


def join_particles(language: Language, particles: tuple[Particle, ...]) -> tuple[Particle, ...]:
    """Particles with those that mean something together made one: not and any_more are no_longer."""
    for values, together in language.joined.items():
        if values.issubset(particle.value for particle in particles):
            first = next(number for number, particle in enumerate(particles) if particle.value in values)
            left = [particle for particle in particles if particle.value not in values]
            particles = (*left[:first], together, *left[first:])
    return particles


def _demanded(form: str) -> frozenset[str]:
    return FINITE if form in ("finite", "third") else frozenset({form})


@dataclass(frozen=True, slots=True)
class _Reader:
    language: Language
    words: Sequence[str]
    forms: Forms

    def read(
        self, at: int, demanded: frozenset[str], particles: tuple[Particle, ...], clitics: tuple[str, ...]
    ) -> Iterator[Group]:
        if len(particles) + len(clitics) > LONGEST_GROUP:
            return
        if "predicate" in demanded:
            yield Group(self.language.copula, "predicate", particles, clitics, at, at)
            return
        if at >= len(self.words):
            return
        word = self.words[at]
        for after, adverbs, particle in self._particles(at, demanded):
            if not particle.clitic or particle.clitic in clitics:
                wanted = _demanded(particle.wants) if particle.wants else demanded
                left = tuple(clitic for clitic in clitics if clitic != particle.clitic)
                yield from self.read(after, wanted, (*particles, particle, *adverbs), left)
        if word in self.language.clitics:
            yield from self.read(at + 1, demanded, particles, (*clitics, word))
        for head, tag in self.forms.get(word, ()):
            if tag in demanded:
                after, leaning = self._leaning(at + 1, tag, particles)
                yield Group(head, tag, particles, (*clitics, *leaning), at, after)

    def _particles(self, at: int, demanded: frozenset[str]) -> Iterator[tuple[int, tuple[Particle, ...], Particle]]:
        """The particles at a position that may be in a demanded form, those of more words first.

        Each with the position after it and the adverbs inside it: ``tries again to``.
        """
        longest = self.language.particles.longest_by_first.get(self.words[at], 0)
        inside, resumes = self._adverbs(at + 1) if longest > 1 else ((), at + 1)
        nothing: tuple[Particle, ...] = ()
        found = [(after, nothing, particle) for after, particle in self._keyed(at, at + 1, range(longest - 1, -1, -1))]
        if inside:
            split = self._keyed(at, resumes, range(longest - 1, 0, -1))
            found += [(after, inside, particle) for after, particle in split]
        for after, adverbs, particle in found:
            if not particle.wants or not demanded.isdisjoint(particle.own):
                yield after, adverbs, particle

    def _keyed(self, at: int, rest: int, lengths: range) -> Iterator[tuple[int, Particle]]:
        """Particles whose first word stands at a position and whose others, so many, from ``rest`` on."""
        for length in lengths:
            if rest + length <= len(self.words):
                for particle in self.language.particles.get((self.words[at], *self.words[rest : rest + length]), ()):
                    yield rest + length, particle

    def _adverbs(self, at: int) -> tuple[tuple[Particle, ...], int]:
        """The run of adverbs at a position and where it ends."""
        found: tuple[Particle, ...] = ()
        while (hit := self.language.particles.longest(self.words, at)) and not hit[0][0].wants:
            found, at = (*found, hit[0][0]), hit[1]
        return found, at

    def _leaning(self, at: int, tag: str, particles: tuple[Particle, ...]) -> tuple[int, tuple[str, ...]]:
        """The clitics that follow a gerund or the participle of a perfect, and where they end."""
        perfect = bool(particles) and any(p.kind == "tense" and p.wants == "participle" for p in particles)
        after = at
        if tag == "ing" or (tag == "participle" and perfect) or tag == "base":
            while after < len(self.words) and self.words[after] in self.language.clitics:
                after += 1
        return after, tuple(self.words[at:after])
