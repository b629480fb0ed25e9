"""The nouns that name a story's types in a language: from the phrases of types, or the type's own name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skaz.model.language import Language, WordTable
from skaz.model.lines.tokens import words_of
from skaz.syntax import tree

if TYPE_CHECKING:
    from skaz.model.declare import Declarations


def type_nouns(declared: Declarations, code: str, spoken: Language) -> WordTable[tuple[str, bool]]:
    """The nouns that name types, singular and plural: from the phrases of types, or the type's own name."""
    table: WordTable[tuple[str, bool]] = WordTable()
    for name in declared.types:
        forms = list(noun_forms(declared, name, code)) or ([(name, f"{name}s")] if code == "en" else [])
        for singular, plural in forms:
            for text, many in ((singular, False), (plural, True)):
                words = tuple(words_of(text.replace("_", " "), spoken)) if text else ()
                if words and words not in table:
                    table.put(words, (name, many))
    return table


def noun_forms(declared: Declarations, name: str, code: str) -> Iterable[tuple[str, str]]:
    """Singular and plural of each noun of a type, as written; no plural is ``""``."""
    for phrase in declared.type_phrases.get(name, ()):
        if phrase.language.text != code:
            continue
        for pattern in phrase.patterns:
            written = " ".join(e.word for e in pattern if isinstance(e, tree.Lit))
            singular, slash, plural = written.partition("/")
            yield singular, plural if slash else (f"{singular}s" if code == "en" else "")
