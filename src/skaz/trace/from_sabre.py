"""A Sabre problem replayed along a list of actions, in the layout of Sabre's conformance vectors.

Values stand as Sabre prints them; fluents, explicit beliefs and actions by their numbers in the lists that come along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from skaz.compile.problem import Fluent, reading, show
from skaz.engine.reference.evaluate import DividedByZero, value
from skaz.engine.reference.ready import Ready, finding_of, make_ready
from skaz.engine.reference.state import State
from skaz.engine.reference.update import Fault
from skaz.engine.reference.utility import believed_utility, utility
from skaz.model.sabre import SabreProblem
from skaz.text.finding import Finding
from skaz.text.near import nearest
from skaz.text.source import Source, Span


def replay_actions(lifted: SabreProblem, actions: Source) -> tuple[dict[str, Any] | None, tuple[Finding, ...]]:
    """Replay a problem along a file of ground actions, one a line (``walk(Tom, Home, Market)``), empty lines left out.

    Args:
        lifted: the problem as read.
        actions: the file; ``#`` and ``//`` begin a comment.

    Returns:
        ``problem``, ``characters``, ``fluents``, ``explicit_fluents``, ``actions``, ``consenting``, ``triggers``,
        ``initial`` and ``steps`` in the layout of the vectors, up to the first action that cannot be; what is wrong.
        None where the problem itself cannot be run.
    """
    ready, findings = make_ready(lifted)
    if ready is None:
        return None, findings
    answer = tables(ready)
    state = ready.state()
    answer["steps"] = steps = []
    try:
        answer["initial"] = snapshot(ready, state)
        for line in _lines(actions):
            step, finding = _step(ready, state, line)
            if finding is not None:
                return answer, (finding,)
            steps.append(step)
    except DividedByZero:
        return answer, (finding_of(Fault("divided-by-zero"), ready.problem),)
    return answer, ()


def tables(ready: Ready) -> dict[str, Any]:
    """What the numbers in a replay mean."""
    problem = ready.problem
    return {
        "problem": problem.name,
        "characters": list(problem.characters),
        "fluents": [problem.fluent_name(fluent) for fluent in problem.fluents],
        "explicit_fluents": [problem.fluent_name(fluent) for fluent in problem.explicit],
        "actions": [action.name for action in problem.actions],
        "consenting": [list(action.consenting) for action in problem.actions],
        "triggers": sorted(trigger.name for trigger in problem.triggers),
    }


def snapshot(ready: Ready, state: State) -> dict[str, Any]:
    """A state: values, explicit beliefs, what each believes otherwise, what each believes others believe, utilities.

    Raises:
        DividedByZero: a utility divides by zero.
    """
    problem = ready.problem
    values = _values(problem.fluents, state)
    found: dict[str, Any] = {"v": values}
    if problem.explicit:
        found["explicit"] = [show(value(reading(fluent), state, {})) for fluent in problem.explicit]
        found.update(_stale(ready, state))
    found["b1"], found["b2"] = {}, {}
    for who in problem.characters:
        mind = state.mind(who)
        believed = _values(problem.fluents, mind)
        found["b1"][who] = _differences(values, believed)
        for other in problem.characters:
            nested = _differences(believed, _values(problem.fluents, mind.mind(other)))
            if nested:
                found["b2"][f"{who}>{other}"] = nested
    wanted = problem.utilities
    found["u"] = show(utility(wanted, None, state))
    found["uc"] = {
        who: [show(utility(wanted, who, state)), show(believed_utility(wanted, who, state))]
        for who in problem.characters
    }
    return found


def _stale(ready: Ready, state: State) -> dict[str, Any]:
    """The explicit beliefs whose own variable has not followed the belief state: number, its value, the mind's."""
    found = []
    for index, fluent in enumerate(ready.problem.explicit):
        stored = value(reading(fluent), state, {})
        believed = state.believed(fluent)
        if stored != believed:
            found.append([index, show(stored), show(believed)])
    return {"stale": found} if found else {}


def _values(fluents: Sequence[Fluent], state: State) -> list[str]:
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


def _step(ready: Ready, state: State, line: Span) -> tuple[dict[str, Any], Finding | None]:
    """One action: what is possible before it, its number, the state after it."""
    possible = ready.possible(state)
    names = {_plain(action.name): index for index, action in enumerate(ready.problem.actions)}
    number = names.get(_plain(line.text))
    if number is None:
        return {}, _no_action(ready, line)
    if number not in possible:
        message = f"{line.text} is not possible here."
        there = ", ".join(ready.problem.actions[each].name for each in possible[:8])
        return {}, Finding("sabre-syntax", message, line, help=f"Possible are: {there or 'no actions'}.")
    fault = ready.act(state, number)
    if fault is not None:
        return {}, finding_of(fault, ready.problem)
    return {"possible": possible, "a": number, "s": snapshot(ready, state)}, None


def _no_action(ready: Ready, line: Span) -> Finding:
    near = nearest(line.text, [action.name for action in ready.problem.actions])
    help_ = f"Nearest: {'; '.join(near)}." if near else "Write a ground action, such as  walk(Tom, Home, Market)."
    return Finding("sabre-syntax", f'There is no action "{line.text}".', line, help=help_)


def _plain(name: str) -> str:
    return "".join(name.split())
