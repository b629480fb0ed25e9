"""How findings speak of deeds and people: ``dance with Kitty at the ball``, ``she``, ``in Petersburg``."""

from __future__ import annotations

import re
from functools import cached_property

from skaz.engine.run import Failure, Run, Step
from skaz.model.from_syntax import Model
from skaz.model.language import Language, language
from skaz.model.logic import Matter, Special, Value
from skaz.model.world import Literal_, Phrase, SlotRef, Word
from skaz.text.fold import fold
from skaz.text.source import Span
from skaz.trace.facts import Namer

#: Findings are written in this language.
FINDINGS_IN = "en"
REFLEXIVE = {"female": "her", "male": "his"}


class Wording:
    """The words of findings about one run."""

    def __init__(self, model: Model, run: Run) -> None:
        self.model = model
        self.run = run
        self.world = model.world
        self.namer = Namer(model.world)

    @cached_property
    def spoken(self) -> Language:
        reader = self.model.readers.get(FINDINGS_IN)
        return reader.grammar.language if reader is not None else language(FINDINGS_IN)

    # Deeds

    def deed(self, word: Word, args: tuple[Value, ...], form: str = "base", line: str = "") -> str:
        """A deed without its doer, with the verb of the line where that is known: ``go to Moscow``.

        Its formal spelling where no phrase takes all that was said.
        """
        given = {slot.name: value for slot, value in zip(word.slots, args) if value is not None}
        phrase = self._phrase(word, given, set(re.findall(r"\w+", fold(line))))
        if phrase is None:
            return f"{word.name}({', '.join(str(v) for v in args if v is not None)})"
        first = word.first_slot
        parts: list[str] = []
        is_verb = True
        for part in phrase.parts:
            if isinstance(part, Literal_):
                text = self._verb(part.shown, form) if is_verb else part.shown
                parts.append(self._agreed(text, given.get(first)) if part.agrees else text)
                is_verb = False
            elif part.name != first or parts:
                parts.append(self._argument(given[part.name]))
        return joined(parts)

    def _phrase(self, word: Word, given: dict[str, Value], said: set[str]) -> Phrase | None:
        """The phrase in which most of what was said has a place, and of these the one with the verb that was used."""
        best: Phrase | None = None
        rank = (-1, False)
        for phrase in word.phrases:
            slots = [part.name for part in phrase.parts if isinstance(part, SlotRef)]
            if phrase.language != FINDINGS_IN or phrase.again or not isinstance(phrase.parts[0], SlotRef):
                continue
            if slots[0] != word.first_slot or not set(slots) <= set(given):
                continue
            own = (len(slots), self._is_said(phrase, said))
            if own > rank:
                best, rank = phrase, own
        return best

    def _is_said(self, phrase: Phrase, said: set[str]) -> bool:
        """Whether a line has the verb of a phrase, in any of its forms."""
        verb = next((part.shown for part in phrase.parts if isinstance(part, Literal_)), None)
        forms = self.spoken.verb(verb).forms if verb is not None and said else {}
        return any(form in said for each in forms.values() for form in each)

    def _verb(self, third: str, form: str) -> str:
        written = self.spoken.verb(third).written
        for tag in (form, "base", "third"):
            if tag in written:
                return written[tag][0]
        return third

    def _agreed(self, text: str, who: Value) -> str:
        entity = self.world.entities.get(str(who))
        gender = entity.gender if entity is not None else None
        if text == "his":
            return REFLEXIVE.get(gender or "", "their")
        if text == "himself":
            return {"female": "herself", "male": "himself"}.get(gender or "", "themselves")
        return text

    def _argument(self, value: Value) -> str:
        text = str(value)
        return f'"{text}"' if isinstance(value, Matter) and not text.startswith('"') else text

    def deed_of(self, failure: Failure, form: str = "base") -> str:
        """What somebody cannot do, with its place where the line names one."""
        step = failure.step
        if not step.words:
            return f"be {self.at(step.place)}" if step.place is not None else f'be so ("{step.text}")'
        word, args = self._words_of(failure)
        return self.deed(word, args, form, step.span.text if step.span is not None else "")

    @staticmethod
    def _words_of(failure: Failure) -> tuple[Word, tuple[Value, ...]]:
        for word, args in failure.step.words:
            if failure.who in args:
                return word, args
        return failure.step.words[0]

    def doer_of(self, failure: Failure) -> str:
        """Who cannot do it."""
        for _, args in failure.step.words:
            if args and failure.who in args:
                return str(args[0])
        return str(failure.who)

    @staticmethod
    def told_in(step: Step | None) -> str:
        """What a passage tells, in its own words where they are at hand."""
        if step is None:
            return "it is told otherwise"
        return f'"{step.span.text}" in {step.passage}' if step.span is not None and step.passage else step.text

    # People and places

    def pronoun(self, who: Value) -> str:
        entity = self.world.entities.get(str(who))
        if entity is None or not self.world.is_a(entity.kind, "character"):
            return "it"
        return "they" if entity.plural else {"female": "she", "male": "he"}.get(entity.gender or "", "they")

    def is_(self, who: Value) -> str:
        """``she is``, ``they are``."""
        pronoun = self.pronoun(who)
        return f"{pronoun} {'are' if pronoun == 'they' else 'is'}"

    def at(self, place: Value) -> str:
        """A place after its preposition."""
        if isinstance(place, Special):
            return "nowhere"
        if self.run.world.is_a(place, "vehicle"):
            return f"on {place}"
        return f"in {place}" if self.run.world.places.is_wide(place) else f"at {place}"

    # Where a name stands

    def name_in(self, who: Value, span: Span) -> Span:
        """The stretch of a line in which somebody is named; the whole of it where nobody finds the name."""
        entity = self.world.entities.get(str(who))
        forms = [form.text for form in entity.forms] if entity is not None else [str(who)]
        text = fold(span.text)
        if len(text) != len(span.text):
            return span
        for form in sorted(forms, key=len, reverse=True):
            start = _find(text, fold(form))
            if start >= 0:
                return Span(span.source, span.start + start, span.start + start + len(form))
        return span


def joined(parts: list[str]) -> str:
    """Words as a sentence has them."""
    return " ".join(parts).replace(" 's", "'s").replace(" ,", ",").replace("can not", "cannot")


def _find(text: str, name: str) -> int:
    """Where a name stands as whole words; -1 if nowhere."""
    at = text.find(name)
    while at >= 0:
        before = text[at - 1] if at else " "
        after = text[at + len(name)] if at + len(name) < len(text) else " "
        if not (before.isalnum() or after.isalnum()):
            return at
        at = text.find(name, at + 1)
    return -1
