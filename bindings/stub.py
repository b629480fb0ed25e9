"""Writes ``src/skaz/_core.pyi``, what type checkers know of the compiled core, from the module that is installed.

``python bindings/stub.py`` rewrites it; read the diff. A test holds that it is what the module shows.
"""

import re
from pathlib import Path

STUB = Path(__file__).resolve().parent.parent / "src" / "skaz" / "_core.pyi"


def stub() -> str:
    """The stub of the module as it is now."""
    from nanobind.stubgen import StubGen

    from skaz import _core

    writer = StubGen(_core)
    writer.put(_core)
    return without_numpy(str(writer.get()))


def without_numpy(text: str) -> str:
    """What nanobind calls an array of numpy may be any buffer of that type; what a dict holds is left open."""
    text = re.sub(r"Annotated\[NDArray\[numpy\.(\w+)\], dict\([^]]*\)\]", r'Annotated[Buffer, "\1"]', text)
    text = re.sub(
        r"from typing import Annotated\n\nimport numpy\nfrom numpy.typing import NDArray\n",
        "from typing import Annotated, Any\n\nfrom typing_extensions import Buffer\n",
        text,
    )
    text = re.sub(r"\btuple(?=[],:)])", "tuple[Any, ...]", text)
    return re.sub(r"\bdict(?=[],:)])", "dict[str, Any]", text)


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
