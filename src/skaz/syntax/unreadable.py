"""How a reader of one line gives up: it says where, what it met, and a way out; the line's caller makes the finding."""

from __future__ import annotations

from skaz.text.finding import Finding
from skaz.text.source import Source, Span


class Unreadable(Exception):
    """Raised inside this room only, caught at the line, never seen outside."""

    def __init__(self, code: str, message: str, start: int, end: int, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end
        self.help = help

    def finding(self, source: Source) -> Finding:
        end = max(self.end, min(self.start + 1, len(source.text)))
        return Finding(self.code, self.message, Span(source, self.start, end), help=self.help)


def shown(text: str) -> str:
    """A piece of the user's text for a message: in quotation marks, not too long."""
    text = text if len(text) <= 40 else text[:37] + "..."
    return f'"{text}"'
