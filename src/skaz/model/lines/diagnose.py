"""Say why a line has no meaning: an unknown name, a missing phrase, what a slot wants, which two meanings it has."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from skaz.model.lines.cut import Trouble
from skaz.model.lines.elsewhere import vocabularies_with
from skaz.model.lines.names import NAME
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.tongue import Tongue
from skaz.model.show import phrase_text
from skaz.model.times import time_words
from skaz.model.world import Literal_
from skaz.text.finding import Finding
from skaz.text.fold import fold
from skaz.text.near import Names, nearest
from skaz.text.source import Span

if TYPE_CHECKING:
    from skaz.model.lines.line import Line
    from skaz.model.lines.reader import LineReader


#: Positions from here on stand in brackets.
TRAITS = 10_000


class Diagnosis:
    """Turns what keeps a line from having a shape into findings, with the nearest names and phrases."""

    def __init__(self, reader: LineReader) -> None:
        self.reader = reader
        self._tongue = Tongue(reader.world, reader.grammar.language)

    def findings(self, trouble: Trouble, line: Line, span: Span) -> list[Finding]:
        if trouble.code == "too-deep":
            return [Finding("too-deep", "This line is longer or deeper than can be read.", span, help="Break it up.")]
        unnamed = (word for token, word in enumerate(line.tokens.words) if not self._is_named(line, token))
        foreign = self._tongue.finding(unnamed, self._known_words, span)
        if foreign is not None:
            return [foreign]
        names = self._unknown_names(line, span)
        if names:
            return names
        if trouble.code == "two-meanings":
            return [self._two_meanings(trouble, line, span)]
        if trouble.code == "wrong-slot":
            return [self._wrong_slot(trouble, line, span)]
        return [self._unknown_phrase(trouble, line, span)]

    # Names

    def _unknown_names(self, line: Line, span: Span) -> list[Finding]:
        """Words with a capital that nothing knows, inside the line, or at its start where no phrase begins so."""
        found: list[Finding] = []
        words, offsets, text = line.tokens.words, line.tokens.offsets, line.tokens.text
        known = self._known_words
        i = 0
        while i < len(words):
            start, end = offsets[i]
            if self._is_named(line, i) or not text[start : start + 1].isupper() or words[i] in known:
                i += 1
                continue
            j = i + 1
            while j < len(words) and text[offsets[j][0] : offsets[j][0] + 1].isupper() and not self._is_named(line, j):
                end = offsets[j][1]
                j += 1
            found.append(self.unknown_name(text[start:end], Span(span.source, span.start + start, span.start + end)))
            i = j
        return found

    def _is_named(self, line: Line, token: int) -> bool:
        return any(
            line.named[k] is not None and line.starts[k] <= token < line.starts[k + 1] for k in range(len(line.named))
        )

    @cached_property
    def _known_words(self) -> set[str]:
        """Every word that the language or a phrase uses."""
        language = self.reader.grammar.language
        words: set[str] = set(self.reader.grammar.patterns.literals) | set(self.reader.grammar.verbs.forms)
        tables = (
            language.particles, language.pronouns, language.quantifiers, language.prepositions, language.places,
            language.openers, language.tails, language.leads, language.conjunctions,
        )  # fmt: skip
        for table in tables:
            words.update(w for key in table for w in key)
        return words | set(language.articles) | self._time_words() | {"i"}

    def _time_words(self) -> frozenset[str]:
        grammar = self.reader.grammar
        return time_words(grammar.code, grammar.adverbials.calendar)

    def unknown_name(self, name: str, span: Span) -> Finding:
        near = self.nearest(name)
        shown = ", ".join(f"{form} ({self.reader.world.entities[entity].kind})" for form, entity in near)
        kind = "woman" if fold(name).endswith("a") else "man"
        help_ = f"Nearest: {shown}." if near else f"Declare it in the story's own part:  {kind} {name}"
        return Finding("unknown-name", f'"{name}" is nobody here.', span, help=help_)

    def nearest(self, name: str) -> list[tuple[str, str]]:
        """Up to three known name forms most like a text, with whom they name."""
        forms = self.reader.names.forms
        found: dict[str, str] = {}
        for form in self._forms.nearest(name, limit=6):
            if forms[form] not in found.values():
                found[form] = forms[form]
        return list(found.items())[:3]

    # Phrases

    def _two_meanings(self, trouble: Trouble, line: Line, span: Span) -> Finding:
        at = self._span(line, trouble.start, trouble.end, span)
        names = " or ".join(f"{m}(…)" for m in trouble.meanings)
        shorter = trouble.meanings[0].split(".")
        help_ = f"Write one of them, or  use {shorter[0]} except {shorter[-1]}."
        return Finding("two-meanings", f'"{at.text}" is {names}.', at, help=help_)

    def _wrong_slot(self, trouble: Trouble, line: Line, span: Span) -> Finding:
        at = self._span(line, trouble.start, trouble.end, span)
        wanted = list(dict.fromkeys(self._kind_of(key) for key in trouble.wanted))
        what = self._what_stands(line, trouble.start, at.text)
        message = f"Here stands {what}; {' or '.join(wanted[:3])} is needed."
        return Finding("wrong-slot", message, at, help=f'Is another {wanted[0].split()[-1]} meant than "{at.text}"?')

    def _kind_of(self, key: SlotKey) -> str:
        kind = key.type
        return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"

    def _what_stands(self, line: Line, atom: int, text: str) -> str:
        if atom < len(line.cut.atoms) and line.cut.atoms[atom].startswith(NAME):
            kinds = self.reader.grammar.kinds(line.cut.atoms[atom])
            return f'"{text}", {self._kind_of(SlotKey(kinds[0], False, "", ""))}'
        return f'"{text}"'

    def _unknown_phrase(self, trouble: Trouble, line: Line, span: Span) -> Finding:
        at = self._span(line, trouble.start, trouble.end, span)
        atoms = line.cut.atoms
        stretch = range(trouble.start, min(trouble.end, len(atoms)))
        owned = self._owned(line, stretch)
        if owned is not None:
            return self._not_read_as_somebody(line, owned, span)
        noun = self._unknown_noun(line, stretch, trouble.furthest)
        if noun is not None:
            return self._no_such_kind(line, noun, span)
        if trouble.start + 1 < trouble.read < stretch.stop:
            return self._not_to_the_end(trouble, line, span)
        if trouble.start >= TRAITS:
            return self._no_trait(at)
        known = [self._atom_text(line, i) for i in stretch if atoms[i].startswith(NAME)]
        verb = self._verb(line, stretch, trouble.furthest)
        names = self._listing(known)
        if verb is not None and verb[1]:
            message = f'"{at.text}": "{verb[0]}" is known, but no phrase of it fits this.'
            help_ = f"It may stand in: {'; '.join(verb[1][:4])}."
        elif verb is not None:
            place = self._span(line, verb[2], verb[2] + 1, span)
            be = f"{names} {'is' if len(known) == 1 else 'are'} known, " if known else ""
            message = f'"{at.text}": {be}"{verb[0]}" is no phrase in scope.'
            return Finding("unknown-phrase", message, place, help=self._add_hint(verb[0], known))
        else:
            message = f'"{at.text}" is no phrase in scope.'
            help_ = "Begin with who does it, then the verb. `skaz vocab` lists what may be said."
        return Finding("unknown-phrase", message, at, help=help_)

    def _no_trait(self, at: Span) -> Finding:
        """What stands in brackets, or between commas, and may not stand after "is"."""
        words = [word for word in re.findall(r"\w+", fold(at.text)) if word not in self.reader.grammar.articles]
        last = words[-1] if words else "word"
        near = self._verb_words.nearest(last, cutoff=70)
        guess = f"Nearest: {', '.join(near)}. " if near else ""
        be = f"{self.reader.grammar.code} {self.reader.grammar.be}"
        _, owned, what = at.text.rpartition("'s ")
        said = f"{last}(who, whom) / {be} {{whom}}'s {what}" if owned else f"{last}(who) / {be} {at.text}"
        help_ = f"{guess}A trait is what may stand after is. Or add:  property {said}"
        return Finding("unknown-phrase", f'"{at.text}" is no trait in scope.', at, help=help_)

    def _not_to_the_end(self, trouble: Trouble, line: Line, span: Span) -> Finding:
        """The clause has a meaning but for its last words."""
        read = self._span(line, trouble.start, trouble.read, span).text
        left = self._span(line, trouble.read, trouble.end, span)
        message = f'"{read}" is understood, but not "{left.text}" behind it.'
        help_ = "Say it in a clause of its own, in other words (`skaz vocab WORD`), or keep it as a line  note: …"
        return Finding("unknown-phrase", message, left, help=help_)

    def _owned(self, line: Line, stretch: range) -> tuple[int, int] | None:
        """``Ilse's brother``, ``her key``: an owner and a word that no phrase has."""
        atoms = line.cut.atoms
        grammar = self.reader.grammar
        for i in stretch:
            after = i + 2 if atoms[i].startswith(NAME) and i + 1 < len(atoms) and atoms[i + 1] in ("'s", "'") else i + 1
            is_owner = after == i + 2 or (atoms[i] in grammar.pronouns.possessives and not grammar.drops_subject)
            if is_owner and after < stretch.stop and self._may_be_owned(atoms[after]):
                return i, after + 1
        return None

    def _may_be_owned(self, word: str) -> bool:
        return word.isalpha() and (word in self._noun_words or word not in self._known_words or self._is_tie(word))

    def _is_tie(self, word: str) -> bool:
        return any(f"'s {word}" in text for text in self._phrases_by_head.get(word, ()))

    def _not_read_as_somebody(self, line: Line, owned: tuple[int, int], span: Span) -> Finding:
        place = self._span(line, owned[0], owned[1], span)
        message = f'"{place.text}" is not read as somebody or something.'
        by_name = line.cut.atoms[owned[0]].startswith(NAME)
        whole = place.text if by_name else f"the {self._atom_text(line, owned[1] - 1)}"
        help_ = (
            f"Write the name. If it has none, give it one in the story's own part:  thing {whole}  (or place). Who is"
            " whose kin is told as a fact, or in brackets after the name."
        )
        return Finding("unknown-phrase", message, place, help=help_)

    def _unknown_noun(self, line: Line, stretch: range, furthest: int) -> int | None:
        """A word after an article that names no kind of person or thing, where reading came to an end."""
        atoms = line.cut.atoms
        for i in stretch:
            if atoms[i] not in self.reader.grammar.language.articles or i + 1 >= stretch.stop:
                continue
            word = atoms[i + 1]
            if word.isalpha() and word not in self._noun_words and (i <= furthest <= i + 1 or i == stretch.start):
                return i + 1
        return None

    def _no_such_kind(self, line: Line, at: int, span: Span) -> Finding:
        place = self._span(line, at - 1, at + 1, span)
        word = self._atom_text(line, at)
        near = nearest(fold(word), sorted(self._noun_words), limit=3, cutoff=70)
        guess = f"Nearest: {', '.join(near)}. " if near else ""
        help_ = (
            f"{guess}Write  type {fold(word)}: person  (or thing) in the story's own part, or say it in other words."
        )
        return Finding("unknown-name", f'"{place.text}" is nobody here, and "{word}" is no type.', place, help=help_)

    def _listing(self, names: list[str]) -> str:
        unique = list(dict.fromkeys(names))
        return " and ".join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 2 else unique)

    def _add_hint(self, verb: str, known: list[str]) -> str:
        code = self.reader.grammar.code
        unused = [v for v in vocabularies_with(fold(verb), code) if v not in self.reader.world.vocabularies]
        if unused:
            return f'"{verb}" is a word of the vocabulary {" and of ".join(unused[:2])}. Write  use {unused[0]}'
        near = self._verb_words.nearest(verb, cutoff=70)
        slots = "who, whom" if len(known) > 1 else "who"
        add = f"Or add:  action {self._stem(verb)}({slots}) / {self.reader.grammar.code} {verb}"
        add += " {whom}" if len(known) > 1 else ""
        return f"Nearest: {', '.join(near)}. {add}" if near else add.replace("Or add", "Add", 1)

    @cached_property
    def _verb_words(self) -> Names:
        return Names(self.reader.grammar.verbs.forms)

    @cached_property
    def _forms(self) -> Names:
        return Names(self.reader.names.forms)

    @cached_property
    def _noun_words(self) -> set[str]:
        return {word for words in self.reader.grammar.type_nouns for word in words}

    def _stem(self, verb: str) -> str:
        word = re.sub(r"\W", "_", fold(verb))
        return word[:-1] if word.endswith("s") and not word.endswith("ss") else word

    def _verb(self, line: Line, stretch: range, furthest: int) -> tuple[str, list[str], int] | None:
        """The word that keeps the line from being read, the phrases it has, where it stands.

        It is one that nothing knows, else the last verb that was reached.
        """
        atoms = line.cut.atoms
        grammar = self.reader.grammar
        known = self._known_words
        for i in stretch:
            if atoms[i].isalpha() and atoms[i] not in known and atoms[i] not in self._noun_words:
                return self._atom_text(line, i), [], i
        verbs = [i for i in stretch if atoms[i] in grammar.verbs.forms and atoms[i] not in grammar.language.articles]
        reached = [i for i in verbs if i <= furthest] or verbs[:1]
        if not reached:
            return None
        heads = list(dict.fromkeys(head for head, _ in grammar.verbs.forms[atoms[reached[-1]]]))
        return self._atom_text(line, reached[-1]), self._phrases_of(heads), reached[-1]

    def _phrases_of(self, heads: list[str]) -> list[str]:
        return [text for head in heads for text in self._phrases_by_head.get(head, ())]

    @cached_property
    def _phrases_by_head(self) -> dict[str, list[str]]:
        """One phrase of each word, by each word that stands in it."""
        found: dict[str, list[str]] = {}
        for word in dict.fromkeys(self.reader.world.words.values()):
            heads: set[str] = set()
            for phrase in word.phrases:
                if phrase.language != self.reader.grammar.code:
                    continue
                for part in phrase.parts:
                    if isinstance(part, Literal_) and part.folded not in heads:
                        heads.add(part.folded)
                        found.setdefault(part.folded, []).append(phrase_text(phrase))
        return found

    def _atom_text(self, line: Line, i: int) -> str:
        return line.atoms.text(i)

    def _span(self, line: Line, start: int, end: int, span: Span) -> Span:
        atoms = line.atoms
        if start >= TRAITS:
            atoms, start, end = line.inner(start // TRAITS - 1), start % TRAITS, end % TRAITS
        if not line.tokens.words:
            return span
        first, last = atoms.span(start, max(end, start + 1))
        return Span(span.source, span.start + first, span.start + last)
