"""A replayed story summed up for people: counts, who was where, who learned what from whom, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skaz.story import Story
    from skaz.text.excerpt import Run
    from skaz.trace.summary import Learned, Whereabouts
    from skaz.trace.trace import Trace

WIDTH = 110
#: How many things that one person came to know are shown; ``skaz trace`` shows all.
SHOWN = 6


def sum_up(story: Story) -> list[Run]:
    """The text of ``skaz run``, in roles."""
    from skaz.cli.check import verdict
    from skaz.text.emit import to_text
    from skaz.text.identity import number

    runs: list[Run] = [(f"{story.title}\n\n", "message"), (counts_text(story.stats()), "")]
    for name in story.tellings:
        trace = story.replay(name)
        runs.append((f"\n{name}: who was where\n\n", "message"))
        runs.append((where_text(trace), ""))
        runs.append((f"\n{name}: who came to know what, and how\n\n", "message"))
        runs.append((knowledge_text(story, trace), ""))
    findings = number(story.check())
    runs.append((f"\nFindings: {verdict(findings)}\n\n", "message"))
    runs.extend(to_text(findings))
    if len(story.tellings) > 1:
        runs.extend(compared(story))
    return runs


def compared(story: Story) -> list[Run]:
    """What the first two tellings differ in: the roots, and how much there is; ``skaz compare`` shows all."""
    from skaz.compare.show import verdict

    found = story.compare()
    runs: list[Run] = [(f"\n{' and '.join(found.names)} compared: {verdict(found)}\n\n", "message")]
    runs.extend((f"  {root.message}\n", "") for root in found.roots)
    return runs


def counts_text(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = []
    for row in rows:
        lines.append(
            f"  {row['name']:<8} {row['language']}  {row['passages']} passages, {row['mapped']} mapped "
            f"({row['frames']} frames, {row['silent']} silent): {row['events']} events told, {row['bridges']} assumed, "
            f"{row['presupposed']} things taken for granted"
        )
    return "\n".join(lines) + "\n"


def stats_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """What each telling costs to write."""
    lines = []
    for row in rows:
        lines.append(
            f"  {row['name']:<8} {row['lines_per_passage']:.2f} lines a passage, {row['formal_share']:.1%} formal, "
            f"{row['quoted_share']:.1%} of contents only in quotation marks"
        )
    return "\n".join(lines) + "\n"


def where_text(trace: Trace) -> str:
    from skaz.trace.summary import whereabouts

    rows = whereabouts(trace)
    width = max((len(row.name) for row in rows), default=0)
    return "".join(_where_row(row, width) for row in rows) or "  nobody is told to be anywhere\n"


def _where_row(row: Whereabouts, width: int) -> str:
    parts = []
    for stay in row.stays:
        place = stay.place or "not told where"
        number = stay.passage.rpartition(":")[2] if stay.passage else "from the start"
        parts.append(f"{place}{'*' if stay.is_assumed else ''} ({number})")
    if row.death is not None and row.death.passage:
        parts.append(f"dies ({row.death.passage.rpartition(':')[2]})")
    text = " → ".join(parts)
    indent = " " * (width + 4)
    first = f"  {row.name:<{width}}  "
    lines = wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False)
    return "\n".join(lines) + "\n"


def knowledge_text(story: Story, trace: Trace) -> str:
    """What people were told, found out and concluded; what they only stood by and saw is counted."""
    from skaz.tell.facts import say_fact
    from skaz.trace.summary import learned_by_people

    language = story.telling(trace.telling).language

    by_person: dict[str, list[Learned]] = {}
    for learned in learned_by_people(trace):
        by_person.setdefault(learned.who, []).append(learned)
    lines: list[str] = []
    for person, found in by_person.items():
        shown = _once_each([each for each in found if each.how not in ("saw", "told")])
        seen = len({each.event for each in found if each.how == "saw"})
        for each in shown[:SHOWN]:
            told = say_fact(story.model, language, each.fact, each.value)
            lines.append(f"  {person}: {told}  ({each.how}, {each.event})\n")
        rest = [f"{len(shown) - SHOWN} more"] if len(shown) > SHOWN else []
        rest += [f"saw {seen} event{'' if seen == 1 else 's'}"] if seen else []
        if rest:
            lines.append(f"  {person}: {', '.join(rest)}\n")
    return "".join(lines) or "  nobody is told to learn anything\n"


def _once_each(found: list[Learned]) -> list[Learned]:
    """One of each pair that a mutual tie makes: ``lovers(a, b)`` and ``lovers(b, a)``."""
    kept: dict[tuple[str, frozenset[str]], Learned] = {}
    for each in found:
        name, _, args = each.fact.partition("(")
        words = frozenset([*args.rstrip(")").split(", "), each.value])
        kept.setdefault((name, words), each)
    return list(kept.values())
