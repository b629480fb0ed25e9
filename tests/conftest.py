"""What all tests share: where the material beside the repository lies, and how hard hypothesis tries."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

#: Tests, and the commands they start, keep what they work out for themselves: nobody's own shelf has a say.
_SHELF = tempfile.TemporaryDirectory(prefix="skaz-tests-")
os.environ["SKAZ_CACHE"] = _SHELF.name

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("quick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("quick"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


def shared_folder() -> Path | None:
    """``$SKAZ_SHARED``, else ``shared`` beside the repository; None if there is neither."""
    named = os.environ.get("SKAZ_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository. Where it must be (in CI) its absence is a failure."""
    folder = shared_folder()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("SKAZ_SHARED names no folder and none lies beside the repository")
        pytest.skip("did not run: no folder shared beside the repository and no SKAZ_SHARED")
    return folder
