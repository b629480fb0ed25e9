"""The formal spelling: clauses as ``travel(Anna, Moscow)``, and such text back to clauses."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from skaz.model.telling import UNREAL, All, Arg, Clause, Content, Quoted, Some
from skaz.model.world import CONTENT_KINDS, Slot, Word, World
from skaz.syntax import formula as written

#: Particles that are part of what a content says, in the order in which they are written.
_SAID = ("stops",)
#: The words that may stand before a formal spelling, in every language, and what they say of it.
MARKS: dict[str, tuple[str, ...]] = {
    **{word: (word,) for word in written.PARTICLES},
    **{word: ("modal", f"modal:{word}") for word in written.MODALS},
    "fails": ("not", "fails"),
    "often": ("habit", "habit:often"),
}


def clause_text(clause: Clause) -> str:
    """A clause in the formal spelling, without time, place and tails."""
    return signed_text(clause, call_text(clause.word, clause.args, clause.value))


def signed_text(clause: Clause, text: str) -> str:
    if not clause.how:
        return text
    if clause.negated:
        text = f"not {text}"
    for mark in sorted(clause.how):
        head = mark.partition(":")[0]
        if (head in UNREAL or mark in _SAID) and mark != "modal":
            text = f"{mark.partition(':')[2] or mark} {text}"
    return text


def call_text(word: Word, args: tuple[Arg, ...], value: Arg = True) -> str:
    """``give(Anna, letter, whom: Dolly)``: arguments in the order of the slots, named from the first gap on."""
    shown: list[str] = []
    gap = False
    for slot, arg in zip(word.slots, args):
        if arg is None:
            gap = True
            continue
        shown.append(f"{slot.name}: {arg_text(arg)}" if gap else arg_text(arg))
    text = f"{word.name}({', '.join(shown)})"
    if word.kind == "property" and not word.is_truth:
        text += f" = {arg_text(value)}"
    return text


def arg_text(arg: Arg) -> str:
    if type(arg) is tuple:
        return " and ".join(arg_text(a) for a in arg)
    if isinstance(arg, float):
        return f"{arg:g}"
    if arg is None:
        return "nobody"
    return str(arg)


def content_text(clauses: tuple[Clause, ...], mode: str = "that") -> str:
    text = " and ".join(map(_conditional_text, clauses))
    return f"whether {text}" if mode == "whether" else text


def _conditional_text(clause: Clause) -> str:
    if not clause.conditions:
        return clause_text(clause)
    return f"(if {' and '.join(map(clause_text, clause.conditions))} then {clause_text(clause)})"


class Misread(Exception):
    """A formal spelling that fits no word: the code of the finding, the offending part's text, what to do."""

    def __init__(self, code: str, at: written.Formula, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.at = at
        self.message = message
        self.help = help_


class FormalReader:
    """Reads formulas as told events and facts.

    ``find_name`` gives the entity that a name in some form stands for, ``find_noun`` who or what is meant by words that
    are no name (``one of the peasants``), given the type that is wanted.
    """

    def __init__(
        self,
        world: World,
        find_name: Callable[[str], str | None],
        find_noun: Callable[[str, str], Arg] = lambda *_: None,
    ) -> None:
        self.world = world
        self.find_name = find_name
        self.find_noun = find_noun

    def clauses(self, f: written.Formula) -> tuple[Clause, ...]:
        """The clauses of a formula. Raises Misread."""
        if isinstance(f, written.And):
            return tuple(c for part in f.parts for c in self.clauses(part))
        if isinstance(f, written.Not):
            return tuple(c._replace(how=c.how ^ {"not"}) for c in self.clauses(f.part))
        if isinstance(f, written.Marked) and f.mark.text in MARKS:
            return tuple(c._replace(how=c.how | set(MARKS[f.mark.text])) for c in self.clauses(f.part))
        if isinstance(f, written.If) and f.otherwise is None:
            conditions = self.clauses(f.condition)
            return tuple(c._replace(how=c.how | {"modal"}, conditions=conditions) for c in self.clauses(f.then))
        if isinstance(f, written.Binary) and f.op in ("=", "!=") and isinstance(f.left, written.Call):
            clause = self._call(f.left)
            value = self._value(f.right, clause.word)
            return (clause._replace(value=value, how=frozenset({"not"}) if f.op == "!=" else frozenset()),)
        if isinstance(f, written.Call):
            return (self._call(f),)
        raise Misread("unknown-phrase", f, "This is no event or fact.", "Write word(argument, …).")

    def _call(self, f: written.Call) -> Clause:
        word = self.world.words.get(f.name.text)
        if word is None:
            near = difflib.get_close_matches(f.name.text, self.world.words, 3)
            help_ = f"Nearest: {', '.join(near)}." if near else ""
            raise Misread("unknown-phrase", f.name, f'"{f.name.text}" is no word in scope.', help_)
        given: dict[str, written.Formula] = {}
        names = [slot.name for slot in word.slots]
        extra: list[written.Formula] = []
        for i, arg in enumerate(f.args):
            if isinstance(arg, written.Named):
                given[arg.name.text] = arg.value
            elif i < len(names):
                given[names[i]] = arg
            else:
                extra.append(arg)
        if len(extra) > (1 if word.kind == "property" and not word.is_truth else 0):
            raise Misread("wrong-slot", f, f"{word.name} takes {len(names)} things, not {len(f.args)}.", "")
        args = tuple(self._arg(given[s.name], s, word) if s.name in given else None for s in word.slots)
        # An argument given by its slot's name says that those before it are left out.
        has_gaps = any(isinstance(arg, written.Named) for arg in f.args)
        missing = [s.name for s in word.slots if s.name not in given and not s.optional]
        if missing and not has_gaps and word.kind != "attitude":
            raise Misread("wrong-slot", f, f"{word.name} lacks {', '.join(missing)}.", f"It takes {', '.join(names)}.")
        value: Arg = self._value(extra[0], word) if extra else True
        return Clause(word, args, value, start=f.span.start, end=f.span.end)

    def _arg(self, f: written.Formula, slot: Slot, word: Word) -> Arg:
        if slot.type in CONTENT_KINDS and slot.type != "number":
            return self._content(f, slot, word)
        if isinstance(f, written.And) and slot.many:
            return tuple(str(self._entity(p, slot.type, word)) for p in f.parts)
        if isinstance(f, written.Number):
            return float(f.value)
        found = self._entity(f, slot.type, word)
        return (found,) if slot.many and isinstance(found, str) else found

    def _content(self, f: written.Formula, slot: Slot, word: Word) -> Arg:
        if isinstance(f, written.Quote):
            return Quoted(f.text)
        if isinstance(f, written.Name):
            return self._entity(f, "entity", word)
        if isinstance(f, written.Marked) and f.mark.text == "whether":
            clauses = self.clauses(f.part)
            return Content("whether", clauses, content_text(clauses, "whether"))
        clauses = self.clauses(f)
        return Content("that", clauses, content_text(clauses))

    def _value(self, f: written.Formula, word: Word) -> Arg:
        if isinstance(f, written.Number):
            return float(f.value)
        if isinstance(f, written.Name):
            if f.text in word.values:
                return f.text
            if f.text in ("nothing", "nobody"):
                return None
            if f.text in ("true", "false"):
                return f.text == "true"
        return self._entity(f, word.value, word)

    def _entity(self, f: written.Formula, type_name: str, word: Word) -> Arg:
        if not isinstance(f, written.Name):
            raise Misread("wrong-slot", f, f"{word.name} needs {_a(type_name)} here.", "")
        if f.text == "everyone":
            return All("person", "everyone")
        if f.text == "somebody":
            return Some("person", "somebody")
        if f.text == "_":
            return None
        name = self.find_name(f.text)
        owner = f.text.removesuffix("'s home")
        if name is None and owner != f.text and owner in self.world.entities:
            return f.text
        if name is None and (noun := self.find_noun(f.text, type_name)) is not None:
            return noun
        if name is None:
            near = difflib.get_close_matches(f.text, self.world.entities, 3)
            help_ = f"Nearest: {', '.join(near)}." if near else ""
            raise Misread("unknown-name", f, f'"{f.text}" is nobody here.', help_)
        if not self.world.entity_is_a(name, type_name):
            kind = self.world.entities[name].kind
            raise Misread("wrong-slot", f, f'{word.name} needs {_a(type_name)} here; "{name}" is {_a(kind)}.', "")
        return name


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


__all__ = ["FormalReader", "Misread", "arg_text", "call_text", "clause_text", "content_text"]

_ = Content
