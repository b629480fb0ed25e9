"""Which standard vocabulary has a word that a story does not use: for the hint of a finding."""

from __future__ import annotations

from functools import lru_cache

from skaz.model.language import language
from skaz.model.phrases import wordings
from skaz.model.world import Literal_, Phrase
from skaz.syntax import tree
from skaz.syntax.files import VOCABULARIES, known_vocabularies
from skaz.syntax.from_text import parse
from skaz.text.source import Source


def vocabularies_with(word: str, code: str) -> list[str]:
    """The standard vocabularies in whose phrases a folded word stands, in any form of a verb; in order of name.

    The first question of a language reads all vocabularies (about half a second); the next ones cost nothing.
    """
    return sorted(_index(code).get(word, ()))


@lru_cache(maxsize=4)
def _index(code: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in known_vocabularies():
        text = (VOCABULARIES / f"{name}.skaz").read_text(encoding="utf-8")
        for item in parse(Source(name, text))[0].items:
            for phrase in item.phrases if isinstance(item, tree.Declared) else ():
                if phrase.language.text == code:
                    for wording in wordings(phrase, "who"):
                        for word in _words(wording, code):
                            found.setdefault(word, set()).add(name)
    return found


def _words(wording: Phrase, code: str) -> set[str]:
    """The fixed words of a wording, with all forms of the first, which is its verb."""
    literals = [part for part in wording.parts if isinstance(part, Literal_) and part.folded.isalpha()]
    found = {part.folded for part in literals}
    for part in literals[:1]:
        found.update(_forms(part.shown, code))
    return found


@lru_cache(maxsize=8192)
def _forms(head: str, code: str) -> frozenset[str]:
    return frozenset(form for forms in language(code).verb(head).forms.values() for form in forms)
