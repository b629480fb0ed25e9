"""What is said where the compiled core is missing and the reference does its work: a warning, once for each place."""

from __future__ import annotations

import warnings

NOT_INSTALLED = (
    "skaz's compiled core is not installed. To get it, install a C++20 compiler (gcc 11, clang 14, Visual Studio 2022 "
    "or newer) and then skaz once more."
)


class SlowReference(UserWarning):
    """Something runs on the reference, which is right but slow; the message says what, why and what to do."""


def warn_slow(work: str, why: str = NOT_INSTALLED) -> None:
    """Say that something runs on the reference.

    Args:
        work: what runs, as the beginning of a sentence: ``"The plan is sought"``.
        why: the rest of it.
    """
    warnings.warn(SlowReference(f"{work} on the slow reference: {why}"), stacklevel=3)
