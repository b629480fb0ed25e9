"""Who a pronoun means: the first scope with a fitting person must have only one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from skaz.model.lines.grammar import Grammar
from skaz.model.telling import Arg, Some
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
        self._lines: list[list[Spoken]] = []
        self._sets: list[tuple[str, ...]] = []
        self._depth = 0
        self._around: list[Arg] = []
        self._fits: dict[tuple[str, str], bool] = {}

    # What is said

    def mention(self, arg: Arg) -> None:
        if isinstance(arg, Some):
            self._clauses[-1].append(arg)
        elif isinstance(arg, str):
            if arg in self.entities:
                self._clauses[-1].append(arg)
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
        if self._clauses[-1]:
            self._clauses.append([])

    def next_line(self) -> None:
        said = [each for clause in self._clauses for each in clause]
        if said:
            self._lines.append(said)
            del self._lines[:-MAX_LINES]
        self._clauses = [[]]
        self._depth = 0
        self._around.clear()

    def enter(self, subject: Arg) -> None:
        """A content or tail of somebody's begins: a clause of its own, whose subject is not the line's."""
        self._depth += 1
        self._around.append(subject)
        self._clauses.append([])

    def leave(self) -> None:
        self._depth -= 1
        self._around.pop()

    def around(self) -> list[Arg]:
        """The subjects of the clauses around this one, inmost first."""
        return self._around[::-1]

    # Who is meant

    def resolve(self, word: str, type_name: str, subject: Arg) -> Arg:
        """The entity, or entities, that a pronoun means. Raises WhoIsMeant with the sentence to say."""
        if type_name in CONTENT_KINDS:
            type_name = "entity"
        if self.grammar.pronouns.kind(word).may_be_plural and not self.grammar.pronouns.kind(word).may_be_singular:
            return self._several(word, type_name)
        shunned = set(subject) if type(subject) is tuple else {subject}
        for scope in self._scopes():
            fitting = [
                name
                for name in dict.fromkeys(reversed(scope))
                if name not in shunned and self._is(name, type_name) and self.fits_pronoun(word, name)
            ]
            sure = [name for name in fitting if self._gender(name) is not None]
            if len(fitting) > 1 and len(sure) == 1:
                fitting = sure
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                names = " or ".join(sorted(map(str, fitting[:4])))
                raise WhoIsMeant(f'"{word}" may be {names}, named equally near.')
        if self.grammar.pronouns.kind(word).possessive and self.fits_pronoun(word, subject) and subject is not None:
            return subject
        if self.grammar.pronouns.kind(word).may_be_plural:
            return self._several(word, type_name)
        raise WhoIsMeant(f'Nobody named before this can be "{word}".')

    def _is(self, spoken: Spoken, type_name: str) -> bool:
        if isinstance(spoken, str):
            return self.is_a(spoken, type_name)
        return self.grammar.is_a(spoken.kind, type_name)

    def _gender(self, spoken: Spoken) -> str | None:
        return self.entities[spoken].gender if isinstance(spoken, str) else None

    def _scopes(self) -> Iterable[list[Spoken]]:
        yield self._clauses[-1]
        line = [each for clause in self._clauses for each in clause]
        yield line
        yield from reversed(self._lines)

    def _several(self, word: str, type_name: str) -> Arg:
        """``they``: the last group or set of people spoken of, else all persons of the nearest scope with several."""
        for scope in self._scopes():
            named = [n for n in dict.fromkeys(scope) if isinstance(n, str)]
            groups = [n for n in reversed(named) if self.entities[n].plural and self.is_a(n, type_name)]
            if len(groups) == 1:
                return groups[0]
            sets = [s for s in reversed(self._sets) if set(s) <= set(scope)]
            if sets:
                return sets[0]
            people = [n for n in named if self.is_a(n, type_name) and self.is_a(n, "person")]
            if len(people) > 1:
                return tuple(people)
        raise WhoIsMeant(f'Nobody named before this can be "{word}".')

    def fits_pronoun(self, word: str, arg: Arg) -> bool:
        """Whether a pronoun can stand for somebody: by number and gender."""
        if isinstance(arg, str):
            fits = self._fits.get((word, arg))
            if fits is None:
                fits = self._fits[word, arg] = self._means(word, arg)
            return fits
        if isinstance(arg, Some):
            return self.grammar.pronouns.means(word, self.grammar.is_a(arg.kind, "person"), None, False)
        return type(arg) is not tuple or self.grammar.pronouns.kind(word).may_be_plural

    def _means(self, word: str, name: str) -> bool:
        entity = self.entities.get(name)
        if entity is None:
            return False
        return self.grammar.pronouns.means(word, self.is_a(name, "person"), entity.gender, entity.plural)
