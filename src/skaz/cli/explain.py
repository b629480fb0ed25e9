"""``skaz explain CODE``: the page of a finding."""

from __future__ import annotations

import click

from skaz.cli.answer import Answer, answers


@click.command()
@click.argument("code")
@answers
def explain(code: str, answer: Answer) -> None:
    """Show what a finding means and how to mend it.

    CODE is the word after the place in a finding, such as not-there.
    """
    from skaz.text.codes import CODES, page_of

    page = page_of(code.strip().lower())
    if answer.wants_json:
        known = CODES[code.strip().lower()]
        body = {"code": known.name, "class": known.family, "severity": known.severity, "title": known.title}
        answer.json(None, {**body, "page": page})
    else:
        answer.text(page)
