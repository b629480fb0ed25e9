"""A comparison for people: roots first, each with what it explains, then what stands by itself, both quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from skaz.compare.compare import Comparison
from skaz.compare.difference import Difference, Root
from skaz.compare.explain import rivals_of
from skaz.text.cells import cells, shown
from skaz.text.excerpt import Run
from skaz.text.runs import runs_of

#: How wide each of the two quotes is, side by side, in characters.
WIDTH = 48
#: Roles in which the weights are painted.
PAINT = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}
INDENT = "  "


def to_text(comparison: Comparison, *, whole: bool = False) -> list[Run]:
    """What differs, for people.

    Args:
        comparison: what to show.
        whole: also all that only one tells, and where one says more, which else are only counted.
    """
    runs: list[Run] = []
    for root in comparison.roots:
        runs.extend(_root(root, comparison))
    own = comparison.under(None)
    if own:
        runs.extend(_heading("Contradictions" + (" that follow from none of these" if comparison.roots else "")))
        runs.extend(run for each in own for run in _shown(each, comparison))
    for kind, title in (
        ("order", "In another order"),
        ("precision", "One says more"),
        ("emphasis", "Weighs otherwise"),
    ):
        runs.extend(_kind(comparison, kind, title, whole or kind == "order"))
    for kind, name in zip(("only-in-a", "only-in-b"), comparison.names):
        runs.extend(_only(comparison, kind, name, whole))
    runs.append((f"\n{verdict(comparison)}\n", "message"))
    if comparison.gap > 0:
        runs.append((f"{_short(comparison)}\n", "help"))
    return runs[1:] if runs and runs[0] == ("\n", "") else runs


def _root(root: Root, comparison: Comparison) -> Iterator[Run]:
    yield "\n", ""
    yield f"Root {root.id}: ", "error"
    yield f"{shown(root.message)}\n", "message"
    if root.rivals:
        yield f"{INDENT}{shown(rivals_of(root))}\n", "help"
    for each in comparison.under(root.id):
        yield from _shown(each, comparison)


def _heading(title: str) -> Iterator[Run]:
    yield "\n", ""
    yield f"{title}\n", "message"


def _kind(comparison: Comparison, kind: str, title: str, whole: bool) -> Iterator[Run]:
    own = comparison.orders if kind == "order" else comparison.of_kind(kind)
    if own and whole:
        yield from _heading(title)
        for each in own:
            yield from _shown(each, comparison)
    elif own:
        yield from _heading(f"{title}: {_count(len(own), 'place')}, {_passages(own)}")


def _only(comparison: Comparison, kind: str, name: str, whole: bool) -> Iterator[Run]:
    own = comparison.of_kind(kind)
    if own:
        many = _count(len(_places(own)), "passage")
        yield from _heading(f"Only {name} tells ({many}){'' if whole else ': ' + _passages(own)}")
        for each in own if whole else ():
            side = each.a or each.b
            if side is not None:
                yield f"{INDENT}{', '.join(side.passages)}: {shown(side.value)}\n", ""


def _passages(own: Iterable[Difference]) -> str:
    """Their passages in the order of the telling, three and more that follow each other as a run."""
    return ", ".join(runs_of(_places(own)))


def _places(own: Iterable[Difference]) -> set[str]:
    sides = (side for each in own for side in (each.a or each.b,) if side is not None)
    return {passage for side in sides for passage in side.passages}


def _shown(each: Difference, comparison: Comparison) -> Iterator[Run]:
    yield f"{INDENT}{each.id} {each.category}, {each.weight}: ", PAINT[each.weight]
    yield f"{shown(each.message)}\n", ""
    if each.a is not None and each.b is not None:
        yield from _beside(*(_quoted(each, which, comparison) for which in (0, 1)))
    if each.rule:
        yield f"{INDENT * 2}Not both: {shown(each.rule)}.\n", "help"
    if each.assumes:
        yield f"{INDENT * 2}This assumes: {shown('; '.join(each.assumes))}.\n", "help"


def _beside(a: str, b: str) -> Iterator[Run]:
    """What the two say, each in its own language, in two columns."""
    left, right = wrap(a, WIDTH), wrap(b, WIDTH)
    for number in range(max(len(left), len(right))):
        one = shown(left[number]) if number < len(left) else ""
        two = shown(right[number]) if number < len(right) else ""
        yield f"{INDENT * 2}{one}{' ' * max(WIDTH - cells(one), 0)} | {two}".rstrip() + "\n", "source"


def _quoted(each: Difference, which: int, comparison: Comparison) -> str:
    """The sentence of a source with its passages; of two drafts of one sentence the line, and which draft."""
    sides = each.a, each.b
    side, other = sides[which], sides[1 - which]
    if side is None:
        return ""
    text, where = side.quote, ", ".join(side.passages)
    if other is not None and other.quote == text and each.pair is not None:
        span = (each.pair.a, each.pair.b)[which].span
        text = span.text if span is not None else text
    if comparison.tellings[0].name == comparison.tellings[1].name:
        where = comparison.names[which].removesuffix(comparison.tellings[which].name) + where
    return f"{where}: {text}" if text else where


def verdict(comparison: Comparison) -> str:
    """``2 roots, 7 contradictions (5 of them explained), 1 in another order.``"""
    found = comparison.contradictions
    if not found:
        return "No contradiction."
    under = sum(each.root is not None for each in found)
    parts = [_count(len(comparison.roots), "root")] if comparison.roots else []
    parts.append(_count(len(found), "contradiction") + (f" ({under} of them explained)" if under else ""))
    moved = len(comparison.of_kind("order"))
    parts += [f"{moved} in another order"] if moved else []
    return ", ".join(parts) + "."


def _short(comparison: Comparison) -> str:
    """How far the pairs may be from the best ones, where only those of long tellings were weighed that stand near."""
    share = comparison.gap / max(comparison.alignment.worth, comparison.gap)
    return f"Only near events were held against each other; the best pairs of all bring {share:.2%} more at most."


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
