"""Reads a run of tokens as an expression, by the format's own odd order.

It is no precedence climbing. The alternatives are tried in a fixed order and the first that fits the whole run is
taken; a binary operator is split at its first place outside brackets. So what is tried first binds loosest and
everything associates to the right: ``x | y & z`` is ``(x | y) & z``, ``10 - 3 - 2`` is ``10 - (3 - 2)``, and the
``else`` after two ``if`` belongs to the outer one. What has two ``else`` outside brackets is no ``if``, but may be a
sum of them.

The order: brackets; a term; a property; ``believes``; ``&``; ``|``; ``!``; ``if``; ``forall`` and ``exists``; ``=``;
``==``; ``!=``; ``>=``; ``<=``; ``>``; ``<``; ``:``; ``product`` and ``sum``; ``*``; ``/``; ``+``; ``-``.
"""

from __future__ import annotations

from skaz.formats.sabre.raw import (
    Raw,
    RawBelieves,
    RawBinary,
    RawCall,
    RawIf,
    RawIsA,
    RawMany,
    RawNot,
    RawQuantified,
    RawTerm,
)
from skaz.formats.sabre.tokens import Tokens
from skaz.formats.sabre.unreadable import Unreadable

#: Deeper nesting than this is not read: what evaluates expressions follows them down.
DEEPEST = 100
_COMPARISONS = ("==", "!=", ">=", "<=", ">", "<")
_ARITHMETIC = ("*", "/", "+", "-")
_PREFIXES = ("!", "if", "forall", "exists", "sum", "product")


