"""What a grammar has learnt from a set of vocabularies, as plain text that can be kept, and parts of it on demand.

Learning two languages from all standard vocabularies takes a second: forty thousand wordings become tries. A line asks
for the few verbs that stand in it, so each verb's trie is one line of JSON, read when it is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from skaz.model.declare import Declarations
from skaz.model.lines.patterns import Branches, Node, SlotKey, Terminal, lists_of
from skaz.model.world import Type, Word

if TYPE_CHECKING:
    from skaz.model.lines.grammar import Grammar


@dataclass(frozen=True)
class Shared:
    """What the tries of all verbs have in common."""

    words: int
    """How many words the grammar was learnt from; tries name them by their number."""
    be: str
    verbs: list[list[str]]
    """The verbs with a line of their own that the vocabularies have."""
    types: dict[str, list[str]]
    keys: list[SlotKey]
    literals: list[str]
    before: list[str]
    written: dict[str, str]
    forms: dict[str, str]
    active: list[str]
    passive: list[str]


class Learnt:
    """What was learnt: in the first line what is shared, in each further one the trie of a head: of those that are
    active, then of those that are passive.
    """

    def __init__(self, text: str) -> None:
        first, *tries = text.split("\n")
        shared = json.loads(first)
        keys = [SlotKey._make([*key[:4], tuple(key[4]), *key[5:]]) for key in shared.pop("keys")]
        self.shared = Shared(keys=keys, **shared)
        self._active = dict(zip(self.shared.active, tries))
        self._passive = dict(zip(self.shared.passive, tries[len(self._active) :]))

    def fits(self, be: str, types: dict[str, Type]) -> bool:
        """Whether a copula and types, some added by a story, are those by which it was learnt."""
        return be == self.shared.be and all(
            name in types and sorted(types[name].ancestors) == ancestors
            for name, ancestors in self.shared.types.items()
        )

    def trie(self, head: str, words: Sequence[Word], *, passive: bool) -> Node | None:
        """All that is said with a verb; made anew for each caller, who may add to it."""
        line = (self._passive if passive else self._active).get(head)
        if line is None:
            return None
        root, rows = json.loads(line)
        ends = cache(lambda number: self._terminal(rows[number], words))
        return self._node(root, ends)

    def _node(self, row: list[Any], end: Callable[[int], Terminal]) -> Node:
        return Node(lambda: self._branches(row, end))

    def _branches(self, row: list[Any], end: Callable[[int], Terminal]) -> Branches:
        words, slots, ends = row
        return (
            {text: self._node(child, end) for text, child in words.items()},
            [(self.shared.keys[key], self._node(child, end)) for key, child in slots],
            [end(number) for number in ends],
        )

    def _terminal(self, row: list[Any], words: Sequence[Word]) -> Terminal:
        word, subject, subject_key, slots, keys, again, before, reflexive, passive, mutual, literals, cases, own = row
        of_slots = tuple([self.shared.keys[key] for key in keys])
        of_subject = self.shared.keys[subject_key]
        return Terminal(
            words[word],
            tuple(slots),
            of_slots,
            subject,
            of_subject,
            bool(again),
            frozenset(before),
            reflexive,
            bool(passive),
            mutual,
            literals,
            frozenset(cases),
            bool(own),
            lists_of((subject, *slots), (of_subject, *of_slots)),
        )


def learnt_text(grammar: Grammar, declared: Declarations) -> str:
    """What a grammar has learnt of what vocabularies declare, in the form that ``Learnt`` reads."""
    words, patterns = declared.all_words(), grammar.patterns
    writer = _Writer(words)
    tries = [writer.trie(node) for table in (patterns.active, patterns.passive) for node in table.values()]
    shared = Shared(
        len(words),
        grammar.be,
        verb_lines(declared, grammar.code),
        {name: sorted(kind.ancestors) for name, kind in declared.types.items()},
        list(writer.keys),
        sorted(patterns.literals),
        sorted(patterns.before),
        patterns.written,
        grammar.verbs.forms.text,
        list(patterns.active),
        list(patterns.passive),
    )
    return "\n".join([_json(vars(shared)), *tries])


def verb_lines(declared: Declarations, code: str) -> list[list[str]]:
    """The lines of verbs in a language, as they are compared with those that are known."""
    return [list(line) for line in declared.verbs.get(code, ())]


class _Writer:
    """Writes tries, words and keys by their numbers."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = {id(word): number for number, word in enumerate(words)}
        self.keys: dict[SlotKey, int] = {}

    def trie(self, root: Node) -> str:
        ends: dict[int, Terminal] = {}
        numbers: dict[int, int] = {}

        def node(each: Node) -> list[Any]:
            for end in each.ends:
                ends.setdefault(numbers.setdefault(id(end), len(numbers)), end)
            return [
                {text: node(child) for text, child in each.words.items()},
                [[self._key(key), node(child)] for key, child in each.slots],
                [numbers[id(end)] for end in each.ends],
            ]

        written = node(root)
        return _json([written, [self._terminal(end) for end in ends.values()]])

    def _terminal(self, end: Terminal) -> list[Any]:
        return [
            self._words[id(end.word)],
            end.subject,
            self._key(end.subject_key),
            end.slots,
            [self._key(key) for key in end.keys],
            int(end.again),
            sorted(end.before),
            end.reflexive,
            int(end.passive),
            end.mutual,
            end.literals,
            sorted(end.cases),
            int(end.is_own),
        ]

    def _key(self, key: SlotKey) -> int:
        return self.keys.setdefault(key, len(self.keys))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
