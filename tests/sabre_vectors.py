"""The Sabre problems beside the repository and what Sabre's vectors hold about them."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from material import shared_folder
from skaz.engine.reference.ready import Ready, make_ready
from skaz.formats.sabre.read import read_problem
from skaz.text.source import Source


def problem_files() -> list[Path]:
    shared = shared_folder()
    folder = shared / "peers" / "sabre" / "problems" if shared else None
    return sorted(folder.glob("*.txt")) if folder and folder.is_dir() else []


FILES = problem_files()
every_problem = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


@cache
def ready_problem(path: Path) -> Ready:
    lifted, findings = read_problem(Source(path.name, path.read_text(encoding="utf-8").replace("\r\n", "\n")))
    assert lifted is not None, findings
    ready, findings = make_ready(lifted)
    assert ready is not None, findings
    return ready


@cache
def vectors_of(path: Path) -> dict[str, Any]:
    plain = path.parent.parent / "vectors" / f"{path.stem}.json"
    packed = plain.with_name(f"{path.stem}.json.gz")
    assert plain.exists() or packed.exists(), f"no vectors for {path.stem}"
    if plain.exists():
        return json.loads(plain.read_text(encoding="utf-8"))
    return json.loads(gzip.decompress(packed.read_bytes()))
