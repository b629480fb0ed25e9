"""``near-name``: a name so like another that it is probably misspelt, or was exchanged for it.

The line names one whom its quotation does not, and the quotation one so like him whom no line names (warning); somebody
named in one passage alone is called almost as somebody who is everywhere (warning); one spelling of a name stands in
one passage alone (note).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skaz.check.gendered import SEXES
from skaz.engine.order import told_by
from skaz.model.from_syntax import Model
from skaz.model.lines.tokens import words_of
from skaz.model.named import named_by
from skaz.model.telling import Passage, Telling
from skaz.model.world import Entity, World
from skaz.text.finding import Finding, Note
from skaz.text.fold import fold
from skaz.text.source import Span

#: A name that stands in so many passages is no slip.
OFTEN = 5
#: How many letters two names may differ in, by the length of the shorter.
FEW, LONG = 1, 6
#: Shorter names are too often alike.
SHORTEST = 4
HELP = "Write the name that was meant; if both are right, nothing has to be mended."


def check_text(model: Model, telling: Telling) -> Iterator[Finding]:
    names = _Names(model, telling)
    for used in names.used.values():
        yield from names.exchanged(used)
    yield from names.once()
    yield from names.spelt_once()


@dataclass
class _Used:
    """The people named in the lines of a passage, each with the line that names them first."""

    passage: Passage
    lines: dict[str, Span]
    quote: list[str]


class _Names:
    def __init__(self, model: Model, telling: Telling) -> None:
        self.world = model.world
        self.telling = telling
        reader = model.readers.get(telling.language)
        self.language = reader.grammar.language if reader is not None else None
        self.people = {name: each for name, each in self.world.entities.items() if _is_person(each, self.world)}
        self._order = {name: number for number, name in enumerate(self.people)}
        """The people, as the world names them."""
        self._forms_of = {name: self._folded_forms(name) for name in self.people}
        self._called: dict[str, tuple[set[str], list[re.Pattern[str]]]] = {}
        self._bearers: dict[str, list[str]] = {}
        for name, forms in self._forms_of.items():
            for form in forms:
                self._bearers.setdefault(form, []).append(name)
        self._longest = max((form.count(" ") + 1 for form in self._bearers), default=0)
        self.used: dict[str, _Used] = {}
        for told in told_by(telling):
            used = self.used.get(told.passage.id)
            if used is None:
                used = self.used[told.passage.id] = _Used(told.passage, {}, self._words(told.passage.quote))
            for name in named_by(told.clause) if told.clause is not None else told.scene.who if told.scene else ():
                if name in self.people:
                    used.lines.setdefault(name, told.span)
        self.nouns = reader.nouns if reader is not None else {}
        self.where: dict[str, list[_Used]] = {name: [] for name in self.people}
        for each in self.used.values():
            for name in each.lines:
                self.where[name].append(each)

    def _words(self, text: str) -> list[str]:
        return words_of(text, self.language) if self.language is not None else fold(text).split()

    def _may_be_meant(self, name: str, words: list[str]) -> bool:
        """Whether any of some words may mean somebody without a name: wife, child, woman."""
        entity = self.people[name]
        called, roles = self._nouns_for(entity.gender)
        return any(word in called or any(pattern.fullmatch(word) for pattern in roles) for word in words)

    def _nouns_for(self, gender: str | None) -> tuple[set[str], list[re.Pattern[str]]]:
        """The nouns that may mean somebody of a gender, and how further ones look."""
        other = {"female": "man", "male": "woman"}.get(gender or "", "")
        found = self._called.get(other)
        if found is None:
            kinds = (
                noun
                for kind, noun in self.nouns.items()
                if noun and self.world.is_a(kind, "person") and not self.world.is_a(kind, other)
            )
            sexes = self.language.style.gendered if self.language is not None else {}
            roles = [p for sex, patterns in sexes.items() if SEXES.get(sex) in (None, gender) for p in patterns]
            found = self._called[other] = ({fold(form) for noun in kinds for form in noun}, roles)
        return found

    def _forms(self, name: str) -> list[str]:
        """How somebody may be named in this telling's language, each folded."""
        return self._forms_of[name]

    def _folded_forms(self, name: str) -> list[str]:
        forms = (f for f in self.people[name].forms if f.language in (None, self.telling.language))
        return [" ".join(self._words(form.text)) for form in forms]

    def _named_in(self, words: list[str]) -> dict[str, set[str]]:
        """Those whose forms stand in a quotation, each with these forms."""
        found: dict[str, set[str]] = {}
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                form = " ".join(words[start:end])
                for name in self._bearers.get(form, ()):
                    found.setdefault(name, set()).add(form)
        return found

    def _are_near(self, one: str, other: str) -> bool:
        return any(is_near(a, b) for a in self._forms(one) for b in self._forms(other) if " " not in a + b)

    # A line and its quotation name two people who are called alike

    def exchanged(self, used: _Used) -> Iterator[Finding]:
        named = self._named_in(used.quote)
        if not named:
            return
        shared = frozenset(form for name in used.lines for form in self._forms(name))
        others = [name for name in named if named[name] - shared and name not in used.lines]
        others.sort(key=self._order.__getitem__)
        for name, span in used.lines.items() if others else ():
            if name in named or self._may_be_meant(name, used.quote):
                continue
            for other in others:
                if self._end_alike(name, other):
                    yield Finding(
                        "near-name",
                        f"The line names {name} and its quotation {other}, who is called much alike.",
                        _where(span, self._forms(name)),
                        "warning",
                        f"{other} may be meant",
                        help=HELP,
                        passages=(used.passage.id,),
                        event_texts=(f"{name} for {other}",),
                    )

    def _end_alike(self, one: str, other: str) -> bool:
        """Whether two names are alike, or alike in their last words: ``Vronsky``, ``Countess Vronskaya``."""
        last = {name: [form.split()[-1] for form in self._forms(name) if form] for name in (one, other)}
        return any(is_near(a, b) for a in last[one] for b in last[other])

    # Somebody who is named once and called almost as somebody else

    def once(self) -> Iterator[Finding]:
        often = {name: found[0] for name, found in self.where.items() if len(found) >= OFTEN}
        for name, found in self.where.items():
            if len(found) == 1:
                for other, first in often.items():
                    if _are_of_a_kind(self.people[name], self.people[other]) and self._are_near(name, other):
                        yield self._alike(name, other, found[0], first)

    def _alike(self, name: str, other: str, used: _Used, first: _Used) -> Finding:
        return Finding(
            "near-name",
            f"{name} is named here alone, and {other}, who is called almost so, in many passages.",
            _where(used.lines[name], self._forms(name)),
            "warning",
            f"{other} may be meant",
            (Note(_where(first.lines[other], self._forms(other)), "named here first", first.passage.id),),
            HELP,
            (used.passage.id,),
            event_texts=(f"{name} for {other}",),
        )

    # A spelling that stands once

    def spelt_once(self) -> Iterator[Finding]:
        for name, entity in self.people.items():
            used = self.where[name]
            if len(used) < OFTEN:
                continue
            texts = {form.text for form in entity.forms if form.language in (None, self.telling.language)}
            single = {text for text in texts if len(text.split()) == 1}
            for text in sorted(single):
                if not any(is_near(fold(text), fold(other)) for other in single - {text}):
                    continue
                lines = [(each, at) for each in used for at in _written(text, each)]
                if len(lines) == 1:
                    each, span = lines[0]
                    yield Finding(
                        "near-name",
                        f"{name} is spelt {text} here alone.",
                        span,
                        "note",
                        "spelt so once",
                        help=HELP,
                        passages=(each.passage.id,),
                        event_texts=(text,),
                    )


