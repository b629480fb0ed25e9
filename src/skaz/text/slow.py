"""What is said where the compiled core is missing and the reference does its work: a warning, once for each place."""

from __future__ import annotations

import warnings


class SlowReference(UserWarning):
    """Something runs on the reference, which is right but slow; the message says what, why and what to do."""

    def __init__(self, work: str) -> None:
        super().__init__(
            f"{work} on the slow reference: skaz's compiled core is not installed. To get it, install a C++20 compiler "
            "(gcc 11, clang 14, Visual Studio 2022 or newer) and then skaz once more."
        )


def warn_slow(work: str) -> None:
    """Say that something runs on the reference.

    Args:
        work: what runs, as the beginning of a sentence: ``"The plan is sought"``.
    """
    warnings.warn(SlowReference(work), stacklevel=3)
