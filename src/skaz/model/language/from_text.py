"""Reading a language's data file: one line a fact, ``kind details: words, words``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from skaz.model.language.data_lines import Line, lines_of
from skaz.model.language.language import Language
from skaz.model.language.names import CaseRule
from skaz.model.language.rules import Rule
from skaz.model.language.split import Splitter
from skaz.model.language.style import Style
from skaz.model.language.verbs import PRESENT, Conjugation, Derivation, agreed_forms
from skaz.model.language.words import Connective, Particle, Preposition, Pronoun, Quantifier, Spoken, WordTable
from skaz.text.fold import fold

SLOT = re.compile(r"\{(\S+?)\}")


def read_language(text: str) -> Language:
    """The language that a data file describes; an unknown kind of line is refused with its text.

    Raises:
        ValueError: a line is of no known kind.
    """
    return _Builder(text).language()


@dataclass
class _Builder:
    text: str
    by_kind: dict[str, list[Line]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in lines_of(self.text):
            self.by_kind.setdefault(line.kind, []).append(line)

    def take(self, kind: str) -> list[Line]:
        return self.by_kind.pop(kind, [])

    def items(self, kind: str) -> tuple[str, ...]:
        return tuple(item for line in self.take(kind) for item in line.items)

    def language(self) -> Language:
        (head,) = self.take("language")
        self.splitter = self._splitter()
        self.conjugation = self._conjugation()
        self.verb_lines = self._verb_lines()
        particles = self._particles()
        style = self._style()
        made = Language(
            code=head.details[0],
            name=head.details[1],
            splitter=self.splitter,
            conjugation=self.conjugation,
            verb_lines=self.verb_lines,
            case_rules=self._case_rules(),
            bears_case_last="last" in self.items("case_bearer"),
            copula=fold(self.items("copula")[0]),
            particles=particles,
            joined=self._joined(),
            pronouns=self._pronouns(),
            quantifiers=self._quantifiers(),
            articles={fold(item): line.details[0] for line in self.take("article") for item in line.items},
            prepositions=self._several("preposition", lambda d: Preposition(d[0], d[1])),
            places=self._single("place"),
            openers=self._several("opener", _connective),
            tails=self._several("tail", _connective),
            leads=self._several("lead", _connective),
            conjunctions=self._single("conjunction"),
            relatives=self._several("relative", lambda d: d[0]),
            questions=self._several("question", lambda d: d[0]),
            **self._numbers(),
            style=style,
        )
        for lines in self.by_kind.values():
            raise ValueError(f"no such line in a language file: {lines[0].kind} {' '.join(lines[0].details)}")
        return made

    def words(self, text: str) -> tuple[str, ...]:
        return tuple(word for token in text.split() for word, _, _ in self.splitter.split(token))

    def _splitter(self) -> Splitter:
        wholes = {fold(line.details[0]): tuple(fold(" ".join(line.items)).split()) for line in self.take("split")}
        endings = {fold(line.details[0]): fold(line.items[0]) for line in self.take("ending")}
        return Splitter(wholes, endings, {fold(line.details[0]): fold(line.items[0]) for line in self.take("piece")})

    def _rules(self, kind: str) -> tuple[Rule, ...]:
        return tuple(Rule(" ".join(line.details), line.items) for line in self.take(kind))

    def _conjugation(self) -> Conjugation:
        derivations = tuple(
            Derivation(line.details[0], line.details[1], Rule(line.details[2], line.items))
            for line in self.take("derive")
        )
        return Conjugation(
            self.items("forms"),
            self._rules("regular"),
            self._rules("guess"),
            derivations,
            self.items("agrees"),
            self._rules("adjective"),
        )

    def _verb_lines(self) -> dict[str, tuple[str, ...]]:
        lines = self.take("verb")
        heads = [line.items[0].partition("/")[0] for line in lines]
        return {
            head: line.items
            for line, texts in zip(lines, fold("\n".join(heads)).split("\n"))
            for head in texts.split("|")
        }

    def _case_rules(self) -> tuple[CaseRule, ...]:
        return tuple(
            CaseRule(line.details[0], line.details[1], line.details[2], Rule(" ".join(line.details[3:]), line.items))
            for line in self.take("name")
        )

    def _several(self, kind: str, make: Any) -> WordTable[Any]:
        """A table whose words may have several entries."""
        table: WordTable[Any] = WordTable()
        for line in self.take(kind):
            entry = make(line.details)
            for item in line.items:
                words = self.words(item)
                table.put(words, (*table.get(words, ()), entry))
        return table

    def _single(self, kind: str) -> WordTable[str]:
        table: WordTable[str] = WordTable()
        for line in self.take(kind):
            for item in line.items:
                table.put(self.words(item), line.details[0])
        return table

    def _particles(self) -> WordTable[tuple[Particle, ...]]:
        table: WordTable[tuple[Particle, ...]] = WordTable()
        for line in self.by_kind["particle"]:
            kind, value = line.details[:2]
            wants = line.details[2].lstrip("+") if len(line.details) > 2 else ""
            for item in line.items:
                slot = SLOT.search(item)
                leaning, start = (item[: slot.start()].strip(), slot.start()) if slot else ("", 0)
                for words, own in self._spellings(item[start:], wants):
                    table.put(words, (*table.get(words, ()), Particle(kind, value, wants, own, fold(leaning))))
        return table

    def _spellings(self, item: str, wants: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """All words that an item of a particle stands for, with the forms its own verb is then in."""
        slot = SLOT.search(item)
        if slot is None:
            yield from self._plain_spellings(item, PRESENT if wants else ())
            return
        head = slot[1]
        verb = self.conjugation.verb(head, self.verb_lines.get(fold(head)))
        own: dict[str, tuple[str, ...]] = {}
        for tag, forms in verb.forms.items():
            for form in forms:
                own[form] = (*own.get(form, ()), tag)
        for form, tags in own.items():
            for text in self._agreeing(item[: slot.start()] + form + item[slot.end() :]):
                yield self.words(text), tags

    def _plain_spellings(self, item: str, own: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Those of an item without a verb; a word with ``/`` has its persons (``va/vor``)."""
        first, _, rest = item.partition(" ")
        persons = first.split("/")
        for number, person in enumerate(persons):
            tags = own if len(persons) == 1 else own[number : number + 1]
            for text in self._agreeing(f"{person} {rest}"):
                yield self.words(text), tags

    def _agreeing(self, text: str) -> set[str]:
        """The text once for each form of its words with ``~``."""
        choices = [
            agreed_forms(self.conjugation.adjectives, word[:-1]) if word.endswith("~") else (word,)
            for word in text.split()
        ]
        return {" ".join(choice) for choice in product(*choices)}

    def _joined(self) -> dict[frozenset[str], Particle]:
        return {
            frozenset(line.details): Particle(*line.items[0].split(" "))  # type: ignore[arg-type]
            for line in self.take("joined")
        }

    def _pronouns(self) -> WordTable[tuple[Pronoun, ...]]:
        table: WordTable[tuple[Pronoun, ...]] = WordTable()
        for line in self.take("pronoun"):
            person, number, gender = line.details
            for item in line.items:
                clitic = item.endswith(" clitic")
                text, _, case = item.removesuffix(" clitic").rpartition(" ")
                words = self.words(text)
                entry = Pronoun(text, int(person), _any(number), _any(gender), case, clitic)
                table.put(words, (*table.get(words, ()), entry))
        return table

    def _quantifiers(self) -> WordTable[tuple[Quantifier, ...]]:
        return self._several("quantifier", lambda d: Quantifier(d[0], d[1] == "alone", d[2]))

    def _style(self) -> Style:
        opener = next(line for line in self.by_kind["opener"] if line.details[0] == "to")
        return Style(
            spoken=self._spoken(),
            said={line.details[0]: tuple(line.items[0].split(" ")) for line in self.take("said")},
            not_after_auxiliary="after_auxiliary" in self.items("negation"),
            support=" ".join(self.items("support")),
            auxiliaries=frozenset(self.items("auxiliary")),
            past=" ".join(self.items("past")),
            negated_ing="".join(self.items("negated_ing")),
            opener=opener.items[0],
            opened_form=opener.details[1].lstrip("+"),
            short={line.details[0]: line.items[0] for line in self.take("short")},
            pairs={(line.details[0], line.details[1]): line.items[0] for line in self.take("pair")},
            leans_on=frozenset(self.items("leans_on")),
            follow=frozenset(self.items("follows")),
            contractions=tuple((re.compile(" ".join(line.details)), line.items[0]) for line in self.take("contract")),
            list_word=self.items("list")[0],
            count_joint=" ".join(self.items("count_joint")),
            keeps_article=frozenset(self.items("keeps_article")),
            feminine=tuple(map(re.compile, self.items("feminine"))),
            gendered={line.details[0]: tuple(map(re.compile, line.items)) for line in self.take("gendered")},
            plural_names=tuple(map(re.compile, self.items("plural_names"))),
            stands={item: line.details[0] for line in self.take("stands") for item in line.items},
            words=self._first_words(),
            stand_ins={(line.details[0], line.details[1]): line.items for line in self.take("stand_in")},
        )

    def _first_words(self) -> dict[tuple[str, str], str]:
        """The first words of each connective, preposition and place word, by its kind (or role) and value."""
        found: dict[tuple[str, str], str] = {}
        for kind in ("opener", "tail", "place"):
            for line in self.by_kind[kind]:
                found.setdefault(("where" if kind == "place" else kind, line.details[0]), line.items[0])
        for line in self.by_kind["preposition"]:
            found.setdefault((line.details[0], line.details[1]), line.items[0])
            found.setdefault((line.details[0], f"{line.details[1]} last"), line.items[-1])
        return found

    def _spoken(self) -> dict[str, Spoken]:
        """How each particle is said: the first words of its first line."""
        places = {value: line.details[0] for line in self.take("placed") for value in line.items[0].split(" ")}
        default = next(value for value, place in places.items() if place == "default")
        spoken: dict[str, Spoken] = {}
        for line in self.take("particle"):
            kind, value = line.details[:2]
            wants = line.details[2].lstrip("+") if len(line.details) > 2 else ""
            if value in spoken:
                continue
            item = line.items[0]
            slot = SLOT.search(item)
            if not wants:
                spoken[value] = Spoken(kind, value, (item,), "", (), (), "", places.get(value, default))
            elif slot:
                before, after = item[: slot.start()].split(), item[slot.end() :].split()
                spoken[value] = Spoken(kind, value, tuple(before), slot[1], (), tuple(after), wants, "")
            else:
                first, *after = item.split()
                spoken[value] = Spoken(kind, value, (), "", tuple(first.split("/")), tuple(after), wants, "")
        return spoken

    def _numbers(self) -> dict[str, Any]:
        numbers: dict[str, int] = {}
        phrases: WordTable[int] = WordTable()
        for line in self.take("number"):
            for item in line.items:
                words = self.words(item)
                if len(words) == 1:
                    numbers[words[0]] = int(line.details[0])
                else:
                    phrases.put(words, int(line.details[0]))
        ordinals: WordTable[int] = WordTable()
        for line in self.take("ordinal"):
            for item in line.items:
                ordinals.put(self.words(item), int(line.details[0]))
        multipliers = {fold(item): int(line.details[0]) for line in self.take("multiplier") for item in line.items}
        joints = frozenset(map(fold, self.items("number_joint")))
        return {
            "numbers": numbers,
            "number_phrases": phrases,
            "multipliers": multipliers,
            "number_joints": joints,
            "ordinals": ordinals,
        }


def _connective(details: tuple[str, ...]) -> Connective:
    return Connective(details[0], details[1].lstrip("+") if len(details) > 1 else "")


def _any(text: str) -> str | None:
    return None if text == "any" else text
