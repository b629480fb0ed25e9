"""What a time word means: a relation to something, as frozen data without a language.

The temporal network turns a ``TimeRef`` into constraints; nothing here knows when anything happened.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Relation = Literal["none", "at", "same", "during", "overlaps", "after", "before", "from", "until", "by"]
"""How the event stands to the anchor.

``none``: somewhere (``once``), or only a length or a habit. ``at``: inside a stretch that the words give by themselves
(a date, an hour, a part of the day), or at the anchor. ``same``: in the same ``period`` as the anchor. ``during``:
inside it. ``overlaps``: some of it together. ``after`` its end, ``before`` its start. ``from`` the anchor on;
``until`` it; ``by``: not later than it.
"""

AnchorKind = Literal["none", "line", "day", "start", "end", "reference", "named", "clause", "time"]
"""``line``: the line above; ``day``: the last day told; ``start`` and ``end``: of what is told in its stretch;
``reference``: a passage or event; ``named``: an occasion, by the name in ``target``; ``clause``: the words that begin
at ``start``, for the caller to read; ``time``: another ``TimeRef``."""

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")

Vague = Literal["at once", "moment", "soon", "later", "while", "long", "ever"]

Part = Literal["dawn", "morning", "noon", "afternoon", "dusk", "evening", "night", "midnight", "daytime"]
Season = Literal["spring", "summer", "autumn", "winter"]
Edge = Literal["early", "middle", "late"]

#: Hours in which a part of the day lies; night and midnight run into the next day.
PART_HOURS: dict[str, tuple[int, int]] = {
    "dawn": (4, 8),
    "morning": (5, 12),
    "noon": (11, 14),
    "afternoon": (12, 18),
    "dusk": (16, 22),
    "evening": (17, 24),
    "night": (20, 30),
    "midnight": (23, 25),
    "daytime": (6, 21),
}


class Amount(NamedTuple):
    """A length: between ``least`` and ``most`` (None: no end) of a unit; ``about``: a bit less or more.

    ``vague`` lengths (``soon``, ``a while``) have no unit; ``amounts.VAGUE_MINUTES`` says how far they reach.
    """

    least: int = 0
    most: int | None = None
    unit: Unit = "day"
    about: bool = False
    vague: Vague | None = None

    @property
    def is_exact(self) -> bool:
        return self.least == self.most and not self.about and self.vague is None


class Clock(NamedTuple):
    """Minutes after midnight; not ``is_sure``: it may as well be twelve hours later (``at nine o'clock``)."""

    minute: int
    is_sure: bool = True


class Date(NamedTuple):
    """What is said of a date. Years count through zero (1 BC is 0); months and days from 1, weekdays from 0 (Monday).

    ``years`` is how many years are meant, from ``year`` on: 10 for ``the 1870s``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    years: int = 1


class Period(NamedTuple):
    """A stretch of the calendar that others of its kind come before and after.

    ``value`` is a unit, a season, the number of a weekday (from 0) or of a month (from 1).
    """

    kind: Literal["unit", "season", "weekday", "month"]
    value: str | int


class Repeat(NamedTuple):
    """``times`` in every ``every``; ``every`` None: each time that the anchor happens."""

    times: int = 1
    every: Amount | None = None


class TimeRef(NamedTuple):
    """When something happened, as far as a phrase says so; see ``Relation`` and ``AnchorKind`` for the first two.

    ``by``: how far from the anchor. ``period`` with ``steps``: that many such stretches after or before that of the
    anchor (``the next day`` is one day after), or with ``same`` the very one; with ``none``, some such stretch.
    ``part``, ``date``, ``clock`` narrow it; ``edge`` is the beginning, middle or end of that, ``is_about`` near it,
    ``is_whole`` all of it. ``lasts``: how long the event takes. ``repeats``: by habit. ``which``: the first (1) or
    last (-1) time that the anchor happens. ``end`` is the other end of an interval, a ref of its own.
    ``start`` is where the anchor's words begin; ``takes`` whether they may be a clause, a name, or either.
    """

    relation: Relation = "none"
    anchor: AnchorKind = "none"
    target: str = ""
    time: TimeRef | None = None
    start: int = -1
    takes: Literal["", "clause", "name", "either"] = ""
    by: Amount | None = None
    steps: int = 0
    period: Period | None = None
    part: Part | None = None
    date: Date | None = None
    clock: Clock | None = None
    edge: Edge | None = None
    is_about: bool = False
    is_whole: bool = False
    lasts: Amount | None = None
    repeats: Repeat | None = None
    which: int = 0
    end: TimeRef | None = None

    @property
    def orders(self) -> bool:
        """Whether it sets the event against something told, and not only against the calendar."""
        return self.relation not in ("none", "at") or self.anchor != "none"
