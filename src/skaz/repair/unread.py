"""What may have been meant where the text cannot be read: the nearest names and verbs, others that fit, a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.model.lines.tokens import Tokens
from skaz.model.named import named_in
from skaz.model.world import Literal_
from skaz.repair.candidate import Candidate, Trouble
from skaz.text.codes import CODES
from skaz.text.fold import fold
from skaz.text.near import nearest
from skaz.text.repair import Edit
from skaz.text.source import Span

#: How many names or words are thought of, and how like a word must be, in percent.
MOST_NAMES = 6
LIKE = 66.0
#: What it costs to write something else, for each that is likelier; to keep the end of a line as a note, or all of it.
OTHER, NEXT, REST, ALL = 0.9, 0.01, 1.2, 2.4
#: A line that is only kept as text, in every language.
NOTE = "note: "


def readable(trouble: Trouble) -> Iterator[Candidate]:
    """What whoever found it proposes; for what cannot be read, other words, and that it is kept as a note."""
    finding = trouble.finding
    if finding.proposed:
        yield Candidate(_put_right(trouble), finding.proposed, 0.5, "proposed")
    if CODES[finding.code].family != "text" or not finding.passages:
        return
    row = _row(finding.span)
    if row.text.startswith(">"):
        return
    for number, (text, group) in enumerate(_others(trouble, row)):
        message = f'Write {text} for "{finding.span.text}" in {finding.passages[0]}.'
        yield Candidate(message, (Edit(finding.span, text),), OTHER + NEXT * number, group)
    if finding.code == "unknown-phrase":
        yield from _kept_apart(trouble, row)
    message = f"Keep the line in {finding.passages[0]} as a note, which tells nothing."
    yield Candidate(message, (Edit(Span(row.source, row.start, row.start), NOTE),), ALL, "note")


def _put_right(trouble: Trouble) -> str:
    """What is put where, in words."""
    where = f" in {trouble.finding.passages[0]}" if trouble.finding.passages else ""
    said = []
    for edit in trouble.finding.proposed:
        old, new = edit.span.text.strip(), edit.text.strip().removeprefix("> ")
        said.append(f'Write "{new}" for "{old}"{where}.' if old and new else f'Put in "{new}"{where}.')
        if not new:
            said[-1] = f'Take out "{old}"{where}.'
    return " ".join(said)


def _row(span: Span) -> Span:
    """The row of the file in which something begins, from its first letter on."""
    text = span.source.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.start)
    row = Span(span.source, start, len(text) if end < 0 else end)
    return Span(span.source, start + len(row.text) - len(row.text.lstrip(" ")), row.end)


def _others(trouble: Trouble, row: Span) -> Iterator[tuple[str, str]]:
    """What may stand there instead, the likeliest first, each with the group it belongs to."""
    finding, reader = trouble.finding, trouble.draft.reader
    if finding.code == "unknown-name":
        for name in nearest(finding.span.text, reader.names.forms)[:MOST_NAMES]:
            yield name, f"name {reader.names.forms[name]}"
    elif finding.code == "unknown-phrase" and " " not in finding.span.text:
        for word in _near_words(trouble):
            yield word, f"word {word}"
    elif finding.code in ("who-is-meant", "wrong-slot"):
        before = row.source.text[row.start : finding.span.start].split()
        for name in _named_near(trouble, row):
            written = trouble.name(name, before=before[-1] if before else "")
            for text in (written, trouble.name(name, oblique=True)):
                yield text, f"name {name}"


def _near_words(trouble: Trouble) -> list[str]:
    """The words of phrases most like one that no phrase has, spelled as the language spells them."""
    world, language = trouble.draft.model.world, trouble.draft.telling.language
    phrases = (each for word in world.words.values() for each in word.phrases if each.language == language)
    shown = {
        part.folded: part.shown.rstrip("~") for each in phrases for part in each.parts if isinstance(part, Literal_)
    }
    forms = {form: form for form in trouble.draft.reader.grammar.verbs.forms}
    known = {**forms, **shown}
    near = nearest(fold(trouble.finding.span.text), known, limit=MOST_NAMES, cutoff=LIKE)
    return list(dict.fromkeys(trouble.manner.letters(known[each]) for each in near))


def _named_near(trouble: Trouble, row: Span) -> list[str]:
    """Who and what may be meant: named in the sentence and not in the line, in the line, around it, then all others."""
    telling, world = trouble.draft.telling, trouble.draft.model.world
    number = int(trouble.finding.passages[0].rpartition(":")[2])
    around = telling.passages[max(0, number - 3) : number]
    own = _names_of(trouble, row.text.replace(trouble.finding.span.text, "", 1))
    quoted = _names_of(trouble, around[-1].quote) if around else []
    earlier = (name for passage in reversed(around) for name in named_in(passage))
    if trouble.finding.code == "who-is-meant":
        names: Iterable[str] = (*own, *quoted, *earlier)
    else:
        names = (*(each for each in quoted if each not in own), *earlier, *world.entities)
    found = (each for each in dict.fromkeys(names) if world.entity_is_a(each, "entity"))
    if trouble.finding.code == "wrong-slot":
        wrong = _names_of(trouble, trouble.finding.span.text)
        found = (each for each in found if each not in wrong and not _is_alike(trouble, each, wrong))
    return list(found)[:MOST_NAMES]


def _is_alike(trouble: Trouble, name: str, wrong: list[str]) -> bool:
    """Whether a name is of the kind of one that may not stand there."""
    world = trouble.draft.model.world
    kinds = ("person", "place")
    return any(all(world.entity_is_a(name, k) == world.entity_is_a(each, k) for k in kinds) for each in wrong)


def _names_of(trouble: Trouble, text: str) -> list[str]:
    """Whom and what a text names, from left to right."""
    reader = trouble.draft.reader
    _, named, _ = reader.names.find(Tokens(text, reader.grammar.language))
    return [each.entities[0] for each in named if each is not None and len(each.entities) == 1]


def _kept_apart(trouble: Trouble, row: Span) -> Iterator[Candidate]:
    """What stands behind the part that is understood, in a row of its own that tells nothing."""
    span = trouble.finding.span
    start = span.start - (row.source.text[span.start - 1 : span.start] == " ")
    if start <= row.start:
        return
    indent = " " * (row.start - row.source.text.rfind("\n", 0, row.start) - 1)
    note = Edit(Span(row.source, row.end, row.end), f"\n{indent}{NOTE}{span.text}")
    message = f'Keep "{span.text}" in {trouble.finding.passages[0]} as a note, which tells nothing.'
    yield Candidate(message, (Edit(Span(span.source, start, span.end), ""), note), REST, "rest")
