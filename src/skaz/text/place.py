"""Where a span stands, as people, editors and programs are told it: the one way from offsets to lines and columns."""

from __future__ import annotations

from typing import TypedDict

from skaz.text.source import Span


class Place(TypedDict):
    """A stretch of a file. Lines and columns count characters from 1; the end column is one past the last of them."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


def place_of(span: Span) -> Place:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(max(span.start, span.end))
    return {"file": span.source.name, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def clickable(span: Span) -> str:
    """``film.skaz:12:1``, which terminals and editors open."""
    line, column = span.source.position(span.start)
    return f"{span.source.name}:{line}:{column}"
