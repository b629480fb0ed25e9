"""Verbs: all forms of one, from its line in a data file or from the regular endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skaz.model.language.rules import Rule, first_that_fits
from skaz.text.fold import fold

PRESENT = ("third", "plural", "first", "second")


@dataclass(frozen=True)
class Verb:
    """A verb named by its third person singular, present.

    Tags: third, plural, first, second (present), base (infinitive), past, past_plural, participle, ing, subjunctive,
    imperfect (singular and plural; for reading, its stem may be misspelled).
    ``forms`` are folded, for reading; ``written`` are spelled, the preferred one first. A participle that agrees has
    its masculine, feminine, masculine plural and feminine plural, in this order. ``known`` is false where an ending
    was guessed.
    """

    head: str
    forms: Mapping[str, tuple[str, ...]] = field(repr=False)
    written: Mapping[str, tuple[str, ...]] = field(repr=False)
    known: bool = True

    def __hash__(self) -> int:
        return hash(self.head)


@dataclass(frozen=True)
class Derivation:
    """How a form that a line leaves out follows from another."""

    target: str
    source: str
    rule: Rule


@dataclass(frozen=True)
class Conjugation:
    """What makes all forms of a language's verbs.

    ``parts`` names the fields of a verb's line after the present; ``regular`` and ``guesses`` make such a line from the
    third person; ``derivations`` fill what is missing; forms in ``agreeing`` agree as ``adjectives`` do.
    """

    parts: tuple[str, ...]
    regular: tuple[Rule, ...]
    guesses: tuple[Rule, ...]
    derivations: tuple[Derivation, ...]
    agreeing: tuple[str, ...]
    adjectives: tuple[Rule, ...]

    def verb(self, head: str, line: Sequence[str] | None = None) -> Verb:
        """The verb with this third person: from its line if there is one, else by the regular endings."""
        known = True
        if line is None:
            line, known = self._line_of(head)
        written = self._given(line)
        self._derive(written)
        for tag in self.agreeing:
            if tag in written:
                written[tag] = agreed_forms(self.adjectives, written[tag][0]) + written[tag][1:]
        folded = fold("\n".join([" ".join(texts) for texts in written.values()])).split("\n")
        forms = {tag: tuple(dict.fromkeys(texts.split(" "))) for tag, texts in zip(written, folded, strict=True)}
        return Verb(written["third"][0], forms, written, known)

    def _line_of(self, head: str) -> tuple[Sequence[str], bool]:
        for rules, known in ((self.regular, True), (self.guesses, False)):
            rest = first_that_fits(rules, head) or self._folded_line(rules, head)
            if rest:
                return (head, *rest), known
        return (head,), False

    def _folded_line(self, rules: tuple[Rule, ...], head: str) -> tuple[str, ...] | None:
        """The line of a head that was written without its marks."""
        folded = tuple(Rule(fold(rule.pattern), tuple(fold(r) for r in rule.results)) for rule in rules)
        return first_that_fits(folded, head) if fold(head) == head and folded != rules else None

    def _given(self, line: Sequence[str]) -> dict[str, tuple[str, ...]]:
        written: dict[str, tuple[str, ...]] = {}
        for tag, text in zip(PRESENT, line[0].split("/")):
            written[tag] = tuple(text.split("|"))
        for part, text in zip(self.parts, line[1:]):
            for tag, form in zip((part, part + "_plural"), text.split("/")):
                written[tag] = tuple(form.split("|"))
        return written

    def _derive(self, written: dict[str, tuple[str, ...]]) -> None:
        for derivation in self.derivations:
            if derivation.target not in written and derivation.source in written:
                results = derivation.rule.apply(written[derivation.source][0])
                if results:
                    written[derivation.target] = results


def agreed_forms(adjectives: tuple[Rule, ...], word: str) -> tuple[str, ...]:
    """Masculine, feminine, masculine plural, feminine plural of an adjective or participle."""
    return first_that_fits(adjectives, word) or (word,) * 4
