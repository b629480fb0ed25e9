"""The grammar of a language with what a story declares; stories that share their declarations share it too.

What a set of vocabularies comes to is worked out once and kept; a story's own words are learnt on top of it.
"""

from __future__ import annotations

from functools import lru_cache, partial
from weakref import WeakKeyDictionary

from skaz.model.declare import Base, Declarations
from skaz.model.language import language
from skaz.model.lines.forms import Forms
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.learnt import Learnt, learnt_text, verb_lines
from skaz.model.lines.type_nouns import type_nouns
from skaz.model.world import is_kind_of
from skaz.text import shelf

_made: WeakKeyDictionary[Declarations, dict[str, Grammar]] = WeakKeyDictionary()
#: Vocabularies with fewer words than this are learnt sooner than looked up.
WORTH_KEEPING = 100
#: Grammars, of a language and a set of vocabularies, that are remembered.
MOST_KNOWN = 16


def grammar_of(declared: Declarations, code: str) -> Grammar:
    """The grammar of a language; made when it is first asked for, in time linear in the wordings declared."""
    known = _made.setdefault(declared, {})
    if code not in known:
        known[code] = _grammar(declared, code)
    return known[code]


def _grammar(declared: Declarations, code: str) -> Grammar:
    grammar = _empty(declared, code)
    is_worth_it = declared.base is not None and len(declared.words) > WORTH_KEEPING
    learnt = _learnt(declared.base, code) if declared.base is not None and is_worth_it else None
    if learnt is None or not learnt.fits(grammar.be, declared.types):
        return learnt_anew(declared, code)
    words = declared.all_words()
    grammar.patterns.go_on_from(learnt, words)
    for word in words[learnt.shared.words :]:
        grammar.patterns.add(word)
    if verb_lines(declared, code) == learnt.shared.verbs:
        grammar.learn_verbs(Forms(learnt.shared.forms), learnt.shared.written)
    else:
        grammar.learn_verbs()
    return grammar


def learnt_anew(declared: Declarations, code: str) -> Grammar:
    """The grammar, learnt from the phrases of all words."""
    grammar = _empty(declared, code)
    for word in declared.all_words():
        grammar.patterns.add(word)
    grammar.learn_verbs()
    return grammar


def _empty(declared: Declarations, code: str) -> Grammar:
    """The grammar of a language before it has learnt any phrase."""
    spoken = language(code).with_verbs(declared.verbs.get(code, ()))
    grammar = Grammar(spoken, partial(is_kind_of, declared.types), type_nouns(declared, code, spoken))
    grammar.wants = declared.words.get("wants")
    return grammar


@lru_cache(maxsize=MOST_KNOWN)
def _learnt(base: Base, code: str) -> Learnt | None:
    """What vocabularies come to in a language; None where something is wrong with them."""
    key = f"{base.key}-{code}"
    text = shelf.take("grammar", key)
    if text is None:
        declared = base.declarations()
        if declared.findings:
            return None
        text = learnt_text(learnt_anew(declared, code), declared)
        shelf.put("grammar", key, text)
    return Learnt(text)
