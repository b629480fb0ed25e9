"""Pronouns: where one may stand for a name, because a reader of the sentence takes it for nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skaz.model.language.phrases import pronoun
from skaz.model.lines.pronouns import Mentions, WhoIsMeant
from skaz.model.telling import All, Arg, Some
from skaz.tell.wording import CLITIC_CASES, Piece
from skaz.text.fold import fold

if TYPE_CHECKING:
    from skaz.tell.say import Speaker

PRONOUN_CASES = {"": "accusative", "acc": "accusative", "dat": "dative", "gen": "possessive"}


class Pronouns:
    """The pronouns of one sentence. ``mentions`` follows what its reader has in mind."""

    def __init__(self, speaker: Speaker, mentions: Mentions) -> None:
        self.world = speaker.world
        self.grammar = speaker.grammar
        self.language = speaker.language
        self.nouns = speaker.nouns
        self.mentions = mentions

    def instead_of(self, arg: Arg, piece: Piece, kind: str, who: Arg) -> str | None:
        """A pronoun for somebody named before, where it reads back right: empty where a clitic alone says it."""
        if not isinstance(arg, str) or not self.world.entity_is_a(arg, "character"):
            return None
        if self.nouns.gender(arg) is None and not self.nouns.is_plural(arg):
            return None
        if arg == who:
            return self._reflexive(arg, piece)
        is_clitic = bool(self.language.clitics) and piece.case in CLITIC_CASES
        text = self._text(arg, PRONOUN_CASES[piece.case], clitic=is_clitic)
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
        return self._text(arg, "reflexive")

    def _text(self, arg: Arg, case: str, *, clitic: bool = False) -> str | None:
        number = "plural" if self.nouns.is_plural(arg) else "singular"
        return pronoun(self.language, case, number=number, gender=self.nouns.gender(arg), clitic=clitic)

    def doubles(self, arg: Arg, case: str) -> bool:
        return case == "dat" or not isinstance(arg, Some | All)

    def clitic(self, arg: Arg, case: str) -> str:
        return self._text(arg, PRONOUN_CASES[case], clitic=True) or ""

    def meant(self, word: str, kind: str, doer: Arg, who: Arg) -> Arg:
        """Whom the subject of a content means, left out (no word) or a pronoun: rule 6."""
        for candidate in map(one, (doer, who, *self.mentions.around())):
            fits = candidate is not None and (not word or self.mentions.fits_pronoun(word, candidate))
            if fits and self._may_be(candidate, kind):
                return candidate
        return None

    def _may_be(self, candidate: Arg, kind: str) -> bool:
        if isinstance(candidate, str):
            return self.mentions.is_a(candidate, kind)
        return all(self._may_be(c, kind) for c in candidate) if type(candidate) is tuple else True

    def subject(self, subject: Arg, kind: str, doer: Arg, who: Arg) -> str | None:
        """How the subject of a content is said short: not at all, or a pronoun; None where only the name will do."""
        if not isinstance(subject, str):
            return None
        if self.language.clitics and self.meant("", kind, doer, who) == subject:
            return ""
        text = self._text(subject, "nominative")
        is_known = self.nouns.gender(subject) not in (None, "neuter")
        return text if text and is_known and self.meant(fold(text), kind, doer, who) == subject else None


def one(arg: Arg) -> Arg:
    """A list of one as that one."""
    return arg[0] if type(arg) is tuple and len(arg) == 1 else arg
