"""One cause, one root: which finding follows from which."""

from __future__ import annotations

from dataclasses import replace

from skaz.engine.run import Failure
from skaz.text.finding import Finding
from skaz.text.identity import key_of

#: What is meant as past and has not happened explains what else is wrong between the two places.
EARLIEST = "not-happened"
UNMOTIVATED, CHANGE_OF_MIND = "unmotivated", "change-of-mind"


def with_roots(failures: list[Failure], made: dict[int, Finding]) -> list[Finding]:
    """Each finding with the key of the one it follows from; the root names where its echoes stand."""
    echoes: dict[int, list[Finding]] = {}
    for failure in failures:
        if failure.root is not None and id(failure) in made and id(failure.root) in made:
            echoes.setdefault(id(failure.root), []).append(made[id(failure)])
    found = []
    for failure in failures:
        if id(failure) not in made:
            continue
        finding = made[id(failure)]
        if id(failure) in echoes:
            finding = _root(finding, echoes[id(failure)])
        elif failure.root is not None and id(failure.root) in made:
            root = _root(made[id(failure.root)], echoes[id(failure.root)])
            finding = replace(finding, root=key_of(root))
        found.append(finding)
    return found


def _root(finding: Finding, echoes: list[Finding]) -> Finding:
    passages = tuple(dict.fromkeys((*finding.passages, *(p for echo in echoes for p in echo.passages))))
    return replace(finding, also=tuple(echo.span for echo in echoes), passages=passages)


def with_run(found: list[Finding], of_run: list[Finding]) -> list[Finding]:
    """The findings about what failed, and those about the whole; of two about one clash of passages one is the root."""
    clashes = {frozenset(each.passages): at for at, each in enumerate(found) if _is_grave(each) and each.root is None}
    whole = list(found)
    for each in of_run:
        at = clashes.get(frozenset(each.passages)) if _is_grave(each) else None
        if at is None:
            whole.append(each)
        elif each.code == EARLIEST:
            whole[at] = replace(found[at], root=key_of(each))
            whole.append(each)
        else:
            whole.append(replace(each, root=key_of(found[at])))
    return without_doubles(whole)


def without_doubles(found: list[Finding]) -> list[Finding]:
    """What is unmotivated and found wrong already: it stands under that, or is the same clash."""
    others = [each for each in found if _is_grave(each) and each.code != UNMOTIVATED]
    kept = []
    for each in found:
        same = (other for other in others if each.code == UNMOTIVATED and each.passages[0] in other.passages)
        other = next((o for o in same if _is_about(o, each)), None)
        if other is None:
            kept.append(each)
        elif other.code == CHANGE_OF_MIND or not set(each.passages) <= set(other.passages):
            kept.append(replace(each, root=other.root or key_of(other)))
    return kept


def _is_about(other: Finding, unmotivated: Finding) -> bool:
    """Whether a finding is about the deed that is unmotivated: about that deed itself, or what it made wrong."""
    if other.passages[0] != unmotivated.passages[0]:
        return other.severity == "error"
    return bool(set(other.events) & set(unmotivated.events)) or other.code == CHANGE_OF_MIND


def _is_grave(finding: Finding) -> bool:
    return finding.severity != "note" and bool(finding.passages)
