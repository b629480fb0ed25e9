"""The actual words behind a line's shape: what each position names, its text, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from skaz.model.lines.cut import Cut
from skaz.model.lines.names import Named
from skaz.model.lines.tokens import Tokens


class Atoms:
    """The actual line behind a shape: what each position names, its text, and where it stands (offsets).

    ``positions`` are those of the line's atoms that the shape sees, None for all; the first ``pad`` stand for no word;
    ``base`` is where the line begins in its file.
    """

    __slots__ = ("_base", "_pad", "_positions", "_starts", "_tokens", "named")

    def __init__(
        self,
        tokens: Tokens,
        named: Sequence[Named | None],
        starts: Sequence[int],
        positions: Sequence[int] | None,
        pad: int = 0,
        base: int = 0,
    ) -> None:
        self._tokens = tokens
        self._starts = starts
        self._positions = positions
        self._pad = pad
        self._base = base
        if positions is None:
            self.named: Sequence[Named | None] = named
        else:
            self.named = [None] * pad + [named[i] for i in positions]

    def named_again(self, at: int, name: int) -> Atoms:
        """The same line, in which a position (it may lie behind the last) names what another names."""
        found = copy(self)
        named = [*self.named, *(None for _ in range(at + 1 - len(self.named)))]
        named[at] = self.named[name]
        found.named = named
        return found

    def _at(self, i: int) -> int:
        i = max(i - self._pad, 0)
        if self._positions:
            return self._positions[min(i, len(self._positions) - 1)]
        return min(i, len(self._starts) - 2)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the line of the atoms from ``start`` up to ``end``."""
        offsets, starts = self._tokens.offsets, self._starts
        return offsets[starts[self._at(start)]][0], offsets[starts[self._at(max(end - 1, start)) + 1] - 1][1]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """As ``span``, counted from the beginning of the line's file."""
        if self._positions is None and self._pad == 0 and start < end < len(self._starts):
            offsets, starts = self._tokens.offsets, self._starts
            return offsets[starts[start]][0] + self._base, offsets[starts[end] - 1][1] + self._base
        first, last = self.span(start, end)
        return first + self._base, last + self._base

    def text(self, at: int, end: int | None = None) -> str:
        """The atoms from ``at`` up to ``end`` (one, if left out) as written, without quotation marks around them."""
        start, stop = self.span(at, at + 1 if end is None else end)
        return self._tokens.text[start:stop].strip('"“”„')


class Line:
    """The words behind a shape: what stands at each of its positions, made when it is asked for."""

    __slots__ = ("_atoms", "base", "cut", "named", "starts", "tokens")

    def __init__(self, tokens: Tokens, named: list[Named | None], starts: list[int], cut: Cut, base: int) -> None:
        self.tokens = tokens
        self.named = named
        self.starts = starts
        self.cut = cut
        self.base = base
        self._atoms: Atoms | None = None

    @property
    def atoms(self) -> Atoms:
        if self._atoms is None:
            self._atoms = Atoms(self.tokens, self.named, self.starts, self.cut.positions, 0, self.base)
        return self._atoms

    def inner(self, host: int, by: int = 0) -> Atoms:
        """The words in brackets behind an atom, counted from ``by``."""
        start, end = next((start, end) for known, start, end in self.cut.traits if known == host)
        return Atoms(self.tokens, self.named, self.starts, range(start + max(by, 0), end), max(-by, 0), self.base)
