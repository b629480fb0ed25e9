"""What is left of a difference of several people once its root is mended: of two who dance, one.

A root makes one of the two alike, and its rest stays a difference of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from skaz.compare.conflicts import conflicts
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.roots import Search
from skaz.compare.said import AND, listed
from skaz.compare.wording import thing_of, told_apart

Names = tuple[str, str]


def halved(found: Iterable[Difference], search: Search, differ: Differ) -> Iterator[Difference]:
    """The differences; one of several people of whom a root makes some alike is what it explains, and what is left."""
    mended = {(pair.a.key, pair.b.key): pair for pair in search.reports.alignment.pairs if not pair.is_part}
    roots = {frozenset((each.tried.repair.old, each.tried.repair.new)): n for n, each in enumerate(search.found, 1)}
    for each in found:
        pair = mended.get((each.pair.a.key, each.pair.b.key)) if each.pair is not None else None
        if each.root is not None or each.names is None or pair is None or AND not in each.names[0]:
            yield each
            continue
        rest = next((c for c in conflicts(pair.a, pair.b, differ.likenesses) if c.role == each.part), None)
        gone = _without(each.names, (rest.a, rest.b)) if rest is not None else None
        root = roots.get(frozenset(gone)) if gone is not None else None
        if rest is None or gone is None or root is None:
            yield each
            continue
        yield _of(each, gone, f"r{root}")
        yield _of(each, (rest.a, rest.b), None)


def _without(names: Names, rest: Names) -> Names | None:
    """Who is in both lists and not in what is left of them; None where that is not somebody for somebody."""
    left, right = (
        [who for who in own.split(AND) if who not in own_rest.split(AND)] for own, own_rest in zip(names, rest)
    )
    return (listed(left), listed(right)) if left and right else None


def _of(each: Difference, names: Names, root: str | None) -> Difference:
    pair = each.pair
    assert pair is not None
    assert each.a is not None
    assert each.b is not None
    message = told_apart(thing_of(pair), pair.a, pair.b, names)
    a, b = each.a._replace(value=names[0]), each.b._replace(value=names[1])
    return replace(each, a=a, b=b, message=message, names=names, root=root)
