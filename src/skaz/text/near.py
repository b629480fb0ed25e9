"""The names nearest to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.text.fold import fold


def nearest(word: str, known: Iterable[str], *, limit: int = 3, cutoff: float = 60.0) -> list[str]:
    """The known names most like ``word``, best first, ties by name; none that is not really like it.

    Case and diacritics do not count. ``cutoff`` is a likeness in percent.
    """
    from rapidfuzz import fuzz, process  # 30 ms that only a mistake should cost

    names = sorted(set(known))
    hits = process.extract(fold(word), names, scorer=fuzz.ratio, processor=fold, limit=None, score_cutoff=cutoff)
    ranked = sorted(hits, key=lambda hit: (-hit[1], hit[0]))
    return [name for name, _, _ in ranked[:limit]]
