"""The repairs of a finding: changes thought of, each tried by replay and judged, the best three kept.

Changes are tried from the smallest on, until three have been found that clear the finding and raise nothing. A telling
of several readings is judged in those that it prefers: what the others alone would bring is only a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from skaz.engine.run import Run
from skaz.model.from_syntax import Model
from skaz.model.telling import Telling
from skaz.repair.agreeing import agreeing
from skaz.repair.candidate import Candidate, Speech, Trouble
from skaz.repair.draft import Draft, beginning, is_grave, new_in, preferred
from skaz.repair.inserted import inserted
from skaz.repair.learned import learned
from skaz.repair.lengths import other_times
from skaz.repair.minds import as_no_fact
from skaz.repair.names import exchanged_names, swapped_names
from skaz.repair.order import elsewhere
from skaz.repair.plainer import plainer
from skaz.repair.shortened import shortened
from skaz.repair.unread import readable
from skaz.text.finding import Finding
from skaz.text.identity import key_of, stable_key_of
from skaz.text.repair import Repair

#: Says what is to be said of a telling: the findings of its replay.
Judge = Callable[[Model, Telling], Sequence[Finding]]

MOST_REPAIRS = 3
#: Lines replayed at most for one finding, and changes tried at least, however long the telling.
MOST_LINES = 4500
FEWEST_TRIES = 8
#: Changes of one group that are tried in vain before the others of it are given up.
MOST_OF_GROUP = 4
#: How much of a telling may come before the last passage of a finding, so that it is worth while to try that alone.
LATE = 0.8
#: What an offered repair costs for each note that it brings.
NOTE = 0.02
#: What it costs that something which followed from the finding stays.
ECHO = 0.6

KINDS: tuple[Callable[[Trouble], Iterator[Candidate]], ...] = (
    readable,
    swapped_names,
    inserted,
    learned,
    other_times,
    plainer,
    agreeing,
    exchanged_names,
    shortened,
    as_no_fact,
    elsewhere,
)


def repairs_of(
    finding: Finding,
    model: Model,
    telling: Telling,
    run: Run,
    *,
    judge: Judge,
    speech: Speech,
    hints: Sequence[Finding] = (),
    most: int = MOST_REPAIRS,
) -> tuple[Repair, ...]:
    """The smallest changes of a telling's text that clear a finding, best first.

    Args:
        finding: one of those that ``judge`` gives for the telling.
        model: the story.
        telling: the telling that the finding is about.
        run: its replay in the readings that it prefers.
        judge: says what is to be said of a telling.
        speech: how the telling's language is spoken.
        hints: notes of the check on what may be its root.
        most: how many are wanted.

    Returns:
        Repairs that clear the finding and raise nothing; where there is none, those that raise least.
    """
    draft = Draft(model, telling)
    trouble = Trouble(finding, draft, run, speech, hints)
    candidates = sorted((each for kind in KINDS for each in kind(trouble)), key=lambda each: each.cost)
    bench = Bench(draft, judge)
    return tuple(each.repair for each in _best(bench, finding, candidates, most))


@dataclass(frozen=True)
class Tried:
    repair: Repair
    cost: float


class Bench:
    """Tries changes of one telling."""

    def __init__(self, draft: Draft, judge: Judge) -> None:
        self.draft = draft
        self.judge = judge
        self._early: dict[int, bool] = {}

    @cached_property
    def before(self) -> list[Finding]:
        """What is said of the telling as it is."""
        return self._said(self.draft.model, preferred(self.draft.telling))

    def _said(self, model: Model, telling: Telling) -> list[Finding]:
        return [*model.findings, *self.judge(model, telling)]

    def _fails_early(self, finding: Finding, model: Model, telling: Telling) -> bool:
        """Whether a change leaves the finding as it is, seen from a replay up to the last passage that it names."""
        numbers = [int(each.rpartition(":")[2]) for each in finding.passages]
        last = max((number for number in numbers if number > 0), default=0)
        if not 0 < last < len(self.draft.telling.passages) * LATE:
            return False
        if last not in self._early:
            self._early[last] = self._is_found(finding, self.draft.model, self.draft.telling, last)
        return self._early[last] and self._is_found(finding, model, telling, last)

    def _is_found(self, finding: Finding, model: Model, telling: Telling, last: int) -> bool:
        return not is_cleared(finding, self._said(model, beginning(preferred(telling), last)))

    def tried(self, candidate: Candidate, finding: Finding) -> Tried | None:
        """A change as a repair with all that it clears and raises; None where it does not clear the finding."""
        edited = self.draft.edited(candidate.edits)
        if edited is None:
            return None
        model, telling = edited
        if self._fails_early(finding, model, telling):
            return None
        before, after = self.before, self._said(model, preferred(telling))
        if not is_cleared(finding, after):
            return None
        raised = new_in(after, before)
        gone = new_in(before, after)
        notes = max(0, len(after) - len(before))
        cost = candidate.cost + NOTE * notes + ECHO * _echoes_left(finding, before, after)
        clears = tuple(dict.fromkeys(key_of(each) for each in gone))
        raises = tuple(f"{each.code}: {each.message}" for each in raised)
        return Tried(Repair(candidate.message, candidate.edits, clears, raises), cost)


def is_cleared(finding: Finding, after: Sequence[Finding]) -> bool:
    """Whether a finding is no longer among some, nor what stands at its place and says the same of another."""
    key = stable_key_of(finding)
    same = (each for each in after if is_grave(each))
    return not any(stable_key_of(each) == key for each in same)


def _echoes_left(finding: Finding, before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether something that followed from a finding stands though it is gone."""
    root = key_of(finding)
    echoes = {stable_key_of(each) for each in before if each.root == root and is_grave(each)}
    return any(stable_key_of(each) in echoes for each in after if is_grave(each))


def _best(bench: Bench, finding: Finding, candidates: list[Candidate], most: int) -> list[Tried]:
    good: list[Tried] = []
    poor: list[Tried] = []
    done: set[str] = set()
    vain: dict[str, int] = {}
    tries = 0
    limit = max(FEWEST_TRIES, MOST_LINES // max(1, len(bench.draft.lines)))
    for candidate in candidates:
        if candidate.group in done or vain.get(candidate.group, 0) >= MOST_OF_GROUP:
            continue
        if tries >= limit or (len(good) >= most and candidate.cost >= sorted(each.cost for each in good)[most - 1]):
            break
        tries += 1
        found = bench.tried(candidate, finding)
        if found is None or found.repair.raises:
            vain[candidate.group] = vain.get(candidate.group, 0) + 1
            poor.extend([found] if found is not None else [])
            continue
        done.add(candidate.group)
        good.append(found)
    good.sort(key=lambda each: each.cost)
    poor.sort(key=lambda each: (len(each.repair.raises), each.cost))
    return (good or poor)[:most]
