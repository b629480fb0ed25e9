"""What is wrong with a call, as against a user's text: raised, one small class per failure.

A class's constructor builds the sentence: the whole matter, in the caller's words, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable


class SkazError(Exception):
    """Something asked for cannot be done; the message is a sentence for the one who asked."""


class Unreadable(SkazError):
    """A file or folder cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be read: {reason}.")


class Unwritable(SkazError):
    """A file or folder cannot be written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be written: {reason}.")


class NoSuchName(SkazError):
    """Something was asked for by a name that is not there; says which are near, or else which there are."""

    def __init__(self, sort: str, name: str, nearest: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        near, all_known = list(nearest), list(known)
        if near:
            hint = f" Nearest: {', '.join(near)}."
        elif all_known:
            hint = f" There are: {', '.join(all_known)}."
        else:
            hint = ""
        named = f' "{name}"' if name else ""
        super().__init__(f"There is no {sort}{named}.{hint}")
