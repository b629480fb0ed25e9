"""Numbers in words: ``two hundred and five``, ``douăzeci și unu``, ``seven dozen``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def read_number(
    words: Sequence[str], at: int, numbers: Mapping[str, int], multipliers: Mapping[str, int], joints: frozenset[str]
) -> tuple[int, int] | None:
    """The value of the number words at a position and the position after them, or None. Digits count as words."""
    total, group, after = 0, None, at
    position = at
    while position < len(words):
        word = words[position]
        if word in joints and group is not None and position + 1 < len(words):
            position += 1
            word = words[position]
        value = _value(word, numbers)
        if value is not None and _may_follow(group, value):
            group = (group or 0) + value
        elif word in multipliers:
            group = (1 if group is None else group) * multipliers[word]
            if multipliers[word] >= 1000:
                total, group = total + group, 0
        else:
            break
        position = after = position + 1
    return (total + (group or 0), after) if group is not None else None


def _value(word: str, numbers: Mapping[str, int]) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 12:
        return int(word)
    if word in numbers:
        return numbers[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in numbers and ones in numbers:
        return numbers[tens] + numbers[ones]
    return None


def _may_follow(group: int | None, value: int) -> bool:
    """Ones after tens, tens after hundreds; "two three" is two numbers."""
    if not group:
        return True
    size = 10 if group % 100 else 100
    return group % size == 0 and value < size and group % 100 != 10
