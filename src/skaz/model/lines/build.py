"""From a line's shape and its names to clauses: who is meant, who does what to whom, where and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from skaz.model.lines.formal import content_text
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.names import Named
from skaz.model.lines.patterns import VALUE, SlotKey
from skaz.model.lines.pronouns import Mentions, WhoIsMeant
from skaz.model.lines.sentence import Part, Shape
from skaz.model.lines.shapes import (
    Argument,
    Home,
    Implied,
    Indefinite,
    Listed,
    Matched,
    Name,
    Noun,
    Pro,
    Said,
    Tail,
    There,
    Universal,
    Wordy,
)
from skaz.model.lines.tokens import Tokens
from skaz.model.telling import All, Arg, Clause, Content, Quoted, Ref, Some
from skaz.model.times import TimeRef


_EACH_OTHER = ("each other",)
_PLAIN: frozenset[str] = frozenset()


@dataclass
class Setting:
    """What carries on from line to line: the place of a paragraph, the last events, who was spoken of."""

    mentions: Mentions
    place: str | None = None
    last_event: Clause | None = None
    homes: dict[str, str] = field(default_factory=dict)

    def learn_home(self, clause: Clause) -> None:
        """``home`` in a line means the home that was told for somebody."""
        if clause.is_real and not clause.negated and isinstance(clause.value, str) and clause.args:
            who = clause.args[0]
            for name in who if type(who) is tuple else (who,):
                if isinstance(name, str):
                    self.homes[name] = clause.value


#: Properties whose value is where somebody lives.
HOMES = frozenset({"home", "lives_in"})


class Trouble(Exception):
    """A line whose shape is clear and whose people or names are not."""

    def __init__(self, code: str, start: int, end: int, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.start = start
        self.end = end
        self.message = message
        self.help = help_


class Atoms:
    """The actual line behind a shape: what each position names, its text, and where it stands (offsets).

    ``positions`` are those of the line's atoms that the shape sees, None for all; the first ``pad`` stand for no word; ``base`` is where
    the line begins in its file.
    """

    __slots__ = ("_base", "_pad", "_positions", "_starts", "_tokens", "named")

    def __init__(
        self,
        tokens: Tokens,
        named: Sequence[Named | None],
        starts: Sequence[int],
        positions: Sequence[int] | None,
        pad: int = 0,
        base: int = 0,
    ) -> None:
        self._tokens = tokens
        self._starts = starts
        self._positions = positions
        self._pad = pad
        self._base = base
        if positions is None:
            self.named: Sequence[Named | None] = named
        else:
            self.named = [None] * pad + [named[i] for i in positions]

    def _at(self, i: int) -> int:
        i = max(i - self._pad, 0)
        if self._positions:
            return self._positions[min(i, len(self._positions) - 1)]
        return min(i, len(self._starts) - 2)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the line of the atoms from ``start`` up to ``end``."""
        offsets, starts = self._tokens.offsets, self._starts
        return offsets[starts[self._at(start)]][0], offsets[starts[self._at(max(end - 1, start)) + 1] - 1][1]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """As ``span``, counted from the beginning of the line's file."""
        if self._positions is None and self._pad == 0 and end > start:
            offsets, starts = self._tokens.offsets, self._starts
            return offsets[starts[start]][0] + self._base, offsets[starts[end] - 1][1] + self._base
        first, last = self.span(start, end)
        return first + self._base, last + self._base

    def text(self, at: int, end: int | None = None) -> str:
        start, stop = self.span(at, at + 1 if end is None else end)
        return self._tokens.text[start:stop].strip('"“”„')


