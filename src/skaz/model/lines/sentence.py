"""From the atoms of a line to its shape: leads, clauses and tails, cut at commas, the best reading of each."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from skaz.model.lines.grammar import Grammar
from skaz.model.lines.limits import MAX_READINGS, TooDeep
from skaz.model.lines.match import Matcher
from skaz.model.lines.names import NAME
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.shapes import Implied, Matched, Name, Said, Tail, scores

#: A line of more atoms than this is not read as a sentence.
MAX_ATOMS = 600


class Part(NamedTuple):
    """A stretch between commas, read. ``kind`` is lead (adverbials only), when (a clause with its connective), clauses,
    tail (belongs to the clause before) or trait (about the name at ``start``)."""

    kind: str
    tails: tuple[Tail, ...]
    clauses: tuple[Matched, ...]
    start: int
    end: int
    connective: str = ""


class Shape(NamedTuple):
    """A line's shape: its parts and the traits lifted out of it, each with the atom that carries it."""

    parts: tuple[Part, ...]
    traits: tuple[tuple[int, tuple[tuple[Matched, int], ...]], ...]
    """Per carrying atom its traits, each with what to add to its positions to count them within its brackets."""


class Trouble(NamedTuple):
    """Why a line has no shape: a code, where (atoms), what was wanted, and how far it was understood."""

    code: str
    start: int
    end: int
    wanted: tuple[SlotKey, ...] = ()
    meanings: tuple[str, ...] = ()
    furthest: int = -1


class Cut(NamedTuple):
    """Main atoms, the original position of each (None: their own), and the stretches in brackets with the atom they follow."""

    atoms: tuple[str, ...]
    positions: tuple[int, ...] | None
    traits: tuple[tuple[int, int, int], ...]


def cut_traits(atoms: Sequence[str]) -> Cut | Trouble:
    """Lift ``(…)`` after a name out of the line."""
    main: list[str] = []
    positions: list[int] = []
    traits: list[tuple[int, int, int]] = []
    i, count = 0, len(atoms)
    while i < count:
        if atoms[i] == "(":
            close = next((j for j in range(i + 1, count) if atoms[j] == ")"), None)
            if close is None or not main:
                return Trouble("unknown-phrase", i, count)
            traits.append((len(main) - 1, i + 1, close))
            i = close + 1
            continue
        main.append(atoms[i])
        positions.append(i)
        i += 1
    while main and main[-1] in (".", "!"):
        main.pop()
    return Cut(tuple(main), tuple(positions), tuple(traits))


def read_shape(grammar: Grammar, atoms: tuple[str, ...], traits: tuple[tuple[int, tuple[str, ...]], ...]) -> Shape | Trouble:
    """The one shape of a line, or what keeps it from having one."""
    if len(atoms) > MAX_ATOMS:
        return Trouble("too-deep", 0, len(atoms))
    try:
        read = _read_traits(grammar, traits)
        if isinstance(read, Trouble):
            return read
        lists = list_commas(grammar, atoms)
        parts = _read_parts(grammar, atoms, lists)
        if isinstance(parts, Trouble) and lists:
            again = _read_parts(grammar, atoms, frozenset())
            parts = again if not isinstance(again, Trouble) else parts
    except (TooDeep, RecursionError):
        return Trouble("too-deep", 0, len(atoms))
    return parts if isinstance(parts, Trouble) else Shape(parts, read)


def list_commas(grammar: Grammar, atoms: Sequence[str]) -> frozenset[int]:
    """Commas that part the names of a list which ends in a bare ``and``: ``Oblonsky, Anna and his family``."""
    found: set[int] = set()
    i, count = 0, len(atoms)
    while i < count:
        if not atoms[i].startswith(NAME):
            i += 1
            continue
        commas: list[int] = []
        j = i + 1
        while j + 1 < count and atoms[j] == "," and atoms[j + 1].startswith(NAME):
            commas.append(j)
            j += 2
        if commas and j + 1 < count and atoms[j] in grammar.bare_and and atoms[j + 1].startswith(NAME):
            found.update(commas)
            j += 2
        elif commas and _closes_list(grammar, atoms, j):
            found.update((*commas, j))
            j += 3
        i = max(j, i + 1)
    return frozenset(found)


