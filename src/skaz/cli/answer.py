"""The options every command takes, and where and how its answer goes out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from skaz.cli.ending import end_of_pipe
from skaz.text.excerpt import Run
from skaz.text.failure import Unwritable
from skaz.text.paint import coloured, plain

SCHEMA = 1

Command = Callable[..., Any]
Format = Literal["text", "json", "sarif"]


@dataclass(frozen=True)
class Answer:
    """How the answer of one command is wanted; ``text`` and ``json`` send it."""

    format: Format = "text"
    path: Path | None = None
    is_quiet: bool = False

    @property
    def wants_json(self) -> bool:
        return self.format == "json"

    @property
    def wants_colour(self) -> bool:
        """Whether text goes to a terminal that shows colours."""
        return self.path is None and sys.stdout.isatty()

    def text(self, text: str) -> None:
        """Send text; one line end closes it."""
        self.send(text.rstrip("\n") + "\n" if text else "")

    def painted(self, runs: Sequence[Run]) -> None:
        """Send text in roles (``text/emit.py``): in colours on a terminal, plain anywhere else."""
        self.text(coloured(runs, sys.stdout) if self.wants_colour else plain(runs))

    def json(self, story: str | None, body: Mapping[str, object]) -> None:
        """Send a JSON answer with its schema number and the story it is about."""
        self.data({"schema": SCHEMA, "story": story, **body})

    def data(self, whole: Mapping[str, object]) -> None:
        """Send an answer in a format of its own that is JSON."""
        self.send(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")

    def remark(self, text: str) -> None:
        """Say something beside the answer, to people only: not when quiet, not into JSON, not into a file."""
        if not self.is_quiet and self.format == "text" and self.path is None:
            to_pipe(encoded(f"{text}\n"))

    def send(self, text: str) -> None:
        """Write the answer as UTF-8 with plain line ends, whatever the machine's settings."""
        if self.path is None:
            to_pipe(encoded(text))
        else:
            to_file(self.path, text)


def encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="backslashreplace")


def to_file(path: Path, text: str) -> None:
    """Write a text to a file as UTF-8.

    Raises:
        Unwritable: the system refuses.
    """
    try:
        path.write_bytes(encoded(text))
    except OSError as wrong:
        raise Unwritable(str(path), reason_of(wrong)) from wrong


def to_pipe(data: bytes) -> None:
    """Write to the standard output; a reader who has had enough is no reason for another exit status."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        end_of_pipe()


def reason_of(wrong: OSError) -> str:
    """Why the system refused, as part of a sentence."""
    return (wrong.strerror or type(wrong).__name__).lower()


def answers(command: Command) -> Command:
    """Give a command ``--format``, ``--output`` and ``-q``; it receives them as ``answer: Answer``."""
    return answers_in("text", "json")(command)


def answers_in(*formats: Format) -> Callable[[Command], Command]:
    """The same for a command that knows other formats."""

    def decorate(command: Command) -> Command:
        return _with_answer(command, formats)

    return decorate


def _with_answer(command: Command, formats: Sequence[Format]) -> Command:
    from functools import wraps

    @wraps(command)
    def with_answer(*args: Any, format: Format, output: Path | None, quiet: bool, **named: Any) -> Any:
        return command(*args, answer=Answer(format, output, quiet), **named)

    options = [
        click.option("--format", type=click.Choice(formats), default="text", help="For people, or for programs."),
        click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the answer to a file."),
        click.option("-q", "--quiet", is_flag=True, help="The answer alone, nothing beside it."),
    ]
    decorated: Command = with_answer
    for option in reversed(options):
        decorated = option(decorated)
    return decorated
