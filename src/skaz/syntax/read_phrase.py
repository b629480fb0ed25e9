"""Patterns of phrases from text: words, ``a|b``, ``(group)``, ``[optional]``, ``{slot}``, parted by ``;``."""

from __future__ import annotations

import re
from typing import NoReturn

from skaz.syntax.tree import Choice, Element, Lit, Optional, Pattern, SlotRef
from skaz.syntax.unreadable import Unreadable, shown
from skaz.text.source import Source, Span

MAX_DEPTH = 20
_TOKEN = re.compile(r"\s*+(?:([^\s|()\[\]{};#][^\s|()\[\]{};]*)|\{\s*+([^\W\d]\w*)\s*+\}|([|()\[\];])|(\S))")
_CLOSING = {"(": ")", "[": "]"}


class PatternReader:
    """Reads the patterns in one stretch of a source; raises ``Unreadable``."""

    __slots__ = ("at", "end", "source", "tokens")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.end = end
        self.at = 0
        # (mark, element or None, start, end); mark is "" for a word or slot, "end" at the end
        self.tokens: list[tuple[str, Element | None, int, int]] = []
        self._cut(start)

    def _cut(self, begin: int) -> None:
        source, tokens = self.source, self.tokens
        for match in _TOKEN.finditer(source.text, begin, self.end):
            group = match.lastindex
            if group == 1:
                end = match.end()
                start = end - len(match[1])
                tokens.append(("", Lit(match[1], Span(source, start, end)), start, end))
            elif group == 2:
                start, end = source.text.index("{", match.start()), match.end()
                tokens.append(("", SlotRef(match[2], Span(source, start, end)), start, end))
            elif group == 3:
                end = match.end()
                start = end - 1
                tokens.append((match[3], None, start, end))
            else:
                start = match.start(4)
                self._no_token(match[4], start)
        tokens.append(("end", None, self.end, self.end))

    def _no_token(self, char: str, start: int) -> NoReturn:
        if char == "{":
            message, help = (
                "This { does not hold the name of a slot.",
                "Write {who}, with the name of a slot of this declaration.",
            )
        else:
            message, help = (
                f"{shown(char)} has no meaning here.",
                "A phrase has words, a|b, (groups), [optional parts] and {slots}.",
            )
        raise Unreadable("bad-phrase", message, start, start + 1, help)

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns up to the end."""
        found = [self._filled(0)]
        while self.tokens[self.at][0] == ";":
            self.at += 1
            found.append(self._filled(0))
        mark, _, start, end = self.tokens[self.at]
        if mark != "end":
            raise Unreadable(
                "bad-phrase", f"This {mark} closes nothing.", start, end, "Take it away, or open it earlier."
            )
        return tuple(found)

    def _filled(self, depth: int) -> Pattern:
        """A pattern that says something."""
        pattern = self._pattern(depth)
        if not pattern:
            _, _, start, end = self.tokens[self.at]
            raise Unreadable(
                "bad-phrase",
                "There are no words here.",
                max(start - 1, 0),
                end,
                "Write the words of the phrase, or take the mark away.",
            )
        return pattern

    def _pattern(self, depth: int) -> Pattern:
        found: list[Element] = []
        tokens = self.tokens
        while True:
            mark, element, start, _ = tokens[self.at]
            if element is not None and tokens[self.at + 1][0] != "|":
                self.at += 1
                found.append(element)
            elif element is not None or mark in _CLOSING:
                found.extend(self._choice(depth, start))
            elif mark == "|":
                raise Unreadable(
                    "bad-phrase",
                    "There is no word before this |.",
                    start,
                    start + 1,
                    "Write a|b, with a word on either side.",
                )
            else:
                return tuple(found)

    def _choice(self, depth: int, start: int) -> Pattern:
        """An atom and those that ``|`` joins to it."""
        alternatives = [self._atom(depth)]
        while self.tokens[self.at][0] == "|":
            self.at += 1
            alternatives.append(self._atom(depth))
        if len(alternatives) == 1 and self.source.text[start] == "[":
            return alternatives[0]
        return (Choice(tuple(alternatives), Span(self.source, start, self.tokens[self.at - 1][3])),)

    def _atom(self, depth: int) -> Pattern:
        mark, element, start, end = self.tokens[self.at]
        if element is not None:
            self.at += 1
            return (element,)
        if mark not in _CLOSING:
            raise Unreadable(
                "bad-phrase",
                "There is no word after this |.",
                max(start - 1, 0),
                start,
                "Write a|b, with a word on either side.",
            )
        if depth >= MAX_DEPTH:
            raise Unreadable(
                "too-deep",
                f"This phrase is more than {MAX_DEPTH} brackets deep.",
                start,
                end,
                "Write several patterns, parted by semicolons.",
            )
        self.at += 1
        inside = self._filled(depth + 1)
        if self.tokens[self.at][0] != _CLOSING[mark]:
            raise Unreadable(
                "bad-phrase", "This bracket is not closed.", start, end, f"Close it with {_CLOSING[mark]}."
            )
        close = self.tokens[self.at][3]
        self.at += 1
        return inside if mark == "(" else (Optional(inside, Span(self.source, start, close)),)
