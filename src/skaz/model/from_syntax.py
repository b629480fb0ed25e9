"""From the files of a story to its world and tellings: declare, name, then read every line."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from skaz.model.declare import Declarations
from skaz.model.declared import declared_by
from skaz.model.entities import read_entities
from skaz.model.firsts import Firsts, read_firsts
from skaz.model.lines.grammars import learn_together
from skaz.model.lines.reader import LineReader
from skaz.model.telling import Clause, Telling
from skaz.model.tellings import read_kept, read_telling
from skaz.model.times import CALENDARS, Calendar, read_calendar
from skaz.model.travel import Map, read_map
from skaz.model.world import World
from skaz.syntax import tree
from skaz.syntax.collector import collector_paused
from skaz.syntax.files import Files
from skaz.text.finding import Finding
from skaz.text.fold import fold
from skaz.text.source import Source


class Readers(Mapping[str, LineReader]):
    """The line readers of a story by language, those of its tellings first; each is made when it is first asked for."""

    def __init__(self, world: World, declared: Declarations, languages: list[str]) -> None:
        self._world = world
        self._declared = declared
        self._languages = languages
        self._made: dict[str, LineReader] = {}

    def __getitem__(self, code: str) -> LineReader:
        if code not in self._languages:
            raise KeyError(code)
        if code not in self._made:
            self._made[code] = LineReader(self._world, code, self._declared)
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)


@dataclass(frozen=True)
class Model:
    """A story understood. ``given`` are facts that all tellings share; ``kept`` what is kept from whom.

    ``readers`` read further lines in a telling's language, for questions and edits; ``sources`` are the texts of its
    files and vocabularies, in which nearly all of its findings stand.
    """

    title: str
    folder: Path
    world: World
    tellings: tuple[Telling, ...]
    given: tuple[Clause, ...]
    kept: tuple[Clause, ...]
    map: Map
    readers: Readers
    findings: tuple[Finding, ...] = ()
    firsts: Firsts = field(default_factory=Firsts)
    """Since when goods and words are known."""
    sources: tuple[Source, ...] = ()

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        """The calendars by which tellings may count, by name."""
        return self.world.calendars


def build(files: Files, unread: Container[str] = (), workers: int = 1) -> Model:
    """Build the model of a story. Findings come in the order of their places; nothing is raised.

    Args:
        files: what is read of it.
        unread: the names of tellings that the model can do without.
        workers: how many processes may learn languages at a time.
    """
    with collector_paused():
        return _built(files, unread, workers)


def _built(files: Files, unread: Container[str], workers: int) -> Model:
    findings = list(files.findings)
    declared = declared_by(files)
    findings.extend(declared.findings)
    entities = read_entities(files, declared, findings)
    world = World(
        declared.types,
        {entity.name: entity for entity in entities.found},
        declared.words,
        tuple(declared.rules),
        tuple(declared.laws),
        tuple(files.vocabularies),
        calendars=_calendars(files, findings),
        motives=tuple(declared.motives),
    )
    learn_together(declared, _told_in(files, unread), workers)
    readers = Readers(world, declared, _languages(files))
    given = tuple(_given(entities.facts, readers, findings))
    kept = tuple(_kept(files, readers, findings))
    tellings = tuple(_tellings(files, world, readers, given, unread, findings))
    places = read_map(files, readers, findings)
    firsts = read_firsts(files, findings)
    said, sources = joined(findings), tuple(files.sources())
    return Model(_title(files), files.folder, world, tellings, given, kept, places, readers, said, firsts, sources)


def _calendars(files: Files, findings: list[Finding]) -> dict[str, Calendar]:
    """The calendars by which tellings may count: those that are built in, and those that the story declares."""
    found = dict(CALENDARS)
    for item in files.items():
        if isinstance(item, tree.CalendarDecl) and item.text is not None:
            calendar, troubles = read_calendar(item.span)
            findings.extend(troubles)
            if calendar is not None:
                found[calendar.name] = calendar
    return found


def joined(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings, the same unknown name said once with all its places."""
    first: dict[tuple[str, str], int] = {}
    found: list[Finding] = []
    for finding in findings:
        if finding.code == "unknown-name":
            known = first.setdefault((finding.code, fold(finding.span.text)), len(found))
            if known < len(found):
                passages = tuple(dict.fromkeys((*found[known].passages, *finding.passages)))
                found[known] = replace(found[known], also=(*found[known].also, finding.span), passages=passages)
                continue
        found.append(finding)
    return tuple(found)


def _languages(files: Files) -> list[str]:
    from skaz.model.language import languages

    return list(dict.fromkeys([*_told_in(files, ()), *languages()]))


def _told_in(files: Files, unread: Container[str]) -> list[str]:
    """The languages of the tellings, each once."""
    from skaz.model.language import languages

    tellings = (item for item in files.items() if isinstance(item, tree.TellingDecl) and item.name.text not in unread)
    return [code for code in dict.fromkeys(each.language.text for each in tellings) if code in languages()]


def _title(files: Files) -> str:
    for item in files.items():
        if isinstance(item, tree.Story):
            return item.title.text
    return files.folder.name


def _given(facts: list[tuple[str, tree.Line]], readers: Readers, findings: list[Finding]) -> list[Clause]:
    """Facts that stand under an entity, their subject left out; in whichever language reads them."""
    found: list[Clause] = []
    for subject, line in facts:
        troubles: list[Finding] = []
        for reader in readers.values():
            clauses, trouble = reader.fact_of(subject, line.text, line.span)
            if not trouble:
                found.extend(clauses)
                break
            troubles = troubles or trouble
        else:
            findings.extend(troubles)
    return found


def _kept(files: Files, readers: Readers, findings: list[Finding]) -> list[Clause]:
    found: list[Clause] = []
    for item in files.items():
        if isinstance(item, tree.KeptDecl):
            found.extend(read_kept(item.lines, list(readers.values()), findings))
    return found


def _tellings(
    files: Files,
    world: World,
    readers: Readers,
    given: tuple[Clause, ...],
    unread: Container[str],
    findings: list[Finding],
) -> list[Telling]:
    found: dict[str, Telling] = {}
    for item in files.items():
        if not isinstance(item, tree.TellingDecl) or item.name.text in unread:
            continue
        if item.name.text in found:
            message = f'There are two tellings "{item.name.text}".'
            findings.append(Finding("repeated-name", message, item.name.span, help="Rename one of them."))
            continue
        reader = readers.get(item.language.text)
        if reader is None:
            message = f'"{item.language.text}" is no language that skaz reads.'
            known = ", ".join(sorted(readers))
            findings.append(Finding("bad-declaration", message, item.language.span, help=f"It reads {known}."))
            continue
        found[item.name.text] = read_telling(item, reader, world, given, findings)
    return list(found.values())


__all__ = ["Declarations", "Model", "build"]
