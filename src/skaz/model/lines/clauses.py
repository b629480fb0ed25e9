"""From a matched clause and its names to what it says: its subject and slots, its contents, its tails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

from skaz.model.lines.distribute import Filled, distributed
from skaz.model.lines.formal import content_text
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.line import Atoms
from skaz.model.lines.meant import ANYBODY, ANYWHERE, Meant
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.setting import HOMES, Lead, Setting, Unclear
from skaz.model.lines.shapes import Implied, Indefinite, Matched, Name, Pro, Said, Tail, Universal
from skaz.model.lines.wordings import VALUE
from skaz.model.telling import Arg, Clause, Content, Quoted, Ref, RefKind, is_several
from skaz.model.times import TimeRef

_PLAIN: frozenset[str] = frozenset()
_CONTENT = SlotKey("content", False, "", "")


class ClauseBuilder:
    """Builds the clauses of matches of one line. ``formal`` reads a formal spelling at a position into clauses."""

    def __init__(
        self, grammar: Grammar, atoms: Atoms, setting: Setting, formal: Callable[[int], tuple[Clause, ...]]
    ) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.setting = setting
        self.mentions = setting.mentions
        self.lead = Lead()
        self.meant = Meant(grammar, atoms, setting, self.lead)
        self._formal = formal
        self._depth = 0
        self._who: Arg = None
        """The subject of the clause built last."""

    # Clauses

    def clauses_of(self, matched: Matched, subject: Arg = None, around: Arg = None) -> list[Clause]:
        """One match, with its subject given or its own; a list where one is wanted gives a clause for each.

        The clauses of its when-tails follow it.
        """
        terminal = matched.terminal
        who = subject
        if who is None:
            who = self.meant.noun(matched.subject, terminal.subject_key, None, around)
        self.mentions.subject(who)
        filled: Filled = {terminal.subject: who}
        if matched.args:
            self._fill(filled, matched, who, around)
        how = _how(matched)
        # Before the loop: where one of several goes elsewhere, the others set out from here too.
        place = self.lead.place or self.setting.place
        found: list[Clause] = []
        extra: list[Clause] = []
        for values in distributed(filled, terminal):
            clause = self._clause(matched, values, how, place)
            for tail in matched.tails:
                clause = self._tail(clause, tail, who, extra)
            self._carry_on(clause)
            found.append(clause)
        self._who = who
        return [*found[:-1], *with_besides(found[-1], extra)] if extra else found

    def _clause(self, matched: Matched, values: Filled, how: frozenset[str], place: Arg) -> Clause:
        word, lead = matched.terminal.word, self.lead
        args = tuple([values.get(name) for name in word.slot_names])
        value = values.get(VALUE, True) if word.kind == "property" and word.value != "truth" else True
        start, end = self.atoms.offsets(matched.start, matched.end)
        said = lead.place is not None
        return Clause(word, args, value, how, place, said, (), lead.times, None, (), (), (), None, start, end)

    def _carry_on(self, clause: Clause) -> None:
        """What later lines may mean: ``it`` the last event, ``home`` where somebody lives, the place of the scene."""
        if clause.word.kind == "action":
            self.setting.last_event = clause
            if clause.word.moves:
                self._move_on(clause)
        elif clause.word.name in HOMES and self._depth == 0:
            self.setting.learn_home(clause)

    def _move_on(self, clause: Clause) -> None:
        """Where somebody goes elsewhere, the place of the scene no longer carries on."""
        if clause.is_real and not clause.negated and self._depth == 0 and self.setting.place not in clause.args:
            self.setting.place = None

    def _fill(self, filled: Filled, matched: Matched, who: Arg, around: Arg) -> None:
        """The slots of a match: people and things first, so that contents can name them."""
        terminal = matched.terminal
        contents = False
        self.meant.others = self._named_in(matched)
        for slot, key, arg in zip(terminal.slots, terminal.keys, matched.args):
            if type(arg) is Said:
                contents = True
            else:
                filled[slot] = self.meant.noun(arg, key, who, around)
        self.meant.others = frozenset()
        if contents:
            for slot, key, arg in zip(terminal.slots, terminal.keys, matched.args):
                if isinstance(arg, Said):
                    filled[slot] = self._content(arg, key, filled, who)

    def _named_in(self, matched: Matched) -> frozenset[str]:
        """Who is named among the arguments of a match in which a pronoun stands too."""
        if not any(type(arg) is Pro for arg in matched.args):
            return frozenset()
        named = (self.atoms.named[arg.at] for arg in matched.args if type(arg) is Name)
        return frozenset(each.entities[0] for each in named if each is not None and len(each.entities) == 1)

    # Contents

    def _content(self, said: Said, key: SlotKey, filled: Filled, who: Arg) -> Arg:
        """What is said, believed or wished; ``filled`` are the slots around it: one may say whose deed it is."""
        if said.mode == "words":
            return Quoted(self.atoms.text(said.at, said.end))
        if said.mode == "it":
            clauses: tuple[Clause, ...] = (self._event_before(said),)
        elif said.mode == "formal":
            clauses = self._formal(said.at)
        else:
            clauses = self._inner_clauses(said, filled.get(key.doer) if key.doer else None, who)
            if said.mode == "that":
                clauses = tuple(each for clause in clauses for each in self._spelt_out(clause))
            return Content(said.mode, clauses, content_text(clauses, said.mode))
        return Content("that", clauses, content_text(clauses))

    def _spelt_out(self, clause: Clause) -> Iterator[Clause]:
        """A clause of a content, then what it says by the way: what its doer wants by it, and why it is so."""
        wants = self.grammar.wants
        yield clause._replace(purposes=() if wants is not None else clause.purposes, reasons=())
        doer = clause.args[0] if clause.args else None
        if wants is not None:
            for purpose in clause.purposes:
                for who in doer if is_several(doer) else (doer,):
                    yield Clause(wants, (who, purpose), start=clause.start, end=clause.end)
        yield from clause.reasons

    def _event_before(self, said: Said) -> Clause:
        if self.setting.last_event is None:
            start, end = self.atoms.span(said.at, said.end)
            message = "No event stands before this for it to mean."
            raise Unclear("who-is-meant", start, end, message, "Write what it is.")
        return self.setting.last_event

    def _inner_clauses(self, said: Said, doer: Arg, who: Arg) -> tuple[Clause, ...]:
        self.mentions.enter(who)
        self._depth += 1
        found: list[Clause] = []
        last: Arg = None
        for matched in said.clauses:
            subject: Arg = None
            noun = matched.subject
            if type(noun) is Implied and last is not None:
                subject = last
            elif type(noun) is Implied or type(noun) is Pro:
                subject = self.meant.inner_subject(noun, matched.terminal.subject_key, (doer, who))
            built = self.clauses_of(matched, subject=subject, around=doer or who)
            found.extend(built)
            if built:
                last = self._who
        self.mentions.leave()
        self._depth -= 1
        return tuple(found)

    # Tails

    def _tail(self, clause: Clause, tail: Tail, who: Arg, extra: list[Clause]) -> Clause:
        if tail.kind == "time":
            return clause._replace(times=(*clause.times, self._time(tail.value)))
        if tail.kind == "place":
            place = self.meant.place(tail.value, who)
            return clause._replace(place=place, place_said=True)
        if tail.kind == "way":
            # In a garden: somewhere, and no more is known of it.
            return clause if isinstance(tail.value, Indefinite) else clause._replace(how=clause.how | {"where:way"})
        if tail.kind == "company":
            found = self.meant.noun(tail.value, ANYBODY, who, None)
            names = found if is_several(found) else (found,)
            if clause.word.is_lasting_place:
                also = (clause._replace(args=(name, *clause.args[1:])) for name in names)
                extra.extend(each for each in also if each not in extra)  # lives in Moscow with Anna: so does she
                return clause
            return clause._replace(company=(*clause.company, *(n for n in names if isinstance(n, str))))
        if tail.kind == "ref":
            return clause._replace(ref=self._ref(tail.at))
        is_left_out = all(type(matched.subject) is Implied for matched in tail.value.clauses)
        if tail.kind == "because" and is_left_out and not self.grammar.drops_subject:
            who = self._blamed(clause, who)  # dismisses him for stealing
        content = self._content(tail.value, _CONTENT, {}, who)
        assert isinstance(content, Content)
        if tail.kind in ("purpose", "so-that"):
            return clause._replace(purposes=(*clause.purposes, content))
        if tail.kind == "because":
            return clause._replace(reasons=(*clause.reasons, *content.clauses))
        if tail.kind == "if":
            contrary = frozenset({"not"}) if tail.connective == "unless" else _PLAIN
            conditions = tuple(c._replace(how=c.how ^ contrary) for c in content.clauses)
            return clause._replace(how=clause.how | {"modal"}, conditions=(*clause.conditions, *conditions))
        if tail.kind == "along":
            extra.extend(content.clauses)
            return clause
        if tail.kind == "without":
            extra.extend(c._replace(how=c.how ^ {"not"}) for c in content.clauses)
            return clause
        extra.extend(c._replace(how=c.how | {f"lead:{tail.connective}"}) for c in content.clauses)
        return clause

    def _blamed(self, clause: Clause, who: Arg) -> Arg:
        """To whom somebody does what is done for a reason; that one where it is done to nobody."""
        people = (arg for arg in clause.args if isinstance(arg, str) and arg != who)
        return next((arg for arg in people if self.mentions.is_a(arg, "person")), who)

    def _time(self, ref: TimeRef) -> TimeRef:
        """A time with the occasions it names."""
        if ref.target.startswith("@"):
            ref = ref._replace(target=self.meant.one_name(Name(int(ref.target[1:])), ANYWHERE))
        if ref.time is not None:
            ref = ref._replace(time=self._time(ref.time))
        return ref if ref.end is None else ref._replace(end=self._time(ref.end))

    def _ref(self, at: int) -> Ref:
        text = self.atoms.text(at).strip("[] ")
        start, end = self.atoms.span(at, at + 1)
        for kind in get_args(RefKind):
            if text.lower().startswith(kind):
                return Ref(kind, text[len(kind) :].strip(), *self.atoms.offsets(at, at + 1))
        message = f'"[{text}]" is no reference.'
        raise Unclear("unknown-phrase", start, end, message, "Write [same as …], [part of …] or [recalls …].")


def with_besides(clause: Clause, besides: list[Clause]) -> list[Clause]:
    """A clause and what its doer does besides, before it where it ends a life: ``dies, cursing Karenin``."""
    if not clause.word.ends:
        return [clause, *besides]
    timed = [c for c in besides if any(how.startswith("lead:") for how in c.how)]
    return [*(c for c in besides if c not in timed), clause, *timed]


def _how(matched: Matched) -> frozenset[str]:
    """What a match says of how its event is: its particles, ``again`` phrases, ``nobody``."""
    how = frozenset(matched.how) if matched.how else _PLAIN
    if matched.terminal.again:
        # With "not", the mai of îi mai dă o șansă says that he does not any more.
        how |= {"no-longer"} if matched.terminal.before and "not" in how else {"again"}
    for noun in (matched.subject, *matched.args):
        if type(noun) is Universal and noun.none:
            how |= {"not"}  # ``nu spune nimănui`` denies once
    return how
