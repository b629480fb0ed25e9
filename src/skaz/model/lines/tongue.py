"""Whether a line that cannot be read is in another language than its telling."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from skaz.model.language import Language, language, languages
from skaz.model.world import Literal_
from skaz.text.finding import Finding
from skaz.text.source import Span

if TYPE_CHECKING:
    from skaz.model.world import World

#: Of the words of a line, names aside, so many are of a language that it is in.
SHARE = 2 / 3


class Tongue:
    """The words of the languages that a world is told in but one; gathered when a line is not read."""

    def __init__(self, world: World, own: Language) -> None:
        self._world, self._own = world, own

    def finding(self, words: Iterable[str], known: Container[str], span: Span) -> Finding | None:
        """What is said of a line whose words, names aside, are of another language; None where they are not."""
        other = self._of([word for word in words if any(map(str.isalpha, word))], known)
        if other is None:
            return None
        name = _english_name(self._own.code)
        help_ = (
            f"Write it in {name}, or in a telling of its own (`telling NAME in …`), or formally, as a trace shows it."
        )
        return Finding("unknown-phrase", f'"{span.text}" looks {other}; this telling is in {name}.', span, help=help_)

    def _of(self, said: Sequence[str], known: Container[str]) -> str | None:
        own = sum(word in known for word in said)
        for name, theirs in self._others.items():
            there = sum(word in theirs for word in said)
            if said and there > own and there >= SHARE * len(said):
                return name
        return None

    @cached_property
    def _others(self) -> dict[str, frozenset[str]]:
        others = [code for code in languages() if code != self._own.code]
        return {_english_name(code): frozenset(self._words(language(code))) for code in others}

    def _words(self, tongue: Language) -> Iterator[str]:
        tables = (
            tongue.particles, tongue.pronouns, tongue.quantifiers, tongue.prepositions, tongue.places,
            tongue.openers, tongue.tails, tongue.leads, tongue.conjunctions,
        )  # fmt: skip
        yield from (word for table in tables for key in table for word in key)
        yield from tongue.articles
        for word in dict.fromkeys(self._world.words.values()):
            for phrase in word.phrases:
                if phrase.language == tongue.code:
                    for part in phrase.parts:
                        if isinstance(part, Literal_):
                            yield part.folded
                            yield from self._forms(tongue, part)

    @staticmethod
    def _forms(tongue: Language, part: Literal_) -> Iterator[str]:
        """The forms of a word if it is a verb; of most others they are words that nobody writes."""
        if part.folded.isalpha() and not part.agrees:
            for forms in tongue.verb(part.shown).forms.values():
                yield from forms


def _english_name(code: str) -> str:
    """What findings call a language: as its file is called."""
    return languages()[code].stem.title()
