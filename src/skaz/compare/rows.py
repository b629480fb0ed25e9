"""A comparison as rows of plain values, for pandas, polars and the like: one for each difference or pair."""

from __future__ import annotations

from skaz.compare.compare import Comparison
from skaz.compare.difference import Side

Row = dict[str, str | float | bool | None]


def difference_rows(comparison: Comparison) -> list[Row]:
    """One row for each difference; ``a_`` and ``b_`` are what each telling says, None where it does not tell it."""
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "weight": each.weight,
            "category": each.category,
            **_side("a", each.a),
            **_side("b", each.b),
            "rule": each.rule or None,
            "root": each.root,
            "message": each.message,
        }
        for each in comparison.differences
    ]


def _side(name: str, side: Side | None) -> Row:
    passages = " ".join(side.passages) if side is not None else None
    value, quote = (side.value, side.quote) if side is not None else (None, None)
    return {f"{name}_passages": passages, f"{name}_value": value, f"{name}_quote": quote}


def pair_rows(comparison: Comparison) -> list[Row]:
    """One row for each pair of reports that are of one thing, with what speaks for it."""
    return [
        {
            "a": pair.a.id,
            "b": pair.b.id,
            "a_text": str(pair.a),
            "b_text": str(pair.b),
            "gain": round(pair.gain, 3),
            "is_part": pair.is_part,
        }
        for pair in comparison.alignment.pairs
    ]
