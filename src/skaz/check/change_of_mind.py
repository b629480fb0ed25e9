"""``change-of-mind``: somebody wants or does the contrary of what he was told to want, and nothing told explains it.

What explains it is anything told in between that bears on it: the matter asked or urged by others, what he learns of
those concerned or lives through with them, what befalls them or him, a feeling that is told, a reason, a change of mind
that is told as such. Then it is a note where both were spoken out, else nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.minds import WARM, Minds, Stance, fluents_of, is_said, named_in
from skaz.check.needs import HELD
from skaz.check.wording import Wording
from skaz.engine.before import LOOKS_BACK
from skaz.engine.meaning import AT
from skaz.engine.run import Step
from skaz.model.logic import Matter, Special, Value
from skaz.text.finding import Finding, Note

#: The mark of words by which somebody comes to another mind, whatever made him.
TURNING = "turning"
#: The mark of words by which somebody shows that he is ill disposed to another: they make nobody warm.
COLD = "cold"
HELP = "Tell what changed it: somebody asks again, something is learned, a reason (because …); or X changes his mind."
#: What two can no longer do who never see each other again.
CONTACT = frozenset({"see_someone", "meet", "visit"})
#: How many stances of somebody on one matter are looked back on.
MOST = 20
#: Which stance contradicts which, where the first is against a deed and the second for it; and the other way round.
AGAINST_THEN_FOR = {("decides", "decides"), ("decides", "does"), ("wants", "wants"), ("wants", "decides")}
FOR_THEN_AGAINST = {
    ("decides", "decides"),
    ("wants", "wants"),
    ("wants", "decides"),
    ("does", "decides"),
    ("persuaded", "decides"),
}


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    minds = Minds(words)
    # of two that contradict each other one is against something
    against = {each.who for step in words.run.steps for each in minds.of(step, doers=()) if not each.is_for}
    told: dict[Value, list[Stance]] = {}
    seen: set[tuple[str, ...]] = set()
    for step in words.run.steps if against else ():
        stances = [each for each in minds.of(step, doers=against) if each.who in against]
        for stance in stances:
            earlier = _contradicted(stance, told.get(stance.who, ()), minds)
            key = (str(earlier.step.number), str(stance.who)) if earlier is not None else ()
            if earlier is not None and key not in seen:
                found = _finding(earlier, stance, words)
                if found is not None:
                    seen.add(key)
                    yield found
        for stance in stances:
            told.setdefault(stance.who, []).append(stance)


def _finding(earlier: Stance, stance: Stance, words: Wording) -> Finding | None:
    causes = Causes(earlier, stance, words)
    if not causes.are_told:
        return contrary(earlier, stance, words)
    if causes.last is not None and earlier.how == stance.how == "decides":
        return contrary(earlier, stance, words, causes.last)
    return None


# Which contradict each other


def _contradicted(stance: Stance, earlier: list[Stance] | tuple[()], minds: Minds) -> Stance | None:
    """The last stance of somebody on a matter, if it is the contrary."""
    for before in reversed(earlier[-MOST * 10 :]):
        if before.step is stance.step or before.step.is_unordered or stance.step.is_unordered:
            continue
        if before.word is stance.word and _compatible(before.args, stance.args):
            is_contrary = before.is_for != stance.is_for and _clash(before, stance, minds)
            return before if is_contrary else None
        if _shows_another_heart(before, stance) or _meets_all_the_same(before, stance, minds):
            return before
    return None


def _compatible(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    return all(a == b or a is None or b is None for a, b in zip(one, other))


def _clash(before: Stance, stance: Stance, minds: Minds) -> bool:
    known = FOR_THEN_AGAINST if before.is_for else AGAINST_THEN_FOR
    if (before.how, stance.how) not in known:
        return False
    if before.how == "does":
        return minds.lasts(stance.word)
    if minds.lasts(stance.word) or before.is_for_good or minds.is_promise(before.step):
        return True
    return _are_near(before.step, stance.step)


def _are_near(one: Step, other: Step) -> bool:
    """Whether two steps are told in one passage or in two that follow each other: of one occasion, then."""
    numbers = [_number(each.passage) for each in (one, other)]
    return abs(numbers[0] - numbers[1]) <= 1


def _number(passage: str | None) -> int:
    return int((passage or ":0").rpartition(":")[2])


def _shows_another_heart(before: Stance, stance: Stance) -> bool:
    """Whether somebody who would have nothing to do with another is told to love or take to him.

    Who said that he does not love somebody shows it by a deed too; who only refused to take him back, by a feeling.
    """
    if before.is_for or not stance.is_for or WARM not in before.word.marks:
        return False
    if before.how == "feels" and stance.how == "does" and _go_together(before.args[:2], stance.step):
        return True
    if WARM not in stance.word.marks:
        return False
    both = before.args[:2] == stance.args[:2] and before.who == before.args[0] == stance.args[0]
    if not both or len(before.args) < 2:
        return False
    return stance.how == "feels" if before.how == "decides" else before.how == "feels" and stance.how == "does"


def _meets_all_the_same(before: Stance, stance: Stance, minds: Minds) -> bool:
    """Whether somebody who would never see another again has to do with him of his own will."""
    if before.is_for or not before.is_for_good or stance.how != "does" or before.how != "decides":
        return False
    if before.word.name not in CONTACT or before.args[:1] != (stance.who,) or not minds.is_meeting(stance.word):
        return False
    return before.args[1] in stance.args or _go_together(before.args[:2], stance.step)


def _go_together(two: tuple[Value, ...], step: Step) -> bool:
    """Whether two set out on one journey, both of their own will."""
    doers = {args[0] for word, args in step.words if word.moves and args}
    return len(two) == 2 and set(two) <= doers


# What explains it


class Causes:
    """What is told between two stances and bears on the second. ``last`` is the last step that does."""

    def __init__(self, before: Stance, stance: Stance, words: Wording) -> None:
        self.before = before
        self.stance = stance
        self.words = words
        self.others = self._others(before) or self._others(stance)
        bears = self._makes_anew if before.how == "does" else self._bears
        self.last = next((step for step in self._between() if bears(step)), None)
        self.are_told = self.last is not None or self._is_told_as_change()

    def _others(self, stance: Stance) -> frozenset[Value]:
        return frozenset(who for who in stance.people if self.words.run.world.is_person(who) and who != stance.who)

    def _between(self) -> Iterator[Step]:
        between = self.words.run.steps[self.before.step.number + 1 : self.stance.step.number]
        return (step for step in reversed(between) if step.span != self.stance.step.span)

    def _is_told_as_change(self) -> bool:
        """Whether the words of the two say that a mind was changed: at first, in the end, no longer, because."""
        clause, earlier = self.stance.step.clause, self.before.step.clause
        if clause is None or earlier is None:
            return False
        if clause.reasons or clause.conditions or earlier.conditions or TURNING in clause.word.marks:
            return True
        if clause.how & (LOOKS_BACK - {"again", "still", "continues"}):
            return True
        starts = any(time.anchor == "start" for time in self.before.step.times)
        return starts or any(time.anchor == "end" for time in self.stance.step.times)

    def _makes_anew(self, step: Step) -> bool:
        """Whether what was settled by a deed is open again: they marry who were divorced."""
        who = self.stance.who
        fresh = (c for c in step.facts if not isinstance(c.new, Special | bool))
        return any(who in change.fluent and change.new in self.others for change in fresh)

    def _bears(self, step: Step) -> bool:
        if step.mode == "bridge" or step.clause is None:
            return False
        return any(self._turns(word.marks, args) for word, args in step.words) or (
            self._is_of_them(step) or self._befalls(step) or self._is_of_the_matter(step)
        )

    def _turns(self, marks: frozenset[str], args: tuple[Value, ...]) -> bool:
        return TURNING in marks and self.stance.who in args

    def _is_of_them(self, step: Step) -> bool:
        """Whether he lives through something with those concerned, or learns something of them."""
        who = self.stance.who
        for word, args in step.words:
            is_own = args[:1] == (who,)
            if is_said(word) if is_own else step.kind == "fact":
                continue  # what he says himself, and what another feels, teaches him nothing
            if word.moves or (self.stance.is_for and COLD in word.marks):
                continue
            named = frozenset(each for arg in args for each in named_in(arg))
            if named & self.others and (who in args or str(who) in step.seen_by):
                return True
        return False

    def _befalls(self, step: Step) -> bool:
        """Whether something becomes so of him or of those concerned: an illness, a tie, a feeling."""
        concerned = self.others | {self.stance.who}
        if any(word.moves for word, _ in step.words):
            return False
        for fluent in fluents_of(step):
            word = self.words.world.words.get(str(fluent[0]))
            is_state = word is not None and word.kind == "property" and fluent[0] not in (AT, *HELD)
            is_open = any(isinstance(arg, Matter) for arg in fluent)
            if word is None or not is_state or is_open or not fluent[1:] or fluent[1] not in concerned:
                continue
            is_own = self.stance.who in (fluent[1], *step.seen_by)
            if (is_own or word.known_to == "everyone") and set(fluent[2:]) <= concerned:
                return True
        return False

    def _is_of_the_matter(self, step: Step) -> bool:
        """Whether others ask, urge, forbid or allow the very thing."""
        for _, args in step.words:
            for arg in args:
                is_it = isinstance(arg, Matter) and f"{self.stance.word.name}(" in arg.text
                if is_it and args[0] != self.stance.who and self.stance.who in named_in(arg):
                    return True
        return False


# What is said of it


def contrary(before: Stance, stance: Stance, words: Wording, cause: Step | None = None) -> Finding:
    """The finding of two stances of one person; a note where a ``cause`` may explain the second."""
    assert stance.step.span is not None
    assert before.step.span is not None
    against = f'"{stance.step.span.text}" goes against {words.told_in(before.step)}'
    message = f"{against}; no cause is told."
    notes = [Note(before.step.span, "told otherwise here", before.step.passage or "")]
    if cause is not None and cause.span is not None:
        message = f"{against}; {words.told_in(cause)} may explain it, no passage says so."
        notes.append(Note(cause.span, "may explain it", cause.passage or ""))
    return Finding(
        "change-of-mind",
        message,
        words.name_in(stance.who, stance.step.span),
        "warning" if cause is None else "note",
        "of another mind",
        tuple(notes),
        HELP,
        tuple(dict.fromkeys(p for p in (stance.step.passage, before.step.passage) if p)),
        (stance.step.id,) if stance.step.kind == "event" else (),
        (stance.step.text,),
        # a warning is another finding than the note of the same two places in a draft that tells a cause
        words.run.world.binder.text(before.content) if cause is None else None,
    )
