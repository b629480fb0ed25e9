"""What is said, wished or believed, as a value: its formal text, and what would be so if it held."""

from __future__ import annotations

from functools import cache
from itertools import islice, product

from skaz.engine.meanings import Meanings
from skaz.model.language import language, languages
from skaz.model.logic import NOTHING, TRUE, And, Believes, Compare, Const, Expr, Matter, Not, Or, Read, Value
from skaz.model.telling import All, Arg, Clause, Content, Quoted, Some
from skaz.model.world import World

#: A list of people in each of several slots is spelt out up to this many combinations.
MOST_COMBINATIONS = 400


def is_contrary(clause: Clause) -> bool:
    """Whether a clause says that something is not, or no longer, so."""
    return bool(clause.how) and clause.negated != ("stops" in clause.how)


def of_nobody(clause: Clause) -> Clause:
    """What nobody does or thinks, or what is done to nobody, is said of no one: the place of no one is left out."""
    if not is_contrary(clause) or not any(isinstance(arg, All) for arg in clause.args):
        return clause
    first, *others = clause.args
    is_nobody = isinstance(first, All) and first.group is None
    left = (None if isinstance(arg, All) and arg.none and arg.group is None else arg for arg in others)
    return clause._replace(args=(None if is_nobody else first, *left))


@cache
def _asking() -> frozenset[str]:
    """The words that ask for somebody, in all languages."""
    found = ((words, kinds) for code in languages() for words, kinds in language(code).questions.items())
    return frozenset(words[0] for words, kinds in found if len(words) == 1 and "who" in kinds)


def _is_asked(arg: Arg) -> bool:
    return isinstance(arg, Some) and arg.group is None and arg.label in _asking()


class Contents:
    """Contents of one world as values."""

    def __init__(self, world: World, meanings: Meanings) -> None:
        self.world = world
        self.meanings = meanings

    def value(self, arg: Arg) -> Value:
        """An argument as a value: an entity's name, a content, a number; None where it was left out."""
        if isinstance(arg, Content):
            return self._matter(arg)
        if isinstance(arg, Quoted):
            return Matter(str(arg))
        if isinstance(arg, Some | All):
            return arg.label
        if type(arg) is tuple:
            return " and ".join(str(each) for each in arg)
        return arg

    def _matter(self, content: Content) -> Matter:
        """A content; of a question all that would answer it, the last that none of it is so."""
        if content.mode != "whether":
            return Matter(content.text, self.condition(content))
        answers = tuple(found for each in self._answers(content) if (found := self.condition(each)) is not None)
        none_is = Not(answers[0] if len(answers) == 1 else Or(answers))
        return Matter(content.text, Or((*answers, none_is)) if answers else None)

    def _answers(self, content: Content) -> list[Content]:
        """A question with each of those in it who may be meant: ``who has murdered him``; of ``whether …`` itself."""
        clause = content.clauses[0] if len(content.clauses) == 1 else None
        asked = next((i for i, a in enumerate(clause.args) if _is_asked(a)), None) if clause is not None else None
        if clause is None or asked is None:
            return [content]
        people = self.world.by_kind.get(clause.word.slots[asked].type, ())
        rows = ((*clause.args[:asked], str(who), *clause.args[asked + 1 :]) for who in people)
        return [content._replace(clauses=(clause._replace(args=row),)) for row in rows]

    def condition(self, content: Content) -> Expr | None:
        """What would be so if a content held; None where it says nothing that could be."""
        parts = [found for clause in content.clauses if (found := self.clause(clause)) is not None]
        return None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))

    def clause(self, clause: Clause) -> Expr | None:
        """One clause as a condition; None for what is only possible, tried or seeming."""
        if not clause.is_real:
            return None
        found = [each for values in self.combinations(clause.args) if (each := self._plain(clause, values)) is not None]
        if not found:
            return None
        whole = found[0] if len(found) == 1 else And(tuple(found))
        return self.meanings.condition(Not(whole) if is_contrary(clause) else whole)

    def combinations(self, args: tuple[Arg, ...]) -> list[tuple[Value, ...]]:
        """The arguments one by one where several people stand in one slot."""
        if not any(type(arg) is tuple for arg in args):
            return [tuple([self.value(arg) for arg in args])]
        choices = [[self.value(a) for a in arg] if type(arg) is tuple else [self.value(arg)] for arg in args]
        return list(islice(product(*choices), MOST_COMBINATIONS))

    def _plain(self, clause: Clause, values: tuple[Value, ...]) -> Expr | None:
        word = clause.word
        args = tuple(Const(value) for value in values)
        if word.kind == "attitude" and word.name == "believes":
            what = values[1] if len(values) > 1 else None
            inner = what.expr if isinstance(what, Matter) else None
            return None if inner is None else Believes(args[0], inner)
        read = Read(word.name, args)
        if word.kind != "property" or word.is_truth:
            return Compare("==", read, Const(False)) if clause.value is False else read
        return self._valued(read, clause.value)

    def _valued(self, read: Read, value: Arg) -> Expr:
        if value is None:
            return Compare("==", read, Const(NOTHING))
        values = value if type(value) is tuple else (value,)
        parts = tuple(Compare("==", read, Const(self.value(each))) for each in values)
        return parts[0] if len(parts) == 1 else And(parts) if parts else TRUE
