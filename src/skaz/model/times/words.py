"""Load ``vocabularies/time-words.skaz``: for each language the words for stretches and numbers, and the patterns.

The file explains its own form. Here it becomes entries by kind, meanings, and patterns with their choices written out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple, Union

from skaz.model.language import language as language_of
from skaz.model.language.language import FOLDER
from skaz.model.lines.tokens import Tokens

LANGUAGES = ("en", "ro")


class Slot(NamedTuple):
    """A place in a pattern: ``form`` is how its word is written (the, s, of, when), ``kinds`` what may stand there."""

    name: str
    form: str = ""
    kinds: frozenset[str] = frozenset()


class Literal_(NamedTuple):
    """Fixed words as written, masculine and feminine where they agree with a slot of the pattern."""

    texts: tuple[str, ...]


Part = Union[Slot, Literal_]
Pattern = tuple[Part, ...]


class Entry(NamedTuple):
    """One word: what it means, its forms (one, the one, many, of the one), gender, and how it is said as a time."""

    values: tuple[str, ...]
    forms: tuple[str, str, str, str]
    gender: str
    when: str
    is_first: bool
    has_many: bool


class MeaningText(NamedTuple):
    """A meaning as written in the file, and its patterns; the first is the one that is written back."""

    head: str
    patterns: tuple[Pattern, ...]


class WordData(NamedTuple):
    """All that one language says."""

    language: str
    entries: dict[str, tuple[Entry, ...]]
    meanings: tuple[MeaningText, ...]

    def signs(self, name: str) -> tuple[str, ...]:
        """The wordings of one of the small words inside amounts, dates and clock times."""
        return tuple(e.forms[0] for e in self.entries.get("sign", ()) if e.values[0] == name)


ENTRY_KINDS = frozenset(
    "unit larger counted part season weekday month number ordinal quantity sign occasion feast vague".split()  # noqa: SIM905
)


@cache
def word_data(language: str) -> WordData:
    """The time words of a language (``en`` or ``ro``)."""
    entries: dict[str, list[Entry]] = {}
    meanings: list[MeaningText] = []
    for head, lines in _blocks():
        texts = [text for line_language, text in lines if line_language == language]
        kind, _, values = head.partition(" ")
        if kind in ENTRY_KINDS:
            value = tuple(values.split()) if kind in ("larger", "quantity") else (values,)
            entries.setdefault(kind, []).extend(_entries(value, texts))
        elif texts:
            patterns = tuple(p for text in texts for piece in _split(text, ";") for p in _written_out(piece))
            meanings.append(MeaningText(head, patterns))
    return WordData(language, {kind: tuple(found) for kind, found in entries.items()}, tuple(meanings))


@lru_cache(maxsize=1)
def _blocks() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The file's heads, each with its (language, text) lines."""
    text = (FOLDER / "time-words.skaz").read_text(encoding="utf-8")
    blocks: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if line[0] == " ":
            language, _, rest = stripped.partition(" ")
            blocks[-1][1].append((language, rest))
        else:
            blocks.append((stripped, []))
    return tuple((head, tuple(lines)) for head, lines in blocks)


def _entries(values: tuple[str, ...], texts: list[str]) -> Iterator[Entry]:
    first = True
    for text in texts:
        for piece in text.split("; "):
            written, _, when = piece.strip().partition(" = ")
            gender = ""
            if written.endswith((" m", " f")):
                written, gender = written[:-2], written[-1]
            forms = written.split("/")
            if len(forms) == 2 and not gender:  # English: one / many; of numbers and quantities: masculine / feminine
                forms = [forms[0], forms[0], forms[1], forms[0]]
            has_many = len(forms) > 2
            forms += [forms[-1]] * (2 - len(forms))
            forms += [forms[0]] * (4 - len(forms))
            yield Entry(values, (forms[0], forms[1], forms[2], forms[3]), gender, when, first, has_many)
            first = False


def _split(text: str, mark: str) -> list[str]:
    return [piece.strip() for piece in text.split(mark) if piece.strip()]


def _written_out(text: str) -> Iterator[Pattern]:
    """A pattern with ``a|b``, ``(a b)|c`` and ``[a]`` written out; the first keeps the first of every choice."""
    for choice in product(*(_choices(piece) for piece in _pieces(text))):
        yield tuple(part for parts in choice for part in parts)


def _pieces(text: str) -> Iterator[str]:
    """Cut at white space outside brackets."""
    depth, start = 0, 0
    for i, char in enumerate(text + " "):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == " " and depth == 0:
            if i > start:
                yield text[start:i]
            start = i + 1


def _choices(piece: str) -> list[tuple[Part, ...]]:
    if piece.startswith("["):
        return [*_written_out(piece[1:-1]), ()]
    found: list[tuple[Part, ...]] = []
    for option in _options(piece):
        if option.startswith("("):
            found.extend(_written_out(option[1:-1]))
        elif option.startswith("{"):
            found.append((_slot(option[1:-1]),))
        else:
            found.append((Literal_(tuple(option.split("/"))),))
    return found


def _options(piece: str) -> Iterator[str]:
    """Cut at ``|`` outside brackets."""
    depth, start = 0, 0
    for i, char in enumerate(piece):
        if char in "({":
            depth += 1
        elif char in ")}":
            depth -= 1
        elif char == "|" and depth == 0:
            yield piece[start:i]
            start = i + 1
    yield piece[start:]


def _slot(text: str) -> Slot:
    """``anchor=time.when``: a name, what it is narrowed to, and a form."""
    text, _, form = text.partition(".")
    name, _, kinds = text.partition("=")
    return Slot(name, form, frozenset(kinds.split("|")) if kinds else frozenset())


@lru_cache(maxsize=20_000)
def time_tokens(text: str, language: str) -> tuple[str, ...]:
    """The folded words of a text, cut as lines are."""
    return tuple(Tokens(text, language_of(language)).words)


def literal_tokens(literal: Literal_, language: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of each spelling of a literal."""
    return tuple(dict.fromkeys(time_tokens(text, language) for text in literal.texts))
