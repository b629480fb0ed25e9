"""A tree as stable text: two spaces a level, comments and empty lines kept, parts in the order of the tree.

Reading the text back gives the same tree, spans aside.
"""

from __future__ import annotations

from collections.abc import Iterable

from skaz.syntax.print_formula import formula_text, list_text, pattern_text
from skaz.syntax.read_parts import LISTS
from skaz.syntax.tree import (
    ActionDecl,
    AttitudeDecl,
    Block,
    BodyLine,
    CalendarDecl,
    Clause,
    Declared,
    DesireDecl,
    EntityDecl,
    File,
    Include,
    Item,
    KeptDecl,
    Labelled,
    LanguageDecl,
    LawDecl,
    Line,
    MapDecl,
    MotiveDecl,
    NothingNew,
    Part,
    Passage,
    Phrase,
    PropertyDecl,
    Reading,
    Readings,
    RuleDecl,
    ScriptLine,
    SinceDecl,
    Slot,
    SourceDecl,
    Story,
    TellingDecl,
    Trivia,
    TypeDecl,
    Use,
    ValueType,
    ValueWords,
    VerbDecl,
    Vocabulary,
    Word,
)

__all__ = ["formula_text", "head_text", "pattern_text", "to_text"]

_KINDS = {
    PropertyDecl: "property",
    ActionDecl: "action",
    AttitudeDecl: "attitude",
    RuleDecl: "rule",
    LawDecl: "law",
    MotiveDecl: "motive",
}
_BLOCKS = {DesireDecl: "desire", KeptDecl: "kept", MapDecl: "map", SinceDecl: "since"}
_SIMPLE = (ScriptLine, Labelled, NothingNew)


def to_text(file: File) -> str:
    """The whole file, ending in a line break unless it is empty."""
    page = _Page()
    for item in file.items:
        page.item(item)
    page.above(0, file.tail)
    return "".join([line + "\n" for line in page.lines])


class _Page:
    """The lines written so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def put(self, level: int, text: str, trivia: Trivia) -> None:
        """One line with what belongs above and behind it."""
        if trivia.above:
            self.above(level, trivia.above)
        if trivia.comment is not None:
            text += f"  {_comment(trivia.comment)}"
        self.lines.append("  " * level + text)

    def above(self, level: int, entries: Iterable[str | None]) -> None:
        for entry in entries:
            self.lines.append("" if entry is None else "  " * level + _comment(entry))

    def raw(self, level: int, line: Line) -> None:
        """A raw line and all under it."""
        self.put(level, line.text, line.trivia)
        for child in line.children:
            self.raw(level + 1, child)

    # --- items ---

    def item(self, item: Item) -> None:
        match item:
            case Line():
                self.raw(0, item)
            case EntityDecl():
                self.raw(0, item.line)
            case TellingDecl():
                self.telling(item)
            case Declared() | TypeDecl():
                self.declaration(item)
            case LanguageDecl():
                self.put(0, f"language {item.text.text}".rstrip(), item.trivia)
                for line in item.lines:
                    self.raw(0, line)
            case DesireDecl() | KeptDecl() | MapDecl() | SinceDecl():
                self.block(0, item)
            case _:
                self.put(0, _leaf_text(item), item.trivia)

    def declaration(self, item: Declared | TypeDecl) -> None:
        parts = item.parts
        if isinstance(item, TypeDecl):
            parents = f": {_words(item.parents)}" if item.parents else ""
            self.put(0, f"type {_words(item.names)}{parents}", item.trivia)
        else:
            head, parts = _with_never(head_text(item), parts) if isinstance(item, LawDecl) else (head_text(item), parts)
            self.put(0, head, item.trivia)
        for part in parts:
            self.part(part)

    def part(self, part: Part) -> None:
        if isinstance(part, Line):
            self.raw(1, part)
        else:
            self.put(1, _phrase_text(part) if isinstance(part, Phrase) else _clause_text(part), part.trivia)

    def block(self, level: int, block: Block) -> None:
        self.put(level, _BLOCKS[type(block)], block.trivia)
        for line in block.lines:
            self.raw(level + 1, line)

    # --- tellings ---

    def telling(self, telling: TellingDecl) -> None:
        title = f' "{telling.title.text}"' if telling.title else ""
        self.put(0, f"telling {telling.name.text} in {telling.language.text}{title}", telling.trivia)
        for line in telling.opening:
            self.body_line(0, line)
        for passage in telling.passages:
            self.passage(passage)

    def passage(self, passage: Passage) -> None:
        self.put(0, f"> {passage.quote.text}".rstrip(), passage.trivia)
        for line in passage.body:
            self.body_line(0, line)

    def body_line(self, level: int, line: BodyLine) -> None:
        match line:
            case Line():
                self.raw(level, line)
            case ScriptLine():
                self.put(level, line.text, line.trivia)
                for child in line.children:
                    self.body_line(level + 1, child)
            case Readings():
                for number, reading in enumerate(line.alternatives):
                    self.reading(level, "or" if number else "either", reading)
            case DesireDecl() | KeptDecl() | MapDecl() | SinceDecl():
                self.block(level, line)
            case _:
                self.put(level, _leaf_text(line), line.trivia)

    def reading(self, level: int, keyword: str, reading: Reading) -> None:
        """On one line if there is but one and nothing stands around it, else under the keyword."""
        first = reading.lines[0] if reading.lines else None
        if len(reading.lines) == 1 and isinstance(first, _SIMPLE) and first.trivia == Trivia():
            text = first.text if isinstance(first, ScriptLine) else _leaf_text(first)
            self.put(level, f"{keyword} {text}", reading.trivia)
            for child in first.children if isinstance(first, ScriptLine) else ():
                self.body_line(level + 1, child)
            return
        self.put(level, keyword, reading.trivia)
        for line in reading.lines:
            self.body_line(level + 1, line)


def _comment(text: str) -> str:
    return f"# {text}" if text else "#"


def _behind(head: str, text: str) -> str:
    """Text behind a head; a ``#`` at its beginning did not begin a comment and must not now."""
    return f"{head}{text}" if text.startswith("#") else f"{head} {text}".rstrip()


