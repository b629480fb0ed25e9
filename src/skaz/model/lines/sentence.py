"""From the atoms of a line to its shape: leads, clauses and tails, cut at commas, the best reading of each."""

from __future__ import annotations

from skaz.model.lines.best import best_of, rivals_of, scores
from skaz.model.lines.cut import Part, Shape, Trouble, list_commas
from skaz.model.lines.formal import MARKS
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.limits import MAX_READINGS, TooDeep
from skaz.model.lines.match import Matcher
from skaz.model.lines.names import NAME
from skaz.model.lines.relatives import read_relative
from skaz.model.lines.shapes import Implied, Indefinite, Matched, Name, Said, Tail
from skaz.model.lines.tokens import FORMAL
from skaz.model.lines.traits import read_apposed, read_traits

#: A line of more atoms than this is not read as a sentence.
MAX_ATOMS = 600


def read_shape(
    grammar: Grammar, atoms: tuple[str, ...], traits: tuple[tuple[int, tuple[str, ...]], ...]
) -> Shape | Trouble:
    """The one shape of a line, or what keeps it from having one."""
    if len(atoms) > MAX_ATOMS:
        return Trouble("too-deep", 0, len(atoms))
    try:
        read = read_traits(grammar, traits)
        if isinstance(read, Trouble):
            return read
        lists = list_commas(grammar, atoms)
        parts = _read_parts(grammar, atoms, lists)
        if isinstance(parts, Trouble) and lists:
            # The first comma of a list may as well end a lead: ``at the inn, Levin, Kitty and Anna dine``.
            for fewer in (frozenset(comma for comma in lists if comma - 2 in lists), frozenset[int]()):
                again = _read_parts(grammar, atoms, fewer)
                if not isinstance(again, Trouble):
                    return Shape(again, read)
    except (TooDeep, RecursionError):
        return Trouble("too-deep", 0, len(atoms))
    return parts if isinstance(parts, Trouble) else Shape(parts, read)


def _read_parts(grammar: Grammar, atoms: tuple[str, ...], lists: frozenset[int]) -> tuple[Part, ...] | Trouble:
    bounds: list[tuple[int, int]] = []
    start = 0
    for i, atom in enumerate((*atoms, ",")):
        if (atom == "," and i not in lists) or atom == ";":
            if i > start:
                bounds.append((start, i))
            start = i + 1
    parts: list[Part] = []
    matcher = Matcher(grammar, atoms, lists)
    k = 0
    while k < len(bounds):
        inner = _read_apposition(grammar, atoms, lists, bounds[k : k + 3], parts)
        if inner is not None:
            parts.extend(inner)
            k += 3
            continue
        behind = read_relative(matcher, grammar, atoms, bounds[k])
        if behind is not None:
            parts.append(behind)
            k += 1
            continue
        step = _read_part(matcher, grammar, atoms, bounds[k], parts)
        last = k
        while isinstance(step, Trouble) and last + 1 < len(bounds) and last - k < 3:
            # A comma inside a clause: ``says that, in Moscow, …``; read over it where the whole then has a meaning.
            last += 1
            joined = _read_joined(grammar, atoms, bounds[k][0], bounds[last][1], lists, parts)
            if not isinstance(joined, Trouble):
                step = joined
        if isinstance(step, Trouble):
            return _in_relative(grammar, atoms, lists, bounds[k : k + 2]) or step
        parts.append(step)
        k = last + 1
    return tuple(parts)


def _read_apposition(
    grammar: Grammar,
    atoms: tuple[str, ...],
    lists: frozenset[int],
    bounds: list[tuple[int, int]],
    parts: list[Part],
) -> list[Part] | None:
    """``Arthur, the innkeeper, brings wine``: a name, a trait or relative clause about it, and what the name does."""
    if len(bounds) < 3 or not atoms[bounds[0][1] - 1].startswith(NAME):
        return None
    start, end = bounds[1]
    told = read_relative(Matcher(grammar, atoms, lists), grammar, atoms, (start, end))
    if told is None and bounds[0][1] - bounds[0][0] <= 2:
        trait = read_apposed(grammar, atoms, start, end)
        told = None if isinstance(trait, Trouble) else Part("trait", (), trait, bounds[0][1] - 1, end)
    if told is None or told.kind != "trait":
        return None
    if told.connective == "who" and not isinstance(_sequence(Matcher(grammar, atoms, lists), *bounds[0]), Trouble):
        return None  # a whole clause stands before it: what is then done comes after that
    main = _read_joined(grammar, _blanked(grammar, atoms, start, end), bounds[0][0], bounds[2][1], lists, parts)
    return None if isinstance(main, Trouble) else [told, main]


