"""Passages of a telling put at another place of it: the telling as it would be read, with no line read anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from skaz.model.telling import Telling
from skaz.repair.exchange import with_passages


def moved(telling: Telling, passages: Collection[str], after: str | None) -> Telling:
    """The telling with some passages behind another (None: before all others), in their own order.

    They keep their names, and stand in the paragraph of the passage that they follow.
    """
    own = [each for each in telling.passages if each.id in passages]
    found = list(own) if after is None else []
    for each in telling.passages:
        if each.id not in passages:
            found.append(each)
            if each.id == after:
                found.extend(replace(one, paragraph=each.paragraph) for one in own)
    return with_passages(telling, (replace(each, number=number) for number, each in enumerate(found, 1)))
