"""Cutting a token that holds several words: ``Anna's``, ``can't``, ``l-a``, ``înșelat-o``, ``într-o``."""

from __future__ import annotations

from dataclasses import dataclass, field

from skaz.text.fold import fold


@dataclass(frozen=True)
class Splitter:
    """Whole words that are two, endings that come off, and pieces that stand at a hyphen; all keys folded.

    ``wholes`` and ``endings`` give the words themselves; ``pieces`` spell a clitic in full (``l`` is ``il``).
    """

    wholes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)

    def split(self, token: str) -> list[tuple[str, int, int]]:
        """The folded words of a token with their offsets in it; most tokens are one word."""
        word = fold(token)
        if word.isalnum():
            whole = self.wholes.get(word)
            return [(word, 0, len(token))] if whole is None else self._spread(whole, word, len(token))
        word = word.replace("’", "'")
        whole = self.wholes.get(word)
        if whole is not None:
            return self._spread(whole, word, len(token))
        if self.pieces and "-" in word:
            return self._at_hyphens(word)
        if "'" in word:
            return self._off_ending(word)
        return [(word, 0, len(token))]

    def _spread(self, words: tuple[str, ...], word: str, length: int) -> list[tuple[str, int, int]]:
        """Offsets for words that a whole token stands for: cut at its hyphen, else before its last letters."""
        if len(words) == 1:
            return [(words[0], 0, length)]
        hyphen = word.find("-")
        cut = hyphen if hyphen > 0 else max(1, length - len(words[-1]))
        return [(words[0], 0, cut), *((w, cut + (hyphen > 0), length) for w in words[1:])]

    def _at_hyphens(self, word: str) -> list[tuple[str, int, int]]:
        parts = word.split("-")
        if not any(part in self.pieces for part in parts):
            return [(word, 0, len(word))]
        cut: list[tuple[str, int, int]] = []
        at = 0
        for number, part in enumerate(parts):
            end = at + len(part)
            if part:
                cut.append((self._piece(part, before_clitic=number + 1 < len(parts)), at, end))
            at = end + 1
        return cut

    def _piece(self, part: str, *, before_clitic: bool) -> str:
        if part in self.pieces:
            return self.pieces[part]
        if before_clitic:
            for ending, plain in self.endings.items():
                if part.endswith(ending):
                    return part[: -len(ending)] + plain
        return part

    def _off_ending(self, word: str) -> list[tuple[str, int, int]]:
        for ending, alone in self.endings.items():
            if word.endswith(ending) and len(word) > len(ending):
                cut = len(word) - len(ending) + ending.startswith("s")
                return [(word[:cut], 0, cut), (alone, cut, len(word))]
        return [(word, 0, len(word))]