def _in_relative(
    grammar: Grammar, atoms: tuple[str, ...], lists: frozenset[int], bounds: list[tuple[int, int]]
) -> Trouble | None:
    """What is wrong with ``Ann, who snorfles, leaves``, where the first stretch is a name alone."""
    if len(bounds) < 2 or bounds[0][1] - bounds[0][0] > 1:
        return None
    start, end = bounds[1]
    opening = grammar.language.relatives.longest(atoms, start)
    if opening is None or opening[1] >= end:
        return None
    matcher = Matcher(grammar, atoms, lists)
    readings = list(matcher.sequence(opening[1], end, "finite", Name(bounds[0][0])))
    if any(after == end for after, _ in readings):
        return None
    read = max((after for after, _ in readings), default=-1)
    at = min(max(matcher.walk.furthest, opening[1]), end - 1)
    return Trouble("unknown-phrase", opening[1], end, furthest=at, read=read)


def _blanked(grammar: Grammar, atoms: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
    return (*atoms[:start], *(grammar.blank for _ in range(start, end)), *atoms[end:])


def _read_joined(
    grammar: Grammar, atoms: tuple[str, ...], start: int, end: int, lists: frozenset[int], parts: list[Part]
) -> Part | Trouble:
    kept = [i for i in range(start, end) if atoms[i] != "," or i in lists]
    blank = tuple(atoms[i] if i in set(kept) or i < start or i >= end else grammar.blank for i in range(len(atoms)))
    return _read_part(Matcher(grammar, blank, lists), grammar, blank, (start, end), parts)


def _read_part(
    matcher: Matcher, grammar: Grammar, atoms: tuple[str, ...], bound: tuple[int, int], parts: list[Part]
) -> Part | Trouble:
    start, end = bound
    had_clause = any(p.kind in ("clauses", "when") for p in parts)
    while True:
        tails = _adverbials(matcher, start, end)
        if tails is not None:
            return Part("lead", tails, (), start, end)
        tail = _tail(matcher, start, end) if had_clause else None
        if tail is not None:
            return Part("tail", (tail,), (), start, end)
        tail = _without_subject(matcher, start, end)
        if tail is not None:
            return Part("tail" if had_clause else "opening", (tail,), (), start, end)
        ahead = _ahead(matcher, start, end)
        if ahead is not None:
            return Part("opening", (ahead,), (), start, end)
        if start + 1 >= end or atoms[start] not in grammar.conjunctions:
            break
        start += 1
    formal = _formal(matcher, start, end)
    if formal is not None:
        return formal
    for connective, after in grammar.openings.leads(atoms, start):
        found = _sequence(matcher, after, end)
        if not isinstance(found, Trouble):
            return Part("when", (), found[0], start, end, connective, found[1])
    for after, time in grammar.adverbials.before_clause(atoms, start):
        if after >= end or time.relation not in ("before", "after"):
            continue
        found = _sequence(matcher, after, end)
        if not isinstance(found, Trouble):
            return Part("when", (Tail("time", time, start),), found[0], start, end, time.relation, found[1])
    return _clauses_part(matcher, start, end, had_clause)


def _clauses_part(matcher: Matcher, start: int, end: int, had_clause: bool) -> Part | Trouble:
    found = _sequence(matcher, start, end)
    if isinstance(found, Trouble) and found.code != "two-meanings" and had_clause:
        again = _sequence(matcher, start, end, implied=True)
        if not isinstance(again, Trouble):
            found = again
    if isinstance(found, Trouble):
        return found
    return Part("clauses", (), found[0], start, end, "", found[1])


def _adverbials(matcher: Matcher, start: int, end: int) -> tuple[Tail, ...] | None:
    tails: list[Tail] = []
    while start < end:
        step = matcher.tails.adverbial(start, end)
        if step is None:
            return None
        start = step[0]
        if step[1] is not None:
            tails.append(step[1])
    return tuple(tails)


def _tail(matcher: Matcher, start: int, end: int) -> Tail | None:
    return next(iter(_tails_to(matcher, start, end)), None)


def _tails_to(matcher: Matcher, start: int, end: int) -> list[Tail]:
    """The tails that fill a stretch, best first."""
    found = [tail for after, tail, _ in matcher.tails.read(start, end) if after == end and tail is not None]
    return sorted(found, key=lambda t: scores(t.value.clauses) if isinstance(t.value, Said) else (), reverse=True)


def _asks(matcher: Matcher, matched: Matched) -> bool:
    """Whether a clause is said of ``who``: a question, which tells nothing."""
    return isinstance(matched.subject, Indefinite) and matcher.atoms[matched.subject.at] in matcher.grammar.who


def _formal(matcher: Matcher, start: int, end: int) -> Part | None:
    """``often visit(Anna, Dolly) because ill(Dolly)``: a formal spelling, its particles before it, tails behind it."""
    at = start
    how: tuple[str, ...] = ()
    if FORMAL not in matcher.atoms[start:end]:
        return None
    while at < end and matcher.atoms[at] in MARKS:
        how = (*how, *MARKS[matcher.atoms[at]])
        at += 1
    for group in matcher.grammar.verbs.read(matcher.atoms, at, end, "finite"):
        place = group.end
        tails: tuple[Tail, ...] = ()
        while group.head == FORMAL and place < end:
            step = max(matcher.tails.read(place, end), key=lambda step: step[0], default=None)
            if step is None:
                break
            place, tails = step[0], (*tails, *([step[1]] if step[1] is not None else []))
            how = (*how, *step[2])
        if group.head == FORMAL and place == end:
            return Part("formal", tails, (), group.end - 1, end, " ".join((*how, *group.how)))
    return None


#: Tails that may as well stand before the clause they belong to.
_AHEAD = frozenset({"if", "because", "so-that", "purpose"})


def _ahead(matcher: Matcher, start: int, end: int) -> Tail | None:
    """``if Anna leaves``, ``because Anna leaves``, ``to see Anna`` before what hangs on it."""
    for tail in _tails_to(matcher, start, end):
        if tail.kind in _AHEAD:
            return tail
    return None


def _without_subject(matcher: Matcher, start: int, end: int) -> Tail | None:
    """``leaving the farm``, ``after leaving the farm``, ``without a word to her``: what the line's subject does too."""
    openings = [o for o in matcher.grammar.openings.tails(matcher.atoms, start, end) if o[3] and o[0] != "purpose"]
    for kind, first, expect, _, connective in [*openings, ("along", start, "ing", True, "")]:
        readings = [m for after, m in matcher.sequence(first, end, expect, Implied(first, who=True)) if after == end]
        best = best_of(readings) if readings else None
        if best is not None and not isinstance(best, Trouble):
            return Tail(kind, Said("that", best, start, end), start, connective)
    return None


def _sequence(
    matcher: Matcher, start: int, end: int, *, implied: bool = False
) -> tuple[tuple[Matched, ...], tuple[tuple[Matched, ...], ...]] | Trouble:
    """The clauses that fill a stretch, and what else they may mean."""
    subject = Implied(start) if implied else None
    readings: list[tuple[Matched, ...]] = []
    read = -1
    for after, clauses in matcher.sequence(start, end, "finite", subject):
        read = max(read, after)
        if after == end:
            readings.append(clauses)
            if len(readings) >= 4 * MAX_READINGS:
                break
    if not readings:
        wanted = tuple(key for key, _ in matcher.walk.wanted)
        at = min(max(matcher.walk.furthest, start), end - 1)
        # A word that is no noun is not what stands wrong in a slot.
        if wanted and at >= read and (matcher.nouns.read(at, end) or matcher.atoms[at].isdigit()):
            return Trouble("wrong-slot", at, at + 1, wanted)
        return Trouble("unknown-phrase", start, end, furthest=at, read=read)
    best = best_of(readings)
    if not isinstance(best, Trouble) and _asks(matcher, best[0]):
        return Trouble("unknown-phrase", start, end)
    return best if isinstance(best, Trouble) else (best, rivals_of(best, readings))
