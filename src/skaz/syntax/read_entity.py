"""Entities of the world from raw lines: ``woman Anna, Anna Karenina; ro Ana/Anei; Dolly``."""

from __future__ import annotations

import re

from skaz.syntax.tree import EntityDecl, Line, NameForm, NameGroup, Word
from skaz.text.source import Span

LANGUAGES = frozenset({"en", "ro"})  # two letters begin many a name (de, la, el); only these mark a language

_LANGUAGE = re.compile(r"\s*([a-z]{2})\s+(?=\S)")
_WORD = re.compile(r"\S+")


def entity_from_line(line: Line, words: int = 1) -> EntityDecl:
    """Read a line as a type word (``words`` words long) and names.

    Without names after the type, ``names`` is empty. Nothing is looked up here: any line can be read so.
    """
    at = 0
    for _ in range(words):
        match = _WORD.search(line.text, at)
        if match is None:
            break
        at = match.end()
    kind = line.text[:at].strip()
    return EntityDecl(line, _word(line, kind, line.text.find(kind)), _groups(line, at))


def forms_from_line(line: Line) -> tuple[NameForm, ...] | None:
    """The forms on a child line ``ro gara/gării, …``; None if it does not begin with a language."""
    match = _LANGUAGE.match(line.text)
    if match is None or match[1] not in LANGUAGES:
        return None
    return _forms(line, match.end(), len(line.text), match[1])


def _word(line: Line, text: str, at: int) -> Word:
    return Word(text, _span(line, at, at + len(text)))


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.span.source, line.span.start + start, line.span.start + end)


def _groups(line: Line, at: int) -> tuple[NameGroup, ...]:
    """The parts between semicolons; one that begins with a language belongs to the entity before it."""
    groups: list[list[NameForm]] = []
    text = line.text
    while at <= len(text):
        end = text.find(";", at)
        end = len(text) if end < 0 else end
        match = _LANGUAGE.match(text, at, end)
        if groups and match is not None and match[1] in LANGUAGES:
            groups[-1].extend(_forms(line, match.end(), end, match[1]))
        else:
            forms = _forms(line, at, end, None)
            if forms:
                groups.append(list(forms))
        at = end + 1
    return tuple([NameGroup(tuple(g), _span_of(g)) for g in groups])


def _span_of(forms: list[NameForm]) -> Span:
    first, last = forms[0].span, forms[-1].span
    return Span(first.source, first.start, last.end)


def _forms(line: Line, start: int, end: int, language: str | None) -> tuple[NameForm, ...]:
    found = []
    for piece in line.text[start:end].split(","):
        trimmed = piece.strip()
        if trimmed:
            at = start + len(piece) - len(piece.lstrip())
            plain, slash, oblique = trimmed.partition("/")
            span = _span(line, at, at + len(trimmed))
            found.append(NameForm(plain.rstrip(), oblique.lstrip() if slash else None, language, span))
        start += len(piece) + 1
    return tuple(found)
