"""What type checkers are told of the compiled core is what it shows."""

from __future__ import annotations

import pytest

from bindings.stub import STUB, stub

pytest.importorskip("skaz._core", reason="did not run: the core is not compiled")


def test_the_stub_is_what_the_module_shows() -> None:
    assert STUB.read_text(encoding="utf-8") == stub(), "bindings/stub.py writes it anew; read the diff"
