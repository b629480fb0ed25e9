"""Where the material lies that is not part of the repository, and that some tests hold skaz against."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """``$SKAZ_SHARED``, else ``shared`` beside the repository; None if there is neither."""
    named = os.environ.get("SKAZ_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if folder.is_dir() else None