def _words(words: Iterable[Word]) -> str:
    return ", ".join([word.text for word in words])


def _leaf_text(item: Item | BodyLine) -> str:
    """A line under which nothing stands."""
    match item:
        case Use(names, but):
            return f"use {_words(names)}" + (f" except {_words(but)}" if but else "")
        case Include(path):
            return f'include "{path.text}"'
        case SourceDecl(path):
            return f'source "{path.text}"'
        case Story(title):
            return f'story "{title.text}"'
        case Vocabulary(name):
            return f"vocabulary {name.text}"
        case CalendarDecl(name, text):
            return f"calendar {name.text}" if text is None else _behind(f"calendar {name.text}:", text.text)
        case VerbDecl(language, forms):
            return f"verb {language.text} {_words(forms)}"
        case Labelled(label, text):
            return _behind(f"{label}:", text)
        case NothingNew():
            return "nothing new"
        case _:
            raise TypeError(f"{type(item).__name__} is no single line; this is a fault of skaz")


def head_text(item: Declared) -> str:
    """The head line of a declaration, without its comment: ``action leave(who: persons, from?) routine``."""
    text = f"{_KINDS[type(item)]} {item.name.text}"
    rest: list[str] = []
    if item.slots or (not isinstance(item, RuleDecl | LawDecl | MotiveDecl) and _has_brackets(item)):
        text += f"({', '.join([_slot_text(s) for s in item.slots])})"
    if isinstance(item, PropertyDecl) and item.value is not None:
        text += f": {_value_text(item.value)}"
    if isinstance(item, ActionDecl) and item.like is not None:
        rest.append(f"like {item.like.text}")
    if isinstance(item, MotiveDecl) and item.whose is not None:
        rest.append(f"of {item.whose.text}")
    rest += [mark.text for mark in item.marks]
    text = " ".join([text, *rest])
    return text if item.unread is None else _behind(text, item.unread.text)


def _has_brackets(item: Declared) -> bool:
    """Empty brackets are written where nothing else could follow the name."""
    return item.unread is None and getattr(item, "like", None) is None


def _slot_text(slot: Slot) -> str:
    text = slot.name.text
    if slot.type is not None:
        text += f": {slot.type.text}"
    if slot.of is not None:
        text += f" of {slot.of.text}"
    return text + "?" if slot.optional else text


def _value_text(value: ValueType | ValueWords) -> str:
    if isinstance(value, ValueWords):
        return _words(value.words)
    return value.type.text + ("?" if value.optional else "")


def _phrase_text(phrase: Phrase) -> str:
    again = "again " if phrase.again else ""
    return f"{again}{phrase.language.text} {'; '.join([pattern_text(p) for p in phrase.patterns])}"


def _clause_text(clause: Clause) -> str:
    text = list_text(clause.formulas) if clause.keyword in LISTS else formula_text(clause.formulas[0], 1)
    return f"{clause.keyword} {text}"


def _with_never(head: str, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """A law's ``never`` belongs on its head line unless it has comments of its own."""
    first = parts[0] if parts else None
    if isinstance(first, Clause) and first.trivia == Trivia():
        return f"{head} {_clause_text(first)}", parts[1:]
    return head, parts
