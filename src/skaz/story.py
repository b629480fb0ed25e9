"""A story in Python: load it, replay a telling, check it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from skaz.locate import first_file
from skaz.text.failure import NoSuchName, Unreadable
from skaz.text.near import nearest

if TYPE_CHECKING:
    from skaz.compare.compare import Comparison
    from skaz.engine.acting import Engine
    from skaz.engine.run import Run
    from skaz.kept import Kept, Said
    from skaz.model.from_syntax import Model
    from skaz.model.telling import Telling
    from skaz.syntax.files import Files
    from skaz.text.finding import Finding
    from skaz.text.repair import Edit, Repair
    from skaz.trace.trace import Trace


#: How deep beliefs about beliefs are followed where nobody says; what is kept of checks goes so deep.
DEPTH = 2


def load(story: str | Path, *, engine: Engine | None = None, workers: int = 1, remembers: bool = False) -> Story:
    """Load a story: a folder, a ``.skaz`` file, or the name of a bundled one.

    Args:
        story: where it is.
        engine: ``core`` or ``reference``, to replay its tellings; without it the core, if it is there.
        workers: how many processes may learn languages, or replay the other readings of a telling, at a time.
        remembers: do not check again what was checked as it is, perhaps by another process.

    Raises:
        NoSuchName: neither a path nor a bundled story.
        Unreadable: a folder in which no story begins, or a file that cannot be read.
    """
    from skaz.syntax.files import read_files

    first = first_file(story)
    try:
        files = read_files(first)
    except OSError as wrong:
        raise Unreadable(str(story), wrong.strerror or "it cannot be read") from wrong
    name = Path(story).resolve().stem if first.is_file() and Path(story) == first else Path(story).name or str(story)
    return Story(name, files, engine, workers=workers, remembers=remembers)


class Story:
    """A story that was loaded. Tellings are replayed when they are first asked for, each by itself."""

    def __init__(
        self,
        name: str,
        files: Files,
        engine: Engine | None = None,
        *,
        workers: int = 1,
        remembers: bool = False,
        unread: Iterable[str] = (),
    ) -> None:
        self.name = name
        self.engine = engine
        self._files = files
        self._workers = workers
        self._remembers = remembers
        self._unread = frozenset(unread)
        self._runs: dict[tuple[str, int, bool], Run] = {}
        self._said: dict[tuple[str, bool], Said] = {}
        self._compared: dict[tuple[str, str], Comparison] = {}

    @cached_property
    def model(self) -> Model:
        """The story understood; what the tellings of its files say is read when it is first asked for."""
        from skaz.model.from_syntax import build

        return build(self._files, self._unread, self._workers)

    @cached_property
    def _kept(self) -> Kept | None:
        """What is kept of checks of the story as it is; None where nothing is to be kept."""
        from skaz.kept import Kept

        return Kept(self._files, self.engine) if self._remembers else None

    @property
    def title(self) -> str:
        return self.model.title

    @property
    def tellings(self) -> list[str]:
        """The names of the tellings, in order."""
        return [telling.name for telling in self.model.tellings]

    @property
    def findings(self) -> list[Finding]:
        """What is to be said about the text itself, before any replay."""
        return list(self.model.findings)

    def telling(self, name: str | None = None) -> Telling:
        """A telling by its name; the first where none is said.

        Raises:
            NoSuchName: there is none of that name, or none at all.
        """
        known = {telling.name: telling for telling in self.model.tellings}
        if name is None and known:
            return next(iter(known.values()))
        if name not in known:
            raise NoSuchName("telling", name or "", nearest(name or "", known), known)
        return known[name]

    def replay(self, telling: str | None = None, *, depth: int = DEPTH) -> Trace:
        """Replay a telling; the first where none is said.

        Args:
            telling: its name.
            depth: how deep beliefs about beliefs are followed.
        """
        from skaz.check.check import check_run
        from skaz.trace.from_run import trace_of

        chosen = self.telling(telling)
        run = self._run(chosen, depth)
        if depth == DEPTH:
            return trace_of(run, self._say(chosen, False).findings)
        return trace_of(run, check_run(self.model, run, workers=self._workers).findings)

    def check(self, telling: str | None = None, *, strict: bool = False) -> list[Finding]:
        """All findings, those about the text first: of one telling, or of all where none is said."""
        return self.overview(telling, strict=strict)[0]

    def overview(
        self, telling: str | None = None, *, strict: bool = False
    ) -> tuple[list[Finding], list[dict[str, object]]]:
        """All findings as ``check`` gives them, and of each telling that was checked what there is, and what it cost.

        A telling of which all is kept is not even read, if nobody has asked for the model before.
        """
        from skaz.text.identity import in_order

        is_read = "model" in self.__dict__
        said = {} if self._kept is None or is_read else self._kept.all_known(strict)
        if telling is not None and telling not in said:
            self.telling(telling)
        rest = self._without(said) if said else self
        for each in rest.model.tellings:
            if telling is None or each.name == telling:
                said[each.name] = rest._say(each, strict)
        names = [name for name in self._files.tellings() if name in said and telling in (None, name)]
        found = [*rest.model.findings, *(finding for name in names for finding in said[name].findings)]
        return in_order(found), [{**said[name].stats, **said[name].cost} for name in names]

    def _without(self, known: Iterable[str]) -> Story:
        """The story without some of its tellings."""
        return Story(
            self.name,
            self._files,
            self.engine,
            workers=self._workers,
            remembers=self._remembers,
            unread=known,
        )

    def _say(self, telling: Telling, strict: bool) -> Said:
        """What is to be said of a telling; from what is kept if nothing has changed on which it rests."""
        from skaz.check.check import check_run
        from skaz.kept import Said
        from skaz.model.cost import cost_of

        key = (telling.name, strict)
        if key not in self._said:
            known = self._kept.known(*key) if self._kept is not None else None
            if known is None:
                run = self._run(telling, DEPTH)
                findings = check_run(self.model, run, strict=strict, workers=self._workers).findings
                cost = {name: round(value, 4) for name, value in asdict(cost_of(telling)).items()}
                known = Said(findings, _stats(telling, run), cost)
                if self._kept is not None:
                    self._kept.keep(*key, known, self.model.findings)
            self._said[key] = known
        return self._said[key]

    def repairs(self, finding: Finding) -> tuple[Repair, ...]:
        """The smallest changes of the text that clear a finding, at most three, best first; each was tried by replay.

        Costs a dozen replays and more. Empty where nothing that was tried helps, and for what
        needs no repair: notes, and what is waived.
        """
        from skaz.check.check import check_telling
        from skaz.repair.candidate import Speech
        from skaz.repair.repairs import MOST_REPAIRS, repairs_of
        from skaz.tell.say import speaker

        if finding.severity == "note" or finding.waived is not None:
            return ()
        name = finding.passages[0].partition(":")[0] if finding.passages else ""
        telling = next((each for each in self.model.tellings if each.name == name), None)
        if telling is None:
            return self._repairs_of_text(finding)
        speaks = speaker(self.model, telling.language)
        entities = self.model.world.entities
        found = repairs_of(
            finding,
            self.model,
            telling,
            self._run(telling, DEPTH),
            judge=lambda model, other: check_telling(model, other, engine=self.engine, searches=False).findings,
            speech=Speech(speaks.say_like, lambda name, case, before: speaks.nouns.name(entities[name], case, before)),
            hints=[each for each in self._say(telling, False).findings if each.code == "name-swapped"],
        )
        if finding.code == "unknown-name":  # whoever has no name yet may get one; that it is kept as a note comes last
            found = (*found[:-1], *self._repairs_of_text(finding), *found[-1:])[:MOST_REPAIRS]
        return found

    def _repairs_of_text(self, finding: Finding) -> tuple[Repair, ...]:
        from skaz.repair.declared import repairs_of_text

        return repairs_of_text(finding, self._files.folder, self._files.trees[0].span.source, self._check_edited)

    def _check_edited(self, edits: Sequence[Edit]) -> list[Finding]:
        """All findings of the story as it would be after some edits of its files."""
        from skaz.syntax.files import read_files
        from skaz.text.repair import edited

        sources = {edit.span.source for edit in edits}
        texts = {each.name: edited(each.text, [e for e in edits if e.span.source is each]) for each in sources}
        return Story(self.name, read_files(self._files.entry, texts), self.engine).check()

    def compare(self, a: str | None = None, b: str | None = None) -> Comparison:
        """Compare two tellings by what happens in them; the first two where none is said.

        Args:
            a: a telling, or ``FOLDER:telling`` of another story, of a draft perhaps.
            b: what it is compared with.

        Raises:
            NoSuchName: there is no such telling, or only one.
        """
        from skaz.compare.compare import compare

        names = self.tellings
        if (a is None or b is None) and len(names) < 2:
            raise NoSuchName("second telling", "", [], names)
        first = a or next(name for name in names if name != b)
        chosen = (first, b or next(name for name in names if name != first))
        if chosen in self._compared:
            return self._compared[chosen]
        sides = [self._side(name) for name in chosen]
        models = sides[0][0].model, sides[1][0].model
        one, two = (story._run(story.telling(name), DEPTH, explains=False) for story, name in sides)
        self._compared[chosen] = compare(models, (one, two), chosen)
        return self._compared[chosen]

    def _side(self, name: str) -> tuple[Story, str]:
        """The story that has a telling, and what the telling is called there."""
        folder, _, telling = name.rpartition(":")
        return (load(folder, engine=self.engine), telling) if folder else (self, name)

    def run(self, telling: str | None = None) -> Run:
        """A telling replayed, as the engine leaves it; not checked."""
        return self._run(self.telling(telling), DEPTH)

    def _run(self, telling: Telling, depth: int, *, explains: bool = True) -> Run:
        """A telling replayed; where its deeds need not be explained, a run in which they are serves as well."""
        from skaz.engine.replay import replay

        key = (telling.name, depth, explains or (telling.name, depth, True) in self._runs)
        if key not in self._runs:
            self._runs[key] = replay(self.model, telling, depth=depth, engine=self.engine, explains=explains)
        return self._runs[key]

    def stats(self) -> list[dict[str, object]]:
        """What there is of each telling, in the shape of the contract's ``telling``."""
        return [dict(self._say(telling, False).stats) for telling in self.model.tellings]


def _stats(telling: Telling, run: Run) -> dict[str, object]:
    mapped = [passage for passage in telling.passages if passage.is_mapped]
    return {
        "name": telling.name,
        "language": telling.language,
        "source": telling.source,
        "passages": len(telling.passages),
        "mapped": len(mapped),
        "frames": sum(passage.has_frame for passage in telling.passages),
        "silent": len(telling.passages) - len(mapped),
        "events": sum(step.kind == "event" and step.mode != "bridge" for step in run.steps),
        "bridges": sum(step.mode == "bridge" for step in run.steps),
        "presupposed": sum(len(step.presupposed) for step in run.steps),
    }
