"""A meaning as written in the data, made both ways: from the slots of a pattern to a TimeRef, and back.

``after day count=1 period={period}`` reads: relation, anchor, then fields; ``{time} edge=early`` narrows another time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, cast, get_args

from skaz.model.times.merge import settled
from skaz.model.times.ref import Amount, AnchorKind, Date, Period, Relation, Repeat, TimeRef, Vague

Bound = Mapping[str, Any]
Mode = Literal["", "noun", "detail"]

NOWHERE = TimeRef()
DEFAULTS = NOWHERE._asdict()
RELATIONS = frozenset(get_args(Relation))
ANCHORS = frozenset(get_args(AnchorKind))
HIDDEN = frozenset({"target", "time", "start", "takes"})


class Anchor(NamedTuple):
    """The fields of a TimeRef that say what it stands to."""

    anchor: AnchorKind = "none"
    target: str = ""
    time: TimeRef | None = None
    start: int = -1
    takes: Literal["", "clause", "name", "either"] = ""


class Holder(NamedTuple):
    """What a field holds: a constant, or a slot's value, perhaps wrapped (``weekday season within repeats``)."""

    constant: Any = None
    slot: str = ""
    wrap: str = ""
    every: str | Amount = ""

    def build(self, bound: Bound) -> Any:
        if self.wrap == "repeats":
            times = bound[self.slot] if self.slot else self.constant
            return Repeat(times, self.every if isinstance(self.every, Amount) else bound[self.every])
        if not self.slot:
            return self.constant
        value = bound[self.slot]
        if self.wrap == "weekday":
            return Date(weekday=value)
        if self.wrap == "season":
            return Date(season=value)
        if self.wrap == "within":
            return value._replace(least=0)
        return value

    def fit(self, value: Any, bound: dict[str, Any]) -> bool:
        """Whether the field may have this value; binds the slots that it takes."""
        if self.wrap == "repeats":
            return self._fit_repeat(value, bound)
        if not self.slot:
            return bool(value == self.constant)
        if value is None or (isinstance(value, int) and value == 0 and self.slot != "weekday"):
            return False
        if self.wrap in ("weekday", "season"):
            inner = getattr(value, self.wrap)
            if inner is None or value != Date(**{self.wrap: inner}):
                return False
            value = inner
        elif self.wrap == "within":
            if value.least != 0 or not value.most or value.vague is not None:
                return False
            value = value._replace(least=value.most)
        elif self.slot in ("amount", "vague") and (value.vague is None) != (self.slot == "amount"):
            return False
        bound[self.slot] = value
        return True

    def _fit_repeat(self, value: Any, bound: dict[str, Any]) -> bool:
        if value is None or (value.every is None) != (self.every == ""):
            return False
        if self.slot:
            bound[self.slot] = value.times
        elif value.times != self.constant:
            return False
        if isinstance(self.every, Amount):
            return bool(value.every == self.every)
        if self.every:
            bound[self.every] = value.every
        return True


