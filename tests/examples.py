"""How many examples hypothesis tries where a test says a number of its own."""

from __future__ import annotations

import os

#: ``SKAZ_EXAMPLES=20``: twenty times as many.
MORE = int(os.environ.get("SKAZ_EXAMPLES", "1"))


def examples(count: int) -> int:
    return MORE * count
