"""Who a pronoun means: the first scope with a fitting person must have only one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy

from skaz.model.lines.grammar import Grammar
from skaz.model.telling import Arg, Some, is_several
from skaz.model.world import CONTENT_KINDS, Entity

#: Who or what may be meant: an entity, or something without a name.
Spoken = str | Some

#: How many earlier lines of a passage, and then of the passage before, are looked through.
MAX_LINES = 12


class WhoIsMeant(Exception):
    """A pronoun without one clear referent."""


class Mentions:
    """Who was spoken of, clause by clause and line by line, in one telling."""

    def __init__(self, grammar: Grammar, entities: dict[str, Entity], is_a: Callable[[str, str], bool]) -> None:
        self.grammar = grammar
        self.entities = entities
        self.is_a = is_a
        self._places = {name for name in entities if is_a(name, "place")}
        self.last_subject: Arg = None
        self.last_place: str | None = None
        self._clauses: list[list[Spoken]] = [[]]
        self._clause = self._clauses[0]
        self._lines: list[list[Spoken]] = []
        self._sets: list[tuple[str, ...]] = []
        self._depth = 0
        self._around: list[Arg] = []
        self._outer: list[list[Spoken]] = []
        """The clauses around a content, outermost first."""
        self.reach = 0
        """How far pronouns reached back for whom they mean, all together: in scopes, the nearest being 0."""
        self._fits: dict[tuple[str, str, str], bool] = {}

    # What is said

    def mention(self, arg: Arg) -> None:
        if isinstance(arg, Some):
            self._clause.append(arg)
        elif isinstance(arg, str):
            if arg in self.entities:
                self._clause.append(arg)
                if arg in self._places:
                    self.last_place = arg
        elif type(arg) is tuple:
            names = tuple(n for n in arg if isinstance(n, str))
            for name in names:
                self.mention(name)
            if len(names) > 1:
                self._sets.append(names)

    def subject(self, arg: Arg) -> None:
        self.mention(arg)
        if self._depth == 0 and (isinstance(arg, str) or type(arg) is tuple):
            self.last_subject = arg

    def next_clause(self) -> None:
        if self._clause:
            self._begin_clause()

    def _begin_clause(self) -> None:
        self._clause = []
        self._clauses.append(self._clause)

    def next_line(self) -> None:
        said = [each for clause in self._clauses for each in clause]
        if said:
            self._lines.append(said)
            del self._lines[:-MAX_LINES]
        self._clause = []
        self._clauses = [self._clause]
        self._depth = 0
        self._around.clear()
        self._outer.clear()

    def enter(self, subject: Arg) -> None:
        """A content or tail of somebody's begins: a clause of its own, whose subject is not the line's."""
        self._depth += 1
        self._around.append(subject)
        self._outer.append(self._clause)
        self._begin_clause()

    def leave(self) -> None:
        """A content or tail ends; who was spoken of in it was spoken of in the clause around it."""
        self._depth -= 1
        self._around.pop()
        inner = self._clause
        self._clause = self._outer.pop()
        self._clause.extend(inner)

    def copy(self) -> Mentions:
        """The same, to be put back by ``restore``; not while a content is read."""
        kept = copy(self)
        kept._clauses = [list(clause) for clause in self._clauses]
        kept._sets = list(self._sets)
        return kept

    def restore(self, kept: Mentions) -> None:
        """Be again as when a copy was made; lines before this one do not change while it is read."""
        self.last_subject, self.last_place, self.reach = kept.last_subject, kept.last_place, kept.reach
        self._clauses = [list(clause) for clause in kept._clauses]
        self._clause = self._clauses[-1]
        self._sets = list(kept._sets)

    def around(self) -> list[Arg]:
        """The subjects of the clauses around this one, inmost first."""
        return self._around[::-1]

    # Who is meant

    def resolve(self, word: str, type_name: str, subject: Arg, case: str = "") -> Arg:
        """The entity, or entities, that a pronoun means at a slot. Raises WhoIsMeant with the sentence to say."""
        if type_name in CONTENT_KINDS:
            type_name = "entity"
        kind = self.grammar.pronouns.kind(word, case)
        shunned: set[Arg] = set(subject) if is_several(subject) else {subject}
        if kind.may_be_plural and not kind.may_be_singular:
            return self._several(word, type_name, shunned)
        for reach, scope in enumerate(self._scopes()):
            fitting = [
                name
                for name in dict.fromkeys(reversed(scope))
                if name not in shunned and self._is(name, type_name) and self.fits_pronoun(word, name, case)
            ]
            sure = [name for name in fitting if self._gender(name) is not None]
            if len(fitting) > 1 and len(sure) == 1:
                fitting = sure
            if len(fitting) > 1 and all(self._gender(name) is None for name in fitting):
                # it rather means what is handled than what it is put into
                handled = [n for n in fitting if not (self._is(n, "place") or self._is(n, "container"))]
                fitting = handled if len(handled) == 1 else fitting
            if len(fitting) == 1:
                self.reach += reach
                return fitting[0]
            if fitting:
                names = " or ".join(sorted(map(str, fitting[:4])))
                raise WhoIsMeant(f'"{_shown(word)}" may be {names}, named equally near.')
        if kind.possessive and self.fits_pronoun(word, subject) and subject is not None:
            return subject
        if kind.may_be_plural:
            return self._several(word, type_name, shunned)
        raise WhoIsMeant(f'Nobody named before this can be "{_shown(word)}".')

    def _is(self, spoken: Spoken, type_name: str) -> bool:
        if isinstance(spoken, str):
            return self.is_a(spoken, type_name)
        return self.grammar.is_a(spoken.kind, type_name)

    def _gender(self, spoken: Spoken) -> str | None:
        return self.entities[spoken].gender if isinstance(spoken, str) else None

    def _scopes(self) -> Iterable[list[Spoken]]:
        yield self._clause
        yield from reversed(self._outer)
        line = [each for clause in self._clauses for each in clause]
        yield line
        yield from reversed(self._lines)

    def _several(self, word: str, type_name: str, shunned: set[Arg]) -> Arg:
        """``they``: the last group or set of people spoken of, else all persons of the nearest scope with several.

        Things of a plural name (``the letters``) count as a group does.
        """
        for reach, scope in enumerate(self._scopes()):
            named = [n for n in dict.fromkeys(scope) if isinstance(n, str) and n not in shunned]
            groups = [n for n in reversed(named) if self._number(n) is not False and self.is_a(n, type_name)]
            people = [n for n in groups if self.entities[n].plural]
            groups = people if len(people) == 1 else groups
            if len(groups) == 1:
                self.reach += reach
                return groups[0]
            sets = [s for s in reversed(self._sets) if set(s) <= set(scope) and all(self.is_a(n, type_name) for n in s)]
            if sets:
                self.reach += reach
                return sets[0]
            people = [n for n in named if self.is_a(n, type_name) and self.is_a(n, "person")]
            if len(people) > 1:
                self.reach += reach
                return tuple(people)
        raise WhoIsMeant(f'Nobody named before this can be "{_shown(word)}".')

    def _number(self, name: str) -> bool | None:
        """Whether something is several; None of a thing with a plural name, which may be either."""
        entity = self.entities[name]
        if entity.plural or self.is_a(name, "character") or self.is_a(name, "place"):
            return entity.plural
        return None if self.grammar.is_plural_name(self._head(entity)) else False

    def _head(self, entity: Entity) -> str:
        """The word of a name that bears its number and gender, of its first form in the language."""
        forms = [form.text for form in entity.forms if form.language in (None, self.grammar.code) and not form.oblique]
        own = [form.text for form in entity.forms if form.language == self.grammar.code and not form.oblique]
        name = (own or forms or [entity.name])[0]
        return name.split(" ")[-1 if self.grammar.language.bears_case_last else 0]

    def fits_pronoun(self, word: str, arg: Arg, case: str = "") -> bool:
        """Whether a pronoun can stand for somebody, at a slot of a case: by number and gender."""
        if isinstance(arg, str):
            fits = self._fits.get((word, arg, case))
            if fits is None:
                fits = self._fits[word, arg, case] = self._means(word, arg, case)
            return fits
        if isinstance(arg, Some):
            return self.grammar.pronouns.means(word, self.grammar.is_a(arg.kind, "person"), None, False, case)
        return type(arg) is not tuple or self.grammar.pronouns.kind(word, case).may_be_plural

    def _means(self, word: str, name: str, case: str) -> bool:
        entity = self.entities.get(name)
        if entity is None:
            return False
        if self.is_a(name, "character"):
            return self.grammar.pronouns.means(word, self.is_a(name, "person"), entity.gender, entity.plural, case)
        gender = self.grammar.gender_of_name(self._head(entity))
        return self.grammar.pronouns.means(word, False, gender, self._number(name), case)


def _shown(word: str) -> str:
    """A pronoun as it was written: ``his``."""
    return word.removesuffix("'s")
