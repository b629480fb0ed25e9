"""``passage-altered`` and ``passage-missing``: quotations held against the source, word by word, white space aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from skaz.model.from_syntax import Model
from skaz.model.telling import Passage, Telling
from skaz.text.finding import Finding
from skaz.text.repair import Edit
from skaz.text.source import Span

WORD = re.compile(r"\S+")
#: Sources longer than this (in words), between their first and last difference, are compared passage by passage.
MOST_WORDS = 6000
#: Words of a source that are shown.
SHOWN = 30


class Quoted(NamedTuple):
    """A word of a quotation, where it stands."""

    text: str
    passage: Passage
    start: int
    end: int


def check_text(model: Model, telling: Telling) -> Iterator[Finding]:
    """Hold a telling's quotations against its source file; a telling without one quotes what it likes."""
    if telling.source is None:
        return
    text = source_text(model.folder, telling.source)
    if text is None:
        message = f'The source "{telling.source}" cannot be read.'
        help_ = "Put the file into the story's folder, beside its .skaz files."
        yield Finding("include-failed", message, telling.span, help=help_)
        return
    quoted = list(_quoted(telling))
    source = WORD.findall(text)
    for low, high, start, end in _differences([word.text for word in quoted], source):
        yield from _difference(telling, quoted, source, (low, high), (start, end))


def source_text(folder: Path, name: str) -> str | None:
    """The text of a source; None for one that is not there or lies outside the story's folder."""
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            return None
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None


def _quoted(telling: Telling) -> Iterator[Quoted]:
    for passage in telling.passages:
        words = WORD.findall(passage.quote)
        places = list(WORD.finditer(passage.span.text))
        shift = len(places) - len(words)
        for number, word in enumerate(words):
            if 0 <= number + shift < len(places):
                place = places[number + shift]
                at = place.end() - len(word) if place.group().endswith(word) else place.start()
                yield Quoted(word, passage, passage.span.start + at, passage.span.start + place.end())
            else:
                yield Quoted(word, passage, passage.span.start, passage.span.end)


def _differences(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists of words differ: stretches of the first and of the second."""
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(two)) - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    left, right = one[head : len(one) - tail], two[head : len(two) - tail]
    if not left and not right:
        return
    if len(left) + len(right) > MOST_WORDS:
        yield head, len(one) - tail, head, len(two) - tail
        return
    for kind, low, high, start, end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield low + head, high + head, start + head, end + head


def _difference(
    telling: Telling, quoted: list[Quoted], source: list[str], own: tuple[int, int], theirs: tuple[int, int]
) -> Iterator[Finding]:
    low, high = own
    start, end = theirs
    if low == high and _is_boundary(quoted, low):
        yield _missing(telling, quoted, low, source[start:end])
        return
    while low < high:
        passage = quoted[low].passage
        stop = low
        while stop < high and quoted[stop].passage is passage:
            stop += 1
        last = stop == high
        yield _altered(passage, quoted[low:stop], source[start:end] if last or stop - low >= end - start else [])
        start = end if last else start
        low = stop
    if own[0] == own[1]:
        yield _lacking(quoted, own[0], source[start:end])


def _is_boundary(quoted: list[Quoted], at: int) -> bool:
    """Whether a place lies between two passages."""
    return at in (0, len(quoted)) or quoted[at - 1].passage is not quoted[at].passage


def _missing(telling: Telling, quoted: list[Quoted], at: int, words: list[str]) -> Finding:
    text = _shown(words)
    if at < len(quoted):
        passage = quoted[at].passage
        where, span = f"which stands before {passage.id}", passage.span
    elif telling.passages:
        passage = telling.passages[-1]
        where, span = f"which stands after {passage.id}", passage.span
    else:
        message = f'no passage quotes "{text}".'
        return Finding("passage-missing", message, telling.span, help=f"Quote it where it stands: > {text}")
    help_ = f"Quote it where it stands: > {text}"
    message = f'no passage quotes "{text}", {where}.'
    quotation = f"> {' '.join(words)}\n"
    start = span.source.text.rfind("\n", 0, span.start) + 1
    if at < len(quoted):
        edit = Edit(Span(span.source, start, start), quotation)
    else:
        end = len(span.source.text)
        edit = Edit(Span(span.source, end, end), f"\n{quotation}")
    return Finding("passage-missing", message, span, help=help_, passages=(passage.id,), proposed=(edit,))


def _altered(passage: Passage, words: list[Quoted], source: list[str]) -> Finding:
    span = Span(passage.span.source, words[0].start, words[-1].end)
    own = _shown([word.text for word in words])
    theirs = f'the source has "{_shown(source)}"' if source else "the source does not have it"
    help_ = "Copy the sentence from the source again."
    edits = (Edit(span, " ".join(source)),) if source else ()
    message = f'{passage.id} has "{own}"; {theirs}.'
    return Finding("passage-altered", message, span, help=help_, passages=(passage.id,), proposed=edits)


def _lacking(quoted: list[Quoted], at: int, source: list[str]) -> Finding:
    before = quoted[at - 1]
    span = Span(before.passage.span.source, before.start, quoted[at].end)
    message = f'{before.passage.id} lacks "{_shown(source)}", which the source has after "{before.text}".'
    help_ = "Copy the sentence from the source again."
    edit = Edit(Span(span.source, before.end, before.end), f" {' '.join(source)}")
    return Finding("passage-altered", message, span, help=help_, passages=(before.passage.id,), proposed=(edit,))


def _shown(words: Sequence[str]) -> str:
    text = " ".join(words[:SHOWN])
    return f"{text} …" if len(words) > SHOWN else text
