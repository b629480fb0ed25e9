"""Read the lines of one language: words, names, shape (remembered by the line's skeleton), then who is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skaz.model.lines.build import Builder
from skaz.model.lines.cut import Cut, Shape, Trouble, cut_traits
from skaz.model.lines.diagnose import Diagnosis
from skaz.model.lines.formal import FormalReader, Misread
from skaz.model.lines.formal_inside import cut_formal
from skaz.model.lines.grammars import grammar_of
from skaz.model.lines.line import Line
from skaz.model.lines.meant import Meant
from skaz.model.lines.names import Names
from skaz.model.lines.nouns import Nouns
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.possessed import moved_back, with_owners
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.sentence import read_shape
from skaz.model.lines.setting import Lead, Setting, Unclear
from skaz.model.lines.shapes import Home, Indefinite, Universal
from skaz.model.lines.tokens import FORMAL, Tokens
from skaz.model.lines.type_nouns import noun_forms
from skaz.model.telling import Arg, Clause, Item, Scene, Sentence, TimeLine, Waiver
from skaz.model.times import GREGORIAN
from skaz.model.world import Entity, World
from skaz.syntax.read_formula import parse_formula
from skaz.text.finding import Finding
from skaz.text.source import Source, Span

if TYPE_CHECKING:
    from skaz.model.declare import Declarations

#: Shapes remembered; a story of more distinct shapes than this starts anew.
MAX_SHAPES = 50_000
MAX_LINE = 20_000
#: Names of a line that are tried as the words of a phrase.
MAX_DOUBTFUL = 4

#: Control characters have meanings of their own in atoms; in a line they are read as a mark nobody knows.
_CONTROLS = dict.fromkeys(range(32), "?") | {9: " "}

_FORMAL_LINE = re.compile(r"\s*(?:not\s+)?[a-z_]\w*(?:\.[a-z_]\w*)?\(")


class LineReader:
    """Reads lines of one language against a world. Reading is pure but for the setting it is given to carry on."""

    def __init__(self, world: World, code: str, declared: Declarations) -> None:
        self.world = world
        self.grammar = grammar_of(declared, code)
        self.names = Names(self.grammar.language, self._reserved())
        if not self.grammar.drops_subject:
            self.names.owners = self.grammar.pronouns.possessives
        for entity in world.entities.values():
            self._add_names(entity)
        self.names.freeze()
        self.formal = FormalReader(world, self.find_name, self.find_noun)
        self.nouns = {name: next(iter(noun_forms(declared, name, code)), None) for name in declared.types}
        """The first noun of each type as written, singular and plural."""
        self._shapes: dict[Any, Shape | Trouble] = {}
        self._whole_names: dict[str, str | None] = {}
        self._diagnosis = Diagnosis(self)
        self._in_calendar: dict[str, LineReader] = {}

    def in_calendar(self, name: str | None) -> LineReader:
        """The reader of lines whose dates count in a calendar of the story; Gregorian without a name."""
        calendar = self.world.calendars.get(name or "", GREGORIAN)
        if calendar is self.grammar.adverbials.calendar:
            return self
        if calendar.name not in self._in_calendar:
            other = self._in_calendar[calendar.name] = copy(self)
            other.grammar = self.grammar.in_calendar(calendar)
            other._shapes, other._diagnosis = {}, Diagnosis(other)
        return self._in_calendar[calendar.name]

    # Names

    def _reserved(self) -> set[str]:
        grammar = self.grammar
        words = set(grammar.patterns.literals) | set(grammar.verbs.forms)
        for table in (
            grammar.language.particles,
            grammar.language.openers,
            grammar.language.leads,
            grammar.language.tails,
        ):
            words.update(w for key in table for w in key)
        return words

    def _add_names(self, entity: Entity) -> None:
        code, spoken = self.grammar.code, self.grammar.language
        gender = {"female": "feminine", "male": "masculine"}.get(entity.gender or "")
        has_oblique = {form.language for form in entity.forms if form.oblique}
        for form in entity.forms:
            if form.language not in (None, code):
                continue
            self._name(form.text, entity, oblique=form.oblique)
            if form.oblique or not spoken.clitics:
                continue
            cases = spoken.name_forms(form.text, gender, entity.plural)
            for text in cases.get("bare", ()):
                self._name(text, entity, oblique=False)
            if form.language is None or form.language not in has_oblique:
                for text in cases.get("genitive", ()):
                    self._name(text, entity, oblique=True)
            if gender or entity.plural:
                self._name(f"lui {form.text}", entity, oblique=True)

    def _name(self, text: str, entity: Entity, *, oblique: bool) -> None:
        self.names.add(text, entity.name, entity.kind, entity.gender, oblique=oblique, plural=entity.plural)

    def find_name(self, text: str) -> str | None:
        """The entity that a text names as a whole; None if nobody, or several."""
        if text in self._whole_names:
            return self._whole_names[text]
        found = self._find_name(text)
        if len(self._whole_names) < MAX_SHAPES:
            self._whole_names[text] = found
        return found

    def _find_name(self, text: str) -> str | None:
        tokens = Tokens(text, self.grammar.language)
        atoms, named, _ = self.names.find(tokens)
        if len(atoms) == 1 and named[0] is not None and len(named[0].entities) == 1:
            return named[0].entities[0]
        return text if text in self.world.entities else None

    def find_noun(self, text: str, type_name: str) -> Arg:
        """Who or what of a type is meant without a name: ``one of the peasants``, ``Anna's home``; None if nobody."""
        tokens = Tokens(text, self.grammar.language)
        atoms, named, starts = self.names.find(tokens)
        key = SlotKey(type_name, False, "", "")
        nouns = Nouns(self.grammar, atoms)
        line = Line(tokens, named, starts, Cut(tuple(atoms), None, ()), 0)
        setting = Setting(Mentions(self.grammar, self.world.entities, self.world.entity_is_a))
        for end, noun in nouns.read(0, len(atoms)) if atoms else ():
            if end == len(atoms) and isinstance(noun, Home | Indefinite | Universal) and nouns.fits(noun, key):
                return Meant(self.grammar, line.atoms, setting, Lead()).noun(noun, key, None, None)
        return None

    def unknown_name(self, name: str, span: Span) -> Finding:
        """What is said of a name that nobody has, with the nearest ones."""
        return self._diagnosis.unknown_name(name, span)

    # Lines

    def item(
        self, text: str, span: Span, setting: Setting, waivers: tuple[Waiver, ...]
    ) -> tuple[Item | None, list[Finding]]:
        """One line of a telling: a sentence, a scene or a time line; None with findings where it cannot be read."""
        setting.mentions.next_line()
        if len(text) > MAX_LINE:
            message = f"This line has {len(text):,} characters; a line has {MAX_LINE:,} at most."
            short = Span(span.source, span.start, span.start + 40)
            return None, [Finding("too-deep", message, short, help="Break it into sentences.")]
        if not text.isprintable():
            text = text.translate(_CONTROLS)
        formal: list[tuple[Clause, ...]] = []
        plain = text
        if "(" in text:
            whole = _FORMAL_LINE.match(text)
            if whole is not None:
                item, troubles = self._formal_line(span, setting, waivers)
                if item is not None:
                    return item, troubles
            cut = cut_formal(self.formal, text, span)
            if isinstance(cut, Finding):
                return None, [cut] if whole is None else troubles
            formal, plain = cut
            if whole is not None:
                item, more = self._sentence(plain, span, setting, waivers, formal)
                return item, [] if item is not None and not more else troubles
        if ":" in plain:
            scene = self._scene(plain, span, setting, waivers)
            if scene is not None:
                return scene
        return self._owned(plain, span, setting, waivers, formal) or self._sentence(
            plain, span, setting, waivers, formal
        )

    def _owned(
        self,
        text: str,
        span: Span,
        setting: Setting,
        waivers: tuple[Waiver, ...],
        formal: list[tuple[Clause, ...]],
    ) -> tuple[Item | None, list[Finding]] | None:
        """A line with somebody named by whose they are, ``their child``; None where it says no more than the name."""
        changed = with_owners(text, self.names, self.grammar.pronouns.of_several) if not formal else None
        if changed is None:
            return None
        whole, at, by = changed
        item, findings = self._sentence(whole, span, setting, waivers, formal)
        if not isinstance(item, Sentence) or findings:
            return None
        clauses = tuple(moved_back(clause, span.start + at, by) for clause in item.clauses)
        return replace(item, clauses=clauses), []

    def _formal_line(
        self, span: Span, setting: Setting, waivers: tuple[Waiver, ...]
    ) -> tuple[Item | None, list[Finding]]:
        formula, findings = parse_formula(span.source, span.start, span.end)
        if formula is None:
            return None, findings
        try:
            clauses = self.formal.clauses(formula)
        except Misread as wrong:
            return None, [Finding(wrong.code, wrong.message, wrong.at.span, help=wrong.help)]
        for clause in clauses:
            setting.mentions.subject(clause.args[0] if clause.args else None)
            for arg in (*clause.args[1:], clause.value):
                setting.mentions.mention(arg)
        return Sentence(clauses, span, waivers, formal=True), []

    def _scene(
        self, text: str, span: Span, setting: Setting, waivers: tuple[Waiver, ...]
    ) -> tuple[Item | None, list[Finding]] | None:
        """``at the opera: Anna, the attendees``; None where the line is no scene."""
        colon = next(
            (m.start() for m in re.finditer(r":(?=\s|$)", text) if text[: m.start()].count('"') % 2 == 0), None
        )
        if colon is None:
            return None
        head = self._shape_of(Tokens(text[:colon], self.grammar.language))
        if isinstance(head[0], Trouble) or any(p.kind != "lead" for p in head[0].parts):
            return None
        builder = self._builder(head[1], setting, [])
        try:
            _, times, place = builder.line(head[0])
        except Unclear as trouble:
            return None, [self._unclear(trouble, span)]
        if place is None:
            return None
        who: list[str] = []
        findings: list[Finding] = []
        at = colon + 1
        for piece in re.split(r",|\b(?:and|și|si)\b", text[colon + 1 :]):
            start = text.find(piece, at)
            at = start + len(piece)
            name = piece.strip()
            if name:
                entity = self.find_name(name)
                if entity is None:
                    start += len(piece) - len(piece.lstrip())
                    findings.append(self._diagnosis.unknown_name(name, self._at(span, start, start + len(name))))
                else:
                    who.append(entity)
                    setting.mentions.mention(entity)
        setting.place = place
        return Scene(place, tuple(who), span, times, waivers), findings

    def _sentence(
        self,
        text: str,
        span: Span,
        setting: Setting,
        waivers: tuple[Waiver, ...],
        formal: list[tuple[Clause, ...]],
    ) -> tuple[Item | None, list[Finding]]:
        tokens = Tokens(text, self.grammar.language)
        shape, line = self._shape_of(tokens, span.start)
        if isinstance(shape, Trouble):
            return None, self._diagnosis.findings(shape, line, span)
        builder = self._builder(line, setting, formal)
        try:
            traits = builder.traits(shape, line.inner) if shape.traits else []
            clauses, times, _ = builder.line(shape)
            clauses.extend(traits)
        except Unclear as trouble:
            return None, [self._unclear(trouble, span)]
        if not clauses:
            return TimeLine(times, span), []
        formally = any(part.kind == "formal" for part in shape.parts)
        return Sentence(tuple(clauses), span, waivers, formal=formally), []

    def fact_of(self, subject: str, text: str, span: Span) -> tuple[list[Clause], list[Finding]]:
        """A fact whose subject is left out, as it stands under an entity: ``is married to Karenin``."""
        name = next(f.text for f in self.world.entities[subject].forms)
        setting = Setting(Mentions(self.grammar, self.world.entities, self.world.entity_is_a))
        lead = f"{name} "
        whole = Source(span.source.name, lead + text)
        item, findings = self._sentence(whole.text, Span(whole, 0, len(whole.text)), setting, (), [])
        if isinstance(item, Sentence):
            return [c._replace(start=span.start, end=span.end) for c in item.clauses], findings
        if not findings:
            findings = [Finding("unknown-phrase", f'"{text}" is no fact about {name}.', span)]
        return [], [replace(f, span=self._behind(f.span, span, len(lead))) for f in findings]

    @staticmethod
    def _behind(found: Span, span: Span, lead: int) -> Span:
        """Where a finding about a line with its subject put before it stands in the line as written."""
        start, end = max(found.start - lead, 0), max(found.end - lead, 1)
        return Span(span.source, min(span.start + start, span.end), min(span.start + end, span.end))

    # Shapes

    def _shape_of(self, tokens: Tokens, base: int = 0) -> tuple[Shape | Trouble, Line]:
        shape, line = found = self._shape_without(tokens, base)
        if not isinstance(shape, Trouble):
            return found
        # A name may be what a phrase says: "leaves her money in her will", where there is "the will".
        doubtful = self.names.doubtful(tokens, line.starts, line.named)[:MAX_DOUBTFUL]
        for without in [*([at] for at in doubtful), *([doubtful] if len(doubtful) > 1 else [])]:
            again = self._shape_without(tokens, base, without)
            if not isinstance(again[0], Trouble):
                return again
        return found

    def _shape_without(self, tokens: Tokens, base: int, without: Sequence[int] = ()) -> tuple[Shape | Trouble, Line]:
        """The shape of a line in which no name begins at some tokens."""
        atoms, named, starts = self.names.find(tokens, without)
        if "(" in atoms:
            cut = cut_traits(atoms)
            if isinstance(cut, Trouble):
                line = Line(tokens, named, starts, Cut(tuple(atoms), tuple(range(len(atoms))), ()), base)
                return cut, line
        else:
            while atoms and atoms[-1] in (".", "!"):
                atoms.pop()
            cut = Cut(tuple(atoms), None, ())
        line = Line(tokens, named, starts, cut, base)
        traits = tuple((host, tuple(atoms[start:end])) for host, start, end in cut.traits)
        key = (cut.atoms, traits)
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= MAX_SHAPES:
                self._shapes.clear()
            shape = self._shapes[key] = read_shape(self.grammar, cut.atoms, traits)
        return shape, line

    def _builder(self, line: Line, setting: Setting, formal: Sequence[tuple[Clause, ...]]) -> Builder:
        def formal_at(at: int) -> tuple[Clause, ...]:
            return formal[sum(1 for atom in line.cut.atoms[:at] if atom == FORMAL)]

        return Builder(self.grammar, line.atoms, setting, formal_at)

    def _unclear(self, trouble: Unclear, span: Span) -> Finding:
        at = self._at(span, trouble.start, trouble.end)
        message = trouble.message.replace('"\0', '"')
        return Finding(trouble.code, message, at, help=trouble.help)

    @staticmethod
    def _at(span: Span, start: int, end: int) -> Span:
        return Span(span.source, span.start + start, span.start + end)
