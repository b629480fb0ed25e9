"""What carries on from line to line while a telling is read, and what its lines leave unclear."""

from __future__ import annotations

from dataclasses import dataclass, field

from skaz.model.lines.pronouns import Mentions
from skaz.model.telling import Clause, is_several
from skaz.model.times import TimeRef

#: Properties whose value is where somebody lives.
HOMES = frozenset({"home", "lives_in"})


@dataclass
class Setting:
    """What carries on from line to line: the place of a paragraph, the last events, who was spoken of."""

    mentions: Mentions
    place: str | None = None
    last_event: Clause | None = None
    homes: dict[str, str] = field(default_factory=dict)

    def learn_home(self, clause: Clause) -> None:
        """Take ``home`` in later lines to mean the home that a clause tells of somebody."""
        if clause.is_real and not clause.negated and isinstance(clause.value, str) and clause.args:
            who = clause.args[0]
            for name in who if is_several(who) else (who,):
                if isinstance(name, str):
                    self.homes[name] = clause.value


@dataclass(slots=True)
class Lead:
    """The place and times that stand before a line's first clause and hold for all of them."""

    place: str | None = None
    times: tuple[TimeRef, ...] = ()


class Unclear(Exception):
    """A line whose shape is clear and whose people or names are not: a finding's code, offsets, sentence and help."""

    def __init__(self, code: str, start: int, end: int, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.start = start
        self.end = end
        self.message = message
        self.help = help_
