"""How a reader of one statement gives up: what it met, where, and a way out; the file's reader makes the finding."""

from __future__ import annotations

import re

from skaz.text.finding import Finding
from skaz.text.source import Source, Span


class Unreadable(Exception):
    """Raised inside this room only, caught at the statement, never seen outside."""

    def __init__(self, message: str, start: int, end: int, help: str = "", code: str = "sabre-syntax") -> None:
        super().__init__(message)
        self.message = _short(message)
        self.start = start
        self.end = end
        self.help = _short(help)
        self.code = code

    def finding(self, source: Source) -> Finding:
        end = min(max(self.end, self.start + 1), len(source.text))
        return Finding(self.code, self.message, Span(source, min(self.start, end), end), help=self.help)


def _short(message: str) -> str:
    """The message with the middle of very long words left out."""
    return re.sub(r"\S{81,}", lambda match: f"{match.group()[:50]}...{match.group()[-20:]}", message)
