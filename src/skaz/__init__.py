"""skaz: a story-world engine. A story is written once in plain text; skaz replays it, checks it and answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skaz.story import Story, load

__version__ = "0.1.0"
__all__ = ["Story", "__version__", "load"]


def __getattr__(name: str) -> object:
    """The Python face is loaded when it is first used, so that the command line starts at once."""
    if name in ("Story", "load"):
        from skaz import story

        return getattr(story, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
