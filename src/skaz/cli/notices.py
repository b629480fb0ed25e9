"""What skaz says beside its answer: a line on the error stream, so that the answer stays as it is."""

from __future__ import annotations

import warnings
from typing import TextIO

import click

from skaz.text.slow import SlowReference

_as_usual = warnings.showwarning


def show_notices() -> None:
    """From now on a notice of skaz's is one line; warnings of others look as usual."""
    warnings.showwarning = _show


def _show(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    if issubclass(category, SlowReference):
        click.echo(f"skaz: {message}", err=True)
    else:
        _as_usual(message, category, filename, lineno, file, line)
