"""How much of a line is tried: bounds on depth and on the readings of one stretch, so that no line takes for ever."""

from __future__ import annotations

MAX_DEPTH = 24
MAX_READINGS = 32


class TooDeep(Exception):
    """Contents stand in contents deeper than a reader can follow."""
