"""Reports with names exchanged, as if their passages were written so: the cheap half of trying out an exchange."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from skaz.compare.from_run import mentioned
from skaz.compare.said import Filler, Said


def renamed(said: Said, names: Mapping[str, str]) -> Said:
    """A report with other names, those in what it has somebody say too; itself where it has none of them."""
    if not (said.mentions & names.keys()) and said.place not in names and said.heading not in names:
        return said
    roles = {role: _filler(filler, names) for role, filler in said.roles.items()}
    place = names.get(said.place, said.place) if said.place is not None else None
    heading = names.get(said.heading, said.heading) if said.heading is not None else None
    return replace(said, roles=roles, place=place, heading=heading, mentions=mentioned(roles.values()))


def _filler(filler: Filler, names: Mapping[str, str]) -> Filler:
    return replace(
        filler,
        names=frozenset(names.get(name, name) for name in filler.names),
        contents=tuple(renamed(inner, names) for inner in filler.contents),
    )
