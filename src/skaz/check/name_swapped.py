"""``name-swapped``: one name in a run of passages probably stands for another, which accounts for what is wrong.

Unlike the checks beside it this one tries something out: it is asked when all else has been found, and only where
something grave has been found that such an exchange could account for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from skaz.check.wording import Wording
from skaz.engine.order import readings_of
from skaz.model.named import named_by
from skaz.repair.draft import Draft
from skaz.repair.names import edits_of
from skaz.repair.swapped import Judge, Swapped, swapped
from skaz.text.finding import Finding, Note
from skaz.text.runs import where
from skaz.text.source import Span

HELP = "Write the name that was meant. If the names are right, the findings that this would clear need another way out."


def name_swapped(words: Wording, said: Sequence[Finding], found: Sequence[Finding], judge: Judge) -> Iterator[Finding]:
    """A note for each exchange of a name that mends a telling.

    Args:
        words: the words of its run.
        said: all that is said of it.
        found: what its preferred readings alone bring.
        judge: says what the preferred readings of another telling bring.
    """
    telling = words.run.telling
    draft = Draft(words.model, telling)
    for swap in swapped(telling, words.world, words.run.world.meanings, said, found, judge):
        span = _where(swap, draft, words)
        if span is not None:
            yield replace(_finding(swap, span, words), proposed=edits_of(swap.exchange, draft))


def _finding(swap: Swapped, span: Span, words: Wording) -> Finding:
    ((old, new),) = swap.exchange.names
    run = swap.exchange.passages
    clash = [passage for each in swap.clears for passage in each.passages if passage not in run]
    gone = "what is wrong goes away" if len(swap.clears) == 1 else f"{len(swap.clears)} findings go away"
    agrees = f", and it agrees with {_listed(swap.speaking)}" if swap.speaking else ""
    message = f"{old} in {where(run)} may stand for {new}: with {new} there, {gone} and nothing new comes{agrees}."
    if swap.rivals:
        message += f" About as much speaks for {_or(_other(each, swap) for each in swap.rivals)}."
    places = [Note(each.span, f"cannot be with {old}", each.passages[0]) for each in swap.clears]
    places += [note for each in swap.clears for note in each.notes]
    assumes = [f"that {old} is right elsewhere"]
    assumes += [f"the first reading of {each.id}" for each, _ in readings_of(words.run.telling) if each.id in run]
    return Finding(
        "name-swapped",
        message,
        span,
        "note",
        label=f"{new} may be meant",
        notes=tuple(each for each in places if each.span != span),
        help=HELP,
        passages=tuple(dict.fromkeys((*run, *clash, *swap.speaking, *(p for r in swap.rivals for p in r.speaking)))),
        assumes=tuple(dict.fromkeys(assumes)),
    )


def _other(rival: Swapped, swap: Swapped) -> str:
    """Another exchange that would do as well: ``Vera``, ``Levin for Stiva in novel:2``."""
    ((old, new),), run = rival.exchange.names, rival.exchange.passages
    here = run == swap.exchange.passages
    if here and old == swap.exchange.names[0][0]:
        return new
    return f"{new} for {old}{'' if here else f' in {where(run)}'}"


def _or(names: Iterable[str]) -> str:
    return " or ".join(names)


def _where(swap: Swapped, draft: Draft, words: Wording) -> Span | None:
    """Where the name stands first in the run."""
    old = swap.exchange.names[0][0]
    for line in draft.lines:
        if line.passage.id == swap.exchange.passages[0] and any(old in named_by(each) for each in line.clauses):
            return words.name_in(old, line.span)
    return None


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
