"""What the pronouns and clitics of a language are: which can stand for whom, in which case and at which slot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from skaz.model.language import Language, Pronoun
from skaz.model.lines.patterns import SlotKey, Terminal
from skaz.model.lines.shapes import Pro
from skaz.model.lines.verb_groups import VerbGroup

#: The cases of slots as pronouns have them.
_CASES = {"acc": "accusative", "obj": "accusative", "dat": "dative"}


class PronounKind(NamedTuple):
    """What the readings of a pronoun come to."""

    may_be_plural: bool
    may_be_singular: bool
    possessive: bool
    reciprocal: bool
    reflexive: bool


class PronounWords:
    """The pronouns of a language, asked by their folded form; ``is_a(kind, type)`` asks the story's types."""

    def __init__(self, language: Language, is_a: Callable[[str, str], bool]) -> None:
        self.language = language
        self._is_a = is_a
        self.drops_subject = bool(language.clitics)
        self.of_events = frozenset({"it", "this", "asta"})
        """Those that may mean an event."""
        self.possessives = frozenset(
            words[0]
            for words, readings in language.pronouns.items()
            if len(words) == 1 and any(p.case == "possessive" and p.person == 3 for p in readings)
        )
        self.of_several = frozenset(
            words[0]
            for words, readings in language.pronouns.items()
            if len(words) == 1
            and any(p.case == "possessive" and p.person == 3 and p.number == "plural" for p in readings)
        )
        """Those that say that something belongs to several."""
        self._free = frozenset(
            " ".join(words)
            for words, readings in language.pronouns.items()
            if any(not p.clitic and p.person == 3 for p in readings)
        )
        self._kinds: dict[tuple[str, str], PronounKind] = {}

    def read(self, atoms: Sequence[str], at: int) -> tuple[int, str] | None:
        """A free-standing pronoun and the position after it."""
        found = self.language.pronouns.longest(atoms, at)
        if found is None:
            return None
        word = " ".join(atoms[at : found[1]])
        return (found[1], word) if word in self._free else None

    def kind(self, word: str, case: str = "") -> PronounKind:
        """What a pronoun is, at a slot of a case (any, if left out); worked out once for each."""
        found = self._kinds.get((word, case))
        if found is None:
            readings = self._readings(word, case)
            found = self._kinds[word, case] = PronounKind(
                any(p.number == "plural" for p in readings),
                any(p.number != "plural" for p in readings),
                word.endswith("'s") or (bool(readings) and all(p.case == "possessive" for p in readings)),
                any(p.case.startswith("reciprocal") for p in readings),
                any(p.case.startswith("reflexive") for p in readings),
            )
        return found

    def fits(self, word: str, type_name: str) -> bool:
        if word in self.of_events and self._is_a(type_name, "person"):
            return False
        if type_name in ("entity", "topic") or self.drops_subject:
            return True
        readings = self._readings(word)
        person = self._is_a(type_name, "person") or self._is_a("person", type_name)
        if self.kind(word).reciprocal:
            return person
        if all(p.gender == "neuter" for p in readings):
            return True
        return person or any(p.number == "plural" for p in readings)

    def means(self, word: str, person: bool, gender: str | None, plural: bool | None, case: str = "") -> bool:
        """Whether some reading of a pronoun, at a slot of a case, fits somebody of this gender and number.

        ``gender`` is female or male, of what is no person feminine or masculine; ``plural`` None is either number.
        """
        wanted = {"female": "feminine", "male": "masculine"}.get(gender or "", gender)
        for p in self._readings(word, case):
            if plural is not False and (p.number != "singular" or (plural and p.gender == "neuter")):
                return True
            if not plural and p.number != "plural":
                if not person:
                    fits = p.gender in ("neuter", None) or (self.drops_subject and wanted in (None, p.gender))
                else:
                    fits = p.gender is None or wanted is None or p.gender == wanted
                if fits:
                    return True
        return False

    def case_fits(self, word: str, oblique: str) -> bool:
        wanted = (
            ("dative", "possessive") if oblique == "yes" else ("nominative", "accusative", "reflexive", "reciprocal")
        )
        return any(p.case.startswith(wanted) for p in self._readings(word))

    def _readings(self, word: str, case: str = "") -> tuple[Pronoun, ...]:
        found = self.language.pronouns.get(tuple(word.removesuffix("'s").split(" ")), ())
        wanted = _CASES.get(case)
        return tuple(p for p in found if p.case == wanted) or found if wanted and len(found) > 1 else found

    def reflexive_fits(self, wanted: str, group: VerbGroup) -> bool:
        """A phrase may have an ``își`` that it does not ask for; ``se`` belongs to its phrase."""
        return wanted == "" and group.reflexive == "isi"

    def may_remain(self, clitics: Sequence[Pro], terminal: Terminal) -> bool:
        """A clitic that filled no slot doubles one that a noun fills."""
        return all(any(self._clitic_has(c.word, case) for case in terminal.cases) for c in clitics)

    def clitic_fills(self, word: str, key: SlotKey) -> bool:
        return key.case in ("acc", "dat", "obj") and not key.is_content and self._clitic_has(word, key.case)

    def _clitic_has(self, word: str, case: str) -> bool:
        wanted = _CASES.get(case)
        return any(p.case == wanted for p in self.language.pronouns.get((word,), ()))
