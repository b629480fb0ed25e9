"""Who and what the nouns of a line mean: names, pronouns, what is left out, lists, places and whom nobody names."""

from __future__ import annotations

from typing import Any

from skaz.model.lines.grammar import Grammar
from skaz.model.lines.line import Atoms
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.pronouns import Mentions, WhoIsMeant
from skaz.model.lines.setting import Lead, Setting, Unclear
from skaz.model.lines.shapes import (
    Argument,
    Home,
    Implied,
    Indefinite,
    Listed,
    Name,
    Noun,
    Pro,
    There,
    Universal,
    Wordy,
)
from skaz.model.telling import All, Arg, Quoted, Some, is_several

#: What ``each other`` comes to until the members of its clause are told apart.
EACH_OTHER = ("each other",)

ANYBODY = SlotKey("person", True, "", "")
ANYWHERE = SlotKey("place", False, "", "")
_ANYTHING = SlotKey("entity", True, "", "")


class Meant:
    """Resolves the nouns of one line, and notes in the setting's mentions whom each means.

    ``lead`` is the place that the line begins with. All methods raise Unclear where a noun has no one meaning.
    """

    def __init__(self, grammar: Grammar, atoms: Atoms, setting: Setting, lead: Lead) -> None:
        self.grammar = grammar
        self.atoms = atoms
        self.setting = setting
        self.lead = lead
        self.mentions: Mentions = setting.mentions
        self.others: frozenset[str] = frozenset()
        """Who else is named in the clause being built: no object pronoun of its own means them."""

    def noun(self, noun: Argument, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        """What a noun means at a slot; ``subject`` is that of its clause, ``around`` that of the clause around it."""
        if isinstance(noun, Name):
            name = self.one_name(noun, key)
            self.mentions.mention(name)
            return name
        if isinstance(noun, Listed):
            return self._many(noun, key, subject, around)
        if isinstance(noun, Pro):
            return self._pronoun(noun, key, subject, around)
        if isinstance(noun, Implied):
            return self._implied(noun, around)
        if isinstance(noun, Home | There):
            return self.place(noun, subject)
        if isinstance(noun, Wordy):
            return self._wordy(noun)
        if isinstance(noun, Indefinite | Universal):
            found = self._quantified(noun, key, subject, around)
            self.mentions.mention(found)
            return found
        return None

    def one_name(self, noun: Name, key: SlotKey) -> str:
        """The one entity of a slot's type that a name means."""
        named = self.atoms.named[noun.at]
        assert named is not None
        if len(named.entities) == 1:
            return named.entities[0]
        fitting = [e for e, kind in zip(named.entities, named.kinds) if self.grammar.is_a(kind, key.type)]
        if len(fitting) == 1:
            return fitting[0]
        names = " or ".join(fitting or named.entities)
        raise self._unclear(noun.at, f"The name may mean {names}.", "Write a longer form of the name.")

    def place(self, noun: Argument, subject: Arg) -> str | None:
        """The place that a name, ``there`` or ``home`` means; None for what is no place."""
        if isinstance(noun, Name):
            return self.one_name(noun, ANYWHERE)
        if isinstance(noun, There):
            place = self.mentions.last_place or self.lead.place or self.setting.place
            if place is None:
                raise self._unclear(noun.at, "No place stands before this for there to mean.", "Write the place.")
            return place
        if isinstance(noun, Home):
            return self._home(noun, subject)
        return None

    def inner_subject(self, noun: Noun, key: SlotKey, candidates: tuple[Arg, ...]) -> Arg:
        """The first of those around a content who may be its subject, by gender and type; None leaves it a pronoun.

        The candidates are the doer that the content's slot names and the subject of the clause around it.
        """
        for candidate in (*candidates, *self.mentions.around()):
            if candidate is None:
                continue
            fits = not isinstance(noun, Pro) or self.mentions.fits_pronoun(noun.word, candidate)
            if fits and self._may_be(candidate, key):
                return candidate
        return None

    def _may_be(self, candidate: Arg, key: SlotKey) -> bool:
        if isinstance(candidate, str):
            return self.mentions.is_a(candidate, key.type)
        if is_several(candidate):
            return all(self._may_be(c, key) for c in candidate)
        return True

    def _many(self, noun: Listed, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        names: dict[Any, None] = {}  # people with and without a name
        for part in noun.parts:
            value = self.noun(part, key, subject, around)
            names.update(dict.fromkeys(value if is_several(value) else (value,)))
        return tuple(names)

    def _pronoun(self, noun: Pro, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        kind = self.grammar.pronouns.kind(noun.word)
        if kind.reciprocal:
            return EACH_OTHER
        if kind.reflexive:
            return subject if subject is not None else around
        shunned = subject
        if self.others and not kind.possessive:
            shunned = (*(subject if is_several(subject) else (subject,)), *self.others)
        try:
            found = self.mentions.resolve(noun.word, key.type, shunned, key.case)
        except WhoIsMeant as trouble:
            raise self._unclear(noun.at, str(trouble), "Write the name.") from None
        self.mentions.mention(found)
        return found

    def _implied(self, noun: Implied, around: Arg) -> Arg:
        found = around if around is not None else self.mentions.last_subject
        if found is None:
            raise self._unclear(noun.at, "Nobody stands here to do it.", "Write the name before the verb.")
        return found

    def _home(self, noun: Home, subject: Arg) -> str:
        whose = subject if noun.whose is None else self.noun(noun.whose, ANYBODY, None, subject)
        names = whose if is_several(whose) else (whose,)
        homes = {self.setting.homes[n] for n in names if isinstance(n, str) and n in self.setting.homes}
        if len(homes) == 1:
            return homes.pop()
        return f"{names[0]}'s home" if names and isinstance(names[0], str) else "home"

    def _wordy(self, noun: Wordy) -> Arg:
        if noun.kind == "number":
            return self.grammar.quantities.number(self.atoms.text(noun.at, noun.end))
        text = self.atoms.text(noun.at)
        return Quoted(text) if noun.kind == "words" else text

    def _quantified(self, noun: Indefinite | Universal, key: SlotKey, subject: Arg, around: Arg) -> Arg:
        label = self.atoms.text(noun.at, noun.end)
        group = self.noun(noun.group, _ANYTHING, subject, around) if noun.group else None
        kind = noun.type if noun.type != "entity" else key.type
        whose = group if isinstance(group, str) else None
        return All(kind, label, whose, noun.none) if isinstance(noun, Universal) else Some(kind, label, whose)

    def _unclear(self, at: int, message: str, help_: str) -> Unclear:
        start, end = self.atoms.span(at, at + 1)
        return Unclear("who-is-meant", start, end, message, help_)
