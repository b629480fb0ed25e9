"""``anachronism``: something is spoken of in a year in which nobody can know it yet."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.text.finding import Finding
from skaz.trace.dated import held_in, years_of

HELP = "Write another thing or another year. Where it is known earlier, the world says so: since, and under it  {}: {}"


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    run = words.run
    said: set[str] = set()
    for first, step in held_in(run, words.model.firsts) if run.dates else ():
        year = years_of(run, step)[1]
        if year is None or year >= first.year or first.name in said or step.span is None or step.passage is None:
            continue
        said.add(first.name)
        yield Finding(
            "anachronism",
            f'"{step.span.text}" is in {year}, and {first}.',
            step.span,
            "note",
            label=f"no {first.name} yet",
            help=HELP.format(first.name, year),
            rule=str(first),
            passages=(step.passage,),
            events=(step.id,),
        )
