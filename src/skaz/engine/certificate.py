"""A plan with its reasons: what a planner says, and what a checker is given.

Data only, so that whoever finds a plan and whoever checks it share nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass


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

    actions: tuple[str, ...]
    reasons: tuple[Reason, ...]
