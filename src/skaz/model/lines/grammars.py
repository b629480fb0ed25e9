"""The grammar of a language with what a story declares; stories that share their declarations share it too.

What a set of vocabularies comes to is worked out once and kept; a story's own words are learnt on top of it.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from skaz.text.aside import answers

_made: WeakKeyDictionary[Declarations, dict[str, Grammar]] = WeakKeyDictionary()
#: The kind under which what vocabularies come to is kept.
KIND = "grammar"
#: Vocabularies with fewer words than this are learnt sooner than looked up.
WORTH_KEEPING = 100
#: Grammars, of a language and a set of vocabularies, that are remembered.
MOST_KNOWN = 16
#: Texts that were worked out together, by their keys, until they are read; None of one that was.
_together: dict[str, str | None] = {}


def learn_together(declared: Declarations, codes: Iterable[str], workers: int) -> None:
    """Work out what vocabularies come to in several languages at a time, as far as that is not kept yet."""
    base = declared.base
    if workers < 2 or base is None or not _is_worth_keeping(declared):
        return
    keys = {code: _key(base, code) for code in codes}
    new = [code for code, key in keys.items() if key not in _together and not shelf.holds(KIND, key)]
    if len(new) > 1 and not base.declarations().findings:
        for code, text in zip(new, answers([partial(_text, base, code) for code in new], workers)):
            _together[keys[code]] = text
            shelf.put(KIND, keys[code], text)


def grammar_of(declared: Declarations, code: str) -> Grammar:
    """The grammar of a language; made when it is first asked for, in time linear in the wordings declared."""
    known = _made.setdefault(declared, {})
    if code not in known:
        known[code] = _grammar(declared, code)
    return known[code]


def _grammar(declared: Declarations, code: str) -> Grammar:
    grammar = _empty(declared, code)
    base = declared.base
    learnt = _learnt(base, code) if base is not None and _is_worth_keeping(declared) else None
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


def _is_worth_keeping(declared: Declarations) -> bool:
    return len(declared.words) > WORTH_KEEPING


def _key(base: Base, code: str) -> str:
    return f"{base.key}-{code}"


def _text(base: Base, code: str) -> str:
    """What vocabularies come to in a language, as text."""
    declared = base.declarations()
    return learnt_text(learnt_anew(declared, code), declared)


@lru_cache(maxsize=MOST_KNOWN)
def _learnt(base: Base, code: str) -> Learnt | None:
    """What vocabularies come to in a language; None where something is wrong with them."""
    key = _key(base, code)
    text = _together.get(key) or shelf.take(KIND, key)
    if key in _together:
        _together[key] = None
    if text is None:
        if base.declarations().findings:
            return None
        text = _text(base, code)
        shelf.put(KIND, key, text)
    return Learnt(text)
