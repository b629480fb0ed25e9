"""Motives of a vocabulary: what it makes somebody want that a fact holds, that a deed was done, or that one lives.

A motive speaks of *tenors*: marks by which the vocabularies say of deeds what they are for the one they are done to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from skaz.model.formulas import Scope
from skaz.model.logic import Expr, Or, Read
from skaz.model.world import Motive, Slot, Word
from skaz.syntax import formula as written
from skaz.syntax import tree
from skaz.text.finding import Finding

#: What a deed is for the one it is done to, and so whom it pleases: marks of actions.
TENORS = (
    "approaching",
    "warm",
    "helpful",
    "distancing",
    "forsaking",
    "harsh",
    "cruel",
    "binding",
    "hiding",
    "revealing",
    "ruinous",
    "menacing",
)
#: Anybody of whom the motive does not speak.
ANYBODY = "anybody"
#: Tenors as words, so that formulas may name them: who does it, and to whom.
_AS_WORDS = {name: Word("action", name, "", (Slot("who", "entity"), Slot("whom", "entity"))) for name in TENORS}


def motive_of(
    vocabulary: str, item: tree.MotiveDecl, words: Callable[[str], Word | None], names: Callable[[], Iterable[str]]
) -> tuple[Motive | None, list[Finding]]:
    """A motive from its declaration; None where nothing can be made of it, with the findings that say why."""
    scope = Scope(lambda name: _AS_WORDS.get(name) or words(name), lambda: [*names(), *TENORS], {}, free=True)
    when = () if item.when is None else _alternatives(scope.condition(item.when))
    contents = [each for each in item.sought if _is_content(each)]
    sought = _tenors(tuple(each for each in item.sought if each not in contents), scope)
    shunned = _tenors(item.shunned, scope)
    wanted = scope.condition(item.wanted) if item.wanted is not None else None
    if contents:
        wanted = scope.condition(contents[0])
    bearer = None if item.whose is None else item.whose.text
    findings = list(scope.findings)
    if bearer is None and not findings:
        message = f"The motive {item.name.text} does not say whose it is."
        help_ = f"Write  motive {item.name.text} of a when …"
        findings.append(Finding("bad-declaration", message, item.name.span, help=help_))
    if bearer is None or findings:
        return None, findings
    name = item.name
    motive = Motive(name.text, vocabulary, bearer, when, sought, shunned, wanted, bool(contents), item.doc, name.span)
    return motive, []


def _is_content(formula: written.Formula) -> bool:
    """Whether something sought is what a variable says, or a deed, or the contrary."""
    part = formula.part if isinstance(formula, written.Not) else formula
    return isinstance(part, written.Name) or (isinstance(part, written.Call) and part.name.text not in TENORS)


def _alternatives(when: Expr) -> tuple[Expr, ...]:
    return when.parts if isinstance(when, Or) else (when,)


def _tenors(formulas: tuple[written.Formula, ...], scope: Scope) -> tuple[Read, ...]:
    """Deeds of a tenor; anything else is a finding."""
    found = []
    for each in formulas:
        read = scope.condition(each)
        if isinstance(read, Read) and read.property in TENORS and len(read.args) == len(("who", "whom")):
            found.append(read)
        else:
            help_ = f"Tenors: {', '.join(TENORS)}."
            scope.complain("bad-declaration", each.span, "Here should stand a tenor of deeds, with two names.", help_)
    return tuple(found)
