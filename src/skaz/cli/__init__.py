"""The command line: a door, thin, no logic.

In: arguments. Out: text for people or JSON for programs, and an exit status. What a command needs beyond click is
imported inside it, so that ``skaz --help`` stays quick.
"""

from skaz.cli.app import main

__all__ = ["main"]
