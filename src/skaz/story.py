"""A story in Python: load it, replay a telling, check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from skaz.locate import first_file
from skaz.text.failure import NoSuchName, Unreadable
from skaz.text.near import nearest

if TYPE_CHECKING:
    from skaz.check.check import Checked
    from skaz.compare.compare import Comparison
    from skaz.engine.acting import Engine
    from skaz.engine.run import Run
    from skaz.model.from_syntax import Model
    from skaz.model.telling import Telling
    from skaz.text.finding import Finding
    from skaz.text.repair import Repair
    from skaz.trace.trace import Trace


def load(story: str | Path, *, engine: Engine | None = None) -> Story:
    """Load a story: a folder, a ``.skaz`` file, or the name of a bundled one.

    Args:
        story: where it is.
        engine: ``core`` or ``reference``, to replay its tellings; without it the core, if it is there.

    Raises:
        NoSuchName: neither a path nor a bundled story.
        Unreadable: a folder in which no story begins, or a file that cannot be read.
    """
    from skaz.model.from_syntax import build
    from skaz.syntax.files import read_files

    first = first_file(story)
    try:
        files = read_files(first)
    except OSError as wrong:
        raise Unreadable(str(story), wrong.strerror or "it cannot be read") from wrong
    name = Path(story).resolve().stem if first.is_file() and Path(story) == first else Path(story).name or str(story)
    return Story(name, build(files), engine)


class Story:
    """A story that was loaded. Tellings are replayed when they are first asked for, each by itself."""

    def __init__(self, name: str, model: Model, engine: Engine | None = None) -> None:
        self.name = name
        self.model = model
        self.engine = engine
        self._runs: dict[str, Run] = {}
        self._compared: dict[tuple[str, str], Comparison] = {}
        self._checked: dict[tuple[str, int, bool], Checked] = {}

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

    def replay(self, telling: str | None = None, *, depth: int = 2) -> Trace:
        """Replay a telling; the first where none is said.

        Args:
            telling: its name.
            depth: how deep beliefs about beliefs are followed.
        """
        from skaz.trace.from_run import trace_of

        checked = self._check(self.telling(telling), depth, False)
        return trace_of(checked.run, checked.findings)

    def check(self, telling: str | None = None, *, strict: bool = False) -> list[Finding]:
        """All findings, those about the text first: of one telling, or of all where none is said."""
        from skaz.text.identity import in_order

        chosen = self.model.tellings if telling is None else [self.telling(telling)]
        found = list(self.model.findings)
        for each in chosen:
            found.extend(self._check(each, 2, strict).findings)
        return in_order(found)

    def _check(self, telling: Telling, depth: int, strict: bool) -> Checked:
        from skaz.check.check import check_telling

        key = (telling.name, depth, strict)
        if key not in self._checked:
            self._checked[key] = check_telling(self.model, telling, depth=depth, strict=strict, engine=self.engine)
        return self._checked[key]

    def repairs(self, finding: Finding) -> tuple[Repair, ...]:
        """The smallest changes of the text that clear a finding, at most three, best first; each was tried by replay.

        Costs a dozen replays and more. Empty for what no telling reports, or where nothing that was tried helps.
        """
        from skaz.check.check import check_telling
        from skaz.repair.repairs import repairs_of
        from skaz.tell.say import say

        name = finding.passages[0].partition(":")[0] if finding.passages else ""
        telling = next((each for each in self.model.tellings if each.name == name), None)
        if telling is None:
            return ()
        return repairs_of(
            finding,
            self.model,
            telling,
            self._check(telling, 2, False).run,
            judge=lambda model, other: check_telling(model, other, engine=self.engine, searches=False).findings,
            say=lambda clause: say(clause, telling.language, self.model),
        )

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
        if a is None and len(names) < 2:
            raise NoSuchName("second telling", "", [], names)
        chosen = (a or names[0], b or names[1])
        if chosen in self._compared:
            return self._compared[chosen]
        sides = [self._side(name) for name in chosen]
        models = sides[0][0].model, sides[1][0].model
        runs = sides[0][0].run(sides[0][1]), sides[1][0].run(sides[1][1])
        self._compared[chosen] = compare(models, runs, chosen)
        return self._compared[chosen]

    def _side(self, name: str) -> tuple[Story, str]:
        """The story that has a telling, and what the telling is called there."""
        folder, _, telling = name.rpartition(":")
        return (load(folder, engine=self.engine), telling) if folder else (self, name)

    def run(self, telling: str | None = None) -> Run:
        """A telling replayed, as the engine leaves it; not checked, unless it was already."""
        from skaz.engine.replay import replay

        chosen = self.telling(telling)
        known = next(
            (each.run for (name, depth, _), each in self._checked.items() if (name, depth) == (chosen.name, 2)), None
        )
        if known is not None:
            return known
        if chosen.name not in self._runs:
            self._runs[chosen.name] = replay(self.model, chosen, engine=self.engine)
        return self._runs[chosen.name]

    def stats(self) -> list[dict[str, object]]:
        """What there is of each telling, in the shape of the contract's ``telling``."""
        return [self._stats(telling) for telling in self.model.tellings]

    def _stats(self, telling: Telling) -> dict[str, object]:
        trace = self.replay(telling.name)
        mapped = [passage for passage in telling.passages if passage.is_mapped]
        return {
            "name": telling.name,
            "language": telling.language,
            "source": telling.source,
            "passages": len(telling.passages),
            "mapped": len(mapped),
            "frames": sum(passage.has_frame for passage in telling.passages),
            "silent": len(telling.passages) - len(mapped),
            "events": len(trace.events),
            "bridges": len(trace.bridges),
            "presupposed": len(trace.presupposed),
        }
