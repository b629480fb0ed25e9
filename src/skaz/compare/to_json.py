"""A comparison as data, in the shape of the contract."""

from __future__ import annotations

from typing import Any

from skaz.compare.align import Alignment
from skaz.compare.compare import Comparison
from skaz.compare.difference import Difference, Repair, Root, Side


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Everything of a comparison, ready for JSON."""
    return {
        "tellings": list(comparison.names),
        "aligned": aligned(comparison.alignment),
        "differences": [difference(each) for each in comparison.differences],
        "roots": [root(each) for each in comparison.roots],
        "gap": round(comparison.gap, 3),
    }


def aligned(alignment: Alignment) -> list[dict[str, list[str]]]:
    """The events that are of one thing: those of one telling together that belong to one of the other."""
    groups: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    of: dict[str, str] = {}
    for pair in sorted((*alignment.pairs, *alignment.necessary), key=lambda pair: pair.is_part):
        keys = f"a{pair.a.key}", f"b{pair.b.key}"
        name = next((of[key] for key in keys if key in of), keys[0])
        group = groups.setdefault(name, ({}, {}))
        group[0][pair.a.id] = None
        group[1][pair.b.id] = None
        of.update((key, name) for key in keys)
    return [{"a": list(a), "b": list(b)} for a, b in groups.values()]


def difference(each: Difference) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "weight": each.weight,
        "category": each.category,
        "a": side(each.a),
        "b": side(each.b),
        "rule": each.rule or None,
        "assumes": list(each.assumes),
        "root": each.root,
        "message": each.message,
    }


def side(each: Side | None) -> dict[str, Any] | None:
    return None if each is None else {"passages": list(each.passages), "value": each.value, "quote": each.quote}


def root(each: Root) -> dict[str, Any]:
    return {
        "id": each.id,
        "repair": repair(each.repair),
        "explains": list(each.explains),
        "cleared": each.cleared,
        "raised": each.raised,
        "margin": each.margin,
        "rivals": [repair(rival) for rival in each.rivals],
        "assumes": list(each.assumes),
        "message": each.message,
    }


def repair(each: Repair) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "telling": each.telling,
        "from": each.old,
        "to": each.new,
        "both_ways": each.both_ways,
        "passages": list(each.passages),
    }