def _closes_list(grammar: Grammar, atoms: Sequence[str], at: int) -> bool:
    """Whether ``, and NAME`` stands here."""
    return (
        at + 2 < len(atoms)
        and atoms[at] == ","
        and atoms[at + 1] in grammar.bare_and
        and atoms[at + 2].startswith(NAME)
    )


def _read_traits(
    grammar: Grammar, traits: tuple[tuple[int, tuple[str, ...]], ...]
) -> tuple[tuple[int, tuple[tuple[Matched, int], ...]], ...] | Trouble:
    found: list[tuple[int, tuple[tuple[Matched, int], ...]]] = []
    for host, atoms in traits:
        matched: list[tuple[Matched, int]] = []
        start = 0
        for end in [i for i, a in enumerate(atoms) if a == ","] + [len(atoms)]:
            reading = _read_trait(grammar, atoms, start, end)
            if isinstance(reading, Trouble):
                return reading._replace(start=reading.start + 10_000 * (host + 1), end=reading.end + 10_000 * (host + 1))
            matched.append(reading)
            start = end + 1
        found.append((host, tuple(matched)))
    return tuple(found)


def _read_trait(
    grammar: Grammar, atoms: tuple[str, ...], start: int, end: int
) -> tuple[Matched, int] | Trouble:
    """A property without its subject and ``is``: ``(Stiva's sister)``; or a whole verb phrase: ``(has two sons)``."""
    matcher = Matcher(grammar, (*grammar.is_atoms, *atoms[start:end]))
    offset = len(grammar.is_atoms)
    readings = [m for m in matcher.clauses(0, end - start + offset, "finite", Implied(0)) if m.end == end - start + offset]
    if not readings:
        matcher = Matcher(grammar, atoms[start:end])
        offset = 0
        readings = [m for m in matcher.clauses(0, end - start, "finite", Implied(0)) if m.end == end - start]
    if not readings:
        return Trouble("unknown-phrase", start, end)
    best = _best([(m,) for m in readings])
    if isinstance(best, Trouble):
        return best._replace(start=start, end=end)
    return best[0], start - offset


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
        behind = _read_who_clause(matcher, grammar, atoms, bounds[k])
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
            return step
        parts.append(step)
        k = last + 1
    return tuple(parts)


def _read_who_clause(
    matcher: Matcher, grammar: Grammar, atoms: tuple[str, ...], bound: tuple[int, int]
) -> Part | None:
    """``, who is hunting`` behind a name."""
    start, end = bound
    if start < 2 or atoms[start] not in grammar.who or not atoms[start - 2].startswith(NAME):
        return None
    readings = [m for m in matcher.clauses(start + 1, end, "finite", Name(start - 2)) if m.end == end]
    best = _best([(m,) for m in readings]) if readings else None
    if best is None or isinstance(best, Trouble):
        return None
    return Part("trait", (), best, start - 2, end)


def _read_apposition(
    grammar: Grammar,
    atoms: tuple[str, ...],
    lists: frozenset[int],
    bounds: list[tuple[int, int]],
    parts: list[Part],
) -> list[Part] | None:
    """``Arthur, the innkeeper, brings wine``: a name, a trait or who-clause about it, and what the name does."""
    if len(bounds) < 3 or bounds[0][1] - bounds[0][0] > 2 or not atoms[bounds[0][1] - 1].startswith(NAME):
        return None
    host = bounds[0][1] - 1
    start, end = bounds[1]
    if atoms[start] in grammar.who:
        matcher = Matcher(grammar, atoms, lists)
        readings = [m for m in matcher.clauses(start + 1, end, "finite", Name(host)) if m.end == end]
        trait = _best([(m,) for m in readings]) if readings else Trouble("unknown-phrase", start, end)
    else:
        trait = _apposed(grammar, atoms, start, end)
    if isinstance(trait, Trouble):
        return None
    main = _read_joined(grammar, _blanked(grammar, atoms, start, end), bounds[0][0], bounds[2][1], lists, parts)
    if isinstance(main, Trouble):
        return None
    return [Part("trait", (), trait, host, end), main]


