"""What opens a clause inside another: ``that``, ``whether``, ``to``; ``because``, ``so that``; ``when``, ``after``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skaz.model.language import Language
from skaz.model.lines.verb_groups import VerbGroups


class Openings:
    """Reads the openings of contents, tails and leads; ``who`` are the words that ask for somebody."""

    def __init__(self, language: Language, verbs: VerbGroups, who: frozenset[str]) -> None:
        self.language = language
        self.verbs = verbs
        self._who = who

    def contents(self, atoms: Sequence[str], at: int, end: int) -> Iterator[tuple[str, int, str, bool]]:
        """How a content may open here: (mode, where its clause begins, form expected, subject left out)."""
        word = atoms[at]
        if word in ("not", "never") and at + 1 < end and atoms[at + 1] == "to":
            yield "to", at, "base", True
        found = self.language.openers.longest(atoms, at)
        if found is not None and found[1] < end:
            for opener in found[0]:
                if opener.value == "that" and opener.wants:
                    yield "to", found[1], "to+subjunctive", False
                elif opener.value == "to":
                    yield "to", found[1], opener.wants or "base", True
                elif opener.value == "how":
                    yield "that", found[1], "finite", False
                else:
                    yield opener.value, found[1], "finite", False
        if word in self._who:
            yield "whether", at, "finite", False
        if self.language.questions.longest(atoms, at) is not None and not self.asks_yes(word):
            yield "words", at, "", False
        is_ing = any(tag == "ing" for _, tag in self.verbs.forms.get(word, ()))
        if is_ing or word in ("not", "being", "having", "starting", "trying"):
            yield "doing", at, "ing", True

    def tails(self, atoms: Sequence[str], at: int, end: int) -> Iterator[tuple[str, int, str, bool, str]]:
        """How a tail may open here: (kind, where its clause begins, form expected, subject left out, connective)."""
        found = self.language.tails.longest(atoms, at)
        if found is not None and found[1] < end:
            for tail in found[0]:
                if tail.value == "because":
                    yield "because", found[1], tail.wants or "finite", bool(tail.wants), "because"
                elif tail.value == "so_that":
                    if tail.wants:
                        yield "so-that", found[1], "to+subjunctive", False, "so that"
                    else:
                        yield "so-that", found[1], "finite", False, "so that"
                elif tail.value == "purpose":
                    yield "purpose", found[1], tail.wants or "base", True, "to"
                elif tail.value in ("if", "unless") and not tail.wants:
                    yield "if", found[1], "finite", False, tail.value
                elif tail.value == "without":
                    yield "without", found[1], tail.wants, True, "without"
                elif tail.value == "although":
                    yield "when", found[1], "finite", False, "although"
        lead = self.language.leads.longest(atoms, at)
        if lead is not None and lead[1] < end:
            for opener in lead[0]:
                if opener.wants:  # ``înainte să plece``: of whom the clause around it is
                    yield "when", lead[1], opener.wants, True, opener.value
        for value, after in self.leads(atoms, at):
            if after < end and value != "although":
                yield "when", after, "finite", False, value
                if value in ("after", "before", "when", "as"):
                    yield "when", after, "ing", True, value

    def leads(self, atoms: Sequence[str], at: int) -> list[tuple[str, int]]:
        found = self.language.leads.longest(atoms, at)
        if found is None:
            tail = self.language.tails.longest(atoms, at)
            return [("although", tail[1])] if tail and any(t.value == "although" for t in tail[0]) else []
        return [(lead.value, found[1]) for lead in found[0] if not lead.wants and lead.value != "if"]

    def asks_yes(self, word: str) -> bool:
        """Whether a question that begins so asks for yes or no."""
        return "yes" in self.language.questions.get((word,), ())

    def skip(self, atoms: Sequence[str], at: int, expect: str) -> int:
        """Past a repeated ``to`` or ``să`` after a bare and."""
        if at < len(atoms) and (
            (expect in ("base", "to+base") and atoms[at] == "to") or (expect == "subjunctive" and atoms[at] == "sa")
        ):
            return at + 1
        return at
