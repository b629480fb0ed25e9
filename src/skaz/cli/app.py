"""The command ``skaz``: finds the command asked for, runs it, and ends with the status of the contract."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from skaz import __version__
from skaz.cli.ending import DEFECT, UNREADABLE, defect_report, end_of_pipe
from skaz.cli.notices import show_notices
from skaz.text.failure import SkazError

#: Each command and the module that holds it under its own name; read only when it is asked for.
COMMANDS = {
    "run": "skaz.cli.run",
    "check": "skaz.cli.check",
    "compare": "skaz.cli.compare",
    "trace": "skaz.cli.trace",
    "plan": "skaz.cli.plan",
    "vocab": "skaz.cli.vocab",
    "explain": "skaz.cli.explain",
    "new": "skaz.cli.new",
}


class Commands(click.Group):
    """The commands, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(module), cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(unknown_command(args[0]), ctx)
        return super().resolve_command(ctx, args)


def unknown_command(name: str) -> str:
    from skaz.text.failure import NoSuchName
    from skaz.text.near import nearest

    return str(NoSuchName("command", name, nearest(name, COMMANDS), COMMANDS))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="skaz", message="%(prog)s %(version)s")
def skaz() -> None:
    """Write a story down once, as plain text; skaz replays it, checks it and answers for it."""


def main(args: Sequence[str] | None = None) -> None:
    """Run one command line and leave the process with its exit status.

    The collector of circular garbage stays off: a command makes much, loses little and is soon over; looking took a
    third of its time. A command that stays, as a server does, turns it on again.
    """
    gc.disable()
    show_notices()
    sys.exit(status_of(args))


def status_of(args: Sequence[str] | None = None) -> int:
    """Run one command line; its exit status, whatever happens. Nothing escapes as a traceback."""
    try:
        status = skaz.main(args=None if args is None else list(args), prog_name="skaz", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click leaves so when the reader of its help has had enough
        end_of_pipe()
        return 0
    except (KeyboardInterrupt, click.Abort):
        click.echo("", err=True)
        click.echo("skaz: stopped.", err=True)
        return 130
    except click.ClickException as wrong:
        wrong.show()
        return UNREADABLE
    except SkazError as wrong:
        click.echo(f"skaz: {wrong}", err=True)
        return UNREADABLE
    except Exception as defect:
        click.echo(defect_report(defect, __version__), err=True)
        return DEFECT
    return status if isinstance(status, int) else 0
