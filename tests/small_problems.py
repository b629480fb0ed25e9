"""Random small Sabre problems, as text, in which everything occurs that events can ask and do.

Several characters, beliefs about beliefs in conditions and effects, wrong beliefs at the start, actions that not
everybody sees, conditional effects, numbers that may be nothing, triggers, utilities of all kinds.
"""

from __future__ import annotations

from hypothesis import strategies as st

from skaz.engine.reference.ready import Ready, make_ready
from skaz.formats.sabre.read import read_problem
from skaz.text.source import Source

PEOPLE = ("Ann", "Bob", "Cid")
PLACES = ("Hall", "Yard")
HEAD = """type place; type first : character; type second : character;
entity Ann : first; entity Bob : second; entity Cid : character;
entity Hall : place; entity Yard : place;
property at(c : character) : place;
property friend(c : character) : character;
property glad(c : character) : boolean;
property sad(c : character) : boolean;
property coins(c : character) : number;
property day() : number;
"""
OF_PEOPLE = ("friend",)
TRUTHS = ("glad", "sad")
NUMBERS = st.sampled_from(["0", "1", "2", "0.5"])


class Words:
    """Expressions over some terms for characters: the variables in sight, and names."""

    def __init__(self, people: tuple[str, ...]) -> None:
        self.people = st.sampled_from(people)
        self.truths = self._believed(st.builds("{}({})".format, st.sampled_from(TRUTHS), self.people))
        self.places = self._believed(st.builds("at({})".format, self.people))
        self.friends = self._believed(st.builds("friend({})".format, self.people))
        self.numbers = self._believed(st.one_of(st.just("day()"), st.builds("coins({})".format, self.people)))
        self.sums = st.recursive(st.one_of(self.numbers, NUMBERS), self._larger_sums, max_leaves=2)
        self.conditions = st.recursive(self._simple(), self._larger, max_leaves=3)

    def _believed(self, plain: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        """A property, often as somebody believes it, or believes that somebody believes it."""
        once = st.builds("believes({}, {})".format, self.people, plain)
        return st.one_of(plain, plain, plain, once, st.builds("believes({}, {})".format, self.people, once))

    def _larger_sums(self, parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds("({} {} {})".format, parts, st.sampled_from(["+", "-", "*", "+", "-", "*", "/"]), parts)

    def _simple(self) -> st.SearchStrategy[str]:
        same = st.sampled_from(["==", "!="])
        return st.one_of(
            self.truths,
            self.truths.map("!{}".format),
            st.builds("{} {} {}".format, self.truths, same, self.truths),
            st.builds("{} {} {}".format, self.places, same, st.one_of(st.sampled_from([*PLACES, "?"]), self.places)),
            st.builds("{} {} {}".format, self.friends, same, st.one_of(self.people, st.just("?"), self.friends)),
            st.builds("{} {} {}".format, self.sums, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), self.sums),
        ).map("({})".format)

    def _larger(self, parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.builds("({} & {})".format, parts, parts),
            st.builds("({} | {})".format, parts, parts),
            st.builds("(!{})".format, parts),
            st.builds("(if({}) {} else {})".format, parts, parts, parts),
            st.builds("believes({}, {})".format, self.people, self._simple()),
            st.builds("({}(p : character) (glad(p) | {}))".format, st.sampled_from(["forall", "exists"]), parts),
        )

    def effects(self) -> st.SearchStrategy[str]:
        single = st.one_of(
            st.builds("{} = {}".format, self.truths, st.sampled_from(["True", "False"])),
            st.builds("{} = {}".format, self.places, st.one_of(st.sampled_from([*PLACES, "?"]), self.places)),
            st.builds("{} = {}".format, self.friends, st.one_of(self.people, st.just("?"), self.friends)),
            st.builds("{} = {}".format, self.numbers, st.one_of(NUMBERS, st.just("?"), self.sums)),
        ).map("({})".format)
        some = st.one_of(
            single,
            single,
            st.builds("(if({}) {})".format, self.conditions, single),
            st.builds("(if({}) {} else {})".format, self.conditions, single, single),
            st.builds("(forall(p : character) (if(glad(p)) coins(p) = {}))".format, NUMBERS),
            st.sampled_from(["(glad(Ann) = False)", "(sad(Bob) = False)", "(glad(Ann) = False) & (sad(Ann) = False)"]),
            st.builds("believes({}, {})".format, self.people, single),
        )
        return st.lists(some, min_size=1, max_size=3).map(" & ".join)


#: Who plays a part: two of a type of one each, or of all.
ROLES = st.sampled_from(["a : first, b : second", "a : first, b : character"])
ACTING = Words(("a", "b", *PEOPLE))
SEEING = Words(("a", "b", "o"))
NAMED = Words(PEOPLE)


@st.composite
def actions(draw: st.DrawFn, number: int) -> str:
    needs, does = draw(ACTING.conditions), draw(ACTING.effects())
    consent = draw(st.sampled_from(["", "consenting: a; ", "consenting: a, b; "]))
    sight = st.one_of(st.sampled_from(["", "o == a", "o != b", "False"]), SEEING.conditions)
    seen = draw(sight)
    observing = f"observing(o : character): {seen}; " if seen else ""
    return f"action act{number}({draw(ROLES)}) {{ precondition: {needs}; effect: {does}; {consent}{observing}}};"


@st.composite
def triggers(draw: st.DrawFn, number: int) -> str:
    """Most make their own condition false, so that they come to rest."""
    truth = draw(st.sampled_from(["glad(a)", "sad(a)", "believes(b, glad(a))", "believes(b, believes(a, sad(b)))"]))
    also = draw(st.one_of(st.just("True"), ACTING.effects()))
    needs = draw(st.one_of(st.just("True"), ACTING.conditions))
    return (
        f"trigger rule{number}({draw(ROLES)}) "
        f"{{ precondition: a != b & !{truth} & {needs}; effect: {truth} & {also} }};"
    )


@st.composite
def problems(draw: st.DrawFn) -> str:
    rows = [draw(actions(number)) for number in range(draw(st.integers(1, 3)))]
    rows += [draw(triggers(number)) for number in range(draw(st.integers(0, 2)))]
    # else most triggers fire at once and never again
    rows += draw(st.sampled_from([[], ["forall(p : character) (glad(p) & sad(p));"]]))
    rows += [f"{effect};" for effect in draw(st.lists(NAMED.effects(), max_size=4))]
    worths = st.one_of(NAMED.sums, NAMED.conditions, st.builds("if({}) {} else 0".format, NAMED.conditions, NAMED.sums))
    rows += [f"utility({who}): {draw(worths)};" for who in ("", "Ann", "Bob")]
    return HEAD + "\n".join(rows)


def ready_text(text: str) -> Ready | None:
    """A problem made ready; None where it cannot be run: endless triggers, a division by zero, an effect at odds."""
    lifted, findings = read_problem(Source("small.txt", text))
    assert lifted is not None or "two things at once" in findings[0].message, findings
    return None if lifted is None else make_ready(lifted)[0]
