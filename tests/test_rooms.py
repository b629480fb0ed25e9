"""Data flows one way: a room imports only from rooms above it, and the doors stay light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "skaz"

#: From top to bottom; rooms of one row do not import each other.
ROWS = [
    ["text"],
    ["syntax"],
    ["model"],
    ["compile"],
    ["engine"],
    ["trace"],
    ["repair"],
    ["check", "ask", "compare", "whatif", "tell", "draw", "formats"],
    ["face"],
    ["cli", "web", "editor", "notebook"],
]
LEVEL = {room: level for level, row in enumerate(ROWS) for room in row}
#: Folders of .skaz files.
DATA = {"vocabularies", "stories"}


def room_of(path: Path) -> str:
    """The room a module belongs to; modules at the top of the package are its Python face."""
    parts = path.relative_to(PACKAGE).parts
    if parts == ("__main__.py",):
        return "cli"
    return parts[0] if len(parts) > 1 else "face"


def imported(tree: ast.AST, package: list[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything of skaz that a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            # "from skaz import cli" names a room too
            yield from ((node.lineno, f"{stem}.{alias.name}" if stem == "skaz" else stem) for alias in node.names)


def imported_rooms(path: Path) -> set[tuple[int, str]]:
    package = ["skaz", *path.relative_to(PACKAGE).parts[:-1]]
    rooms = set()
    for line, name in imported(ast.parse(path.read_text(encoding="utf-8")), package):
        parts = name.split(".")
        if parts[0] == "skaz" and parts[1:2] != ["_core"]:
            rooms.add((line, parts[1] if len(parts) > 1 and (PACKAGE / parts[1]).is_dir() else "face"))
    return rooms


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    room = room_of(path)
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line}: {room} imports {other}"
        for line, other in sorted(imported_rooms(path))
        if other != room and not LEVEL[other] < LEVEL[room]
    ]
    assert not wrong, "\n".join(wrong)


def test_every_folder_is_a_room_or_data() -> None:
    folders = {path.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE}
    assert folders <= set(LEVEL) - {"face"}, folders
    assert not [path for name in DATA for path in (PACKAGE / name).rglob("*.py")]


def test_every_room_says_what_it_is() -> None:
    silent = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert not silent


def test_the_command_line_starts_without_heavy_imports() -> None:
    program = (
        "import sys; from importlib import import_module; import skaz.cli.app as app;"
        "[import_module(m) for m in app.COMMANDS.values()];"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "skaz" in loaded
    assert not {"rich", "rapidfuzz", "numpy", "duckdb", "networkx", "pygls", "hypothesis"} & set(loaded)


def importers_of_the_core() -> dict[str, list[Path]]:
    """Room by room the modules that import the compiled core, at any place in them."""
    found: dict[str, list[Path]] = {}
    for path in MODULES:
        package = ["skaz", *path.relative_to(PACKAGE).parts[:-1]]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(name == "skaz._core" or name.startswith("skaz._core.") for _, name in imported(tree, package)):
            found.setdefault(room_of(path), []).append(path)
    return found


def test_one_module_of_a_room_imports_the_compiled_core() -> None:
    crowds = {room: paths for room, paths in importers_of_the_core().items() if len(paths) > 1}
    assert not crowds


@pytest.mark.parametrize("room", sorted(importers_of_the_core()))
def test_a_room_can_be_entered_without_the_compiled_core(room: str) -> None:
    (path,) = importers_of_the_core()[room]
    name = ".".join(["skaz", *path.relative_to(PACKAGE).with_suffix("").parts])
    program = (
        "import sys\n"
        "class NotThere:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'skaz._core': raise ModuleNotFoundError(name, name=name)\n"
        "sys.meta_path.insert(0, NotThere())\n"
        f"import {name}\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
