"""The entities of a story: who and what there is, under which names, inside what, with which members."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from typing import Literal

from skaz.model.declare import Declarations
from skaz.model.world import Entity, NameForm
from skaz.syntax import tree
from skaz.syntax.files import Files
from skaz.syntax.read_entity import entity_from_line, forms_from_line
from skaz.text.finding import Finding
from skaz.text.fold import fold
from skaz.text.source import Span


@dataclass
class Entities:
    """What was read: entities in order, and the lines under them that are facts, with their subject."""

    found: list[Entity] = field(default_factory=list)
    facts: list[tuple[str, tree.Line]] = field(default_factory=list)


def read_entities(files: Files, declared: Declarations, findings: list[Finding]) -> Entities:
    """Read all entity declarations of a story; members are resolved when all are known."""
    reader = _Reader(declared, findings)
    for item in files.items():
        if isinstance(item, tree.EntityDecl):
            reader.declaration(item.line, None)
    reader.resolve_members()
    return Entities(list(reader.entities.values()), reader.facts)


class _Reader:
    def __init__(self, declared: Declarations, findings: list[Finding]) -> None:
        self.declared = declared
        self.findings = findings
        self.entities: dict[str, Entity] = {}
        self.facts: list[tuple[str, tree.Line]] = []
        self.types = type_names(declared)
        self._longest = max(len(name.split()) for name in self.types)
        self._members: list[tuple[str, tree.Word]] = []

    def declaration(self, line: tree.Line, inside: str | None) -> None:
        words = self._type_words(line.text)
        decl = entity_from_line(line, words or 1)
        kind = self.types.get(decl.kind.text, "entity")
        if not words:
            self._unknown_type(decl)
        names = [self._entity(group, kind, inside) for group in decl.names]
        if not names:
            message = f'"{line.text.strip()}" names nobody.'
            self.findings.append(Finding("bad-declaration", message, line.span, help=f"Write {kind} and a name."))
        for name in names[-1:]:
            for child in line.children:
                self._child(name, child)

    def _type_words(self, text: str) -> int:
        """How many words of a line are its type, or a noun that names one; 0 where it begins with none."""
        words = text.split()
        for count in range(min(self._longest, len(words)), 0, -1):
            if " ".join(words[:count]) in self.types:
                return count
        return 0

    def _unknown_type(self, decl: tree.EntityDecl) -> None:
        kind = decl.kind.text
        near = difflib.get_close_matches(kind, self.declared.types, 3)
        guess = f"Nearest: {', '.join(near)}. Or declare it:" if near else "Declare it:"
        message = f'"{kind}" is no type in scope.'
        help_ = f"{guess} type {kind}: person   (or place, or thing)"
        self.findings.append(Finding("unknown-type", message, decl.kind.span, help=help_))

    def _entity(self, group: tree.NameGroup, kind: str, inside: str | None) -> str:
        forms = tuple(f for form in group.forms for f in _forms(form))
        name = group.forms[0].text
        if name in self.entities:
            message = f'"{name}" is the name of two.'
            first = self.entities[name].span
            help_ = "The first name given must be its own; others may share a form."
            notes = () if first is None else (_note(first, "the first one"),)
            self.findings.append(Finding("repeated-name", message, group.span, help=help_, notes=notes))
            return name
        ancestors = self.declared.types[kind].ancestors
        plural = "group" in ancestors
        within = inside if inside is not None and "place" in ancestors else None
        self.entities[name] = Entity(name, kind, forms, _gender(ancestors), plural, (), within, group.span)
        return name

    def _child(self, owner: str, line: tree.Line) -> None:
        forms = forms_from_line(line)
        if forms is not None:
            entity = self.entities[owner]
            more = tuple(f for form in forms for f in _forms(form))
            self.entities[owner] = replace(entity, forms=entity.forms + more)
        elif line.text.split(None, 1)[0] == "members":
            self._read_members(owner, line)
        elif self._type_words(line.text) and not self._is_fact(line.text):
            self.declaration(line, owner)
        else:
            self.facts.append((owner, line))

    @staticmethod
    def _is_fact(text: str) -> bool:
        return text.split(None, 1)[0] in ("is", "has", "este", "are")

    def _read_members(self, owner: str, line: tree.Line) -> None:
        at = len("members")
        for piece in line.text[at:].split(","):
            name = piece.strip()
            if name:
                start = line.span.start + line.text.find(name, at)
                self._members.append((owner, tree.Word(name, Span(line.span.source, start, start + len(name)))))
            at += len(piece) + 1

    def resolve_members(self) -> None:
        by_form = {fold(form.text): e.name for e in self.entities.values() for form in e.forms}
        for owner, word in self._members:
            name = by_form.get(fold(word.text))
            if name is None:
                near = difflib.get_close_matches(word.text, self.entities, 3)
                help_ = f"Nearest: {', '.join(near)}." if near else ""
                self.findings.append(Finding("unknown-name", f'"{word.text}" is nobody here.', word.span, help=help_))
                continue
            entity = self.entities[owner]
            self.entities[owner] = replace(entity, members=(*entity.members, name))


def type_names(declared: Declarations) -> dict[str, str]:
    """Every word that an entity's line may begin with: types, and the nouns that name them (``hospital``: building)."""
    found: dict[str, str] = {}
    for name, phrases in declared.type_phrases.items():
        for phrase in phrases:
            for pattern in phrase.patterns:
                written = " ".join(part.word for part in pattern if isinstance(part, tree.Lit))
                found.setdefault(written.partition("/")[0], name)
    return found | {name: name for name in declared.types}


def _forms(form: tree.NameForm) -> tuple[NameForm, ...]:
    plain = NameForm(form.text, form.language, oblique=False)
    return (plain,) if form.oblique is None else (plain, NameForm(form.oblique, form.language, oblique=True))


def _gender(ancestors: frozenset[str]) -> Literal["female", "male"] | None:
    return "female" if "woman" in ancestors else "male" if "man" in ancestors else None


def _note(span: Span, message: str):  # type: ignore[no-untyped-def]
    from skaz.text.finding import Note

    return Note(span, message)
