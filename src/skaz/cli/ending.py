"""How a command ends when it cannot end well: its exit status and what it says."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

#: The command or its input could not be read.
UNREADABLE = 2
#: A defect of skaz itself.
DEFECT = 70


def defect_report(defect: BaseException, version: str) -> str:
    """What to say, and what to report, when skaz itself is wrong. Names no file of the user's machine."""
    what = f"{type(defect).__name__}: {defect}" if str(defect) else type(defect).__name__
    return "\n".join(
        [
            "skaz: this is a defect of skaz, not of your story. Please report it with the lines below",
            "and, if you can, the story or the shortest part of it that still does this.",
            "",
            f"  skaz {version}, Python {platform.python_version()}, {platform.system()}",
            f"  {' '.join(what.split())[:300]}",
            f"  at {' < '.join(frames(defect.__traceback__)) or 'an unknown place'}",
        ]
    )


def frames(trace: TracebackType | None, *, limit: int = 6) -> list[str]:
    """The innermost places of an error, innermost first: ``replay.py:88 step``."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return places[::-1][:limit]


def end_of_pipe() -> None:
    """Whoever read our output has had enough: not an error. The rest goes nowhere, and nothing complains at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
