"""All checks of one telling: what fails in every reading, echoes under their root, what its author meant so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from skaz.check.all_checks import CHECKS, RUN_CHECKS, TEXT_CHECKS
from skaz.check.name_swapped import name_swapped
from skaz.check.roots import with_roots, with_run
from skaz.check.waivers import with_waivers
from skaz.check.wording import Wording
from skaz.engine.acting import Engine, engine_of
from skaz.engine.order import readings_of
from skaz.engine.replay import replay
from skaz.engine.run import Run
from skaz.engine.world import DEPTH
from skaz.model.from_syntax import Model
from skaz.model.telling import Telling
from skaz.syntax.collector import collector_paused
from skaz.text.finding import Finding
from skaz.text.identity import in_order, key_of

#: Alternatives of readings that are replayed at most.
MOST_READINGS = 40
ORDINALS = ("first", "second", "third", "fourth", "fifth")


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
) -> Checked:
    """Replay a telling in all its readings and gather what is to be said.

    Args:
        model: the story.
        telling: the telling to check.
        depth: how deep beliefs about beliefs are followed.
        strict: say everything that is taken for granted.
        engine: what replays it; see ``engine.acting``.
        searches: where something is wrong, look for exchanged names too, which takes a few replays more.
    """
    return check_run(model, replay(model, telling, depth=depth, engine=engine), strict=strict, searches=searches)


def check_run(model: Model, run: Run, *, strict: bool = False, searches: bool = True) -> Checked:
    """What is to be said of a telling that was replayed in its preferred readings; its others are replayed for it."""
    telling = run.telling
    with collector_paused():
        first = _findings(model, run, strict)
        findings = _over_readings(model, run, first)
        quoted = [finding for check in TEXT_CHECKS for finding in check(model, telling)]
        said = with_waivers([*quoted, *findings], run, telling)
        if searches:
            judge = partial(_said, model, engine_of(run.state))
            said += with_waivers(name_swapped(Wording(model, run), said, first, judge), run, telling, is_all=False)
    return Checked(run, tuple(in_order(said)))


def _said(model: Model, engine: Engine, telling: Telling) -> list[Finding]:
    """What is to be said of a telling in its preferred readings."""
    return _findings(model, replay(model, telling, engine=engine), False)


def _findings(model: Model, run: Run, strict: bool) -> list[Finding]:
    words = Wording(model, run)
    made: dict[int, Finding] = {}
    for check in CHECKS:
        for failure, finding in check(run.failures, words):
            made[id(failure)] = finding
    of_run = [finding for each in RUN_CHECKS for finding in each(words, strict)]
    return with_run(with_roots(run.failures, made), of_run)


# Readings


def _over_readings(model: Model, run: Run, first: list[Finding]) -> list[Finding]:
    """What fails in every reading as it is; what fails in some only as a note that says in which."""
    telling, engine = run.telling, engine_of(run.state)
    blocks = readings_of(telling)
    found = {_same(finding): finding for finding in first}
    order = list(found)
    replayed = 0
    for number, (passage, count) in enumerate(blocks):
        for which in range(1, count):
            replayed += 1
            if replayed > MOST_READINGS:
                return [found[key] for key in order]
            other = _findings(model, replay(model, telling, readings={number: which}, engine=engine), False)
            keys = {_same(finding): finding for finding in other}
            clashes, known = _clashes(other), _clashes(found.values())
            for key in order:
                if key not in keys and found[key].severity != "note" and _clash(found[key]) not in clashes:
                    found[key] = _only_in(found[key], passage.id, 0)
            for key, finding in keys.items():
                if key not in found and _clash(finding) not in known:
                    found[key] = _only_in(finding, passage.id, which)
                    order.append(key)
    return [found[key] for key in order]


def _clash(finding: Finding) -> tuple[str, frozenset[str]]:
    """What is wrong between which passages, however it is worded in one reading or another."""
    return finding.code, frozenset(finding.passages)


def _clashes(findings: Iterable[Finding]) -> set[tuple[str, frozenset[str]]]:
    return {_clash(each) for each in findings if each.severity != "note"}


def _same(finding: Finding) -> tuple[str, str]:
    """By what a finding of one reading is known in another."""
    return key_of(finding), finding.message


def _only_in(finding: Finding, passage: str, which: int) -> Finding:
    ordinal = ORDINALS[which] if which < len(ORDINALS) else f"{which + 1}th"
    message = f"{finding.message} Only in the {ordinal} reading of {passage}."
    return replace(finding, severity="note", message=message)
