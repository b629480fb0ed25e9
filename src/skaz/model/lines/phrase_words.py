"""What the words of a phrase are: its verb, its clitics, the cases of its slots, forms that agree, plurals."""

from __future__ import annotations

from collections.abc import Sequence

from skaz.model.language import Language
from skaz.model.world import Literal_, SlotRef


class PhraseWords:
    """The words of a language's phrases; ``possessives`` are its words for whose something is."""

    def __init__(self, language: Language, possessives: frozenset[str]) -> None:
        self.language = language
        self._possessives = possessives

    def is_headword(self, folded: str) -> bool:
        if self.language.code == "en":
            return folded.endswith("s") and folded.isalpha()
        adverb = any(not particle.wants for particle in self.language.particles.get((folded,), ()))
        return folded.isalpha() and not self.clitic_of_phrase(folded) and not adverb

    def clitic_of_phrase(self, folded: str) -> str:
        """What a clitic of a phrase stands for: ``acc``, ``dat``, or its own name if it is reflexive; else nothing."""
        if not self.language.clitics or folded not in self.language.clitics:
            return ""
        return {"il": "acc", "o": "acc", "ii": "dat", "le": "dat", "se": "se", "isi": "isi"}.get(folded, "")

    def slot_cases(
        self, parts: Sequence[Literal_ | SlotRef], clitics: Sequence[str]
    ) -> tuple[dict[str, str], list[Literal_ | SlotRef]]:
        """The case of each slot that has one (Romanian), and the parts without the words that mark it."""
        cases: dict[str, str] = {}
        kept: list[Literal_ | SlotRef] = []
        if not self.language.clitics:
            return cases, list(parts)
        waiting = list(clitics)
        for i, part in enumerate(parts):
            after = parts[i + 1] if i + 1 < len(parts) else None
            if isinstance(part, Literal_) and isinstance(after, SlotRef):
                if part.folded == "pe" and "acc" in waiting:
                    cases[after.name] = "acc"
                    waiting.remove("acc")
                    continue
                if part.folded == "lui":
                    cases[after.name] = "dat" if "dat" in waiting else "gen"
                    if "dat" in waiting:
                        waiting.remove("dat")
                    continue
            kept.append(part)
        return cases, kept

    def agree(self, word: str) -> tuple[str, ...]:
        """All forms of a word that agrees with the subject: ``închis``, ``his``."""
        if word in self._possessives:
            return tuple(sorted(self._possessives))
        return tuple(word.split("/")) if "/" in word else self.language.agree(word)

    @staticmethod
    def indefinite(forms: Sequence[str]) -> list[str]:
        """Romanian plurals without their article: ``amanții``, ``surorile`` are ``amanți``, ``surori`` of two."""
        return [form[:-1] if form.endswith("ii") else form[:-2] for form in forms if form.endswith(("ii", "le"))]

    def plural(self, noun: str) -> str:
        """The regular plural of an English noun in a phrase: ``sisters``, ``enemies``."""
        if noun.endswith("y") and noun[-2:-1] not in "aeiou":
            return noun[:-1] + "ies"
        return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