class Expressions:
    """The expressions of one file. Ranges are half-open and in tokens; none may cross a bracket."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    def read(self, start: int, end: int, depth: int = 0) -> Raw:
        """The expression that the tokens ``[start, end)`` are.

        Raises:
            Unreadable: they are none.
        """
        while start < end and self._is_bracketed(start, end):
            start, end = start + 1, end - 1
        if start >= end:
            raise self._wrong("An expression is missing here.", start, end)
        if depth > DEEPEST:
            raise self._wrong(f"This is nested more than {DEEPEST} deep.", start, end, "Take it apart.", "too-deep")
        for alternative in (self._term, self._call, self._many, self._not, self._if, self._logical_quantifier):
            found = alternative(start, end, depth)
            if found is not None:
                return found
        for op in ("=", *_COMPARISONS):
            found = self._binary(op, start, end, depth)
            if found is not None:
                return found
        found = self._is_a(start, end, depth) or self._numeric_quantifier(start, end, depth)
        if found is not None:
            return found
        for op in _ARITHMETIC:
            found = self._binary(op, start, end, depth)
            if found is not None:
                return found
        raise self._no_expression(start, end)

    def term(self, index: int) -> RawTerm | None:
        """A single token as a term."""
        if index >= len(self.tokens.items):
            return None
        token = self.tokens.items[index]
        if token.kind not in ("name", "number", "unknown"):
            return None
        return RawTerm(token.text, token.kind, token.start, token.end)

    def variable(self, open_: int) -> tuple[RawTerm, RawTerm]:
        """The name and type in ``(v : t)``, given the place of its bracket."""
        close = self.tokens.partner[open_]
        name, kind = self.term(open_ + 1), self.term(open_ + 3)
        if close != open_ + 4 or self.tokens.text(open_ + 2) != ":" or name is None or kind is None:
            raise self._wrong(
                "Here a variable and its type must stand.", open_, close + 1, "For example  (c : character)."
            )
        if name.kind != "name" or kind.kind != "name":
            raise self._wrong("A variable and its type are names.", open_, close + 1, "For example  (c : character).")
        return name, kind

    def _term(self, start: int, end: int, depth: int) -> Raw | None:
        return self.term(start) if end == start + 1 else None

    def _call(self, start: int, end: int, depth: int) -> Raw | None:
        """``p(args)``, or ``believes(c, e)`` where its parts are no mere terms."""
        tokens = self.tokens
        if tokens.items[start].kind != "name" or tokens.text(start + 1) != "(" or tokens.partner[start + 1] != end - 1:
            return None
        name, first, last = tokens.text(start), tokens.items[start].start, tokens.items[end - 1].end
        commas = tokens.every(",", start + 2, end - 1)
        if name == "believes" and len(commas) == 1:
            who = self.term(start + 2)
            if who is None or commas[0] != start + 3:
                raise self._wrong(
                    "Whose belief it is must be a character or a variable.", start + 2, commas[0], "believes(Tom, ...)"
                )
            return RawBelieves(who, self.read(commas[0] + 1, end - 1, depth + 1), first, last)
        if name in _PREFIXES and end - start != 3 + 2 * len(commas) + (end > start + 3):
            return None  # no mere terms: "if" or a quantifier, not a property of that name
        return RawCall(name, self._arguments(start + 2, end - 1, commas), first, last)

    def _arguments(self, start: int, end: int, commas: list[int]) -> tuple[RawTerm, ...]:
        if start == end:
            return ()
        args = []
        for left, right in zip([start, *(comma + 1 for comma in commas)], [*commas, end]):
            term = self.term(left) if right == left + 1 else None
            if term is None:
                raise self._wrong(
                    "An argument must be a variable, an entity, True, False or a number.",
                    left,
                    right,
                    "Give the inner value a variable of its own, with a condition that says what it is.",
                )
            args.append(term)
        return tuple(args)

    def _many(self, start: int, end: int, depth: int) -> Raw | None:
        for op in ("&", "|"):
            places = self.tokens.every(op, start, end)
            if places:
                ranges = zip([start, *(place + 1 for place in places)], [*places, end])
                parts = tuple(self.read(left, right, depth + 1) for left, right in ranges)
                return RawMany(op, parts, *self._extent(start, end))
        return None

    def _not(self, start: int, end: int, depth: int) -> Raw | None:
        if self.tokens.text(start) != "!":
            return None
        return RawNot(self.read(start + 1, end, depth + 1), *self._extent(start, end))

    def _if(self, start: int, end: int, depth: int) -> Raw | None:
        """An ``else`` belongs to this ``if`` whatever stands before it; a run with two of them is no single ``if``."""
        if self.tokens.text(start) != "if" or self.tokens.text(start + 1) != "(" or self._is_several(start, end):
            return None
        elses = self.tokens.every("else", start + 1, end)
        stops = sorted([*self.tokens.every("elseif", start + 1, end), *elses])
        branches, otherwise = [], None
        for place, stop in zip([start, *stops], [*stops, end]):
            if place in elses:
                otherwise = self.read(place + 1, end, depth + 1)
                break
            branches.append(self._branch(place, stop, depth))
        return RawIf(tuple(branches), otherwise, *self._extent(start, end))

    def _is_several(self, start: int, end: int) -> bool:
        return len(self.tokens.every("else", start + 1, end)) > 1

    def _branch(self, place: int, stop: int, depth: int) -> tuple[Raw, Raw]:
        """``if (c) e`` or ``elseif (c) e``."""
        open_ = place + 1
        if open_ >= stop or self.tokens.text(open_) != "(":
            raise self._wrong(
                "Here a condition in round brackets must follow.", place, stop, "elseif (condition) result"
            )
        close = self.tokens.partner[open_]
        return self.read(open_ + 1, close, depth + 1), self.read(close + 1, stop, depth + 1)

    def _logical_quantifier(self, start: int, end: int, depth: int) -> Raw | None:
        return self._quantifier(("forall", "exists"), start, end, depth)

    def _numeric_quantifier(self, start: int, end: int, depth: int) -> Raw | None:
        return self._quantifier(("product", "sum"), start, end, depth)

    def _quantifier(self, kinds: tuple[str, str], start: int, end: int, depth: int) -> Raw | None:
        kind = self.tokens.text(start)
        if (
            kind not in kinds
            or start + 3 >= end
            or self.tokens.text(start + 1) != "("
            or self.tokens.text(start + 3) != ":"
        ):
            return None
        var, type_ = self.variable(start + 1)
        body = self.read(self.tokens.partner[start + 1] + 1, end, depth + 1)
        return RawQuantified(kind, var, type_, body, *self._extent(start, end))

    def _binary(self, op: str, start: int, end: int, depth: int) -> Raw | None:
        place = self.tokens.first(op, start, end)
        if place is None:
            return None
        if op in "+*":
            return self._chain(op, start, end, depth)
        left = self.read(start, place, depth + 1)
        return RawBinary(op, left, self.read(place + 1, end, depth + 1), *self._extent(start, end))

    def _chain(self, op: str, start: int, end: int, depth: int) -> Raw:
        """A long sum or product, read as a balanced tree so that a hundred terms are no hundred levels."""
        parts, left = [], start
        while (place := self.tokens.first(op, left, end)) is not None:
            word = self.tokens.text(left)
            if left != start and word in _PREFIXES and not (word == "if" and self._is_several(left, end)):
                break
            parts.append(self.read(left, place, depth + 1))
            left = place + 1
        parts.append(self.read(left, end, depth + 1))
        while len(parts) > 1:
            pairs = zip(parts[::2], parts[1::2])
            odd = parts[-1:] if len(parts) % 2 else []
            parts = [RawBinary(op, one, two, one.start, two.end) for one, two in pairs] + odd
        return parts[0]

    def _is_a(self, start: int, end: int, depth: int) -> Raw | None:
        place = self.tokens.first(":", start, end)
        if place is None:
            return None
        type_ = self.term(place + 1) if place + 2 == end else None
        if type_ is None or type_.kind != "name":
            raise self._wrong('After ":" the name of a type must follow.', place, end)
        return RawIsA(self.read(start, place, depth + 1), type_, *self._extent(start, end))

    def _is_bracketed(self, start: int, end: int) -> bool:
        return self.tokens.text(start) == "(" and self.tokens.partner[start] == end - 1

    def _extent(self, start: int, end: int) -> tuple[int, int]:
        return self.tokens.items[start].start, self.tokens.items[end - 1].end

    def _no_expression(self, start: int, end: int) -> Unreadable:
        texts = [token.text for token in self.tokens.items[start:end]]
        at = next(
            (i for i, t in enumerate(self.tokens.items[start + 1 : end]) if t.kind == "number" and t.text[0] == "-"),
            None,
        )
        if at is not None:
            number = self.tokens.items[start + 1 + at].text
            help_ = f'"{number}" is read as one number here: write  - {number[1:]}  with a space between.'
            return self._wrong("This cannot be read as an expression.", start, end, help_)
        if texts[0] == "if" and self._is_several(start, end):
            return self._wrong('One "if" cannot have two "else".', start, end, "Put the inner if in brackets.")
        if texts[0] in ("if", "forall", "exists", "sum", "product"):
            help_ = "if(condition) ..." if texts[0] == "if" else f"{texts[0]}(c : character) ..."
            return self._wrong(f'After "{texts[0]}" round brackets must follow.', start, end, help_)
        return self._wrong(
            "This cannot be read as an expression.",
            start,
            end,
            "Two parts with no operator between them? Brackets help.",
        )

    def _wrong(self, message: str, start: int, end: int, help: str = "", code: str = "sabre-syntax") -> Unreadable:
        items = self.tokens.items
        if start >= end:
            before = items[min(start, len(items)) - 1] if items and start > 0 else None
            at = before.end if before else 0
            return Unreadable(message, max(at - 1, 0), at, help, code)
        return Unreadable(message, items[start].start, items[end - 1].end, help, code)
