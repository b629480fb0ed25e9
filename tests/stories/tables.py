"""The tables of edits: every module in ``tests/stories/edits/``, with its story."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from stories.editing import Edit

TABLES = Path(__file__).parent / "edits"


def edits(folder: Path = TABLES) -> dict[str, tuple[str, Edit]]:
    """Each edit of all tables with the story it changes, by its id."""
    found: dict[str, tuple[str, Edit]] = {}
    for path in sorted(folder.glob("*.py")):
        spec = spec_from_file_location(f"edits_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        table = module_from_spec(spec)
        spec.loader.exec_module(table)
        for edit in table.EDITS:
            assert edit.id not in found, f"two edits are called {edit.id}"
            found[edit.id] = (table.STORY, edit)
    return found
