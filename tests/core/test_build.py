"""The core fits the package it lies in, and skaz is installed without it where nothing compiles it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import skaz

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_core_is_of_this_version() -> None:
    core = pytest.importorskip("skaz._core", reason="did not run: the core is not compiled")
    assert core.version() == skaz.__version__


def build(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """What building a wheel here says, with a compiler that compiles nothing."""
    broken = folder / "c++"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    program = "import sys; from scikit_build_core.build import build_wheel; build_wheel(sys.argv[1])"
    around = {name: value for name, value in os.environ.items() if name != "SKAZ_STRICT"}
    return subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        env={**around, "CXX": str(broken), **settings},
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="did not run: the broken compiler is a shell script")
def test_without_a_compiler_everything_but_the_core_is_installed(tmp_path: Path) -> None:
    built = build(tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    assert built.returncode == 0
    assert wheel.name == f"skaz-{skaz.__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    assert not [name for name in names if "/_core." in name and not name.endswith(".pyi")]
    package = ROOT / "src" / "skaz"
    there = {path.relative_to(package.parent).as_posix() for path in package.rglob("*.skaz")}
    assert there
    assert there <= names


@pytest.mark.skipif(os.name != "posix", reason="did not run: the broken compiler is a shell script")
def test_who_works_on_the_core_is_told_that_it_does_not_compile(tmp_path: Path) -> None:
    assert build(tmp_path, SKAZ_STRICT="1").returncode != 0
    assert not [*tmp_path.glob("*.whl")]
