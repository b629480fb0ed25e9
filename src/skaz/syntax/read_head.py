"""Head lines of declarations from text: names, slots, values, marks."""

from __future__ import annotations

import re
from typing import NoReturn

from skaz.syntax.tree import Slot, ValueType, ValueWords, Word
from skaz.syntax.unreadable import Unreadable, shown
from skaz.text.source import Source, Span

MARKS = frozenset(
    {
        "symmetric",
        "lasting",
        "together",
        "private",
        "chance",
        "once",
        "routine",
        "posthumous",
        "first",
        "voice",
        "sight",
        "senses",
        "legs",
        "parting",
        "handled",
        "making",
        "recalling",
        "aware",
        "news",
        "warm",
        "cold",
        "turning",
        "approaching",
        "distancing",
        "helpful",
        "harsh",
        "cruel",
        "binding",
        "ruinous",
        "menacing",
        "unwilled",
        "relenting",
        "forsaking",
        "hiding",
        "revealing",
        "stirring",
    }
)
#: First words of clauses, which stand under a head line.
CLAUSE_WORDS = frozenset(
    {"is", "otherwise", "lasts", "known", "kept", "if", "then", "by", "seen", "takes", "when", "never", "again"}
)

_NAME = re.compile(r"\s*+([^\W\d](?:\w|-(?=\w))*)")
_TYPED = re.compile(
    r"\s*+([^\W\d][\w-]*)\s*+(\?)?\s*+(?::\s*+([^\W\d][\w-]*)(?:\s++of\s++([^\W\d][\w-]*))?\s*+(\?)?)?\s*+(?=[,)])"
)
_WORD = re.compile(r"\s*+(\S+)")
_QUOTED = re.compile(r'\s*+"([^"]*)"')


