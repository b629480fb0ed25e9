"""From the declarations of vocabularies to the words, rules and laws of a world."""

from __future__ import annotations

import difflib
from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Protocol

from skaz.model import logic
from skaz.model.formulas import Scope
from skaz.model.logic import Expr
from skaz.model.motives import motive_of
from skaz.model.phrases import wordings
from skaz.model.world import CONTENT_KINDS, EVERYONE, Law, Motive, Phrase, Rule, Slot, Type, Word, WordKind
from skaz.syntax import formula as written
from skaz.syntax import tree
from skaz.syntax.read_head import MARKS
from skaz.text.finding import Finding
from skaz.text.late import Late
from skaz.text.source import Span

#: Types that slot names carry by themselves.
SLOT_TYPES = {
    "who": "person",
    "whom": "person",
    "with": "person",
    "where": "place",
    "to": "place",
    "from": "place",
    "thing": "thing",
    "what": "content",
}
BUILT_IN_TYPES = ("entity", "character", "person", "group", "place", "thing")
_PARENTS = {"character": "entity", "person": "character", "group": "person", "place": "entity", "thing": "entity"}


@dataclass(eq=False)
class Declarations:
    """What the vocabularies of a story declare, gathered file by file; stories that declare the same share it."""

    types: dict[str, Type] = field(default_factory=dict)
    type_phrases: dict[str, tuple[tree.Phrase, ...]] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    laws: list[Law] = field(default_factory=list)
    motives: list[Motive] = field(default_factory=list)
    verbs: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    desires: list[tuple[str, tree.Line]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    base: Base | None = None
    """The vocabularies, without the story's own words: what other stories may share."""

    def all_words(self) -> list[Word]:
        """The words in the order of their declaration, those of vocabularies first."""
        return list(dict.fromkeys(self.words.values()))


class Base(Protocol):
    """The vocabularies of a story; ``key`` is the same for the same ones, in any process."""

    def __hash__(self) -> int: ...

    @property
    def key(self) -> str: ...

    def declarations(self) -> Declarations:
        """What they declare by themselves."""
        ...


def declare(
    files: list[tuple[str, tree.File]], exceptions: dict[str, set[str]], sound: Container[str] = ()
) -> Declarations:
    """Read declarations from (vocabulary, file) pairs: types first, then heads of words, then what they mean.

    The phrases of vocabularies that are known to be ``sound`` wait until they are looked at.
    """
    out = Declarations()
    _declare_types(files, out)
    heads: list[tuple[str, tree.Declared]] = []
    for vocabulary, file in files:
        for item in file.items:
            if isinstance(item, tree.VerbDecl):
                out.verbs.setdefault(item.language.text, []).append(tuple(f.text for f in item.forms))
            elif isinstance(item, tree.DesireDecl):
                out.desires.extend((vocabulary, line) for line in item.lines)
            elif not isinstance(item, tree.PropertyDecl | tree.ActionDecl):
                continue
            elif item.name.text not in exceptions.get(vocabulary, ()) and _is_as_known(item, out):
                heads.append((vocabulary, item))
    words = [_head(vocabulary, declared, out) for vocabulary, declared in heads]
    for word, (vocabulary, declared) in zip(words, heads):
        _enter(out, word, vocabulary, declared)
    for word, (vocabulary, declared) in zip(words, heads):
        _complete(out, word, declared, is_sound=vocabulary in sound)
    for vocabulary, file in files:
        for item in file.items:
            if isinstance(item, tree.RuleDecl):
                _rule(out, vocabulary, item)
            elif isinstance(item, tree.LawDecl):
                _law(out, vocabulary, item)
            elif isinstance(item, tree.MotiveDecl):
                _motive(out, vocabulary, item)
    return out


#: Words that the engine itself knows, with the number of their slots.
KNOWN_TO_ENGINE = {"at": 1, "alive": 1, "believes": 2, "suspects": 2, "home": 1}


def _is_as_known(item: tree.Declared, out: Declarations) -> bool:
    """Whether a word that the engine knows takes as many slots as there; another one is left out, with a finding."""
    wanted = KNOWN_TO_ENGINE.get(item.name.text)
    like = isinstance(item, tree.ActionDecl) and item.like is not None
    if wanted is None or len(item.slots) == wanted or like:
        return True
    message = f"{item.name.text} takes {wanted} slot{'s' if wanted > 1 else ''}: the engine knows it."
    help_ = "Give it these slots, or another name."
    out.findings.append(Finding("bad-declaration", message, item.name.span, help=help_))
    return False


# Types


def _declare_types(files: list[tuple[str, tree.File]], out: Declarations) -> None:
    parents: dict[str, list[str]] = {"entity": []} | {name: [up] for name, up in _PARENTS.items()}
    spans: dict[str, Span] = {}
    for _, file in files:
        for item in file.items:
            if isinstance(item, tree.TypeDecl):
                for name in item.names:
                    spans.setdefault(name.text, name.span)
                    known = parents.setdefault(name.text, [])
                    known.extend(p.text for p in item.parents if p.text not in known)
                    if item.phrases:
                        out.type_phrases[name.text] = item.phrases
                    for parent in item.parents:
                        spans.setdefault(parent.text, parent.span)
                        parents.setdefault(parent.text, [])
    for kind, above in parents.items():
        if kind != "entity" and not above:
            above.append("entity")
    for kind, above in parents.items():
        out.types[kind] = Type(kind, tuple(above), _ancestors(kind, parents), spans.get(kind))


def _ancestors(name: str, parents: dict[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(parents.get(current, ()))
    return frozenset(found)


# Words

#: What a word that is like another has from it, if it gives none of its own.
_PARTS = ("condition", "effects", "consenting", "watchers", "takes", "known_to", "kept_from")


def _head(vocabulary: str, item: tree.Declared, out: Declarations) -> Word:
    kind: WordKind = "action"
    if isinstance(item, tree.PropertyDecl | tree.AttitudeDecl):
        kind = "attitude" if isinstance(item, tree.AttitudeDecl) else "property"
    slots = tuple(_slot(slot, out) for slot in item.slots)
    value, many = "truth", False
    values: tuple[str, ...] = ()
    if isinstance(item, tree.PropertyDecl) and isinstance(item.value, tree.ValueType):
        value, many = _singular(item.value.type.text)
        _check_type(value, item.value.type.span, out)
    elif isinstance(item, tree.PropertyDecl) and isinstance(item.value, tree.ValueWords):
        value, values = "word", tuple(w.text for w in item.value.words)
    marks = frozenset(mark.text for mark in item.marks)
    for mark in item.marks:
        if mark.text not in MARKS:
            near = difflib.get_close_matches(mark.text, MARKS, 2) or sorted(MARKS)
            out.findings.append(
                Finding("bad-declaration", f'"{mark.text}" is no mark.', mark.span, help=f"Marks: {', '.join(near)}.")
            )
    return Word(kind, item.name.text, vocabulary, slots, value, values, many, marks, doc=item.doc, span=item.name.span)


def _singular(name: str) -> tuple[str, bool]:
    return (name[:-1], True) if name in ("persons", "places", "things") else (name, False)


def _slot(slot: tree.Slot, out: Declarations) -> Slot:
    if slot.type is None:
        name = SLOT_TYPES.get(slot.name.text)
        if name is None:
            name = "entity"
            out.findings.append(
                Finding(
                    "bad-declaration",
                    f'The slot "{slot.name.text}" needs a type.',
                    slot.span,
                    help=f"Write {slot.name.text}: person, place, thing, fact …; only {', '.join(SLOT_TYPES)} "
                    "have one by themselves.",
                )
            )
        return Slot(slot.name.text, name, optional=slot.optional)
    name, many = _singular(slot.type.text)
    if name not in CONTENT_KINDS:
        _check_type(name, slot.type.span, out)
    return Slot(slot.name.text, name, many, slot.optional, slot.of.text if slot.of else None)


def _check_type(name: str, span: Span, out: Declarations) -> None:
    if name not in out.types and name not in CONTENT_KINDS:
        near = difflib.get_close_matches(name, out.types, 3)
        help_ = f"Nearest: {', '.join(near)}." if near else f"Declare it: type {name}: entity"
        out.findings.append(Finding("unknown-type", f'"{name}" is no type in scope.', span, help=help_))


def _enter(out: Declarations, word: Word, vocabulary: str, item: tree.Declared) -> None:
    if isinstance(item, tree.ActionDecl) and item.like is not None:
        model = out.words.get(item.like.text)
        if model is None:
            near = ", ".join(difflib.get_close_matches(item.like.text, out.words, 3))
            out.findings.append(
                Finding(
                    "unknown-word",
                    f'{word.name} is like "{item.like.text}", which is not declared before it.',
                    item.like.span,
                    help=f"Nearest: {near}." if near else "",
                )
            )
        else:
            word = replace(
                model,
                kind=word.kind,
                name=word.name,
                vocabulary=vocabulary,
                slots=word.slots or model.slots,
                marks=model.marks | word.marks,
                phrases=(),
                like=model.name,
                doc=word.doc,
                span=word.span,
            )
    known = out.words.get(word.name)
    if known is not None and known.vocabulary == vocabulary:
        out.findings.append(
            Finding(
                "repeated-name",
                f'"{word.name}" is declared twice in {vocabulary}.',
                item.name.span,
                help="Rename one.",
            )
        )
    out.words[f"{vocabulary}.{word.name}"] = word
    if known is None:
        out.words[word.name] = word


def _complete(out: Declarations, head: Word, item: tree.Declared, *, is_sound: bool) -> None:
    """Give a word its phrases and its meaning; what the declaration leaves out stays as its model has it."""
    key = f"{head.vocabulary}.{head.name}"
    word = out.words[key]
    slots = dict(word.slot_of)
    scope = Scope(out.words.get, lambda: list(out.words), slots, free=False)
    changes: dict[str, object] = {}
    subject = word.slots[0].name if word.slots else "who"
    said = _phrases(item, subject)
    changes["phrases"] = said if is_sound else tuple(_checked(phrase, word, item, out) for phrase in said)
    if isinstance(item, tree.PropertyDecl):
        _property_parts(item, word, scope, changes)
    if isinstance(item, tree.ActionDecl):
        if item.like is not None:
            changes.update(_inherited(word, out.words.get(item.like.text)))
        _action_parts(item, scope, changes)
    out.findings.extend(scope.findings)
    whole = replace(word, **changes)  # type: ignore[arg-type]
    out.words[key] = whole
    if out.words.get(word.name) is word:
        out.words[word.name] = whole


def _phrases(item: tree.Declared, subject: str) -> Late[Phrase]:
    return Late(lambda: [phrase for each in item.phrases for phrase in wordings(each, subject)])


def _inherited(word: Word, model: Word | None) -> dict[str, object]:
    """The parts of the word that another is like, which is complete by now."""
    return {} if model is None else {part: getattr(model, part) for part in _PARTS}


def _checked(phrase: Phrase, word: Word, item: tree.Declared, out: Declarations) -> Phrase:
    from skaz.model.world import SlotRef

    known = {slot.name for slot in word.slots} | ({"value"} if word.kind == "property" else set())
    for part in phrase.parts:
        if isinstance(part, SlotRef) and part.name not in known:
            out.findings.append(
                Finding(
                    "bad-declaration",
                    f"A phrase of {word.name} has the slot {{{part.name}}}, which {word.name} does not take.",
                    item.name.span,
                    help=f"It takes {', '.join(sorted(known))}.",
                )
            )
    return phrase


def _property_parts(item: tree.PropertyDecl, word: Word, scope: Scope, changes: dict[str, object]) -> None:
    if item.definition is not None:
        scope.slots = {**scope.slots, "value": Slot("value", word.value)}
        scope.free = True
        changes["definition"] = scope.condition(item.definition)
        scope.free = False
    if item.otherwise is not None:
        value = scope.term(item.otherwise, word.value, word.values)
        changes["otherwise"] = value.value if isinstance(value, logic.Const) else None
    if item.lasts is not None:
        changes["lasts"] = item.lasts.span.text if hasattr(item.lasts, "span") else None
    _known(item.known_to, item.kept_from, word, scope, changes)


def _known(
    known_to: tuple[written.Formula, ...],
    kept_from: tuple[written.Formula, ...],
    word: Word,
    scope: Scope,
    changes: dict[str, object],
) -> None:
    slots = scope.slots
    if word.kind == "property" and not word.is_truth:
        scope.slots = {**slots, "value": Slot("value", word.value)}
    if known_to:
        everyone = any(isinstance(f, written.Name) and f.text == "everyone" for f in known_to)
        changes["known_to"] = "everyone" if everyone else tuple(scope.term(f, "person") for f in known_to)
    if kept_from:
        changes["kept_from"] = tuple(_kept_from(f, scope) for f in kept_from)
    scope.slots = slots


def _kept_from(f: written.Formula, scope: Scope) -> logic.Expr:
    is_everyone = isinstance(f, written.Name) and f.text == EVERYONE
    return logic.Const(EVERYONE) if is_everyone else scope.term(f, "person")


def _action_parts(item: tree.ActionDecl, scope: Scope, changes: dict[str, object]) -> None:
    if item.condition is not None:
        changes["condition"] = scope.condition(item.condition)
    if item.effects is not None:
        changes["effects"] = scope.effect(item.effects)
    if item.by:
        changes["consenting"] = tuple(scope.term(f, "person") for f in item.by)
    if item.seen_by:
        changes["watchers"] = scope.watchers(item.seen_by)
    if item.takes is not None:
        changes["takes"] = None if isinstance(item.takes, written.Duration) else scope.term(item.takes, "number")
    known_to = item.known_to if isinstance(item, tree.AttitudeDecl) else ()
    word = out_word(scope, item)
    if word is not None and (known_to or item.kept_from):
        _known(known_to, item.kept_from, word, scope, changes)


def out_word(scope: Scope, item: tree.Declared) -> Word | None:
    return scope.find(item.name.text)


# Rules and laws


def _rule(out: Declarations, vocabulary: str, item: tree.RuleDecl) -> None:
    if item.when is None or item.then is None:
        out.findings.append(
            Finding(
                "bad-declaration",
                f"The rule {item.name.text} needs when and then.",
                item.name.span,
                help="when …, then …",
            )
        )
        return
    scope = Scope(out.words.get, lambda: list(out.words), {}, free=True)
    when = scope.condition(item.when)
    then = scope.effect(item.then)
    out.findings.extend(scope.findings)
    if not _is_bound(when, scope, item, out):
        return
    out.rules.append(Rule(item.name.text, vocabulary, when, then, dict(scope.variables), item.name.span))


def _law(out: Declarations, vocabulary: str, item: tree.LawDecl) -> None:
    if item.never is None:
        out.findings.append(
            Finding("bad-declaration", f"The law {item.name.text} needs never.", item.name.span, help="never …")
        )
        return
    scope = Scope(out.words.get, lambda: list(out.words), {}, free=True)
    never = scope.condition(item.never)
    out.findings.extend(scope.findings)
    if not _is_bound(never, scope, item, out):
        return
    phrases = _phrases(item, next(iter(scope.variables), "a"))
    out.laws.append(Law(item.name.text, vocabulary, never, phrases, dict(scope.variables), item.name.span))


def _motive(out: Declarations, vocabulary: str, item: tree.MotiveDecl) -> None:
    motive, findings = motive_of(vocabulary, item, out.words.get, lambda: list(out.words))
    out.findings.extend(findings)
    if motive is not None:
        out.motives.append(motive)


def _is_bound(condition: Expr, scope: Scope, item: tree.Declared, out: Declarations) -> bool:
    """Whether each variable stands in something that holds, so that it has a value; else a finding."""
    free = sorted(set(scope.variables) - bound_variables(condition))
    for name in free:
        message = f'"{name}" stands in no fact of {item.name.text} that has to hold, so it can be anybody.'
        help_ = f'Say of "{name}" what holds, or write a value or slot that is known.'
        out.findings.append(Finding("bad-declaration", message, item.name.span, help=help_))
    return not free


def bound_variables(expr: Expr) -> set[str]:
    """The variables that get a value wherever a condition holds; what is denied gives none."""
    if isinstance(expr, logic.Var):
        return {expr.name}
    if isinstance(expr, logic.And):
        return {name for part in expr.parts for name in bound_variables(part)}
    if isinstance(expr, logic.Or):
        return set.intersection(*map(bound_variables, expr.parts)) if expr.parts else set()
    if isinstance(expr, logic.Believes):
        return bound_variables(expr.who) | bound_variables(expr.what)
    if isinstance(expr, logic.Read):
        return {name for arg in expr.args for name in bound_variables(arg)}
    if isinstance(expr, logic.Quote):
        return bound_variables(expr.what)
    if isinstance(expr, logic.Compare):
        values = bound_variables(expr.right) if expr.op == "==" else set()
        return bound_variables(expr.left) | values
    return set()
