"""``skaz check STORY``: what cannot be, what is left open, and what writing it down has cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import click

from skaz.cli.answer import Answer, answers

if TYPE_CHECKING:
    from skaz.text.identity import Numbered


@click.command()
@click.argument("story")
@click.option("--telling", metavar="T", help="This telling alone.")
@click.option("--strict", is_flag=True, help="Report also what was taken for granted.")
@click.option("--stats", is_flag=True, help="Say what each telling costs to write.")
@answers
def check(story: str, telling: str | None, strict: bool, stats: bool, answer: Answer) -> int:
    """Say what in STORY cannot be, with the sentences that clash. Ends with 1 if an error is not waived."""
    from skaz.cli.sum_up import numbered, told
    from skaz.story import load

    loaded = load(story)
    findings = numbered(loaded, telling, strict=strict)
    counted = [row for row in told(loaded) if telling is None or row["name"] == telling]
    if answer.wants_json:
        from skaz.text.emit import to_json

        answer.json(loaded.name, {"tellings": counted, "findings": to_json(findings)})
    else:
        from skaz.cli.sum_up import stats_text
        from skaz.text.emit import to_text

        runs = to_text(findings)
        if runs:
            runs.append(("\n", ""))
        runs.append((verdict(findings) + "\n", "message"))
        if stats:
            runs.append(("\n" + stats_text(counted), ""))
        answer.painted(runs)
    return 1 if any(is_error(numbered) for numbered in findings) else 0


def is_error(numbered: Numbered) -> bool:
    return numbered.finding.severity == "error" and numbered.finding.waived is None


def verdict(findings: Sequence[Numbered]) -> str:
    """``2 errors, 1 warning and 3 notes.``"""
    standing = [n.finding.severity for n in findings if n.finding.waived is None]
    kinds: tuple[Literal["error", "warning", "note"], ...] = ("error", "warning", "note")
    counts = {kind: standing.count(kind) for kind in kinds}
    waived = len(findings) - len(standing)
    parts = [f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items() if count]
    parts += [f"{waived} waived"] if waived else []
    if not parts:
        return "Nothing found."
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) + "."
