"""Exit statuses and endings: what can go wrong ends in a sentence, never in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

import click
import pytest

from skaz.cli import app
from skaz.cli.app import COMMANDS, status_of


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["--help"]) == 0
    listed = capsys.readouterr().out
    for name, module in COMMANDS.items():
        command = getattr(import_module(module), name.replace("-", "_"))
        assert isinstance(command, click.Command)
        assert name in listed
        assert {"format", "output", "quiet"} <= {option.name for option in command.params}, name
        assert status_of([name, "--help"]) == 0


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["--version"]) == 0
    assert capsys.readouterr().out.startswith("skaz ")


@pytest.mark.parametrize(
    "args", [["explian", "dead"], ["explain"], ["explain", "--frmat", "x", "dead"], ["explain", "nope"]]
)
def test_what_cannot_be_read_ends_with_2(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(args) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err
    assert "Traceback" not in said.err


def test_the_nearest_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    status_of(["explian", "dead"])
    assert "Nearest: explain" in capsys.readouterr().err


def test_a_defect_ends_with_70_and_says_what_to_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: object, **named: object) -> None:
        raise KeyError("inner thing")

    monkeypatch.setattr(app.skaz, "main", broken)
    assert status_of(["explain", "dead"]) == 70
    said = capsys.readouterr().err
    assert "defect of skaz" in said
    assert "KeyError: 'inner thing'" in said
    assert "broken" in said
    assert "Traceback" not in said


def test_an_interrupt_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*args: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app.skaz, "main", interrupted)
    assert status_of([]) == 130
    assert "stopped" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["explain", "dead"], ["explain", "dead", "--format", "json"], ["--help"]])
def test_a_broken_pipe_is_clean(args: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run([sys.executable, "-m", "skaz", *args], stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
