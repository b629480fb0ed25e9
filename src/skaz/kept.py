"""What a check said of each telling, kept for the next command: who edits one telling does not wait for the others.

It rests on the telling's own text and on the source that this quotes, on what the story's files hold outside of
tellings, on the vocabularies, and on skaz itself. All that makes the key (``text/shelf.py``); where anything of it has
changed, there is nothing here, and the telling is checked anew. What the other tellings say plays no part.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from skaz.check.quotations import source_text
from skaz.engine.acting import Engine, chosen
from skaz.engine.compiled import COMPILED
from skaz.syntax import tree
from skaz.syntax.files import Files
from skaz.text import shelf
from skaz.text.finding import Finding
from skaz.text.packed import Elsewhere, Place, packed, unpacked
from skaz.text.source import Source, Span

KIND = "checked"


@dataclass(frozen=True)
class Said:
    """What is to be said of one telling, what there is of it, and what it cost to write (``model/cost.py``)."""

    findings: tuple[Finding, ...]
    stats: Mapping[str, object]
    cost: Mapping[str, float]


class Kept:
    """What is kept of the tellings of a story, as its files are now."""

    def __init__(self, files: Files, engine: Engine | None) -> None:
        self._files = files
        self._engine = engine
        found = list(_tellings(files))
        count = Counter(decl.name.text for decl, _ in found)
        self._parts = {
            decl.name.text: _Part(files, decl, span, [other for _, other in found if other is not span])
            for decl, span in found
            if count[decl.name.text] == 1  # of two by one name the second is not read
        }

    def all_known(self, strict: bool) -> dict[str, Said]:
        """What was said of the tellings that rest on the very same as then."""
        found = ((name, self.known(name, strict)) for name in self._parts)
        return {name: said for name, said in found if said is not None}

    def known(self, name: str, strict: bool) -> Said | None:
        """The same of one telling; None if nothing is kept of it."""
        part = self._parts.get(name)
        text = shelf.take(KIND, self._key(part, strict)) if part is not None else None
        if part is None or text is None:
            return None
        try:
            findings, stats, cost = json.loads(text)
            return Said(tuple(unpacked(findings, part.span)), stats, cost)
        except (ValueError, TypeError, LookupError):  # no text of ours
            return None

    def keep(self, name: str, strict: bool, said: Said, of_text: Iterable[Finding]) -> None:
        """Keep what was said of a telling; not where ``of_text`` has something to say of it: then it is read anew."""
        part = self._parts.get(name)
        if part is None or any(part.is_own(span) for each in of_text for span in (each.span, *each.also)):
            return
        with suppress(Elsewhere):
            text = json.dumps([packed(said.findings, part.place), said.stats, said.cost])
            shelf.put(KIND, self._key(part, strict), text)

    def _key(self, part: _Part, strict: bool) -> str:
        engine = chosen(self._engine)
        core = shelf.written(COMPILED.__file__) if COMPILED is not None else ""
        languages = (
            decl.language.text for decl, _ in _tellings(self._files)
        )  # the first that can reads what is shared
        left_out = (" ".join([name, *sorted(words)]) for name, words in self._files.exceptions.items())
        shared = [engine, core, str(strict), "\n".join(languages), "\n".join(left_out)]
        return shelf.key_of([*shared, *part.texts()], shelf.EVERYTHING)


class _Stretch(NamedTuple):
    source: Source
    start: int
    end: int


class _Part:
    """The texts on which the check of one telling rests: all of the story's but the other tellings."""

    def __init__(self, files: Files, decl: tree.TellingDecl, own: Span, others: Iterable[Span]) -> None:
        self._files, self._decl, self._own = files, decl, own
        self._stretches = [stretch for source in files.sources() for stretch in _without(source, others)]

    def is_own(self, span: Span) -> bool:
        """Whether something stands in the telling."""
        own = self._own
        return span.source is own.source and own.start <= span.start and span.end <= own.end

    def texts(self) -> Iterator[str]:
        """All that a key is made of."""
        yield self._decl.name.text
        for source, start, end in self._stretches:
            yield source.name
            yield source.text[start:end]
        for line in self._decl.opening:
            if isinstance(line, tree.SourceDecl):
                text = source_text(self._files.folder, line.path.text)
                yield "nothing" if text is None else f"text {text}"

    def place(self, span: Span) -> Place:
        """Where something stands, whatever the other tellings say. Raises Elsewhere if it stands in one of them."""
        for number, (source, start, end) in enumerate(self._stretches):
            if span.source is source and start <= span.start and span.end <= end:
                return [number, span.start - start, span.end - start]
        raise Elsewhere

    def span(self, place: Place) -> Span:
        number, start, end = place
        source, first, _ = self._stretches[number]
        return Span(source, first + start, first + end)


def _tellings(files: Files) -> Iterator[tuple[tree.TellingDecl, Span]]:
    """The tellings, each with all of its text: to the end of the file, or to the comments above the next item."""
    for file in files.trees:
        source = file.span.source
        for item, behind in zip_longest(file.items, file.items[1:]):
            if isinstance(item, tree.TellingDecl):
                start, end = item.span.start, len(source.text)
                if behind is not None:
                    end = _without_comments(source.text, start, behind.span.start)
                yield item, Span(source, start, end)


def _without_comments(text: str, start: int, end: int) -> int:
    """The end of a stretch of text without the comments that end it."""
    at = end
    while at > start:
        at = max(start, text.rfind("\n", start, at - 1) + 1)
        line = text[at : text.find("\n", at)].strip()
        if line[:1] == "#":
            end = at
        elif line:
            break
    return end


def _without(source: Source, others: Iterable[Span]) -> Iterator[_Stretch]:
    """What is left of a text without some stretches of it."""
    start = 0
    for other in sorted((each for each in others if each.source is source), key=lambda each: each.start):
        yield _Stretch(source, start, other.start)
        start = other.end
    yield _Stretch(source, start, len(source.text))
