"""Runs of output as a string: plain for pipes and files, coloured for a terminal that shows colours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from skaz.text.excerpt import Run

STYLES = {
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "gutter": "dim",
    "mark": "red",
    "other mark": "blue",
}


def plain(runs: Iterable[Run]) -> str:
    return "".join(text for text, _ in runs)


def coloured(runs: Iterable[Run], stream: TextIO) -> str:
    """The runs in the colours that ``stream`` shows; plain if it is no terminal or colours are not wanted there."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    with console.capture() as capture:
        console.print(Text.assemble(*((text, STYLES.get(role, "")) for text, role in runs)), soft_wrap=True, end="")
    return capture.get()
