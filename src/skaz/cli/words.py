"""Words of vocabularies as ``skaz vocab`` shows them: whole, in a list, on a card, as data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skaz.model.from_syntax import Model
    from skaz.model.world import Word

WIDTH = 100

CARD = """\
# skaz on one page

A story is plain text. Its own part comes first: `story "Title"`, `use everyday`, then who and what there is, a line each,
kind first: `woman Anna, Anna Karenina; Dolly` · `man Levin` · `city Moscow` · `letter the letter` · `group the guests`.
An indented `members Anna, Levin` fills a group; `ro Moscova/Moscovei` after `;` gives a name's Romanian forms.
Then `telling NAME in en "Title"`. A line beginning with `>` quotes one sentence of the source; the lines below it say what
it reports, in the words listed here. What is not said is open, never false.

    > She told him about the letter at the ball.
    at the ball, Anna tells Levin that Dolly has the letter

- One man in the present is enough, but every tense, person, the passive and questions of number are read.
- Several events in a line: `Anna leaves, and Levin weeps` (comma and); bare `and` stays inside: `Anna sings and dances`.
- First in the line, with a comma: place (`at the ball,`), time (`the next day,` `two hours later,` `after film:3,`),
  `when|as|after|before|while …,`. At its end: place, time, `for three days`, `because …`, `to …`, `so that …`.
- Contents: `that …` · `to …` · `whether …` · `-ing` · `"kept in words"` · `it` (the event before).
- Particles go with every word: not, never, no longer, again, still, already, must, can, will, starts to, stops, tries to,
  seems to, often, everyone, nobody, each other, one of the guests.
- Facts: `Anna is married to Levin` · in brackets behind a name: `Anna (Levin's wife, ill) leaves`.
- Who is where: `at the ball: Anna, Levin`. Untold: `frame: …`, `note: …`, `nothing new`. Doubt: `either …` / `or …`.
- A pronoun needs one clear person before it; else write the name.
- Formally: `tell(Anna, Levin, ill(Dolly))`. Error meant so: an indented `meant: code, reason`.

In the list, {who} is somebody, [..] may be left out; other wordings of the same word are in `skaz vocab WORD`.
"""


def found(model: Model, text: str) -> list[Word]:
    """The words that a text means: by name, by `vocabulary.name`, or by any form of a word in their phrases.

    Raises:
        NoSuchName: nothing of the kind; says what is near.
    """
    from skaz.cli.vocab import in_scope
    from skaz.text.failure import NoSuchName
    from skaz.text.fold import fold
    from skaz.text.near import nearest

    words = in_scope(model)
    named = [w for w in words if text in (w.name, f"{w.vocabulary}.{w.name}")]
    if named:
        return named
    wanted = fold(text).split()
    forms = {head for reader in model.readers.values() for form in wanted for head, _ in reader.grammar.verbs.forms.get(form, ())}
    said = [w for w in words if _is_said(w, wanted, forms)]
    if not said:
        raise NoSuchName("word", text, nearest(text, {w.name for w in words}))
    return said


def _is_said(word: Word, wanted: Sequence[str], heads: set[str]) -> bool:
    from skaz.model.world import Literal_

    for phrase in word.phrases:
        literals = [part.folded for part in phrase.parts if isinstance(part, Literal_)]
        if all(form in literals for form in wanted) or (len(wanted) == 1 and heads & set(literals[:1])):
            return True
    return False


def first_phrase(word: Word, language: str) -> str:
    from skaz.model.show import phrase_text

    return next((phrase_text(p) for p in word.phrases if p.language == language and p.first), "")


def list_text(words: Sequence[Word], languages: Sequence[str], model: Model) -> str:
    """By vocabulary: each word's name, what it is for, and an example in each language."""
    from skaz.tell.example import example

    lines: list[str] = []
    for vocabulary, group in groupby(words, key=lambda w: w.vocabulary):
        lines += ["", vocabulary.upper(), ""] if lines else [vocabulary.upper(), ""]
        for word in group:
            lines.append(f"  {word.name} ({word.kind}): {word.doc}")
            lines.extend(f"      {code}  {example(word, code, model)}" for code in languages)
    return "\n".join(lines)


def whole_text(word: Word, languages: Sequence[str], model: Model) -> str:
    """A word with its slots, marks, all wordings and an example."""
    from skaz.tell.example import example

    lines = [f"{word.vocabulary}.{head_text(word)}", f"  {word.doc}"]
    if word.marks:
        lines.append(f"  {', '.join(sorted(word.marks))}")
    for code in languages:
        lines.append(f"  {code}  {example(word, code, model)}")
        lines.extend(f"      {text}" for text in wordings(word, code))
    return "\n".join(lines)


def head_text(word: Word) -> str:
    """``give(who: person, whom: person, thing: thing)``"""
    slots = ", ".join(f"{s.name}: {s.type}{'s' if s.many else ''}{'?' if s.optional else ''}" for s in word.slots)
    value = "" if word.kind != "property" or word.is_truth else f": {', '.join(word.values) or word.value}"
    return f"{word.name}({slots}){value}"


def wordings(word: Word, language: str) -> list[str]:
    from skaz.model.show import phrase_text

    return list(dict.fromkeys(phrase_text(p) for p in word.phrases if p.language == language))


def card_text(words: Sequence[Word], language: str) -> str:
    """One page of the language, then a line of at most 100 characters for each word."""
    lines = [CARD]
    for vocabulary, group in groupby(words, key=lambda w: w.vocabulary):
        lines.append(f"\n## {vocabulary}")
        lines.extend(card_line(word, language) for word in group)
    return "\n".join(lines)


def card_line(word: Word, language: str) -> str:
    """As many of a word's wordings as fit a line, the first always."""
    texts = [text.removeprefix("{who} ") for text in wordings(word, language)]
    line = f"{word.name}: {texts[0] if texts else ''}"
    for text in texts[1:]:
        if len(line) + 3 + len(text) > WIDTH:
            break
        line += f" | {text}"
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def entry(word: Word, languages: Sequence[str], model: Model) -> dict[str, Any]:
    from skaz.tell.example import example

    return {
        "name": word.name,
        "vocabulary": word.vocabulary,
        "kind": word.kind,
        "doc": word.doc,
        "slots": [{"name": s.name, "type": s.type, "many": s.many, "optional": s.optional} for s in word.slots],
        "value": None if word.kind != "property" or word.is_truth else list(word.values) or word.value,
        "marks": sorted(word.marks),
        "phrases": {code: wordings(word, code) for code in languages},
        "examples": {code: example(word, code, model) for code in languages},
    }
