"""The grammar of a language with what a story declares; stories that share their declarations share it too."""

from __future__ import annotations

from functools import partial
from weakref import WeakKeyDictionary

from skaz.model.declare import Declarations
from skaz.model.language import language
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.type_nouns import type_nouns
from skaz.model.world import is_kind_of

_made: WeakKeyDictionary[Declarations, dict[str, Grammar]] = WeakKeyDictionary()


def grammar_of(declared: Declarations, code: str) -> Grammar:
    """The grammar of a language; made when it is first asked for, in time linear in the wordings declared."""
    known = _made.setdefault(declared, {})
    if code not in known:
        known[code] = _grammar(declared, code)
    return known[code]


def _grammar(declared: Declarations, code: str) -> Grammar:
    spoken = language(code).with_verbs(declared.verbs.get(code, ()))
    grammar = Grammar(spoken, partial(is_kind_of, declared.types), type_nouns(declared, code, spoken))
    for word in dict.fromkeys(declared.words.values()):
        grammar.patterns.add(word)
    grammar.learn_verbs()
    grammar.wants = declared.words.get("wants")
    return grammar