class Template(NamedTuple):
    """A meaning: its fields, whether it narrows another time (``has_base``), and the constraint that holds too."""

    mode: Mode
    has_base: bool
    has_anchor: bool
    fields: tuple[tuple[str, Holder], ...]
    end: Template | None = None
    end_is_time: bool = False

    def build(self, bound: Bound) -> TimeRef | None:
        made = {name: holder.build(bound) for name, holder in self.fields}
        if self.has_anchor:
            made.update(bound["anchor"]._asdict())
        if self.end is not None:
            made["end"] = self.end.build({"anchor": bound["also"]})
        elif self.end_is_time:
            made["end"] = bound["time"]
        if not self.has_base:
            return settled(TimeRef(**made))
        base: TimeRef = bound["time"]
        both = {**base._asdict(), **made}
        clashing = sum(bool(both[name]) for name in ("edge", "is_about", "is_whole")) > 1
        if clashing or any(getattr(base, name) != DEFAULTS[name] for name in made):
            return None
        return base._replace(**made)

    def fit(self, ref: TimeRef) -> dict[str, Any] | None:
        """The slots that would make exactly this ref; None where none can."""
        held = {name for name, _ in self.fields}
        bound: dict[str, Any] = {}
        if not all(holder.fit(getattr(ref, name), bound) for name, holder in self.fields):
            return None
        if self.has_base:
            bound["time"] = ref._replace(**{name: DEFAULTS[name] for name in held})
            return bound
        if self.has_anchor:
            if ref.anchor not in ("reference", "named", "clause", "time"):
                return None
            bound["anchor"] = anchor_of(ref)
            held |= HIDDEN | {"anchor"}
        if self.end is not None or self.end_is_time:
            if not self._fit_end(ref.end, bound):
                return None
            held.add("end")
        return (
            bound if all(getattr(ref, name) == value for name, value in DEFAULTS.items() if name not in held) else None
        )

    def _fit_end(self, end: TimeRef | None, bound: dict[str, Any]) -> bool:
        if end is None:
            return False
        if self.end_is_time:
            bound["time"] = end
            return True
        assert self.end is not None
        inner = self.end.fit(end)
        if inner is None:
            return False
        bound["also"] = inner["anchor"]
        return True


def anchor_of(ref: TimeRef) -> Anchor:
    return Anchor(ref.anchor, ref.target, ref.time, ref.start, ref.takes)


def template(text: str) -> Template:
    """Read a meaning's head; the data file is the engine's own, so a mistake in it is an exception."""
    text, _, also = text.partition(" also ")
    words = text.split()
    mode = cast(Mode, words.pop(0)) if words[0] in ("noun", "detail") else ""
    has_base = bool(words) and words[0] == "{time}"
    fields: dict[str, Holder] = {} if has_base or mode == "detail" else {"relation": Holder("none")}
    has_anchor = False
    for word in words:
        name, _, value = word.partition("=")
        if value:
            fields[name] = _holder(name, value)
        elif word in RELATIONS and "anchor" not in fields and fields.get("relation", Holder("none")) == Holder("none"):
            fields["relation"] = Holder(word)
        elif word in ANCHORS:
            fields["anchor"] = Holder(word)
        elif word == "{anchor}":
            has_anchor = True
        elif word in ("about", "whole"):
            fields["is_" + word] = Holder(True)
        elif word != "{time}":
            raise ValueError(f"time-words.skaz: {word!r} in {text!r} is no part of a meaning")
    if mode == "detail":
        fields["relation"] = Holder("at")
    end = template(also.replace("{also}", "{anchor}")) if also and also != "{time}" else None
    return Template(mode, has_base, has_anchor, tuple(fields.items()), end, also == "{time}")


def _holder(name: str, value: str) -> Holder:
    slot = value[1:-1] if value.startswith("{") else ""
    if name == "repeats":
        return _repeat_holder(value)
    if slot:
        slot, _, kind = slot.partition("=")
        return Holder(slot=slot, wrap=kind)
    kind, _, inner = value.partition(":")
    if inner.startswith("{"):
        return Holder(slot=inner[1:-1], wrap=kind)
    if kind == "vague":
        return Holder(Amount(vague=cast(Vague, inner.replace("_", " "))))
    if name == "period":
        return Holder(Period(cast(Any, kind), inner))
    if name in ("steps", "which"):
        return Holder(int(value))
    return Holder(value)


def _repeat_holder(value: str) -> Holder:
    if value == "each":
        return Holder(Repeat(1, None))
    times, _, rest = value.partition(":")
    slot = times[1:-1] if times.startswith("{") else ""
    every: str | Amount
    if rest.startswith("{"):
        every = rest[1:-1]
    else:
        count, _, unit = rest.rpartition(":")
        number = int(count.split(":")[0]) if count.split(":")[0].isdigit() else 1
        every = Amount(number, number, cast(Any, unit))
    return Holder(None if slot else int(times), slot, "repeats", every)
