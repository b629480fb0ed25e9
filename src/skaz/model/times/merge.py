"""Times told in two pieces that are one: ``the next day`` and ``at noon``; ``the evening of`` and ``3 March``."""

from __future__ import annotations

from skaz.model.times.ref import Clock, TimeRef

_NARROWING = ("part", "date", "clock", "edge")
_SECOND_HALF = frozenset({"afternoon", "evening", "dusk"})
_FIRST_HALF = frozenset({"dawn", "morning"})


def merged(first: TimeRef, second: TimeRef) -> TimeRef | None:
    """The two as one; None where they do not go together."""
    if _is_plain(second):
        host, guest = first, second
    elif _is_plain(first):
        host, guest = second, first
    else:
        return None
    if (
        not _can_be_narrowed(host)
        or (guest.is_about and (host.is_about or host.edge))
        or (host.is_about and guest.edge)
    ):
        return None
    if any(getattr(host, n) is not None and getattr(guest, n) is not None for n in _NARROWING):
        return None
    if host.by is not None and (guest.date is not None or guest.edge is not None):
        return None
    if guest.edge is not None and guest.part is not None and host.period is None and host.date is None:
        return None
    both = host._replace(
        part=host.part or guest.part,
        date=host.date or guest.date,
        clock=host.clock or guest.clock,
        edge=host.edge or guest.edge,
        is_about=host.is_about or guest.is_about,
    )
    return _with_sure_clock(both)


def _is_plain(ref: TimeRef) -> bool:
    """Nothing but a part of the day, a date, an hour: no relation to anything."""
    bare = ref._replace(part=None, date=None, clock=None, edge=None, is_about=False)
    return bare == _AT and any(getattr(ref, n) is not None for n in _NARROWING)


_AT = TimeRef("at")


def _can_be_narrowed(ref: TimeRef) -> bool:
    if ref.anchor == "clause" or ref.is_whole or ref.lasts or ref.end or ref.which:
        return False
    if ref.relation in ("during", "overlaps", "from", "until", "by"):
        return False
    if ref.period is not None:
        return ref.period.value not in ("hour", "minute", "second")
    if ref.by is not None:
        return ref.by.vague is None and ref.by.unit in ("day", "week", "month", "year")
    return bool(ref.repeats) or any((ref.part, ref.date, ref.clock, ref.edge))


def _with_sure_clock(ref: TimeRef) -> TimeRef:
    """``nine in the evening`` is 21:00; night has its late hours and its small ones."""
    clock = ref.clock
    if clock is None or clock.is_sure or ref.part is None:
        return ref
    minute = clock.minute % 720
    if ref.part in _SECOND_HALF or (ref.part == "night" and minute >= 360):
        return ref._replace(clock=Clock(minute + 720))
    if ref.part in _FIRST_HALF or ref.part == "night":
        return ref._replace(clock=Clock(minute))
    return ref


def settled(ref: TimeRef) -> TimeRef | None:
    """The plain form of a stretch of another time: ``the evening of 3 March`` is 3 March in the evening.

    None where it is nothing: the spring of a year, the year of a number are dates, not stretches of them.
    """
    if ref.relation != "same" or ref.time is None or ref.period is None:
        return ref
    if ref.period.value not in ("hour", "day", "week"):
        return None
    inner = ref.time
    if ref.period.value == "day" and inner.part is None and inner.clock is None and inner.period != ref.period:
        whole = inner.date is not None and (inner.date.day is not None or inner.date.weekday is not None)
        return _with_sure_clock(inner._replace(part=ref.part)) if whole else None
    if ref.period.value == "day" and inner.period == ref.period and inner.part is None:
        return _with_sure_clock(inner._replace(part=ref.part))
    return None if ref.part is not None else ref
