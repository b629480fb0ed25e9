"""Small stories in strings, replayed, with what came out printed in the language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from skaz.story import Story, load
from skaz.text.finding import Finding
from skaz.trace.trace import Trace


def story(text: str, **files: str) -> Story:
    """A story from the text of its first file; ``files`` are others beside it, by name without ``.txt``."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(dedent(text), encoding="utf-8")
        for name, content in files.items():
            (Path(folder) / f"{name}.txt").write_text(dedent(content), encoding="utf-8")
        loaded = load(folder)
        assert [f"{f.code}: {f.message}" for f in loaded.findings] == []
        for telling in loaded.tellings:
            loaded.check(telling)
        return loaded


def steps(trace: Trace) -> str:
    """Each event with its causes, one a line."""
    rows = []
    for step in trace.steps:
        if step.is_event:
            causes = f" <- {', '.join(step.causes)}" if step.causes else ""
            mode = "" if step.mode == "told" else f" ({step.mode})"
            rows.append(f"{step.event}{mode} {step.text}{causes}")
    return "\n".join(rows)


def changes(trace: Trace, event: str) -> str:
    """What one event changed in the world."""
    return "\n".join(f"{c.fact}: {c.old} -> {c.new}" for c in trace.step(event).changes)


def beliefs(trace: Trace, who: str, after: str, depth: int = 1) -> str:
    """What somebody believes after a passage or event, and how they came by it."""
    found = trace.after(after, depth).beliefs
    return "\n".join(
        f"{' > '.join(b.who)}: {b.fact} = {b.value} ({b.grade}, {b.how}{', ' + b.since if b.since else ''})"
        for b in found
        if b.who[0] == who
    )


def said(findings: Iterable[Finding]) -> str:
    """Findings with the passages they name, one a line."""
    rows = []
    for f in findings:
        grade = "" if f.severity == "error" else f" ({f.severity})"
        waived = "" if f.waived is None else " waived"
        root = " echo" if f.root is not None else ""
        rows.append(f"{f.code}{grade}{waived}{root} [{' '.join(f.passages)}] {f.message}")
    return "\n".join(rows)


def text(block: str) -> str:
    """A block of expected lines."""
    return dedent(block).strip("\n")


#: A few words with which small stories are told, independent of the standard vocabularies.
WORDS = """
story "Small"

property alive(who)
  en is alive
  otherwise true
property at(who: entity): place
  en is at|in {value}
property confined(who): place
  en is confined to {value}
  otherwise nothing
property barred(who, from)
  en is barred from {from}
property sick(who)
  en is sick
  known to who
property sibling(who, whom) symmetric lasting
  en is {whom}'s sister|brother
property spouse(who): person symmetric lasting
  en is {value}'s wife|husband
property parent(who): persons lasting
  en is {value}'s child|son|daughter
property lovers(who, whom) symmetric
  known to who, whom
  kept from spouse(who), spouse(whom)
  en is {whom}'s lover
property holder(thing): person
  en is held by {value}
property asked(who, whom, what: deed of whom): pending, granted, refused
  known to who, whom
  en asked {whom} formally {what}
property rich(who) lasting
  en is rich
attitude believes(who, what: fact)
  en believes {what}
attitude wants(who, what)
  en wants {what}
attitude suspects(who, what: fact)
  en suspects {what}
attitude imagines(who, what)
  en imagines {what}
action travel(who: persons, to, with: persons?) routine
  en goes to {to} [with {with}]
  again en returns to {to}
  if at(who) != to and confined(who) = nothing and not barred(who, to)
  then at(who) = to and at(with) = to
  seen by anyone at at(who) or to
action leave(who: persons) routine
  en leaves
  if confined(who) = nothing
  then at(who) = open
action confine(who, whom, where)
  en confines {whom} to {where}
  if at(whom) = where
  then confined(whom) = where
action release(who, whom)
  en releases {whom}
  if confined(whom) != nothing
  then confined(whom) = nothing
action kill(who, whom)
  en kills {whom}
  then not alive(whom)
action greet(who, whom) together
  en greets {whom}
action flirt(who, whom) together
  en flirts with {whom}
action sing(who)
  en sings
action make_love(who, whom) symmetric together private
  en makes love with {whom}
  by who, whom
  then lovers(who, whom)
action give(who, whom, thing) together
  en gives {whom} {thing}; gives {thing} to {whom}
  if holder(thing) = who
  then holder(thing) = whom
action marry(who, whom) symmetric together
  en marries {whom}
  by who, whom
  if spouse(who) = nobody and spouse(whom) = nobody
  then spouse(who) = whom
action tell(who, whom, what: fact) together private
  en tells {whom} {what}
  then believes(whom, what)
action hear(who, what: fact, source: person?) chance
  en hears [from {source}] {what}
  then believes(who, what)
action see(who, what: fact)
  en sees|notices {what}
  if what
  then believes(who, what)
action ask(who, whom, what: deed of whom) together private
  en asks {whom} {what}
  then asked(who, whom, what) = pending and believes(whom, wants(who, what))
action refuse(who, whom?, what: deed of who?) private
  en refuses [{whom}] [{what}]
  if asked(whom, who, what) = pending
  then asked(whom, who, what) = refused
rule jealousy
  when believes(c, flirt(b, a)) and spouse(c) = a
  then suspects(c, lovers(a, b))
law kin never spouse(a) = b and sibling(a, b)
  en {a} is {b}'s sibling and cannot marry {b}

city Moscow; Petersburg
house the inn; the mill
  room the cellar
occasion the ball
woman Anna; Kitty; Dolly
man Levin; Stiva; Karenin
thing the letter
group the guests
  members Kitty, Levin
couple the Karenins
  members Anna, Karenin
"""


def small(telling: str) -> Story:
    """A story of one telling, ``t``, in words of its own; each passage is a line ``> …`` and what stands under it."""
    return story(WORDS + '\ntelling t in en "T"\n\n' + dedent(telling).strip("\n") + "\n")
