"""``skaz check STORY``: what cannot be, what is left open, and what writing it down has cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import click

from skaz.cli.answer import Answer, answers_in

if TYPE_CHECKING:
    from skaz.engine.acting import Engine
    from skaz.story import Story
    from skaz.text.excerpt import Run
    from skaz.text.identity import Numbered


@dataclass(frozen=True)
class Asked:
    """What is asked of a story's findings."""

    telling: str | None
    strict: bool
    only: frozenset[str]
    ignored: frozenset[str]
    stats: bool
    repairs: bool
    engine: Engine | None

    def load(self, name: str) -> Story:
        from skaz.story import load
        from skaz.text.aside import hands

        return load(name, engine=self.engine, workers=hands(), remembers=True)

    def of(self, story: Story) -> tuple[list[Numbered], list[dict[str, object]]]:
        """The findings that are wanted, and what there is of each telling, with what it cost to write."""
        from skaz.text.choice import chosen
        from skaz.text.identity import number

        findings, told = story.overview(self.telling, strict=self.strict)
        return chosen(number(findings), self.only, self.ignored), told


@click.command()
@click.argument("story")
@click.option("--telling", metavar="T", help="This telling alone.")
@click.option("--strict", is_flag=True, help="Report also what was taken for granted.")
@click.option("--only", metavar="CODES", default="", help="These codes or classes alone: dead,place.")
@click.option("--ignore", metavar="CODES", default="", help="Not these codes or classes.")
@click.option("--stats", is_flag=True, help="Say what each telling costs to write.")
@click.option("--repairs", is_flag=True, help="Try for each error what would clear it.")
@click.option("--fix", metavar="ID", multiple=True, help="Write the best repair of a finding; ID/2 the second best.")
@click.option("--diff", metavar="ID", multiple=True, help="Only show what --fix would write.")
@click.option("--watch", is_flag=True, help="Check again whenever a file of the story changes.")
@click.option("--engine", type=click.Choice(["core", "reference"]), help="What replays it; the core if it is there.")
@answers_in("text", "json", "sarif")
def check(
    story: str,
    telling: str | None,
    strict: bool,
    only: str,
    ignore: str,
    stats: bool,
    repairs: bool,
    fix: tuple[str, ...],
    diff: tuple[str, ...],
    watch: bool,
    engine: Engine | None,
    answer: Answer,
) -> int:
    """Say what in STORY cannot be, with the sentences that clash. Ends with 1 if an error is not waived."""
    from skaz.text.choice import codes_of

    asked = Asked(telling, strict, codes_of(only), codes_of(ignore), stats, repairs, engine)
    if fix or diff:
        if watch:
            raise click.UsageError("--watch stands without --fix and --diff.")
        return _mend(story, asked, fix, diff, answer)
    if watch:
        return _watch(story, asked, answer)
    return _check(story, asked, answer)


def _check(name: str, asked: Asked, answer: Answer) -> int:
    from skaz.cli.mending import remember, with_repairs

    loaded = asked.load(name)
    findings, told = asked.of(loaded)
    if findings:
        remember(name, asked)
    if asked.repairs:
        findings = with_repairs(loaded, findings)
    if answer.format == "sarif":
        from skaz import __version__
        from skaz.text.sarif import to_sarif

        answer.data(to_sarif(findings, __version__))
    else:
        if answer.wants_json:
            from skaz.text.emit import to_json

            answer.json(loaded.name, {"tellings": told, "findings": to_json(findings)})
        else:
            from skaz.cli.sum_up import stats_text

            answer.painted(_text(findings, stats_text(told) if asked.stats else ""))
    return 1 if any(is_error(numbered) for numbered in findings) else 0


def _mend(name: str, asked: Asked, fix: tuple[str, ...], diff: tuple[str, ...], answer: Answer) -> int:
    from skaz.cli.mending import mend

    if len(fix) + len(diff) > 1:
        raise click.UsageError("--fix and --diff take one finding at a time: a repair may change what else is found.")
    if asked.repairs or answer.format == "sarif":
        raise click.UsageError("--fix and --diff stand without --repairs and --format sarif.")
    return mend(name, asked, *fix, *diff, answer=answer, writes=bool(fix))


def _text(findings: Sequence[Numbered], stats: str) -> list[Run]:
    from skaz.text.emit import to_text

    runs = to_text(findings)
    if runs:
        runs.append(("\n", ""))
    runs.append((verdict(findings) + "\n", "message"))
    if stats:
        runs.append(("\n" + stats, ""))
    return runs


def _watch(name: str, asked: Asked, answer: Answer) -> int:
    """Check again and again, until somebody stops it; a file that cannot be read just now is said and waited for."""
    from skaz.cli.watching import changes
    from skaz.locate import first_file
    from skaz.text.failure import SkazError

    if answer.format != "text" or answer.path is not None:
        raise click.UsageError("--watch shows findings to people: leave out --format and --output.")
    try:
        for _ in changes(first_file(name)):
            if answer.wants_colour:
                click.clear()
            try:
                _check(name, asked, answer)
            except SkazError as wrong:
                answer.text(f"skaz: {wrong}")
            answer.remark("Watching; Ctrl-C ends it.\n")
    except KeyboardInterrupt:
        return 0
    return 0


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
