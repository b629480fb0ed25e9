"""``skaz trace STORY``: every event, what it changed and for whom; the state after any of them; Sabre problems too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skaz.cli.answer import Answer, answers

if TYPE_CHECKING:
    from skaz.engine.acting import Engine
    from skaz.engine.run import Explained
    from skaz.trace.state import After
    from skaz.trace.trace import Trace


@click.command()
@click.argument("story")
@click.option("--telling", metavar="T", help="The telling; needed where there are several.")
@click.option("--after", metavar="PASSAGE|EVENT", help="The state after film:12 or film:12.2 in place of the steps.")
@click.option("--depth", type=click.IntRange(1, 2), default=1, help="2 shows beliefs about beliefs too.")
@click.option("--actions", type=click.Path(path_type=Path), metavar="FILE", help="Replay a Sabre problem along a list.")
@click.option("--engine", type=click.Choice(["core", "reference"]), help="What replays it; the core if it is there.")
@answers
def trace(
    story: str,
    telling: str | None,
    after: str | None,
    depth: int,
    actions: Path | None,
    engine: Engine | None,
    answer: Answer,
) -> int:
    """Show the steps of a replayed telling of STORY, or the state after one of them."""
    if actions is not None:
        return along_actions(Path(story), actions, engine, answer)
    from skaz.story import load
    from skaz.trace.to_json import after_to_json, trace_to_json

    loaded = load(story, engine=engine)
    replayed = loaded.replay(chosen(loaded.tellings, telling, after))
    if after is not None:
        state = replayed.after(after, depth)
        if answer.wants_json:
            answer.json(loaded.name, {"telling": replayed.telling, "after": after, **after_to_json(state)})
        else:
            answer.text(after_text(state))
    elif answer.wants_json:
        answer.json(loaded.name, {"telling": replayed.telling, **trace_to_json(replayed)})
    else:
        answer.text(steps_text(replayed))
    return 0


def chosen(names: list[str], telling: str | None, after: str | None) -> str:
    """The telling that is meant: named, named by a passage, or the only one."""
    from skaz.text.failure import NoSuchName
    from skaz.text.near import nearest

    named = telling or (after.partition(":")[0] if after and ":" in after else None)
    if named is None and len(names) == 1:
        return names[0]
    if named is None:
        raise click.UsageError(f"This story has {len(names)} tellings: {', '.join(names)}. Name one with --telling.")
    if named not in names:
        raise NoSuchName("telling", named, nearest(named, names), names)
    return named


def steps_text(trace: Trace) -> str:
    lines: list[str] = []
    for step in (*trace.beginning, *trace.steps):
        mark = {"bridge": " (assumed)", "habit": " (habit)", "presupposed": " (presupposed)"}.get(step.mode, "")
        time = f"  [{step.time}]" if step.time else ""
        lines.append(f"{step.event}  {step.text}{mark}{time}")
        if step.why:
            lines.append(f"    {step.why}")
        if step.seen_by:
            lines.append(f"    seen by {', '.join(step.seen_by)}")
        lines.extend(f"    {motive_text(str(who), each)}" for who, each in step.explained.items())
        lines.extend(f"    {c.fact}: {c.old} → {c.new}" for c in step.changes)
        lines.extend(f"    {who_text(b.who)}: {b.fact} = {b.new} ({b.how})" for b in step.beliefs)
        lines.extend(f"    presupposes {p.text}" for p in step.presupposes)
        if step.causes:
            lines.append(f"    because of {', '.join(step.causes)}")
    return "\n".join(lines)


def motive_text(who: str, explained: Explained) -> str:
    """Why somebody does it: ``Levin: love: loves(Levin, Kitty)``, with the rest of the plan if there is one."""
    if explained.against:
        return f"{who}: unmotivated, against {'; '.join(said for said, _ in explained.against)}"
    further = " → ".join((explained.plan or ())[1:])
    return f"{who}: {explained.motive or 'motive not told'}" + (f"; then {further}" if further else "")


def who_text(who: tuple[str, ...]) -> str:
    """``Anna``; ``Anna of Karenin`` for what Anna believes that Karenin believes."""
    return " of ".join(who)


def after_text(state: After) -> str:
    width = max((len(fact) for fact in state.facts), default=0)
    lines = ["Facts", *(f"  {fact:<{width}}  {value}" for fact, value in state.facts.items()), "", "Beliefs"]
    for belief in state.beliefs:
        since = f", since {belief.since}" if belief.since else ""
        lines.append(f"  {who_text(belief.who)} {belief.grade} {belief.fact} = {belief.value} ({belief.how}{since})")
    return "\n".join(lines)


def along_actions(problem: Path, actions: Path, engine: Engine | None, answer: Answer) -> int:
    """Replay a Sabre problem along a list of ground actions, one on a line; up to the first that cannot be."""
    from skaz.formats.sabre.read import read_problem
    from skaz.text.emit import to_text
    from skaz.text.identity import number
    from skaz.text.paint import plain
    from skaz.trace.from_sabre import replay_actions

    source = read(problem)
    lifted, findings = read_problem(source)
    result: dict[str, Any] | None = None
    if lifted is not None:
        result, more = replay_actions(lifted, read(actions), engine)
        findings = (*findings, *more)
    if findings:
        click.echo(plain(to_text(number(findings))), err=True)
    if result is None:
        return 2
    if answer.wants_json:
        answer.json(problem.name, result)
    else:
        import json

        answer.text(json.dumps(result, ensure_ascii=False, indent=1))
    return 2 if findings else 0


def read(path: Path) -> Any:
    from skaz.cli.answer import reason_of
    from skaz.text.failure import Unreadable
    from skaz.text.source import Source

    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as wrong:
        raise Unreadable(str(path), reason_of(wrong)) from wrong
    return Source(path.name, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
