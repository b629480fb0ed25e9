"""The names nearest to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.text.fold import fold


class Names:
    """Names that something may be near to; folded once, to be asked often."""

    def __init__(self, known: Iterable[str]) -> None:
        self._names = sorted(set(known))
        self._folded = [fold(name) for name in self._names]

    def nearest(self, word: str, *, limit: int = 3, cutoff: float = 60.0) -> list[str]:
        """As the function of this name."""
        from rapidfuzz import fuzz, process  # 30 ms that only a mistake should cost

        hits = process.extract(fold(word), self._folded, scorer=fuzz.ratio, limit=None, score_cutoff=cutoff)
        ranked = sorted((-likeness, self._names[at]) for _, likeness, at in hits)
        return [name for _, name in ranked[:limit]]


def nearest(word: str, known: Iterable[str], *, limit: int = 3, cutoff: float = 60.0) -> list[str]:
    """The known names most like ``word``, best first, ties by name; none that is not really like it.

    Case and diacritics do not count. ``cutoff`` is a likeness in percent.
    """
    return Names(known).nearest(word, limit=limit, cutoff=cutoff)
