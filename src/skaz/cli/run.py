"""``skaz run [STORY]``: replay every telling, check it, and sum it up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skaz.cli.answer import Answer, answers

if TYPE_CHECKING:
    from skaz.engine.acting import Engine
    from skaz.story import Story


@click.command()
@click.argument("story", default="anna-karenina")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE.html", help="Write a page with everything.")
@click.option("--engine", type=click.Choice(["core", "reference"]), help="What replays it; the core if it is there.")
@answers
def run(story: str, report: Path | None, engine: Engine | None, answer: Answer) -> None:
    """Replay all tellings of STORY: who was where, who came to know what and how, and what cannot be.

    STORY is a folder, a .skaz file or the name of a bundled story; without it Anna Karenina runs.
    """
    from skaz.story import load
    from skaz.text.aside import hands

    loaded = load(story, engine=engine, workers=hands(), remembers=True)
    if report is not None:
        write_report(loaded, report)
    if answer.wants_json:
        from skaz.text.emit import to_json
        from skaz.text.identity import number

        findings, told = loaded.overview()
        body = {
            "tellings": told,
            "findings": to_json(number(findings)),
            "comparison": compared(loaded),
            "report": str(report) if report is not None else None,
        }
        answer.json(loaded.name, body)
        return
    from skaz.cli.sum_up import sum_up

    answer.painted(sum_up(loaded))
    if report is not None:
        answer.remark(f"The report is in {report}.")


def compared(story: Story) -> dict[str, object] | None:
    """The first two tellings compared, as data; None where there are not two."""
    if len(story.tellings) < 2:
        return None
    from skaz.compare.to_json import to_json

    return to_json(story.compare())


def write_report(story: Story, path: Path) -> None:
    from skaz.cli.answer import to_file
    from skaz.draw.report import report_html
    from skaz.text.identity import number

    sections = []
    if len(story.tellings) > 1:
        from skaz.compare.section import section

        sections.append(section(story.compare()))
    tellings = [(telling, story.replay(telling.name)) for telling in story.model.tellings]
    to_file(path, report_html(story.title, tellings, number(story.check()), sections))
