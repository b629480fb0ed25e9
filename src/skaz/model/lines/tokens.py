"""Cut a line into folded words, numbers, references, quotes and marks; offsets are made only when somebody asks."""

from __future__ import annotations

import re

from skaz.model.language import Language

QUOTE = "\1"
REF = "\2"
FORMAL = "\3"

WORD = re.compile(
    r"""["“„][^"”“]*["”“]?                          # quoted words
    | [^\W\d]\w*:\d+(?:\.\d+)?(?:-b\d+)?            # film:12.2
    | \d+(?:[.:]\d+)*(?:st|nd|rd|th)?\b             # numbers, clock times, ordinals
    | \[\s*[A-Za-z][A-Za-z ]*\s[^\]\s]+\s*\]        # [same as film:29.2]
    | [^\W\d_][^\W_]*(?:['’-][^\W_]+)*['’]?         # words, with what hangs on them
    | \d+ | _+
    | [^\s\w]                                       # a mark
    """,
    re.VERBOSE,
)


#: A stretch between spaces: its words, and where each starts and ends in it.
Piece = tuple[tuple[str, ...], tuple[tuple[int, int], ...]]

#: Stretches remembered for a language, and how long one may be.
MAX_PIECES = 50_000
MAX_REMEMBERED = 40


class Tokens:
    """The words of a line: ``words`` folded, quotes and references replaced by a mark each, hyphens parting words."""

    __slots__ = ("_offsets", "_pieces", "_texts", "language", "text", "words")

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self._offsets: list[tuple[int, int]] | None = None
        self._texts = [text] if _may_hold_spaces(text) else text.split(" ")
        known: dict[str, Piece] = language.pieces
        self._pieces: list[Piece] = []
        self.words: list[str] = []
        for piece in self._texts:
            cut = known.get(piece)
            if cut is None:
                cut = _piece(piece, language)
            self._pieces.append(cut)
            self.words += cut[0]

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Start and end of each word in the line's text; made when it is first asked for."""
        if self._offsets is None:
            self._offsets = self._spread()
        return self._offsets

    def _spread(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        at = 0
        for text, (_, spans) in zip(self._texts, self._pieces):
            for start, end in spans:
                found.append((at + start, at + end))
            at += len(text) + 1
        return found

    def is_capital(self, at: int) -> bool:
        """Whether the word at a position is written with a capital letter."""
        return self.text[self.offsets[at][0]].isupper()


def _may_hold_spaces(text: str) -> bool:
    """Whether a line has quotes or references, which are cut out before it is cut at spaces."""
    return '"' in text or "[" in text or "“" in text or "„" in text


def _piece(text: str, language: Language) -> Piece:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in WORD.finditer(text):
        start = match.start()
        for word, first, last in _cut(match.group(), language):
            words.append(word)
            spans.append((start + first, start + last))
    found = tuple(words), tuple(spans)
    if len(text) <= MAX_REMEMBERED:
        if len(language.pieces) >= MAX_PIECES:
            language.pieces.clear()
        language.pieces[text] = found
    return found


def _cut(raw: str, language: Language) -> list[tuple[str, int, int]]:
    first = raw[0]
    if first.isalpha():
        if ":" in raw:
            return [(raw, 0, len(raw))]
        pieces = language.split(raw)
        if "-" in raw:
            return [inner for piece in pieces for inner in _at_hyphens(piece)]
        return pieces
    if first in '"“„':
        return [(QUOTE, 0, len(raw))]
    if first == "[" and len(raw) > 1:
        return [(REF, 0, len(raw))]
    return [(raw.lower(), 0, len(raw))]


def _at_hyphens(piece: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    word, start, end = piece
    if "-" not in word:
        return [piece]
    found: list[tuple[str, int, int]] = []
    at = start
    for part in word.split("-"):
        if part:
            found.append((part, at, min(at + len(part), end)))
        at += len(part) + 1
    return found


def words_of(text: str, language: Language) -> list[str]:
    """The folded words of a name or of a phrase's literal text."""
    return Tokens(text, language).words
