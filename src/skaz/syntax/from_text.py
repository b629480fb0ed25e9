"""A source to its tree: rows first, then each block by the word it begins with.

``parse`` takes any text: what cannot be read becomes a finding and stays in the tree as a raw ``Line``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from skaz.syntax.collector import collector_paused
from skaz.syntax.layout import MAX_LINE, Layout, Row, line_of
from skaz.syntax.read_declaration import DeclarationReader
from skaz.syntax.read_entity import entity_from_line, forms_from_line
from skaz.syntax.read_head import HeadReader
from skaz.syntax.read_parts import PartsReader, too_long
from skaz.syntax.read_telling import BLOCKS, TellingReader, calendar_from_row, source_from_row
from skaz.syntax.tree import (
    EntityDecl,
    File,
    Include,
    Item,
    LanguageDecl,
    Story,
    TellingDecl,
    Use,
    VerbDecl,
    Vocabulary,
)
from skaz.syntax.unreadable import Unreadable, shown
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

__all__ = ["entity_from_line", "forms_from_line", "parse"]

# Lines at the margin that end a telling; its prose cannot begin so.
_ENDS_TELLING = re.compile(
    r"""telling\s+\S+\s+in\s+[a-z]{2}\b | include\s*" | story\s*" | vocabulary\s+\w+$ | use\s+\w+(\s*,|$|\s+except\s)
      | (property|action|attitude)\s+[\w-]+\s*(\(|\s+like\s) | rule\s+[\w-]+(\s+when\s|$) | law\s+[\w-]+(\s+never\s|$)
      | motive\s+[\w-]+(\s+when\s|$) | verb\s+[a-z]{2}\s""",
    re.VERBOSE,
)
_MAY_END = frozenset("tisvupar" + "lm")


def parse(source: Source, *, is_sound: bool = False) -> tuple[File, list[Finding]]:
    """Read a source.

    Args:
        source: any text.
        is_sound: nothing was found wrong with this very text before: its phrases can wait until they are looked at.

    Returns:
        The tree, and what is wrong with the text in the order of the text. Linear in the length of the text.
    """
    with collector_paused():
        layout = Layout(source)
        findings = layout.findings
        items = FileReader(source, findings, is_sound).items(layout.rows)
    findings.sort(key=lambda f: f.span.start)
    return File(items, layout.tail, Span(source, 0, len(source.text))), findings


class FileReader:
    """Reads the rows at the margin."""

    __slots__ = ("declarations", "findings", "readers", "source", "tellings")

    def __init__(self, source: Source, findings: list[Finding], is_sound: bool) -> None:
        self.source = source
        self.findings = findings
        self.declarations = DeclarationReader(source, PartsReader(source, findings, is_sound))
        self.tellings = TellingReader(source, findings)
        declared = self.declarations
        self.readers: dict[str, Callable[[Row], Item]] = {
            "use": self._use,
            "include": self._include,
            "story": self._story,
            "vocabulary": self._vocabulary,
            "source": self._source,
            "calendar": self._calendar,
            "verb": self._verb,
            "type": declared.type_decl,
            "property": declared.property_decl,
            "action": declared.action_decl,
            "attitude": declared.attitude_decl,
            "rule": declared.rule_decl,
            "law": declared.law_decl,
            "motive": declared.motive_decl,
            **dict.fromkeys(BLOCKS, self._block),
        }

    def items(self, rows: list[Row]) -> tuple[Item, ...]:
        if rows and rows[0].text.startswith("language "):
            return (self._language(rows[0], rows[1:]),)
        found: list[Item] = []
        at = 0
        while at < len(rows):
            row = rows[at]
            at += 1
            try:
                if len(row.text) > MAX_LINE:
                    raise too_long(row.start)
                if _first_word(row.text) != "telling":
                    found.append(self._item(row))
                    continue
                telling = self._telling_head(row)
            except Unreadable as gave_up:
                self.findings.append(gave_up.finding(self.source))
                found.append(line_of(row, self.source))
                continue
            end = at
            while end < len(rows) and not _ends_telling(rows[end].text):
                end += 1
            found.append(self._telling(telling, row.children + rows[at:end]))
            at = end
        return tuple(found)

    def _item(self, row: Row) -> Item:
        reader = self.readers.get(_first_word(row.text))
        if reader is not None:
            return reader(row)
        if row.text[0] == ">":
            raise Unreadable(
                "bad-layout",
                "A quoted passage stands outside a telling.",
                row.start,
                row.start + 1,
                "Begin the telling above it:  telling NAME in en.",
            )
        entity: EntityDecl = entity_from_line(line_of(row, self.source))
        if not entity.names and not row.children:
            start, end = entity.kind.span.start, entity.kind.span.end
            help = "Write its names behind the type:  woman Anna, Anna Karenina."
            raise Unreadable("bad-declaration", f"No name stands after {shown(entity.kind.text)}.", start, end, help)
        return entity

    def _language(self, row: Row, rows: list[Row]) -> LanguageDecl:
        """The data of a language: a format of its own, read by whoever reads languages."""
        text = row.text[len("language") :].lstrip()
        word = self._head(row, "language").word(text, row.start + len(row.text) - len(text))
        lines = tuple([line_of(r, self.source) for r in row.children + rows])
        return LanguageDecl(word, lines, row.trivia, self._span(row))

    # --- tellings ---

    def _telling_head(self, row: Row) -> TellingDecl:
        head = self._head(row, "telling")
        name = head.name("the name of the telling")
        if not head.try_literal("in"):
            head.fail('Here should stand "in" and a language', 'Write  telling film in en "title".')
        language = head.name("a language (en, ro)")
        title = None if head.is_done() else head.quoted("the title")
        head.finish()
        return TellingDecl(name, language, title, (), (), row.trivia, self._span(row))

    def _telling(self, head: TellingDecl, rows: list[Row]) -> TellingDecl:
        opening, passages = self.tellings.read(rows)
        return TellingDecl(head.name, head.language, head.title, opening, passages, head.trivia, head.span)

    # --- lines without a block ---

    def _head(self, row: Row, keyword: str) -> HeadReader:
        return HeadReader(self.source, row.start + len(keyword), row.start + len(row.text))

    def _leaf(self, row: Row, keyword: str) -> HeadReader:
        """The head of a line under which nothing may stand."""
        if row.children:
            first = row.children[0]
            raise Unreadable(
                "bad-layout",
                f"Nothing may be indented under {keyword}.",
                first.start,
                first.start + len(first.text),
                "Begin the line at the margin.",
            )
        return self._head(row, keyword)

    def _use(self, row: Row) -> Use:
        head = self._leaf(row, "use")
        names = head.names("the name of a vocabulary")
        but = head.names("a word to leave out") if head.try_literal("except") else ()
        head.finish()
        return Use(names, but, row.trivia, self._span(row))

    def _include(self, row: Row) -> Include:
        head = self._leaf(row, "include")
        path = head.quoted("the name of a file")
        head.finish()
        return Include(path, row.trivia, self._span(row))

    def _story(self, row: Row) -> Story:
        head = self._leaf(row, "story")
        title = head.quoted("the title of the story")
        head.finish()
        return Story(title, row.trivia, self._span(row))

    def _vocabulary(self, row: Row) -> Vocabulary:
        head = self._leaf(row, "vocabulary")
        name = head.name("the name of the vocabulary")
        head.finish()
        return Vocabulary(name, row.trivia, self._span(row))

    def _source(self, row: Row) -> Item:
        self._leaf(row, "source")
        return source_from_row(row, self.source)

    def _calendar(self, row: Row) -> Item:
        self._leaf(row, "calendar")
        return calendar_from_row(row, self.source)

    def _verb(self, row: Row) -> VerbDecl:
        head = self._leaf(row, "verb")
        language = head.name("a language (en, ro)")
        forms = head.pieces("a form of the verb")
        return VerbDecl(language, forms, row.trivia, self._span(row))

    def _block(self, row: Row) -> Item:
        """``desire``, ``kept`` or ``map`` and the prose under it."""
        keyword = _first_word(row.text)
        self._head(row, keyword).finish()
        lines = tuple([line_of(child, self.source) for child in row.children])
        return BLOCKS[keyword](lines, row.trivia, self._span(row))

    def _span(self, row: Row) -> Span:
        return Span(self.source, row.start, row.start + len(row.text))


def _first_word(text: str) -> str:
    """The word a line begins with: letters only, so that ``rule:`` and ``story"x"`` are read by their keyword."""
    at = 0
    while at < len(text) and text[at].isalpha():
        at += 1
    return text[:at]


def _ends_telling(text: str) -> bool:
    return text[0] in _MAY_END and _ENDS_TELLING.match(text) is not None
