"""What an argument is called in a language: a name in its case, a list, somebody unnamed, quoted words, a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from skaz.model.language import Language, language, languages
from skaz.model.language.phrases import join_list, noun_after
from skaz.model.language.saying import Subject
from skaz.model.lines.match import Matcher
from skaz.model.lines.reader import LineReader
from skaz.model.lines.shapes import Indefinite, Universal
from skaz.model.lines.tokens import Tokens
from skaz.model.telling import All, Arg, Quoted, Some
from skaz.model.world import Entity, World

GENDERS = {"female": "feminine", "male": "masculine"}
HOME_OF = "'s home"
#: Cases in which a name bears an ending of its own.
OBLIQUE = frozenset({"gen", "dat"})


class Nouns:
    """The names and nouns of one language in one world."""

    def __init__(self, world: World, reader: LineReader) -> None:
        self.world = world
        self.reader = reader
        self.language = reader.grammar.language
        self.style = self.language.style
        self._forms: dict[str, Mapping[str, Sequence[str]]] = {}

    # Agreement

    def is_plural(self, arg: Arg) -> bool:
        """Whether a verb with this subject is in the plural."""
        if type(arg) is tuple:
            return len(arg) > 1 or (len(arg) == 1 and self.is_plural(arg[0]))
        if isinstance(arg, All) and arg.group is not None:
            return True
        if isinstance(arg, All | Some):
            return self._is_plural_label(arg)
        entity = self.world.entities.get(arg) if isinstance(arg, str) else None
        if entity is None or not entity.plural:
            return False
        name = self.forms(entity)["nominative"][0].split(" ")[-1 if self.language.bears_case_last else 0]
        return any(pattern.fullmatch(name) for pattern in self.style.plural_names)

    def gender(self, arg: Arg) -> str | None:
        """The gender that words which agree with it take; None where nothing tells."""
        if type(arg) is tuple:
            return "feminine" if all(self.gender(a) == "feminine" for a in arg) else "masculine"
        if isinstance(arg, Some | All):
            return self._gender_of_type(arg.kind)
        entity = self.world.entities.get(arg) if isinstance(arg, str) else None
        if entity is None:
            return None
        if entity.gender is not None:
            return GENDERS[entity.gender]
        return self._gender_of_name(entity)

    def subject(self, arg: Arg) -> Subject:
        return Subject(3, "plural" if self.is_plural(arg) else "singular", self.gender(arg))

    def _gender_of_name(self, entity: Entity) -> str | None:
        if not self.style.feminine:
            return None if self.world.is_a(entity.kind, "character") else "neuter"
        head = self.forms(entity)["nominative"][0].split(" ")[0]
        return "feminine" if any(p.fullmatch(head) for p in self.style.feminine) else "masculine"

    def _gender_of_type(self, kind: str) -> str | None:
        for type_name, gender in (("woman", "feminine"), ("man", "masculine")):
            if self.world.is_a(kind, type_name):
                return gender
        noun = self.reader.nouns.get(kind)
        if noun is None or not self.style.feminine:
            return None
        return "feminine" if any(p.fullmatch(noun[0]) for p in self.style.feminine) else "masculine"

    # Names

    def forms(self, entity: Entity) -> Mapping[str, Sequence[str]]:
        """An entity's name in each case: the first that the language knows it by and that means nobody else."""
        known = self._forms.get(entity.name)
        if known is None:
            known = self._forms[entity.name] = self._name_forms(entity)
        return known

    def _name_forms(self, entity: Entity) -> Mapping[str, Sequence[str]]:
        code = self.language.code
        own = [f for f in entity.forms if f.language == code]
        plain = [f for f in (own or entity.forms) if not f.oblique and f.language in (None, code)]
        plain = plain or [f for f in entity.forms if not f.oblique]
        names = [f.text for f in plain] or [entity.name]
        name = next((n for n in names if self.reader.find_name(n) == entity.name), names[0])
        forms = dict(self.language.name_forms(name, GENDERS.get(entity.gender or ""), entity.plural))
        given = [
            f.text
            for f, before in zip(entity.forms[1:], entity.forms)
            if f.oblique and before.text == name and f.language in (None, code)
        ]
        return {**forms, "genitive": given} if given else forms

    def name(self, entity: Entity, case: str = "", preposition: str = "") -> str:
        forms = self.forms(entity)
        if case in OBLIQUE:
            return forms.get("genitive", forms["nominative"])[0]
        if preposition:
            return noun_after(self.language, preposition, forms)
        return forms["nominative"][0]

    # Arguments

    def said(self, arg: Arg, case: str = "", preposition: str = "") -> str:
        """An argument in a case, after a preposition; contents are not said here."""
        if type(arg) is tuple:
            return self._list([self.said(one, "" if self._at_end(case) else case, preposition) for one in arg], case)
        if isinstance(arg, Some | All):
            return self._unnamed(arg, case)
        if isinstance(arg, Quoted):
            return f'"{arg.text}"'
        if isinstance(arg, float | int) and not isinstance(arg, bool):
            return f"{arg:g}"
        if isinstance(arg, str):
            entity = self.world.entities.get(arg)
            return arg if entity is None else self.name(entity, case, preposition)
        return ""

    def _at_end(self, case: str) -> bool:
        """Whether a case stands at the end of a list: ``Anna and Levin's``."""
        return case == "gen" and self.language.bears_case_last

    def _list(self, items: list[str], case: str) -> str:
        if self._at_end(case) and items:
            items = [*items[:-1], self.possessive(items[-1])]
        if case == "acc" and self.language.clitics:
            items = [items[0], *(f"{self.object_mark} {item}" for item in items[1:])]
        return join_list(self.language, items)

    @cached_property
    def object_mark(self) -> str:
        return self.style.words.get(("object", "object"), "")

    def possessive(self, text: str) -> str:
        return self.language.name_forms(text)["genitive"][0]

    # Those without a name

    def _unnamed(self, arg: Some | All, case: str) -> str:
        oblique = case in OBLIQUE
        if self.language.bears_case_last or not oblique:
            found = self._read(arg.label)
            if found is not None:
                return self.possessive(arg.label) if oblique else arg.label
        text = self._stand_in(arg, oblique and not self.language.bears_case_last)
        return self.possessive(text) if oblique and self.language.bears_case_last else text

    def _stand_in(self, arg: Some | All, oblique: bool) -> str:
        value = ("one_of" if arg.group else "some") if isinstance(arg, Some) else "none" if is_none(arg) else "all"
        group = self.world.entities.get(arg.group or "")
        if group is not None:
            value = "all" if isinstance(arg, All) else "one_of"
            return f"{self._form(value, 'group', oblique, self.gender(group.name))} {self.name(group)}"
        alone = self.style.stand_ins.get((value, arg.kind))
        if alone is None and arg.kind in ("entity", "character"):
            alone = self.style.stand_ins.get((value, "person" if arg.kind == "character" else "thing"))
        if alone is not None:
            return alone[-1] if oblique else alone[0]
        return self._with_noun("some" if isinstance(arg, Some) else "all", arg.kind, oblique)

    def _with_noun(self, value: str, kind: str, oblique: bool) -> str:
        noun = self.reader.nouns.get(kind) or (kind.replace("_", " "), f"{kind}s")
        gender = self._gender_of_type(kind)
        word = self._form(value, "noun", oblique, gender)
        return f"{word} {noun[1] if oblique and gender == 'feminine' and noun[1] else noun[0]}"

    def _form(self, value: str, of: str, oblique: bool, gender: str | None) -> str:
        forms = self.style.stand_ins[value, of]
        masculine, _, feminine = (forms[-1] if oblique else forms[0]).partition("/")
        return feminine if feminine and gender == "feminine" else masculine

    def _read(self, label: str) -> Some | All | None:
        """What a label means in this language; None where it is a word of another."""
        atoms = self.reader.names.find(Tokens(label, self.language))[0]
        if not atoms:
            return None
        for end, noun in Matcher(self.reader.grammar, atoms).nouns.read(0, len(atoms)):
            if end == len(atoms) and isinstance(noun, Indefinite):
                return Some(noun.type, label)
            if end == len(atoms) and isinstance(noun, Universal):
                return All(noun.type, label)
        return None

    def _is_plural_label(self, arg: Some | All) -> bool:
        if self._read(arg.label) is None or quantifier(arg.label, self.language) == "one_of":
            return False
        word = arg.label.split(" ")[-1 if self.language.bears_case_last else 0]
        return any(pattern.fullmatch(word) for pattern in self.style.plural_names)


def quantifier(label: str, spoken: Language) -> str:
    """The value of the quantifier that a label begins with: ``none`` for ``no guard``; empty if there is none."""
    found = spoken.quantifiers.longest(spoken.words(label))
    return found[0][0].value if found is not None else ""


def is_none(arg: Arg) -> bool:
    """Whether somebody unnamed is nobody, in whichever language he was written."""
    if not isinstance(arg, All):
        return False
    return any(quantifier(arg.label, language(code)) == "none" for code in languages())
