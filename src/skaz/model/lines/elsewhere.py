"""Which standard vocabulary has a word that a story does not use: for the hint of a finding."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from skaz.model.language import language
from skaz.model.phrases import literal
from skaz.model.world import Literal_
from skaz.syntax import tree
from skaz.syntax.collector import collector_paused
from skaz.syntax.files import VOCABULARIES, known_vocabularies
from skaz.syntax.from_text import parse
from skaz.text.source import Source


def vocabularies_with(word: str, code: str) -> list[str]:
    """The standard vocabularies in whose phrases a folded word stands, in any form of a verb; in order of name.

    The first question of a language reads all vocabularies (about a third of a second); the next ones cost nothing.
    """
    return sorted(_index(code).get(word, ()))


@lru_cache(maxsize=4)
def _index(code: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with collector_paused():
        for name in known_vocabularies():
            text = (VOCABULARIES / f"{name}.skaz").read_text(encoding="utf-8")
            for item in parse(Source(name, text))[0].items:
                for phrase in item.phrases if isinstance(item, tree.Declared) else ():
                    if phrase.language.text == code:
                        for pattern in phrase.patterns:
                            for word in _words(pattern, code):
                                found.setdefault(word, set()).add(name)
    return found


def _words(pattern: tree.Pattern, code: str) -> set[str]:
    """The fixed words of a pattern, with all forms of those that may come first, which are its verbs."""
    found = {word for written in _written(pattern) for word in _folded(written, code)}
    for head in _heads(pattern):
        found.update(_forms(head, code))
    return found


def _written(pattern: tree.Pattern) -> Iterator[str]:
    for element in pattern:
        if isinstance(element, tree.Lit):
            yield element.word
        elif not isinstance(element, tree.SlotRef):
            for inner in _inside(element):
                yield from _written(inner)


def _heads(pattern: tree.Pattern) -> Iterator[str]:
    """The words that may be a pattern's first, slots left out; what is optional may be passed by."""
    for element in pattern:
        if isinstance(element, tree.Lit):
            yield element.word
            return
        if not isinstance(element, tree.SlotRef):
            for inner in _inside(element):
                yield from _heads(inner)
            if isinstance(element, tree.Choice):
                return


def _inside(element: tree.Choice | tree.Optional) -> tuple[tree.Pattern, ...]:
    return element.alternatives if isinstance(element, tree.Choice) else (element.pattern,)


@lru_cache(maxsize=8192)
def _folded(written: str, code: str) -> tuple[str, ...]:
    parts = (part for part in literal(written, language(code)) if isinstance(part, Literal_))
    return tuple(word for part in parts for word in part.folded.split("/") if word.isalpha())


@lru_cache(maxsize=8192)
def _forms(head: str, code: str) -> frozenset[str]:
    return frozenset(form for forms in language(code).verb(head).forms.values() for form in forms)
