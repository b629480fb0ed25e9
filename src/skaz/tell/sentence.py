"""One sentence while it is said: who has been named in it, what stands where, which subjects may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from skaz.model.language.saying import verb_group
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.wordings import is_connective
from skaz.model.telling import All, Arg, Clause, Content, Some
from skaz.model.times import print_time
from skaz.model.world import Literal_
from skaz.tell.choose import arg_of, slot_type
from skaz.tell.contents import Contents
from skaz.tell.nouns import HOME_OF, is_none
from skaz.tell.particles import Particles, particles
from skaz.tell.pronouns import Pronouns
from skaz.tell.wording import CLITIC_CASES, VALUE, Part, Piece, Wording

if TYPE_CHECKING:
    from skaz.tell.say import Speaker


class Verb(NamedTuple):
    """What stands at the verb's place, and what after all that follows it."""

    words: str
    end: str


class Sentence:
    """Says one clause with all that is in it. ``mentions`` follows what a reader of the sentence has in mind."""

    def __init__(self, speaker: Speaker, mentions: Mentions) -> None:
        self.speaker = speaker
        self.mentions = mentions
        self.grammar = speaker.grammar
        self.language = speaker.language
        self.style = speaker.language.style
        self.nouns = speaker.nouns
        self.pronouns = Pronouns(speaker, mentions)
        self.contents = Contents(self)

    # The whole

    def whole(self, clause: Clause, wording: Wording) -> str:
        """Times and place, the clause, then its tails; those that could belong to a content stand after a comma."""
        self.mentions.next_clause()
        leads = [*self._times(clause), *self._place(clause, self._subject(clause, wording))]
        text = self.clause(clause, wording, "finite", self._named_subject(clause, wording))
        closes = any(isinstance(arg, Content) for arg in clause.args)
        for tail in self._tails(clause, wording):
            text += f"{', ' if closes else ' '}{tail}"
            closes = True
        if clause.ref is not None:
            text += f" [{clause.ref.kind} {clause.ref.target}]"
        return ", ".join([*leads, text])

    def _named_subject(self, clause: Clause, wording: Wording) -> str:
        return self.nouns.said(self._subject(clause, wording))

    @staticmethod
    def _subject(clause: Clause, wording: Wording) -> Arg:
        return arg_of(clause, wording.subject)

    # Times, places, tails

    def _times(self, clause: Clause) -> Iterator[str]:
        for time in clause.times:
            text = print_time(time, self.language.code) if time.anchor != "clause" else ""
            if text:
                yield text

    @property
    def home(self) -> str:
        return self.style.words["where", "home"]

    def _is_others_home(self, place: Arg, who: Arg) -> bool:
        """Whether a place is the home of somebody else, which only some languages name: ``Anna's home``."""
        if not self.language.bears_case_last or not isinstance(place, str) or not place.endswith(HOME_OF):
            return False
        return place.removesuffix(HOME_OF) not in (who if type(who) is tuple else (who,))

    def _is_home(self, arg: Arg, who: Arg) -> bool:
        """Whether an argument is somebody's home of which no more is known, and "home" says it."""
        is_home = isinstance(arg, str) and arg not in self.speaker.world.entities and arg.endswith("home")
        return is_home and not self._is_others_home(arg, who)

    def _place(self, clause: Clause, who: Arg) -> Iterator[str]:
        if not clause.place_said or not isinstance(clause.place, str) or self._is_home(clause.place, who):
            return
        entity = self.speaker.world.entities.get(clause.place)
        if entity is not None:
            self.mentions.mention(clause.place)
            preposition = self.speaker.chooser.preferred(clause.place)
            yield f"{preposition} {self.nouns.name(entity, '', preposition)}"
        else:
            yield f"{self.style.stands['default']} {clause.place}"

    def _tails(self, clause: Clause, wording: Wording) -> Iterator[str]:
        subject = self._subject(clause, wording)
        if clause.company:
            yield f"{self.style.words['company', 'with']} {self.nouns.said(clause.company)}"
        for purpose in clause.purposes:
            yield self._purpose(purpose, subject)
        if clause.conditions:
            condition = Content("that", clause.conditions, "")
            yield f"{self.style.words['tail', 'if']} {self.contents.finite(condition, None, subject)}"
        if clause.reasons:
            because = Content("that", clause.reasons, "")
            yield f"{self.style.words['tail', 'because']} {self.contents.finite(because, None, subject)}"

    def _purpose(self, purpose: Content, who: Arg) -> str:
        """``to help Anna``; ``so that Levin helps Anna``, where another does it."""
        self.mentions.enter(who)
        leaves_out = not self.contents.has_modal(purpose) and self.contents.may_leave_out(purpose.clauses, None, who)
        self.mentions.leave()
        if leaves_out:
            opening = self.style.words["tail", "purpose"].removesuffix(self.style.opener).strip()
            return f"{opening} {self.contents.nonfinite(purpose, None, who, 'to')}".strip()
        form = "to" if self.language.clitics else "finite"
        return f"{self.style.words['tail', 'so_that']} {self.contents.finite(purpose, None, who, form)}"

    # Clauses

    def clause(self, clause: Clause, wording: Wording, form: str, subject: str) -> str:
        """Subject, verb, and what follows. ``subject`` is how it is said here, empty where it is left out."""
        who = self._subject(clause, wording)
        self.mentions.subject(self._as_said(who, ""))
        how = self._how(clause, wording, subject)
        shown = particles(how, self.style, passive=wording.passive)
        objects, clitics = self._objects(clause, wording, who)
        verb = self._verb(wording, who, shown, form, clitics)
        if wording.agent:
            agent = self.nouns.said(arg_of(clause, wording.agent))
            self.mentions.mention(arg_of(clause, wording.agent))
            verb = verb._replace(end=f"{self._by(clause)} {agent} {verb.end}".strip())
        texts = self._rest(clause, wording, who, objects)
        at = self._end_of_own(clause, wording)
        after = [verb.end, *shown.where]
        if clause.place_said and self._is_home(clause.place, who):
            after.append(f"{self.style.stands['default']} {self.home}" if self.language.bears_case_last else self.home)
        return " ".join(filter(None, [subject, verb.words, *texts[:at], *after, *texts[at:]])).replace(" 's", "'s")

    def _by(self, clause: Clause) -> str:
        """What names the doer of a passive: a longer word where the phrase itself has the short one."""
        short = self.style.words["agent", "by"]
        is_taken = any(
            isinstance(part, Literal_) and part.shown == short
            for wording in self.speaker.wordings(clause.word)
            for part in wording.rest
        )
        return self.style.words["agent", "by last"] if is_taken else short

    def _how(self, clause: Clause, wording: Wording, subject: str) -> frozenset[str]:
        how = clause.how - {"again"} if wording.phrase.again else clause.how
        said = wording.slots if subject else wording.slots[1:]
        if any(is_none(self._arg(clause, slot)) for slot in said):
            # English denies once: nobody kisses her; Romanian twice: nimeni nu o sărută.
            how = how - {"not"} if self.style.not_after_auxiliary else how | {"not"}
        return how

    def _verb(self, wording: Wording, who: Arg, shown: Particles, form: str, clitics: list[str]) -> Verb:
        said = verb_group(
            self.language,
            wording.head,
            form=form,
            subject=self.nouns.subject(who),
            negated=shown.negated,
            particles=shown.chosen,
            clitics=clitics,
        )
        words = said.words
        if wording.before:
            front, _, main = words.rpartition(" ")
            words = " ".join(filter(None, [front, *wording.before, main]))
        return Verb(words, said.end)

    def _objects(self, clause: Clause, wording: Wording, who: Arg) -> tuple[dict[str, str], list[str]]:
        """What fills each slot that is no content, and the clitics before the verb: dative first."""
        said: dict[str, str] = {}
        leaning: dict[str, str] = {}
        before: list[Literal_] = []
        for part in wording.rest:
            if isinstance(part, Literal_):
                before.append(part)
                continue
            arg = self._arg(clause, part.slot)
            if not isinstance(arg, Content):
                kind = slot_type(clause.word, part.slot)
                short = self.pronouns.instead_of(arg, part, kind, who)
                said[part.slot] = self._noun(arg, part, before) if short is None else short
                if part.case in CLITIC_CASES and (short == "" or self.pronouns.doubles(arg, part.case)):
                    leaning[part.case] = self.pronouns.clitic(arg, part.case)
                self._mention(self._as_said(arg, part.case))
            before = []
        reflexive = list(wording.clitics)
        first = [leaning["dat"]] if "dat" in leaning else []
        own = [text for text in reflexive if text != "se"]
        last = [leaning["acc"]] if "acc" in leaning else []
        return said, [*first, *own, *last, *[text for text in reflexive if text == "se"]]

    def _arg(self, clause: Clause, slot: str) -> Arg:
        arg = arg_of(clause, slot)
        if arg is None and slot == VALUE:
            kind = clause.word.value
            known = kind if (("none", kind)) in self.style.stand_ins else "thing"
            people = "person" if self.speaker.world.is_a(kind, "person") else known
            return All(people, self.style.stand_ins["none", people][0])
        return arg

    def _as_said(self, arg: Arg, case: str) -> Arg:
        """Somebody without a name under the words that stand for him here, as a reader will know him."""
        return arg._replace(label=self.nouns.said(arg, case)) if isinstance(arg, Some) else arg

    def _mention(self, arg: Arg) -> None:
        for name in arg if type(arg) is tuple else (arg,):
            if isinstance(name, str | Some):
                self.mentions.mention(name)

    def _noun(self, arg: Arg, piece: Piece, before: list[Literal_]) -> str:
        preposition = self._preposition(before)
        text = self.nouns.said(arg, piece.case, preposition)
        return f"{self.nouns.object_mark} {text}" if piece.case == "acc" and self.language.clitics else text

    def _preposition(self, before: list[Literal_]) -> str:
        """The preposition that ends right before a slot: the longest that is one."""
        for count in range(min(3, len(before)), 0, -1):
            if tuple(part.folded for part in before[-count:]) in self.language.prepositions:
                return " ".join(part.shown for part in before[-count:])
        return ""

    def _rest(self, clause: Clause, wording: Wording, who: Arg, objects: dict[str, str]) -> list[str]:
        """Each part of what follows the verb as said; contents last, when all people of the clause are named."""
        subject = self.nouns.subject(who)
        gender = subject.gender
        texts: list[str] = []
        for at, part in enumerate(wording.rest):
            if isinstance(part, Piece):
                said = objects.get(part.slot)
                if self._is_home(arg_of(clause, part.slot), who):
                    self._drop_preposition(wording.rest[:at], texts)
                    said = self.home
                texts.append(self.contents.say(clause, wording, at, who) if said is None else said)
            elif part.agrees:
                texts.append(self.language.agreed(part.shown, gender, plural=subject.plural))
            else:
                texts.append(part.shown)
        return texts

    def _drop_preposition(self, before: tuple[Part, ...], texts: list[str]) -> None:
        """Take the preposition before a slot away again: home stands for it too."""
        literals: list[Literal_] = []
        for part in reversed(before):
            if not isinstance(part, Literal_):
                break
            literals.insert(0, part)
        preposition = self._preposition(literals)
        if preposition:
            del texts[-len(preposition.split(" ")) :]

    def _end_of_own(self, clause: Clause, wording: Wording) -> int:
        """Where what closes the clause itself stands: before its first content, and the words that lead to it."""
        for at, part in enumerate(wording.rest):
            if isinstance(part, Piece) and isinstance(arg_of(clause, part.slot), Content):
                while leading := self._leading(wording.rest[:at]):
                    at -= leading
                return at
        return len(wording.rest)

    def _leading(self, parts: Sequence[Part]) -> int:
        """How many words at the end of some parts lead to what follows: a preposition, ``dacă nu``."""
        for count in range(min(3, len(parts)), 0, -1):
            last = parts[-count:]
            words = tuple(part.folded for part in last if isinstance(part, Literal_))
            leads = words in self.language.prepositions or is_connective(self.language, words)
            if len(words) == count and leads:
                return count
        return 0

    def inner(self, clause: Clause, wording: Wording, form: str, subject: str) -> str:
        """A clause inside another: its time and place before a subject, else behind."""
        around = [*self._times(clause), *self._place(clause, self._subject(clause, wording))]
        text = self.clause(clause, wording, form, subject)
        tails = list(self._tails(clause, wording))
        where = [*around, text] if subject and form == "finite" else [text, *around]
        return " ".join([*where, *tails])
