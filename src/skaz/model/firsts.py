"""Goods and words with the year in which each is first known: what a story of an earlier year cannot hold yet.

The ``since`` blocks of the vocabularies say so, and those of a story, which may say another year. A line there is how a
thing is called, in English first, and the year: ``telephone/telephones; ro telefonul/telefoanele: 1876``. The plural
stands behind the stroke; the cases of a name are made from it, as they are for the names of a story.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from skaz.model.language import WordTable, language, languages
from skaz.model.world import Entity
from skaz.syntax import tree
from skaz.syntax.files import Files
from skaz.text.finding import Finding
from skaz.text.fold import fold

#: The language of what stands before the first ``;``.
OWN = "en"
#: A year, one before the first with a minus.
_YEAR = re.compile(r"\s*(-?\d{1,5})\s*")
_WORD = re.compile(r"\w+")
HELP = "Write  telephone; ro telefonul/telefoanele: 1876"


class First(NamedTuple):
    """That there is no ``name`` before ``year``."""

    name: str
    year: int

    def __str__(self) -> str:
        return f"{self.name} is first known in {self.year}"


#: How a thing is called: language and form, as written.
Forms = tuple[tuple[str, str], ...]
Known = tuple[First, Forms]


@dataclass(frozen=True, eq=False)
class Firsts:
    """What is known of first years; a later line holds, for all by which its thing is called."""

    lines: tuple[Known, ...] = field(default=())

    @cached_property
    def _tables(self) -> dict[str, WordTable[First]]:
        """Per language, what each form means, in all its cases."""
        tables: dict[str, WordTable[First]] = {}
        for first, forms in self.lines:
            for code, form in forms:
                table = tables.setdefault(code, WordTable())
                for text in _cases(form, code):
                    words = tuple(_WORD.findall(fold(text)))
                    if words:
                        table.put(words, first)
        return tables

    def in_text(self, text: str, code: str, *, is_line: bool = True) -> Iterator[First]:
        """What a text in a language speaks of; a word with a capital is a name, but for the one a line begins with."""
        table = self._tables.get(code)
        if table is None:
            return
        written = _WORD.findall(text)
        words = ["" if _is_name(word) and (at or not is_line) else fold(word) for at, word in enumerate(written)]
        at = 0
        while at < len(words):
            found = table.longest(words, at)
            if found is not None:
                yield found[0]
            at = found[1] if found is not None else at + 1

    def of(self, entity: Entity, kinds: Collection[str]) -> frozenset[First]:
        """What an entity is by its names, in whatever language, and by the names of its kinds."""
        texts = [(code, form.text) for form in entity.forms for code in self._codes(form.language)]
        texts += [(OWN, kind.replace("_", " ")) for kind in kinds]
        is_line = "person" not in kinds
        return frozenset(first for code, text in texts for first in self.in_text(text, code, is_line=is_line))

    def _codes(self, code: str | None) -> Iterable[str]:
        return (OWN, *(each for each in self._tables if each != OWN)) if code is None else (code,)


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _cases(form: str, code: str) -> Iterator[str]:
    """The cases of a form, singular and plural; English plurals end in -s where none is written."""
    singular, stroke, plural = form.partition("/")
    numbers = [(singular, False), (plural, True)] if stroke else [(singular, False)]
    if code == OWN and not stroke:
        numbers.append((f"{singular}s", True))
    for text, many in numbers:
        for each in language(code).name_forms(text.strip(), plural=many).values():
            yield from each


def read_firsts(files: Files, findings: list[Finding]) -> Firsts:
    """Read the ``since`` blocks of the vocabularies, then those of a story."""
    items = [item for file in files.vocabularies.values() for item in file.items] + list(files.items())
    lines = [line for item in items if isinstance(item, tree.SinceDecl) for line in item.lines]
    found: list[Known] = []
    for line in lines:
        read = _read(line, findings)
        if read is not None:
            found = [
                (first._replace(year=read[0].year), own) if _share(own, read[1]) else (first, own)
                for first, own in found
            ]
            found.append(read)
    return Firsts(tuple(found))


def _share(one: Forms, other: Forms) -> bool:
    """Whether two lines are about one thing: something is called the same in both."""
    return not {(code, _singular(form)) for code, form in one}.isdisjoint((c, _singular(f)) for c, f in other)


def _singular(form: str) -> str:
    return fold(form.partition("/")[0].strip())


def _read(line: tree.Line, findings: list[Finding]) -> Known | None:
    said, _, year = line.text.rpartition(":")
    match = _YEAR.fullmatch(year)
    known = languages()
    forms: list[tuple[str, str]] = []
    for number, part in enumerate(said.split(";")):
        code, _, rest = part.strip().partition(" ")
        if not number:
            code, rest = OWN, part
        forms.extend((code, form.strip()) for form in rest.split(",") if form.strip())
    if match is None or not forms or any(code not in known for code, _ in forms):
        message = f'"{line.text}" says of nothing since when it is known.'
        findings.append(Finding("bad-declaration", message, line.span, help=HELP))
        return None
    return First(forms[0][1].partition("/")[0], int(match[1])), tuple(forms)
