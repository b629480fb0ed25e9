"""``skaz compare STORY [A B]``: what two tellings do not say alike, and what is at the root of it."""

from __future__ import annotations

from pathlib import Path

import click

from skaz.cli.answer import Answer, answers


@click.command()
@click.argument("story")
@click.argument("tellings", nargs=-1, metavar="[A B]")
@click.option("--all", "whole", is_flag=True, help="Show also what only one tells, and where one says more.")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE.html", help="Write both side by side.")
@answers
def compare(story: str, tellings: tuple[str, ...], whole: bool, report: Path | None, answer: Answer) -> int:
    """Say where two tellings of STORY contradict each other, by what happens in them, in whatever languages.

    A and B are tellings of STORY, or FOLDER:telling, so that a draft can be compared with its revision; without them
    the first two are compared. Ends with 1 if there is a contradiction.
    """
    from skaz.story import load

    if len(tellings) not in (0, 2):
        raise click.UsageError("Name two tellings behind the story, or none for its first two: skaz compare STORY A B.")
    loaded = load(story)
    found = loaded.compare(*tellings)
    if report is not None:
        from skaz.cli.answer import to_file
        from skaz.compare.section import section
        from skaz.draw.report import page_html

        to_file(report, page_html(loaded.title, [section(found)]))
    if answer.wants_json:
        from skaz.compare.to_json import to_json

        answer.json(loaded.name, to_json(found))
    else:
        from skaz.compare.show import to_text

        answer.painted(to_text(found, whole=whole))
        if report is not None:
            answer.remark(f"The report is in {report}.")
    return 1 if found.contradictions else 0
