"""Types, properties, actions, attitudes, rules and laws from their rows.

A head line that cannot be read to its end keeps what was read before; the rest stays in ``unread``, so that the word is
known to be declared and no second finding follows wherever it is used.
"""

from __future__ import annotations

from typing import Any

from skaz.syntax.layout import Row
from skaz.syntax.read_head import HeadReader
from skaz.syntax.read_parts import PartsReader
from skaz.syntax.tree import (
    BARE,
    ActionDecl,
    AttitudeDecl,
    Clause,
    LawDecl,
    MotiveDecl,
    PropertyDecl,
    RuleDecl,
    TypeDecl,
    Word,
)
from skaz.syntax.unreadable import Unreadable
from skaz.text.source import Source, Span


class DeclarationReader:
    """Reads the declarations of one source; raises ``Unreadable`` where not even the name can be read."""

    __slots__ = ("parts", "source")

    def __init__(self, source: Source, parts: PartsReader) -> None:
        self.source = source
        self.parts = parts

    def type_decl(self, row: Row) -> TypeDecl:
        head = self._head(row, "type")
        names = head.names("the name of a type")
        parents = head.names("the name of a type") if head.try_literal(":") else ()
        head.finish()
        return TypeDecl(names, parents, self.parts.parts(row.children, "type"), row.trivia, self._span(row))

    def property_decl(self, row: Row) -> PropertyDecl:
        head = self._head(row, "property")
        name = head.name("the name of the property")
        read: dict[str, Any] = {}
        unread = self._rest(head, read, ("slots", "value", "marks"))
        parts = self.parts.parts(row.children, "property")
        return PropertyDecl(name, parts=parts, unread=unread, trivia=row.trivia, span=self._span(row), **read)

    def action_decl(self, row: Row) -> ActionDecl:
        head = self._head(row, "action")
        name = head.name("the name of the action")
        read: dict[str, Any] = {}
        unread = self._rest(head, read, ("slots", "like", "marks"))
        parts = self.parts.parts(row.children, "action")
        return ActionDecl(name, parts=parts, unread=unread, trivia=row.trivia, span=self._span(row), **read)

    def attitude_decl(self, row: Row) -> AttitudeDecl:
        head = self._head(row, "attitude")
        name = head.name("the name of the attitude")
        read: dict[str, Any] = {}
        unread = self._rest(head, read, ("slots", "like", "marks"))
        parts = self.parts.parts(row.children, "attitude")
        return AttitudeDecl(name, parts=parts, unread=unread, trivia=row.trivia, span=self._span(row), **read)

    def rule_decl(self, row: Row) -> RuleDecl:
        head = self._head(row, "rule")
        name = head.name("the name of the rule")
        first, unread = self._on_head(head, "when")
        parts = (*first, *self.parts.parts(row.children, "rule"))
        return RuleDecl(name, parts=parts, unread=unread, trivia=row.trivia, span=self._span(row))

    def law_decl(self, row: Row) -> LawDecl:
        head = self._head(row, "law")
        name = head.name("the name of the law")
        first, unread = self._on_head(head, "never")
        parts = (*first, *self.parts.parts(row.children, "law"))
        return LawDecl(name, parts=parts, unread=unread, trivia=row.trivia, span=self._span(row))

    def motive_decl(self, row: Row) -> MotiveDecl:
        head = self._head(row, "motive")
        name = head.name("the name of the motive")
        whose = head.name("the name for whoever has the motive") if head.try_literal("of") else None
        first, unread = self._on_head(head, "when")
        parts = (*first, *self.parts.parts(row.children, "motive"))
        return MotiveDecl(name, parts=parts, unread=unread, trivia=row.trivia, span=self._span(row), whose=whose)

    def _rest(self, head: HeadReader, read: dict[str, Any], sections: tuple[str, ...]) -> Word | None:
        """Read the sections behind the name into ``read``; what could not be read is given back."""
        begin = head.at
        try:
            for section in sections:
                begin = head.at
                self._section(head, read, section)
        except Unreadable as gave_up:
            self.parts.findings.append(gave_up.finding(self.source))
            return self._unread(begin, head.end)
        return None

    def _section(self, head: HeadReader, read: dict[str, Any], section: str) -> None:
        if section == "slots" and head.is_next("("):
            read["slots"] = head.slots()
        elif section == "value" and head.try_literal(":"):
            read["value"] = head.value()
        elif section == "like" and head.try_literal("like"):
            read["like"] = head.name("the name of an action")
        elif section == "marks":
            read["marks"] = head.marks()

    def _on_head(self, head: HeadReader, keyword: str) -> tuple[list[Clause], Word | None]:
        """The clause that may stand on the head line of a rule or law."""
        begin = head.at
        try:
            if head.is_done():
                return [], None
            start = head.skip_space()
            if not head.try_literal(keyword):
                head.fail(
                    f'Here should stand "{keyword}" and a condition',
                    f"Write  {keyword} …  behind the name or under it.",
                )
            return self.parts.clauses(keyword, head.at, start, head.end, BARE), None
        except Unreadable as gave_up:
            self.parts.findings.append(gave_up.finding(self.source))
            return [], self._unread(begin, head.end)

    def _unread(self, begin: int, end: int) -> Word:
        text = self.source.text[begin:end].strip()
        return Word(text, Span(self.source, end - len(text), end))

    def _head(self, row: Row, keyword: str) -> HeadReader:
        return HeadReader(self.source, row.start + len(keyword), row.start + len(row.text))

    def _span(self, row: Row) -> Span:
        return Span(self.source, row.start, row.start + len(row.text))