def _apposed(grammar: Grammar, atoms: tuple[str, ...], start: int, end: int) -> tuple[Matched, ...] | Trouble:
    """A trait between commas, read where it stands, with ``is`` in the place of the comma before it."""
    changed = (*atoms[: start - 1], *grammar.is_atoms, *atoms[start:])
    matcher = Matcher(grammar, changed)
    readings = [m for m in matcher.clauses(start - 1, end, "finite", Implied(start)) if m.end == end]
    return _best([(m,) for m in readings]) if readings else Trouble("unknown-phrase", start, end)


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
        if start + 1 >= end or atoms[start] not in grammar.conjunctions:
            break
        start += 1
    for connective, after in grammar.openings.leads(atoms, start):
        clauses = _sequence(matcher, after, end)
        if not isinstance(clauses, Trouble):
            return Part("when", (), clauses, start, end, connective)
    return _clauses_part(matcher, start, end, had_clause)


def _clauses_part(matcher: Matcher, start: int, end: int, had_clause: bool) -> Part | Trouble:
    clauses = _sequence(matcher, start, end)
    if isinstance(clauses, Trouble) and clauses.code != "two-meanings" and had_clause:
        again = _sequence(matcher, start, end, implied=True)
        if not isinstance(again, Trouble):
            clauses = again
    if isinstance(clauses, Trouble):
        return clauses
    return Part("clauses", (), clauses, start, end)


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
    found = [tail for after, tail, _ in matcher.tails.read(start, end) if after == end and tail is not None]
    return max(found, key=lambda t: scores(t.value.clauses) if isinstance(t.value, Said) else (), default=None)


def _sequence(matcher: Matcher, start: int, end: int, *, implied: bool = False) -> tuple[Matched, ...] | Trouble:
    subject = Implied(start) if implied else None
    readings: list[tuple[Matched, ...]] = []
    for after, clauses in matcher.sequence(start, end, "finite", subject):
        if after == end:
            readings.append(clauses)
            if len(readings) >= 4 * MAX_READINGS:
                break
    if not readings:
        wanted = tuple(key for key, _ in matcher.walk.wanted)
        at = min(max(matcher.walk.furthest, start), end - 1)
        if wanted:
            return Trouble("wrong-slot", at, at + 1, wanted)
        return Trouble("unknown-phrase", start, end, furthest=at)
    return _best(readings)


def _best(readings: list[tuple[Matched, ...]]) -> tuple[Matched, ...] | Trouble:
    """The reading whose phrases take most; of equals the one found first, unless they mean different words."""
    if len(readings) == 1:
        return readings[0]
    ranked = sorted(((scores(reading), reading) for reading in readings), key=itemgetter(0), reverse=True)
    highest, best = ranked[0]
    for reached, rival in ranked[1:]:
        if reached != highest:
            break
        pair = next(((a, b) for a, b in zip(_words(best), _words(rival)) if a != b), None)
        if pair is not None:
            return Trouble("two-meanings", best[0].start, best[-1].end, (), tuple(sorted(pair)))
    return best


def _words(reading: tuple[Matched, ...]) -> list[str]:
    """The words that a reading uses, outermost first."""
    found: list[str] = []
    for matched in reading:
        word = matched.terminal.word
        found.append(f"{word.vocabulary}.{word.name}")
        for arg in matched.args:
            if isinstance(arg, Said):
                found.extend(_words(arg.clauses))
    return found