class HeadReader:
    """A cursor over one head line; raises ``Unreadable``."""

    __slots__ = ("at", "end", "source")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.at = start
        self.end = end

    def is_done(self) -> bool:
        """Nothing but white space is left."""
        return not self.source.text[self.at : self.end].strip()

    def word(self, text: str, start: int) -> Word:
        return Word(text, Span(self.source, start, start + len(text)))

    def skip_space(self) -> int:
        """Step to the next character that is not white space."""
        text = self.source.text
        while self.at < self.end and text[self.at].isspace():
            self.at += 1
        return self.at

    def is_next(self, mark: str) -> bool:
        return self.source.text.startswith(mark, self.skip_space(), self.end)

    def try_literal(self, text: str) -> bool:
        """Step over a mark or a whole word, if it is next."""
        source, at = self.source.text, self.skip_space()
        after = at + len(text)
        if after > self.end or not source.startswith(text, at):
            return False
        if text[-1].isalnum() and after < self.end and not source[after].isspace():
            return False
        self.at = after
        return True

    def name(self, what: str) -> Word:
        """The next name; ``what`` says what kind of name was expected."""
        match = _NAME.match(self.source.text, self.at, self.end)
        if match is None:
            self.fail(f"Here should stand {what}", f"Write {what}: letters, digits and _.")
        self.at = match.end()
        return self.word(match[1], match.start(1))

    def names(self, what: str) -> tuple[Word, ...]:
        """Names parted by commas."""
        found = [self.name(what)]
        while self.try_literal(","):
            found.append(self.name(what))
        return tuple(found)

    def pieces(self, what: str) -> tuple[Word, ...]:
        """All that is left, cut at commas; no piece is empty."""
        found = self._pieces(self.at, self.end)
        if not all(_is_word(piece) for piece in found):
            self.fail(f"Here should stand {what}", "Write the forms parted by commas.")
        self.at = self.end
        return found

    def quoted(self, what: str) -> Word:
        match = _QUOTED.match(self.source.text, self.at, self.end)
        if match is None:
            self.fail(f"Here should stand {what} in quotation marks", f'Write {what} between " and ".')
        self.at = match.end()
        return Word(match[1], Span(self.source, match.start(1), match.end(1)))

    def slots(self) -> tuple[Slot, ...]:
        """``(who, what: deed of whom, source: person?)``; the bracket is known to be next."""
        self.try_literal("(")
        if self.try_literal(")"):
            return ()
        found: list[Slot] = []
        while True:
            match = _TYPED.match(self.source.text, self.at, self.end)
            if match is None:
                self.fail(
                    "Here should stand a slot",
                    "Write slots as  who, to: place, what: deed of whom, from?  and close the bracket.",
                )
            found.append(self._slot(match))
            self.at = match.end() + 1
            if self.source.text[self.at - 1] == ")":
                return tuple(found)

    def _slot(self, match: re.Match[str]) -> Slot:
        words = [self.word(match[i], match.start(i)) if match[i] is not None else None for i in (1, 3, 4)]
        assert words[0] is not None
        end = match.start() + len(match[0].rstrip())
        span = Span(self.source, match.start(1), end)
        return Slot(words[0], words[1], words[2], bool(match[2] or match[5]), span)

    def marks(self) -> tuple[Word, ...]:
        """All that is left, each word one of ``MARKS``."""
        found: list[Word] = []
        while not self.is_done():
            match = _WORD.match(self.source.text, self.at, self.end)
            assert match is not None
            if match[1] not in MARKS:
                marks = f"Marks are {', '.join(sorted(MARKS))}."
                help = "Write it on a line of its own, under this one." if match[1] in CLAUSE_WORDS else marks
                self.fail(f"{shown(match[1])} is no mark", help, whole=True)
            found.append(self.word(match[1], match.start(1)))
            self.at = match.end()
        return tuple(found)

    def value(self) -> ValueType | ValueWords:
        """What stands between the colon and the marks."""
        start, end = self.at, self._before_marks()
        pieces = self._pieces(start, end)
        value: ValueType | ValueWords
        if len(pieces) == 1:
            value = self._value_type(pieces[0])
        elif all(_is_word(piece) for piece in pieces):
            value = ValueWords(pieces, Span(self.source, pieces[0].span.start, pieces[-1].span.end))
        else:
            self.fail("Here should stand words parted by commas", "Write values as  : well, ill, dying.")
        self.at = end
        return value

    def _value_type(self, piece: Word) -> ValueType:
        text = piece.text
        optional = text.endswith("?")
        name = text[:-1].rstrip() if optional else text
        if not _NAME.fullmatch(name):
            self.fail("Here should stand a type, or words parted by commas", "Write  : place  or  : well, ill, dying.")
        return ValueType(self.word(name, piece.span.start), optional, piece.span)

    def _pieces(self, start: int, end: int) -> tuple[Word, ...]:
        """The stretches between commas, trimmed."""
        found = []
        for piece in self.source.text[start:end].split(","):
            trimmed = piece.strip()
            found.append(self.word(trimmed, start + len(piece) - len(piece.lstrip())))
            start += len(piece) + 1
        return tuple(found)

    def _before_marks(self) -> int:
        """Where the run of marks at the end of the line begins."""
        end = self.end
        text = self.source.text
        while True:
            trimmed = self.at + len(text[self.at : end].rstrip())
            start = trimmed
            while start > self.at and not text[start - 1].isspace() and text[start - 1] != ",":
                start -= 1
            if start == self.at or text[start - 1] == "," or text[start:trimmed] not in MARKS:
                return trimmed
            end = start

    def fail(self, message: str, help: str, whole: bool = False) -> NoReturn:
        """Give up at the next word; ``whole`` if the message already names it."""
        match = _WORD.match(self.source.text, self.at, self.end)
        if match is None:
            raise Unreadable("bad-declaration", f"{message}; the line ends.", max(self.end - 1, 0), self.end, help)
        message += "." if whole else f", not {shown(match[1])}."
        raise Unreadable("bad-declaration", message, match.start(1), match.end(1), help)

    def finish(self) -> None:
        if not self.is_done():
            self.fail("The line should end here", "Take the rest away.")


def _is_word(piece: Word) -> bool:
    """There is something, and printed after a space it would not begin a comment."""
    return bool(piece.text) and piece.text[0] != "#"
