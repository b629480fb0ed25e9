"""A sequence that is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Late(Sequence[T]):
    """Stands for a tuple: equal to it, with the same members; ``make`` is called once, and not before it is needed."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make: Callable[[], Iterable[T]] | None = make
        self._made: tuple[T, ...] = ()

    def whole(self) -> tuple[T, ...]:
        """The tuple itself."""
        if self._make is not None:
            self._made = tuple(self._make())
            self._make = None
        return self._made

    def __len__(self) -> int:
        return len(self.whole())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self.whole()[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Late):
            return self.whole() == other.whole()
        return self.whole() == other

    def __hash__(self) -> int:
        return hash(self.whole())

    def __repr__(self) -> str:
        return repr(self.whole())
