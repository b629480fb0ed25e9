"""Contents inside a sentence: clauses after that and whether, to and -ing where the subject may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skaz.model.lines.wordings import is_connective
from skaz.model.telling import Arg, Clause, Content, Quoted, Some
from skaz.model.world import Literal_, Slot
from skaz.tell.choose import arg_of, slot_type
from skaz.tell.pronouns import one
from skaz.tell.wording import Piece, Wording

if TYPE_CHECKING:
    from skaz.tell.sentence import Sentence

NONFINITE = frozenset({"deed", "content", "topic"})


class Contents:
    """Says the contents of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.speaker = sentence.speaker
        self.language = sentence.language
        self.style = sentence.style
        self.nouns = sentence.nouns
        self.mentions = sentence.mentions
        self.pronouns = sentence.pronouns

    def say(self, clause: Clause, wording: Wording, at: int, who: Arg) -> str:
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
            return self.finite(content, doer, who)
        after_preposition = (before[-1:]) in self.language.prepositions
        if self._takes_nonfinite(content, slot, doer, who, after_preposition):
            ing = not self.language.clitics and (after_preposition or content.mode == "doing")
            return self.nonfinite(content, doer, who, "ing" if ing else "to")
        is_deed = slot.type == "deed" or content.mode == "to"
        if is_deed and self.language.clitics and not self.has_modal(content):
            return f"{self.style.words['tail', 'so_that']} {self.finite(content, doer, who, 'to')}"
        if (
            content.mode == "to"
            and slot.type == "content"
            and len(content.clauses) == 1
            and not self.has_modal(content)
        ):
            return self.finite(content, doer, who, "to")
        if self._asks_who(content):
            return self.finite(content, doer, who)
        is_question = content.mode == "whether" or slot.type == "question"
        opener = "whether" if is_question else "how" if after_preposition else "that"
        return f"{self.style.words['opener', opener]} {self.finite(content, doer, who)}"

    def _asks_who(self, content: Content) -> bool:
        """Whether a question begins with whom it asks for: ``asks who is ill``."""
        wording = self.speaker.wording(content.clauses[0]) if content.clauses else None
        subject = arg_of(content.clauses[0], wording.subject) if wording is not None else None
        asked = self.language.words(subject.label) if isinstance(subject, Some) else ()
        return content.mode == "whether" and asked in self.language.questions

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
        if slot.type not in NONFINITE or content.mode == "whether" or self.has_modal(content):
            return False
        has_ing = after_preposition and not self.language.clitics
        if slot.type != "deed" and content.mode not in ("to", "doing") and not has_ing:
            return False
        self.mentions.enter(who)
        may = self.may_leave_out(content.clauses, doer, who)
        self.mentions.leave()
        return may

    def has_modal(self, content: Content) -> bool:
        return any("modal" in clause.how for clause in content.clauses)

    def may_leave_out(self, clauses: tuple[Clause, ...], doer: Arg, who: Arg) -> bool:
        """Whether each clause has the subject that a reader takes for one left out."""
        last: Arg = None
        for clause in self._merged(clauses):
            wording = self.speaker.wording(clause)
            if wording is None:
                return False
            subject = arg_of(clause, wording.subject)
            kind = slot_type(clause.word, wording.subject)
            if (one(last) if last is not None else self.pronouns.meant("", kind, doer, who)) != one(subject):
                return False
            last = subject
        return True

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

    def nonfinite(self, content: Content, doer: Arg, who: Arg, form: str) -> str:
        self.mentions.enter(who)
        texts: list[str] = []
        for clause in self._merged(content.clauses):
            wording = self.speaker.wording(clause)
            assert wording is not None
            texts.append(self.sentence.inner(clause, wording, form, ""))
        self.mentions.leave()
        return self._joined(texts)

    def finite(self, content: Content, doer: Arg, who: Arg, form: str = "finite") -> str:
        """Clauses with their subjects: pronouns, or nothing, where these mean the same; else names."""
        self.mentions.enter(who)
        texts: list[str] = []
        last: Arg = None
        for clause in self._merged(content.clauses):
            wording = self.speaker.wording(clause)
            if wording is None:
                break
            subject = arg_of(clause, wording.subject)
            text = self._subject(clause, wording, doer, who, last)
            texts.append(self.sentence.inner(clause, wording, form, text))
            last = subject
        self.mentions.leave()
        return self._joined(texts)

    def _joined(self, texts: list[str]) -> str:
        return f" {self.style.list_word} ".join(texts)

    def _subject(self, clause: Clause, wording: Wording, doer: Arg, who: Arg, last: Arg) -> str:
        subject = arg_of(clause, wording.subject)
        short = None
        if last is None:
            short = self.pronouns.subject(subject, slot_type(clause.word, wording.subject), doer, who)
        return self.nouns.said(subject) if short is None else short


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
