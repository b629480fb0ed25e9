"""What matching asks of a language: verb groups, particles, quantifiers, openings; made once per story and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from skaz.model.language import Language, WordTable
from skaz.model.lines.names import NAME
from skaz.model.lines.patterns import Patterns, SlotKey, Terminal
from skaz.model.lines.shapes import Indefinite, Noun, Pro, Universal
from skaz.model.times import match_time
from skaz.text.fold import fold
from skaz.model.world import Literal_, SlotRef

#: The forms of a verb that may stand where a form is expected.
FITTING = {
    "finite": frozenset({"third", "plural", "first", "second", "past", "past_plural", "imperfect"}),
    "third": frozenset({"third", "plural", "first", "second", "past", "past_plural", "imperfect"}),
    "base": frozenset({"base"}),
    "participle": frozenset({"participle"}),
    "ing": frozenset({"ing"}),
    "subjunctive": frozenset({"subjunctive", "first", "second"}),
}

#: What particles are called in ``Clause.how``; others of their kind change nothing.
_HOW = {
    ("not", "not"): ("not",),
    ("not", "never"): ("not", "never"),
    ("aspect", "start"): ("starts",),
    ("aspect", "continue"): ("continues",),
    ("aspect", "stop"): ("stops",),
    ("seems", "seems"): ("seems",),
    ("tries", "tries"): ("tries",),
    ("fails", "fails"): ("not", "fails"),
    ("manages", "manages"): ("manages",),
    ("tense", "perfect"): ("perfect",),
    ("presupposition", "again"): ("again",),
    ("presupposition", "still"): ("still",),
    ("presupposition", "already"): ("already",),
    ("presupposition", "no_longer"): ("not", "no-longer"),
    ("presupposition", "not_yet"): ("not", "not-yet"),
    ("presupposition", "first"): ("first-time",),
    ("presupposition", "last"): ("last-time",),
    ("presupposition", "any_more"): ("any-more",),
    ("presupposition", "more"): ("any-more",),
    ("presupposition", "yet"): ("yet",),
}


_TO_A_PLACE = {("place", "at"), ("place", "in"), ("place", "on"), ("direction", "to")}


class VerbGroup(NamedTuple):
    """A verb with all that stands around it: up to where it goes, which particles, clitics and marks it has."""

    head: str
    end: int
    how: tuple[str, ...] = ()
    passive: bool = False
    clitics: tuple[tuple[int, str], ...] = ()
    reflexive: str = ""
    before: tuple[str, ...] = ()


class PronounKind(NamedTuple):
    """What the readings of a pronoun come to."""

    may_be_plural: bool
    may_be_singular: bool
    possessive: bool
    reciprocal: bool
    reflexive: bool


class _Group(NamedTuple):
    """A verb group half read."""

    expect: str
    how: tuple[str, ...] = ()
    passive: bool = False
    clitics: tuple[tuple[int, str], ...] = ()
    reflexive: str = ""
    before: tuple[str, ...] = ()
    depth: int = 0


class Grammar:
    """A language with the words of a story's vocabularies.

    ``is_a(kind, type)`` asks the story's types; ``type_nouns`` are the nouns that name types, with their number.
    """

    blank = "\4"

    def __init__(
        self, language: Language, is_a: Callable[[str, str], bool], type_nouns: WordTable[tuple[str, bool]]
    ) -> None:
        self.language = language
        self.code = language.code
        self._is_a = is_a
        self._pronoun_kinds: dict[str, PronounKind] = {}
        self._name_fits: dict[tuple[str, str], bool] = {}
        self._times_alone: dict[str, bool] = {}
        self.type_nouns = type_nouns
        self.patterns = Patterns(self)
        self.be = "is" if self.code == "en" else language.verb("este").forms["third"][0]
        self.is_atoms = (self.be,)
        self.articles = frozenset({self.blank}) | frozenset(w for w, kind in language.articles.items() if kind in ("definite", "indefinite", "possessive"))
        self.before_words: set[str] = set()
        self.drops_subject = bool(language.clitics)
        #: The first words of those without a name who own or receive: cuiva, unei.
        self.oblique = frozenset(
            fold(form).split(" ")[0]
            for forms in language.style.stand_ins.values()
            for form in (forms[-1].split("/") if len(forms) > 1 else ())
        )
        self.negation = fold(language.style.spoken["not"].before[0])
        self.clitics = frozenset(w for w in language.clitics if any(p.person == 3 for p in language.pronouns[w,]))
        self.bare_and = frozenset(w[0] for w, v in language.conjunctions.items() if v == "and" and len(w) == 1)
        self.conjunctions = frozenset(w[0] for w in language.conjunctions if len(w) == 1) | {"so"}
        self.home = frozenset(w[0] for w, v in language.places.items() if v == "home" and len(w) == 1)
        self.there = frozenset(w[0] for w, v in language.places.items() if v in ("there", "here") and len(w) == 1)
        self.home_nouns = self.home | {w[0] for w, (t, many) in type_nouns.items() if t == "house" and not many and len(w) == 1}
        from_words = {w for words, rs in language.prepositions.items() for w in words if any(r.role == "origin" for r in rs)}
        self.to_words = frozenset(
            words[0]
            for words, readings in language.prepositions.items()
            if len(words) == 1
            and words[0] not in from_words
            and any((r.role, r.value) in _TO_A_PLACE for r in readings)
        )
        self.place_words = frozenset(
            word
            for words, readings in language.prepositions.items()
            for word in words
            if any(r.role in ("place", "direction", "origin") for r in readings)
        )
        self.agent = tuple(words for words, rs in language.prepositions.items() if any(r.role == "agent" for r in rs))
        self.linking = self.place_words | {"with", "to", "of", "cu", "de"} | self.articles
        lone = {words[0] for words, found in language.particles.items() if any(not p.wants and p.kind != "not" for p in found)}
        self._adverb_openings = frozenset(lone) | frozenset(language.places.longest_by_first)
        self._group_openings = frozenset(language.particles.longest_by_first) | language.clitics | {"to"}
        self.event_pronouns = frozenset({"it", "this", "asta"})
        self.possessives = self._possessives()
        self.who = frozenset(w[0] for w, kinds in language.questions.items() if len(w) == 1 and "who" in kinds)
        self._pronoun_words = self._noun_pronouns()
        self._forms: dict[str, tuple[tuple[str, str], ...]] = {}

    # Phrases, while patterns are made

    def is_headword(self, folded: str) -> bool:
        if self.code == "en":
            return folded.endswith("s") and folded.isalpha()
        adverb = any(not particle.wants for particle in self.language.particles.get((folded,), ()))
        return folded.isalpha() and not self.clitic_of_phrase(folded) and not adverb

    def clitic_of_phrase(self, folded: str) -> str:
        """What a clitic of a phrase stands for: ``acc``, ``dat``, or its own name where it is reflexive; else nothing."""
        if not self.language.clitics or folded not in self.language.clitics:
            return ""
        return {"il": "acc", "o": "acc", "ii": "dat", "le": "dat", "se": "se", "isi": "isi"}.get(folded, "")

    def slot_cases(
        self, parts: Sequence[Literal_ | SlotRef], clitics: Sequence[str]
    ) -> tuple[dict[str, str], list[Literal_ | SlotRef]]:
        """The case of each slot that has one (Romanian), and the parts without the words that mark it."""
        cases: dict[str, str] = {}
        kept: list[Literal_ | SlotRef] = []
        if not self.language.clitics:
            return cases, list(parts)
        waiting = list(clitics)
        for i, part in enumerate(parts):
            after = parts[i + 1] if i + 1 < len(parts) else None
            if isinstance(part, Literal_) and isinstance(after, SlotRef):
                if part.folded == "pe" and "acc" in waiting:
                    cases[after.name] = "acc"
                    waiting.remove("acc")
                    continue
                if part.folded == "lui":
                    cases[after.name] = "dat" if "dat" in waiting else "gen"
                    if "dat" in waiting:
                        waiting.remove("dat")
                    continue
            kept.append(part)
        return cases, kept

    def agree(self, word: str) -> tuple[str, ...]:
        """All forms of a word that agrees with the subject: ``închis``, ``his``."""
        if word in self.possessives:
            return tuple(sorted(self.possessives))
        return tuple(word.split("/")) if "/" in word else self.language.agree(word)

    @staticmethod
    def indefinite(forms: Sequence[str]) -> list[str]:
        """Romanian plurals without their article: ``amanții``, ``surorile`` are ``amanți``, ``surori`` of two together."""
        return [form[:-1] if form.endswith("ii") else form[:-2] for form in forms if form.endswith(("ii", "le"))]

    def plural(self, noun: str) -> str:
        """The regular plural of an English noun in a phrase: ``sisters``, ``enemies``."""
        if noun.endswith("y") and noun[-2:-1] not in "aeiou":
            return noun[:-1] + "ies"
        return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")

    def register_heads(self) -> None:
        """Learn all forms of the verbs that phrases begin with; call once all words are added."""
        heads = set(self.patterns.active) | set(self.patterns.passive)
        found: dict[str, dict[tuple[str, str], None]] = {}
        for head in heads:
            verb = self.language.verb(self.patterns.written[head])
            for tag, forms in verb.forms.items():
                for form in forms:
                    found.setdefault(form, {})[(head, tag)] = None
            found.setdefault(head, {})[(head, "third")] = None
        self._forms = {form: tuple(readings) for form, readings in found.items()}
        self.before_words = {w for table in (self.patterns.active,) for n in table.values() for t in _ends(n) for w in t.before}

    @property
    def verb_forms(self) -> dict[str, tuple[tuple[str, str], ...]]:
        return self._forms

    # Verb groups

    def verb_groups(self, atoms: Sequence[str], at: int, end: int, expect: str) -> list[VerbGroup]:
        """All readings of the verb that begins at a position, with particles, auxiliaries and clitics."""
        return list(self._groups(atoms, at, end, _Group(expect)))

    def _groups(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        if g.expect == "predicate":
            yield VerbGroup(self.be, at, g.how, False, g.clitics, g.reflexive, g.before)
            return
        if at >= end or g.depth > 12:
            return
        word = atoms[at]
        if word not in self._group_openings and word not in self.before_words and not g.expect.startswith("to+"):
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
        if word == "to" and g.expect == "base" and g.how == ("not",):
            yield from self._groups(atoms, at + 1, end, deeper)
        yield from self._particle_groups(atoms, at, end, deeper)
        if word in self.clitics:
            yield from self._groups(atoms, at + 1, end, self._with_clitic(deeper, at, word))
        if word in self.before_words:
            yield from self._groups(atoms, at + 1, end, deeper._replace(before=(*g.before, word)))
        yield from self._main_verb(atoms, at, end, g)

    def _main_verb(self, atoms: Sequence[str], at: int, end: int, g: _Group) -> Iterator[VerbGroup]:
        allowed = FITTING.get(g.expect, frozenset())
        seen: set[str] = set()
        for head, tag in self._forms.get(atoms[at], ()):
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

    def _without_own(self, g: _Group, own: str) -> _Group | None:
        """The group without the word that a particle's verb has before it: ``se oprește din``; None where it lacks it."""
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
        return g._replace(how=_joined((*g.how, *how_words(kind, value))))

    def _with_clitic(self, g: _Group, at: int, word: str) -> _Group:
        if word in ("se", "isi"):
            return g._replace(reflexive=word)
        return g._replace(clitics=(*g.clitics, (at, word)))

    def reflexive_fits(self, wanted: str, group: VerbGroup) -> bool:
        """A phrase may have an ``își`` that it does not ask for; ``se`` belongs to its phrase."""
        return wanted == "" and group.reflexive == "isi"

    def may_remain(self, clitics: Sequence[Pro], terminal: Terminal) -> bool:
        """A clitic that filled no slot doubles one that a noun fills."""
        return all(any(self._clitic_has(c.word, case) for case in terminal.cases) for c in clitics)

    def clitic_fills(self, word: str, key: SlotKey) -> bool:
        return key.case in ("acc", "dat", "obj") and not key.is_content and self._clitic_has(word, key.case)

    def _clitic_has(self, word: str, case: str) -> bool:
        wanted = {"acc": "accusative", "obj": "accusative", "dat": "dative"}.get(case)
        return any(p.case == wanted for p in self.language.pronouns.get((word,), ()))

    def adverb(self, atoms: Sequence[str], at: int, end: int) -> tuple[int, tuple[str, ...]] | None:
        """A particle that stands alone (``again``, ``not``, ``often``, ``abroad``) and what it says."""
        if atoms[at] not in self._adverb_openings:
            return None
        table = self.language.particles
        for length in range(min(table.longest_by_first.get(atoms[at], 0), end - at), 0, -1):
            for p in table.get(tuple(atoms[at : at + length]), ()):
                if not p.wants and (p.kind != "not" or p.value == "never"):
                    return at + length, how_words(p.kind, p.value)
        place = self.language.places.longest(atoms, at)
        if place is not None and place[1] <= end and place[0] not in ("home", "there", "here"):
            return place[1], (f"where:{place[0]}",)
        return None

    # Nouns

    def is_a(self, kind: str, type_name: str) -> bool:
        return self._is_a(kind, type_name)

    def is_place(self, type_name: str) -> bool:
        return type_name == "entity" or self._is_a(type_name, "place")

    @staticmethod
    @lru_cache(maxsize=4096)
    def kinds(atom: str) -> tuple[str, ...]:
        """The types of what a name's key may stand for."""
        return tuple(shape.partition(":")[0] for shape in atom[len(NAME) :].rsplit(":", 1)[0].split("/"))

    def name_fits(self, atom: str, type_name: str) -> bool:
        """Whether something that a name may stand for is of a type."""
        fits = self._name_fits.get((atom, type_name))
        if fits is None:
            fits = any(self._is_a(kind, type_name) for kind in self.kinds(atom))
            self._name_fits[atom, type_name] = fits
        return fits

    def enter_case(self, atoms: Sequence[str], at: int, case: str) -> tuple[int | None, str]:
        """Where a noun of a case begins, after its marker, and whether its form must be oblique (yes, no)."""
        if case == "acc":
            return (at + 1 if atoms[at] == "pe" else at), "no"
        if case in ("dat", "gen"):
            return at, "yes"
        return at, "no"

    def pronoun(self, atoms: Sequence[str], at: int) -> tuple[int, str] | None:
        """A free-standing pronoun and the position after it."""
        found = self.language.pronouns.longest(atoms, at)
        if found is None:
            return None
        word = " ".join(atoms[at : found[1]])
        return (found[1], word) if word in self._pronoun_words else None

    def _noun_pronouns(self) -> frozenset[str]:
        return frozenset(
            " ".join(words)
            for words, readings in self.language.pronouns.items()
            if any(not p.clitic and (p.person == 3) for p in readings)
        )

    def _possessives(self) -> frozenset[str]:
        return frozenset(
            words[0]
            for words, readings in self.language.pronouns.items()
            if len(words) == 1 and any(p.case == "possessive" and p.person == 3 for p in readings)
        )

    def _readings(self, word: str) -> tuple[Any, ...]:
        return self.language.pronouns.get(tuple(word.removesuffix("'s").split(" ")), ())

    def pronoun_case_fits(self, word: str, oblique: str) -> bool:
        wanted = ("dative", "possessive") if oblique == "yes" else ("nominative", "accusative", "reflexive", "reciprocal")
        return any(p.case.startswith(wanted) for p in self._readings(word))

    def pronoun_fits(self, word: str, type_name: str) -> bool:
        if word in self.event_pronouns and self._is_a(type_name, "person"):
            return False
        if type_name in ("entity", "topic") or self.drops_subject:
            return True
        readings = self._readings(word)
        person = self._is_a(type_name, "person") or self._is_a("person", type_name)
        if self.pronoun_kind(word).reciprocal:
            return person
        if all(p.gender == "neuter" for p in readings):
            return True
        return person or any(p.number == "plural" for p in readings)

    def pronoun_means(self, word: str, person: bool, gender: str | None, plural: bool) -> bool:
        """Whether some reading of a pronoun fits somebody of this gender and number."""
        wanted = {"female": "feminine", "male": "masculine"}.get(gender or "")
        for p in self._readings(word):
            if plural:
                if p.number != "singular" or p.gender == "neuter" or self.drops_subject:
                    return True
            elif p.number != "plural":
                if not person:
                    fits = p.gender in ("neuter", None) or self.drops_subject
                else:
                    fits = p.gender is None or wanted is None or p.gender == wanted
                if fits:
                    return True
        return False

    def pronoun_kind(self, word: str) -> PronounKind:
        """What a pronoun is; worked out once for each."""
        found = self._pronoun_kinds.get(word)
        if found is None:
            readings = self._readings(word)
            found = self._pronoun_kinds[word] = PronounKind(
                any(p.number == "plural" for p in readings),
                any(p.number != "plural" for p in readings),
                word.endswith("'s") or (bool(readings) and all(p.case == "possessive" for p in readings)),
                any(p.case.startswith("reciprocal") for p in readings),
                any(p.case.startswith("reflexive") for p in readings),
            )
        return found

    def possessed_home(self, atoms: Sequence[str], at: int) -> int | None:
        """The position after ``Levin's house``, ``their home``; None where nothing of the kind stands here."""
        count = len(atoms)
        if self.drops_subject:
            return None
        if atoms[at].startswith(NAME) and at + 2 < count + 1 and at + 1 < count and atoms[at + 1] in ("'s", "'"):
            return at + 3 if at + 2 < count and atoms[at + 2] in self.home_nouns else None
        if atoms[at] in self.possessives and at + 1 < count and atoms[at + 1] in self.home_nouns:
            return at + 2
        return None

    def quantified(
        self, atoms: Sequence[str], at: int, simple: Callable[[int], list[tuple[int, Noun]]]
    ) -> Iterator[tuple[int, Noun]]:
        """``everyone``, ``nobody``, ``a guard``, ``one of the workers``, ``two letters``, ``the letter``."""
        if atoms[at] in self.who:
            yield at + 1, Indefinite(at, at + 1, "person")
        table = self.language.quantifiers
        for length in range(min(table.longest_by_first.get(atoms[at], 0), len(atoms) - at), 0, -1):
            for q in table.get(tuple(atoms[at : at + length]), ()):
                after = at + length
                if q.alone:
                    yield after, _quantity(q.value, at, after, q.of if q.of != "any" else "entity", None)
                    continue
                noun = self.type_nouns.longest(atoms, after)
                if noun is not None:
                    yield noun[1], _quantity(q.value, at, noun[1], noun[0][0], None)
                elif after < len(atoms) and (q.value in ("one_of", "all", "each", "none", "both") or atoms[after].startswith(NAME)):
                    for end, group in simple(after):
                        kind = self.kinds(atoms[after])[0] if atoms[after].startswith(NAME) else "person"
                        if q.value != "some":
                            yield end, _quantity(q.value, at, end, "person" if self._is_a(kind, "group") else kind, group)
        start = at + (self.language.articles.get(atoms[at]) == "definite")
        number = self.language.number(atoms, start)
        noun = self.type_nouns.longest(atoms, number[1] if number else start)
        if noun is not None and not (start == at > 0 and atoms[at - 1] in self.articles):
            yield noun[1], Indefinite(at, noun[1], noun[0][0])

    def is_number(self, word: str) -> bool:
        return word.isdigit() or word in self.language.numbers

    def number(self, text: str) -> float:
        found = self.language.number((text.lower(),))
        return float(found[0]) if found else 0.0

    # Openings

    def content_openings(
        self, atoms: Sequence[str], at: int, end: int
    ) -> Iterator[tuple[str, int, str, bool]]:
        """How a content may open here: (mode, where its clause begins, form expected, whether its subject is left out)."""
        word = atoms[at]
        if word == "not" and at + 1 < end and atoms[at + 1] == "to":
            yield "to", at, "base", True
        found = self.language.openers.longest(atoms, at)
        if found is not None and found[1] < end:
            for opener in found[0]:
                if opener.value == "that" and opener.wants:
                    yield "to", found[1], "to+subjunctive", False
                elif opener.value == "to":
                    yield "to", found[1], opener.wants or "base", True
                elif opener.value == "how":
                    yield "that", found[1], "finite", False
                else:
                    yield opener.value, found[1], "finite", False
        if word in self.who:
            yield "whether", at, "finite", False
        if self.language.questions.longest(atoms, at) is not None and not self.asks_yes(word):
            yield "words", at, "", False
        if any(tag == "ing" for _, tag in self._forms.get(word, ())):
            yield "doing", at, "ing", True
        elif word in ("not", "being", "having", "starting", "trying"):
            yield "doing", at, "ing", True

    def opens_deed(self, atoms: Sequence[str], at: int, end: int) -> bool:
        """Whether ``to`` or ``not to`` stands here (English)."""
        if self.drops_subject or at + 1 >= end:
            return False
        return atoms[at] == "to" or (atoms[at] == "not" and atoms[at + 1] == "to")

    def asks_yes(self, word: str) -> bool:
        """Whether a question that begins so asks for yes or no."""
        return "yes" in self.language.questions.get((word,), ())

    def perceived(self, atoms: Sequence[str], at: int) -> str:
        """The form of a verb here that may follow whom one sees or hears: ``base``, ``ing``; nothing if there is none."""
        tags = {tag for _, tag in self._forms.get(atoms[at], ())} if at < len(atoms) and not self.drops_subject else set()
        return "base" if "base" in tags else "ing" if "ing" in tags else ""

    def skip_opening(self, atoms: Sequence[str], at: int, expect: str) -> int:
        """Past a repeated ``to`` or ``să`` after a bare and."""
        if at < len(atoms) and ((expect in ("base", "to+base") and atoms[at] == "to") or (expect == "subjunctive" and atoms[at] == "sa")):
            return at + 1
        return at

    def tail_openings(
        self, atoms: Sequence[str], at: int, end: int
    ) -> Iterator[tuple[str, int, str, bool, str]]:
        """How a tail may open here: (kind, where its clause begins, form expected, subject left out, connective)."""
        found = self.language.tails.longest(atoms, at)
        if found is not None and found[1] < end:
            for tail in found[0]:
                if tail.value == "because":
                    yield "because", found[1], "finite", False, "because"
                elif tail.value == "so_that":
                    if tail.wants:
                        yield "so-that", found[1], "to+subjunctive", False, "so that"
                    else:
                        yield "so-that", found[1], "finite", False, "so that"
                elif tail.value == "purpose":
                    yield "purpose", found[1], tail.wants or "base", True, "to"
        for value, after in self.lead_openings(atoms, at):
            if after < end:
                yield "when", after, "finite", False, value
                if value in ("after", "before", "when", "as"):
                    yield "when", after, "ing", True, value

    def lead_openings(self, atoms: Sequence[str], at: int) -> list[tuple[str, int]]:
        found = self.language.leads.longest(atoms, at)
        if found is None:
            return []
        return [(lead.value, found[1]) for lead in found[0] if not lead.wants and lead.value != "if"]

    def company(self, atoms: Sequence[str], at: int) -> int | None:
        found = self.language.prepositions.longest(atoms, at)
        if found is None or not any(r.role == "company" and r.value == "with" for r in found[0]):
            return None
        return found[1]

    def preposition(self, atoms: Sequence[str], at: int) -> tuple[int, str] | None:
        """Where the noun of a place begins, and how the preposition places it; ``way`` is not there yet."""
        found = self.language.prepositions.longest(atoms, at)
        if found is None:
            return None
        for reading in found[0]:
            if reading.role == "place":
                return found[1], reading.value
        return None

    def times(self, atoms: Sequence[str], at: int) -> list[tuple[int, Any]]:
        """Times that are whole here; those whose anchor is a clause to come are read as leads.

        An occasion of the story that a time names is its target as ``@`` and its position.
        """

        if at + 1 >= len(atoms) or not atoms[at + 1].startswith(NAME) or self._is_occasion(atoms[at + 1]):
            return self._read_times(atoms, at)
        # No time goes on over a name that is no occasion: what the word alone comes to is known.
        known = self._times_alone.get(atoms[at])
        if known is None:
            known = self._times_alone[atoms[at]] = bool(self._read_times(atoms, at))
        return self._read_times(atoms, at) if known else []

    def _read_times(self, atoms: Sequence[str], at: int) -> list[tuple[int, Any]]:
        def occasions(i: int) -> list[tuple[int, str]]:
            return [(i + 1, f"@{i}")] if i < len(atoms) and self._is_occasion(atoms[i]) else []

        return [found for found in match_time(atoms, at, self.code, occasions) if found[1].anchor != "clause"]

    def _is_occasion(self, atom: str) -> bool:
        return atom.startswith(NAME) and self.name_fits(atom, "occasion")


def how_words(kind: str, value: str) -> tuple[str, ...]:
    if kind == "modal":
        return ("modal", f"modal:{value}")
    if kind == "habit":
        return ("habit", f"habit:{value}")
    return _HOW.get((kind, value), ())


def _joined(how: tuple[str, ...]) -> tuple[str, ...]:
    """What particles mean together: ``not … any more`` is ``no longer``, ``not … yet`` is ``not yet``."""
    if "not" in how:
        if "any-more" in how or ("never" in how and "again" in how):
            how = (*(h for h in how if h not in ("any-more", "never", "again")), "no-longer")
        if "yet" in how:
            how = (*(h for h in how if h != "yet"), "not-yet")
    return how


def _quantity(value: str, at: int, end: int, kind: str, group: Noun | None) -> Noun:
    if value == "none":
        return Universal(at, end, kind, group, none=True)
    if value in ("all", "each", "others", "both"):
        return Universal(at, end, kind, group)
    return Indefinite(at, end, kind, group)


def _ends(node: Any) -> Iterator[Terminal]:
    yield from node.ends
    for child in node.words.values():
        yield from _ends(child)
    for _, child in node.slots:
        yield from _ends(child)
