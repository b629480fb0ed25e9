"""Which findings are wanted: by their codes, or by the classes of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from skaz.text.codes import CODES
from skaz.text.failure import NoSuchName
from skaz.text.identity import Numbered
from skaz.text.near import nearest


def codes_of(text: str) -> frozenset[str]:
    """The codes that a list like ``dead, place`` names; a class stands for all its codes.

    Raises:
        NoSuchName: neither a code nor a class; says which are near.
    """
    found: set[str] = set()
    for name in filter(None, (part.strip().lower() for part in text.split(","))):
        own = {code.name for code in CODES.values() if name in (code.name, code.family)}
        if not own:
            known = [*CODES, *dict.fromkeys(code.family for code in CODES.values())]
            raise NoSuchName("finding code or class", name, nearest(name, known))
        found |= own
    return frozenset(found)


def chosen(findings: Sequence[Numbered], only: Iterable[str], ignored: Iterable[str]) -> list[Numbered]:
    """The findings of some codes (of all where ``only`` is empty) without those of others; their ids stay.

    What follows from a finding that is left out stands by itself.
    """
    wanted = set(only) or {numbered.finding.code for numbered in findings}
    kept = [numbered for numbered in findings if numbered.finding.code in wanted - set(ignored)]
    ids = {numbered.id for numbered in kept}
    return [each if each.root in ids else replace(each, root=None) for each in kept]
