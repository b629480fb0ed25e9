"""All checks of one telling: what fails in every reading, echoes under their root, what its author meant so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from skaz.check.all_checks import CHECKS, RUN_CHECKS, TEXT_CHECKS
from skaz.check.name_swapped import name_swapped
from skaz.check.readings import over_readings
from skaz.check.roots import with_roots, with_run
from skaz.check.waivers import with_waivers
from skaz.check.wording import Wording
from skaz.engine.acting import Engine, engine_of
from skaz.engine.replay import replay
from skaz.engine.run import Run
from skaz.engine.world import DEPTH
from skaz.model.from_syntax import Model
from skaz.model.telling import Telling
from skaz.syntax.collector import collector_paused
from skaz.text.finding import Finding
from skaz.text.identity import in_order


@dataclass(frozen=True)
class Checked:
    """A telling's run in its preferred readings, and the findings of all of them."""

    run: Run
    findings: tuple[Finding, ...]


def check_telling(
    model: Model,
    telling: Telling,
    *,
    depth: int = DEPTH,
    strict: bool = False,
    engine: Engine | None = None,
    searches: bool = True,
    workers: int = 1,
) -> Checked:
    """Replay a telling in all its readings and gather what is to be said.

    Args:
        model: the story.
        telling: the telling to check.
        depth: how deep beliefs about beliefs are followed.
        strict: say everything that is taken for granted.
        engine: what replays it; see ``engine.acting``.
        searches: where something is wrong, look for exchanged names too, which takes a few replays more.
        workers: how many processes may replay other readings at a time.
    """
    run = replay(model, telling, depth=depth, engine=engine)
    return check_run(model, run, strict=strict, searches=searches, workers=workers)


def check_run(model: Model, run: Run, *, strict: bool = False, searches: bool = True, workers: int = 1) -> Checked:
    """What is to be said of a telling that was replayed in its preferred readings; its others are replayed for it."""
    telling = run.telling
    with collector_paused():
        first = _findings(model, run, strict)
        judge = partial(_said, model, engine_of(run.state))
        findings = over_readings(first, model, telling, partial(judge, telling), workers)
        quoted = [finding for check in TEXT_CHECKS for finding in check(model, telling)]
        said = with_waivers([*quoted, *findings], run, telling)
        if searches:
            said += with_waivers(name_swapped(Wording(model, run), said, first, judge), run, telling, is_all=False)
    return Checked(run, tuple(in_order(said)))


def _said(model: Model, engine: Engine, telling: Telling, readings: dict[int, int] | None = None) -> list[Finding]:
    """What is to be said of a telling in some readings; in its preferred ones where nobody says which."""
    return _findings(model, replay(model, telling, readings=readings, engine=engine), False)


def _findings(model: Model, run: Run, strict: bool) -> list[Finding]:
    words = Wording(model, run)
    made: dict[int, Finding] = {}
    for check in CHECKS:
        for failure, finding in check(run.failures, words):
            made[id(failure)] = finding
    of_run = [finding for each in RUN_CHECKS for finding in each(words, strict)]
    return with_run(with_roots(run.failures, made), of_run)