class Builder:
    """Builds the clauses of one line. ``formal`` reads a formal spelling at a position into clauses."""

    def __init__(self, grammar: Grammar, atoms: Atoms, setting: Setting, formal: Any) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.setting = setting
        self.mentions = setting.mentions
        self._formal = formal
        self._lead_place: str | None = None
        self._lead_times: tuple[Any, ...] = ()
        self._depth = 0
        self._who: Arg = None

    # Lines

    def line(self, shape: Shape) -> tuple[list[Clause], tuple[Any, ...], str | None]:
        """All clauses in the order they are said, the times and the place of the line's leads.

        Raises Trouble where a name or pronoun is not clear.
        """
        clauses: list[Clause] = []
        for part in shape.parts:
            self.mentions.next_clause()
            if part.kind == "lead":
                self._take_lead(part.tails)
            elif part.kind == "trait":
                clauses.extend(self._apposition(part))
            elif part.kind == "tail":
                self._attach(clauses, part)
            else:
                clauses.extend(self._part(part))
        return clauses, self._lead_times, self._lead_place

    def traits(self, shape: Shape, inner: Callable[[int, int], Atoms]) -> list[Clause]:
        """The facts told in brackets, their subject the name that carries them; to be read before the line.

        ``inner`` gives the words in brackets behind an atom, from where a trait's positions count.
        """
        found: list[Clause] = []
        before = self.mentions.last_subject
        for host, matched in shape.traits:
            named = self.atoms.named[host]
            if named is None:
                continue
            for trait, by in matched:
                builder = Builder(self.grammar, inner(host, by), self.setting, self._formal)
                found.extend(builder.clauses_of(trait, subject=named.entities[0]))
        self.mentions.last_subject = before
        return found

    def _apposition(self, part: Part) -> Iterator[Clause]:
        """``Arthur, the innkeeper,`` and ``Ellen, who loves George,``: facts about the one named before the comma."""
        named = self.atoms.named[part.start]
        before = self.mentions.last_subject
        for matched in part.clauses:
            if named is not None:
                yield from self.clauses_of(matched, subject=named.entities[0])
        self.mentions.last_subject = before

    def _take_lead(self, tails: tuple[Tail, ...]) -> None:
        for tail in tails:
            if tail.kind == "time":
                self._lead_times = (*self._lead_times, self._time(tail.value))
            elif tail.kind == "place":
                self._lead_place = self.setting.place = self.mentions.last_place = self._place(tail.value, None)
            elif tail.kind == "way":
                self._lead_place = self.setting.place = None

    def _part(self, part: Part) -> list[Clause]:
        found: list[Clause] = []
        last_subject: Arg = None
        for matched in part.clauses:
            self.mentions.next_clause()
            given = last_subject if isinstance(matched.subject, Implied) and last_subject is not None else None
            built = self.clauses_of(matched, subject=given)
            found.extend(built)
            if built:
                last_subject = self._who
        if part.kind == "when":
            found = [c._replace(how=c.how | {f"lead:{part.connective}"}) for c in found]
        return found

    def _attach(self, clauses: list[Clause], part: Part) -> None:
        """A tail after a comma belongs to the clause before it."""
        if not clauses:
            return
        last = clauses[-1]
        extra: list[Clause] = []
        subject = self.mentions.last_subject
        for tail in part.tails:
            last = self._tail(last, tail, subject, extra)
        clauses[-1] = last
        clauses.extend(extra)

    # Clauses

    def clauses_of(self, matched: Matched, subject: Arg = None, around: Arg = None) -> list[Clause]:
        """One match, with its subject given or its own; a list where one is wanted gives a clause for each.

        The clauses of its when-tails follow it.
        """
        terminal, word = matched.terminal, matched.terminal.word
        who = subject
        if who is None:
            who = self._noun(matched.subject, terminal.subject_key, None, around)
        self.mentions.subject(who)
        filled: dict[str, Arg] = {terminal.subject: who}
        how = _how(matched)
        if matched.args:
            self._fill(filled, matched, who, around)
        place = self._lead_place or self.setting.place
        start, end = self.atoms.offsets(matched.start, matched.end)
        found: list[Clause] = []
        extra: list[Clause] = []
        for values in self._distributed(filled, matched):
            args = tuple([values.get(name) for name in word.slot_names])
            value = values.get(VALUE, True) if word.kind == "property" and word.value != "truth" else True
            said, times = self._lead_place is not None, self._lead_times
            clause = Clause(word, args, value, how, place, said, (), times, None, (), (), None, start, end)
            for tail in matched.tails:
                clause = self._tail(clause, tail, who, extra)
            if word.kind == "action":
                self.setting.last_event = clause
                if word.moves:
                    self._move_on(clause)
            elif word.name in HOMES and self._depth == 0:
                self.setting.learn_home(clause)
            self._who = who
            found.append(clause)
        return found + extra if extra else found

    def _move_on(self, clause: Clause) -> None:
        """Where somebody goes elsewhere, the place of the scene no longer carries on."""
        if clause.is_real and not clause.negated and self._depth == 0 and self.setting.place not in clause.args:
            self.setting.place = None

    def _fill(self, filled: dict[str, Arg], matched: Matched, who: Arg, around: Arg) -> None:
        """The slots of a match: people and things first, so that contents can name them."""
        terminal = matched.terminal
        contents = False
        for slot, key, arg in zip(terminal.slots, terminal.keys, matched.args):
            if type(arg) is Said:
                contents = True
            else:
                filled[slot] = self._noun(arg, key, who, around)
        if contents:
            for slot, key, arg in zip(terminal.slots, terminal.keys, matched.args):
                if isinstance(arg, Said):
                    filled[slot] = self._content(arg, key, filled, who)

    def _distributed(self, filled: dict[str, Arg], matched: Matched) -> Iterable[dict[str, Arg]]:
        """A clause for each member of a list that stands where one is wanted; pairs for mutual words."""
        terminal = matched.terminal
        for slot in terminal.lists:
            if type(filled[slot]) is str:
                filled[slot] = (filled[slot],)
        several = [slot for slot, value in filled.items() if type(value) is tuple]
        for slot in several:
            if filled[slot] == _EACH_OTHER:
                return self._pairs(filled, matched, slot)
        if terminal.mutual:
            return self._pairs(filled, matched, None)
        parted = [slot for slot in several if slot not in terminal.lists]
        if not parted:
            return (filled,)
        choices = [[(slot, one) for one in filled[slot]] for slot in parted]
        return [{**filled, **dict(combination)} for combination in product(*choices)]

    def _pairs(self, filled: dict[str, Arg], matched: Matched, other: str | None) -> Iterator[dict[str, Arg]]:
        word, subject = matched.terminal.word, matched.terminal.subject
        both = "symmetric" not in word.marks
        members = filled[subject]
        names = list(members) if type(members) is tuple else [members]
        if other is None:
            other = VALUE if word.kind == "property" and not word.is_truth else next(
                (s.name for s in word.slots if s.name != subject and not s.is_content), None
            )
        if other is None or len(names) == 1:
            # One group, or people whose number is not told: they do it among themselves.
            yield {**filled, subject: names[0] if len(names) == 1 else members, **({other: None} if other else {})}
            return
        for i, a in enumerate(names):
            for j, b in enumerate(names):
                if i < j or (both and i != j):
                    yield {**filled, subject: a, other: b}

    # Contents

    def _content(self, said: Said, key: SlotKey, filled: dict[str, Arg], who: Arg) -> Arg:
        if said.mode == "words":
            return Quoted(self.atoms.text(said.at, said.end))
        if said.mode == "it":
            event = self.setting.last_event
            if event is None:
                start, end = self.atoms.span(said.at, said.end)
                raise Trouble("who-is-meant", start, end, "No event stands before this for it to mean.", "Write what it is.")
            return Content("that", (event,), content_text((event,)))
        if said.mode == "formal":
            clauses = self._formal(said.at)
            return Content("that", clauses, content_text(clauses))
        doer = filled.get(key.doer) if key.doer else None
        self.mentions.enter(who)
        self._depth += 1
        clauses_: list[Clause] = []
        last: Arg = None
        for matched in said.clauses:
            subject: Arg = None
            if isinstance(matched.subject, Implied) or self._is_subject_pronoun(matched.subject):
                subject = last if isinstance(matched.subject, Implied) and last is not None else self._inner_subject(
                    matched, doer, who
                )
            built = self.clauses_of(matched, subject=subject, around=doer or who)
            clauses_.extend(built)
            if built:
                last = self._who
        self.mentions.leave()
        self._depth -= 1
        clauses = tuple(clauses_)
        return Content(said.mode, clauses, content_text(clauses, said.mode))

    def _is_subject_pronoun(self, noun: Noun) -> bool:
        return isinstance(noun, Pro)

    def _inner_subject(self, matched: Matched, doer: Arg, who: Arg) -> Arg:
        """Rule 6: the doer that the slot names, else the subject around it, if gender and type fit; else as any pronoun."""
        noun = matched.subject
        for candidate in (doer, who, *self.mentions.around()):
            if candidate is None:
                continue
            if isinstance(noun, Implied) or self.mentions.fits_pronoun(noun.word, candidate):  # type: ignore[union-attr]
                if self._may_be(candidate, matched.terminal.subject_key):
                    return candidate
        return None

    def _may_be(self, candidate: Arg, key: SlotKey) -> bool:
        if isinstance(candidate, str):
            return self.mentions.is_a(candidate, key.type)
        if type(candidate) is tuple:
            return all(self._may_be(c, key) for c in candidate)
        return True

    # Nouns

    def _noun(self, noun: Argument, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        if isinstance(noun, Name):
            name = self._one_name(noun, key)
            self.mentions.mention(name)
            return name
        if isinstance(noun, Listed):
            return self._many(noun, key, subject, around)
        if isinstance(noun, Pro):
            return self._pronoun(noun, key, subject, around)
        if isinstance(noun, Implied):
            return self._implied(noun, key, around)
        if isinstance(noun, Home | There):
            return self._place(noun, subject)
        if isinstance(noun, Wordy):
            return self._wordy(noun)
        if isinstance(noun, Indefinite | Universal):
            found = self._quantified(noun, key, subject, around)
            self.mentions.mention(found)
            return found
        return None

    def _many(self, noun: Listed, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        names: list[Any] = []
        for part in noun.parts:
            value = self._noun(part, key, subject, around)
            names.extend(value if type(value) is tuple else [value])
        return tuple(dict.fromkeys(names))

    def _one_name(self, noun: Name, key: SlotKey) -> str:
        named = self.atoms.named[noun.at]
        assert named is not None
        if len(named.entities) == 1:
            return named.entities[0]
        fitting = [e for e, kind in zip(named.entities, named.kinds) if self.grammar.is_a(kind, key.type)]
        if len(fitting) == 1:
            return fitting[0]
        start, end = self.atoms.span(noun.at, noun.at + 1)
        names = " or ".join(fitting or named.entities)
        raise Trouble("who-is-meant", start, end, f"The name may mean {names}.", "Write a longer form of the name.")

    def _pronoun(self, noun: Pro, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        if self.grammar.pronoun_kind(noun.word).reciprocal:
            return _EACH_OTHER
        if self.grammar.pronoun_kind(noun.word).reflexive:
            return subject if subject is not None else around
        try:
            found = self.mentions.resolve(noun.word, key.type, subject, around)
        except WhoIsMeant as trouble:
            start, end = self.atoms.span(noun.at, noun.at + 1)
            raise Trouble("who-is-meant", start, end, str(trouble), "Write the name.") from None
        self.mentions.mention(found)
        return found

    def _implied(self, noun: Implied, key: SlotKey, around: Arg) -> Arg:
        found = around if around is not None else self.mentions.last_subject
        if found is None:
            start, end = self.atoms.span(noun.at, noun.at + 1)
            raise Trouble("who-is-meant", start, end, "Nobody stands here to do it.", "Write the name before the verb.")
        return found

    def _place(self, noun: Any, subject: Arg) -> str | None:
        if isinstance(noun, Name):
            return self._one_name(noun, SlotKey("place", False, "", ""))
        if isinstance(noun, There):
            if self.setting.place is None and self._lead_place is None and self.mentions.last_place is None:
                start, end = self.atoms.span(noun.at, noun.at + 1)
                raise Trouble("who-is-meant", start, end, "No place stands before this for there to mean.", "Write the place.")
            return self.mentions.last_place or self._lead_place or self.setting.place
        if isinstance(noun, Home):
            return self._home(noun, subject)
        return None

    def _home(self, noun: Home, subject: Arg) -> str:
        whose = subject
        if noun.whose is not None:
            whose = self._noun(noun.whose, SlotKey("person", True, "", ""), None, subject)
        names = whose if type(whose) is tuple else (whose,)
        homes = {self.setting.homes[n] for n in names if isinstance(n, str) and n in self.setting.homes}
        if len(homes) == 1:
            return homes.pop()
        return f"{names[0]}'s home" if names and isinstance(names[0], str) else "home"

    def _wordy(self, noun: Wordy) -> Arg:
        text = self.atoms.text(noun.at)
        if noun.kind == "number":
            return self.grammar.number(text)
        return Quoted(text) if noun.kind == "words" else text

    def _quantified(self, noun: Indefinite | Universal, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        label = self.atoms.text(noun.at, noun.end)
        group = self._noun(noun.group, SlotKey("entity", True, "", ""), subject, around) if noun.group else None
        kind = noun.type if noun.type != "entity" else key.type
        if isinstance(noun, Universal):
            return All(kind, label, group if isinstance(group, str) else None)
        return Some(kind, label, group if isinstance(group, str) else None)

    # Tails

    def _tail(self, clause: Clause, tail: Tail, who: Arg, extra: list[Clause]) -> Clause:
        if tail.kind == "time":
            return clause._replace(times=(*clause.times, self._time(tail.value)))
        if tail.kind == "place":
            place = self._place(tail.value, who)
            return clause._replace(place=place, place_said=True)
        if tail.kind == "way":
            return clause._replace(how=clause.how | {"where:way"})
        if tail.kind == "company":
            found = self._noun(tail.value, SlotKey("person", True, "", ""), who, None)
            names = found if type(found) is tuple else (found,)
            return clause._replace(company=(*clause.company, *(n for n in names if isinstance(n, str))))
        if tail.kind == "ref":
            return clause._replace(ref=self._ref(tail.at))
        content = self._content(tail.value, SlotKey("content", False, "", ""), {}, who)
        assert isinstance(content, Content)
        if tail.kind in ("purpose", "so-that"):
            return clause._replace(purposes=(*clause.purposes, content))
        if tail.kind == "because":
            return clause._replace(reasons=(*clause.reasons, *content.clauses))
        extra.extend(c._replace(how=c.how | {f"lead:{tail.connective}"}) for c in content.clauses)
        return clause

    def _time(self, ref: TimeRef) -> TimeRef:
        """A time with the occasions it names."""
        if ref.target.startswith("@"):
            ref = ref._replace(target=self._one_name(Name(int(ref.target[1:])), SlotKey("place", False, "", "")))
        if ref.time is not None:
            ref = ref._replace(time=self._time(ref.time))
        return ref if ref.end is None else ref._replace(end=self._time(ref.end))

    def _ref(self, at: int) -> Ref | None:
        text = self.atoms.text(at).strip("[] ")
        start, end = self.atoms.span(at, at + 1)
        for kind in ("same as", "part of", "recalls"):
            if text.lower().startswith(kind):
                return Ref(kind, text[len(kind) :].strip(), start, end)  # type: ignore[arg-type]
        raise Trouble(
            "unknown-phrase", start, end, f'"[{text}]" is no reference.', "Write [same as …], [part of …] or [recalls …]."
        )


def _how(matched: Matched) -> frozenset[str]:
    """What a match says of how its event is: its particles, ``again`` phrases, ``nobody``."""
    how = frozenset(matched.how) if matched.how else _PLAIN
    if matched.terminal.again:
        how |= {"again"}
    if type(matched.subject) is Universal and matched.subject.none:
        how ^= {"not"}
    for arg in matched.args:
        if type(arg) is Universal and arg.none:
            how ^= {"not"}
    return how
