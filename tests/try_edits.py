"""``python tests/try_edits.py [-v] [--from FOLDER] [ID or CODE]...``: make edits of the tables and say what they bring.

Without an id all are tried. ``-v`` shows what is found where that is right, too.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from stories.editing import Edit, outcome
from stories.tables import TABLES, edits


def main(args: list[str]) -> int:
    verbose = "-v" in args
    folder = Path(args[args.index("--from") + 1]) if "--from" in args else TABLES
    wanted = {a for a in args if a not in ("-v", "--from", str(folder))}
    count: Counter[str] = Counter()
    for story, edit in edits(folder).values():
        if wanted and not wanted & {edit.id, edit.id.partition("/")[0], *edit.codes}:
            continue
        try:
            found = outcome(story, edit)
        except AssertionError as wrong:
            print(f"{edit.id:8} {edit.passage:9} cannot be made: {wrong}")  # noqa: T201
            count["cannot be made"] += 1
            continue
        count[found.wrong or "right"] += 1
        if verbose or found.wrong:
            print(f"{edit.id:8} {edit.passage:9} {_named(edit)}: {found}", flush=True)  # noqa: T201
    print(count)  # noqa: T201
    return 1 if set(count) - {"right"} else 0


def _named(edit: Edit) -> str:
    return "harmless" if edit.is_harmless else "/".join(edit.codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
