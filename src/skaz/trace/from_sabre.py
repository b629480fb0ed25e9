"""A Sabre problem replayed along a list of actions, in the layout of Sabre's conformance vectors.

Values stand as Sabre prints them; fluents, explicit beliefs and actions by their numbers in the lists that come along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from skaz.compile.problem import Fluent, Problem, show
from skaz.engine.ground_run import Engine, GroundState, NotForTheCore, Runner, runner
from skaz.engine.reference.evaluate import DividedByZero
from skaz.engine.reference.ready import finding_of, make_ready
from skaz.engine.reference.update import Fault
from skaz.model.sabre import SabreProblem
from skaz.text.finding import Finding
from skaz.text.near import nearest
from skaz.text.source import Source, Span


def replay_actions(
    lifted: SabreProblem, actions: Source, engine: Engine | None = None
) -> tuple[dict[str, Any] | None, tuple[Finding, ...]]:
    """Replay a problem along a file of ground actions, one a line (``walk(Tom, Home, Market)``), empty lines left out.

    Args:
        lifted: the problem as read.
        actions: the file; ``#`` and ``//`` begin a comment.
        engine: what runs it; None: the core, or the reference where there is none or it cannot.

    Returns:
        ``problem``, ``characters``, ``fluents``, ``explicit_fluents``, ``actions``, ``consenting``, ``triggers``,
        ``initial`` and ``steps`` in the layout of the vectors, up to the first action that cannot be; what is wrong.
        None where the problem itself cannot be run.

    Raises:
        NoCore, NotForTheCore: the core was asked for, and is not there or cannot run this problem.
    """
    ready, findings = make_ready(lifted)
    if ready is None:
        return None, findings
    try:
        return _along(runner(ready, engine), actions)
    except NotForTheCore:
        if engine is not None:
            raise
        return _along(ready, actions)


def _along(runs: Runner, actions: Source) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    answer = tables(runs)
    state = runs.state()
    answer["steps"] = steps = []
    try:
        answer["initial"] = snapshot(runs, state)
        for line in _lines(actions):
            step, finding = _step(runs, state, line)
            if finding is not None:
                return answer, (finding,)
            steps.append(step)
    except DividedByZero:
        return answer, (finding_of(Fault("divided-by-zero"), runs.problem),)
    return answer, ()


def tables(runs: Runner) -> dict[str, Any]:
    """What the numbers in a replay mean."""
    problem = runs.problem
    return {
        "problem": problem.name,
        "characters": list(problem.characters),
        "fluents": [problem.fluent_name(fluent) for fluent in problem.fluents],
        "explicit_fluents": [problem.fluent_name(fluent) for fluent in problem.explicit],
        "actions": [action.name for action in problem.actions],
        "consenting": [list(action.consenting) for action in problem.actions],
        "triggers": sorted(trigger.name for trigger in problem.triggers),
    }


def snapshot(runs: Runner, state: GroundState) -> dict[str, Any]:
    """A state: values, explicit beliefs, what each believes otherwise, what each believes others believe, utilities.

    Raises:
        DividedByZero: a utility divides by zero.
    """
    problem = runs.problem
    values = _values(problem.fluents, state)
    found: dict[str, Any] = {"v": values}
    if problem.explicit:
        found["explicit"] = [show(state.read(fluent)) for fluent in problem.explicit]
        found.update(_stale(runs, state))
    found["b1"], found["b2"] = {}, {}
    for who in problem.characters:
        mind = state.mind(who)
        believed = _values(problem.fluents, mind)
        found["b1"][who] = _differences(values, believed)
        for other in problem.characters:
            nested = _differences(believed, _values(problem.fluents, mind.mind(other)))
            if nested:
                found["b2"][f"{who}>{other}"] = nested
    found["u"] = show(runs.utility(None, state))
    found["uc"] = {
        who: [show(runs.utility(who, state)), show(runs.utility(who, state.mind(who)))] for who in problem.characters
    }
    return found


def _stale(runs: Runner, state: GroundState) -> dict[str, Any]:
    """The explicit beliefs whose own variable has not followed the belief state: number, its value, the mind's."""
    found = []
    for index, fluent in enumerate(runs.problem.explicit):
        stored = state.read(fluent)
        believed = state.believed(fluent)
        if stored != believed:
            found.append([index, show(stored), show(believed)])
    return {"stale": found} if found else {}


def _values(fluents: Sequence[Fluent], state: GroundState) -> list[str]:
    return [show(state.get(fluent)) for fluent in fluents]


def _differences(one: list[str], two: list[str]) -> dict[str, str]:
    return {str(index): new for index, (old, new) in enumerate(zip(one, two)) if old != new}


def _lines(actions: Source) -> Iterator[Span]:
    """The lines that name an action, without comments and white space around."""
    at = 0
    for line in actions.text.split("\n"):
        text = line.split("#")[0].split("//")[0]
        if text.strip():
            start = at + len(text) - len(text.lstrip())
            yield Span(actions, start, start + len(text.strip()))
        at += len(line) + 1


def _step(runs: Runner, state: GroundState, line: Span) -> tuple[dict[str, Any], Finding | None]:
    """One action: what is possible before it, its number, the state after it."""
    problem = runs.problem
    possible = runs.possible(state)
    names = {_plain(action.name): index for index, action in enumerate(problem.actions)}
    number = names.get(_plain(line.text))
    if number is None:
        return {}, _no_action(problem, line)
    if number not in possible:
        message = f"{line.text} is not possible here."
        there = ", ".join(problem.actions[each].name for each in possible[:8])
        return {}, Finding("sabre-syntax", message, line, help=f"Possible are: {there or 'no actions'}.")
    fault = runs.act(state, number)
    if fault is not None:
        return {}, finding_of(fault, problem)
    return {"possible": possible, "a": number, "s": snapshot(runs, state)}, None


def _no_action(problem: Problem, line: Span) -> Finding:
    near = nearest(line.text, [action.name for action in problem.actions])
    help_ = f"Nearest: {'; '.join(near)}." if near else "Write a ground action, such as  walk(Tom, Home, Market)."
    return Finding("sabre-syntax", f'There is no action "{line.text}".', line, help=help_)


def _plain(name: str) -> str:
    return "".join(name.split())