def is_near(one: str, other: str) -> bool:
    """Whether two names differ in a letter, or where they are long in two."""
    if one == other or one[:1] != other[:1]:
        return False
    from rapidfuzz.distance import Levenshtein  # 30 ms that only names alike should cost

    shorter = min(len(one), len(other))
    most = FEW if shorter < LONG else FEW + 1
    return shorter >= SHORTEST and Levenshtein.distance(one, other, score_cutoff=most) <= most


def _is_person(entity: Entity, world: World) -> bool:
    return world.is_a(entity.kind, "person") and not world.is_a(entity.kind, "group")


def _are_of_a_kind(one: Entity, other: Entity) -> bool:
    return one.name != other.name and one.kind == other.kind and one.gender == other.gender


def _where(span: Span, forms: list[str]) -> Span:
    """Where one of some names stands in a line; the whole line where none does."""
    text = fold(span.text)
    for form in sorted(forms, key=len, reverse=True):
        match = re.search(rf"\b{re.escape(form)}\b", text) if len(text) == len(span.text) else None
        if match is not None:
            return Span(span.source, span.start + match.start(), span.start + match.end())
    return span


def _written(text: str, used: _Used) -> Iterator[Span]:
    """Where a spelling stands in the lines of a passage."""
    lines = {(span.source.name, span.start, span.end): span for span in used.lines.values()}
    spans = {(span.source.name, _line_of(span)): span for span in lines.values()}
    for span in spans.values():
        start, end = _line_of(span)
        for match in re.finditer(rf"\b{re.escape(text)}\b", span.source.text[start:end]):
            yield Span(span.source, start + match.start(), start + match.end())


def _line_of(span: Span) -> tuple[int, int]:
    whole = span.source.text
    start = whole.rfind("\n", 0, span.start) + 1
    end = whole.find("\n", span.start)
    return start, len(whole) if end < 0 else end
