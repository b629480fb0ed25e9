"""One sentence while it is said: who has been named in it, what stands where, which subjects may be left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from skaz.model.language.phrases import pronoun
from skaz.model.language.saying import verb_group
from skaz.model.lines.wordings import is_connective
from skaz.model.lines.pronouns import Mentions, WhoIsMeant
from skaz.model.telling import All, Arg, Clause, Content, Quoted, Some
from skaz.model.times import print_time
from skaz.model.world import Literal_, Slot
from skaz.tell.choose import arg_of, slot_type
from skaz.tell.nouns import HOME_OF, is_none
from skaz.tell.particles import Particles, particles
from skaz.tell.wording import CLITIC_CASES, VALUE, Part, Piece, Wording
from skaz.text.fold import fold

if TYPE_CHECKING:
    from skaz.tell.say import Speaker

PRONOUN_CASES = {"": "accusative", "acc": "accusative", "dat": "dative", "gen": "possessive"}
NONFINITE = frozenset({"deed", "content", "topic"})


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

    # The whole

    def whole(self, clause: Clause, wording: Wording) -> str:
        """Times and place, the clause, then its tails; those that could belong to a content stand after a comma."""
        self.mentions.next_clause()
        leads = [*self._times(clause), *self._place(clause)]
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

    def _place(self, clause: Clause) -> Iterator[str]:
        if not clause.place_said or not isinstance(clause.place, str):
            return
        entity = self.speaker.world.entities.get(clause.place)
        if entity is not None:
            self.mentions.mention(clause.place)
            preposition = self.speaker.chooser.preferred(clause.place)
            yield f"{preposition} {self.nouns.name(entity, '', preposition)}"
        elif clause.place.endswith(HOME_OF) and self.language.bears_case_last:
            yield f"{self.style.stands['default']} {clause.place}"
        else:
            yield self.style.words["where", "home"]

    def _tails(self, clause: Clause, wording: Wording) -> Iterator[str]:
        subject = self._subject(clause, wording)
        if clause.company:
            yield f"{self.style.words['company', 'with']} {self.nouns.said(clause.company)}"
        for purpose in clause.purposes:
            yield self._purpose(purpose, subject)
        if clause.reasons:
            because = Content("that", clause.reasons, "")
            yield f"{self.style.words['tail', 'because']} {self._finite(because, None, subject)}"

    def _purpose(self, purpose: Content, who: Arg) -> str:
        """``to help Anna``; ``so that Levin helps Anna``, where another does it."""
        self.mentions.enter(who)
        leaves_out = self._may_leave_out(purpose.clauses, None, who)
        self.mentions.leave()
        if leaves_out:
            opening = self.style.words["tail", "purpose"].removesuffix(self.style.opener).strip()
            return f"{opening} {self._nonfinite(purpose, None, who, 'to')}".strip()
        form = "to" if self.language.clitics else "finite"
        return f"{self.style.words['tail', 'so_that']} {self._finite(purpose, None, who, form)}"

    # Clauses

    def clause(self, clause: Clause, wording: Wording, form: str, subject: str) -> str:
        """Subject, verb, and what follows. ``subject`` is how it is said here, empty where it is left out."""
        who = self._subject(clause, wording)
        self.mentions.subject(who)
        how = self._how(clause, wording)
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

    def _how(self, clause: Clause, wording: Wording) -> frozenset[str]:
        how = clause.how - {"again"} if wording.phrase.again else clause.how
        if self.style.not_after_auxiliary:
            for slot in wording.slots:
                if is_none(arg_of(clause, slot)):
                    how ^= {"not"}
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
                short = self._pronoun(arg, part, kind, who)
                said[part.slot] = self._noun(arg, part, before) if short is None else short
                if part.case in CLITIC_CASES and (short == "" or self._doubles(arg, part.case)):
                    leaning[part.case] = self._clitic(arg, part.case)
                self._mention(arg)
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
                texts.append(objects[part.slot] if part.slot in objects else self._content(clause, wording, at, who))
            elif part.agrees:
                texts.append(self.language.agreed(part.shown, gender, plural=subject.plural))
            else:
                texts.append(part.shown)
        return texts

    def _end_of_own(self, clause: Clause, wording: Wording) -> int:
        """Where what closes the clause itself stands: before its first content, and the words that lead to it."""
        for at, part in enumerate(wording.rest):
            if isinstance(part, Piece) and isinstance(arg_of(clause, part.slot), Content):
                while at > 0 and self._leads_on(wording.rest[at - 1]):
                    at -= 1
                return at
        return len(wording.rest)

    def _leads_on(self, part: Part) -> bool:
        return isinstance(part, Literal_) and (
            (part.folded,) in self.language.prepositions or is_connective(self.language, (part.folded,))
        )

    # Pronouns

    def _pronoun(self, arg: Arg, piece: Piece, kind: str, who: Arg) -> str | None:
        """A pronoun for somebody named before, where it reads back right: empty where a clitic alone says it."""
        if not isinstance(arg, str) or not self.speaker.world.entity_is_a(arg, "character"):
            return None
        if self.nouns.gender(arg) is None and not self.nouns.is_plural(arg):
            return None
        if arg == who:
            return self._reflexive(arg, piece)
        is_clitic = bool(self.language.clitics) and piece.case in CLITIC_CASES
        text = self._pronoun_text(arg, PRONOUN_CASES[piece.case], clitic=is_clitic)
        if text is None or not self.grammar.pronouns.fits(fold(text), kind):
            return None
        word = fold(text) + ("'s" if piece.case == "gen" and self.language.bears_case_last else "")
        try:
            meant = self.mentions.resolve(word, kind, who)
        except WhoIsMeant:
            return None
        return ("" if is_clitic else text) if meant == arg else None

    def _reflexive(self, arg: Arg, piece: Piece) -> str | None:
        if piece.case or self.language.clitics:
            return None
        return self._pronoun_text(arg, "reflexive")

    def _pronoun_text(self, arg: Arg, case: str, *, clitic: bool = False) -> str | None:
        number = "plural" if self.nouns.is_plural(arg) else "singular"
        return pronoun(self.language, case, number=number, gender=self.nouns.gender(arg), clitic=clitic)

    def _doubles(self, arg: Arg, case: str) -> bool:
        return case == "dat" or not isinstance(arg, Some | All)

    def _clitic(self, arg: Arg, case: str) -> str:
        return self._pronoun_text(arg, PRONOUN_CASES[case], clitic=True) or ""

    # Contents

    def _content(self, clause: Clause, wording: Wording, at: int, who: Arg) -> str:
        piece = wording.rest[at]
        assert isinstance(piece, Piece)
        content = arg_of(clause, piece.slot)
        if isinstance(content, Quoted):
            return self.nouns.said(content)
        assert isinstance(content, Content)
        slot = clause.word.slot_of[piece.slot]
        doer = clause.arg(slot.of) if slot.of else None
        before = self._words_before(wording, at)
        if is_connective(self.language, before):
            return self._finite(content, doer, who)
        after_preposition = (before[-1:]) in self.language.prepositions
        if self._takes_nonfinite(content, slot, doer, who, after_preposition):
            ing = not self.language.clitics and (after_preposition or content.mode == "doing")
            return self._nonfinite(content, doer, who, "ing" if ing else "to")
        if slot.type == "deed" and self.language.clitics and not self._has_modal(content):
            return f"{self.style.words['tail', 'so_that']} {self._finite(content, doer, who, 'to')}"
        opener = (
            "whether"
            if content.mode == "whether" or slot.type == "question"
            else "how"
            if after_preposition
            else "that"
        )
        return f"{self.style.words['opener', opener]} {self._finite(content, doer, who)}"

    @staticmethod
    def _words_before(wording: Wording, at: int) -> tuple[str, ...]:
        """The fixed words right before a slot, two at most."""
        words: list[str] = []
        for part in reversed(wording.rest[max(at - 2, 0) : at]):
            if not isinstance(part, Literal_):
                break
            words.insert(0, part.folded)
        return tuple(words)

    def _takes_nonfinite(self, content: Content, slot: Slot, doer: Arg, who: Arg, after_preposition: bool) -> bool:
        if slot.type not in NONFINITE or content.mode == "whether" or self._has_modal(content):
            return False
        has_ing = after_preposition and not self.language.clitics
        if slot.type != "deed" and content.mode not in ("to", "doing") and not has_ing:
            return False
        self.mentions.enter(who)
        may = self._may_leave_out(content.clauses, doer, who)
        self.mentions.leave()
        return may

    def _has_modal(self, content: Content) -> bool:
        return any("modal" in clause.how for clause in content.clauses)

    def _may_leave_out(self, clauses: tuple[Clause, ...], doer: Arg, who: Arg) -> bool:
        """Whether each clause has the subject that a reader takes for one left out."""
        last: Arg = None
        for clause in self._merged(clauses):
            wording = self.speaker.wording(clause)
            if wording is None:
                return False
            subject = self._subject(clause, wording)
            meant = (
                _one(last) if last is not None else self._meant("", slot_type(clause.word, wording.subject), doer, who)
            )
            if meant != _one(subject):
                return False
            last = subject
        return True

    def _meant(self, word: str, kind: str, doer: Arg, who: Arg) -> Arg:
        """Whom the subject of a content means, left out (no word) or a pronoun: rule 6."""
        for candidate in map(_one, (doer, who, *self.mentions.around())):
            fits = candidate is not None and (not word or self.mentions.fits_pronoun(word, candidate))
            if fits and self._may_be(candidate, kind):
                return candidate
        return None

    def _may_be(self, candidate: Arg, kind: str) -> bool:
        if isinstance(candidate, str):
            return self.mentions.is_a(candidate, kind)
        return all(self._may_be(c, kind) for c in candidate) if type(candidate) is tuple else True

    @staticmethod
    def _merged(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """Clauses that differ in their first argument alone as one: they laugh about her."""
        found: list[Clause] = []
        for clause in clauses:
            last = found[-1] if found else None
            if last is not None and clause.args and _one_deed(last, clause):
                first = last.args[0] if type(last.args[0]) is tuple else (last.args[0],)
                found[-1] = last._replace(args=((*first, clause.args[0]), *last.args[1:]))  # type: ignore[arg-type]
            else:
                found.append(clause)
        return tuple(found)

    def _nonfinite(self, content: Content, doer: Arg, who: Arg, form: str) -> str:
        self.mentions.enter(who)
        texts: list[str] = []
        for clause in self._merged(content.clauses):
            wording = self.speaker.wording(clause)
            assert wording is not None
            texts.append(self._inner(clause, wording, form, ""))
        self.mentions.leave()
        return self._joined(texts)

    def _finite(self, content: Content, doer: Arg, who: Arg, form: str = "finite") -> str:
        """Clauses with their subjects: pronouns, or nothing, where these mean the same; else names."""
        self.mentions.enter(who)
        texts: list[str] = []
        last: Arg = None
        for clause in self._merged(content.clauses):
            wording = self.speaker.wording(clause)
            if wording is None:
                break
            subject = self._subject(clause, wording)
            text = self._content_subject(clause, wording, doer, who, last)
            texts.append(self._inner(clause, wording, form, text))
            last = subject
        self.mentions.leave()
        return self._joined(texts)

    def _joined(self, texts: list[str]) -> str:
        return f" {self.style.list_word} ".join(texts)

    def _inner(self, clause: Clause, wording: Wording, form: str, subject: str) -> str:
        """A clause inside another: its time and place before a subject, else behind."""
        around = [*self._times(clause), *self._place(clause)]
        text = self.clause(clause, wording, form, subject)
        tails = list(self._tails(clause, wording))
        where = [*around, text] if subject and form == "finite" else [text, *around]
        return " ".join([*where, *tails])

    def _content_subject(self, clause: Clause, wording: Wording, doer: Arg, who: Arg, last: Arg) -> str:
        subject = self._subject(clause, wording)
        kind = slot_type(clause.word, wording.subject)
        name = self._named_subject(clause, wording)
        if not isinstance(subject, str) or last is not None:
            return name
        if self.language.clitics and self._meant("", kind, doer, who) == subject:
            return ""
        text = self._pronoun_text(subject, "nominative")
        is_known = self.nouns.gender(subject) not in (None, "neuter")
        if text and is_known and self._meant(fold(text), kind, doer, who) == subject:
            return text
        return name


def _one_deed(one: Clause, other: Clause) -> bool:
    """Whether two clauses are what a list of subjects is taken apart to."""
    slot = one.word.slots[0]
    names = one.args[0] if type(one.args[0]) is tuple else (one.args[0],)
    return (
        one.word is other.word
        and not slot.many
        and not slot.is_content
        and isinstance(other.args[0], str)
        and all(isinstance(name, str) and name != other.args[0] for name in names)
        and (one.args[1:], one.value, one.how, one.place) == (other.args[1:], other.value, other.how, other.place)
        and not (one.purposes or other.purposes or one.reasons or other.reasons)
    )


def _one(arg: Arg) -> Arg:
    return arg[0] if type(arg) is tuple and len(arg) == 1 else arg


__all__ = ["Sentence"]
