"""A plan with its reasons: what a planner gives, and what a checker is given.

Data only, so that whoever finds a plan and whoever checks it share nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Limits:
    """How long plans may be, the author's and a character's (its first action counts); how deep minds are nested."""

    author: int
    character: int
    epistemic: int


@dataclass(frozen=True)
class Reason:
    """Why ``character`` wants action number ``action`` of the plan at hand: the plan it sees, which begins with it.

    ``because`` holds the reasons of those whose consent the later actions of that plan need, by their numbers in it.
    """

    action: int
    character: str
    plan: tuple[str, ...]
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The author's plan, its actions by name, with the reasons of all whose consent they need."""

    actions: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Spending:
    """How much a search may spend; None: as much as it takes."""

    visited: int | None = None
    seconds: float | None = None
    bytes: int | None = None


Why = Literal["exhausted", "time", "memory", "visited", "interrupted"]


@dataclass(frozen=True)
class Found:
    """What a search came to.

    ``plan`` is the solution, else the run that came nearest, without actions where none is better than the beginning;
    ``utility`` what the author has at its end. ``is_shortest``: within ``limits`` no shorter one exists. ``reason``
    says why there is no solution. ``seconds`` are those of the search, ``preparing`` those of writing the problem out.
    """

    is_solved: bool
    plan: Plan
    utility: float
    is_shortest: bool
    reason: Why | None
    visited: int
    generated: int
    seconds: float
    bytes: int
    limits: Limits
    preparing: float = 0.0
    busy: float = 0.0
    """Seconds of the search on the processor, which other work on the machine hardly changes; 0 where not measured."""
