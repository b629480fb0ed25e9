"""Print a telling in the story language, in English or Romanian: every event in one of the wordings of its word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.worlds.cast import Cast, invent
from bench.worlds.event import Event, Kept, Passage, Told
from skaz.model.from_syntax import Model, build
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.setting import Setting
from skaz.model.telling import Clause, Sentence
from skaz.model.world import Literal_, Phrase, SlotRef
from skaz.syntax.files import read_files
from skaz.tell.say import Speaker, speaker
from skaz.tell.wording import Wording
from skaz.text.source import Source, Span

VOCABULARIES = "places, time, life, kinship, love, feelings, speech, things, society, daily"
#: Nouns that only one sex has, and words of wordings that say more than the word itself.
MALE = frozenset(
    {"husband", "son", "father", "brother", "boy", "uncle", "fiul", "fiii", "tatal", "sotul", "fratele", "baiatul"}
)
FEMALE = frozenset({"wife", "daughter", "mother", "sister", "girl", "fiica", "mama", "sotia", "sora", "fata"})
ADDED = frozenset(
    {
        "alone", "sons", "daughters", "wives", "husbands", "fiicele", "war", "battle", "action", "accident",
        "childhood", "hero", "heroine", "martyr", "parents", "children", "kids", "first", "second", "third", "another",
        "twins", "baby",
    }
)  # fmt: skip
#: Sentences for what no formal spelling says; in braces the event's arguments.
WORDINGS = {
    "first time": {"en": "{} learns for the first time that {}", "ro": "{} află pentru prima dată că {}"},
}
#: So many worlds are drawn; each has any number of tellings.
WORLDS = 12


@cache
def world(number: int, *, small: bool = False) -> tuple[Cast, Model]:
    """One of the random worlds, and its model without a telling."""
    cast = invent(Random(f"world {number % WORLDS}"), small=small)
    text = f'story "A random world"\nuse {VOCABULARIES}\n\n{cast.text()}\ntelling main in en "Routine"\n'
    with TemporaryDirectory() as folder:
        path = Path(folder, "story.skaz")
        path.write_text(text, "utf-8")
        model = build(read_files(path))
    assert not model.findings, model.findings
    return cast, model


class Printer:
    """Says the events of one telling; the same event in the same words whatever stands around it."""

    def __init__(self, model: Model, seed: int, language: str = "en") -> None:
        self.model = model
        self.seed = seed
        self.speaker: Speaker = speaker(model, language)
        self.language = language

    def text(self, told: Told, cast: Cast) -> str:
        """The whole story file."""
        head = f'story "A random world"\nuse {VOCABULARIES}\n\n{cast.text()}\n'
        return head + self.telling(told)

    def telling(self, told: Told) -> str:
        rows = [f'telling main in {self.language} "Routine"']
        rows += ["kept", *(f"  {self.keeping(kept)}" for kept in told.kept)] if told.kept else []
        rows.append("")
        for passage in told.passages:
            lines = self.lines(passage, told)
            rows += [""] if passage.opens else []
            rows += [f"> {lines[0][0].upper()}{lines[0][1:]}.", *lines]
        return "\n".join(rows) + "\n"

    def keeping(self, kept: Kept) -> str:
        """What is kept from whom, as a line of the block."""
        return f"{kept.who} keeps from {', '.join(kept.others[:-1])} and {kept.others[-1]} that {self.say(kept.what)}"

    def lines(self, passage: Passage, told: Told) -> list[str]:
        """The lines under one passage."""
        about = f"main:{told.number(passage.passage)}" if passage.passage is not None else ""
        lead = passage.lead.replace("{}", about)
        if passage.present:
            scene = f"at {passage.place}: {', '.join(passage.present)}"
            head = [f"{lead}, {scene}" if lead else scene]
            return head + [self.say(event) for event in passage.events]
        lines = [self.say(event) for event in passage.events]
        place = passage.where or (passage.place if passage.resumes else "")
        where = f"at {place}" if place else ""
        opening = ", ".join(filter(None, [lead, where]))
        first = f"{opening}, {lines[0]}" if opening else lines[0]
        return [first + passage.ref.replace("{}", about), *lines[1:]]

    def say(self, event: Event) -> str:
        """An event in one of its wordings."""
        if event.wording:
            return WORDINGS[event.wording][self.language].format(
                *(arg if isinstance(arg, str) else self.say(arg) for arg in event.args)
            )
        clause = self._clause(str(event))
        random = Random(f"{self.seed} {event}")
        phrases = [each for each in clause.word.phrases if each.language == self.language and not each.again]
        random.shuffle(phrases)
        for phrase in phrases:
            wording = self.speaker.wording(clause, phrase)
            if wording is not None and _says_all(clause, wording) and self._is_true(clause, phrase):
                return self.speaker.say(clause, phrase=phrase) + event.tail
        return self.speaker.say(clause) + event.tail

    def _is_true(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a wording says no more than the event: no wrong sex, nothing that only this wording adds."""
        words = {part.folded for part in phrase.parts if isinstance(part, Literal_)}
        if words & ADDED:
            return False
        if not words & (MALE | FEMALE):
            return True
        # A noun of kin describes whom the phrase begins with; after "has", the other one.
        first = next(part.name for part in phrase.parts if isinstance(part, SlotRef))
        arg = clause.value if first == "value" and "has" not in words else clause.args[0]
        name = arg[0] if type(arg) is tuple else arg
        wrong = MALE if self.speaker.nouns.gender(name) == "feminine" else FEMALE
        return not words & wrong

    def _clause(self, formal: str) -> Clause:
        reader = self.model.readers[self.language]
        mentions = Mentions(reader.grammar, self.model.world.entities, self.model.world.entity_is_a)
        item, findings = reader.item(formal, Span(Source("line", formal), 0, len(formal)), Setting(mentions), ())
        assert isinstance(item, Sentence), (formal, [finding.message for finding in findings])
        return item.clauses[0]


def _says_all(clause: Clause, wording: Wording) -> bool:
    given = {name for name, arg in zip(clause.word.slot_names, clause.args) if arg is not None}
    return given <= {*wording.slots, wording.mutual}
